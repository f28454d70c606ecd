"""Lesson 2: what its checks know, a module a notebook."""
from . import downhill, fitting_a_line, landscapes, scaling_and_batches

CHECKED = (*downhill.CHECKED, *landscapes.CHECKED, *fitting_a_line.CHECKED, *scaling_and_batches.CHECKED)
