"""05/1: a sum and a product, forwards and backwards, and the graph of J = 3 (a + b c) built from them."""
import numpy as np

from ..exercise import Exercise, Misconception, Mission, Probe, Question
from ..pairs import Pair, output

NO_W, FORMULA, RECEIVED = "05/1 J has no w in it", "05/1 A formula is a graph", "05/1 What I received"
WHOLE, CANCEL, HUNT, BACKWARDS = ("05/1 The whole graph", "05/1 Do the terms cancel", "05/1 Find the mistake",
                                  "05/1 Why backwards")

ROW = np.array([2.0, -3.0, 0.5, 4.0]), np.array([1.5, 2.0, -6.0, 0.25])
TABLE = np.array([[1.0, -2.0, 3.0], [0.5, 4.0, -1.0]]), np.array([[2.0, 5.0, -1.5], [3.0, -0.25, 7.0]])
WHOLE_NUMBERS = np.array([3, -1, 4]), np.array([2, 5, -7])


def _copies(*arrays):
    return lambda: tuple(np.copy(a) if isinstance(a, np.ndarray) else a for a in arrays)


# -- forwards

def _forward_probes(of_numbers, of_row, of_table, of_whole):
    return (Probe("the numbers 2.5 and -4", _copies(2.5, -4.0), of_numbers, use=output),
            Probe("two arrays of four numbers", _copies(*ROW), of_row, use=output),
            Probe("two tables of shape (2, 3)", _copies(*TABLE), of_table, use=output),
            Probe("two arrays of whole numbers", _copies(*WHOLE_NUMBERS), of_whole, use=output))


def _in_place(operation):
    def forward(a, b):
        a, b = np.asarray(a, dtype=float), np.asarray(b, dtype=float)
        getattr(a, operation)(b)
        return a, (a, b)

    return forward


def _shared_forward(name, right, sentence_of_whole):
    """Misconceptions of both forward functions; right(a, b) is what the node works out."""
    return (
        Misconception("no_cache", lambda a, b: right(np.asarray(a, dtype=float), np.asarray(b, dtype=float)),
                      "One thing comes back, the output. Return two, out and cache; where the backward function needs "
                      "nothing, the cache can be None.", FORMULA),
        Misconception("cache_unpacked", lambda a, b: (right(np.asarray(a, dtype=float), b), a, b),
                      "Three things come back. Return two: out, and one cache. Put what is to be kept into a tuple: "
                      "return out, (a, b).", FORMULA),
        Misconception("cache_first", lambda a, b: ((a, b), right(np.asarray(a, dtype=float), b)),
                      "The cache comes first. The output is due first, then the cache.", FORMULA),
        Misconception("no_cache_first", lambda a, b: (None, right(np.asarray(a, dtype=float), b)),
                      "None comes first, where the output is due. First out, then the cache.", FORMULA),
        Misconception("added_up", lambda a, b: (np.sum(right(np.asarray(a, dtype=float), b)), (a, b)),
                      "Of arrays this gives one number. The node works entry by entry, and its output has the "
                      "shape of a and b.", FORMULA),
        Misconception("numbers_only", lambda a, b: (float(right(a, b)), (a, b)),
                      "float(...) takes single numbers only. a and b can be arrays of one shape: leave it out.",
                      FORMULA),
        Misconception("whole_numbers", lambda a, b: (right(np.asarray(a), np.asarray(b)), (a, b)),
                      sentence_of_whole, FORMULA),
        Misconception("in_place", _in_place(f"__i{name}__"),
                      "The right numbers, written over the caller's own array a. Make a new one, without +=, *= or "
                      "out=.", FORMULA),
        Misconception("forgot_return", lambda a, b: None,
                      "The function gives nothing back. End it with return out, cache.", FORMULA),
    )


ADD_FORWARD = Exercise(
    "add_forward", 1,
    probes=_forward_probes(-1.5, np.array([3.5, -1.0, -5.5, 4.25]), np.array([[3.0, 3.0, 1.5], [3.5, 3.75, 6.0]]),
                           np.array([5.0, 4.0, -3.0])),
    misconceptions=(
        Misconception("multiplies", lambda a, b: (np.multiply(a, b, dtype=float), (a, b)),
                      "This is the product. The node of add_forward adds: a + b.", FORMULA),
        Misconception("subtracts", lambda a, b: (np.subtract(a, b, dtype=float), None),
                      "This is a - b. The node adds: a + b.", FORMULA),
        Misconception("joined", lambda a, b: (np.append(a, b).astype(float), None),
                      "The two arrays stand one behind the other here. Add them entry by entry: a + b, with a and b "
                      "as arrays.", FORMULA),
        *_shared_forward("add", lambda a, b: a + b,
                         "The numbers are right, but of whole numbers whole numbers come out. Results are float64 "
                         "here: keep the given line that turns a and b into floats."),
    ))

MULTIPLY_FORWARD = Exercise(
    "multiply_forward", 1,
    probes=_forward_probes(-10.0, np.array([3.0, -6.0, -3.0, 1.0]), np.array([[2.0, -10.0, -4.5], [1.5, -1.0, -7.0]]),
                           np.array([6.0, -5.0, -28.0])),
    misconceptions=(
        Misconception("adds", lambda a, b: (np.add(a, b, dtype=float), (a, b)),
                      "This is the sum. The node of multiply_forward multiplies: a * b.", FORMULA),
        Misconception("dot", lambda a, b: (np.dot(np.asarray(a, dtype=float), np.asarray(b, dtype=float)), (a, b)),
                      "This is the matrix product, which adds products up, or fits no shapes. The node works entry by "
                      "entry: a * b.", FORMULA),
        Misconception("matrix_product", lambda a, b: (np.asarray(a, dtype=float) @ np.asarray(b, dtype=float), (a, b)),
                      "@ is the matrix product. The node works entry by entry: a * b.", FORMULA),
        Misconception("power", lambda a, b: (np.asarray(a, dtype=complex) ** b, (a, b)),
                      "** is a power. The product is a * b.", FORMULA),
        *_shared_forward("mul", lambda a, b: a * b,
                         "The numbers are right, but products of whole numbers come out as whole numbers. Results are "
                         "float64 here: keep the given line that turns a and b into floats."),
    ))


# -- backwards: probes and misconceptions take (upstream, a, b)

UP_ROW, UP_TABLE = np.array([0.5, -1.0, 3.0, 2.0]), np.array([[2.0, 1.0, -3.0], [0.0, -0.5, 4.0]])


def _backward_probes(slopes):
    """slopes(upstream, a, b): the two derivatives, entry by entry."""
    cases = (("upstream 3, the numbers 2.5 and -4", 3.0, 2.5, -4.0),
             ("upstream -0.5, the numbers 7 and 2", -0.5, 7.0, 2.0),
             ("four numbers each", UP_ROW, *ROW), ("tables of shape (2, 3)", UP_TABLE, *TABLE),
             ("whole numbers, with an upstream of floats", np.array([1.5, -2.0, 0.5]), *WHOLE_NUMBERS))
    return tuple(Probe(label, _copies(*numbers), slopes(*numbers)) for label, *numbers in cases)


def _by_entry(rule):
    """Two derivatives worked out number by number: rule(upstream, a, b) -> (da, db) of single numbers."""
    def slopes(upstream, a, b):
        shape = np.shape(upstream)
        pairs = [rule(float(u), float(p), float(q))
                 for u, p, q in zip(np.ravel(upstream), np.ravel(a), np.ravel(b), strict=True)]
        return tuple(np.reshape(numbers, shape) for numbers in zip(*pairs, strict=True))

    return slopes


def _kept(a, b):
    a, b = np.asarray(a, dtype=float), np.asarray(b, dtype=float)
    return a * b, (a, b)


def _accumulated(upstream, a, b):
    da = upstream
    da += upstream
    return da, upstream


def _upstream_overwritten_in_place(upstream, cache):
    a, b = cache
    da = upstream
    da *= b
    return da, upstream * a


def _cache_overwritten(upstream, cache):
    a, b = cache
    a *= upstream
    b *= upstream
    return b, a


def _upstream_overwritten_first(upstream, cache):
    a, b = cache
    upstream *= b
    return upstream, upstream * a


def _by_matrix_product(upstream, cache):
    a, b = cache
    return upstream @ b, upstream @ a


def _from_cache(upstream, cache):
    a, b = cache
    return upstream * b, upstream * a


def _cache_unpacked_for_nothing(upstream, cache):
    _a, _b = cache
    return upstream, upstream


def _one_name(upstream, a, b):
    da = upstream * b
    return da, da * a


ADD_BACKWARD = Exercise(
    "add_backward", 1, upstreams=1,
    probes=_backward_probes(_by_entry(lambda u, a, b: (u, u))),
    misconceptions=(
        Misconception("ones", lambda u, a, b: (np.ones(np.shape(u)), np.ones(np.shape(u))),
                      "These are the node's own derivatives, 1 and 1. What it received is missing: pass on upstream "
                      "times 1.", RECEIVED),
        Misconception("plain_ones", lambda u, a, b: (1.0, 1.0),
                      "1 is the node's own derivative. What it received is missing: pass on upstream times 1.",
                      RECEIVED),
        Misconception("as_multiply", lambda u, a, b: (u * b, u * a),
                      "This is what a product passes on. The derivative of a + b by a is 1, whatever b is.", RECEIVED),
        Misconception("times_inputs", lambda u, a, b: (u * a, u * b),
                      "What was received is multiplied by the inputs. The derivative of a + b by a is 1, whatever a "
                      "and b are.", RECEIVED),
        Misconception("halved", lambda u, a, b: (u / 2, u / 2),
                      "What was received is shared out, a half each. Nothing is used up: each input gets the whole "
                      "upstream, times 1.", RECEIVED),
        Misconception("one_result", lambda u, a, b: u,
                      "One derivative comes back. The node has two inputs: return da, db.", RECEIVED),
        Misconception("inputs", lambda u, a, b: (a, b),
                      "These are the inputs themselves. Pass back derivatives: upstream times 1 to each.", RECEIVED),
        Misconception("second_negative", lambda u, a, b: (u, -u),
                      "The second derivative has a minus, as for a - b. For a + b both are upstream.", RECEIVED),
        Misconception("added_up", lambda u, a, b: (np.sum(u), np.sum(u)),
                      "The entries of upstream are added up. Each entry of a goes into one entry of the output: keep "
                      "the shape.", RECEIVED),
        Misconception("output", lambda u, a, b: (np.asarray(a, dtype=float) + b,) * 2,
                      "This is the node's output, a + b. Pass back derivatives: upstream times 1 to each.", RECEIVED),
        Misconception("accumulated", _accumulated,
                      "`+=` writes into upstream itself: da is a second name for it, no copy. Return upstream twice, "
                      "and change nothing.", RECEIVED),
        Misconception("unpacks_nothing", Pair(_cache_unpacked_for_nothing, lambda a, b: (a + b, None), 1),
                      "If the error speaks of None: add_forward has kept nothing, so there is nothing to take out of "
                      "the cache. A sum needs nothing from it.", RECEIVED),
        Misconception("forgot_return", lambda u, a, b: None,
                      "The function gives nothing back: return da, db.", RECEIVED),
    ))

MULTIPLY_BACKWARD = Exercise(
    "multiply_backward", 2, upstreams=1,
    probes=_backward_probes(_by_entry(lambda u, a, b: (u * b, u * a))),
    misconceptions=(
        Misconception("not_swapped", lambda u, a, b: (u * a, u * b),
                      "The factors are not exchanged. When a grows by 1, a * b grows by b: so da is upstream times b, "
                      "and db is upstream times a. If your line says so already, look at the order in which "
                      "multiply_forward put them into the cache.", RECEIVED),
        Misconception("received_left_out", lambda u, a, b: (1.0 * b, 1.0 * a),
                      "These are the node's own derivatives, b and a. What it received is missing: multiply each by "
                      "upstream.", RECEIVED),
        Misconception("neither", lambda u, a, b: (1.0 * a, 1.0 * b),
                      "These are the inputs. da is upstream times the other factor, b; db is upstream times a.",
                      RECEIVED),
        Misconception("as_add", lambda u, a, b: (u, u),
                      "This is what a sum passes on. The own derivative of a product is the other factor.", RECEIVED),
        Misconception("received_added", lambda u, a, b: (u + b, u + a),
                      "What was received is added to the own derivative. Multiply the two.", RECEIVED),
        Misconception("one_name", _one_name,
                      "da is right, but db is made from da, so it has b in it too. Both begin with what was received: "
                      "upstream.", RECEIVED),
        Misconception("received_overwritten", Pair(_upstream_overwritten_first, _kept, 1),
                      "`*=` gives upstream another value, so that the second result begins with upstream times b, and "
                      "the caller's array is spoiled. Write upstream * b, a new array.", RECEIVED),
        Misconception("one_name_in_place", Pair(_upstream_overwritten_in_place, _kept, 1),
                      "`*=` writes da into upstream itself, so that db begins with the wrong number, and the caller's "
                      "array is spoiled. Write upstream * b, a new array.", RECEIVED),
        Misconception("cache_overwritten", Pair(_cache_overwritten, _kept, 1),
                      "The derivatives are right, but `*=` writes them over what the cache holds, and that is the "
                      "caller's own a and b. Make new arrays: upstream * b, upstream * a.", RECEIVED),
        Misconception("output", lambda u, a, b: (u * a * b, u * a * b),
                      "What was received is multiplied by the node's output, a * b. Its own derivative by a is b "
                      "alone.", RECEIVED),
        Misconception("received_twice", lambda u, a, b: (u * u * b, u * u * a),
                      "What was received is multiplied in twice. Once is due: upstream * b, upstream * a.", RECEIVED),
        Misconception("divided", lambda u, a, b: (u / b, u / a),
                      "This divides by the other factor. When a grows by 1, a * b grows by b: multiply.", RECEIVED),
        Misconception("both_times_a", lambda u, a, b: (u * a, u * a),
                      "Both results are upstream times a. That is db; da is upstream times the other factor, b.",
                      RECEIVED),
        Misconception("both_times_b", lambda u, a, b: (u * b, u * b),
                      "Both results are upstream times b. That is da; db is upstream times the other factor, a.",
                      RECEIVED),
        Misconception("both_to_one", lambda u, a, b: u * (a + b),
                      "One number comes back, the two derivatives added. The node has two inputs: return da, db.",
                      RECEIVED),
        Misconception("first_only", lambda u, a, b: u * b,
                      "Only da comes back. The node has two inputs: return da, db.", RECEIVED),
        Misconception("added_up", lambda u, a, b: (np.sum(u * b), np.sum(u * a)),
                      "The entries are added up. Each entry of a goes into one entry of the output: keep the shape.",
                      RECEIVED),
        Misconception("dot", lambda u, a, b: (np.dot(u, 1.0 * b), np.dot(u, 1.0 * a)),
                      "np.dot makes a matrix product. The node works entry by entry: upstream * b.", RECEIVED),
        Misconception("matrix_product", Pair(_by_matrix_product, _kept, 1),
                      "@ is the matrix product. The node works entry by entry: upstream * b.", RECEIVED),
        Misconception("nothing_kept", Pair(_from_cache, lambda a, b: (np.multiply(a, b, dtype=float), None), 1),
                      "If the error speaks of None: the cache is empty. On its way back a product needs both factors: "
                      "let multiply_forward keep them, return out, (a, b).", RECEIVED),
        Misconception("output_kept", Pair(_from_cache, lambda a, b: (np.multiply(a, b, dtype=float),) * 2, 1),
                      "The cache does not hold two factors. What did multiply_forward put in? On its way back a "
                      "product needs a and b: return out, (a, b).", RECEIVED),
        Misconception("forgot_return", lambda u, a, b: None,
                      "The function gives nothing back: return da, db.", RECEIVED),
    ))


# -- the graph of J = 3 (a + b c)

def _graph(label, a, b, c):
    return Probe(label, lambda: (a, b, c), (3.0, 3.0 * c, 3.0 * b))


def _with_the_cache_of_the_sum(a, b, c):
    return _from_cache(1.0, None)


GRAPH_GRADIENT = Exercise(
    "graph_gradient", 2,
    probes=(
        _graph("a = 1.5, b = -2, c = 4", 1.5, -2.0, 4.0),
        _graph("a = -7, b = 0.5, c = 6", -7.0, 0.5, 6.0),
        _graph("the whole numbers 2, 7 and -1", 2, 7, -1),
        _graph("a = 0, b = 0, c = 5", 0.0, 0.0, 5.0),
    ),
    misconceptions=(
        Misconception("not_swapped", lambda a, b, c: (3.0, 3.0 * b, 3.0 * c),
                      "dJ/db and dJ/dc are exchanged. In b * c the derivative by b is c: see which of the two results "
                      "of multiply_backward belongs to which factor.", WHOLE),
        Misconception("no_factor", lambda a, b, c: (1.0, 1.0 * c, 1.0 * b),
                      "The factor 3 is missing everywhere: add_backward must receive what the last node, 3 * (...), "
                      "passes back, not 1.", WHOLE),
        Misconception("factor_for_a_only", lambda a, b, c: (3.0, 1.0 * c, 1.0 * b),
                      "dJ/da is right, but b * c received 1. Hand its multiply_backward what add_backward passes back "
                      "to it.", WHOLE),
        Misconception("factor_not_for_a", lambda a, b, c: (1.0, 3.0 * c, 3.0 * b),
                      "The factor 3 is missing in dJ/da: it is what add_backward passes back, not 1.", WHOLE),
        Misconception("wrong_half", lambda a, b, c: (a + b * c, (a + b * c) * c, (a + b * c) * b),
                      "The derivative by the constant 3 went on, instead of that by a + b * c. multiply_backward gives "
                      "the two in the order in which multiply_forward took them.", WHOLE),
        Misconception("begins_with_J", lambda a, b, c: tuple(9.0 * (a + b * c) * own for own in (1.0, c, b)),
                      "The last node received J itself. The pass begins with dJ/dJ, which is 1.", WHOLE),
        Misconception("begins_with_0", lambda a, b, c: (0.0, 0.0, 0.0),
                      "Everything is 0, so a 0 was passed on. The pass begins with dJ/dJ, which is 1.", WHOLE),
        Misconception("sum_for_product", lambda a, b, c: (3.0, 3.0, 3.0),
                      "This is the gradient of 3 * (a + b + c). The node of b and c is a product, forwards and "
                      "backwards.", WHOLE),
        Misconception("factor_twice", lambda a, b, c: (9.0, 9.0 * c, 9.0 * b),
                      "The factor 3 is in twice. Begin with 1: the node 3 * (...) brings the 3.", WHOLE),
        Misconception("cost", lambda a, b, c: 3.0 * (a + b * c),
                      "This is J. Its three derivatives are due: dJ/da, dJ/db, dJ/dc.", WHOLE),
        Misconception("caches_exchanged", lambda a, b, c: (b, b * (a + b * c), 3.0 * b),
                      "The caches of the two products are exchanged. Each multiply_backward takes the cache that its "
                      "own node has made: the first step back that of 3 * v, the last one that of b * c.", WHOLE),
        Misconception("cache_of_last_twice", lambda a, b, c: (3.0, 3.0 * (a + b * c), 9.0),
                      "dJ/da is right, but for b * c the cache of the last product, 3 * v, was used again. Each "
                      "backward takes the cache that its own node has made.", WHOLE),
        Misconception("cache_of_sum", _with_the_cache_of_the_sum,
                      "If the error speaks of None: a multiply_backward has got the cache of the sum, which may hold "
                      "nothing. Each backward takes the cache that its own node has made.", WHOLE),
        Misconception("value_too", lambda a, b, c: (3.0 * (a + b * c), 3.0, 3.0 * c, 3.0 * b),
                      "Four things come back. Return the three derivatives alone.", WHOLE),
        Misconception("with_the_constant", lambda a, b, c: (a + b * c, 3.0, 3.0 * c, 3.0 * b),
                      "Four things come back. The constant 3 has a derivative too, but only those by a, b and c are "
                      "due.", WHOLE),
        Misconception("another_order", lambda a, b, c: (3.0 * c, 3.0 * b, 3.0),
                      "The three are right but in another order: dJ/da first, then dJ/db, then dJ/dc.", WHOLE),
        Misconception("without_a", lambda a, b, c: (3.0 * c, 3.0 * b),
                      "Two things come back. dJ/da is due too: it is the first result of add_backward.", WHOLE),
        Misconception("forgot_return", lambda a, b, c: None,
                      "The function gives nothing back: return da, db, dc.", WHOLE),
    ))

# -- questions and the mission

QUESTIONS = (
    Question(
        "no_w_in_it", 1, "eef94bd4db420f2f",
        {"be0c86e4a87e0e5f": "The second line names a, not w. But which number stands for a, once w grows? "
                             "Work out both lines with w = 3 and with w = 3.1.",
         "d44c009293d5c399": "That is the rate for each 1 of a. How much does a grow for each 1 of w?",
         "cdcb47aebc5a0b4d": "That is the rate at which a changes. What does the square make of it, near a = 11?"},
        NO_W),
    Question(
        "two_ways", 1, "f00a2b847a943ac5",
        {"e3b2e2545b9399c3": "That is what comes through u alone. Is there another path from x to J?",
         "41be76c1274548df": "That is what comes by the last x alone. The x in u moves too."},
        CANCEL, options=("a", "b", "c")),
    Question(
        "four_hundred", 1, "f1ee26a950f153f4",
        {"9ab6cc26fe33c4e5": "That would be a way back of its own for each input. But what a node received is "
                             "passed on to all that stands before it: how often is each node's backward called?",
         "d46107cfd8280f5f": "Forwards, a nudge belongs to one input, so each input needs a pass. What does a "
                             "derivative that runs backwards belong to?"},
        BACKWARDS, options=("a", "b", "c")),
    Question(
        "multiply_mistakes", 2,
        {"a": "b0b4ccbd5a2d972c", "b": "0b8d66cc92b21028", "c": "dad9c13e29d3fd26", "d": "1c7c0bbc3c8e2238"},
        {"5fe7e1cf7035d351": "so it looks while all inputs are 1. Move z: what do x and y receive?",
         "73794d6a5c96753f": "b goes to a, and a to b: that is the exchange that is due. Move z alone.",
         "0956040a7e81fb87": "no name is given a second value here. Move z alone, and compare with what was "
                             "received.",
         "f005d4bc2e8daf5a": "look at what its forward function keeps, and in which order. Does the figure "
                             "ever show a difference?",
         "1ca98a47bb7d6d44": "upstream is in both results. Does the figure ever show a difference?",
         "20b9b7c94ec24fa0": "no name is given a second value here. Does the figure ever show a difference?",
         "4c98eb73282829ed": "so it looks while all inputs are 1. Move y: which of the factors gets a wrong "
                             "derivative?",
         "25e5c0d63ce8a735": "da is upstream * b, as is due. Which number does the line below begin with?",
         "3fc58f827a14753e": "what was received is in both. Which number does the line of db begin with?",
         "ff7bdec7af9c50ed": "so it looks while all inputs are 1. Give x and y different values.",
         "7497792856af9d7f": "upstream is in both results. Give x and y different values, and look where "
                             "each lands.",
         "0df5547e87ad1b09": "no name is given a second value here. Give x and y different values."},
        HUNT, options=("not swapped", "received left out", "overwritten", "right")),
)


def _paths_to_zero(state):
    x, c = float(state["x"]), float(state["c"])
    if not (abs(x) <= 10 and abs(c) <= 10):
        return 0.0, f"x = {x:.4g} and c = {c:.4g}: take both from the figure, between -10 and 10."
    J, paths = x * x + x * c, (x, x, c)
    brought = " + ".join(f"{path:g}" for path in paths).replace("+ -", "- ")
    found = f"With x = {x:g} and c = {c:g}, J is {J:g}, and to x comes {brought} = {sum(paths):g}"
    if sum(paths) == 0 and J == -16:
        return 1.0, f"{found}: reached."
    if sum(paths) == 0:
        return 0.5, f"{found}. What comes to x adds up to 0, as it should; J is to be -16. Move x, and c with it."
    if J == -16:
        return 0.5, f"{found}. J is -16, as it should be; what comes to x is to add up to 0. Look for another x and c."
    return 0.0, f"{found}. Two of the three numbers that come to x are x itself: choose the c that takes them away."


PATHS = Mission("paths_to_zero", 2, {"x": 3.0, "c": -2.0, "step": 7}, _paths_to_zero, CANCEL)

CHECKED = (ADD_FORWARD, MULTIPLY_FORWARD, ADD_BACKWARD, MULTIPLY_BACKWARD, GRAPH_GRADIENT, PATHS, *QUESTIONS)
