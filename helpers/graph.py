"""Expressions as graphs: every operation a node, values forwards, derivatives backwards.

    a, b, c = Input("a", 5), Input("b", 3), Input("c", 2)
    J = 3 * (a + b * c)
    gradient(J)    # {"a": 3.0, "b": 6.0, "c": 9.0}

`+`, `-`, `*` and `**2` make nodes, and so do `sigmoid`, `log` and `relu`. An operation is a pair of functions:
forward(*values) returns the output and a cache, backward(upstream, cache) a derivative for each value.
"""
import numpy as np

from . import network
from .logistic import sigmoid as _sigmoid

# Operations of one value: what they give, and their own derivative.
UNARY = {"square": (np.square, lambda x: 2 * x), "sigmoid": (_sigmoid, lambda x: _sigmoid(x) * _sigmoid(-x)),
         "log": (np.log, lambda x: 1 / x), "relu": (lambda x: np.maximum(x, 0.0), lambda x: np.where(x > 0, 1.0, 0.0))}


def _operation(f, slope):
    return lambda x: (f(x), x), lambda upstream, x: (upstream * slope(x),)


OPERATIONS = {"add": (network.add_forward, network.add_backward),
              "multiply": (network.multiply_forward, network.multiply_backward),
              **{name: _operation(*pair) for name, pair in UNARY.items()}}


class Node:
    """A number in an expression: what `operation` makes of its `sources`, other nodes."""

    __array_ufunc__ = None    # np.float64(3) * node is a node's affair, not NumPy's

    def __init__(self, operation, *sources):
        self.operation, self.sources, self.name = operation, sources, ""

    def named(self, name):
        """The node itself, from now on called `name` in pictures and words."""
        self.name = name
        return self

    def __add__(self, other):
        return Node("add", self, _node(other))

    def __radd__(self, other):
        return Node("add", _node(other), self)

    def __mul__(self, other):
        return Node("multiply", self, _node(other))

    def __rmul__(self, other):
        return Node("multiply", _node(other), self)

    def __neg__(self):
        return -1 * self

    def __sub__(self, other):
        return self + -other

    def __rsub__(self, other):
        return other + -self

    def __pow__(self, power):
        if power != 2:
            raise ValueError(f"the only power here is the square, x**2, not x**{power}")
        return Node("square", self)

    @property
    def formula(self):
        """The node as it was written: "a + b * c"."""
        if self.operation == "add":
            return " + ".join(map(str, self.sources)).replace("+ -1 * ", "- ").replace("+ -", "- ")
        if self.operation == "multiply":
            return " * ".join(source._bracketed("add") for source in self.sources)
        if self.operation == "square":
            return f"{self.sources[0]._bracketed('add', 'multiply', 'square')}**2"
        return f"{self.operation}({self.sources[0]})"

    def _bracketed(self, *loose):
        return f"({self})" if self.operation in loose and not self.name else str(self)

    def __str__(self):
        return self.name or self.formula


class Leaf(Node):
    """A number that is made of nothing: a constant, or an input."""

    def __init__(self, value, name=""):
        super().__init__("leaf")
        self.value, self.name = float(value), name

    @property
    def formula(self):
        """Its name, or the number."""
        return self.name or f"{self.value:.4g}"


class Input(Leaf):
    """A number that can be moved, between low and high, in steps."""

    def __init__(self, name, value, low=-10.0, high=10.0, step=0.5):
        super().__init__(value, name)
        self.low, self.high, self.step = low, high, step


def _node(value):
    return value if isinstance(value, Node) else Leaf(value)


def sigmoid(x):
    """The node of 1 / (1 + exp(-x))."""
    return Node("sigmoid", _node(x))


def log(x):
    """The node of the natural logarithm."""
    return Node("log", _node(x))


def relu(x):
    """The node of max(x, 0)."""
    return Node("relu", _node(x))


class Expression:
    """All that `J` is made of, in an order in which it can be worked out.

    An edge is (target, place): it brings the value of target.sources[place]. uses: {node: the edges that leave it}.
    """

    def __init__(self, J):
        self.J, nodes = J, in_order(J)
        self.operations = [node for node in nodes if node.sources]
        self.leaves = [node for node in nodes if not node.sources]
        self.inputs = {leaf.name: leaf for leaf in self.leaves if isinstance(leaf, Input)}
        self.edges = [(node, place) for node in self.operations for place in range(len(node.sources))]
        self.uses = {node: [] for node in nodes}
        for target, place in self.edges:
            self.uses[target.sources[place]].append((target, place))
        if not self.operations:
            raise ValueError("an expression needs an operation, such as a + b")
        if len(self.inputs) < sum(isinstance(leaf, Input) for leaf in self.leaves):
            raise ValueError("two inputs have the same name")

    def forward(self, operations, inputs, steps=None):
        """Values and caches of the first `steps` operations (None: of all). inputs: {name: number}."""
        if unknown := set(inputs) - set(self.inputs):
            raise TypeError(f"no input is called {', '.join(sorted(unknown))}; there are {', '.join(self.inputs)}")
        values, caches = {leaf: float(inputs.get(leaf.name, leaf.value)) for leaf in self.leaves}, {}
        for node in self.operations[:steps]:
            values[node], caches[node] = _forwards(operations, node, [values[source] for source in node.sources])
        return values, caches

    def backward(self, operations, caches, steps=None):
        """{edge: derivative of J along it}, of the first `steps` operations from behind (None: of all)."""
        along = {}
        for node in self.operations[::-1][:steps]:
            for place, slope in enumerate(_backwards(operations, node, self.received(node, along), caches[node])):
                along[node, place] = slope
        return along

    def received(self, node, along):
        """The derivative of J by `node`: 1 at J, elsewhere the sum over all paths that leave the node."""
        return float(node is self.J) + sum(along[edge] for edge in self.uses[node])

    def measured(self, operations, values, edge):
        """The derivative of J along one edge as a central difference: that edge alone brings a little more and less."""
        target, place = edge
        h = 1e-5 * max(1.0, abs(values[target.sources[place]]))
        behind = self.operations[self.operations.index(target):]
        ends = []
        for shift in (h, -h):
            moved = dict(values)
            for node in behind:
                brought = [moved[source] + shift * (node is target and i == place)
                           for i, source in enumerate(node.sources)]
                moved[node], _ = _forwards(operations, node, brought)
            ends.append(moved[self.J])
        return (ends[0] - ends[1]) / (2 * h)


def in_order(J):
    """J and all that it is made of, each once, after its sources."""
    nodes, waiting = {}, [(J, False)]
    while waiting:    # not a function that calls itself: a sum of a thousand terms is a thousand nodes deep
        node, sources_done = waiting.pop()
        if sources_done:
            nodes[node] = True
        elif node not in nodes:
            waiting += [(node, True), *((source, False) for source in reversed(node.sources))]
    return list(nodes)


def _forwards(operations, node, values):
    result = operations[node.operation][0](*values)
    if not isinstance(result, tuple | list) or len(result) != 2:
        raise ValueError(f"{node.operation}_forward is to return two things, out and cache, not {result!s:.60}")
    return _number(result[0], f"{node.operation}_forward"), result[1]


def _backwards(operations, node, upstream, cache):
    slopes = operations[node.operation][1](upstream, cache)
    if not isinstance(slopes, tuple | list) or len(slopes) != len(node.sources):
        due = "two derivatives" if len(node.sources) == 2 else "one derivative in a tuple"
        raise ValueError(f"{node.operation}_backward is to return {due}, not {slopes!s:.60}")
    return [_number(slope, f"{node.operation}_backward") for slope in slopes]


def _number(value, name):
    try:
        number = np.asarray(value, dtype=float)
    except Exception:
        number = np.zeros(2)    # no number
    if number.shape or value is None:
        raise ValueError(f"{name} gave {value!s:.60} where a number is due")
    return float(number)


def value(J, operations=None, **inputs):
    """The value of J, a float, from one pass forwards. inputs: numbers in place of those the Inputs were made with.

    operations: {name: (forward, backward)} in place of those of this module, for example of a learner.

    >>> x = Input("x", 3)
    >>> value(x * x + x), value(x * x + x, x=1)
    (12.0, 2.0)
    """
    return Expression(J).forward(OPERATIONS | (operations or {}), inputs)[0][J]


def gradient(J, operations=None, **inputs):
    """{name: derivative of J by that input}, from one pass forwards and one backwards. Arguments: as for `value`.

    >>> x = Input("x", 3)
    >>> gradient(x * x + x)
    {'x': 7.0}
    """
    expression, operations = Expression(J), OPERATIONS | (operations or {})
    along = expression.backward(operations, expression.forward(operations, inputs)[1])
    return {name: expression.received(node, along) for name, node in expression.inputs.items()}
