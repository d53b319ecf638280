"""Foreign names in a Vietnamese text: words that no Vietnamese syllable can be."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from difflib import get_close_matches

from bantin.checking.parity.facts import Fact, Sort
from bantin.checking.parity.findings import Finding
from bantin.checking.parity.registers import is_syllable
from bantin.checking.parity.sides import Sides
from bantin.checking.parity.words import Span, Word
from bantin.languages import Language
from bantin.text import unmark


def check_strange_names(sides: Sides, original: Language) -> Iterator[Finding]:
    """A foreign name of a Vietnamese text stands in the English too, letter for letter or nearly so.

    In an English text such names can't be told from other words, so an English original is not searched for them; its
    Vietnamese translation is, for names that it has and the original has not.
    """
    vietnamese, english = sides.sides.vi, sides.sides.en
    names = [fact for fact in vietnamese.facts if fact.sort is Sort.NAME]
    strange = _find_strange(vietnamese.text, vietnamese.words, names)
    others = {word.key for word in english.words} if strange else set[str]()
    for start, end in strange:
        words = vietnamese.text[start:end]
        if words.lower() in others or get_close_matches(words.lower(), others, n=1, cutoff=0.8):
            continue
        if original is Language.VI:
            place = sides.opposite(Language.EN, start)
            yield Finding(code="name-missing", words=words, span=(place, place), at=start)
        else:
            yield Finding(code="name-added", words=words, span=(start, end), at=sides.opposite(Language.EN, start))


def _find_strange(text: str, words: tuple[Word, ...], taken: Iterable[Fact]) -> list[Span]:
    """Return the words of a Vietnamese *text* that are no Vietnamese and begin with a capital: foreign names."""
    covered = [(fact.start, fact.end) for fact in taken]
    return [
        (word.start, word.end)
        for word in words
        if word.capital
        and word.end - word.start > 2  # noqa: PLR2004 - shorter ones are abbreviations
        and not (raw := text[word.start : word.end]).isupper()
        and raw.isalpha()
        and not is_syllable(raw)
        and unmark(raw) == raw
        and not any(start <= word.start < end for start, end in covered)
        and text[word.end : word.end + 1] != "-"
        and text[max(0, word.start - 1) : word.start] != "-"
    ]
