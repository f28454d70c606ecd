"""02/4: not written yet."""
CHECKED = ()
