"""02/3: mistakes as learners write them, with the notebook's own functions and its given lines, get their sentence."""
import numpy as np
import pytest

from helpers.checks import CHECKED
from helpers.checks.judge import judge_function

GIVEN = {
    "fit_line": """
def fit_line(x, y, learning_rate=0.1, steps=100):
    x = np.asarray(x, dtype=float)
    w, b = 0.0, 0.0
    costs = [mse(w * x + b, y)]
""",
    "mse_gradient": """
def mse_gradient(x, y, w, b):
    x = np.asarray(x, dtype=float)
    y = np.asarray(y, dtype=float)
    r = w * x + b - y
""",
    "normal_equation": """
def normal_equation(X, y):
    X = np.asarray(X, dtype=float)
    y = np.asarray(y, dtype=float)
""",
}

LOOP = "    for _ in range(steps):\n"
SLOPES = "        dw, db = mse_gradient(x, y, w, b)\n"
UPDATE = "        w, b = w - learning_rate * dw, b - learning_rate * db\n"
RECORD = "        costs.append(mse(w * x + b, y))\n"
END = "    return w, b, np.array(costs)\n"

PLAIN = [
    ("fit_line", "w_first", LOOP + """\
        w = w - learning_rate * mse_gradient(x, y, w, b)[0]
        b = b - learning_rate * mse_gradient(x, y, w, b)[1]
""" + RECORD + END),
    ("fit_line", "w_first", LOOP + SLOPES + """\
        w = w - learning_rate * dw
        dw, db = mse_gradient(x, y, w, b)
        b = b - learning_rate * db
""" + RECORD + "    return w, b, costs\n"),
    ("fit_line", "climbs", LOOP + SLOPES + UPDATE.replace(" - ", " + ") + RECORD + END),
    ("fit_line", "costs_behind", LOOP + RECORD + SLOPES + UPDATE + END),
    ("fit_line", "frozen", SLOPES[4:] + LOOP + UPDATE + RECORD + END),
    ("fit_line", "one_too_few", LOOP.replace("steps", "1, steps") + SLOPES + UPDATE + RECORD + END),
    ("fit_line", "first_only", LOOP + SLOPES + UPDATE + RECORD + "    " + END),
    ("fit_line", "swapped", LOOP + SLOPES.replace("dw, db", "db, dw") + UPDATE + RECORD + END),
    ("fit_line", "fixed_rate", LOOP + SLOPES + UPDATE.replace("learning_rate", "0.1") + RECORD + END),
    ("fit_line", "fixed_steps", LOOP.replace("steps", "100") + SLOPES + UPDATE + RECORD + END),
    ("fit_line", "fixed_both",
     LOOP.replace("steps", "100") + SLOPES + UPDATE.replace("learning_rate", "0.1") + RECORD + END),
    ("fit_line", "order", LOOP + SLOPES + UPDATE + RECORD + END.replace("w, b", "b, w")),
    ("fit_line", "last_cost", LOOP + SLOPES + UPDATE + RECORD + END.replace("np.array(costs)", "costs[-1]")),
    ("fit_line", "no_costs", LOOP + SLOPES + UPDATE + RECORD + "    return w, b\n"),
    ("fit_line", "forgot_return", LOOP + SLOPES + UPDATE + RECORD),
    ("mse_gradient", "every_share", "    return 2 * r * x / len(x), 2 * r / len(x)\n"),
    ("mse_gradient", "squared", "    return 2 * np.mean(r**2 * x), 2 * np.mean(r**2)\n"),
    ("mse_gradient", "squared_without_two", "    return np.mean(r**2 * x), np.mean(r**2)\n"),
    ("mse_gradient", "only_dw", "    return 2 * np.mean(r * x)\n"),
    ("normal_equation", "inverse", "    return np.linalg.inv(X.T @ X) @ X.T @ y\n"),
    ("normal_equation", "inverse", "    return np.linalg.solve(X.T @ X, X.T @ y)\n"),
    ("normal_equation", "shapes", "    return np.linalg.pinv(X.T @ X) @ y\n"),
    ("normal_equation", "each_times_each", "    return np.linalg.pinv(X) * y\n"),
    ("normal_equation", "no_y", "    return np.linalg.pinv(X)\n"),
]


def mse(y_hat, y):
    return np.mean((np.asarray(y_hat, dtype=float) - np.asarray(y, dtype=float)) ** 2)


def mse_gradient(x, y, w, b):
    r = w * np.asarray(x, dtype=float) + b - np.asarray(y, dtype=float)
    return 2 * np.mean(r * x), 2 * np.mean(r)


def written(name, body):
    names = {"np": np, "mse": mse, "mse_gradient": mse_gradient}
    exec(GIVEN[name] + body, names)
    return names[name]


@pytest.mark.parametrize("name,mistake,body", PLAIN, ids=[f"{name}-{mistake}" for name, mistake, _ in PLAIN])
def test_a_mistake_in_the_notebooks_style_gets_its_sentence(name, mistake, body):
    report = judge_function(written(name, body), CHECKED[name])
    assert report.earned < report.points
    assert report.sentences[0] == next(m.sentence for m in CHECKED[name].misconceptions if m.name == mistake)


def test_without_a_mistake_the_same_style_is_right():
    report = judge_function(written("fit_line", LOOP + SLOPES + UPDATE + RECORD + END), CHECKED["fit_line"])
    assert report.verdict == "right", report.text
