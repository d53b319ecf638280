"""Reading facts out of a text, rule by rule: what one rule has taken, the next ones do not see."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from bantin.checking.parity.facts import Fact, Key, Reading, Sort

TAKEN = "\x00"
"""Stands for each character that has been read; it is part of no word."""

THIS_CENTURY = range(1900, 2101)
"""Four plain digits in this range are a year."""


class Scanner:
    """A text in lower case of which ever more has been read, and the facts found so far."""

    def __init__(self, text: str, taken: Sequence[tuple[int, int]] = ()) -> None:
        """Start with *text*, of which the spans *taken* have been read as something else."""
        letters = list(text)
        for start, end in taken:
            letters[start:end] = TAKEN * (end - start)
        self.cased = "".join(letters)
        lower = self.cased.lower()
        # One letter of a foreign script may have a lower case of two; places must stay what they are.
        self.text = lower if len(lower) == len(self.cased) else "".join(c.lower()[:1] for c in self.cased)
        self.facts: list[Fact] = []

    def take(self, start: int, end: int) -> None:
        """Mark *start* to *end* as read."""
        self.text = self.text[:start] + TAKEN * (end - start) + self.text[end:]

    def add(  # noqa: PLR0913 - the fields of a fact
        self,
        sort: Sort,
        span: tuple[int, int],
        *readings: Reading,
        demanded: bool = True,
        exact: bool = False,
        unit: str = "",
        bound: str = "",
    ) -> None:
        """Note a fact at *span* and mark it as read."""
        self.facts.append(Fact(sort, readings, *span, demanded=demanded, exact=exact, unit=unit, bound=bound))
        self.take(*span)

    def number(self, span: tuple[int, int], value: Decimal | int, *, demanded: bool = True, exact: bool = True) -> None:
        """Note the number *value* at *span*."""
        self.add(Sort.NUMBER, span, (number_key(value),), demanded=demanded, exact=exact)


def number_key(value: Decimal | int) -> Key:
    """Return what a number is compared by: 3.420 and 3.42 are the same."""
    return ("n", f"{Decimal(value).normalize():f}")


def day_key(month: int, day: int) -> Key:
    """Return what a day of the year is compared by."""
    return ("day", str(month), str(day))


def month_key(month: int) -> Key:
    """Return what a month is compared by."""
    return ("month", str(month))


def is_day(day: int, month: int) -> bool:
    """Whether there can be such a day."""
    return 1 <= month <= 12 and 1 <= day <= (29 if month == 2 else 30 if month in (4, 6, 9, 11) else 31)  # noqa: PLR2004 - months


def compile_rule(pattern: str) -> re.Pattern[str]:
    """Return *pattern* compiled as all rules are: blanks in it mean any run of blanks in the text."""
    return re.compile(pattern.replace(" ", r"\s+"))


_ROMAN = {"i": 1, "v": 5, "x": 10}


def read_roman(numeral: str) -> int:
    """Return the value of a Roman numeral of the letters I, V and X, in lower case."""
    values = [_ROMAN[letter] for letter in numeral]
    return sum(-v if any(v < later for later in values[n + 1 : n + 2]) else v for n, v in enumerate(values))
