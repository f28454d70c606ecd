"""Explorable figures: they run on the learner's own functions and move under the hand."""
from .chain_rule import Graph
from .convexity import Surfaces
from .cost_and_gradient import Surprise
from .differentiation import Chord, Gradient, StepSize
from .downhill import LearningRate
from .fitting_a_line import LineFit
from .landscapes import Landscape
from .layers import Layers
from .losses_for_classes import Softmax
from .losses_for_numbers import Outlier
from .many_classes import Digit
from .network import Training
from .network_cost import ForwardPass
from .one_neuron import Factors
from .pictures import Sigmoid
from .scaling_and_batches import Batches
from .start_here import Broadcast, FirstDescent
from .training import Boundary
from .training_digits import Vanishing
from .why_not_accuracy import Stairs

__all__ = [
    "Batches", "Boundary", "Broadcast", "Chord", "Digit", "Factors", "FirstDescent", "ForwardPass", "Gradient", "Graph",
    "Landscape", "Layers", "LearningRate", "LineFit", "Outlier", "Sigmoid", "Softmax", "Stairs", "StepSize", "Surfaces",
    "Surprise", "Training", "Vanishing",
]
