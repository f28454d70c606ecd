"""Where no loop over the examples is asked for: whoever leaves it to NumPy keeps all points, however it is written."""
import gc
import subprocess
import sys

import numpy as np
import pytest
from nbformat.v4 import new_code_cell, new_notebook

from grading.authoring import ROOT
from grading.sealed.sandbox import Sandbox
from helpers.bytecodes import count_bytecodes
from helpers.checks import CHECKED
from helpers.checks.exercise import Exercise
from helpers.checks.judge import judge_function
from tests.sealing import check_cell, run

EXERCISE = CHECKED["logistic_gradient"]
HEAD = "import math\nfrom functools import reduce\nfrom helpers.logistic import sigmoid\n"
BEGIN = "    X, y, w = (np.asarray(a, dtype=float) for a in (X, y, w))\n"
ERRORS = BEGIN + "    m, errors = len(y), sigmoid(X @ w + b) - y\n"
PENALTY = "    return np.asarray(dw) / m + l2 * w / m, np.mean(errors)\n"


def written(body, before=""):
    """Source of a `logistic_gradient`, with what stands before it in the learner's cell."""
    return f"{HEAD}{before}\ndef logistic_gradient(X, y, w, b, l2=0.0):\n{body}"


HONEST = {
    "matrix product": "    dw = X.T @ errors\n",
    "dot": "    dw = np.dot(errors, X)\n",
    "einsum": "    dw = np.einsum('ij,i->j', X, errors)\n",
    "einsum, optimised": "    dw = np.einsum('ij,i->j', X, errors, optimize=True)\n",
    "tensordot": "    dw = np.tensordot(errors, X, axes=1)\n",
    "mean of a table": "    dw = m * np.mean(errors[:, None] * X, axis=0)\n",
    "average": "    dw = m * np.average(X * errors.reshape(-1, 1), axis=0)\n",
    "columns": "    dw = (X.T @ errors.reshape(-1, 1)).ravel()\n",
    "diagonal": "    dw = np.ones(m) @ np.diag(errors) @ X\n",
    "add.reduce": "    dw = np.add.reduce(np.multiply(X.T, errors), axis=1)\n",
    "matrix and its A1": "    dw = np.asarray(np.matrix(X).T @ np.matrix(errors).T).ravel()\n",
    "the features one by one": "    dw = [np.sum(errors * X[:, j]) for j in range(len(w))]\n",
    "the rows sorted first": "    order = np.lexsort(X.T)\n    dw = X[order].T @ errors[order]\n",
    "the last rows kept apart": "    dw = X[:-7].T @ errors[:-7] + X[-7:].T @ errors[-7:]\n",
}
HONEST = {name: written(ERRORS + body + PENALTY) for name, body in HONEST.items()}
HONEST["a function of its own"] = written(
    "    errors = errors_of(X, y, w, b)\n    return X.T @ errors / len(y) + l2 * w / len(y), errors.mean()\n",
    "def errors_of(X, y, w, b):\n    return 1 / (1 + np.exp(-(X @ w + b).clip(-700, 700))) - y\n")
HONEST["whatever is remembered from the first call"] = written(
    ERRORS + "    memory = memory_of['it'] = memory_of.get('it') or [k for k in range(5000)]\n"
    "    dw = X.T @ errors\n" + PENALTY, "memory_of = {}\n")

SNEAKY = {
    "for": "    dw = np.zeros(len(w))\n    for i in range(m):\n        dw += errors[i] * X[i]\n",
    "while": "    dw, i = 0, 0\n    while i < m:\n        dw, i = dw + errors[i] * X[i], i + 1\n",
    "list comprehension": "    dw = sum([e * x for e, x in zip(errors, X)])\n",
    "set in a comprehension": "    dw = X.T @ np.array([{i: e}[i] for i, e in enumerate(errors)])\n",
    "generator": "    dw = sum(e * x for e, x in zip(errors, X))\n",
    "generator and np.fromiter": "    dw = X.T @ np.fromiter((float(e) for e in errors), float)\n",
    "map": "    dw = sum(map(lambda e, x: e * x, errors, X))\n",
    "filter": "    dw = X[list(filter(lambda i: True, range(m)))].T @ errors\n",
    "reduce": "    dw = reduce(lambda total, i: total + errors[i] * X[i], range(m), 0)\n",
    "sorted by a function":
        "    order = sorted(range(m), key=lambda i: X[i, 0])\n    dw = X[order].T @ errors[order]\n",
    "np.vectorize": "    dw = X.T @ np.vectorize(lambda e: e)(errors)\n",
    "np.vectorize with a signature":
        "    each = np.vectorize(lambda e, x: e * x, signature='(),(n)->(n)')\n    dw = each(errors, X).sum(axis=0)\n",
    "np.frompyfunc": "    dw = X.T @ np.frompyfunc(lambda e: e, 1, 1)(errors).astype(float)\n",
    "np.apply_along_axis":
        "    table = np.column_stack([errors, X])\n"
        "    dw = np.apply_along_axis(lambda row: row[0] * row[1:], 1, table).sum(axis=0)\n",
    "np.apply_along_axis of compiled code": "    dw = X.T @ np.apply_along_axis(np.sum, 1, errors[:, None])\n",
    "np.nditer": "    dw = X.T @ np.array([float(e) for e in np.nditer(errors)])\n",
    "np.ndindex": "    dw = np.zeros(len(w))\n    for i, in np.ndindex(m):\n        dw += errors[i] * X[i]\n",
    "np.atleast_1d": "    dw = X.T @ np.concatenate([np.atleast_1d(e) for e in errors])\n",
    "tolist": "    rows, e = X.tolist(), errors.tolist()\n    dw = [sum(e[i] * rows[i][j] for i in range(m)) "
              "for j in range(len(w))]\n",
    "two at a time": "    dw = 0\n    for i in range(0, m, 2):\n        dw = dw + X[i:i + 2].T @ errors[i:i + 2]\n",
    "only the probabilities": "    errors = np.array([sigmoid(x @ w + b) for x in X]) - y\n    dw = X.T @ errors\n",
    "half of them": "    dw = X[m // 2:].T @ errors[m // 2:] + sum([errors[i] * X[i] for i in range(m // 2)])\n",
}
SNEAKY = {name: written(ERRORS + body + PENALTY) for name, body in SNEAKY.items()}
SNEAKY["recursion"] = written(
    ERRORS + "    dw = total(X, errors)\n" + PENALTY,
    "def total(X, e):\n    return e[0] * X[0] + total(X[1:], e[1:]) if len(e) > 1 else e[0] * X[0]\n")
SNEAKY["recursion by halves"] = written(
    ERRORS + "    dw = total(X, errors)\n" + PENALTY,
    "def total(X, e):\n    h = len(e) // 2\n"
    "    return total(X[:h], e[:h]) + total(X[h:], e[h:]) if h else e[0] * X[0]\n")
SNEAKY["an array that loops by itself"] = written(
    ERRORS + "    dw = X.T.view(Slow) @ errors\n" + PENALTY,
    "class Slow(np.ndarray):\n    def __matmul__(self, e):\n"
    "        return sum([e[i] * np.asarray(self)[:, i] for i in range(len(e))])\n")
SNEAKY["an array's own ufunc"] = written(
    ERRORS + "    dw = np.matmul(X.T.view(Slow), errors)\n" + PENALTY,
    "class Slow(np.ndarray):\n    def __array_ufunc__(self, ufunc, method, a, e):\n"
    "        return sum([e[i] * np.asarray(a)[:, i] for i in range(len(e))])\n")
SNEAKY["an iterator's own __next__"] = written(
    ERRORS + "    dw = sum(Rows(X, errors))\n" + PENALTY,
    "class Rows:\n    def __init__(self, X, e):\n        self.X, self.e, self.i = X, e, -1\n"
    "    def __iter__(self):\n        return self\n"
    "    def __next__(self):\n        self.i += 1\n        if self.i == len(self.e):\n            raise StopIteration\n"
    "        return self.e[self.i] * self.X[self.i]\n")


def function(source):
    namespace = {"np": np}
    exec(source, namespace)
    return namespace["logistic_gradient"]


@pytest.mark.parametrize("source", HONEST.values(), ids=HONEST)
@pytest.mark.filterwarnings("ignore::PendingDeprecationWarning")    # NumPy on its matrix
def test_work_left_to_numpy_earns_all_points(source):
    report = judge_function(function(source), EXERCISE)
    assert report.verdict == "right", report.text
    assert report.rows[-1].label == "no loop over the examples"


@pytest.mark.parametrize("source", SNEAKY.values(), ids=SNEAKY)
def test_a_loop_costs_half_and_is_told(source):
    report = judge_function(function(source), EXERCISE)
    assert report.earned == EXERCISE.points / 2, report.text
    assert report.sentences[0] == EXERCISE.no_loop.sentence and report.see == EXERCISE.no_loop.see
    assert "steps for 20 examples and" in report.sentences[1]
    assert all(not row.finding for row in report.rows[:-1])    # the numbers themselves are right


@pytest.mark.parametrize("lines, words", [
    ("    if m > 30: raise MemoryError('too many')\n", "A call with 40 examples: raised MemoryError: too many"),
    ("    if m > 30:\n        while True: pass\n", "A call with 40 examples: did not finish in time"),
    ("    if m > 10: raise KeyError(m)\n", "A call with 20 examples: raised KeyError: 20."),
])
def test_what_fails_with_many_examples_is_said_and_not_called_a_loop(lines, words):
    report = judge_function(function(written(f"{ERRORS}    dw = errors @ X\n{lines}{PENALTY}")), EXERCISE)
    assert report.earned == EXERCISE.points / 2
    assert report.sentences[0].startswith(words.rstrip("."))
    assert "goes through the examples" not in report.text and ".py" not in report.text


def test_wrong_numbers_are_told_before_any_loop():
    report = judge_function(function(SNEAKY["for"].replace("l2 * w / m", "l2 * w")), EXERCISE)
    assert "goes through the examples" not in report.text and "1/m" in report.sentences[0]


def test_the_count_is_the_same_every_time_and_leaves_no_tracer():
    import sys
    before = sys.gettrace()
    gradient = function(HONEST["matrix product"])
    counts = [count_bytecodes(gradient, *EXERCISE.no_loop.arguments(20)) for _ in range(6)]
    assert len(set(counts[1:])) == 1 and sys.gettrace() is before
    with pytest.raises(ZeroDivisionError):
        count_bytecodes(lambda: 1 / 0)
    assert sys.gettrace() is before


def test_every_exercise_without_loops_can_be_counted():
    for item in CHECKED.values():
        if isinstance(item, Exercise) and item.no_loop:
            few, many = (item.no_loop.arguments(m) for m in (20, 40))
            arrays = [pair for pair in zip(few, many, strict=True) if isinstance(pair[0], np.ndarray)]
            assert any(a.shape != b.shape for a, b in arrays), item.name


# -- the same in the sandbox, where the learner's code is counted on its own side

@pytest.fixture(scope="module")
def walls():
    with Sandbox() as made:
        yield made


def sealed(source, walls):
    """Points and words of a check that runs outside on a function that runs inside."""
    name = "logistic_gradient-check"
    checked = check_cell("forward_difference-check", "check(logistic_gradient)")
    checked.metadata.nbgrader |= {"grade_id": name, "points": EXERCISE.points}
    cells = [new_code_cell("import numpy as np\nfrom helpers.checks import check"), new_code_cell(source), checked]
    result = run(new_notebook(cells=cells), walls, seconds_a_cell=10.0, sources={name: "check(logistic_gradient)"})
    return result.scores[name], result.said


@pytest.mark.parametrize("name", ["matrix product", "einsum", "mean of a table", "the features one by one",
                                  "whatever is remembered from the first call"])
def test_work_left_to_numpy_earns_all_points_in_the_sandbox(walls, name):
    score, said = sealed(HONEST[name], walls)
    assert score == EXERCISE.points, said


@pytest.mark.parametrize("name", ["for", "list comprehension", "np.vectorize", "np.apply_along_axis", "recursion",
                                  "generator and np.fromiter", "an array that loops by itself"])
def test_a_loop_costs_half_in_the_sandbox(walls, name):
    score, said = sealed(SNEAKY[name], walls)
    assert score == EXERCISE.points / 2, said
    assert "goes through the examples one at a time" in said and "steps for 20 examples and" in said


def test_collected_garbage_is_not_counted():
    class Left:
        def __del__(self):
            sum(float(number) for number in range(50))

    def leaves_garbage():
        lists = []
        for _ in range(3000):    # enough for the collector to come by
            lists.append([])
        return lists

    count_bytecodes(leaves_garbage)
    alone = count_bytecodes(leaves_garbage)
    gc.collect()
    for _ in range(200):
        circle = Left()
        circle.itself = circle
    del circle
    assert count_bytecodes(leaves_garbage) == alone
    assert gc.isenabled()


def test_bytecodes_can_be_counted_after_a_planted_exception():
    """Python 3.11 traces for ever while it believes that an exception is pending in some thread."""
    program = """
import time
from helpers.bytecodes import count_bytecodes
from helpers.bounds import OutOfTime, with_planted_exception

def sleep():
    for _ in range(30):
        time.sleep(0.01)

for seconds in (5, 0.1):
    try:
        with_planted_exception(seconds, sleep)
    except OutOfTime:
        print("stopped")
    print(count_bytecodes(lambda: sum(float(i) for i in range(20))) > 20)
"""
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, timeout=60,
                          check=True)
    assert done.stdout.split() == ["True", "stopped", "True"]
