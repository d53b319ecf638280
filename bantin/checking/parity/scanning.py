"""Reading facts out of a text, rule by rule: what one rule has taken, the next ones do not see."""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from bantin.checking.parity.facts import Fact, Key, Reading, Sort
from bantin.checking.parity.words import Words, key_of
from bantin.languages import Language

TAKEN = "\x00"
"""Stands for each character that has been read; it is part of no word."""

THIS_CENTURY = range(1900, 2101)
"""Four plain digits in this range are a year."""


# It begins with the set of its first characters, and not with a repetition: so the search can leap to them.
_DIGITS = re.compile(r"\d\d*")
_BLANKS = re.compile(r"\s\s")
_LETTERS = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A *pattern*, and what a text must have for it to be looked for at all: most texts have nothing for most rules.

    Whatever it finds has one of the *words*, as a run of letters, where there are any (they are keys, as those of
    ``Words``); a digit, where it *has_digits*; and begins with the first digit of a number, where it
    *begins_with_digits*, or at most *reach* characters before one, where that is set: double blanks not counted.
    """

    pattern: re.Pattern[str]
    words: frozenset[str] = frozenset()
    has_digits: bool = False
    begins_with_digits: bool = False
    reach: int = 0


class Rules:
    """The rules of a language, and all the words that any of them asks for."""

    def __init__(self, language: Language) -> None:
        """Start with no rule for texts in *language*."""
        self.language = language
        self.words: frozenset[str] = frozenset()

    def add(
        self,
        pattern: str,
        *,
        words: Iterable[str] = (),
        has_digits: bool = False,
        begins_with_digits: bool = False,
        reach: int = 0,
    ) -> Rule:
        """Return a new rule with this pattern; blanks in it mean any run of blanks in the text."""
        keys = frozenset(key_of(word, self.language) for word in words)
        self.words |= keys
        compiled = compile_rule(pattern)
        return Rule(
            pattern=compiled, words=keys, has_digits=has_digits, begins_with_digits=begins_with_digits, reach=reach
        )


class Scanner:
    """A text in lower case of which ever more has been read, and the facts found so far."""

    def __init__(self, words: Words, rules: Rules, taken: Sequence[tuple[int, int]] = ()) -> None:
        """Start with the text of *words*, in which the *rules* will be looked for.

        The spans *taken*, of whole words and from left to right, have been read as something else.
        """
        text, free = words.text, 0
        parts: list[str] = []
        for start, end in taken:
            parts += [text[free:start], TAKEN * (end - start)]
            free = end
        self.cased = "".join([*parts, text[free:]])
        lower = self.cased.lower()
        # One letter of a foreign script may have a lower case of two; places must stay what they are.
        is_as_long = len(lower) == len(self.cased)
        self.text = lower if is_as_long else "".join(c.lower()[:1] for c in self.cased)
        self.facts: list[Fact] = []
        self._rules = rules
        self._numbers = [found.start() for found in _DIGITS.finditer(self.text)]
        # Of words that have digits too, rules see the letters alone.
        is_split = is_as_long and not (self._numbers and _MIXED.search(self.text))
        self._words = rules.words.intersection(words.keys) if is_split else self._find_words()

    @property
    def has_digits(self) -> bool:
        """Whether the text has digits that have not been read."""
        return bool(self._numbers)

    @property
    def is_plain(self) -> bool:
        """Whether no rule finds anything in the text."""
        return not self._words and not self._numbers

    def find(self, rule: Rule) -> Iterable[re.Match[str]]:
        """Return what *rule* finds in what has not been read when this is called, from left to right."""
        if rule.words and self._words.isdisjoint(rule.words):
            return ()
        if rule.begins_with_digits:
            return self._find_at(self._numbers, rule.pattern)
        if rule.reach:
            return self._find_near(self._numbers, rule)
        if rule.has_digits and not self._numbers:
            return ()
        return rule.pattern.finditer(self.text)

    def _find_at(self, numbers: Iterable[int], pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
        text, free = self.text, 0
        for number in numbers:
            if number >= free and (found := pattern.match(text, number)):
                free = found.end()
                yield found

    def _find_near(self, numbers: Iterable[int], rule: Rule) -> Iterator[re.Match[str]]:
        """Yield what *rule* finds: the way from one number to the next need not be searched."""
        text, free = self.text, 0
        for number in numbers:
            if number < free:
                continue
            start = max(free, number - rule.reach)
            if _BLANKS.search(text, start, number):
                start = free
            found = rule.pattern.search(text, start)
            if found is None:
                return
            free = found.end()
            yield found

    def _find_words(self) -> frozenset[str]:
        """Return the words that rules ask for among the runs of letters in the text as it is now."""
        language = self._rules.language
        return self._rules.words.intersection([key_of(run, language) for run in _LETTERS.findall(self.text)])

    def take(self, start: int, end: int) -> None:
        """Mark *start* to *end* as read."""
        before, after = self.text[max(0, start - 1) : start + 1], self.text[end - 1 : end + 1]
        self.text = self.text[:start] + TAKEN * (end - start) + self.text[end:]
        if self._numbers:
            first, rest = bisect_left(self._numbers, start), bisect_left(self._numbers, end)
            self._numbers = self._numbers[:first] + self._numbers[rest:]  # the one before is still walked through
            if len(after) > 1 and after.isdecimal():
                insort(self._numbers, end)  # what is left of a number
        if (len(before) > 1 and before.isalnum()) or (len(after) > 1 and after.isalnum()):
            self._words = self._find_words()  # what is left of a word that was read in part is another word

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
