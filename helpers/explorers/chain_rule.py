"""05/1: an expression as a graph, with values that run forwards and derivatives that run backwards, step by step."""
import numpy as np
from matplotlib.collections import LineCollection
from matplotlib.lines import Line2D

from .. import figures
from ..graph import OPERATIONS, UNARY, Expression
from .base import Explorer, Slider
from .graph_layout import layout
from .start_here import Count

SIGNS = {"add": "+", "multiply": "×", "square": "x²", "sigmoid": "σ", "log": "log", "relu": "relu"}
LEVEL, ROW, RADIUS = 1.42, 0.62, 0.18    # inches from level to level and from row to row; of a node
CLOSE = {"rtol": 1e-4, "atol": 1e-6}    # a derivative that differs more from the measured one is wrong


class Graph(Explorer):
    """05/1. The graph of an expression: values above its edges, derivatives below, each beside a measured one.

    J: the expression, made of helpers.graph.Input. add, multiply: the learner's pairs (forward, backward). Controls are
    the inputs, and the step: 0, then the operations forwards, then J itself, then the operations backwards. A click on
    a node's upper half goes to its step forwards, on its lower half to its step backwards.
    """

    draggable = {"x": "step"}    # by way of the nearest node, see _drag

    def __init__(self, J, add, multiply, **state):
        self.expression = Expression(J)
        self.operations = {**OPERATIONS, "add": add, "multiply": multiply}
        self.forwards = len(self.expression.operations)
        self.last = 2 * self.forwards + 1
        self.controls = {name: Slider(name, leaf.low, leaf.high, leaf.step, leaf.value)
                         for name, leaf in self.expression.inputs.items()}
        if "step" in self.controls:
            raise ValueError("an input cannot be called step: that is the name of another control")
        self.controls["step"] = Count("step", 0, self.last, 1, 0)
        super().__init__(**state)
        self.places, self.lanes = layout(self.expression)
        self.rows = 1 + max([*self.lanes.values(), *(row for _, row in self.places.values())])
        self.levels = self.places[J][0]
        # Above the highest node that is used more than once there must be room for a sum.
        self.top = 0.75 + max([0.0, *(0.75 - self.places[node][1] for node in self.expression.operations
                                      if len(self.expression.uses[node]) > 1)])
        self.size = (max(6.4, LEVEL * (self.levels + 1.7)), ROW * (self.rows + self.top) + 1.0)

    # the picture

    def draw(self, figure):
        """Nodes and edges stay; what is written at the edges, and what is lit, moves."""
        ax = figures.label(figure.subplots(), "Values run to the right, derivatives run back",
                           "levels: from the inputs, on the left, to J", "paths from inputs to J")
        left = 1.0 if any(level == 0 and len(self.expression.uses[node]) > 1
                           for node, (level, _) in self.places.items()) else 0.35
        ax.set(xlim=(-left, self.levels + 0.95), ylim=(self.rows - 0.35, -self.top), xticks=[], yticks=[])
        for side in ax.spines.values():
            side.set_visible(False)
        self.ax, J = ax, self.expression.J
        self.lines = {edge: self._line(*edge) for edge in self.expression.edges}
        level, row = self.places[J]
        self.lines[J, None] = [(level + 0.13, row), (level + 0.72, row)]
        ax.add_collection(LineCollection(list(self.lines.values()), colors="#AAAAAA", linewidths=1.2, zorder=1))
        ax.text(level + 0.76, row, "J", ha="left", va="center", fontsize=12, color=figures.BLACK)
        self.lit_lines = ax.add_collection(LineCollection([], linewidths=2.8, zorder=2))
        for node, (level, row) in self.places.items():
            self._draw_node(node, level, row)
        self.lit, = ax.plot([], [], "o", markersize=31, markerfacecolor="none", markeredgewidth=3.5, zorder=5)
        self.values = {edge: self._text(edge, -0.07, "bottom", figures.BLUE) for edge in self.lines}
        self.slopes = {edge: self._text(edge, 0.09, "top", figures.GREEN) for edge in self.lines}
        self.sums = {node: self._sum(node) for node, uses in self.expression.uses.items() if len(uses) > 1}
        self._legend(figure)
        return [self.lit_lines, self.lit, *self.values.values(), *self.slopes.values(), *self.sums.values()]

    def _line(self, target, place):
        """Out of the source into the edge's row, along it, and into the target."""
        (start, row), (end, goal) = self.places[target.sources[place]], self.places[target]
        lane = self.lanes[target, place]
        port = goal if len(target.sources) == 1 else goal + 0.13 * (2 * place - 1)
        away = np.array([0.26, lane - row])
        begin = np.array([start, row]) + away * RADIUS / np.hypot(*away * (LEVEL, ROW))
        return [begin, (start + 0.26, lane), (end - 0.3, lane), (end - 0.12, port)]

    def _draw_node(self, node, level, row):
        operation, moves = bool(node.sources), node.name in self.expression.inputs
        sign = SIGNS[node.operation] if operation else str(node)
        self.ax.plot(level, row, "o" if operation or moves else "s", markersize=26 if operation else 24, zorder=3,
                     markerfacecolor="#FFFFFF" if operation else "#DCEBF5" if moves else "#EEEEEE",
                     markeredgecolor=figures.BLACK, markeredgewidth=1.2)
        long = len(sign) > 4
        self.ax.text(level, row + (0.02 if operation else 0), sign, ha="center", va="center", color=figures.BLACK,
                     zorder=6, fontsize=14 if sign in "+×" else 8 if long else 10)
        if operation and node.name:
            self.ax.text(level, row - 0.33, node.name, ha="center", va="bottom", fontsize=10, color=figures.BLACK)

    def _text(self, edge, below, side, color):
        (x0, _), (x1, row) = self.lines[edge][-2:] if edge[1] is None else self.lines[edge][1:3]
        x0 = max(x0, x1 - 0.5)    # of a long edge: near its target
        return self.ax.text((x0 + x1) / 2 + (0.06 if edge[1] is None else 0.03), row + below, "", ha="center", va=side,
                            fontsize=9, color=color, zorder=4)

    def _sum(self, node):
        """Place for a sum of paths: left of a leaf, above an operation, on whose left an edge comes in."""
        level, row = self.places[node]
        if node.sources:
            return self.ax.text(level, row - (0.66 if node.name else 0.36), "", ha="center", va="bottom", fontsize=9,
                                color=figures.BLACK)
        return self.ax.text(level - 0.17, row, "", ha="right", va="center", fontsize=9, color=figures.BLACK)

    @staticmethod
    def _legend(figure):
        entries = (("above an edge: value", figures.BLUE), ("below: derivative ≈ measured", figures.GREEN),
                   ("≠ if they differ", figures.RED))
        figure.legend([Line2D([], [], linestyle="") for _ in entries], [words for words, _ in entries],
                      labelcolor=[color for _, color in entries], loc="outside lower center", ncols=3,
                      handlelength=0, handletextpad=0, columnspacing=1.6)

    # what moves

    def update(self, step, **inputs):
        """Run `step` steps with the learner's functions; show what has come of them, and say it."""
        self._clear()
        with np.errstate(all="ignore"):
            values, caches = self.expression.forward(self.operations, inputs, step)
            self._write_values(values)
            if step <= self.forwards:
                self._light(step)
                return self._forward_words(step, values)
            along = self.expression.backward(self.operations, caches, step - self.forwards - 1)
            measured = {edge: self.expression.measured(self.operations, values, edge) for edge in along}
        self._write_slopes(along, measured)
        self._light(step)
        return self._backward_words(step, values, along, measured)

    def _clear(self):
        for text in (*self.values.values(), *self.slopes.values(), *self.sums.values()):
            text.set_text("")
        self.lit.set_data([], [])
        self.lit_lines.set_segments([])

    def _worked_at(self, step):
        """The operation of a step; None at step 0 and where J receives its 1."""
        if 0 < step <= self.forwards:
            return self.expression.operations[step - 1]
        return self.expression.operations[self.last - step] if step > self.forwards + 1 else None

    def _light(self, step):
        node, color = self._worked_at(step), figures.BLUE if step <= self.forwards else figures.ORANGE
        edges = [(node, place) for place in range(len(node.sources))] if node else []
        if step == self.forwards + 1:
            node, edges = self.expression.J, [(self.expression.J, None)]
        if node:
            level, row = self.places[node]
            self.lit.set_data([level], [row])
            self.lit.set_markeredgecolor(color)
        self.lit_lines.set_segments([self.lines[edge] for edge in edges])
        self.lit_lines.set_color(color)

    def _write_values(self, values):
        for (target, place), text in self.values.items():
            source = target if place is None else target.sources[place]
            if source in values:
                text.set_text(_short(values[source]))

    def _write_slopes(self, along, measured):
        self.slopes[self.expression.J, None].set_text("1")
        for edge, slope in along.items():
            right = np.isclose(slope, measured[edge], **CLOSE)
            self.slopes[edge].set_text(f"{_short(slope)} {'≈' if right else '≠'} {_long(measured[edge])}")
            self.slopes[edge].set_color(figures.GREEN if right else figures.RED)
        for node, text in self.sums.items():
            if all(edge in along for edge in self.expression.uses[node]):
                text.set_text(f"paths added:\n{self._received(node, along)}")

    def _received(self, node, along):
        """What has come to a node, in words: "3", or over several paths "3 + 1 = 4"."""
        total = _short(self.expression.received(node, along))
        paths = [_short(along[edge]) for edge in self.expression.uses[node]]
        if node is self.expression.J:
            paths.insert(0, "1")
        return f"{' + '.join(paths)} = {total}".replace("+ -", "- ") if len(paths) > 1 else total

    # what is said

    def _forward_words(self, step, values):
        node = self._worked_at(step)
        if node is None:
            inputs = ", ".join(f"{name} = {_short(values[leaf])}" for name, leaf in self.expression.inputs.items())
            return (f"Step 0 of {self.last}: nothing is worked out yet. The inputs are {inputs}. Steps 1 to "
                    f"{self.forwards} go forwards, {self.forwards + 1} to {self.last} backwards.")
        taken = " and ".join(_short(values[source]) for source in node.sources)
        last = " That is J." if node is self.expression.J else ""
        return (f"Step {step} of {self.last}, forwards, at {node.formula}: {node.operation} takes {taken} and gives "
                f"{_short(values[node])}.{last}")

    def _backward_words(self, step, values, along, measured):
        node, begin = self._worked_at(step), f"Step {step} of {self.last}, backwards"
        if node is None:
            return f"{begin}: it begins at the end. J changes by 1 for each 1 that J changes, so J receives 1."
        upstream = self.expression.received(node, along)
        passed = ". ".join(self._passed_on(node, place, upstream, values, along[node, place], measured[node, place])
                           for place in range(len(node.sources)))
        words = f"{begin}, at {node.formula}: {node.operation} received {self._received(node, along)}. {passed}."
        for source in dict.fromkeys(node.sources):
            uses = self.expression.uses[source]
            if len(uses) > 1 and all(edge in along for edge in uses):
                words += f" All {len(uses)} paths back to {source} are done, and are added: " \
                         f"{self._received(source, along)}."
        return words + (self._result(along, measured) if step == self.last else "")

    @staticmethod
    def _passed_on(node, place, upstream, values, slope, measured):
        own = _own_derivative(node, place, values)
        work = "" if node.operation == "add" or not np.isclose(slope, upstream * own, **CLOSE) \
            else f"{_short(upstream)} * {_short(own)} = "
        source, right = node.sources[place], "measured" if np.isclose(slope, measured, **CLOSE) else "but measured is"
        reason = f"For {source} the other factor" if node.operation == "multiply" else "Its own derivative"
        return f"{reason} is {_short(own)}: {work}{_short(slope)} goes to {source}, {right} {_long(measured)}"

    def _result(self, along, measured):
        found = ", ".join(f"dJ/d{name} = {self._beside_measured(leaf, along, measured)}"
                          for name, leaf in self.expression.inputs.items())
        return f" The end: {found}."

    def _beside_measured(self, leaf, along, measured):
        """What has come to an input, and what should have, if it differs: its edges may be far from the last node."""
        slope, due = (self.expression.received(leaf, by_edge) for by_edge in (along, measured))
        return _short(slope) + ("" if np.isclose(slope, due, **CLOSE) else f" (but measured is {_long(due)})")

    # by mouse

    def _drag(self, x, y):
        place = self.ax.transData.inverted().transform(self.figure.transFigure.transform((x, y)))
        inches = [(LEVEL * (place[0] - level), ROW * (place[1] - row))
                  for level, row in (self.places[node] for node in self.expression.operations)]
        nearest = int(np.argmin([np.hypot(*away) for away in inches]))
        step = nearest + 1 if inches[nearest][1] < 0 else self.last - nearest
        if step != self._values["step"]:
            self._values["step"] = step
            self._show_values()


def _own_derivative(node, place, values):
    """Of an operation's output, by one of its sources."""
    if node.operation == "add":
        return 1.0
    if node.operation == "multiply":
        return values[node.sources[1 - place]]
    return float(UNARY[node.operation][1](values[node.sources[0]]))


def _short(number):
    return f"{number:z.4g}"


def _long(number):
    return f"{number:z#.4g}"
