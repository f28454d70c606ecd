"""The data that passes between the trusted side and the sandbox: JSON, bounded in size and depth, never pickled back.

Imported on both sides, so it knows nothing of either. What `decode` gets may have been made by an enemy: it returns
plain data or raises NotPlain.
"""
import base64
import json
import re

import numpy as np

MOST_BYTES = 4_000_000
MOST_DEPTH = 20
MOST_ITEMS = 100_000
MOST_BITS = 4096    # of a whole number
ARRAY_TYPE = re.compile(r"[<>|=][biufcSU]\d{1,6}")    # arrays that hold nothing but numbers and text


class NotPlain(ValueError):
    """Something that may not pass: too large, too deep, or no plain data."""


def encode(value, other, depth=0):
    """`value` as JSON-ready data. `other(value)` encodes what is not plain; it may raise NotPlain."""
    if depth > MOST_DEPTH:
        raise NotPlain(f"nested more than {MOST_DEPTH} deep")
    if value is None or type(value) in (bool, str):
        return value
    if value is ...:
        return {"dots": True}
    if isinstance(value, np.ndarray | np.generic):
        return _encode_array(value, other)
    if isinstance(value, int):
        return _encode_int(int(value))
    if isinstance(value, float):
        return {"float": float(value).hex()}
    if isinstance(value, complex):
        return {"complex": [value.real.hex(), value.imag.hex()]}
    if isinstance(value, str):
        return "".join(value)
    if isinstance(value, dict):
        _bounded(len(value))
        pairs = [[encode(k, other, depth + 1), encode(v, other, depth + 1)] for k, v in dict.items(value)]
        return {"dict": pairs}
    if isinstance(value, list | tuple | range):
        _bounded(len(value))
        kind = "tuple" if isinstance(value, tuple) else "list"
        return {kind: [encode(item, other, depth + 1) for item in value]}
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
    try:
        return _decode(kind, content, other, depth)
    except NotPlain:
        raise
    except (TypeError, ValueError, AttributeError, LookupError, ArithmeticError) as problem:
        raise NotPlain(f"not of the form that encode makes: {problem}") from None


def _decode(kind, content, other, depth):
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


def _encode_int(value):
    if value.bit_length() > MOST_BITS:
        raise NotPlain(f"a whole number of more than {MOST_BITS} bits")
    return {"int": hex(value)}


def _decode_int(text):
    if len(text) > MOST_BITS // 4 + 4:
        raise NotPlain(f"a whole number of more than {MOST_BITS} bits")
    return int(text, 16)


_SCALARS = {
    "int": _decode_int,
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
    """Encoded data from JSON text; NotPlain if it is none."""
    if len(text) > MOST_BYTES:
        raise NotPlain(f"larger than {MOST_BYTES:,} bytes")
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as problem:
        raise NotPlain(f"no JSON: {problem}") from None


def _encode_array(value, other):
    kind = "array" if isinstance(value, np.ndarray) else "scalar"
    plain = np.asarray(value)    # what a subclass of ndarray adds to it stays behind
    if not ARRAY_TYPE.fullmatch(plain.dtype.str):
        return other(value)
    if plain.nbytes > MOST_BYTES // 2:
        raise NotPlain(f"an array of {plain.nbytes:,} bytes")
    raw = base64.b64encode(np.ascontiguousarray(plain).tobytes()).decode()
    return {kind: [plain.dtype.str, list(plain.shape), raw]}


def _decode_array(dtype, shape, raw):
    if not ARRAY_TYPE.fullmatch(dtype) or len(shape) > 32 or not all(type(n) is int and n >= 0 for n in shape):
        raise NotPlain("an array of another type")
    return np.frombuffer(base64.b64decode(raw), dtype=np.dtype(dtype)).reshape(shape).copy()


def _bounded(count):
    if count > MOST_ITEMS:
        raise NotPlain(f"more than {MOST_ITEMS:,} items")
