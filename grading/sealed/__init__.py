"""Running learners' code where it can touch nothing, and judging it where it cannot reach.

`sandbox` builds the walls, `warm` is the process inside them that forks a kernel a notebook, `kernel` talks to such
a kernel, `inside` answers calls there, `plain` is the data that may pass, `standins` are the learner's functions as
the trusted side sees them, and `execute` is the nbgrader preprocessor that puts it together.
"""
