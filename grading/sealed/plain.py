"""The data that passes between the trusted side and the sandbox: JSON, bounded in size and depth, never pickled back.

Imported on both sides, so it knows nothing of either.
"""
import base64
import json

import numpy as np

MOST_BYTES = 4_000_000
MOST_DEPTH = 20
MOST_ITEMS = 100_000
KINDS = "biufcSU"    # dtype kinds of arrays that hold nothing but numbers and text


class NotPlain(ValueError):
    """Something that may not pass: too large, too deep, or no plain data."""


def encode(value, other, depth=0):
    """`value` as JSON-ready data. `other(value)` encodes what is not plain; it may raise NotPlain."""
    if depth > MOST_DEPTH:
        raise NotPlain(f"nested more than {MOST_DEPTH} deep")
    if value is None or type(value) in (bool, str):
        return value
    if type(value) is int:
        return {"int": hex(value)}
    if type(value) is float:
        return {"float": value.hex()}
    if type(value) is complex:
        return {"complex": [value.real.hex(), value.imag.hex()]}
    if type(value) is np.ndarray or isinstance(value, np.generic):
        return _encode_array(value, other)
    if type(value) in (list, tuple, dict):
        _bounded(len(value))
        if type(value) is dict:
            pairs = [[encode(k, other, depth + 1), encode(v, other, depth + 1)] for k, v in value.items()]
            return {"dict": pairs}
        return {type(value).__name__: [encode(item, other, depth + 1) for item in value]}
    if value is ...:
        return {"dots": True}
    return other(value)


def decode(data, other, depth=0):
    """The value of JSON data made by `encode`; `other(kind, content)` decodes what encode's `other` made."""
    if depth > MOST_DEPTH:
        raise NotPlain(f"nested more than {MOST_DEPTH} deep")
    if data is None or isinstance(data, bool | str):
        return data
    if not isinstance(data, dict) or len(data) != 1:
        raise NotPlain("not of the form that encode makes")
    (kind, content), = data.items()
    if kind in _SCALARS:
        return _SCALARS[kind](content)
    if kind in ("array", "scalar"):
        array = _decode_array(*content)
        return array if kind == "array" else array[()]
    if kind in ("list", "tuple"):
        _bounded(len(content))
        items = [decode(item, other, depth + 1) for item in content]
        return tuple(items) if kind == "tuple" else items
    if kind == "dict":
        _bounded(len(content))
        return {decode(k, other, depth + 1): decode(v, other, depth + 1) for k, v in content}
    return other(kind, content)


_SCALARS = {
    "int": lambda text: int(text, 16),
    "float": float.fromhex,
    "complex": lambda parts: complex(float.fromhex(parts[0]), float.fromhex(parts[1])),
    "dots": lambda _: ...,
}


def dumps(data):
    """JSON text of encoded data; NotPlain beyond MOST_BYTES."""
    text = json.dumps(data, separators=(",", ":"))
    if len(text) > MOST_BYTES:
        raise NotPlain(f"larger than {MOST_BYTES:,} bytes")
    return text


def loads(text):
    """Encoded data from JSON text."""
    if len(text) > MOST_BYTES:
        raise NotPlain(f"larger than {MOST_BYTES:,} bytes")
    return json.loads(text)


def _encode_array(value, other):
    if value.dtype.kind not in KINDS:
        return other(value)
    if value.nbytes > MOST_BYTES // 2:
        raise NotPlain(f"an array of {value.nbytes:,} bytes")
    kind = "array" if isinstance(value, np.ndarray) else "scalar"
    raw = base64.b64encode(np.ascontiguousarray(value).tobytes()).decode()
    return {kind: [value.dtype.str, list(value.shape), raw]}


def _decode_array(dtype, shape, raw):
    dtype = np.dtype(dtype)
    if dtype.kind not in KINDS or dtype.hasobject:
        raise NotPlain(f"an array of type {dtype}")
    return np.frombuffer(base64.b64decode(raw), dtype=dtype).reshape([int(n) for n in shape]).copy()


def _bounded(count):
    if count > MOST_ITEMS:
        raise NotPlain(f"more than {MOST_ITEMS:,} items")
