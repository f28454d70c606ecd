"""04/5: the activations of every layer, and the cost of a whole network.

Expected values are worked out unit by unit with plain floats: the sigmoid as 0.5 + tanh(z / 2) / 2, the loss by the
margin s = (2 y - 1) z, which needs no p and no clip. Neither stands in the notebook.
"""
import math
from itertools import pairwise

import numpy as np

from ...logistic import sigmoid
from ..exercise import Exercise, Misconception, Probe, Question

LAYERS, SUMS, PENALTY = "04/5 Layers of units", "04/5 Two sums", "04/5 Three sums"
FREE, WHOLE = "04/5 Why the bias goes free", "04/5 The cost of a network"
SAME, HUNT = "04/5 Is it the same cost", "04/5 Find the mistake"


def _network(m, sizes, seed):
    """X, weights, biases with loud numbers: m examples, and a layer for each size after the first."""
    rng = np.random.default_rng(seed)
    weights = [rng.uniform(0.4, 1.6, shape) * rng.choice([-1.0, 1.0], shape) for shape in pairwise(sizes)]
    biases = [rng.uniform(0.3, 1.2, size) * rng.choice([-1.0, 1.0], size) for size in sizes[1:]]
    return rng.normal(size=(m, sizes[0])), weights, biases


def _task(m, sizes, seed):
    """X, Y, weights, biases: the rows of Y may hold several ones, or none."""
    X, weights, biases = _network(m, sizes, seed)
    Y = (np.arange(m * sizes[-1]).reshape(m, -1) % 3 == 1).astype(float)
    return X, Y, weights, biases


def _whole_network():
    return (np.array([[1, -2], [0, 3], [2, 1]]), [np.array([[1, 0, -1], [-1, 2, 1]]), np.array([[1], [-2], [1]])],
            [np.array([0, 1, -1]), np.array([1])])


def _whole_task():
    X, weights, biases = _whole_network()
    return X, np.array([[1], [0], [1]]), weights, biases


def _sure(right):
    """Two examples, two outputs, one layer: z is 800 or -800 in every place; all right, or all wrong."""
    Y = np.array([[1.0, 0.0], [0.0, 1.0], [1.0, 0.0]])
    X = np.array([[800.0], [-800.0], [800.0]])
    return X, Y if right else 1 - Y, [np.array([[1.0, -1.0]])], [np.zeros(2)]


def _pre_activations(row, W, b):
    return [float(b[j]) + math.fsum(float(a) * float(W[i][j]) for i, a in enumerate(row)) for j in range(len(b))]


def _true_layers(X, weights, biases):
    """Activations and pre-activations, example by example and unit by unit."""
    layers, z = [[[float(v) for v in row] for row in X]], None
    for W, b in zip(weights, biases, strict=True):
        z = [_pre_activations(row, W, b) for row in layers[-1]]
        layers.append([[0.5 + math.tanh(v / 2) / 2 for v in row] for row in z])
    return [np.array(layer) for layer in layers], z


def _true_cost(X, Y, weights, biases, l2=0.0):
    z = _true_layers(X, weights, biases)[1]
    margins = [(2 * float(y) - 1) * v for ys, row in zip(Y, z, strict=True) for y, v in zip(ys, row, strict=True)]
    data = math.fsum(max(-s, 0.0) + math.log1p(math.exp(-abs(s))) for s in margins)
    squares = math.fsum(float(v) ** 2 for W in weights for row in W for v in row)
    return (data + l2 / 2 * squares) / len(X)


# -- forward

def _forwards(activate=lambda z, last: sigmoid(z), affine=lambda A, W, b: A @ W + b, result=lambda layers: layers):
    """A forward with another activation(z, last), another affine part, or another result."""
    def forward(X, weights, biases):
        layers = [np.asarray(X, dtype=float)]
        for number, (W, b) in enumerate(zip(weights, biases, strict=True), start=1):
            layers.append(activate(affine(layers[-1], W, b), number == len(weights)))
        return result(layers)

    return forward


def _always_from_the_inputs(X, weights, biases):
    X = np.asarray(X, dtype=float)
    return [X, *(sigmoid(X @ W + b) for W, b in zip(weights, biases, strict=True))]


def _pre_activations_kept(X, weights, biases):
    A, kept = np.asarray(X, dtype=float), []
    kept.append(A)
    for W, b in zip(weights, biases, strict=True):
        kept.append(A @ W + b)
        A = sigmoid(kept[-1])
    return kept


def _returned_in_the_loop(X, weights, biases):
    X = np.asarray(X, dtype=float)
    return [X, sigmoid(X @ weights[0] + biases[0])]


def _two_layers(X, weights, biases):
    layers = [np.asarray(X, dtype=float)]
    for number in range(2):
        layers.append(sigmoid(layers[-1] @ weights[number] + biases[number]))
    return layers


def _appended_after_the_loop(X, weights, biases):
    A = np.asarray(X, dtype=float)
    layers = [A]
    for W, b in zip(weights, biases, strict=True):
        A = sigmoid(A @ W + b)
    layers.append(A)
    return layers


def _last_layer_alone(X, weights, biases):
    """Appended after the loop, and the loop never looks at what it made."""
    layers = [np.asarray(X, dtype=float)]
    for W, b in zip(weights, biases, strict=True):
        A = sigmoid(layers[-1] @ W + b)
    layers.append(A)
    return layers


def _numbers_added(X, weights, biases):
    """NumPy answers for the list: it becomes an array, to whose numbers the new ones are added."""
    layers = [np.asarray(X, dtype=float)]
    for W, b in zip(weights, biases, strict=True):
        layers += sigmoid(layers[-1] @ W + b)
    return layers


def _softmax(z):
    exps = np.exp(z - z.max(axis=1, keepdims=True))
    return exps / exps.sum(axis=1, keepdims=True)


def _forward_probe(label, arguments):
    return Probe(label, arguments, _true_layers(*arguments())[0])


FORWARD = Exercise(
    "forward", 2,
    probes=(
        _forward_probe("4 examples, one layer from 3 inputs to 2 units", lambda: _network(4, (3, 2), 451)),
        _forward_probe("5 examples, layers of 2, 4 and 3", lambda: _network(5, (2, 4, 3), 452)),
        _forward_probe("3 examples, layers of 5, 2, 4 and 1", lambda: _network(3, (5, 2, 4, 1), 453)),
        _forward_probe("4 examples, every layer of 3 units", lambda: _network(4, (3, 3, 3), 454)),
        _forward_probe("3 examples in whole numbers, layers of 2, 3 and 1", _whole_network),
    ),
    misconceptions=(
        Misconception("no_bias", _forwards(affine=lambda A, W, b: A @ W),
                      "The biases are left out: Z = A @ W + b.", LAYERS),
        Misconception("always_from_the_inputs", _always_from_the_inputs,
                      "Every layer is fed with X. A layer gets what the layer before it gave out: the last item of the "
                      "list so far.", LAYERS),
        Misconception("no_sigmoid", _forwards(activate=lambda z, last: z),
                      "No layer has a sigmoid: these are the pre-activations. Take the sigmoid of each Z before it "
                      "goes on.", LAYERS),
        Misconception("linear_output", _forwards(activate=lambda z, last: z if last else sigmoid(z)),
                      "The last layer has no sigmoid. Here every layer has one, the last as well.", LAYERS),
        Misconception("only_the_output", _forwards(activate=lambda z, last: sigmoid(z) if last else z),
                      "Only the last layer has a sigmoid. Every layer has one.", LAYERS),
        Misconception("pre_activations_kept", _pre_activations_kept,
                      "The list holds the pre-activations Z. The next layer gets sigmoid(Z), and that is what is to be "
                      "kept.", LAYERS),
        Misconception("last_only", _forwards(result=lambda layers: layers[-1]),
                      "Only the output of the last layer is returned. Return the list of all: [X, A1, ..., AL].",
                      LAYERS),
        Misconception("without_inputs", _forwards(result=lambda layers: layers[1:]),
                      "X is missing: the list begins with the inputs, as layer 0.", LAYERS),
        Misconception("without_output", _forwards(result=lambda layers: layers[:-1]),
                      "The last layer is missing. The list has one item more than there are weights.", LAYERS),
        Misconception("returned_in_the_loop", _returned_in_the_loop,
                      "`return` stands inside the loop, so only the first layer is worked out. Move it to the left.",
                      LAYERS),
        Misconception("two_layers", _two_layers,
                      "This works for two layers and no other number. Go through all of them: "
                      "`for W, b in zip(weights, biases):`, or len(weights) times.", LAYERS),
        Misconception("appended_after_the_loop", _appended_after_the_loop,
                      "Only the last layer is appended, after the loop. Move the `append` into the loop: every layer "
                      "belongs in the list.", LAYERS),
        Misconception("last_layer_alone", _last_layer_alone,
                      "The `append` stands after the loop, so activations[-1] is X all the time. Move it into the "
                      "loop.", LAYERS),
        Misconception("numbers_added", _numbers_added,
                      "With an array on the right, `+=` adds its numbers to those in the list. Put the array behind "
                      "them, as one item: activations.append(...).", LAYERS),
        Misconception("softmax_output", _forwards(activate=lambda z, last: _softmax(z) if last else sigmoid(z)),
                      "The last layer is a softmax. Here its units are sigmoid units too: each answers its own yes or "
                      "no.", LAYERS),
        Misconception("tanh", _forwards(activate=lambda z, last: np.tanh(z)),
                      "The activation is tanh, from -1 to 1. Use sigmoid.", LAYERS),
        Misconception("relu", _forwards(activate=lambda z, last: sigmoid(z) if last else np.maximum(z, 0)),
                      "The hidden layers have a ReLU, max(z, 0). Use sigmoid in every layer.", LAYERS),
        Misconception("bias_after", _forwards(activate=lambda z, last: z, affine=lambda A, W, b: sigmoid(A @ W) + b),
                      "The bias is added after the sigmoid. It belongs inside: sigmoid(A @ W + b).", LAYERS),
        Misconception("bias_taken_off", _forwards(affine=lambda A, W, b: A @ W - b),
                      "The bias is taken off. It is added.", LAYERS),
        Misconception("transposed", _forwards(affine=lambda A, W, b: A @ np.transpose(W) + b),
                      "The weights are transposed. Here a weight matrix is (n_in, n_out) and stands as it is: A @ W.",
                      LAYERS),
        Misconception("forgot_return", lambda X, weights, biases: None,
                      "The function gives nothing back. After the loop, return the list.", LAYERS),
    ))


# -- the cost

def _losses(P, Y, smallest=1e-15):
    P = np.clip(P, smallest, 1 - smallest)
    return -(Y * np.log(P) + (1 - Y) * np.log(1 - P))


def _squares(weights, biases):
    return sum(np.sum(np.square(W)) for W in weights)


def _over_2m(l2, m):
    return l2 / (2 * m)


def _cost(losses=_losses, total=lambda losses, m: np.sum(losses) / m, squares=_squares, strength=_over_2m,
          output=lambda layers, weights, biases: layers[-1]):
    """A cost with other losses(P, Y), another total of them, other squares(weights, biases) or another strength."""
    def network_cost(X, Y, weights, biases, l2=0.0):
        layers, Y = _forwards()(X, weights, biases), np.asarray(Y, dtype=float)
        with np.errstate(all="ignore"):
            return total(losses(output(layers, weights, biases), Y), len(Y)) \
                + strength(l2, len(Y)) * squares(weights, biases)

    return network_cost


def _divided_twice(X, Y, weights, biases, l2=0.0):
    P = _forwards()(X, weights, biases)[-1]
    return (np.sum(_losses(P, np.asarray(Y))) + l2 / (2 * len(Y)) * _squares(weights, biases)) / len(Y)


def _over_features(X, Y, weights, biases, l2=0.0):
    P = _forwards()(X, weights, biases)[-1]
    return (np.sum(_losses(P, np.asarray(Y))) + l2 / 2 * _squares(weights, biases)) / np.shape(X)[1]


def _output_not_taken(X, Y, weights, biases, l2=0.0):
    """The whole list goes into the losses: it is one array only where all layers have one shape."""
    layers = np.asarray(_forwards()(X, weights, biases))
    return np.sum(_losses(layers, np.asarray(Y))) / len(Y) + l2 / (2 * len(Y)) * _squares(weights, biases)


def _list_in_the_formula(X, Y, weights, biases, l2=0.0):
    P = list(_forwards()(X, weights, biases))
    with np.errstate(all="ignore"):
        data = -np.sum(Y * np.log(P) + (1 - Y) * np.log(1 - P)) / len(Y)
    return data + l2 / (2 * len(Y)) * _squares(weights, biases)


def _cost_probe(label, arguments, *l2, **keywords):
    return Probe(label, lambda: (*arguments(), *l2), _true_cost(*arguments(), *l2, **keywords), keywords=keywords)


NETWORK_COST = Exercise(
    "network_cost", 3,
    probes=(
        Probe("untrained: 3 examples, 4 outputs, all weights 0",
              lambda: (np.ones((3, 2)), np.eye(4)[:3], [np.zeros((2, 5)), np.zeros((5, 4))],
                       [np.zeros(5), np.zeros(4)]), 4 * math.log(2)),
        _cost_probe("5 examples, one layer from 3 inputs to 2 units", lambda: _task(5, (3, 2), 455)),
        _cost_probe("7 examples, layers of 2, 4 and 3, l2 left out", lambda: _task(7, (2, 4, 3), 456)),
        _cost_probe("5 examples, layers of 3, 2, 4 and 2, l2 = 2", lambda: _task(5, (3, 2, 4, 2), 457), 2.0),
        _cost_probe("4 examples, layers of 2, 5 and 1, l2 = 3 given by name", lambda: _task(4, (2, 5, 1), 458), l2=3.0),
        _cost_probe("3 examples in whole numbers, layers of 2, 3 and 1, l2 = 1", _whole_task, 1),
        _cost_probe("4 examples, every layer of 2 units, l2 = 2", lambda: _task(4, (2, 2, 2), 459), 2.0),
        Probe("sure and right: z = 800 and -800", lambda: _sure(True), 0.0),
        Probe("sure and wrong: z = 800 and -800, with the clip", lambda: _sure(False), 30 * math.log(10), rtol=1e-4),
    ),
    misconceptions=(
        Misconception("norm_not_squared", _cost(squares=lambda W, b: sum(np.linalg.norm(w) for w in W)),
                      "This penalty adds the lengths of the weight matrices, the roots of the sums of squares. Leave "
                      "the root out: np.sum(W**2).", PENALTY),
        Misconception("mean_of_all", _cost(total=lambda losses, m: np.mean(losses)),
                      "np.mean over the whole table divides by m times K. Sum over the K outputs, and divide by m "
                      "alone.", SUMS),
        Misconception("bias_penalised", _cost(squares=lambda W, b: _squares(W, b) + _squares(b, W)),
                      "The penalty includes the biases. It is for the weights alone.", FREE),
        Misconception("summed", _cost(total=lambda losses, m: np.sum(losses)),
                      "The losses are summed over the examples. Divide by m.", SUMS),
        Misconception("an_entry_an_example", _cost(total=lambda losses, m: np.sum(losses, axis=1)),
                      "This is a number for each example. The cost is their mean, one number.", SUMS),
        Misconception("an_entry_an_output", _cost(total=lambda losses, m: np.mean(losses, axis=0)),
                      "This is a number for each output. The cost is their sum, one number.", SUMS),
        Misconception("only_yes", _cost(losses=lambda P, Y: -Y * np.log(np.clip(P, 1e-15, 1 - 1e-15))),
                      "Outputs that are to say no cost nothing here. Each of the K units has both terms: "
                      "Y log P + (1 - Y) log(1 - P).", SUMS),
        Misconception("only_yes_unclipped", _cost(losses=lambda P, Y: -Y * np.log(P)),
                      "Outputs that are to say no cost nothing here: each of the K units has both terms, "
                      "Y log P + (1 - Y) log(1 - P). And where P is 0, log(0) spoils it: clip P first.", SUMS),
        Misconception("arguments_exchanged", _cost(losses=lambda P, Y: _losses(Y, P)),
                      "logistic_loss takes the probabilities first, then the targets: logistic_loss(P, Y).", SUMS),
        Misconception("output_not_taken", _output_not_taken,
                      "The losses are taken of the whole list that forward gives. P is its last item, "
                      "forward(X, weights, biases)[-1].", WHOLE),
        Misconception("list_in_the_formula", _list_in_the_formula,
                      "P is a list here, the one of all layers. Its last item holds the outputs: "
                      "forward(X, weights, biases)[-1].", WHOLE),
        Misconception("one_table_of_weights", _cost(squares=lambda W, b: np.sum(np.array(W) ** 2)),
                      "The tables of weights have different shapes, so the list cannot become one array. Add up layer "
                      "by layer: np.sum(W**2) for each W.", PENALTY),
        Misconception("minus_on_the_first", _cost(losses=lambda P, Y: -Y * np.log(np.clip(P, 1e-15, 1 - 1e-15))
                                                  + (1 - Y) * np.log(1 - np.clip(P, 1e-15, 1 - 1e-15))),
                      "The minus reaches only the first term. Put brackets around both.", SUMS),
        Misconception("sign", _cost(losses=lambda P, Y: -_losses(P, Y)),
                      "The data part has the wrong sign: logarithms of probabilities are negative. Put a minus in "
                      "front.", SUMS),
        Misconception("swapped", _cost(losses=lambda P, Y: _losses(P, 1 - Y)),
                      "Yes and no are exchanged: where Y is 1, the probability of what happened is P.", SUMS),
        Misconception("log_of_zero", _cost(losses=lambda P, Y: -(Y * np.log(P) + (1 - Y) * np.log(1 - P))),
                      "Where an output is 0 or 1 this takes log(0), and 0 * inf is nan. Clip first: "
                      "np.clip(P, 1e-15, 1 - 1e-15).", WHOLE),
        *(Misconception(f"clip_{width:g}", _cost(losses=lambda P, Y, width=width: _losses(P, Y, width)),
                        f"The clip is at {width:g}: wider than the one asked for, 1e-15.", WHOLE)
          for width in (1e-7, 1e-8, 1e-10, 1e-12)),
        Misconception("unclipped", lambda X, Y, weights, biases, l2=0.0: _true_cost(X, Y, weights, biases, l2),
                      "Sure and wrong costs more here than the clip allows. Clip the outputs to 1e-15 and 1 - 1e-15, "
                      "as logistic_loss does.", WHOLE),
        Misconception("squared", _cost(losses=lambda P, Y: (P - Y) ** 2),
                      "This is the squared error. The loss of each output is the logistic loss.", SUMS),
        Misconception("softmax", _cost(output=lambda layers, W, b: _softmax(layers[-2] @ W[-1] + b[-1])),
                      "The outputs go through a softmax. Take them from your forward: each is a sigmoid of its own.",
                      SUMS),
        Misconception("last_layer_penalised", _cost(squares=lambda W, b: _squares(W[-1:], b)),
                      "Only the last layer's weights are in the penalty. Add those of every layer.", PENALTY),
        Misconception("first_layer_penalised", _cost(squares=lambda W, b: _squares(W[:1], b)),
                      "Only the first layer's weights are in the penalty. Add those of every layer.", PENALTY),
        Misconception("no_penalty", _cost(squares=lambda W, b: 0.0),
                      "l2 is not used. Add l2 / (2 m) times the sum of all squared weights.", PENALTY),
        Misconception("no_half", _cost(strength=lambda l2, m: l2 / m),
                      "The penalty is twice what it should be: l2 is divided by 2 m, not by m.", PENALTY),
        Misconception("penalty_without_m", _cost(strength=lambda l2, m: l2 / 2),
                      "The penalty is divided by 2 alone. It shares the 1/m of the data: l2 / (2 m).", PENALTY),
        Misconception("plain_penalty", _cost(strength=lambda l2, m: l2),
                      "The penalty is not divided at all. It is l2 / (2 m) times the sum of squares.", PENALTY),
        Misconception("precedence", _cost(strength=lambda l2, m: l2 / 2 * m),
                      "Python reads l2 / 2 * m as (l2 / 2) * m. Put the 2 m in brackets.", PENALTY),
        Misconception("divided_twice", _divided_twice,
                      "The penalty is divided by m twice: once in l2 / (2 m), once more together with the losses.",
                      PENALTY),
        Misconception("absolute", _cost(squares=lambda W, b: sum(np.sum(np.abs(w)) for w in W)),
                      "This penalty adds absolute values. Square each weight.", PENALTY),
        Misconception("squared_sum", _cost(squares=lambda W, b: sum(np.sum(w) ** 2 for w in W)),
                      "This squares the sum of a layer's weights. Square each weight, then add.", PENALTY),
        Misconception("over_features", _over_features,
                      "This divides by the number of inputs. m is the number of examples, len(Y).", SUMS),
        Misconception("forgot_return", lambda X, Y, weights, biases, l2=0.0: None,
                      "The function gives nothing back. Put `return` in front of the result.", SUMS),
    ))

QUESTIONS = (
    Question(
        "chance_cost", 1, "c9f1d27a507c2335",
        {"2e16336fef220aab": "That is -log(0.5), the loss of one output. How many outputs does an example have, and "
                             "are they averaged or summed?",
         "f58af162aed3b5c0": "That is log(10), the cost of ten probabilities of 0.1 that add up to 1. What does a "
                             "sigmoid unit say whose z is 0?",
         "1d96124bbcb6fb76": "The cost takes the mean over the examples, so their number does not matter."},
        SUMS),
    Question(
        "same_cost", 1, "7abfea86cd241980",
        {"41acfa28906d0e08": "A mean would divide by K. Which of the two sums is divided in the cost of the network, "
                             "and by what?",
         "d55874643e63f268": "With no hidden layer, forward gives [X, sigmoid(X @ W + b)]. What is column k of that, "
                             "and what does each place of it cost?"},
        SAME, options=("a", "b", "c")),
    Question(
        "cost_mistakes", 2,
        {"a": "43e9bb7798d54581", "b": "80c476199ebb5e9b", "c": "3d3c04834616dcfb", "d": "054a9d6a50b5843e"},
        {"b56cd5756fe428a3": "no bias comes into it. Print its penalty for one matrix, and the sum of squares "
                             "beside it.",
         "0ead6afeb080d69b": "its losses are summed and divided by m. Look at its penalty.",
         "7cc677fa7179d6a2": "try it with l2 = 1, on a matrix whose sum of squares you know.",
         "df189b486f72affc": "the list it goes through holds weights only.",
         "6f361d806620f3ad": "v @ v is a sum of squares, without a root.",
         "12d56922ff1c40eb": "it takes the sum along axis 1, over the outputs, and only then the mean.",
         "b78fbf1b1a10368b": "it squares the entries of the weights only. Try it with l2 = 0 and more than one output.",
         "389e1dcf1aa5ff00": "its penalty is a sum of squares. Try it with l2 = 0 and more than one output.",
         "b9852748bb146fbe": "try it with l2 = 0 on a network of several outputs.",
         "d2d92126d6b46188": "it squares. But what is all in the table that it squares?",
         "dd9f85f668ed17f4": "its losses are summed and divided by m. Look at its penalty.",
         "087615dfd7e7a2ef": "that holds while the biases are 0. Try others, with l2 = 1."},
        HUNT, options=("biases penalised", "norm not squared", "mean of all entries", "right")),
)

CHECKED = (FORWARD, NETWORK_COST, *QUESTIONS)
