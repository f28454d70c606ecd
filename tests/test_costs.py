"""Costs of lesson 4 against SciPy, scikit-learn, HIPS autograd and published numbers."""
import warnings

import autograd.numpy as anp
import numpy as np
import pytest
from autograd import hessian
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import optimize, special, stats
from sklearn.metrics import log_loss

from helpers import costs
from helpers.logistic import logistic_cost

numbers = st.floats(-50, 50)


@settings(deadline=None)
@given(r=st.lists(numbers, min_size=1, max_size=9), delta=st.floats(0.1, 5))
def test_huber_is_scipys(r, delta):
    np.testing.assert_allclose(costs.huber_loss(r, delta), special.huber(delta, r), rtol=1e-12, atol=1e-300)


@settings(deadline=None, max_examples=40)
@given(y=st.lists(numbers, min_size=1, max_size=9), loss=st.sampled_from(["squared", "absolute"]))
def test_no_constant_is_better_than_the_best(y, loss):
    y = np.array(y)
    element = {"squared": np.square, "absolute": np.abs}[loss]
    found = optimize.minimize_scalar(lambda c: np.sum(element(y - c)), bounds=(-51, 51), method="bounded")
    assert np.sum(element(y - costs.best_constant(y, loss))) <= found.fun + 1e-9


def test_another_word_for_the_loss_is_refused_with_the_words_there_are():
    with pytest.raises(ValueError, match="'squared' or 'absolute'"):
        costs.best_constant([1.0], "huber")


@settings(deadline=None)
@given(y=st.lists(numbers, min_size=2, max_size=9), seed=st.integers(0, 999))
def test_the_gaussian_nll_is_scipys(y, seed):
    mean, std = np.random.default_rng(seed).uniform(0.2, 4, (2, len(y)))
    np.testing.assert_allclose(costs.gaussian_nll(y, mean, std), -np.mean(stats.norm.logpdf(y, mean, std)), rtol=1e-10)


@settings(deadline=None)
@given(seed=st.integers(0, 999), m=st.integers(1, 6), K=st.integers(2, 7), size=st.sampled_from([1.0, 30.0, 1e4]))
def test_softmax_and_cross_entropy_are_scipys_and_scikit_learns(seed, m, K, size):
    rng = np.random.default_rng(seed)
    Z, labels = size * rng.normal(size=(m, K)), rng.integers(0, K, m)
    with warnings.catch_warnings(action="error"):
        np.testing.assert_allclose(costs.softmax(Z), special.softmax(Z, axis=1), rtol=1e-10, atol=1e-300)
        cost = costs.cross_entropy_from_logits(Z, labels)
    np.testing.assert_allclose(cost, -np.mean(special.log_softmax(Z, axis=1)[np.arange(m), labels]), rtol=1e-10,
                               atol=1e-15)
    if size == 1.0:
        P = costs.softmax(Z)
        due = log_loss(labels, P, labels=np.arange(K))
        np.testing.assert_allclose([cost, costs.cross_entropy(P, costs.one_hot(labels, K))], due, rtol=1e-10)


def test_published_numbers():
    # oreilly-japan/deep-learning-from-scratch, chapters 3 and 4: softmax, and cross-entropy with 1e-7 in the log
    np.testing.assert_allclose(costs.softmax([0.3, 2.9, 4.0]), [0.01821127, 0.24519181, 0.73659691], rtol=1e-6)
    P, Y = np.array([[0.1, 0.05, 0.6, 0.0, 0.05, 0.1, 0.0, 0.1, 0.0, 0.0]]), costs.one_hot([2], 10)
    np.testing.assert_allclose(costs.cross_entropy(P, Y), 0.510825457099338, rtol=1e-6)
    # cs231n: the loss of ten classes at chance
    np.testing.assert_allclose(costs.cross_entropy_from_logits(np.zeros((3, 10)), [0, 4, 9]), 2.302, atol=1e-3)


def test_two_classes_softmax_is_the_sigmoid_of_the_difference():
    Z = np.random.default_rng(1).normal(0, 5, (40, 2))
    np.testing.assert_allclose(costs.softmax(Z)[:, 1], special.expit(Z[:, 1] - Z[:, 0]), rtol=1e-13)


@pytest.mark.parametrize("labels", [[0, 3], [-1, 2]])
def test_a_label_that_is_none_of_the_classes_is_refused(labels):
    with pytest.raises(ValueError, match="0 to 2 are known"):
        costs.one_hot(labels, 3)


def softplus_cost(w, X, y, b):
    z = anp.dot(X, w) + b
    return anp.mean(anp.logaddexp(0, z) - y * z)


@pytest.mark.parametrize("seed", range(5))
def test_the_hessian_is_autograds_and_has_no_negative_eigenvalue(seed):
    rng = np.random.default_rng(seed)
    X, w, b, y = rng.normal(size=(9, 4)), rng.normal(size=4), rng.normal(), rng.integers(0, 2, 9)
    H = costs.logistic_hessian(X, w, b)
    np.testing.assert_allclose(H, hessian(softplus_cost)(w, X, y, b), rtol=1e-9, atol=1e-14)
    assert np.linalg.eigvalsh(H)[0] > -1e-12


def test_of_the_two_costs_of_one_neuron_only_the_squared_error_breaks_the_chord():
    rng = np.random.default_rng(3)
    X, y = rng.normal(size=(12, 2)), rng.integers(0, 2, 12)

    def broken(cost):
        ends = 6 * rng.normal(size=(200, 2, 3))
        return sum(costs.violates_convexity(lambda v: cost(X, y, v[:2], v[2]), a, b) for a, b in ends)

    assert broken(costs.mse_sigmoid_cost) > 20
    assert broken(logistic_cost) == 0


def test_without_a_hidden_layer_the_networks_cost_is_that_of_one_unit_a_class():
    rng = np.random.default_rng(5)
    X, W, b = rng.normal(size=(11, 4)), rng.normal(size=(4, 3)), rng.normal(size=3)
    Y = costs.one_hot(rng.integers(0, 3, 11), 3)
    apart = sum(logistic_cost(X, Y[:, k], W[:, k], b[k], l2=2.0) for k in range(3))
    np.testing.assert_allclose(costs.network_cost(X, Y, [W], [b], l2=2.0), apart, rtol=0, atol=1e-12)


def test_accuracy_is_flat_where_the_cost_is_not():
    scores, y = np.array([-1.3, -0.4, 0.2, 0.9, 1.7]), np.array([0, 1, 0, 1, 1])
    bs = np.linspace(-2, 2, 81) + 0.0123
    assert costs.share_flat(lambda b: np.mean((scores + b >= 0) == y), bs) > 0.98
    assert costs.share_flat(lambda b: np.mean(np.logaddexp(0, scores + b) - y * (scores + b)), bs) == 0
