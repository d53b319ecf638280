"""Abbreviations and what they stand for are one thing to a reader who searches: either finds both."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bantin.languages import Language
from bantin.model.article import Article
from bantin.model.site import Site
from bantin.rendering.search.lexicon import Lexicon
from bantin.text import words_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """The words of a run of text: each with its position, from 0; *length* is how many positions the run takes."""

    words: tuple[tuple[str, int], ...]
    length: int


@dataclass(frozen=True, slots=True)
class _Pair:
    written: tuple[str, ...]
    short: tuple[str, ...]
    long: tuple[str, ...]


class Expander:
    """Adds to a text the full form of each abbreviation in it, and the abbreviation of each full form."""

    def __init__(self, lexicon: Lexicon, pairs: Iterable[tuple[str, str]]) -> None:
        """Take *pairs* of an abbreviation and its full form; *lexicon* knows the canonical forms of words.

        An abbreviation counts where it stands as it is given, capitals and all: TP is a city, "tp" may be a slip. A
        full form counts however it is spelled.
        """
        self._lexicon = lexicon
        self._by_short: dict[str, list[_Pair]] = {}
        self._by_long: dict[str, list[_Pair]] = {}
        for short_form, long_form in dict.fromkeys(pairs):
            written, long = tuple(words_of(short_form)), lexicon.canons(long_form)
            if written and len(long) >= len(written):
                pair = _Pair(written, lexicon.canons(short_form), long)
                self._by_short.setdefault(written[0], []).append(pair)
                self._by_long.setdefault(long[0], []).append(pair)
        for pairs_of in self._by_short.values():
            pairs_of.sort(key=lambda pair: (-len(pair.written), pair.written, pair.long))
        for pairs_of in self._by_long.values():
            pairs_of.sort(key=lambda pair: (-len(pair.long), pair.long, pair.written))

    def place(self, text: str) -> Placed:
        """Return the words of *text* in canonical form, each abbreviation and full form beside the other.

        Both stand where either stood, so that the words before and after are next to both: the abbreviation at the
        first and again at the last position of the full form.
        """
        written = words_of(text)
        words = [self._lexicon.canon(word) for word in written]
        placed: list[tuple[str, int]] = []
        position = start = 0
        while start < len(words):
            taken, pairs = self._find(written, words, start)
            if not pairs:
                placed.append((words[start], position))
                start, position = start + 1, position + 1
                continue
            length = max(taken, *(len(pair.long) for pair in pairs))
            placed += dict.fromkeys(_lay(pairs, words[start : start + taken], position, length))
            start, position = start + taken, position + length
        return Placed(words=tuple(placed), length=position)

    def _find(self, written: list[str], words: list[str], start: int) -> tuple[int, list[_Pair]]:
        """Return how many words at *start* are an abbreviation or a full form, the longest, and what is said of it."""
        shorts = [p for p in self._by_short.get(written[start], ()) if _is_at(p.written, written, start)]
        longs = [p for p in self._by_long.get(words[start], ()) if _is_at(p.long, words, start)]
        taken = max([len(p.written) for p in shorts] + [len(p.long) for p in longs], default=0)
        pairs = [p for p in shorts if len(p.written) == taken] + [p for p in longs if len(p.long) == taken]
        return taken, pairs


def abbreviations_in(site: Site, article: Article, language: Language) -> list[tuple[str, str]]:
    """Return what abbreviations stand for in the text of *article* in *language*: the glossary's, its organisations'.

    In English too the abbreviations are the Vietnamese ones; they stand for the English forms there.
    """
    pairs = [
        (short, full)
        for term in site.terms
        for short in term.abbreviations
        for full in ((term.vi, *_without(term.also, term.abbreviations)) if language is Language.VI else (term.en,))
    ]
    for organisation in article.organisations:
        partner = site.partners.partners[organisation]
        pairs += [(short, partner.name[language]) for short in partner.abbreviations]
    return pairs


def _without(forms: Iterable[str], abbreviations: Iterable[str]) -> list[str]:
    """Return those *forms* that have none of the *abbreviations* in them."""
    short = {word for abbreviation in abbreviations for word in words_of(abbreviation)}
    return [form for form in forms if not short & set(words_of(form))]


def _is_at(wanted: tuple[str, ...], words: list[str], start: int) -> bool:
    return tuple(words[start : start + len(wanted)]) == wanted


def _lay(pairs: list[_Pair], written: list[str], position: int, length: int) -> Iterator[tuple[str, int]]:
    """Yield what was *written* and every form of *pairs*, at the start and at the end of *length* positions."""
    forms = [tuple(written)]
    for pair in pairs:
        forms += [pair.long, pair.short]
    for form in dict.fromkeys(forms):
        for first in dict.fromkeys((position, position + length - len(form))):
            yield from ((word, first + index) for index, word in enumerate(form))
