"""A maker of each explorable figure, on functions as a learner would have written them."""
import numpy as np

from helpers.explorers import Broadcast, Chord, FirstDescent, Gradient, StepSize


def wave(x):
    return x**3 / 3 - x


def chord_slope(f, x, h):
    return (f(x + h) - f(x)) / h


def bowl(x):
    return x[0] ** 2 + 3 * x[1] ** 2


def bowl_gradient(f, x):
    return np.array([2 * x[0], 6 * x[1]])


def errors(difference, f, df, x, hs):
    return [abs(difference(f, x, h) - df(x)) for h in hs]


def both_sides(f, x, h):
    return (f(x + h) - f(x - h)) / (2 * h)


def subtract(y_hat, y):
    return np.ravel(y_hat) - np.ravel(y)


FUNCTIONS = {"square": (lambda x: x**2, lambda x: 2 * x), "cube": (lambda x: x**3, lambda x: 3 * x**2)}
MAKERS = {
    "Chord": lambda **state: Chord(wave, chord_slope, **state),
    "Gradient": lambda **state: Gradient(bowl, bowl_gradient, **state),
    "StepSize": lambda **state: StepSize(FUNCTIONS, {"forward": chord_slope, "central": both_sides}, errors, **state),
    "Broadcast": lambda **state: Broadcast(subtract, **state),
    "FirstDescent": lambda **state: FirstDescent([1.0, 2.0, 3.0], [2.0, 4.1, 5.9], **state),
}
