"""Lesson 1: what its checks know, a module a notebook."""
from . import gradients, slopes, step_size

CHECKED = (*slopes.CHECKED, *step_size.CHECKED, *gradients.CHECKED)
