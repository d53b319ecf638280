"""The two texts of a pair, read: their words, sentences and facts, and which sentences stand against which."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial, reduce
from operator import or_

from bantin.checking.parity.english import read_english
from bantin.checking.parity.facts import Fact, Held, settle_readings
from bantin.checking.parity.lexicon import concepts_in_english, concepts_in_vietnamese
from bantin.checking.parity.names import NameReader
from bantin.checking.parity.sentences import Concepts, Sentence, Step, align
from bantin.checking.parity.vietnamese import read_vietnamese
from bantin.checking.parity.words import Span, Word, blank_addresses, blank_quotes, split_sentences, split_words
from bantin.languages import Language, Localized

_MOST_STEPS = 1600
"""Texts with more possible steps than this are compared as a whole: aligning them would take too long."""


@dataclass(frozen=True, slots=True)
class Side:
    """One text of a pair, with its *facts*, its *sentences*, and its everyday words with their places."""

    text: str
    words: tuple[Word, ...]
    facts: tuple[Fact, ...]
    concepts: tuple[tuple[int, Concepts], ...]
    sentences: tuple[Sentence, ...]

    def concepts_in(self, span: Span) -> list[tuple[int, Concepts]]:
        """Return the everyday words in *span*."""
        return [each for each in self.concepts if span[0] <= each[0] < span[1]]

    def sentence_at(self, place: int) -> int:
        """Return the number of the sentence at *place*."""
        for number, sentence in enumerate(self.sentences):
            if place < sentence.span[1]:
                return number
        return len(self.sentences) - 1


@dataclass(frozen=True, slots=True)
class Sides:
    """Both texts of a pair, and the *steps* by which their sentences stand against each other."""

    sides: Localized[Side]
    steps: tuple[Step, ...]

    @property
    def is_aligned(self) -> bool:
        """Whether every sentence has its opposite."""
        return all(step.vietnamese and step.english for step in self.steps)

    def step_at(self, language: Language, place: int) -> int:
        """Return the number of the step that has the sentence at *place* of one text."""
        if len(self.steps) == 1:
            return 0
        sentence = self.sides[language].sentence_at(place)
        is_vietnamese = language is Language.VI
        for number, step in enumerate(self.steps):
            if sentence in (step.vietnamese if is_vietnamese else step.english):
                return number
        message = "every sentence is in a step"
        raise AssertionError(message)

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
        return settle_readings(ours, theirs, partial(self.step_at, language))


def read_sides(words: Localized[str], names: NameReader, *, in_full: bool) -> Sides:
    """Read both texts, *in_full* or for their facts only: then quotations are passed over, and nothing is aligned."""
    texts = {
        language: blank_addresses(words[language] if in_full else blank_quotes(words[language]))
        for language in Language
    }
    split = {language: split_words(texts[language], language) for language in Language}
    vietnamese_names = names.read_vietnamese(texts[Language.VI], split[Language.VI])
    english_names = names.read_english(texts[Language.EN], split[Language.EN], texts[Language.VI], vietnamese_names)
    vi = _read_side(texts[Language.VI], split[Language.VI], Language.VI, vietnamese_names, in_full=in_full)
    en = _read_side(texts[Language.EN], split[Language.EN], Language.EN, english_names, in_full=in_full)
    return Sides(Localized(vi=vi, en=en), _align(vi, en, in_full=in_full))


def _align(vi: Side, en: Side, *, in_full: bool) -> tuple[Step, ...]:
    if not in_full or len(vi.sentences) * len(en.sentences) > _MOST_STEPS:
        return (Step(tuple(range(len(vi.sentences))), tuple(range(len(en.sentences)))),)
    return align(vi.sentences, en.sentences)


def _read_side(text: str, words: tuple[Word, ...], language: Language, names: Sequence[Fact], *, in_full: bool) -> Side:
    taken = [(fact.start, fact.end) for fact in names]
    read = read_vietnamese if language is Language.VI else read_english
    facts = (*names, *read(text, taken))
    concepts: list[tuple[int, Concepts]] = []
    if not in_full:
        pass
    elif language is Language.VI:
        concepts = concepts_in_vietnamese(text, words)
    else:
        concepts = concepts_in_english(words)
    covered = {place for span in taken for place in range(*span)}
    concepts = [each for each in concepts if each[0] not in covered]
    sentences = tuple([_read_sentence(text, span, facts, concepts) for span in split_sentences(text)])
    return Side(text, words, facts, tuple(concepts), sentences)


def _read_sentence(text: str, span: Span, facts: Sequence[Fact], concepts: Sequence[tuple[int, Concepts]]) -> Sentence:
    start, end = span
    keys = frozenset(
        key
        for fact in facts
        if start <= fact.start < end and fact.demanded
        for reading in fact.readings
        for key in reading
    )
    inside = tuple([words for place, words in concepts if start <= place < end])
    return Sentence(span, max(1, len(text[start:end].strip())), keys, inside, reduce(or_, inside, 0))


def _numbers(step: Step, language: Language) -> tuple[int, ...]:
    return step.vietnamese if language is Language.VI else step.english
