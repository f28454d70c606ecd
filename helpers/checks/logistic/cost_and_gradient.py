"""03/2: not written yet."""
CHECKED = ()
