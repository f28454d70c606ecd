"""05/5: what its checks know."""

CHECKED = ()
