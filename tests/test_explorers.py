"""The explorable figures in the kernel alone: controls, pictures, words, states."""
import os
import subprocess
import sys

import numpy as np
import pytest

from helpers.explorers import Broadcast, Chord, Gradient

from .makers import MAKERS, bowl, bowl_gradient, chord_slope, subtract, wave

every_explorer = pytest.mark.parametrize("make", MAKERS.values(), ids=MAKERS)


def built(explorer):
    """`explorer` as it stands after its cell ran: drawn, with a background to blit on."""
    explorer.build()
    explorer.canvas.draw()
    return explorer


def pixels(explorer):
    return explorer.canvas.pixels().copy()


def another(control, value):
    """A value of `control` that differs from `value`."""
    if hasattr(control, "options"):
        return next(option for option in control.options if option != value)
    return control.clip(0.5 * value + 1.0)


def drag(explorer, x, y):
    """The pointer, held down, comes to the place (x, y) of the axes' data: what the page then tells the kernel."""
    place = explorer.figure.transFigure.inverted().transform(explorer.drag_axes.transData.transform((x, y)))
    explorer.canvas._handle_custom_msg({"dragged": place.tolist()}, [])


@every_explorer
def test_a_control_moves_the_picture_and_the_words(make):
    explorer = built(make())
    for name, control in explorer.controls.items():
        before, sentence = pixels(explorer), explorer.reading
        explorer.set(**{name: another(control, explorer.state[name])})
        assert explorer.reading != sentence, name
        assert (pixels(explorer) != before).any(), name


@every_explorer
def test_moving_the_widget_is_moving_the_control(make):
    explorer = built(make())
    for name, control in explorer.controls.items():
        value = another(control, explorer.state[name])
        explorer.widgets[name].value = value
        assert explorer.state[name] == value
        assert explorer.reading in explorer._words.value.replace("&#x27;", "'").replace("&gt;", ">")


@every_explorer
def test_what_is_blitted_is_what_would_be_drawn(make):
    explorer = built(make())
    for name, control in explorer.controls.items():
        explorer.set(**{name: another(control, explorer.state[name])})
    blitted = pixels(explorer)
    explorer.canvas.draw()
    assert (pixels(explorer) == blitted).all()


@every_explorer
def test_the_state_makes_the_same_picture_again(make):
    first = built(make())
    for name, control in first.controls.items():
        first.set(**{name: another(control, first.state[name])})
    second = built(make(**first.state))
    assert second.state == first.state
    assert second.reading == first.reading
    assert (pixels(second) == pixels(first)).all()


@every_explorer
def test_the_state_shown_can_be_passed_back_in(make):
    explorer = built(make())
    assert make(**explorer._rounded()).state.keys() == explorer.state.keys()
    explorer.state.clear()    # a copy: the explorer's own is not touched
    assert explorer.state


@every_explorer
def test_axes_say_what_they_are(make):
    for ax in built(make()).figure.axes:
        assert ax.get_title(loc="left") and ax.get_xlabel() and ax.get_ylabel()


def test_bad_states_are_refused_in_words():
    with pytest.raises(TypeError, match="Chord has no control x1; it has x0, h"):
        Chord(wave, chord_slope, x1=1.0)
    with pytest.raises(ValueError, match=r"Chord: x0 = 7 is not between -2\.0 and 2\.0"):
        Chord(wave, chord_slope, x0=7)
    with pytest.raises(ValueError, match="Chord: h = 'small' is not a number"):
        Chord(wave, chord_slope, h="small")
    with pytest.raises(ValueError, match="Chord: x0 = nan is not between"):
        Chord(wave, chord_slope, x0=float("nan"))
    with pytest.raises(ValueError, match="StepSize: method = 'guess' is none of forward, central"):
        MAKERS["StepSize"](method="guess")


def test_a_bad_move_changes_nothing():
    explorer = Chord(wave, chord_slope)
    before = explorer.state
    with pytest.raises(TypeError, match="has no control y"):
        explorer.set(x0=0.0, y=1.0)
    with pytest.raises(ValueError, match="h = -1 is not between"):
        explorer.set(x0=0.0, h=-1)
    assert explorer.state == before


@pytest.mark.parametrize(("function", "words"), [
    (lambda *_: 1 / 0, "Your function raised ZeroDivisionError: division by zero."),
    (lambda *_: None, "Your function raised TypeError"),
])
def test_a_failing_function_is_reported_in_words(function, words):
    assert built(Chord(wave, function)).reading.startswith(words)


@pytest.mark.parametrize("kind", [Chord, Gradient])
def test_an_unwritten_function_is_reported_in_words(kind):
    def unwritten(*_):
        raise NotImplementedError("slope is not written yet")

    explorer = built(kind(wave if kind is Chord else bowl, unwritten))
    assert explorer.reading == "slope is not written yet."
    explorer.set(x0=0.5)    # goes on working
    assert explorer.state["x0"] == 0.5


def test_grading_shows_nothing_and_loads_no_widgets():
    program = ("import sys\nfrom helpers.explorers import Chord\n"
               "Chord(lambda x: x, lambda f, x, h: 1.0)._ipython_display_()\n"
               "print([name for name in ('anywidget', 'ipywidgets', 'IPython') if name in sys.modules])")
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True,
                          env=os.environ | {"NBGRADER_EXECUTION": "autograde"})
    assert (done.stdout, done.stderr) == ("[]\n", "")


# dragging

def test_dragging_moves_state_slider_and_words():
    explorer = built(Chord(wave, chord_slope))
    drag(explorer, 0.52, 1.0)
    assert explorer.state["x0"] == explorer.widgets["x0"].value == 0.5
    drag(explorer, 1.23, -1.0)
    assert explorer.state["x0"] == explorer.widgets["x0"].value == 1.25
    assert explorer.reading.startswith("From x0 = 1.25 ")


def test_dragging_stops_at_the_ends():
    explorer = built(Chord(wave, chord_slope))
    drag(explorer, 3.4, 0.0)
    assert explorer.state["x0"] == 2.0
    drag(explorer, 99.0, 0.0)    # off the axes
    assert explorer.state["x0"] == 2.0


def test_one_move_is_one_update():
    explorer = built(Gradient(bowl, bowl_gradient))
    calls, update = [], explorer.update
    explorer.update = lambda **state: calls.append(state) or update(**state)
    drag(explorer, 0.5, -0.5)    # two sliders follow the pointer
    assert calls == [{"x0": 0.5, "x1": -0.5}]
    explorer.widgets["x0"].value = 1.0
    assert len(calls) == 2
    drag(explorer, 1.0, -0.5)    # where it is already
    assert len(calls) == 2


# what each figure says, against numbers worked out by hand

@pytest.mark.parametrize(("x0", "h"), [(-1.0, 1.0), (0.5, 0.1), (1.5, 0.01)])
def test_chord_says_the_slopes(x0, h):
    # of x**3 / 3 - x: the chord's is x0**2 + x0 h + h**2 / 3 - 1, the tangent's x0**2 - 1
    explorer = built(Chord(wave, chord_slope, x0=x0, h=h))
    off = x0 * h + h**2 / 3
    assert f"a slope of {x0**2 - 1 + off:.4f}. The tangent has {x0**2 - 1:.4f}" in explorer.reading
    assert f"off by {off:+.4f}." in explorer.reading
    (x, y), (ends, heights) = explorer.points.get_data(), explorer.chord.get_data()
    np.testing.assert_allclose(x, [x0, x0 + h])
    np.testing.assert_allclose(y, [x0**3 / 3 - x0, (x0 + h) ** 3 / 3 - x0 - h])
    np.testing.assert_allclose(np.diff(heights) / np.diff(ends), x0**2 - 1 + off)


def test_gradient_says_partials_length_and_direction():
    # x0**2 + 3 x1**2 at (1.5, 0.5): 3, with slopes 3 along x0 and 3 along x1
    explorer = built(Gradient(bowl, bowl_gradient, x0=1.5, x1=0.5))
    assert "At (1.50, 0.50) f is 3.000" in explorer.reading
    assert "3.000 (along x0) and 3.000 (along x1)" in explorer.reading
    assert f"The gradient is {3 * 2**0.5:.3f} long" in explorer.reading and " 45°" in explorer.reading
    np.testing.assert_allclose(explorer.arrow.U, explorer.arrow.V)


def test_step_size_says_the_error():
    # x**2 at 1: the forward difference is off by h, the central one by nothing but rounding
    explorer = built(MAKERS["StepSize"](h=0.1, method="forward", function="square"))
    assert "the error is 1.0e-01" in explorer.reading and "Truncation dominates" in explorer.reading
    explorer.set(h=1e-15)
    assert "Rounding dominates" in explorer.reading
    explorer.set(h=1e-18)
    assert "The step is lost" in explorer.reading


def test_broadcast_says_the_shapes():
    explorer = built(Broadcast(subtract, m_a=4, a="(m,)", m_b=3, b="(m, 1)"))
    assert "a has shape (4,), b has shape (3, 1). NumPy makes 12 numbers, shape (3, 4)." in explorer.reading
    assert "Your residuals raises ValueError" in explorer.reading


def test_first_descent_takes_the_step_it_says():
    # from 0 at rate 0.05: w = 0.05 * 2 * mean(x y) = 0.1 * 9.3, b = 0.05 * 2 * mean(y) = 0.1 * 4
    explorer = built(MAKERS["FirstDescent"](steps=1))
    assert explorer.reading.startswith("After 1 step the line is 0.93 x + 0.40.")
