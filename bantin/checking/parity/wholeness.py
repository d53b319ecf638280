"""Whether a translation is whole: a sentence left out or put in, words left in the other language, terms kept."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from functools import reduce
from operator import or_

from bantin.checking.parity.findings import Finding
from bantin.checking.parity.registers import is_syllable
from bantin.checking.parity.sentences import LEAST_LENGTH
from bantin.checking.parity.sides import Sides
from bantin.checking.parity.words import Span, blank_quotes, listed, split_words
from bantin.languages import Language
from bantin.text import unmark

_ENGLISH_WORDS = listed(
    """
    the of and to in for with that is was were by from at which has have been be an their its
    """
)
_MAYBE = {
    Language.EN: re.compile("[À-ɏẠ-ỹ]"),
    Language.VI: re.compile(r"\b(?:the|of|and|in|to)\b", re.IGNORECASE),
}
"""A text without these is whole in its language, and need not be read word by word."""

_ENDS = re.compile(r"[.!?\n]")
_LEAST_MARKED = 3
_LONG = 150
"""Shorter texts may differ in length by much: an abbreviation written out makes a caption half as long again."""

_TOO_SHORT = {Language.EN: math.log(0.70), Language.VI: math.log(0.50)}
_TOO_LONG = {Language.EN: math.log(1.65), Language.VI: math.log(1.43)}


def find_untranslated(text: str, language: Language) -> Span | None:
    """Return the longest run of words in *text* that is left in the other language; None where there is none.

    Names and quotations are no such run: they are short, or stand in quotes.
    """
    if not _MAYBE[language].search(text):
        return None
    words = split_words(blank_quotes(text), language)
    runs: list[tuple[int, int, int]] = []
    start = hits = 0
    for at, raw in enumerate(words.raw):
        joined = at > start and not _ENDS.search(words.gaps[at - 1])
        if not joined or not _may_be_foreign(raw, language):
            start = at if _may_be_foreign(raw, language) else at + 1
            hits = 0
        if start <= at and _is_foreign(raw, language):
            hits += 1
            runs.append((hits, start, at))
    best = max(runs, default=(0, 0, 0))
    length = best[2] - best[1] + 1
    if best[0] < _LEAST_MARKED or length < 4 or best[0] * 5 < length:  # noqa: PLR2004 - three words may be a name
        return None
    if all(words.capitals[best[1] : best[2] + 1]):
        return None
    return words.starts[best[1]], words.ends[best[2]]


def check_sentences(sides: Sides, original: Language) -> Iterator[tuple[Finding, Span]]:
    """Every sentence of the original has its translation, and every sentence of the translation its original.

    Yields each finding with the part of the original that it tells of, of which no more needs to be said; an empty part
    where the sentence is one too many.
    """
    translation = original.other
    theirs, ours = sides.sides[original], sides.sides[translation]
    place = 0
    for step in sides.steps:
        numbers, opposite = (
            (step.vietnamese, step.english) if original is Language.VI else (step.english, step.vietnamese)
        )
        if opposite:
            place = ours.sentences[opposite[-1]].span[1]
        if numbers and not opposite:
            span = (theirs.sentences[numbers[0]].span[0], theirs.sentences[numbers[-1]].span[1])
            words = theirs.text[slice(*span)].strip()
            if len(words) >= LEAST_LENGTH:
                at = min(place, max(0, len(ours.text.rstrip()) - 1))
                yield Finding(code="sentence-missing", words=_short(words), span=(at, at), at=span[0]), span
        elif opposite and not numbers:
            start, end = ours.sentences[opposite[0]].span
            words = ours.text[start:end].strip()
            if len(words) >= LEAST_LENGTH:
                start += len(ours.text[start:end]) - len(ours.text[start:end].lstrip())
                yield Finding(code="sentence-added", words=_short(words), span=(start, start + len(words))), (0, 0)


def check_length(sides: Sides, original: Language) -> Iterator[Finding]:
    """A translation is neither much shorter nor much longer than its original, as far as texts of its length tell."""
    theirs, ours = sides.sides[original].text.strip(), sides.sides[original.other].text.strip()
    if len(theirs) < _LONG or not ours:
        return
    ratio = math.log(len(ours) / len(theirs))
    code = ""
    if ratio < _TOO_SHORT[original.other]:
        code = "words-missing"
    elif ratio > _TOO_LONG[original.other]:
        code = "words-added"
    if code:
        yield Finding(code=code, words=_short(theirs), span=(0, len(ours)), at=0)


def check_passages(sides: Sides, original: Language) -> Iterator[Finding]:
    """No passage of a sentence is left out: several of its everyday words in a row do not all lack their opposite."""
    translation = original.other
    for step in sides.steps:
        theirs, ours = sides.span_of(step, original), sides.span_of(step, translation)
        if theirs is None or ours is None or theirs[1] - theirs[0] < _LEAST_PASSAGE:
            continue
        words = sides.sides[original].concepts_in(theirs)
        offered = reduce(or_, [choice for _, choice in sides.sides[translation].concepts_in(ours)], 0)
        lacking = [not choice & offered for _, choice in words]
        short = math.log((ours[1] - ours[0]) / (theirs[1] - theirs[0])) - _EVEN[translation]
        least = next(count for limit, count in _RUNS if short < limit)
        start, length = _longest_run(lacking)
        is_halved = short < _HALVED and sum(lacking) >= max(least, len(lacking) // 4)
        is_stump = short < _STUMP and theirs[1] - theirs[0] >= _LEAST_WHOLE
        if length < least and not is_halved and not is_stump:
            continue
        first = words[start][0] if words else theirs[0]
        end = words[start + length][0] if start + length < len(words) else theirs[1]
        here = sides.opposite(translation, first)
        text = sides.sides[original].text
        yield Finding(code="words-missing", words=_short(text[first:end]), span=(here, here), at=first)


_EVEN = {Language.EN: 0.0, Language.VI: -0.36}
"""A translation with a ratio of lengths below this (as a logarithm) is short: one in ten of ours is."""

_RUNS = ((-0.25, 3), (-0.1, 4), (0.0, 5), (math.inf, 7))
"""How many everyday words in a row must lack their opposite, by how far the translation is short."""

_HALVED = -0.3
"""Of a sentence that is this short a quarter of the words may be scattered."""


_STUMP = -0.5
"""A sentence that is this short has lost something, whatever its words; none of ours is half as short."""

_LEAST_WHOLE = 120
_LEAST_PASSAGE = 80
"""In a shorter sentence a translator may say all of it in other words."""


def _longest_run(marks: list[bool]) -> Span:
    """Return the start and the length of the longest run of marks that are set."""
    start = best = length = 0
    for at, mark in enumerate(marks):
        length = length + 1 if mark else 0
        if length > best:
            best, start = length, at - length + 1
    return start, best


def _may_be_foreign(word: str, language: Language) -> bool:
    """Whether *word* may stand in a run of the other language."""
    if language is Language.EN:
        return is_syllable(word)
    return unmark(word) == word


def _is_foreign(word: str, language: Language) -> bool:
    """Whether *word* must be of the other language."""
    return unmark(word) != word if language is Language.EN else word.lower() in _ENGLISH_WORDS


def _short(words: str) -> str:
    """Return *words* cut to a length that can be read in a message."""
    flat = " ".join(words.split())
    return flat if len(flat) <= 60 else flat[:59].rsplit(" ", 1)[0] + "…"  # noqa: PLR2004 - a line of a message
