"""02/2: what a place without slope is, and a descent that keeps its speed.

Expected values: Hessians are put together from curvatures that are known, along directions at right angles. On a
straight slope the velocity is a geometric series, summed on paper. On a bowl with the curvature c one step is linear,
(x, v) -> (x + m v - r c x, m v - r c x), so step k is the k-th power of a table.
"""
import numpy as np

from ...descent import momentum_descent
from ..exercise import Exercise, Misconception, Mission, Probe, Question

ARROW, LEVEL, CURVED = "02/2 Against the arrow", "02/2 Where the gradient is 0", "02/2 Curvatures"
MOMENTUM, ENDS = "02/2 Momentum", "02/2 Where it ends"

_TURN = np.array([[2.0, -2.0, 1.0], [1.0, 2.0, 2.0], [2.0, 1.0, -2.0]]) / 3.0    # its rows are at right angles


def _bent(*curvatures):
    """A symmetric table with these three eigenvalues, along directions that are none of the axes."""
    H = _TURN.T @ np.diag(curvatures) @ _TURN
    return (H + H.T) / 2


def _table(*rows):
    return np.array(rows, dtype=float)


def _classified(decide):
    """A wrong classify_critical_point: `decide(values, tol, H)` sees the right eigenvalues, and H."""
    def classify(H, tol=1e-8):
        H = np.asarray(H, dtype=float)
        return decide(np.linalg.eigvalsh(H), tol, H)

    return classify


def _by_signs(values, tol, otherwise="flat"):
    """What a right program says of some numbers, the eigenvalues or others."""
    values = np.asarray(values)
    if np.any(values > tol) and np.any(values < -tol):
        return "saddle"
    return "minimum" if np.all(values > tol) else "maximum" if np.all(values < -tol) else otherwise


def _second_derivative_test(values, tol, H):
    determinant = np.linalg.det(H)
    if abs(determinant) <= tol:
        return "flat"
    return "saddle" if determinant < 0 else "minimum" if H[0, 0] > 0 else "maximum"


def _determinant_alone(values, tol, H):
    determinant = np.linalg.det(H)
    return "minimum" if determinant > tol else "saddle" if determinant < -tol else "flat"


def _trace(values, tol, H):
    return "minimum" if np.trace(H) > tol else "maximum" if np.trace(H) < -tol else "saddle"


def _zero_counts_as_up(values, tol, H):
    return "minimum" if np.all(values >= -tol) else "maximum" if np.all(values <= tol) else "saddle"


def _flat_first(values, tol, H):
    return "flat" if np.any(np.abs(values) <= tol) else _by_signs(values, tol)


def _flat_only_if_all(values, tol, H):
    return "flat" if np.all(np.abs(values) <= tol) else _zero_counts_as_up(values, tol, H)


def _any_is_enough(values, tol, H):
    return "minimum" if np.any(values > tol) else "maximum" if np.any(values < -tol) else "flat"


def _two_names(values, tol, H):
    low, high = values
    return _by_signs((low, high), tol)


def _several_in_one_if(values, tol, H):
    if values > tol:
        return "minimum"
    return _by_signs(values, tol)


def _swapped(values, tol, H):
    kind = _by_signs(values, tol)
    return {"minimum": "maximum", "maximum": "minimum"}.get(kind, kind)


CLASSIFY = Exercise(
    "classify_critical_point", 2,
    probes=(
        Probe("[[2, 1], [1, 3]]", lambda: (_table((2, 1), (1, 3)),), "minimum"),
        Probe("[[-4, 1], [1, -2]]", lambda: (_table((-4, 1), (1, -2)),), "maximum"),
        Probe("[[2, 3], [3, 2]]", lambda: (_table((2, 3), (3, 2)),), "saddle"),
        Probe("[[-1, 3], [3, -2]]", lambda: (_table((-1, 3), (3, -2)),), "saddle"),
        Probe("3 x 3 with curvatures 1, 2 and 5", lambda: (_bent(1.0, 2.0, 5.0),), "minimum"),
        Probe("3 x 3 with curvatures -1, -2 and -5", lambda: (_bent(-1.0, -2.0, -5.0),), "maximum"),
        Probe("3 x 3 with curvatures 4, -1 and -2", lambda: (_bent(4.0, -1.0, -2.0),), "saddle"),
        Probe("3 x 3 with curvatures 3, 0 and -2", lambda: (_bent(3.0, 0.0, -2.0),), "saddle"),
        Probe("3 x 3 with curvatures 3, 0 and 1", lambda: (_bent(3.0, 0.0, 1.0),), "flat"),
        Probe("3 x 3 with curvatures -3, 0 and -1", lambda: (_bent(-3.0, 0.0, -1.0),), "flat"),
        Probe("a table of zeros", lambda: (np.zeros((2, 2)),), "flat"),
        Probe("curvatures -0.05 and 2, tol = 0.1", lambda: (_table((-0.05, 0), (0, 2)), 0.1), "flat"),
        Probe("curvatures -0.05 and 2, tol left out", lambda: (_table((-0.05, 0), (0, 2)),), "saddle"),
        Probe("whole numbers, [[2, 0], [0, -3]]", lambda: (np.array([[2, 0], [0, -3]]),), "saddle"),
    ),
    misconceptions=(
        Misconception("second_derivative_test", _classified(_second_derivative_test),
                      "This judges by the determinant, which is the product of the eigenvalues. That works for a 2 x 2 "
                      "table only: with three, two below 0 also have a product above 0. Look at each eigenvalue.",
                      CURVED),
        Misconception("determinant_alone", _classified(_determinant_alone),
                      "This looks at the sign of the determinant alone, the product of the eigenvalues: two curvatures "
                      "below 0 then pass for a minimum. Look at each eigenvalue.", CURVED),
        Misconception("trace", _classified(_trace),
                      "This judges by the trace, the sum of the curvatures: a strong bend upward hides a weak one "
                      "downward. Look at each eigenvalue.", CURVED),
        Misconception("diagonal", _classified(lambda values, tol, H: _by_signs(np.diag(H), tol)),
                      "This looks at the diagonal, the curvatures along the axes. Between the axes the surface may "
                      "bend the other way: take the eigenvalues, np.linalg.eigvalsh(H).", CURVED),
        Misconception("all_entries", _classified(lambda values, tol, H: _by_signs(H.ravel(), tol)),
                      "This looks at the signs of the entries of H. They do not tell how the surface bends between the "
                      "axes: take the eigenvalues, np.linalg.eigvalsh(H).", CURVED),
        Misconception("swapped", _classified(_swapped),
                      "Minimum and maximum are exchanged: where all curvatures are above 0 the surface bends upward to "
                      "every side, and the place is the lowest around.", CURVED),
        Misconception("zero_counts_as_up", _classified(_zero_counts_as_up),
                      "A curvature of 0 counts here as one with a sign, by >= 0 or <= 0, so that 'flat' never comes "
                      "out. Along such a direction the curvature decides nothing: compare with > tol and < -tol.",
                      CURVED),
        Misconception("flat_first", _classified(_flat_first),
                      "This says 'flat' as soon as one curvature is near 0. If two others have opposite signs, the "
                      "place is a saddle all the same: test for that first.", CURVED),
        Misconception("flat_only_if_all", _classified(_flat_only_if_all),
                      "This says 'flat' only if every curvature is near 0. One is enough to leave it open, unless two "
                      "others have opposite signs.", CURVED),
        Misconception("saddle_otherwise", _classified(lambda values, tol, H: _by_signs(values, tol, "saddle")),
                      "What is neither minimum nor maximum is called a saddle here. A saddle needs a curvature above 0 "
                      "and one below; the rest is 'flat'.", CURVED),
        Misconception("any_is_enough", _classified(_any_is_enough),
                      "One curvature above 0 is enough here for a minimum. It takes all of them: np.all, not np.any.",
                      CURVED),
        Misconception("two_names", _classified(_two_names),
                      "This is right for two rows, but a larger H has as many eigenvalues as rows. Keep them in one "
                      "array and ask np.all and np.any of it.", CURVED),
        Misconception("several_in_one_if", _classified(_several_in_one_if),
                      "There are several numbers: ask for all of them, np.all(values > tol), or for at least one, "
                      "np.any(values > tol).", CURVED),
        Misconception("no_tolerance", _classified(lambda values, tol, H: _by_signs(values, 0.0)),
                      "This compares with 0 itself. Through rounding a curvature of 0 comes out as something like "
                      "1e-16: compare with tol and -tol.", CURVED),
        Misconception("fixed_tolerance", _classified(lambda values, tol, H: _by_signs(values, 1e-8)),
                      "The argument tol is not used: the limit is always 1e-8. Write tol where the number stands.",
                      CURVED),
        Misconception("forgot_return", lambda H, tol=1e-8: None,
                      "The function gives nothing back. Put `return` in front of the word: printing is not enough.",
                      CURVED),
    ))

# momentum_descent

CURVES = np.array([0.5, 2.0, 1.0])


def slope(x):
    """The same everywhere: that of a slanted plane."""
    return np.array([1.0, -2.0, 0.5])


def pull(x):
    """Gradient of a bowl with three curvatures."""
    return np.array([0.5, 2.0, 1.0]) * x


def twice(x):
    """Gradient of the sum of squares."""
    return 2 * x


def _on_a_plane(x0, rate, momentum, steps):
    k = np.arange(steps + 1)[:, None]
    kept = k if momentum == 1 else (k - momentum * (1 - momentum**k) / (1 - momentum)) / (1 - momentum)
    return x0 - rate * kept * slope(x0)


def _in_a_bowl(x0, curvature, rate, momentum, steps):
    """The path from x0, of any shape, by powers of a table; curvature: one for each entry."""
    x0 = np.asarray(x0, dtype=float)
    columns = []
    for start, c in zip(x0.ravel(), np.broadcast_to(curvature, x0.shape).ravel(), strict=True):
        once = np.array([[1 - rate * c, momentum], [-rate * c, momentum]])
        columns.append([(np.linalg.matrix_power(once, k) @ [start, 0.0])[0] for k in range(steps + 1)])
    return np.array(columns).T.reshape(steps + 1, *x0.shape)


def _start():
    return np.array([1.5, -2.0, 0.5])


def _block():
    return np.array([[1.0, -0.5, 2.0], [0.25, 3.0, -1.0]])


def _walker(step, first=lambda gradient, x, rate, momentum: np.zeros_like(x)):
    """A wrong momentum_descent that takes `step(gradient, x, v, rate, momentum) -> (x, v)`, beginning with `first`."""
    def descend(gradient, x0, learning_rate=0.1, momentum=0.9, steps=100):
        x = np.array(x0, dtype=float)
        v, path = first(gradient, x, learning_rate, momentum), [x]
        for _ in range(steps):
            x, v = step(gradient, x, v, learning_rate, momentum)
            path.append(x)
        return np.array(path)

    return descend


def _with_velocity(new_velocity, **how):
    """A wrong momentum_descent whose velocity is `new_velocity(gradient, x, v, rate, momentum)`."""
    def step(gradient, x, v, rate, momentum):
        v = new_velocity(gradient, x, v, rate, momentum)
        return x + v, v

    return _walker(step, **how)


def _right(gradient, x0, learning_rate=0.1, momentum=0.9, steps=100):
    return _with_velocity(lambda gradient, x, v, rate, momentum: momentum * v - rate * gradient(x))(
        gradient, x0, learning_rate, momentum, steps)


def _in_place(gradient, x0, learning_rate=0.1, momentum=0.9, steps=100):
    x = x0
    v, path = np.zeros(np.shape(x)), [x.copy()]
    for _ in range(steps):
        v = momentum * v - learning_rate * gradient(x)
        x += v
        path.append(x.copy())
    return np.array(path, dtype=float)


def _in_place_and_alike(gradient, x0, learning_rate=0.1, momentum=0.9, steps=100):
    x = x0
    v, path = np.zeros(np.shape(x)), [x]
    for _ in range(steps):
        v = momentum * v - learning_rate * gradient(x)
        x += v
        path.append(x)
    return np.array(path, dtype=float)


def _rows_alike(gradient, x0, learning_rate=0.1, momentum=0.9, steps=100):
    return _in_place_and_alike(gradient, np.array(x0, dtype=float), learning_rate, momentum, steps)


def _position_first(gradient, x, v, rate, momentum):
    x_new = x + v
    return x_new, momentum * v - rate * gradient(x)


def _position_first_slope_after(gradient, x, v, rate, momentum):
    x = x + v
    return x, momentum * v - rate * gradient(x)


def _rate_twice(gradient, x, v, rate, momentum):
    v = momentum * v - rate * gradient(x)
    return x + rate * v, v


def _frozen(gradient, x0, learning_rate=0.1, momentum=0.9, steps=100):
    g = gradient(np.array(x0, dtype=float))
    return _right(lambda x: g, x0, learning_rate, momentum, steps)


def _whole_numbers(gradient, x0, learning_rate=0.1, momentum=0.9, steps=100):
    right = _right(gradient, x0, learning_rate, momentum, steps)
    path = np.zeros((steps + 1, *np.shape(x0)), dtype=np.asarray(x0).dtype)
    path[:] = right
    return path


def _rows_of_len(gradient, x0, learning_rate=0.1, momentum=0.9, steps=100):
    path = np.zeros((steps + 1, len(x0)))
    path[0] = x0
    path[:] = _right(gradient, x0, learning_rate, momentum, steps)
    return path


def _velocities(gradient, x0, learning_rate=0.1, momentum=0.9, steps=100):
    path = _right(gradient, x0, learning_rate, momentum, steps)
    return np.concatenate([path[:1], np.diff(path, axis=0)])


MOVE = Exercise(
    "momentum_descent", 2,
    probes=(
        Probe("a slope that is the same everywhere, rate 0.5, momentum 0.8, 4 steps",
              lambda: (slope, _start(), 0.5, 0.8, 4), _on_a_plane(_start(), 0.5, 0.8, 4)),
        Probe("a bowl with three curvatures, rate 0.3, momentum 0.5, 6 steps",
              lambda: (pull, _start(), 0.3, 0.5, 6), _in_a_bowl(_start(), CURVES, 0.3, 0.5, 6)),
        Probe("x0 of shape (2, 3), rate 0.25, momentum 0.9, 3 steps",
              lambda: (twice, _block(), 0.25, 0.9, 3), _in_a_bowl(_block(), 2.0, 0.25, 0.9, 3)),
        Probe("momentum 0, rate 0.4, 5 steps", lambda: (pull, _start(), 0.4, 0.0, 5),
              _in_a_bowl(_start(), CURVES, 0.4, 0.0, 5)),
        Probe("a single step", lambda: (pull, _start(), 0.5, 0.7, 1), _in_a_bowl(_start(), CURVES, 0.5, 0.7, 1)),
        Probe("whole numbers in x0, rate 0.25, momentum 0.5, 3 steps",
              lambda: (pull, np.array([4, -2, 3]), 0.25, 0.5, 3), _in_a_bowl([4, -2, 3], CURVES, 0.25, 0.5, 3)),
        Probe("rate, momentum and steps left out", lambda: (pull, _start()),
              _in_a_bowl(_start(), CURVES, 0.1, 0.9, 100), atol=1e-9),
        Probe("rate, momentum and steps given by name", lambda: (pull, _start()),
              _in_a_bowl(_start(), CURVES, 0.2, 0.6, 7),
              keywords={"steps": 7, "momentum": 0.6, "learning_rate": 0.2}),
    ),
    misconceptions=(
        Misconception("in_place", _in_place,
                      "The path is right for floats, but x is x0 itself, under a second name, and x += v overwrites "
                      "the caller's array. Begin with a copy of floats, as the first line does.", MOMENTUM),
        Misconception("in_place_and_alike", _in_place_and_alike,
                      "x is x0 itself, and x += v overwrites it: the caller's array is spoiled, and all rows of the "
                      "path are that one array. Begin with a copy, and make a new x with x = x + v.", MOMENTUM),
        Misconception("rows_alike", _rows_alike,
                      "All rows are the last place: x += v changes the array that is in the list already. "
                      "x = x + v makes a new one; or append a copy.", MOMENTUM),
        Misconception("forgets", _with_velocity(lambda gradient, x, v, rate, momentum: -rate * gradient(x)),
                      "This is plain descent: nothing of the last step is kept. Set v to 0 once, before the loop, and "
                      "let momentum * v be a part of the new v.", MOMENTUM),
        Misconception("climbs", _with_velocity(
                          lambda gradient, x, v, rate, momentum: momentum * v + rate * gradient(x)),
                      "This climbs: the gradient points uphill. One minus is due: in v = momentum * v - "
                      "learning_rate * g, and then x = x + v; or with plus in v, and then x = x - v.",
                      MOMENTUM),
        Misconception("kept_backward", _with_velocity(
                          lambda gradient, x, v, rate, momentum: -momentum * v - rate * gradient(x)),
                      "The part that is kept is turned round: with -momentum * v each step takes back some of the "
                      "last. Keep it as it is, momentum * v.", MOMENTUM),
        Misconception("average", _with_velocity(
                          lambda gradient, x, v, rate, momentum: momentum * v - (1 - momentum) * rate * gradient(x)),
                      "The slope is multiplied by 1 - momentum here. That is another custom, an average of slopes. "
                      "The formula asked for takes the whole learning_rate * g.", MOMENTUM),
        Misconception("slope_kept_too", _with_velocity(
                          lambda gradient, x, v, rate, momentum: momentum * (v - rate * gradient(x))),
                      "momentum multiplies the slope as well, by a pair of brackets too many in v, or because x moves "
                      "by momentum * v. Only the old v is multiplied, and x moves by v.", MOMENTUM),
        Misconception("position_first", _walker(_position_first),
                      "x moves before v is new, so every step is one too late, and the first does not move at all. "
                      "First the velocity, then the place.", MOMENTUM),
        Misconception("position_first_slope_after", _walker(_position_first_slope_after),
                      "The whole path is one step late: x moves by the old v, which is 0 at first. First the new "
                      "velocity, from the gradient where you stand, then the place.", MOMENTUM),
        Misconception("nesterov", _with_velocity(
                          lambda gradient, x, v, rate, momentum: momentum * v - rate * gradient(x + momentum * v)),
                      "The gradient is taken ahead, at x + momentum * v. That is Nesterov's way, a relative. The "
                      "formula asked for takes it at x.", MOMENTUM),
        Misconception("rate_twice", _walker(_rate_twice),
                      "learning_rate is multiplied in twice: once in v and once more in the step. Here x moves by v as "
                      "it is.", MOMENTUM),
        Misconception("no_rate", _with_velocity(lambda gradient, x, v, rate, momentum: momentum * v - gradient(x)),
                      "learning_rate is not used: the slope is taken whole. It is learning_rate * g.", MOMENTUM),
        Misconception("starts_with_a_step", _with_velocity(
                          lambda gradient, x, v, rate, momentum: momentum * v - rate * gradient(x),
                          first=lambda gradient, x, rate, momentum: -rate * gradient(x)),
                      "v begins with a slope in it, so the first step is too long. It begins at 0.", MOMENTUM),
        Misconception("starts_with_the_gradient", _with_velocity(
                          lambda gradient, x, v, rate, momentum: momentum * v - rate * gradient(x),
                          first=lambda gradient, x, rate, momentum: gradient(x)),
                      "v begins as the gradient, so the first step goes uphill. It begins at 0.", MOMENTUM),
        Misconception("frozen", _frozen,
                      "The gradient is taken once, at x0, and used for every step. Take it anew in the loop, at x.",
                      MOMENTUM),
        Misconception("no_start", lambda *given, **named: _right(*given, **named)[1:],
                      "The path begins after the first step. Row 0 is x0 itself: put it into the list before the loop.",
                      MOMENTUM),
        Misconception("a_row_short", lambda *given, **named: _right(*given, **named)[:-1],
                      "A row is missing at the end. The path has steps + 1 rows: x0, and one for each step. Is it "
                      "`range(steps)`?", MOMENTUM),
        Misconception("last_only", lambda *given, **named: _right(*given, **named)[-1],
                      "This is the last place alone. Keep every place in a list and return them all.", MOMENTUM),
        Misconception("velocities", _velocities,
                      "The rows are velocities. Append the place, x, not v.", MOMENTUM),
        Misconception("rows_of_len", _rows_of_len,
                      "This is right where x0 is a row of numbers. It may be a table too: len(x) counts its rows only. "
                      "Go by x.shape: np.zeros((steps + 1, *x.shape)) for the path, np.zeros(x.shape) for v.",
                      MOMENTUM),
        Misconception("whole_numbers", _whole_numbers,
                      "With floats this is right. For an x0 of whole numbers every place is cut off after the point: "
                      "make the arrays with dtype=float.", MOMENTUM),
        Misconception("forgot_return", lambda gradient, x0, learning_rate=0.1, momentum=0.9, steps=100: None,
                      "The function gives nothing back: after the loop comes `return np.array(path)`.", MOMENTUM),
    ))

QUESTIONS = (
    Question(
        "ravine_arrow", 1, "86ddb636f25a47fd",
        {"27d00839c64a4a5a": "That is how it is in a round bowl. Here the gradient at (2, 0.4) is (2, 10): draw it, "
                             "and the way from (2, 0.4) to (0, 0).",
         "865641789e6b37d1": "The gradient at (2, 0.4) is (2, 10), the way to the minimum is (-2, -0.4). Draw both on "
                             "squared paper, the first turned round."},
        ARROW, options=("a", "b", "c")),
    Question(
        "mixed_curvature", 1, "10ce568a3f760a5c",
        {"caeb0118e1fce05d": "Along both axes the surface rises. Are there other directions? Put (0.1, -0.1) into the "
                             "formula.",
         "873e4fe2b72554a8": "At a maximum every way leads down. What does f do along x[0] alone?"},
        CURVED, options=("a", "b", "c")),
    Question(
        "top_speed", 1, "7858d9ecf275a36c",
        {"1abc9244c3077872": "The second step already keeps 0.9 of the first and adds as much as the first again.",
         "a6f840111b477878": "Each step loses a tenth of the last and gains the same amount. How long must a step be "
                             "for the two to be equal?"},
        MOMENTUM, options=("a", "b", "c")),
)

HOME = np.array([-1.6386, 1.556])    # the global minimum of the notebook's surface with several


def hollows_slope(x):
    """Gradient of the notebook's surface with several minima."""
    return np.array([x[0]**3 - 2 * x[0] + 0.4 * x[1] + 0.5, x[1]**3 - 2 * x[1] + 0.4 * x[0]])


def _carried(state):
    """Descend from the recorded start twice, with momentum and without."""
    start = np.array([float(state["x0"]), float(state["x1"])])
    rate, momentum = float(state["learning_rate"]), float(state["momentum"])
    if state["surface"] != "several minima":
        return 0.0, f"This state is of the surface {state['surface']}. The goal asks for several minima."
    if not (np.all(np.abs(start) <= 2) and 0.01 <= rate <= 0.5 and 0 <= momentum <= 0.99):
        return 0.0, "These numbers lie outside the figure. Copy the state from under it."
    if momentum == 0:
        return 0.0, "The momentum of this state is 0. Record it with the momentum that brings the descent home."
    with np.errstate(all="ignore"):
        rolled, plain = (momentum_descent(hollows_slope, start, rate, kept, 200)[-1] for kept in (momentum, 0.0))
        found = f"With momentum {momentum:.2f} the descent ends {_place(rolled)}, without it {_place(plain)}"
        if not _home(rolled) or _home(plain):
            return 0.0, f"{found}."
        missing = _not_caught(plain, rate)
    return (0.0, f"{found}. {missing}") if missing else (1.0, f"{found}: there, only momentum brings it home.")


def _not_caught(plain, rate):
    """What a plain descent would do if it went on from where it is; "" if it has come to rest away from home."""
    later = momentum_descent(hollows_slope, plain, rate, 0.0, 5000)[-1]
    if _home(later):
        return ("Without momentum the descent is still on its way at step 200: it would come home too. Find a start "
                "where it is caught.")
    if not np.linalg.norm(hollows_slope(later)) < 1e-3:
        return "Without momentum the steps are too long for it to come to rest: choose a smaller learning rate."
    return ""


def _home(end):
    return bool(np.linalg.norm(end - HOME) < 0.1)


def _place(end):
    if _home(end):
        return "at home"
    return f"at ({end[0]:z.2f}, {end[1]:z.2f})" if np.all(np.abs(end) < 1e3) else "nowhere, it flies off"


ONLY_WITH_MOMENTUM = Mission(
    "only_with_momentum", 2,
    {"surface": "several minima", "x0": -1.5, "x1": 1.0, "learning_rate": 0.05, "momentum": 0.9}, _carried, ENDS)

CHECKED = (CLASSIFY, MOVE, ONLY_WITH_MOMENTUM, *QUESTIONS)
