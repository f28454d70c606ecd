"""Running learners' code where it can touch nothing, and judging it where it cannot reach.

`sandbox` builds the walls, `warm` is the process inside them that forks a kernel a notebook, `syscalls` is what such
a kernel may ask of the system, `kernel` talks to it, `inside` answers calls there, `plain` is the data that may pass.
Out here `standins` are the learner's functions as check cells see them, `trusted` runs check cells, `outputs` takes
what is live out of a learner's outputs, `shared` keeps a sandbox for a process, and `execute` is the nbgrader
preprocessor that puts it together.
"""
