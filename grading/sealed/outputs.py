"""A learner's outputs as they may stand in a graded notebook: bounded, well formed, and with nothing live in them.

The feedback and Formgrader show them in a browser, to learners and to an instructor who may change grades there.
"""
import base64
import binascii
import json
import re

import bleach
from nbformat.v4 import new_output

MOST_KEPT = 1_000_000    # characters of a cell's outputs
MOST_READ = 20_000_000   # characters after which a cell is stopped
MOST_OUTPUTS = 500
MOST_HTML = 50_000       # characters: to look through more takes longer than they are worth
MOST_MARKDOWN = 20_000   # likewise
PICTURES = ("image/png", "image/jpeg", "image/gif", "image/webp")
# What helpers.figures makes: no parser needs to look at it, and it is long.
OUR_PICTURE = re.compile(r"<img alt='[^'<>]*' src='data:image/png;base64,[A-Za-z0-9+/=]*'>")
PICTURE_DATA = re.compile(r"data:image/(png|jpeg|gif);base64,[A-Za-z0-9+/=\s]*")
TAGS = {"a", "b", "blockquote", "br", "caption", "code", "dd", "details", "div", "dl", "dt", "em", "h1", "h2", "h3",
        "h4", "h5", "h6", "hr", "i", "img", "li", "ol", "p", "pre", "small", "span", "strong", "sub", "summary", "sup",
        "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul"}
# In a text cell: the start of a tag that is none of those, or that has attributes.
LIVE = re.compile(r"<(?!/?(?:b|br|code|details|em|hr|i|small|strong|sub|summary|sup|u)\s*/?>)(?=[A-Za-z/!?])")
# The second half of a link or of a picture, or a definition of its address: of pictures the notebook's own may stay.
LINK = re.compile(r"\](?=\(|\s*:)(?:\(attachment:([^)\s]*)\))?")
UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1a\x1c-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


class Collected:
    """The outputs of one cell, as a kernel's messages bring them."""

    def __init__(self):
        self.outputs, self.finished = [], False
        self._kept = self._read = 0
        self._clear = False

    def take(self, kind, content):
        """Add what a message brings; False if it has become too much."""
        if kind == "status":
            self.finished = content.get("execution_state") == "idle"
        elif kind == "clear_output":
            self._clear = True
            if not content.get("wait"):
                self._clear_now()
        elif kind in _MAKERS:
            self._read += len(json.dumps(content, default=str))
            self._add(kind, content)
        return self._read <= MOST_READ

    def _add(self, kind, content):
        if self._clear:
            self._clear_now()
        if self._kept > MOST_KEPT or len(self.outputs) > MOST_OUTPUTS:
            return
        output = _MAKERS[kind](content)
        self._kept += len(json.dumps(output))
        last = self.outputs[-1] if self.outputs else {}
        if kind == "stream" and last.get("output_type") == "stream" and last["name"] == output.name:
            last["text"] += output.text
        elif self._kept <= MOST_KEPT or kind == "stream":
            self.outputs.append(output)
        if self._kept > MOST_KEPT:
            if kind == "stream":
                self.outputs[-1]["text"] = self.outputs[-1]["text"][:MOST_KEPT]
            self.outputs.append(new_output("stream", name="stdout", text="\n(What came after this is left out.)\n"))

    def _clear_now(self):
        self.outputs.clear()
        self._clear, self._kept = False, 0


def text(value, most=100_000):
    """`value` as text that every file and page can hold."""
    if isinstance(value, list):
        value = "".join(part for part in value if isinstance(part, str))
    return UNPRINTABLE.sub("\ufffd", value if isinstance(value, str) else str(value))[:most]


def tame(html):
    """HTML with nothing live in it: no scripts, no styles, no addresses but of pictures that it holds itself."""
    if OUR_PICTURE.fullmatch(html):
        return html
    return bleach.clean(html, tags=TAGS, attributes=_is_harmless, protocols={"data"}, strip=True)


def tame_markdown(source, attachments=()):
    """Markdown in which tags and links that could be live have become text, all but pictures that are attached."""
    def link(found):
        return found[0] if found[1] in attachments else "] " + found[0][1:]

    if len(source) > MOST_MARKDOWN:
        source = f"{source[:MOST_MARKDOWN]}\n\n(What came after this is left out.)"
    return LINK.sub(link, LIVE.sub("< ", source))


def error(name, message):
    """An error output."""
    name, message = text(name, 200), text(message, 10_000)
    return new_output("error", ename=name, evalue=message, traceback=[f"{name}: {message}"])


def _is_harmless(tag, name, value):
    if tag == "img":
        return name in ("alt", "width", "height") or (name == "src" and bool(PICTURE_DATA.fullmatch(value)))
    return name in ("colspan", "rowspan")


def _stream(content):
    name = "stderr" if content.get("name") == "stderr" else "stdout"
    return new_output("stream", name=name, text=text(content.get("text", ""), MOST_KEPT))


def _error(content):
    output = error(content.get("ename", "Error"), content.get("evalue", ""))
    lines = content.get("traceback")
    if isinstance(lines, list) and lines:
        output.traceback = [text(line, 20_000) for line in lines[:100]]
    return output


def _data(content):
    given, kept = content.get("data"), {}
    given = given if isinstance(given, dict) else {}
    if "text/plain" in given:
        kept["text/plain"] = text(given["text/plain"])
    if "text/html" in given:
        html = text(given["text/html"], MOST_KEPT)
        if OUR_PICTURE.fullmatch(html) or len(html) <= MOST_HTML:
            kept["text/html"] = tame(html)
        else:
            kept.setdefault("text/plain", "(HTML that is too long to be shown)")
    for kind in PICTURES:
        if isinstance(given.get(kind), str) and _is_base64(given[kind]):
            kept[kind] = given[kind]
    return kept


def _is_base64(data):
    try:
        return bool(base64.b64decode("".join(data.split()), validate=True))
    except (binascii.Error, ValueError):
        return False


_MAKERS = {
    "stream": _stream,
    "error": _error,
    "display_data": lambda content: new_output("display_data", data=_data(content)),
    "update_display_data": lambda content: new_output("display_data", data=_data(content)),
    "execute_result": lambda content: new_output("execute_result", data=_data(content), execution_count=None),
}
