"""Each lesson's explorable figures, in the kernel alone."""
