"""Start here: what its checks know."""

CHECKED = ()
