"""Foreign names in a Vietnamese text: words that no Vietnamese syllable can be."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches
from functools import lru_cache

from bantin.checking.parity.findings import Finding
from bantin.checking.parity.registers import is_syllable
from bantin.checking.parity.sides import Names, Sides
from bantin.checking.parity.words import Span, Words
from bantin.languages import Language
from bantin.text import unmark


def check_strange_names(sides: Sides, original: Language) -> Iterator[Finding]:
    """A foreign name of a Vietnamese text stands in the English too, letter for letter or nearly so.

    In an English text such names can't be told from other words, so an English original is not searched for them; its
    Vietnamese translation is, for names that it has and the original has not.
    """
    vietnamese, english = sides.sides.vi, sides.sides.en
    strange = _find_strange(vietnamese.words, vietnamese.names)
    others = set(english.words.keys) if strange else set[str]()
    for start, end in strange:
        words = vietnamese.text[start:end]
        if words.lower() in others or get_close_matches(words.lower(), others, n=1, cutoff=0.8):
            continue
        if original is Language.VI:
            place = sides.opposite(Language.EN, start)
            yield Finding(code="name-missing", words=words, span=(place, place), at=start)
        else:
            yield Finding(code="name-added", words=words, span=(start, end), at=sides.opposite(Language.EN, start))


def _find_strange(words: Words, names: Names) -> list[Span]:
    """Return the words of a Vietnamese text that are no Vietnamese and begin with a capital: foreign names."""
    text = words.text
    return [
        (start, end)
        for raw, start, end, capital in zip(words.raw, words.starts, words.ends, words.capitals, strict=True)
        if capital
        and _may_be_foreign(raw)
        and not names.meet((start, start + 1))
        and text[end : end + 1] != "-"
        and text[max(0, start - 1) : start] != "-"
    ]


@lru_cache(maxsize=1 << 13)
def _may_be_foreign(word: str) -> bool:
    is_short = len(word) <= 2  # noqa: PLR2004 - these are abbreviations
    return not is_short and not word.isupper() and word.isalpha() and not is_syllable(word) and unmark(word) == word
