"""02/3: not written yet."""
CHECKED = ()
