"""05/1: what its checks know."""

CHECKED = ()
