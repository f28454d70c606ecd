"""01/2: which step is best, and why the smallest is not."""

CHECKED = ()
