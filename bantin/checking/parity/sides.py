"""The two texts of a pair, read: their words, sentences and facts, and which sentences stand against which."""

from __future__ import annotations

import sys
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial, reduce
from operator import or_

from bantin.checking.parity.english import read_english
from bantin.checking.parity.facts import Fact, Held, settle_readings
from bantin.checking.parity.lexicon import concepts_in_english, concepts_in_vietnamese
from bantin.checking.parity.names import NameReader
from bantin.checking.parity.sentences import Concepts, Sentence, Step, align
from bantin.checking.parity.vietnamese import read_vietnamese
from bantin.checking.parity.words import Span, Words, blank_addresses, blank_quotes, split_sentences, split_words
from bantin.languages import Language, Localized

_MOST_STEPS = 1600
"""Texts with more possible steps than this are compared as a whole: aligning them would take too long."""


class Names:
    """Where the names of a text stand: from left to right, none of them in another."""

    def __init__(self, facts: Iterable[Fact]) -> None:
        """Take the *facts* that are names, in the order of the text; several may tell of one."""
        self.spans = list(dict.fromkeys((fact.start, fact.end) for fact in facts))
        self._starts = [start for start, _ in self.spans]

    def hold(self, span: Span) -> bool:
        """Whether *span* lies inside a name."""
        before = bisect_right(self._starts, span[0])
        return before > 0 and span[1] <= self.spans[before - 1][1]

    def leave_out(self, concepts: list[tuple[int, Concepts]]) -> list[tuple[int, Concepts]]:
        """Return those of *concepts*, each with its place and in the order of the text, that begin in no name."""
        left: list[tuple[int, Concepts]] = []
        spans = iter([*self.spans, (sys.maxsize, sys.maxsize)])
        start, end = next(spans)
        for each in concepts:
            while end <= each[0]:
                start, end = next(spans)
            if each[0] < start:
                left.append(each)
        return left

    def meet(self, span: Span) -> bool:
        """Whether *span* and a name have a part of the text in common."""
        before = bisect_left(self._starts, span[1])
        return before > 0 and span[0] < self.spans[before - 1][1]


@dataclass(frozen=True, slots=True)
class Side:
    """One text of a pair, with its *facts*, its *sentences*, and its everyday words with their places.

    *ends* are the places where the sentences end.
    """

    text: str
    words: Words
    names: Names
    facts: tuple[Fact, ...]
    concepts: tuple[tuple[int, Concepts], ...]
    sentences: tuple[Sentence, ...]
    ends: tuple[int, ...]

    def concepts_in(self, span: Span) -> Sequence[tuple[int, Concepts]]:
        """Return the everyday words in *span*."""
        return self.concepts[bisect_left(self.concepts, span[:1]) : bisect_left(self.concepts, span[1:])]

    def sentence_at(self, place: int) -> int:
        """Return the number of the sentence at *place*."""
        return min(bisect_right(self.ends, place), len(self.ends) - 1)


@dataclass(frozen=True, slots=True)
class Sides:
    """Both texts of a pair, and the *steps* by which their sentences stand against each other."""

    sides: Localized[Side]
    steps: tuple[Step, ...]
    numbers: Localized[dict[int, int]]
    """For each sentence the number of the step that has it."""

    @classmethod
    def of(cls, vietnamese: Side, english: Side, steps: tuple[Step, ...]) -> Sides:
        """Return the two sides with the *steps* by which they stand against each other."""
        numbers = Localized(
            vi={sentence: number for number, step in enumerate(steps) for sentence in step.vietnamese},
            en={sentence: number for number, step in enumerate(steps) for sentence in step.english},
        )
        return cls(Localized(vi=vietnamese, en=english), steps, numbers)

    @property
    def is_aligned(self) -> bool:
        """Whether every sentence has its opposite."""
        return all(step.vietnamese and step.english for step in self.steps)

    def step_at(self, language: Language, place: int) -> int:
        """Return the number of the step that has the sentence at *place* of one text."""
        if len(self.steps) == 1:
            return 0
        return self.numbers[language][self.sides[language].sentence_at(place)]

    def span_of(self, step: Step, language: Language) -> Span | None:
        """Return the part of the text of *language* that belongs to *step*; None where none does."""
        numbers = _numbers(step, language)
        sentences = self.sides[language].sentences
        return (sentences[numbers[0]].span[0], sentences[numbers[-1]].span[1]) if numbers else None

    def opposite(self, language: Language, place: int) -> int:
        """Return where in the text of *language* the opposite of *place* in the other text begins."""
        step = self.steps[self.step_at(language.other, place)]
        numbers = _numbers(step, language)
        side = self.sides[language]
        if not numbers:
            return 0
        start, end = side.sentences[numbers[0]].span
        return start + len(side.text[start:end]) - len(side.text[start:end].lstrip())

    def held(self, language: Language) -> tuple[Held, ...]:
        """Return the facts of the text of *language*, read as the other text bears out."""
        ours, theirs = self.sides[language].facts, self.sides[language.other].facts
        if len(self.steps) == 1:
            return settle_readings(ours, theirs, lambda _: 0)
        return settle_readings(ours, theirs, partial(self.step_at, language))


def read_sides(words: Localized[str], names: NameReader, *, in_full: bool) -> Sides:
    """Read both texts, *in_full* or for their facts only: then quotations are passed over, and nothing is aligned."""
    if not in_full:
        words = Localized(vi=blank_quotes(words.vi), en=blank_quotes(words.en))
    vietnamese = split_words(blank_addresses(words.vi), Language.VI)
    english = split_words(blank_addresses(words.en), Language.EN)
    vietnamese_names = names.read_vietnamese(vietnamese)
    english_names = names.read_english(english, vietnamese.text, vietnamese_names)
    vi = _read_side(vietnamese, vietnamese_names, in_full=in_full)
    en = _read_side(english, english_names, in_full=in_full)
    return Sides.of(vi, en, _align(vi, en, in_full=in_full))


def _align(vi: Side, en: Side, *, in_full: bool) -> tuple[Step, ...]:
    if not in_full or len(vi.sentences) * len(en.sentences) > _MOST_STEPS:
        return (Step(tuple(range(len(vi.sentences))), tuple(range(len(en.sentences)))),)
    return align(vi.sentences, en.sentences)


def _read_side(words: Words, told: Sequence[Fact], *, in_full: bool) -> Side:
    """Read what is left of a text with these *words*, of which *told* are the names."""
    text, names = words.text, Names(told)
    is_vietnamese = words.language is Language.VI
    facts = (*told, *(read_vietnamese if is_vietnamese else read_english)(words, names.spans))
    concepts: list[tuple[int, Concepts]] = []
    if in_full:
        concepts = concepts_in_vietnamese(words) if is_vietnamese else concepts_in_english(words)
        concepts = names.leave_out(concepts)
    sentences = _read_sentences(text, facts, concepts)
    ends = tuple([sentence.span[1] for sentence in sentences])
    return Side(text, words, names, facts, tuple(concepts), sentences, ends)


def _read_sentences(text: str, facts: Sequence[Fact], concepts: Sequence[tuple[int, Concepts]]) -> tuple[Sentence, ...]:
    """Return the sentences of *text* with what each says; *concepts* are in the order of the text."""
    demanded = [(fact.start, fact.readings) for fact in facts if fact.demanded]
    sentences: list[Sentence] = []
    first = 0
    for start, end in split_sentences(text):
        keys = [key for at, readings in demanded if start <= at < end for reading in readings for key in reading]
        while first < len(concepts) and concepts[first][0] < start:
            first += 1
        last = first
        while last < len(concepts) and concepts[last][0] < end:
            last += 1
        inside = tuple([words for _, words in concepts[first:last]])
        length = max(1, len(text[start:end].strip()))
        sentences.append(Sentence((start, end), length, frozenset(keys), inside, reduce(or_, inside, 0)))
        first = last
    return tuple(sentences)


def _numbers(step: Step, language: Language) -> tuple[int, ...]:
    return step.vietnamese if language is Language.VI else step.english
