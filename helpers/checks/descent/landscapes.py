"""02/2: not written yet."""
CHECKED = ()
