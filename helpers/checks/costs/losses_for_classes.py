"""04/3: what its checks know."""

CHECKED = ()
