"""05/5: training a network on mini-batches, how much of the gradient reaches each layer, and the capstone.

Expected values of the first two come from the cost alone: its slopes are taken by a complex step, which is exact to
rounding, and nobody's backpropagation is used. The start and the order of the batches follow from the generator. The
capstone is judged by what its network reads on digits it has not seen.
"""
from functools import cache
from itertools import pairwise

import numpy as np

from ... import network as reference
from ...costs import network_cost, one_hot
from ...data import handwritten_digits
from ...descent import minibatches
from ..exercise import Exercise, Misconception, Mission, Probe, Question, WrongResult
from . import oracle

TRAINING, NORMS, CURES = "05/5 Train a network", "05/5 The gradient fades", "05/5 What cures it"
SCALING, CAPSTONE = "05/5 Raw pixels", "05/5 The capstone"

X_WIDE = np.array([[0.5, -1.0, 2.0], [1.5, 0.3, -0.7], [-2.0, 1.0, 0.4], [0.2, 2.5, -1.2], [-0.6, -0.8, 1.1],
                   [1.1, 0.6, 0.9], [-1.3, -0.4, -1.6]])
LABELS_WIDE = np.array([3, 0, 1, 1, 2, 0, 3])
X_NARROW = np.array([[1.0, 0.2], [0.4, -1.3], [-0.9, 0.8], [2.2, 1.1], [-1.7, -0.6]])
LABELS_NARROW = np.array([2, 0, 1, 1, 2])
X_WHOLE = np.array([[1, 0, 2], [0, 3, 1], [-1, 1, -2], [2, -1, 0], [1, 1, -1], [-2, 0, 1]])
LABELS_WHOLE = np.array([1, 0, 2, 0, 1, 1])    # the fourth class of [3, 2, 4] never occurs


def _trained(X, labels, layer_sizes, learning_rate, epochs, batch_size, seed, l2=0.0):
    """(weights, biases, costs) of the training, in which only the slopes of its cost are used."""
    rng, X = np.random.default_rng(seed), X.astype(float)
    Y = (labels[:, None] == np.arange(layer_sizes[-1])).astype(float)
    weights = [rng.normal(0, n_in**-0.5, (n_in, n_out)) for n_in, n_out in pairwise(layer_sizes)]
    biases, costs = [np.zeros(n_out) for n_out in layer_sizes[1:]], []
    for _ in range(epochs):
        for batch in np.array_split(rng.permutation(len(X)), range(batch_size, len(X), batch_size)):
            due = oracle.slopes(X[batch], Y[batch], weights, biases, l2)
            for arrays, slopes in zip((weights, biases), due, strict=True):
                for a, slope in zip(arrays, slopes, strict=True):
                    a -= learning_rate * slope
        costs.append(oracle.cost(X, Y, weights, biases, l2))
    return weights, biases, np.array(costs)


def _train_probe(label, X, labels, *rest, l2=None):
    layer_sizes, learning_rate, epochs, batch_size, seed = rest
    return Probe(label, lambda: (X.copy(), labels.copy(), list(layer_sizes), learning_rate, epochs, batch_size,
                                 np.random.default_rng(seed)),
                 _trained(X, labels, *rest, l2 or 0.0), keywords={} if l2 is None else {"l2": l2}, atol=1e-10)


_TRAIN_PROBES = (
    _train_probe("7 examples in batches of 3, units [3, 5, 4], rate 0.5, 3 epochs, l2 = 2",
                 X_WIDE, LABELS_WIDE, (3, 5, 4), 0.5, 3, 3, 51, l2=2.0),
    _train_probe("5 examples in batches of 2, units [2, 4, 2, 3], rate 0.8, 2 epochs, no penalty",
                 X_NARROW, LABELS_NARROW, (2, 4, 2, 3), 0.8, 2, 2, 52),
    _train_probe("7 examples in one batch, no hidden layer, rate 1, 2 epochs, l2 = 1",
                 X_WIDE, LABELS_WIDE, (3, 4), np.array(1.0), 2, 10, 53, l2=1.0),    # see _list_minus_list
    _train_probe("3 examples one by one, units [2, 3, 4], rate 0.6, 2 epochs, l2 = 1",
                 X_NARROW[:3], LABELS_NARROW[:3], (2, 3, 4), 0.6, 2, 1, 56, l2=1.0),
    _train_probe("whole numbers, a class that never occurs, 1 epoch, l2 = 3",
                 X_WHOLE, LABELS_WHOLE, (3, 2, 4), 0.7, 1, 4, 54, l2=3.0),
    _train_probe("no epoch at all", X_NARROW, LABELS_NARROW, (2, 3, 3), 0.3, 0, 2, 55),
)


def _moved(arrays, slopes, learning_rate):
    return [a - learning_rate * slope for a, slope in zip(arrays, slopes, strict=True)]


def _step(X, Y, weights, biases, learning_rate, l2):
    dweights, dbiases = reference.backprop(X, Y, weights, biases, l2)
    return _moved(weights, dweights, learning_rate), _moved(biases, dbiases, learning_rate)


def _uphill(X, Y, weights, biases, learning_rate, l2):
    return _step(X, Y, weights, biases, -learning_rate, l2)


def _without_penalty(X, Y, weights, biases, learning_rate, l2):
    return _step(X, Y, weights, biases, learning_rate, 0.0)


def _weights_only(X, Y, weights, biases, learning_rate, l2):
    return _step(X, Y, weights, biases, learning_rate, l2)[0], biases


def _biases_only(X, Y, weights, biases, learning_rate, l2):
    return weights, _step(X, Y, weights, biases, learning_rate, l2)[1]


def _list_minus_list(X, Y, weights, biases, learning_rate, l2):
    """Lists as if they were arrays: a TypeError, but not for a single layer with a rate that is an array of no axis."""
    dweights, dbiases = reference.backprop(X, Y, weights, biases, l2)
    return weights - learning_rate * dweights, biases - learning_rate * dbiases


def _biases_after(X, Y, weights, biases, learning_rate, l2):
    weights = _step(X, Y, weights, biases, learning_rate, l2)[0]
    return weights, _step(X, Y, weights, biases, learning_rate, l2)[1]


def _layer_after_layer(X, Y, weights, biases, learning_rate, l2):
    """Every layer is moved by a gradient taken after the layers before it had moved."""
    weights, biases = list(weights), list(biases)
    for layer in range(len(weights)):
        moved = _step(X, Y, weights, biases, learning_rate, l2)
        weights[layer], biases[layer] = (arrays[layer] for arrays in moved)
    return weights, biases


def _discarded(X, Y, weights, biases, learning_rate, l2):
    return weights, biases


def _sums(X, Y, weights, biases, learning_rate, l2):
    return _step(X, Y, weights, biases, learning_rate * len(X), l2)


def _means_again(X, Y, weights, biases, learning_rate, l2):
    return _step(X, Y, weights, biases, learning_rate / len(X), l2)


def _penalised_biases(X, Y, weights, biases, learning_rate, l2):
    weights, moved = _step(X, Y, weights, biases, learning_rate, l2)
    return weights, [m - learning_rate * l2 / len(X) * b for m, b in zip(moved, biases, strict=True)]


def _in_batches(X, Y, batch_size, rng):
    return minibatches(X, Y, batch_size, rng)


def _whole_set(X, Y, batch_size, rng):
    return [(X, Y)]


def _whole_set_for_each(X, Y, batch_size, rng):
    return [(X, Y) for _ in minibatches(X, Y, batch_size, rng)]


def _of_labels(X, Y, batch_size, rng):
    return minibatches(X, np.argmax(Y, axis=1), batch_size, rng)


def _unshuffled(X, Y, batch_size, rng):
    return [(X[i:i + batch_size], Y[i:i + batch_size]) for i in range(0, len(X), batch_size)]


def _first_batch(X, Y, batch_size, rng):
    return [next(iter(minibatches(X, Y, batch_size, rng)))]


def _last_batch(X, Y, batch_size, rng):
    return [list(minibatches(X, Y, batch_size, rng))[-1]]


def _by(step=_step, batches=_in_batches, scale=None, cost_l2=None, again=False, once=False):
    """A training that differs from the right one where it is told to; `again` starts anew in every epoch."""
    def train(X, labels, layer_sizes, learning_rate, epochs, batch_size, rng, l2=0.0):
        X, Y = np.asarray(X, dtype=float), one_hot(labels, layer_sizes[-1])
        weights, biases = reference.initialize(layer_sizes, rng, scale)
        kept = list(batches(X, Y, batch_size, rng)) if once else None
        costs = []
        for _ in range(epochs):
            if again:
                weights, biases = reference.initialize(layer_sizes, rng, scale)
            for X_batch, Y_batch in kept or batches(X, Y, batch_size, rng):
                weights, biases = step(X_batch, Y_batch, weights, biases, learning_rate, l2)
            costs.append(network_cost(X, Y, weights, biases, l2 if cost_l2 is None else cost_l2))
        return weights, biases, np.array(costs)

    return train


def _with_costs(cost_of_epoch):
    """The right training, with other costs: cost_of_epoch(X, Y, l2, path of the epoch's (X, Y, weights, biases))."""
    def train(X, labels, layer_sizes, learning_rate, epochs, batch_size, rng, l2=0.0):
        X, Y = np.asarray(X, dtype=float), one_hot(labels, layer_sizes[-1])
        weights, biases = reference.initialize(layer_sizes, rng)
        costs = []
        for _ in range(epochs):
            path = []
            for X_batch, Y_batch in minibatches(X, Y, batch_size, rng):
                before = weights, biases
                weights, biases = _step(X_batch, Y_batch, *before, learning_rate, l2)
                path.append((X_batch, Y_batch, before, (weights, biases)))
            costs.extend(cost_of_epoch(X, Y, l2, path))
        return weights, biases, np.array(costs)

    return train


def _kept(change):
    """The right training, with something else handed back."""
    def train(X, labels, layer_sizes, learning_rate, epochs, batch_size, rng, l2=0.0):
        return change(*reference.train_network(X, labels, layer_sizes, learning_rate, epochs, batch_size, rng, l2))

    return train


def _returned_in_the_loop(X, labels, layer_sizes, learning_rate, epochs, batch_size, rng, l2=0.0):
    return reference.train_network(X, labels, layer_sizes, learning_rate, 1, batch_size, rng, l2) if epochs else None


def _fixed_rate(X, labels, layer_sizes, learning_rate, epochs, batch_size, rng, l2=0.0):
    return reference.train_network(X, labels, layer_sizes, 0.1, epochs, batch_size, rng, l2)


TRAIN = Exercise(
    "train_network", 3, _TRAIN_PROBES,
    misconceptions=(
        Misconception("discarded", _by(_discarded),
                      "The weights never move: a step is worked out, but its result is not kept (in a loop, `W = ...` "
                      "only renames). Make new lists, `weights = [...]` and `biases = [...]`, with every array one "
                      "step on.", TRAINING),
        Misconception("biases_only", _by(_biases_only),
                      "The biases move, but the weights stay as initialize made them: in a loop, `W = ...` only "
                      "renames. Make a new list, `weights = [...]`, with every array one step on.", TRAINING),
        Misconception("list_minus_list", _by(_list_minus_list),
                      "weights, biases and what backprop gives are lists of arrays, and a list takes no minus. Step "
                      "each array, with zip, and collect the results in a new list.", TRAINING),
        Misconception("whole_set", _by(batches=_whole_set),
                      "Every epoch makes a single step with all examples. Loop over "
                      "`minibatches(X, Y, batch_size, rng)`, with a step for each batch.", TRAINING),
        Misconception("whole_set_for_each", _by(batches=_whole_set_for_each),
                      "Every step uses all examples. Hand X_batch and Y_batch to backprop, not X and Y.", TRAINING),
        Misconception("of_labels", _by(batches=_of_labels),
                      "The batches bring labels where backprop needs rows of Y. Deal out Y, the one-hot rows: "
                      "`minibatches(X, Y, batch_size, rng)`.", TRAINING),
        Misconception("unshuffled", _by(batches=_unshuffled),
                      "The batches follow the order of the rows. Take them from minibatches, which shuffles with rng.",
                      TRAINING),
        Misconception("same_batches", _by(once=True),
                      "All epochs go through the same batches. Call minibatches once in every epoch, so that each "
                      "epoch has a shuffle of its own.", TRAINING),
        Misconception("one_batch_an_epoch", _by(batches=_first_batch),
                      "Each epoch uses one batch only, the first. An epoch has a step for every batch: does a line of "
                      "the inner loop end it?", TRAINING),
        Misconception("last_batch_an_epoch", _by(batches=_last_batch),
                      "Each epoch makes one step only, with the slopes of its last batch: the lines that step stand "
                      "behind the inner loop. Indent them into it.", TRAINING),
        Misconception("from_the_start_again", _by(again=True),
                      "Every epoch begins with new weights, so what was learned is lost. Call initialize once, before "
                      "the loop.", TRAINING),
        Misconception("layer_after_layer", _by(_layer_after_layer),
                      "A layer is moved by a gradient taken after another layer had moved. Call backprop once a batch, "
                      "and then move all layers.", TRAINING),
        Misconception("biases_after", _by(_biases_after),
                      "The biases are moved by a gradient taken after the weights had moved. Call backprop once a "
                      "batch, and then move both.", TRAINING),
        Misconception("weights_only", _by(_weights_only),
                      "The biases stay at 0: they are to take their step too, with the slopes in dbiases.", TRAINING),
        Misconception("no_penalty", _by(_without_penalty, cost_l2=0.0),
                      "The argument l2 is not used. Hand it on, to backprop and to network_cost.", TRAINING),
        Misconception("penalty_in_cost_only", _by(_without_penalty),
                      "The costs have the penalty, but the steps do not know of it: hand l2 on to backprop as well.",
                      TRAINING),
        Misconception("cost_without_penalty", _by(cost_l2=0.0),
                      "The training is right, but the costs are those without the penalty: hand l2 on to network_cost "
                      "as well.", TRAINING),
        Misconception("penalised_biases", _by(_penalised_biases),
                      "The penalty pulls on the biases too. It is a penalty on the weights alone: take dbiases as "
                      "backprop gives them.", TRAINING),
        Misconception("uphill", _by(_uphill),
                      "This climbs: the gradient points uphill. Subtract it.", TRAINING),
        Misconception("sums", _by(_sums),
                      "The steps are too long by the number of examples in the batch. backprop gives the slopes of a "
                      "mean: nothing is to be multiplied.", TRAINING),
        Misconception("means_again", _by(_means_again),
                      "The steps are too short by the number of examples in the batch. backprop gives the slopes of a "
                      "mean: nothing is to be divided any more.", TRAINING),
        Misconception("costs_before", _with_costs(lambda X, Y, l2, path: [network_cost(X, Y, *path[0][2], l2)]),
                      "The costs are taken before each epoch. Append behind the inner loop, when all batches of the "
                      "epoch have been used.", TRAINING),
        Misconception("mean_of_batches", _with_costs(lambda X, Y, l2, path: [
                          np.mean([network_cost(x, y, *before, l2) for x, y, before, _ in path])]),
                      "Each cost is the mean of the costs of the batches, while the weights were still on their way. "
                      "Take network_cost of all of X and Y, after the epoch.", TRAINING),
        Misconception("mean_of_batches_after", _with_costs(lambda X, Y, l2, path: [
                          np.mean([network_cost(x, y, *after, l2) for x, y, _, after in path])]),
                      "Each cost is the mean of the batches' costs, each taken with other weights. Take network_cost "
                      "of all of X and Y, once, after the epoch.", TRAINING),
        Misconception("last_batch", _with_costs(lambda X, Y, l2, path: [network_cost(*path[-1][:2], *path[-1][3], l2)]),
                      "Each cost is that of the epoch's last batch. Hand all of X and Y to network_cost.", TRAINING),
        Misconception("cost_a_batch", _with_costs(lambda X, Y, l2, path: [
                          network_cost(X, Y, *after, l2) for *_, after in path]),
                      "There is a cost for every batch. One for every epoch is due: append at the indent of the inner "
                      "`for`, not inside it.", TRAINING),
        Misconception("last_cost", _kept(lambda weights, biases, costs: (weights, biases, costs[-1:].sum())),
                      "Only the last cost is returned. Keep them all, one for every epoch.", TRAINING),
        Misconception("no_costs", _kept(lambda weights, biases, costs: (weights, biases)),
                      "The costs are not returned: three things are due, weights, biases and costs.", TRAINING),
        Misconception("returned_in_the_loop", _returned_in_the_loop,
                      "Only one epoch was made: the return stands inside the loop, and so ends it. Put it behind the "
                      "loop, at the loop's own indent.", TRAINING),
        Misconception("fixed_rate", _fixed_rate,
                      "The argument learning_rate is not used: the rate is always 0.1. Write the name where the number "
                      "stands.", TRAINING),
        Misconception("small_start", _by(scale=0.01),
                      "The start has another scale than is due: call `initialize(layer_sizes, rng)` and leave its "
                      "scale out.", TRAINING),
        Misconception("zeros", _by(scale=0.0),
                      "This begins at zeros, where all hidden units of a layer stay equal for ever. Begin with "
                      "`initialize(layer_sizes, rng)`.", TRAINING),
        Misconception("forgot_return", lambda X, labels, layer_sizes, learning_rate, epochs, batch_size, rng, l2=0.0:
                      None,
                      "The function gives nothing back. After the loop, at the loop's own indent, put "
                      "`return weights, biases, np.array(costs)`.", TRAINING),
    ))


def _net(sizes, spread, seed):
    """A network with weights AND biases that are not zero."""
    rng = np.random.default_rng(seed)
    return [rng.normal(0, spread, shape) for shape in pairwise(sizes)], [rng.normal(0, spread, n) for n in sizes[1:]]


def _norms_probe(label, X, Y, sizes, spread, seed):
    weights, biases = _net(sizes, spread, seed)
    slopes, _ = oracle.slopes(X.astype(float), Y.astype(float), weights, biases)
    return Probe(label, lambda: (X.copy(), Y.copy(), [W.copy() for W in weights], [b.copy() for b in biases]),
                 np.array([np.sqrt((dW**2).sum()) for dW in slopes]), atol=1e-15)


_Y_WIDE = (LABELS_WIDE[:, None] == np.arange(4)).astype(float)
_Y_NARROW = (LABELS_NARROW[:, None] == np.arange(3)).astype(float)

LAYER_GRADIENT_NORMS = Exercise(
    "layer_gradient_norms", 2,
    probes=(
        # p is 0.5 everywhere, so that dW is the mean of x (p - y): (1.5, 2) for one example, 2.5 long
        Probe("one unit at zeros, one example (3, 4) with target 0",
              lambda: (np.array([[3.0, 4.0]]), np.array([[0.0]]), [np.zeros((2, 1))], [np.zeros(1)]), np.array([2.5])),
        _norms_probe("7 examples, units [3, 5, 4]", X_WIDE, _Y_WIDE, (3, 5, 4), 1.0, 61),
        _norms_probe("5 examples, units [2, 4, 2, 5, 3]", X_NARROW, _Y_NARROW, (2, 4, 2, 5, 3), 1.5, 62),
        _norms_probe("5 examples, units [2, 3, 3, 3], a small start", X_NARROW, _Y_NARROW, (2, 3, 3, 3), 0.05, 63),
        _norms_probe("whole numbers, units [3, 6, 2]", X_WHOLE, np.array([[1, 0], [0, 1], [1, 1], [0, 0], [1, 0],
                                                                          [0, 1]]), (3, 6, 2), 0.7, 64),
    ),
    misconceptions=(
        Misconception("squared", lambda *net: _of_layers(*net, measure=lambda dW: np.sum(dW**2)),
                      "These are the squares of the norms: take the square root of the sum of squares.", NORMS),
        Misconception("mean_square", lambda *net: _of_layers(*net, measure=lambda dW: np.sqrt(np.mean(dW**2))),
                      "This is the root of the mean of the squares. The norm is the root of their sum.", NORMS),
        Misconception("mean_size", lambda *net: _of_layers(*net, measure=lambda dW: np.mean(np.abs(dW))),
                      "This is the mean size of the entries. The norm is the root of the sum of their squares.", NORMS),
        Misconception("sum_of_sizes", lambda *net: _of_layers(*net, measure=lambda dW: np.sum(np.abs(dW))),
                      "This adds up the sizes of the entries. Square them, add, and take the root.", NORMS),
        Misconception("largest", lambda *net: _of_layers(*net, measure=lambda dW: np.max(np.abs(dW))),
                      "This is the largest entry of each layer. The norm takes them all: the root of the sum of the "
                      "squares.", NORMS),
        Misconception("spectral", lambda *net: _of_layers(*net, measure=lambda dW: np.linalg.norm(dW, 2)),
                      "`np.linalg.norm(dW, 2)` is another norm of a matrix, the largest stretch. Leave the 2 out: "
                      "without it you get the root of the sum of squares.", NORMS),
        Misconception("biases", lambda X, Y, weights, biases: np.array(
                          [np.linalg.norm(db) for db in reference.backprop(X, Y, weights, biases)[1]]),
                      "These are the norms of dbiases. Take dweights, the first of the two things that backprop "
                      "returns.", NORMS),
        Misconception("with_biases", lambda X, Y, weights, biases: np.array(
                          [np.hypot(np.linalg.norm(dW), np.linalg.norm(db))
                           for dW, db in zip(*reference.backprop(X, Y, weights, biases), strict=True)]),
                      "The biases' slopes are counted in. Here a layer's norm is that of its dweights alone.", NORMS),
        Misconception("of_the_weights", lambda X, Y, weights, biases: np.array([np.linalg.norm(W) for W in weights]),
                      "These are the norms of the weights themselves. Due are those of their gradient: call backprop.",
                      NORMS),
        Misconception("sum_over_examples", lambda *net: len(net[0]) * reference.layer_gradient_norms(*net),
                      "Every norm is m times too large: the gradient is that of a mean over the examples. backprop "
                      "divides by m already.", NORMS),
        Misconception("backwards", lambda *net: reference.layer_gradient_norms(*net)[::-1],
                      "The norms come in the order in which they were computed, the last layer first. The first layer "
                      "belongs in front.", NORMS),
        Misconception("columns", lambda *net: np.array(_norms_of_columns(*net)),
                      "With axis=0 every column of dW gets a norm of its own. One number for each layer is due: leave "
                      "the axis out.", NORMS),
        Misconception("columns_in_a_list", lambda *net: _norms_of_columns(*net),
                      "Each layer has an array of norms, one for each column, for axis=0 goes down the columns. One "
                      "number for each layer is due: leave the axis out.", NORMS),
        Misconception("all_at_once", lambda *net: np.linalg.norm(reference.layer_gradient_norms(*net)),
                      "This is one number for the whole network. One for each layer is due: (L,).", NORMS),
        Misconception("last_layer", lambda *net: reference.layer_gradient_norms(*net)[-1:],
                      "Only one layer's norm is there. Collect one for each of dweights.", NORMS),
        Misconception("forgot_return", lambda *net: None,
                      "The function gives nothing back: `return` the array of norms.", NORMS),
    ))


def _of_layers(X, Y, weights, biases, measure):
    return np.array([measure(dW) for dW in reference.backprop(X, Y, weights, biases)[0]])


def _norms_of_columns(*net):
    return [np.linalg.norm(dW, axis=0) for dW in reference.backprop(*net)[0]]


@cache
def _digits(seed, m):
    """Raw pixels and labels, shuffled: m to learn from and 497 held out."""
    X, labels = handwritten_digits()
    order = np.random.default_rng(seed).permutation(len(X))
    seen, held = order[:m], order[-497:]
    return X[seen], labels[seen], X[held], labels[held]


def reads(X, labels, due, seen=None):
    """For a probe's `use`: True if a network reads at least the share `due` of the digits X, raw pixels, (m, 64).

    Pixels divided by 16 are tried as well, since a network trained on those reads them. Else WrongResult, with the
    share in words. seen: what it was trained on.
    """
    def judged(result):
        weights, biases = _network(result)
        right = max(_share_right(X / scale, labels, weights, biases) for scale in (1, 16))
        if right >= due:
            return True
        if _share_right(X, labels, [weights[0], *(16 * W for W in weights[1:])], biases) >= due:
            raise WrongResult("the network would read well if only its first layer were divided by 16")
        if seen is not None:
            spread = np.where(seen.std(axis=0) == 0, 1, seen.std(axis=0))
            if _share_right((X - seen.mean(axis=0)) / spread, labels, weights, biases) >= due:
                raise WrongResult("the network reads standardised pixels well, but not raw ones, and raw ones it will "
                                  "get: put mean and standard deviation into its first layer")
        if _slope(X, weights, biases) < 0.003:
            # Another order of additions changes the share by percents here, so that no misconception would match it.
            raise WrongResult(f"too few of the {len(labels)} digits held out are right, and nearly all units of the "
                              "first layer are saturated: did it learn with pixels up to 16, at a rate that is too "
                              "large for them? Divide the pixels by 16 before you train, and the first weights by 16 "
                              "afterwards; see the section Raw pixels")
        raise WrongResult(f"{_in_words(right)} of the {len(labels)} digits held out are right, where {100 * due:.0f} % "
                          "are due")

    return judged


def _slope(X, weights, biases):
    """Mean a (1 - a) of the first layer: below 0.001 after learning with raw pixels at rate 1.

    About 0.1 after learning with X / 16, and 0.01 if the first layer was not divided afterwards.
    """
    return np.mean(0.25 / np.cosh(np.clip((X @ weights[0] + biases[0]) / 2, -300, 300)) ** 2)


def _in_words(share):
    """A share: in rough words where it is small, as a percentage where it counts."""
    if share < 0.15:
        return "about one in ten (as by guessing)"
    return "fewer than half" if share < 0.5 else f"{100 * share:.1f} %"


def _share_right(X, labels, weights, biases):
    """Share of the rows of X whose largest output is that of their label; the largest z has the largest sigmoid."""
    A = X
    with np.errstate(over="ignore"):
        for W, b in zip(weights[:-1], biases[:-1], strict=True):
            A = 0.5 + 0.5 * np.tanh((A @ W + b) / 2)
        return float(np.mean(np.argmax(A @ weights[-1] + biases[-1], axis=1) == labels))


def _network(result):
    """The two lists of arrays, if they make a network from 64 pixels to 10 outputs; else WrongResult."""
    if not isinstance(result, tuple | list) or len(result) != 2:
        many = f"{len(result)} things" if isinstance(result, tuple | list) else "one thing"
        raise WrongResult(f"returned {many} where two are due, weights and biases")
    lists = []
    for name, arrays in zip(("weights", "biases"), result, strict=True):
        if not isinstance(arrays, tuple | list) or not len(arrays):
            raise WrongResult(f"{name} is to be a list, with an array for each layer")
        try:
            lists.append([np.asarray(a, dtype=float) for a in arrays])
        except (TypeError, ValueError):
            raise WrongResult(f"{name} holds something that is no array of numbers") from None
    shapes = [[a.shape for a in arrays] for arrays in lists]
    sizes = [64, *(shape[-1] if shape else 0 for shape in shapes[0])]
    if shapes[0] != list(pairwise(sizes)) or shapes[1] != [(n,) for n in sizes[1:]] or sizes[-1] != 10:
        raise WrongResult(f"weights of shapes {shapes[0]} and biases of shapes {shapes[1]} make no network from 64 "
                          "pixels to 10 outputs")
    if not all(np.isfinite(a).all() for arrays in lists for a in arrays):
        raise WrongResult("the network holds nan or inf: the training went astray")
    return lists


def capstone_probe(label, seed, m=1300, due=0.95, renamed=False):
    """A call of train_digits with m digits; due: the share of those held out that is to be right."""
    X, labels, X_held, labels_held = _digits(seed, m)
    kind, rename = (int, lambda digits: 9 - digits) if renamed else (float, np.copy)
    return Probe(label, lambda: (X.astype(kind), rename(labels), np.random.default_rng(seed)), True,
                 use=reads(X_held, rename(labels_held), due, X), seconds=60.0)


def _trained_on(prepare=lambda X: X / 16, epochs=60, batch_size=lambda m: 32):
    return lambda X, labels, rng: reference.train_network(prepare(X), labels, [64, 64, 10], 1.0, epochs,
                                                          batch_size(len(X)), rng)[:2]


def _all_divided(X, labels, rng):
    weights, biases = _trained_on()(X, labels, rng)
    return [W / 16 for W in weights], biases


def _zeros(X, labels, rng):
    weights, biases, _ = _by(scale=0.0)(X / 16, labels, [64, 32, 10], 1.0, 15, 32, rng)
    return weights, biases


def _pixels_in_place(X, labels, rng):
    X /= 16
    return reference.train_network(X, labels, [64, 32, 10], 1.0, 40, 32, rng)[:2]


def _standardised(X):
    return (X - X.mean(axis=0)) / np.where(X.std(axis=0) == 0, 1, X.std(axis=0))


def _stored():
    X, labels = handwritten_digits()
    return reference.train_network(X / 16, labels, [64, 32, 10], 1.0, 30, 32, np.random.default_rng(0))[:2]


DIGITS = Exercise(
    "train_digits", 3,
    probes=(
        capstone_probe("1,300 digits to learn from, and 497 others to read", 71),
        capstone_probe("700 digits under other names, a 9 for a 0 and so on, whole numbers: 90 % of 497 others will do",
                       72, 700, 0.90, renamed=True),
    ),
    misconceptions=(
        Misconception("costs_too", lambda X, labels, rng: reference.train_network(X, labels, [64, 10], 1.0, 1, 32, rng),
                      "Three things come back, as from train_network. Here two are due: leave out the costs.",
                      CAPSTONE),
        Misconception("weights_only", lambda X, labels, rng: reference.initialize([64, 40, 10], rng)[0],
                      "Only the weights come back. The network needs its biases as well: `return weights, biases`.",
                      CAPSTONE),
        Misconception("swapped", lambda X, labels, rng: reference.initialize([64, 64, 10], rng)[::-1],
                      "weights and biases come back in the wrong order: `return weights, biases`.", CAPSTONE),
        Misconception("untrained", lambda X, labels, rng: reference.initialize([64, 64, 10], rng),
                      "This network has learned nothing: it reads no more digits than by guessing. Is it the start "
                      "that is returned, or were there too few epochs, or too small a rate?", CAPSTONE),
        Misconception("stored", lambda X, labels, rng: _stored(),
                      "The network does not depend on the digits that are handed in: other labels give the same one. "
                      "Train on the arguments X and labels, not on what stands elsewhere in the notebook.", CAPSTONE),
        Misconception("in_place", _pixels_in_place,
                      "The caller's own pixels are divided by 16: /= works in place. Write X / 16, which is a new "
                      "array.", CAPSTONE),
        Misconception("zeros", _zeros,
                      "Fewer than half of the digits are read. One reason would be a start at zeros, where the hidden "
                      "units stay equal for ever: take initialize's own scale.", CAPSTONE),
        Misconception("standardised", _trained_on(_standardised, 30),
                      "The network learned with standardised pixels, and with those it reads well, but it will be "
                      "given raw ones. Put the scale into its first layer: divide the rows of weights[0] by std, and "
                      "subtract mean @ weights[0] from biases[0] after that.", CAPSTONE),
        Misconception("all_layers_divided", _all_divided,
                      "All layers are divided by 16. Only the first one meets the pixels, so only `weights[0]` takes "
                      "the scale; the others stay as they were trained.", CAPSTONE),
        Misconception("whole_set", _trained_on(batch_size=lambda m: m),
                      "60 epochs with the whole set at once are no more than 60 steps, which is not enough. Take small "
                      "batches, such as of 32.", CAPSTONE),
    ))


QUESTIONS = (
    Question(
        "raw_pixels", 1, "25fc434c46987da5",
        {"bb2f649c6417dcc4": "The pictures say the same, but what are the units' z at the start, if every pixel is "
                             "16 times larger?",
         "85d18c01ffb8fc00": "Many units are stuck from the start, but not all of them: something is left to "
                             "learn with."},
        SCALING, options=("a", "b", "c")),
    Question(
        "eight_layers", 1, "f6ffef619a115826",
        {"18f216f7562c568b": "That is the ratio for 3 layers already. What does each further layer do to it?",
         "c23c2767ea34f053": "By which factor do neighbouring layers differ in the rows above, and how often is it "
                             "applied in 8?",
         "bffc976e2230dea0": "Each factor is small, but none is 0."},
        NORMS),
    Question(
        "three_starts", 1, "970fe31d8ac41ab6",
        {"82cfce875994d8c5": "A gradient that arrives need not be of use. How many of the sigmoid units are "
                             "saturated at scale 3.16?",
         "8021a89fbbbbebb9": "At scale 3.16 most sigmoid units are saturated: a small step changes next to "
                             "nothing in them. What about the other two?"},
        CURES, options=("a", "b", "c")),
)


BENDS = {
    "sigmoid": (lambda Z: 0.5 + 0.5 * np.tanh(Z / 2), lambda Z: 0.25 / np.cosh(Z / 2) ** 2),
    "tanh": (np.tanh, lambda Z: 1 / np.cosh(Z) ** 2),
    "ReLU": (lambda Z: np.where(Z > 0, Z, 0.0), lambda Z: np.where(Z > 0, 1.0, 0.0)),
}


def _norms_at_the_start(activation, scale, depth=8):
    """The norms that the figure shows, with derivatives taken from z."""
    X, labels = handwritten_digits()
    few = np.random.default_rng(0).permutation(len(X))[:200]
    A, rng, (bend, slope) = X[few] / 16, np.random.default_rng(0), BENDS[activation]
    layers = []
    for n_in, n_out in pairwise([64, *[32] * (depth - 1), 10]):
        W = rng.normal(0, scale, (n_in, n_out))
        layers.append((A, W, A @ W))
        A = bend(A @ W)
    dZ = (BENDS["sigmoid"][0](layers[-1][2]) - (labels[few][:, None] == np.arange(10))) / len(few)
    norms = []
    for place in reversed(range(depth)):
        A, W, _ = layers[place]
        norms.insert(0, np.sqrt(np.sum((A.T @ dZ) ** 2)))
        if place:
            dZ = (dZ @ W.T) * slope(layers[place - 1][2])
    return np.array(norms)


def _every_layer(state):
    activation, scale = state["activation"], float(state["scale"])
    if state["depth"] != 8:
        return 0.0, "The goal asks for 8 layers: move depth to its right end."
    if activation not in BENDS or not 0.03 <= scale <= 3.2:
        return 0.0, "Take activation and scale from the figure: one of the three words, a scale from 0.0316 to 3.16."
    with np.errstate(all="ignore"):
        norms = _norms_at_the_start(activation, scale)
    inside = int(np.sum((norms >= 1) & (norms <= 10)))
    found = f"{inside} of the 8 norms lie between 1 and 10, from {norms[0]:.3g} in the first layer to {norms[-1]:.3g}"
    if inside == 8:
        return 1.0, f"All 8 norms lie between 1 and 10, from {norms[0]:.3g} in the first layer to {norms[-1]:.3g}."
    return (0.5 if inside >= 6 else 0.0), f"{found} in the last. {_advice(norms)}"


def _advice(norms):
    if norms.max() > 10:
        return "Some are too large: take a smaller start scale."
    if norms[-1] < 1:
        return "All are too small, the last as well: take a larger start scale."
    return ("Towards the first layer the gradient fades: take a larger start scale, or an activation whose derivative "
            "may be 1.")


EVERY_LAYER = Mission("every_layer", 2, {"depth": 3, "activation": "sigmoid", "scale": 0.178}, _every_layer, CURES)

CHECKED = (TRAIN, LAYER_GRADIENT_NORMS, DIGITS, EVERY_LAYER, *QUESTIONS)
