"""Explorable figures: they run on the learner's own functions and move under the hand."""
from .differentiation import Chord

__all__ = ["Chord"]
