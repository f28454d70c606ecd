"""Explorable figures: they run on the learner's own functions and move under the hand."""
from .differentiation import Chord, Gradient, StepSize
from .start_here import Broadcast, FirstDescent

__all__ = ["Broadcast", "Chord", "FirstDescent", "Gradient", "StepSize"]
