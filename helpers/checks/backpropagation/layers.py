"""05/3: what its checks know."""

CHECKED = ()
