"""Cost and gradient of lesson 3 against HIPS autograd, and against each other where autograd overflows."""
import autograd.numpy as anp
import numpy as np
import pytest
from autograd import grad
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers.logistic import logistic_cost, logistic_gradient, logistic_gradient_loop, logistic_loss, sigmoid


def by_hand(w, b, X, y, l2):
    """The cost as its definition says, through the probability of what happened."""
    p = 1 / (1 + anp.exp(-(anp.dot(X, w) + b)))
    happened = y * p + (1 - y) * (1 - p)
    return -anp.mean(anp.log(happened)) + l2 * anp.dot(w, w) / (2 * len(y))


def made(seed, m, n):
    rng = np.random.default_rng(seed)
    return rng.normal(size=(m, n)), rng.integers(0, 2, m).astype(float), rng.normal(size=n), rng.normal()


@settings(deadline=None, max_examples=60)
@given(seed=st.integers(0, 10_000), m=st.integers(1, 12), n=st.integers(1, 7), l2=st.floats(0, 5))
def test_cost_and_gradient_are_autograds(seed, m, n, l2):
    X, y, w, b = made(seed, m, n)
    np.testing.assert_allclose(logistic_cost(X, y, w, b, l2), by_hand(w, b, X, y, l2), rtol=1e-12)
    due = grad(by_hand, 0)(w, b, X, y, l2), grad(by_hand, 1)(w, b, X, y, l2)
    for mine, theirs in zip(logistic_gradient(X, y, w, b, l2), due, strict=True):
        np.testing.assert_allclose(mine, theirs, rtol=1e-9, atol=1e-14)


@pytest.mark.parametrize(("m", "n"), [(1, 3), (7, 1), (40, 20)])
def test_two_loops_and_none_are_equal_to_1e_12(m, n):
    X, y, w, b = made(m, m, n)
    for loop, none in zip(logistic_gradient_loop(X, y, w, b), logistic_gradient(X, y, w, b), strict=True):
        np.testing.assert_allclose(loop, none, rtol=0, atol=1e-12)


@pytest.mark.parametrize("z", [-1e4, -800.0, -40.0, 40.0, 800.0, 1e4])
def test_a_sure_unit_costs_what_it_should(z):
    for y in (0.0, 1.0):
        wrong = max(z if y == 0 else -z, 0.0)
        np.testing.assert_allclose(logistic_cost([[z]], [y], [1.0], 0.0), wrong, rtol=1e-12, atol=1e-15)
        dw, db = logistic_gradient([[z]], [y], [1.0], 0.0)
        np.testing.assert_allclose([dw[0], db], [abs(z) * (wrong > 0), np.sign(z) * (wrong > 0)], atol=1e-12)
        assert np.isfinite(logistic_loss([sigmoid(z)], [y])).all()


def test_the_mean_loss_is_the_cost():
    X, y, w, b = made(5, 30, 4)
    np.testing.assert_allclose(np.mean(logistic_loss(sigmoid(X @ w + b), y)), logistic_cost(X, y, w, b), rtol=1e-12)
