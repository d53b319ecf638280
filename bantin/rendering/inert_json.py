"""JSON that is inert wherever it is put: in a script element, in a script, in a page."""

from __future__ import annotations

import json
from typing import Any

_ESCAPES = tuple((sign, f"\\u{ord(sign):04x}") for sign in "<>&\u2028\u2029")


def inert_json(value: Any, indent: int | None = None) -> str:  # noqa: ANN401 - any JSON value
    """Return *value* as JSON, on one line unless an *indent* is given; a parser gives back what went in.

    Marks of HTML and the line ends that only JavaScript knows are written as escapes.
    """
    separators = (",", ":") if indent is None else (",", ": ")
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, separators=separators, indent=indent)
    for sign, escape in _ESCAPES:  # five times as fast as str.translate
        text = text.replace(sign, escape)
    return text
