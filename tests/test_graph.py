"""Expressions as graphs, against HIPS autograd, finite differences and published numbers."""
from itertools import pairwise

import autograd.numpy as anp
import numpy as np
import pytest
from autograd import grad
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers.explorers.graph_layout import layout
from helpers.graph import OPERATIONS, Expression, Input, Leaf, gradient, in_order, log, relu, sigmoid, value

NAMES = "abcd"


def formulas(*unary):
    """Python source of a formula of a, b, c, d; names may come more than once."""
    leaf = st.sampled_from([*NAMES, "2", "0.5", "-3"])
    whole = st.recursive(leaf, lambda inner: st.one_of(
        st.tuples(inner, st.sampled_from(["+", "-", "*"]), inner).map(lambda t: f"({t[0]} {t[1]} {t[2]})"),
        st.tuples(st.sampled_from(unary), inner).map(lambda t: f"{t[0]}({t[1]})")), max_leaves=9)
    return whole.map(lambda formula: f"a * b + {formula}")


smooth, with_corners = formulas("sigmoid", "square"), formulas("sigmoid", "square", "relu")


def as_nodes(formula, numbers):
    known = {name: Input(name, number) for name, number in zip(NAMES, numbers, strict=True)}
    return eval(formula, {"sigmoid": sigmoid, "relu": relu, "square": lambda x: (x + 0) ** 2, **known})


def by_autograd(formula):
    known = {"sigmoid": lambda x: 0.5 + 0.5 * anp.tanh(x / 2), "square": lambda x: x * x,
             "relu": lambda x: x * (x > 0)}
    return lambda numbers: eval(formula, known | dict(zip(NAMES, numbers, strict=True)))


numbers_in_reach = st.lists(st.floats(-1.5, 1.5).map(lambda x: round(x, 3) + 0.0005), min_size=4, max_size=4)


@settings(max_examples=100, deadline=None)
@given(with_corners, numbers_in_reach)
def test_values_and_gradients_are_those_of_autograd(formula, numbers):
    J, theirs = as_nodes(formula, numbers), by_autograd(formula)
    place = np.array(numbers)
    assert value(J) == pytest.approx(float(theirs(place)), rel=1e-9, abs=1e-9)
    due = dict(zip(NAMES, grad(theirs)(place), strict=True))
    for name, slope in gradient(J).items():
        assert slope == pytest.approx(due[name], rel=1e-8, abs=1e-9), (formula, name)


@settings(max_examples=60, deadline=None)
@given(smooth, numbers_in_reach)
def test_every_edge_agrees_with_a_nudge_along_it_and_paths_are_added(formula, numbers):
    expression = Expression(as_nodes(formula, numbers))
    values, caches = expression.forward(OPERATIONS, {})
    along = expression.backward(OPERATIONS, caches)
    assert set(along) == set(expression.edges)
    for edge, slope in along.items():
        assert expression.measured(OPERATIONS, values, edge) == pytest.approx(slope, rel=1e-4, abs=1e-5), formula
    for name, leaf in expression.inputs.items():
        h = 1e-5
        ends = [value(expression.J, **{name: leaf.value + s}) for s in (h, -h)]
        assert expression.received(leaf, along) == pytest.approx((ends[0] - ends[1]) / (2 * h), rel=1e-4, abs=1e-5)


@settings(max_examples=100, deadline=None)
@given(with_corners, numbers_in_reach)
def test_nothing_is_drawn_on_top_of_something_else(formula, numbers):
    expression = Expression(as_nodes(formula, numbers))
    places, lanes = layout(expression)
    assert set(places) == set(in_order(expression.J)) and set(lanes) == set(expression.edges)
    rows = sorted(places.values())
    assert all(a[0] != b[0] or b[1] - a[1] > 0.4 for a, b in pairwise(rows)), formula
    for (target, place), _ in lanes.items():
        assert places[target.sources[place]][0] < places[target][0]
    assert min(level for level, _ in rows) == 0 and max(rows)[0] == places[expression.J][0]
    for level in range(max(rows)[0]):    # edges that run side by side
        beside = sorted(lane for (target, place), lane in lanes.items()
                        if places[target.sources[place]][0] <= level < places[target][0])
        assert all(b - a > 0.4 for a, b in pairwise(beside)), formula


# published numbers: Saito, Deep Learning from Scratch, chapter 5; CS231n, notes on backpropagation; DeepLearning.AI,
# Advanced Learning Algorithms, week 2

def test_apples_and_oranges():
    names = {"apple": 100, "apples": 2, "orange": 150, "oranges": 3, "tax": 1.1}
    apple, apples, orange, oranges, tax = (Input(name, number) for name, number in names.items())
    assert value(apple * apples * tax) == pytest.approx(220)
    assert gradient(apple * apples * tax) == pytest.approx({"apple": 2.2, "apples": 110, "tax": 200})
    both = (apple * apples + orange * oranges) * tax
    assert value(both) == pytest.approx(715)
    assert gradient(both) == pytest.approx({"apple": 2.2, "apples": 110, "orange": 3.3, "oranges": 165, "tax": 650})


def test_circuit_and_neuron():
    x, y, z = Input("x", -2), Input("y", 5), Input("z", -4)
    assert value((x + y) * z) == -12 and gradient((x + y) * z) == {"x": -4, "y": -4, "z": 3}
    w0, x0, w1, x1, w2 = (Input(n, v) for n, v in zip(("w0", "x0", "w1", "x1", "w2"), (2, -1, -3, -2, -3), strict=True))
    f = sigmoid(w0 * x0 + w1 * x1 + w2)
    assert value(f) == pytest.approx(0.73, abs=0.005)
    assert gradient(f) == pytest.approx({"w0": -0.2, "x0": 0.39, "w1": -0.39, "x1": -0.59, "w2": 0.2}, abs=0.005)


def test_a_square_of_a_line():
    w = Input("w", 3)
    assert value((2 + 3 * w) ** 2) == 121 and gradient((2 + 3 * w) ** 2) == {"w": 66}
    assert (value((2 + 3 * w) ** 2, w=3.001) - 121) / 0.001 == pytest.approx(66.0090000000082)


# how it is written and what is refused

def test_formulas_are_written_as_they_were_typed():
    a, b, p = Input("a", 1), Input("b", 2), (Input("w", 1) * 2).named("p")
    assert str(3 * (a + b * 2)) == "3 * (a + b * 2)"
    assert str((a + b) ** 2 - 1) == "(a + b)**2 - 1"
    assert str(a - b) == "a - b" and str(2.5 - a) == "2.5 - a" and str(-(a + b)) == "-1 * (a + b)"
    assert str(log(p) + a * p) == "log(p) + a * p" and p.formula == "w * 2"
    assert str(np.float64(0.5) * a) == "0.5 * a"


def test_a_sum_of_many_terms_is_no_trouble():
    inputs = [Input(f"x{i}", i) for i in range(3000)]
    J = inputs[0]
    for x in inputs[1:]:
        J = J + x
    assert value(J) == 2999 * 1500 and set(gradient(J).values()) == {1.0}


def test_what_is_no_expression_is_refused():
    a = Input("a", 1)
    with pytest.raises(ValueError, match="only power here is the square"):
        a ** 3
    with pytest.raises(ValueError, match="needs an operation"):
        Expression(a)
    with pytest.raises(ValueError, match="the same name"):
        Expression(a + Input("a", 2))
    with pytest.raises(TypeError, match="no input is called b; there are a"):
        value(a + 1, b=2)
    assert Leaf(2).formula == "2"


@pytest.mark.parametrize(("add", "words"), [
    ((lambda a, b: a + b, None), "add_forward is to return two things, out and cache, not 3.0"),
    ((lambda a, b: (None, None), None), "add_forward gave None where a number is due"),
    ((lambda a, b: ([1, 2], None), None), r"add_forward gave \[1, 2\] where a number is due"),
    ((lambda a, b: (a + b, None), lambda upstream, cache: upstream), "add_backward is to return two derivatives"),
    ((lambda a, b: (a + b, None), lambda upstream, cache: (1, "x")), "add_backward gave x where a number is due"),
])
def test_functions_that_return_something_else_are_named(add, words):
    with pytest.raises(ValueError, match=words):
        gradient(Input("a", 1) + 2, {"add": add})
