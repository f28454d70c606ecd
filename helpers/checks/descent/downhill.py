"""02/1: not written yet."""
CHECKED = ()
