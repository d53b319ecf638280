r"""Where a word stands, in as few characters as a script can hold without an escape.

A number is written in digits of base 90, the printable ASCII characters from ``#`` to ``~`` without ``\`` and ``<``.
Below 76 it is one digit. The next thirteen digits lead a second one, for numbers below 1,246; the last digit leads
three more.

The postings of a word say for each document that has it, in ascending order: how many documents further on it is than
the one before, how often it has the word less one, and each position, as the distance from the one before.
"""

from __future__ import annotations

from collections.abc import Sequence

DIGITS = "".join(chr(code) for code in range(35, 127) if chr(code) not in "\\<")
_ONE, _LEADS = 76, 13
_TWO = _ONE + _LEADS * len(DIGITS)
LARGEST = _TWO + len(DIGITS) ** 3 - 1
"""The largest number that can be written."""


def write_number(number: int) -> bytes:
    """Return *number*, from 0 to ``LARGEST``, in digits."""
    return _SHORT[number] if number < _TWO else _write_long(number)


def write_places(gap: int, positions: Sequence[int]) -> bytes:
    """Return the posting of one document, *gap* documents after the one before; *positions* ascend."""
    parts = [write_number(gap), write_number(len(positions) - 1)]
    before = 0
    for position in positions:
        step = position - before
        parts.append(_SHORT[step] if step < _TWO else _write_long(step))
        before = position
    return b"".join(parts)


def _write_short(number: int) -> bytes:
    if number < _ONE:
        return DIGITS[number].encode()
    lead, digit = divmod(number - _ONE, len(DIGITS))
    return (DIGITS[_ONE + lead] + DIGITS[digit]).encode()


def _write_long(number: int) -> bytes:
    rest, last = divmod(number - _TWO, len(DIGITS))
    first, middle = divmod(rest, len(DIGITS))
    return (DIGITS[-1] + DIGITS[first] + DIGITS[middle] + DIGITS[last]).encode()


_SHORT = tuple(_write_short(number) for number in range(_TWO))
