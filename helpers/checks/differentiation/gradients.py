"""01/3: slopes of functions of many numbers, and whether a gradient is right."""

CHECKED = ()
