"""A training that takes a while: how far it is, and a Stop button that loses nothing."""
import os
import time

SECONDS_UNTIL_SHOWN = 0.5
SECONDS_BETWEEN = 0.2


def repeat(step, state, times, label="step"):
    """Apply `state = step(state)` so many times; return the last state.

    What takes longer than a moment says how far it is. When it is interrupted (the square button of JupyterLab, or
    I, I on the keyboard), it says so and returns the state reached until then. `step` must not alter its argument.

    >>> repeat(lambda state: state + 1, 0, times=5)
    5
    """
    begun = time.monotonic()
    line, said = None, begun + SECONDS_UNTIL_SHOWN - SECONDS_BETWEEN
    done = 0
    try:
        for done in range(times):
            state = step(state)
            now = time.monotonic()
            if now - said > SECONDS_BETWEEN:
                line, said = _say(f"{label} {done + 1:,} of {times:,}", line), now
    except KeyboardInterrupt:
        _say(f"Stopped after {label} {done:,} of {times:,}. What was reached is kept.", line)
        return state
    if line:
        _say(f"{label} {times:,} of {times:,}, {time.monotonic() - begun:.1f} s", line)
    return state


def _say(text, line):
    """Write `text` over what was said before in `line`; return the line."""
    if "NBGRADER_EXECUTION" in os.environ:    # nobody looks
        return line
    from IPython.display import TextDisplayObject, display

    class Line(TextDisplayObject):
        def __repr__(self):
            return self.data

    if line is None:
        return display(Line(text), display_id=True)
    line.update(Line(text))
    return line
