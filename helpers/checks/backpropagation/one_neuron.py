"""05/2: what its checks know."""

CHECKED = ()
