"""03/4: not written yet."""
CHECKED = ()
