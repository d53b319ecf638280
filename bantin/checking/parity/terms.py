"""Terms of the glossary: where the original uses one, the translation has its fixed form.

The words of a form may be inflected, parted and put in another order ("technique transfer", "the transfer of new
techniques"), but all of them must stand close together.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import lru_cache, reduce
from operator import or_

from bantin.checking.parity.findings import Finding
from bantin.checking.parity.phrases import Phrases
from bantin.checking.parity.sides import Names, Sides
from bantin.checking.parity.stems import stem
from bantin.checking.parity.words import Span, WordMemory, Words, listed, split_words
from bantin.languages import Language
from bantin.model.site import Term, TermGroup

_PASSED_OVER = listed(
    """
    a an the to of on in at for and or with by from its their s his her be is are was
    """
)
_BEFORE_NUMBER = re.compile(r"\s+\d")
"""A term of one English word before a number says little more than the number: "giai đoạn 2024 – 2030"."""

_FEW = 3
_BETWEEN = 6
"""How many other words may stand among the words of a form."""


@dataclass(frozen=True, slots=True)
class TermUse:
    """A term that a Vietnamese text uses at *span*."""

    term: Term
    span: Span


class Glossary:
    """The terms that a translation must keep, prepared once."""

    def __init__(self, terms: Iterable[Term]) -> None:
        """Take *terms*; those that have no English form of their own, or are no words of a report, say nothing.

        A term of one syllable is too general a word to be held to one form.
        """
        self._forms = Phrases[Term](Language.VI)
        self._stems: dict[str, tuple[frozenset[str], ...]] = {}
        self._fixed = Phrases[Term](Language.EN)
        for term in terms:
            forms = tuple(
                stems for form in (*_forms_of(term.en), *term.variants) if (stems := frozenset(_stems_of(form)))
            )
            general = len(split_words(term.vi, Language.VI).keys) == 1
            general = general or re.search(r"\b(?:million|billion)\b", term.en) is not None
            is_words = term.group is not TermGroup.FURNITURE and not term.en.startswith("(") and not general
            self._stems[term.vi] = forms if is_words else ()
            is_fixed = is_words and not re.search("[;(]", term.en) and len(split_words(term.en, Language.EN).keys) > 1
            if is_fixed:
                self._fixed.add(term.en.lower(), term)
            for form in (term.vi, *term.also, *term.abbreviations):
                self._forms.add(form[:1].lower() + form[1:] if term.group is not TermGroup.HONORIFIC else form, term)
                self._forms.add(form, term)
        self._plain = {vi for vi, forms in self._stems.items() if forms and min(map(len, forms)) <= _FEW}

    def find_uses(self, words: Words, names: Names) -> list[TermUse]:
        """Return the terms in a Vietnamese text; the longest at each place, and none inside a name."""
        return [
            TermUse(term, span)
            for span, term in self._forms.find_all(words)
            if self._stems[term.vi]
            and not names.hold(span)
            and not (_BEFORE_NUMBER.match(words.text, span[1]) and all(len(form) == 1 for form in self._stems[term.vi]))
        ]

    def find_fixed(self, words: Words) -> Iterator[TermUse]:
        """Yield where the fixed English form of a term stands in an English text, word for word."""
        for span, term in self._fixed.find_all(words):
            yield TermUse(term, span)

    def holds(self, longer: Term, shorter: Term) -> bool:
        """Whether who says *longer* in English says *shorter* with it."""
        return any(ours <= theirs for ours in self._stems[shorter.vi] for theirs in self._stems[longer.vi])

    def is_plain(self, term: Term) -> bool:
        """Whether *term* has few words: a long one, such as a post in full, need not be repeated in a text."""
        return term.vi in self._plain

    def stems_of(self, terms: Iterable[Term]) -> frozenset[str]:
        """Return all stems of all forms of *terms*."""
        return frozenset(stem for term in terms for stems in self._stems[term.vi] for stem in stems)

    def is_said(self, term: Term, english: Stems, span: Span | None = None) -> bool:
        """Whether a form of *term* stands in a text with the stems *english*, or in the *span* of it."""
        return any(english.hold(stems, span) for stems in self._stems[term.vi])


class Stems:
    """The stems of the words of an English text, and where each stands."""

    def __init__(self, words: Words, wanted: AbstractSet[str]) -> None:
        """Read *words*; only of stems that are *wanted* anything will be asked."""
        self._starts = words.starts
        self._places: dict[str, list[int]] = {}
        for at, each in enumerate(map(_STEMS.__getitem__, words.keys)):
            if each in wanted:
                self._places.setdefault(each, []).append(at)

    def hold(self, stems: frozenset[str], span: Span | None = None) -> bool:
        """Whether all *stems* stand close together somewhere, or somewhere in the *span* of the text."""
        places: list[tuple[int, str]] = []
        for each in stems:
            there = self._places.get(each, [])
            if span is not None:
                there = [at for at in there if span[0] <= self._starts[at] < span[1]]
            if not there:
                return False
            places += [(at, each) for at in there]
        return len(stems) == 1 or _are_close(sorted(places), stems)


_STEMS = WordMemory(stem)


def _are_close(places: list[tuple[int, str]], stems: frozenset[str]) -> bool:
    """Whether all *stems* stand close together somewhere among *places*: the numbers of words, each with its stem."""
    reach = len(stems) * 2 + _BETWEEN
    left = 0
    for right, (at, _) in enumerate(places):
        while at - places[left][0] >= reach:
            left += 1
        if right - left + 1 >= len(stems) and {word for _, word in places[left : right + 1]} == stems:
            return True
    return False


def check_terms(sides: Sides, glossary: Glossary, original: Language) -> Iterator[Finding]:
    """Where the Vietnamese has a term of the glossary, the English has its fixed form or a variant of it.

    With a Vietnamese translation the same holds: what is told is then the Vietnamese term without its English.
    """
    vietnamese, english = sides.sides.vi, sides.sides.en
    uses = glossary.find_uses(vietnamese.words, vietnamese.names)
    if not uses:
        return
    stems = Stems(english.words, glossary.stems_of(use.term for use in uses))
    is_aligned = sides.is_aligned
    told: set[str] = set()
    for use in uses:
        if use.term.vi in told:
            continue
        there = glossary.is_said(use.term, stems)
        once = (
            there
            and is_aligned
            and (glossary.is_plain(use.term) or sum(1 for other in uses if glossary.holds(other.term, use.term)) == 1)
        )
        if once and len(sides.steps) > 1:
            step = sides.steps[sides.step_at(Language.VI, use.span[0])]
            there = glossary.is_said(use.term, stems, sides.span_of(step, Language.EN) or (0, 0))
        if there:
            continue
        told.add(use.term.vi)
        here = sides.opposite(Language.EN, use.span[0])
        words = vietnamese.text[slice(*use.span)]
        span = (here, here) if original is Language.VI else use.span
        at = use.span[0] if original is Language.VI else here
        yield Finding(code="term-missing", words=words, here=use.term.en, span=span, at=at)


def check_strange_terms(sides: Sides, glossary: Glossary, original: Language) -> Iterator[Finding]:
    """The fixed English of a term stands only where the Vietnamese says the like of it.

    It does when it has more than half of the term's syllables, or everyday words for each of the English ones.
    """
    vietnamese, english = sides.sides.vi, sides.sides.en
    uses = list(glossary.find_fixed(english.words))
    if not uses:
        return
    syllables = set(vietnamese.words.keys)
    said = reduce(or_, [choice for _, choice in vietnamese.concepts], 0)
    for use in uses:
        start, end = use.span
        if english.names.meet(use.span):
            continue
        choices = [choice for _, choice in english.concepts_in(use.span)]
        in_other_words = bool(choices) and all(choice & said for choice in choices)
        forms = (use.term.vi, *use.term.also, *use.term.abbreviations)
        if in_other_words or any(_is_mostly_in(form, syllables) for form in forms):
            continue
        here = sides.opposite(Language.VI, start)
        span = use.span if original is Language.VI else (here, here)
        at = here if original is Language.VI else start
        words = english.text[start:end]
        yield Finding(code="term-added", words=words, here=use.term.vi, span=span, at=at)


def _is_mostly_in(form: str, syllables: set[str]) -> bool:
    """Whether more than half of the syllables of a Vietnamese *form* are among *syllables*."""
    wanted = _syllables_of(form)
    return 2 * len(wanted & syllables) > len(wanted)


@lru_cache(maxsize=1 << 12)
def _syllables_of(form: str) -> frozenset[str]:
    return frozenset(split_words(form, Language.VI).keys)


def _stems_of(form: str) -> Iterator[str]:
    for key in split_words(form, Language.EN).keys:
        if key not in _PASSED_OVER:
            yield stem(key)


def _forms_of(english: str) -> Iterator[str]:
    """Yield each form that an entry of the glossary gives: "a; b", "higher level (of care)", "… (MoU)"."""
    for form in english.split(";"):
        bare = re.sub(r"\([^)]*\)", "", form).strip()
        yield bare
        for inner in re.findall(r"\(([^)]*)\)", form):
            if inner[:1].isupper():
                yield inner
