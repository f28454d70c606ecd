"""What the lessons import: reference functions, data, figures, explorable figures and checks."""
