"""Backpropagation of lesson 5 against HIPS autograd over random architectures, scikit-learn and published numbers."""
from itertools import pairwise

import autograd.numpy as anp
import numpy as np
import pytest
from autograd import grad
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.neural_network import MLPClassifier

from helpers import network
from helpers.costs import forward, network_cost, one_hot
from helpers.data import handwritten_digits
from helpers.gradient_table import GradientTable
from helpers.logistic import logistic_gradient

architectures = st.lists(st.integers(1, 6), min_size=2, max_size=6)


def its_cost(parameters, X, Y, l2):
    """The cost as its definition says, in autograd's arithmetic and without clipping."""
    weights, biases = parameters
    A = X
    for W, b in zip(weights, biases, strict=True):
        A = 1 / (1 + anp.exp(-(anp.dot(A, W) + b)))
    data = -anp.sum(Y * anp.log(A) + (1 - Y) * anp.log(1 - A)) / len(X)
    return data + l2 / (2 * len(X)) * sum(anp.sum(W**2) for W in weights)


def made(sizes, m, seed):
    rng = np.random.default_rng(seed)
    weights = [rng.normal(size=shape) for shape in pairwise(sizes)]
    biases = [rng.normal(size=n) for n in sizes[1:]]
    return rng.normal(size=(m, sizes[0])), rng.integers(0, 2, (m, sizes[-1])).astype(float), weights, biases


@settings(deadline=None, max_examples=60)
@given(sizes=architectures, m=st.integers(1, 7), seed=st.integers(0, 9999), l2=st.floats(0, 3))
def test_backprop_is_autograds_in_any_architecture(sizes, m, seed, l2):
    X, Y, weights, biases = made(sizes, m, seed)
    due = its_cost((weights, biases), X, Y, l2)
    np.testing.assert_allclose(network_cost(X, Y, weights, biases, l2), due, rtol=1e-10)
    mine, due = network.backprop(X, Y, weights, biases, l2), grad(its_cost)((weights, biases), X, Y, l2)
    for ours, theirs in zip(mine, due, strict=True):
        for a, b in zip(ours, theirs, strict=True):
            np.testing.assert_allclose(a, b, rtol=1e-8, atol=1e-12)


def layered(inputs, labels):
    X, W1, b1, W2, b2, W3, b3 = inputs
    A = anp.maximum(anp.dot(X, W1) + b1, 0)
    A = 1 / (1 + anp.exp(-(anp.dot(A, W2) + b2)))
    Z = anp.dot(A, W3) + b3
    return anp.mean(anp.log(anp.sum(anp.exp(Z), axis=1)) - Z[np.arange(len(Z)), labels])


@settings(deadline=None, max_examples=40)
@given(sizes=st.tuples(*4 * [st.integers(2, 6)]), m=st.integers(1, 7), seed=st.integers(0, 9999))
def test_the_layers_in_a_row_are_autograds(sizes, m, seed):
    X, _, weights, biases = made(sizes, m, seed)
    labels = np.random.default_rng(seed).integers(0, sizes[-1], m)
    inputs = [X, *(a for pair in zip(weights, biases, strict=True) for a in pair)]
    names = ["X", "W1", "b1", "W2", "b2", "W3", "b3"]

    Z1, first = network.affine_forward(X, weights[0], biases[0])
    A1, bend = network.relu_forward(Z1)
    Z2, second = network.affine_forward(A1, weights[1], biases[1])
    A2, squash = network.sigmoid_forward(Z2)
    Z3, third = network.affine_forward(A2, weights[2], biases[2])
    cost, last = network.softmax_cross_entropy_forward(Z3, labels)
    mine = {}
    dA2, mine["W3"], mine["b3"] = network.affine_backward(network.softmax_cross_entropy_backward(last), third)
    dA1, mine["W2"], mine["b2"] = network.affine_backward(network.sigmoid_backward(dA2, squash), second)
    mine["X"], mine["W1"], mine["b1"] = network.affine_backward(network.relu_backward(dA1, bend), first)

    np.testing.assert_allclose(cost, layered(inputs, labels), rtol=1e-10)
    due = dict(zip(names, grad(layered)(inputs, labels), strict=True))
    assert GradientTable({name: mine[name] for name in names}, due, tolerance=1e-7).wrong == []


@settings(deadline=None, max_examples=40)
@given(m=st.integers(1, 9), n=st.integers(1, 6), seed=st.integers(0, 9999))
def test_one_neuron_agrees_with_the_gradient_of_lesson_3(m, n, seed):
    X, Y, weights, biases = made([n, 1], m, seed)
    y, w, b = Y[:, 0], weights[0][:, 0], float(biases[0][0])
    _, cache = network.neuron_forward(X, y, w, b)
    for mine, theirs in zip(network.neuron_backward(cache), logistic_gradient(X, y, w, b), strict=True):
        np.testing.assert_allclose(mine, theirs, rtol=1e-10, atol=1e-14)


def test_published_graphs():
    # deep-learning-from-scratch, chapter 5: two apples at 100, tax 1.1; cs231n: (x + y) z at (-2, 5, -4)
    price, apples = network.multiply_forward(100.0, 2.0)
    total, taxed = network.multiply_forward(price, 1.1)
    d_price, d_tax = network.multiply_backward(1.0, taxed)
    assert total == pytest.approx(220) and d_tax == 200
    assert network.multiply_backward(d_price, apples) == pytest.approx((2.2, 110))
    q, added = network.add_forward(-2.0, 5.0)
    f, product = network.multiply_forward(q, -4.0)
    dq, dz = network.multiply_backward(1.0, product)
    assert (f, *network.add_backward(dq, added), dz) == (-12, -4, -4, 3)


def test_a_published_network_without_a_hidden_layer():
    # deep-learning-from-scratch, chapter 4, simplenet: softmax and cross-entropy of one example
    x, W = np.array([[0.6, 0.9]]), [[0.47355232, 0.9977393, 0.84668094], [0.85557411, 0.03563661, 0.69422093]]
    Z, affine = network.affine_forward(x, W, np.zeros(3))
    cost, last = network.softmax_cross_entropy_forward(Z, [2])
    _, dW, _ = network.affine_backward(network.softmax_cross_entropy_backward(last), affine)
    np.testing.assert_allclose(Z, [[1.05414809, 0.63071653, 1.1328074]], atol=1e-8)
    np.testing.assert_allclose(cost, 0.9280685366341133, atol=2e-8)
    np.testing.assert_allclose(dW, [[0.21924763, 0.14356247, -0.36281009], [0.32887144, 0.2153437, -0.54421514]],
                               atol=2e-8)


def test_parameters_come_back_out_of_their_vector():
    _, _, weights, biases = made([3, 5, 2], 1, 0)
    theta = network.flatten_parameters(weights, biases)
    assert theta.shape == (3 * 5 + 5 * 2 + 5 + 2,)
    for mine, theirs in zip(network.unflatten_parameters(theta, [3, 5, 2]), (weights, biases), strict=True):
        for a, b in zip(mine, theirs, strict=True):
            np.testing.assert_array_equal(a, b)


@pytest.mark.parametrize(("factor", "right"), [(1.0, True), (2.0, False)])
def test_a_gradient_check_tells_right_from_doubled(factor, right):
    sizes = [3, 4, 2]
    X, Y, weights, biases = made(sizes, 6, 2)

    def cost(theta):
        return network_cost(X, Y, *network.unflatten_parameters(theta, sizes))

    def gradient(theta):
        dweights, dbiases = network.backprop(X, Y, *network.unflatten_parameters(theta, sizes))
        return network.flatten_parameters([factor * dweights[0], *dweights[1:]], dbiases)

    error = network.gradient_check(cost, gradient, network.flatten_parameters(weights, biases))
    assert error < 1e-6 if right else error == pytest.approx(1 / 3, rel=1e-3)


def test_the_start_has_the_spread_that_was_asked_for():
    weights, biases = network.initialize([400, 300, 50], np.random.default_rng(0))
    assert [W.std() for W in weights] == pytest.approx([400**-0.5, 300**-0.5], rel=0.02)
    assert not any(b.any() for b in biases)
    weights, _ = network.initialize([400, 300], np.random.default_rng(0), scale=0.3)
    assert weights[0].std() == pytest.approx(0.3, rel=0.02)


def test_one_step_on_the_whole_set_is_that_of_scikit_learn():
    """Binary cross-entropy of several labels at once is what MLPClassifier minimises, with 1/m and l2/(2m) as ours."""
    rng = np.random.default_rng(1)
    X, labels = rng.normal(size=(40, 3)), np.arange(40) % 3
    theirs = MLPClassifier((5,), "logistic", solver="sgd", alpha=2.0, batch_size=40, learning_rate_init=0.3, max_iter=1,
                           momentum=0, shuffle=False, random_state=0)
    Y = one_hot(labels, 3).astype(int)
    Y[0] = [1, 1, 0]    # two labels at once, so that scikit-learn takes each output for a yes or no
    theirs.partial_fit(X, Y, classes=[0, 1, 2])
    before = [a.copy() for a in (*theirs.coefs_, *theirs.intercepts_)]
    theirs.partial_fit(X, Y)
    dweights, dbiases = network.backprop(X, Y, before[:2], before[2:], l2=2.0)
    for start, slope, end in zip(before, [*dweights, *dbiases], [*theirs.coefs_, *theirs.intercepts_], strict=True):
        np.testing.assert_allclose(start - 0.3 * slope, end, rtol=1e-9, atol=1e-12)


@pytest.mark.parametrize("seed", [11, 12, 13])
def test_the_capstone_reads_at_least_95_percent_of_the_digits_held_out(seed):
    X, labels = handwritten_digits()
    order = np.random.default_rng(seed).permutation(len(X))
    train, held = order[:1400], order[1400:]
    weights, biases = network.train_digits(X[train], labels[train], np.random.default_rng(seed))
    read = forward(X[held], weights, biases)[-1].argmax(axis=1)
    assert np.mean(read == labels[held]) >= 0.95
