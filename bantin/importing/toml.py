"""Lines of TOML: plain where a value is sure, after TODO and below a comment with the reason where it is not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from textwrap import shorten

from bantin.importing.draft import SURE

Entry = tuple[str, float, int, str]
"""A value, how sure it is, and the line and the words it comes from (0 and empty when there are none)."""

_ESCAPES = {'"': '\\"', "\\": "\\\\"}


def quote(text: str) -> str:
    """Return *text* as a TOML string."""
    return '"' + "".join(_ESCAPES.get(c, c) for c in " ".join(text.split("\n"))) + '"'


def key_line(key: str, value: str) -> str:
    """Return the line that gives *key* the text *value*."""
    return f"{key} = {quote(value)}"


def inline(vi: str, en: str) -> str:
    """Return a localized value on one line."""
    return f"{{ vi = {quote(vi)}, en = {quote(en)} }}"


def remark(confidence: float, line: int, words: str) -> str:
    """Return the comment that says how sure a guess is and where it comes from."""
    said = shorten(words[:400], 90, placeholder="…")
    return f"# {confidence:.2f}, line {line}" + (f": {said}" if said else "")


def guess(key: str, value: str, confidence: float, line: int, words: str) -> Iterator[str]:
    """Yield *key* with its value: plain when it is sure, else as a guess that is still to be confirmed."""
    if confidence >= SURE and value:
        yield key_line(key, value)
    else:
        yield remark(confidence, line, words)
        yield key_line(key, f"TODO {value}".strip())


def values_line(key: str, entries: Sequence[Entry], *, required: bool) -> Iterator[str]:
    """Yield *key* with the list of *entries*, none twice; a required list is never empty."""
    written: dict[str, None] = {}
    for value, confidence, line, words in entries:
        sure = confidence >= SURE and value
        if not sure and line:
            yield remark(confidence, line, words)
        written[value if sure else f"TODO {value}".strip()] = None
    if required and not written:
        written["TODO"] = None
    yield f"{key} = [{', '.join(quote(value) for value in written)}]"
