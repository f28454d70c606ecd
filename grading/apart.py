"""Imported first by the process that workers are forked from: Ctrl-C in a terminal is for the coordinator alone.

It came with SIGINT blocked, see `autograde`. Workers get it unblocked again, for the kernels they start need it.
"""
import os
import signal

os.setpgid(0, 0)    # a group of its own, and its workers'
before = signal.signal(signal.SIGINT, signal.SIG_IGN)
signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})    # one that came in the meantime is gone
signal.signal(signal.SIGINT, before)
