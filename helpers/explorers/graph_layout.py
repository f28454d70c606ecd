"""Where the nodes and edges of an expression are drawn."""
from itertools import count

import numpy as np

from ..graph import in_order


def layout(expression):
    """Where to draw: {node: (level, row)}, and {edge: the row it runs along}. Rows grow downwards.

    A node stands one level before the first that uses it. Each path from a leaf to J has a row of its own, and an
    operation stands between the rows of its sources, as in a drawing of a tree.
    """
    level = {expression.J: 0}
    for node in reversed(in_order(expression.J)):
        for source in node.sources:
            level[source] = min(level.get(source, 0), level[node] - 1)
    rows, lanes, free = {}, {}, count()

    def visit(node):    # the row in which an edge from `node` runs
        if not node.sources or node in rows:
            return float(next(free))
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
