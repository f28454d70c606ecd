"""A maker of each explorable figure, on functions as a learner would have written them."""
import numpy as np

from helpers.explorers import (
    Batches,
    Boundary,
    Broadcast,
    Chord,
    Digit,
    Factors,
    FirstDescent,
    ForwardPass,
    Gradient,
    Graph,
    Landscape,
    Layers,
    LearningRate,
    LineFit,
    Outlier,
    Sigmoid,
    Softmax,
    Stairs,
    StepSize,
    Surfaces,
    Surprise,
    Training,
    Vanishing,
)
from helpers.graph import Input


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


def tanh_sigmoid(z):
    return 0.5 + 0.5 * np.tanh(np.asarray(z) / 2)


def label_loss(p, y):
    return -np.log(np.where(y == 1, p, 1 - p))


def surest(X, W, b):
    return np.argmax(X @ W + b, axis=1)


def scale_columns(X):
    return (X - X.mean(axis=0)) / X.std(axis=0), X.mean(axis=0), X.std(axis=0)


def in_batches(X, y, batch_size, rng):
    order = rng.permutation(len(X))
    return [(X[order[i:i + batch_size]], y[order[i:i + batch_size]]) for i in range(0, len(X), batch_size)]


def units(X, W, b):
    return np.einsum("ij,jk->ik", X, W) + b, None


def cut_below(Z):
    return np.where(Z > 0, Z, 0.0), None


DIGITS = np.random.default_rng(8)    # a few pictures, and ten units that nobody trained
PIXELS, WEIGHTS = DIGITS.random((4, 64)), DIGITS.normal(size=(64, 10))
YEARS = 1960.0 + np.arange(40), 317.0 + 1.2 * np.arange(40) + 0.02 * (np.arange(40) - 20.0) ** 2
def climb_down(X, y, learning_rate, steps, l2):
    w, b = np.zeros(X.shape[1]), 0.0
    for _ in range(steps):
        off = 0.5 + 0.5 * np.tanh((X @ w + b) / 2) - y
        w, b = w - learning_rate * (X.T @ off + l2 * w) / len(y), b - learning_rate * off.mean()
    return w, b, None


def squares_too(points):
    return np.column_stack([points, points**2])


SEEN, UNSEEN = np.random.default_rng(4).normal(size=(2, 12, 2))


def roll(gradient, x0, learning_rate, momentum, steps):
    v, path = 0.0, [x0]
    for _ in range(steps):
        v = momentum * v - learning_rate * gradient(path[-1])
        path.append(path[-1] + v)
    return path


SURFACES = {
    "bowl": (lambda x: x[0] ** 2 + x[1] ** 2, lambda x: 2 * x),
    "saddle": (lambda x: x[0] ** 4 - 2 * x[0] ** 2 + x[1] ** 2,
               lambda x: np.array([4 * x[0] ** 3 - 4 * x[0], 2 * x[1]])),
    "tilted": (lambda x: x[0] ** 4 - 2 * x[0] ** 2 + 0.5 * x[0] + x[1] ** 2,
               lambda x: np.array([4 * x[0] ** 3 - 4 * x[0] + 0.5, 2 * x[1]])),
    "plain": (lambda x: 1.0 - np.exp(-2 * x @ x), lambda x: 4 * np.exp(-2 * x @ x) * x),
}
def walk(gradient, x, learning_rate, steps):
    path = [x]
    for _ in range(steps):
        path.append(path[-1] - learning_rate * gradient(path[-1]))
    return path


GREENNESS, CALLED = np.array([-3.0, -1.2, 0.4, 0.9, 2.5]), np.array([0, 0, 1, 0, 1])


def shares(Z):
    return np.exp(Z - np.logaddexp.reduce(Z, axis=-1, keepdims=True))


def surprise(P, Y):
    return -np.mean(np.log(P[Y == 1]))


def central_slope(metric, b, h):
    return (metric(b + h) - metric(b - h)) / (2 * h)


def share_called_right(b):
    return np.mean((GREENNESS + b >= 0) == CALLED)


def mean_surprise(b):
    return np.mean(np.logaddexp(0, GREENNESS + b) - CALLED * (GREENNESS + b))


def huber(r, delta):
    near = np.minimum(np.abs(r), delta)
    return near * (np.abs(r) - near / 2)


MEAN_YEARS = np.arange(1960.0, 2001.0, 5.0)
MEANS = np.array([317.0, 320.5, 325.0, 331.5, 338.0, 346.5, 353.5, 361.5, 369.0])
def through_layers(X, weights, biases):
    layers = [X]
    for W, b in zip(weights, biases, strict=True):
        layers.append(tanh_sigmoid(np.einsum("mi,ij->mj", layers[-1], W) + b))
    return layers


GATES = ([[[4.0, 4.0, -3.0], [4.0, 4.0, 0.0]], [[4.0, 0.0], [-4.0, 2.0], [0.0, 5.0]]],
         [[-2.0, -6.0, 1.0], [-2.0, -3.5]])


def norms_of_sigmoid_layers(X, Y, weights, biases):
    A = through_layers(X, weights, biases)
    dZ, norms = (A[-1] - Y) / len(X), []
    for layer in range(len(weights) - 1, -1, -1):
        norms.insert(0, np.sqrt(np.sum((A[layer].T @ dZ) ** 2)))
        dZ = dZ @ np.transpose(weights[layer]) * (A[layer] - A[layer] ** 2)
    return norms


SCANS, TARGETS = np.random.default_rng(9).random((20, 64)), np.eye(10)[np.arange(20) % 10]


SPOTS, ANSWERS = np.array([-2.0, -1.0, 0.0, 1.0, 2.0]), np.array([0, 1, 0, 1, 1])


def unit_at(v):
    return 0.5 + 0.5 * np.tanh((v[0] * SPOTS + v[1]) / 2)


def slope_by(off):
    return np.array([np.mean(off * SPOTS), np.mean(off)])


UNIT_COSTS = {
    "MSE": (lambda v: np.mean((unit_at(v) - ANSWERS) ** 2),
            lambda v: slope_by(2 * (unit_at(v) - ANSWERS) * unit_at(v) * (1 - unit_at(v)))),
    "cross-entropy": (lambda v: np.mean(np.logaddexp(0, (1 - 2 * ANSWERS) * (v[0] * SPOTS + v[1]))),
                      lambda v: slope_by(unit_at(v) - ANSWERS)),
}
FUNCTIONS = {"square": (lambda x: x**2, lambda x: 2 * x), "cube": (lambda x: x**3, lambda x: 3 * x**2)}
def random_start(sizes, rng, scale):
    return [rng.normal(size=(sizes[i], sizes[i + 1])) * scale for i in (0, 1)], [np.zeros(n) for n in sizes[1:]]


def one_hidden_layer(X, Y, weights, biases):
    """Gradients of the mean cross-entropy of a network with one hidden layer and one output."""
    A = 0.5 + 0.5 * np.tanh((X @ weights[0] + biases[0]) / 2)
    off = (0.5 + 0.5 * np.tanh((A @ weights[1] + biases[1]) / 2) - Y) / len(X)
    hidden = off @ weights[1].T * A * (1 - A)
    return [X.T @ hidden, A.T @ off], [hidden.sum(axis=0), off.sum(axis=0)]


POINTS = np.random.default_rng(9).normal(size=(21, 2))
CLOUDS = {"XOR": (POINTS, (POINTS[:, 0] * POINTS[:, 1] < 0).astype(int)), "ring": (3 * POINTS, POINTS[:, 0] > 0.2)}


def twice_used():
    x, c = Input("x", 3), Input("c", -2)
    return x * x + c * x


ADD = (lambda a, b: (a + b, None), lambda upstream, cache: [upstream, upstream])
MULTIPLY = (lambda a, b: (a * b, [b, a]), lambda upstream, cache: [upstream * factor for factor in cache])


def slopes_of_loss_and_sigmoid(p, y):
    return (p - y) / (p - p**2), p - p**2


MAKERS = {
    "Factors": lambda **state: Factors(slopes_of_loss_and_sigmoid, **state),
    "Chord": lambda **state: Chord(wave, chord_slope, **state),
    "Gradient": lambda **state: Gradient(bowl, bowl_gradient, **state),
    "Graph": lambda **state: Graph(twice_used(), ADD, MULTIPLY, **{"step": 7, **state}),
    "StepSize": lambda **state: StepSize(FUNCTIONS, {"forward": chord_slope, "central": both_sides}, errors, **state),
    "Softmax": lambda **state: Softmax(shares, surprise, **state),
    "Sigmoid": lambda **state: Sigmoid(tanh_sigmoid, **state),
    "LineFit": lambda **state: LineFit(lambda y_hat, y: np.mean((y_hat - y) ** 2), [-2.0, -1.0, 0.0, 1.0, 2.0, 0.5],
                                       [320.0, 325.0, 342.0, 350.0, 366.0, 340.0], **state),
    "Training": lambda **state: Training(random_start, one_hidden_layer, CLOUDS, **{"step": 100} | state),
    "Surprise": lambda **state: Surprise(label_loss, **state),
    "Batches": lambda **state: Batches(*YEARS, scale_columns, in_batches, **state),
    "Boundary": lambda **state: Boundary(climb_down, squares_too, SEEN, SEEN[:, 0] > SEEN[:, 1] ** 2 - 0.5, UNSEEN,
                                         UNSEEN[:, 0] > UNSEEN[:, 1] ** 2 - 0.5, **state),
    "Landscape": lambda **state: Landscape(SURFACES, roll, **state),
    "Layers": lambda **state: Layers(units, cut_below, **{"layers": 4, **state}),
    "LearningRate": lambda **state: LearningRate(walk, [[3.0, 2.0], [2.0, 6.0]], **state),
    "Broadcast": lambda **state: Broadcast(subtract, **state),
    "FirstDescent": lambda **state: FirstDescent([1.0, 2.0, 3.0], [2.0, 4.1, 5.9], **state),
    "Stairs": lambda **state: Stairs(central_slope, share_called_right, mean_surprise, **state),
    "Outlier": lambda **state: Outlier(MEAN_YEARS, MEANS, np.square, np.abs, huber, **state),
    "ForwardPass": lambda **state: ForwardPass(through_layers, *GATES, **state),
    "Vanishing": lambda **state: Vanishing(norms_of_sigmoid_layers, SCANS, TARGETS, **state),
    "Surfaces": lambda **state: Surfaces(UNIT_COSTS, SPOTS, ANSWERS, **state),
    "Digit": lambda **state: Digit(PIXELS, [3, 0, 7, 9], WEIGHTS, np.zeros(10), surest, **state),
}
