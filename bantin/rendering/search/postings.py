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
    if number < _TWO:
        return _SHORT[number]
    rest = number - _TWO
    digits = (len(DIGITS) - 1, rest // 8100, rest // 90 % 90, rest % 90)
    return "".join(DIGITS[digit] for digit in digits).encode()


def write_places(gap: int, positions: Sequence[int]) -> bytes:
    """Return the posting of one document, *gap* documents after the one before; *positions* ascend."""
    before = 0
    parts = [write_number(gap), write_number(len(positions) - 1)]
    for position in positions:
        step = position - before
        parts.append(_SHORT[step] if step < _TWO else write_number(step))
        before = position
    return b"".join(parts)


def _write_short(number: int) -> bytes:
    if number < _ONE:
        return DIGITS[number].encode()
    lead, digit = divmod(number - _ONE, len(DIGITS))
    return (DIGITS[_ONE + lead] + DIGITS[digit]).encode()


_SHORT = tuple(_write_short(number) for number in range(_TWO))
