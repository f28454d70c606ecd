"""Expressions as graphs: every operation a node, values forwards, derivatives backwards, and places to draw them at.

    a, b, c = Input("a", 5), Input("b", 3), Input("c", 2)
    J = 3 * (a + b * c)
    gradient(J)    # {"a": 3.0, "b": 6.0, "c": 9.0}

`+`, `-`, `*` and `**2` make nodes, and so do `sigmoid`, `log` and `relu`. An operation is a pair of functions:
forward(*values) returns the output and a cache, backward(upstream, cache) a derivative for each value.
"""
from itertools import count

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
        if self.operation in ("add", "multiply"):
            sign, tight = (" + ", ("add", "multiply")) if self.operation == "add" else (" * ", ("multiply",))
            return sign.join(s._bracketed(tight) for s in self.sources)
        if self.operation == "square":
            return f"{self.sources[0]._bracketed(())}**2"
        return f"{self.operation}({self.sources[0]})"

    def _bracketed(self, tight):
        loose = not self.name and self.operation in ("add", "multiply", "square") and self.operation not in tight
        return f"({self})" if loose else str(self)

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
        self.J, nodes = J, _in_order(J)
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


def _in_order(J):
    """J and all below it, each once, after what it is made of."""
    nodes = {}

    def visit(node):
        if node not in nodes:
            for source in node.sources:
                visit(source)
            nodes[node] = True

    visit(J)
    return list(nodes)


def _forwards(operations, node, values):
    result = operations[node.operation][0](*values)
    if not isinstance(result, tuple | list) or len(result) != 2:
        raise ValueError(f"{node.operation}_forward is to return two things, out and cache, not {result!r:.60}")
    return _number(result[0], f"{node.operation}_forward"), result[1]


def _backwards(operations, node, upstream, cache):
    slopes = operations[node.operation][1](upstream, cache)
    if not isinstance(slopes, tuple | list) or len(slopes) != len(node.sources):
        raise ValueError(f"{node.operation}_backward is to return {len(node.sources)} derivatives, not {slopes!r:.60}")
    return [_number(slope, f"{node.operation}_backward") for slope in slopes]


def _number(value, name):
    try:
        return float(value)
    except Exception:
        raise ValueError(f"{name} gave {value!r:.60} where a number is due") from None


def gradient(J, operations=OPERATIONS, **inputs):
    """{name: derivative of J by that input}, from one pass forwards and one backwards.

    operations: {name: (forward, backward)}, those of helpers.network unless others are handed in.

    >>> x = Input("x", 3)
    >>> gradient(x * x + x)
    {'x': 7.0}
    """
    expression = Expression(J)
    along = expression.backward(operations, expression.forward(operations, inputs)[1])
    return {name: expression.received(node, along) for name, node in expression.inputs.items()}


def layout(expression):
    """Where to draw: {node: (level, row)}, and {edge: the row it runs along}. Rows grow downwards.

    A node stands one level before the first that uses it. Each way from a leaf to J has a row of its own, and an
    operation stands between the rows of its sources, as in a drawing of a tree.
    """
    level = {expression.J: 0}
    for node in reversed(_in_order(expression.J)):
        for source in node.sources:
            level[source] = min(level.get(source, 0), level[node] - 1)
    rows, lanes, free = {}, {}, count()

    def visit(node):    # the row in which an edge from `node` runs
        if not node.sources or node in rows:
            return float(next(free))
        rows[node] = None    # being visited
        for place, source in enumerate(node.sources):
            lanes[node, place] = visit(source)
        rows[node] = float(np.mean([lanes[node, place] for place in range(len(node.sources))]))
        return rows[node]

    visit(expression.J)
    lowest = min(level.values())
    for leaf in expression.leaves:
        own = [lanes[edge] for edge in expression.uses[leaf]]
        # rows that are taken at the leaf's level: by nodes, and by edges that pass it
        taken = [rows[node] for node in rows if level[node] == level[leaf]]
        taken += [lanes[edge] for edge in expression.edges if edge not in expression.uses[leaf]
                  and level[edge[0].sources[edge[1]]] <= level[leaf] < level[edge[0]]]
        middle = float(np.mean(own))
        rows[leaf] = middle if all(abs(middle - row) > 0.7 for row in taken) else own[0]
    return {node: (level[node] - lowest, row) for node, row in rows.items()}, lanes
