"""The reference functions of lesson 1 against calculus, HIPS autograd and published numbers."""
import autograd
import autograd.numpy as anp
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import array_shapes, arrays

from helpers.differentiation import (
    absolute_errors,
    best_step,
    central_difference,
    complex_step,
    forward_difference,
    numerical_gradient,
    partial_derivative,
    relative_error,
    tangent_line,
)
from helpers.shapes import center_columns, residuals

numbers = st.floats(-3, 3)


def runner(x):
    return 0.01 * x**2 + 0.1 * x


@pytest.mark.parametrize("x,published", [(5, 0.1999999999990898), (10, 0.2999999999986347)])
def test_the_published_slopes_to_the_last_digit(x, published):
    assert central_difference(runner, x) == published


@pytest.mark.parametrize("h,published", [(1e-3, 6.001), (1e-9, 6.000000496442226)])
def test_published_forward_differences_of_a_square(h, published):
    assert forward_difference(lambda w: w**2, 3.0, h) == pytest.approx(published, abs=1e-12)


@pytest.mark.parametrize("f,x,published", [
    (lambda x0: x0 * x0 + 4.0**2, 3.0, 6.00000000000378),
    (lambda x1: 3.0**2 + x1 * x1, 4.0, 7.999999999999119),
])
def test_published_partial_derivatives(f, x, published):
    assert central_difference(f, x) == pytest.approx(published, abs=1e-14)


@given(numbers, st.floats(0.01, 1))
def test_differences_of_the_sine_are_what_trigonometry_says(x, h):
    assert forward_difference(np.sin, x, h) == pytest.approx(np.cos(x + h / 2) * np.sin(h / 2) / (h / 2), abs=1e-10)
    assert central_difference(np.sin, x, h) == pytest.approx(np.cos(x) * np.sin(h) / h, abs=1e-10)


@given(numbers)
def test_the_complex_step_is_right_to_rounding(x):
    f = lambda x: anp.exp(anp.sin(x)) / (1 + x**2)
    assert complex_step(f, x) == pytest.approx(autograd.grad(f)(x), rel=1e-14, abs=1e-15)


@given(numbers, numbers)
def test_the_tangent_touches_and_has_the_slope(x0, x):
    line = tangent_line(np.exp, x0)
    assert line(x0) == np.exp(x0)
    assert line(x) == pytest.approx(np.exp(x0) * (1 + x - x0), abs=1e-6)


def test_errors_and_the_best_step():
    hs = [1.0, 0.5, 0.25, 0.25]
    errors = absolute_errors(forward_difference, lambda x: x**2, lambda x: 2 * x, 3.0, hs)
    assert errors.tolist() == [1.0, 0.5, 0.25, 0.25]
    step = best_step(forward_difference, lambda x: x**2, lambda x: 2 * x, 3.0, hs)
    assert (step, type(step)) == (0.25, float)


def smooth(x):
    """A cost that no entry enters alone."""
    return anp.log(anp.sum(anp.exp(anp.sin(x)))) + anp.sum(x)**2 / 7


@given(arrays(float, array_shapes(min_dims=0, max_dims=3, max_side=3), elements=numbers))
def test_the_gradient_agrees_with_autograd_for_any_shape(x):
    before = x.copy()
    found = numerical_gradient(smooth, x)
    assert found.shape == x.shape and found.dtype == np.float64
    np.testing.assert_allclose(found, autograd.grad(smooth)(x), atol=1e-6)
    assert np.array_equal(x, before)


def test_the_gradient_of_whole_numbers():
    x = np.array([[3, 4], [0, 2]])
    np.testing.assert_allclose(numerical_gradient(lambda x: np.sum(x**2), x), [[6, 8], [0, 4]], atol=1e-9)
    assert x.dtype.kind == "i"


def test_the_argument_is_whole_when_f_raises():
    x = np.array([1.0, 2.0])

    def refuse(x):
        raise ArithmeticError

    with pytest.raises(ArithmeticError):
        numerical_gradient(refuse, x)
    assert x.tolist() == [1.0, 2.0]


@given(arrays(float, 4, elements=numbers), st.integers(0, 3))
def test_a_partial_derivative_is_an_entry_of_the_gradient(x, i):
    assert partial_derivative(smooth, x, i) == pytest.approx(autograd.grad(smooth)(x)[i], abs=1e-6)


@given(arrays(float, (2, 3), elements=numbers), arrays(float, (2, 3), elements=numbers))
def test_relative_error_is_a_symmetric_share(a, b):
    error = relative_error(a, b)
    assert 0 <= error <= 1 and error == relative_error(b, a)
    assert relative_error(a, a) == 0


def test_relative_error_of_a_doubled_entry_is_a_third():
    assert relative_error([1.0, 2.0, 5.0], [1.0, 4.0, 5.0]) == pytest.approx(1 / 3)


@given(arrays(float, (4, 3), elements=numbers))
def test_centred_columns_have_no_mean_and_keep_their_differences(X):
    centred = center_columns(X)
    np.testing.assert_allclose(centred.sum(axis=0), 0, atol=1e-12)
    np.testing.assert_allclose(np.diff(centred, axis=0), np.diff(X, axis=0), atol=1e-12)


@pytest.mark.parametrize("first", [(4,), (4, 1)])
@pytest.mark.parametrize("second", [(4,), (4, 1)])
def test_residuals_in_any_shape(first, second):
    found = residuals(np.array([5, 6, 7, 8]).reshape(first), np.array([1, 1, 2, 2]).reshape(second))
    assert found.tolist() == [4, 5, 5, 6] and found.dtype == np.float64


def test_residuals_of_unequal_lengths_are_refused():
    with pytest.raises(ValueError, match="3 predictions for 4 measurements"):
        residuals(np.zeros(3), np.zeros(4))
