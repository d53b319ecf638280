"""Reading facts out of a text, rule by rule: what one rule has taken, the next ones do not see."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from bantin.checking.parity.facts import Fact, Key, Reading, Sort

TAKEN = "\x00"
"""Stands for each character that has been read; it is part of no word."""

THIS_CENTURY = range(1900, 2101)
"""Four plain digits in this range are a year."""


# It begins with the set of its first characters, and not with a repetition: so the search can leap to them.
_DIGITS = re.compile(r"\d\d*")
_LETTERS = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A *pattern*, and what a text must have for it to be looked for at all: most texts have nothing for most rules.

    Whatever it finds has one of the *words*, as a run of letters, where there are any; a digit, where it *has_digits*;
    and begins with the first digit of a number, where it *begins_with_digits*.
    """

    pattern: re.Pattern[str]
    words: frozenset[str] = frozenset()
    has_digits: bool = False
    begins_with_digits: bool = False

    @classmethod
    def of(
        cls,
        pattern: str,
        *,
        words: frozenset[str] = frozenset(),
        has_digits: bool = False,
        begins_with_digits: bool = False,
    ) -> Rule:
        """Return the rule with this pattern; blanks in it mean any run of blanks in the text."""
        compiled = compile_rule(pattern)
        return cls(pattern=compiled, words=words, has_digits=has_digits, begins_with_digits=begins_with_digits)


class Scanner:
    """A text in lower case of which ever more has been read, and the facts found so far."""

    def __init__(self, text: str, taken: Sequence[tuple[int, int]] = ()) -> None:
        """Start with *text*, of which the spans *taken* have been read as something else."""
        for start, end in taken:
            text = text[:start] + TAKEN * (end - start) + text[end:]
        self.cased = text
        lower = self.cased.lower()
        # One letter of a foreign script may have a lower case of two; places must stay what they are.
        self.text = lower if len(lower) == len(self.cased) else "".join(c.lower()[:1] for c in self.cased)
        self.facts: list[Fact] = []
        self._words: frozenset[str] | None = None
        self._searched = ""
        self._numbers: list[int] = []

    def find(self, rule: Rule) -> Iterable[re.Match[str]]:
        """Return what *rule* finds in what has not been read when this is called, from left to right."""
        if rule.words and rule.words.isdisjoint(self._find_words()):
            return ()
        if not rule.has_digits and not rule.begins_with_digits:
            return rule.pattern.finditer(self.text)
        numbers = self._find_numbers()
        if not numbers:
            return ()
        return self._find_at(numbers, rule.pattern) if rule.begins_with_digits else rule.pattern.finditer(self.text)

    def _find_at(self, numbers: Iterable[int], pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
        text, free = self.text, 0
        for number in numbers:
            if number >= free and (found := pattern.match(text, number)):
                free = found.end()
                yield found

    def _find_numbers(self) -> list[int]:
        """Return where each run of digits begins in the text as it is now."""
        if self._searched is not self.text:
            self._searched = self.text
            self._numbers = [found.start() for found in _DIGITS.finditer(self.text)]
        return self._numbers

    def _find_words(self) -> frozenset[str]:
        """Return every run of letters in the text, and maybe some that have been read by now."""
        if self._words is None:
            self._words = frozenset(_LETTERS.findall(self.text))
        return self._words

    def take(self, start: int, end: int) -> None:
        """Mark *start* to *end* as read."""
        before, after = self.text[max(0, start - 1) : start + 1], self.text[end - 1 : end + 1]
        self.text = self.text[:start] + TAKEN * (end - start) + self.text[end:]
        if (len(before) > 1 and before.isalnum()) or (len(after) > 1 and after.isalnum()):
            self._words = None  # what is left of a word that was read in part is another word

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


TELEPHONE = re.compile(r"[+0](?<![\w.,].)(?:(?<=\+)84|(?<=0))(?:[ .-]?\d){8,10}(?!\w|[.,/]\d)")
ROMAN = re.compile(r"[IVX](?<!\w.)(?:[IVX]{1,5}|(?<=[VX]))(?!\w)")
"""A Roman numeral of the letters I, V and X; a lone I is none. (Both begin with a set, which a search can leap to.)"""

_CODE = re.compile(r"(?<!\w)(?=[^\W_]*\d)(?=[^\W_]*[^\W\d_])[^\W_]+(?:-\d+)?")
_MIXED = re.compile(r"\d(?:(?<=[^\W\d_]\d)|(?=[^\W\d_]))")


def find_codes(text: str) -> Iterable[re.Match[str]]:
    """Return the words of *text* that have digits and letters: "B2B", "ISO9001-2015"."""
    return _CODE.finditer(text) if _MIXED.search(text) else ()


_ROMAN = {"i": 1, "v": 5, "x": 10}


def read_roman(numeral: str) -> int:
    """Return the value of a Roman numeral of the letters I, V and X, in lower case."""
    values = [_ROMAN[letter] for letter in numeral]
    return sum(-v if any(v < later for later in values[n + 1 : n + 2]) else v for n, v in enumerate(values))
