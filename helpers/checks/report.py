"""What a learner reads after a check. Its plain text is the number of points: nbgrader grades by that."""
import html
import math
import re
from dataclasses import dataclass, field

_COLOURS = {"right": "#009E73", "partly": "#E69F00", "wrong": "#D55E00"}
_MARKS = {"right": "✓", "partly": "◐", "wrong": "✗"}


@dataclass(frozen=True)
class Row:
    """One probe's line in the report: what was tried, and what was off ("" if nothing)."""

    label: str
    finding: str


@dataclass(frozen=True)
class Report:
    """The verdict of one check.

    share: how much of it is right, 0 to 1. sentences: the diagnosis, most telling first, in plain text.
    """

    name: str
    points: float
    share: float
    sentences: tuple[str, ...]
    see: str = ""
    rows: tuple[Row, ...] = ()
    notes: tuple[str, ...] = field(default=())

    @property
    def earned(self):
        """Points of this check, rounded down to hundredths: only what is all right earns all."""
        return self.points if self.share == 1 else math.floor(100 * self.points * self.share) / 100

    @property
    def verdict(self):
        """'right', 'partly' or 'wrong'."""
        if self.share == 1:
            return "right"
        return "partly" if self.earned > 0 else "wrong"

    @property
    def text(self):
        """The report in plain words."""
        lines = [self._heading(), *self.sentences]
        lines += [f"Reread: {self.see}."] if self.see else []
        lines += [f"- {row.label}: {row.finding or 'right'}" for row in self.rows]
        return "\n".join([*lines, *self.notes])

    def __repr__(self):
        return f"{self.earned:g}"

    def _heading(self):
        return f"{self.name}: {self.verdict}, {self.earned:g} of {self.points:g} points"

    def _repr_html_(self):
        paragraphs = [f"<p style='margin:0.2em 0'><strong>{_MARKS[self.verdict]} {_html(self._heading())}</strong></p>"]
        paragraphs += [f"<p style='margin:0.4em 0'>{_html(s)}</p>" for s in self.sentences]
        if self.see:
            paragraphs.append(f"<p style='margin:0.4em 0'><em>Reread: {_html(self.see)}.</em></p>")
        if self.rows:
            right = sum(not row.finding for row in self.rows)
            items = "".join(f"<li>{_html(row.label)}: {_html(row.finding or 'right')}</li>" for row in self.rows)
            paragraphs.append(f"<details><summary>{right} of {len(self.rows)} calls right</summary>"
                              f"<ul style='margin:0.2em 0'>{items}</ul></details>")
        if self.notes:
            notes = "".join(f"<pre style='margin:0.2em 0;white-space:pre-wrap'>{_html(n)}</pre>" for n in self.notes)
            paragraphs.append(f"<details><summary>What your code said meanwhile</summary>{notes}</details>")
        return (f"<div role='status' style='border-left:4px solid {_COLOURS[self.verdict]};padding:0.2em 0.8em'>"
                + "".join(paragraphs) + "</div>")


def _html(text):
    """Plain text as HTML: nothing in it is live, and `code` between backticks is set as code."""
    return re.sub(r"`([^`\n]+)`", r"<code>\1</code>", html.escape(text))
