"""Abbreviations and what they stand for are one thing to a reader who searches: either finds both."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from bantin.languages import Language
from bantin.model.article import Article
from bantin.model.site import Site
from bantin.rendering.search.lexicon import Lexicon
from bantin.text import words_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """The words of a run of text in canonical form, and the position of each, from 0, in no order.

    *length* is how many positions the run takes: more than it has words where an abbreviation stands for several.
    """

    words: Sequence[str]
    positions: Sequence[int]
    length: int


@dataclass(frozen=True, slots=True)
class _Pair:
    """An abbreviation, as it is *written* and in canonical form, and what it stands for."""

    written: tuple[str, ...]
    short: tuple[str, ...]
    long: tuple[str, ...]

    @property
    def length(self) -> int:
        """How many positions both take."""
        return max(len(self.short), len(self.long))


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
        self._forms: dict[tuple[str, ...], tuple[tuple[str, int], ...]] = {}
        for short_form, long_form in dict.fromkeys(pairs):
            written = tuple(words_of(short_form))
            pair = _Pair(written, tuple(lexicon.canons(written)), lexicon.canons_in(long_form))
            if pair.short and pair.long:
                self._by_short.setdefault(pair.written[0], []).append(pair)
                self._by_long.setdefault(pair.long[0], []).append(pair)

    def place(self, text: str) -> Placed:
        """Return the words of *text*, each abbreviation and full form beside the other.

        Both stand where either stood, so that the words before and after are next to both: at the first and again at
        the last of the positions that the longer one takes. Of forms that overlap the first counts, of those that
        begin together the longest; a full form that is part of one has its abbreviation, too.
        """
        written = words_of(text)
        words = self._lexicon.canons(written)
        placed: list[str] = []
        positions: list[int] = []
        done = shift = 0  # how many words are placed; how much further on than it is written the next one stands
        for start in self._find_starts(written, words):
            taken, pairs = self._find(written, words, start) if start >= done else (0, [])
            if not pairs:
                continue
            placed += words[done:start]
            positions += range(done + shift, start + shift)
            length = max(pair.length for pair in pairs)
            for word, position in dict.fromkeys(self._lay(pairs, words[start : start + taken], start + shift, length)):
                placed.append(word)
                positions.append(position)
            done, shift = start + taken, shift + length - taken
        placed += words[done:]
        positions += range(done + shift, len(words) + shift)
        return Placed(words=placed, positions=positions, length=len(words) + shift)

    def _find_starts(self, written: list[str], words: list[str]) -> list[int]:
        """Return where an abbreviation or a full form may begin: few places, and most words need no second look."""
        by_short, by_long = self._by_short, self._by_long
        pairs = enumerate(zip(written, words, strict=True))
        return [start for start, (as_written, word) in pairs if as_written in by_short or word in by_long]

    def _find(self, written: list[str], words: list[str], start: int) -> tuple[int, list[_Pair]]:
        """Return how many words at *start* are an abbreviation or a full form, the longest, and what is said of it."""
        shorts = [p for p in self._by_short.get(written[start], ()) if _is_at(p.written, written, start)]
        longs = [p for p in self._by_long.get(words[start], ()) if _is_at(p.long, words, start)]
        taken = max([len(p.written) for p in shorts] + [len(p.long) for p in longs], default=0)
        pairs = [p for p in shorts if len(p.written) == taken] + [p for p in longs if len(p.long) == taken]
        return taken, pairs

    def _lay(self, pairs: list[_Pair], written: list[str], position: int, length: int) -> Iterator[tuple[str, int]]:
        """Yield what was *written* and every form of *pairs*, at the start and at the end of *length* positions."""
        forms = [tuple(written)]
        for pair in pairs:
            forms += [pair.long, pair.short]
        for form in dict.fromkeys(forms):
            for first in dict.fromkeys((position, position + length - len(form))):
                yield from ((word, first + at) for word, at in self._with_abbreviations(form))

    def _with_abbreviations(self, form: tuple[str, ...]) -> tuple[tuple[str, int], ...]:
        """Return the words of *form* and of the abbreviations of what is part of it, each with its position, from 0.

        As "Trung tâm Y tế" has one, "Trung tâm Y tế thị xã Đông Triều" is also found by "TTYT thị xã".
        """
        if form not in self._forms:
            words = [(word, at) for at, word in enumerate(form)]
            for start, word in enumerate(form):
                for pair in self._by_long.get(word, ()):
                    if pair.length == len(pair.long) < len(form) and _is_at(pair.long, form, start):
                        for first in (start, start + len(pair.long) - len(pair.short)):
                            words += [(short, first + at) for at, short in enumerate(pair.short)]
            self._forms[form] = tuple(words)
        return self._forms[form]


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


def _is_at(wanted: tuple[str, ...], words: Sequence[str], start: int) -> bool:
    return tuple(words[start : start + len(wanted)]) == wanted
