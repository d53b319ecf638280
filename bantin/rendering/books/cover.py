"""The cover: the name of the site in lines that fit, whatever fonts a reader has."""

from __future__ import annotations

from collections.abc import Sequence

from bantin.rendering.contexts.view import Context

_ROOM = 1280
"""How wide a line may be, between the margins of a picture 1600 wide."""
_TOP, _BOTTOM = 620, 1980
_LARGEST, _SMALLEST, _STEP = 200, 60, 10
# Letters of a wide and heavy serif are on average three fifths as wide as high; capitals and "m" are wider.
_ADVANCE = 0.62
_LEADING = 1.3
_BETWEEN = 1.0
"""Between two names, in lines."""


def lay_out(names: Sequence[str]) -> Context:
    """Return *names* one below the other, in the largest size at which all of them fit.

    ``names`` holds the lines of each, with their place; a line is ``squeezed`` into that width when one of its words is
    wider than the cover.
    """
    size, wrapped = _SMALLEST, [_wrap(name, _SMALLEST) for name in names]
    for larger in range(_LARGEST, _SMALLEST, -_STEP):
        lines = [_wrap(name, larger) for name in names]
        widest = max(_width(line, larger) for lines_of_name in lines for line in lines_of_name)
        if widest <= _ROOM and _height(lines, larger) <= _BOTTOM - _TOP:
            size, wrapped = larger, lines
            break
    y = float(_TOP)
    placed: list[list[Context]] = []
    for lines_of_name in wrapped:
        placed.append([])
        for words in lines_of_name:
            y += size * _LEADING
            squeezed = _ROOM if _width(words, size) > _ROOM else None
            placed[-1].append({"words": words, "y": round(y), "squeezed": squeezed})
        y += size * _LEADING * _BETWEEN
    return {"size": size, "names": placed}


def _height(names: Sequence[Sequence[str]], size: int) -> float:
    return (sum(map(len, names)) + _BETWEEN * (len(names) - 1)) * size * _LEADING


def _width(words: str, size: int) -> float:
    return len(words) * size * _ADVANCE


def _wrap(text: str, size: int) -> list[str]:
    """Return *text* in as few lines as it needs at *size*, of about one length; words are never split."""
    lines = _fill(text, int(_ROOM / (size * _ADVANCE)))
    for length in range(max(map(len, lines), default=0)):
        even = _fill(text, length)
        if len(even) == len(lines):
            return even
    return lines


def _fill(text: str, length: int) -> list[str]:
    """Return *text* in lines of at most *length* characters, as far as its words allow."""
    lines: list[str] = []
    for word in text.split():
        if lines and len(lines[-1]) + 1 + len(word) <= length:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines
