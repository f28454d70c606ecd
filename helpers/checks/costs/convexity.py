"""04/4: what its checks know."""

CHECKED = ()
