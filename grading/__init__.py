"""The nbgrader course: its configuration, how notebooks are built and released, and how they are graded."""
