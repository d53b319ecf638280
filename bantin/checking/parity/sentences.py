"""Which sentence stands against which: what was left out, what was put in.

Sentences are put side by side by what they share (names, numbers, everyday words) and by their length, as Gale and
Church do (Computational Linguistics 19, 1993): one against one, two against one, or one against nothing.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import NamedTuple

from bantin.checking.parity.words import Span

Concepts = int
"""A set of everyday words, with a bit for the number of each: there are few, and they are compared very often."""


class Sentence(NamedTuple):
    """A sentence at *span*: its length in letters, the facts it says, and its everyday words.

    An English word may stand for one of several: *words* are the sets to choose from, *said* is all of them.
    """

    span: Span
    length: int
    facts: frozenset[tuple[str, ...]]
    words: tuple[Concepts, ...]
    said: Concepts


@dataclass(frozen=True, slots=True)
class Step:
    """The sentences that stand against each other, by their numbers; one side may be empty."""

    vietnamese: tuple[int, ...]
    english: tuple[int, ...]


_USUAL = math.log(1.18)
"""English is longer than Vietnamese by a sixth or so: the middle of the project's own texts."""

_SPREAD = 0.28
_SHAPES = {(1, 1): 0.0, (1, 2): 0.7, (2, 1): 0.7, (1, 3): 1.6, (3, 1): 1.6, (2, 2): 1.8, (1, 0): 3.0, (0, 1): 3.0}
_MOVES = tuple((number, left, right, price) for number, ((left, right), price) in enumerate(_SHAPES.items()))
_LEAN = min(price / abs(left - right) for (left, right), price in _SHAPES.items() if left != right)
"""What it costs at least to get back to where as many sentences of one text as of the other have been used up."""

_APART = _SHAPES[1, 0] + _SHAPES[0, 1]
"""What it costs to put two sentences against nothing rather than against each other."""
_LIKENESS_WEIGHT = 4.0
_STRANGER = 3.0
"""What it costs to join a sentence to others of which it says nothing."""
_ROUNDING = 1e-9
"""More than adding up costs in another order can make of them."""

LEAST_LENGTH = 25
"""A sentence of fewer letters tells too little to be missed."""


def likeness(vietnamese: Sequence[Sentence], english: Sequence[Sentence]) -> float:
    """Return how much the sentences share, from 0 (nothing) to 1 (all that can be compared)."""
    return _likeness(_join(vietnamese), _join(english))


def _join(sentences: Sequence[Sentence]) -> Sentence:
    """Return *sentences* as if they were one."""
    if len(sentences) == 1:
        return sentences[0]
    said = 0
    for sentence in sentences:
        said |= sentence.said
    return Sentence(
        (sentences[0].span[0], sentences[-1].span[1]) if sentences else (0, 0),
        sum([sentence.length for sentence in sentences]),
        frozenset[tuple[str, ...]]().union(*[sentence.facts for sentence in sentences]),
        tuple([choice for sentence in sentences for choice in sentence.words]),
        said,
    )


def _likeness(vietnamese: Sentence, english: Sentence) -> float:
    shared_facts = len(vietnamese.facts & english.facts)
    all_facts = max(len(vietnamese.facts), len(english.facts))
    said = vietnamese.said
    concepts, choices = said.bit_count(), len(english.words)
    weight = 2.0 * all_facts + (concepts + choices) / 2
    if not weight:
        return 0.5
    back = (said & english.said).bit_count() / concepts if concepts else 0.0
    forth = sum([1 for choice in english.words if choice & said]) / choices if choices else 0.0
    return (2.0 * shared_facts + (back * concepts + forth * choices) / 2) / weight


def align(vietnamese: Sequence[Sentence], english: Sequence[Sentence]) -> tuple[Step, ...]:
    """Return the likeliest way to put all sentences of two texts side by side, in order."""
    ours, theirs = _Runs(vietnamese), _Runs(english)
    last = (len(vietnamese), len(english))
    straight = _price_straight(ours, theirs)
    limit = (sum(straight) if straight else math.inf) + _ROUNDING
    if last == (1, 1) and limit < _APART:
        return (Step((0,), (0,)),)
    # For each place that some way leads to: what it costs, and the last shape on it, by its number.
    best: dict[tuple[int, int], tuple[float, int]] = {(0, 0): (0.0, 0)}
    for i in range(last[0] + 1):
        for j in range(last[1] + 1):
            known = best.get((i, j))
            if known is None:
                continue
            for number, left, right, price in _MOVES:
                after = (i + left, j + right)
                if after[0] > last[0] or after[1] > last[1]:
                    continue
                least = best.get(after) or (limit - _LEAN * abs(after[0] - after[1]), len(_SHAPES))
                cost = known[0] + price
                # What is to come makes it no cheaper, but for the last digit of a sum.
                if cost - _ROUNDING < least[0]:
                    cost += (
                        straight[i]
                        if straight and i == j and not number
                        else _cost(ours, theirs, (i, after[0]), (j, after[1]), least[0] - cost)
                    )
                    if (cost, number) < least:
                        best[after] = (cost, number)
    shapes = tuple(_SHAPES)
    steps: list[Step] = []
    at = last
    while at != (0, 0):
        shape = shapes[best[at][1]]
        before = (at[0] - shape[0], at[1] - shape[1])
        steps.append(Step(tuple(range(before[0], at[0])), tuple(range(before[1], at[1]))))
        at = before
    return tuple(reversed(steps))


def _price_straight(vietnamese: _Runs, english: _Runs) -> list[float]:
    """Return what it costs to put the first against the first, and so on: what costs more is not worth a look.

    Nothing where one text has more sentences.
    """
    if len(vietnamese.sentences) != len(english.sentences):
        return []
    runs = [(number, number + 1) for number in range(len(english.sentences))]
    return [_cost(vietnamese, english, run, run, math.inf) for run in runs]


class _Runs:
    """The sentences of a text, and each run of them as if it were one; the same runs are asked for again and again."""

    def __init__(self, sentences: Sequence[Sentence]) -> None:
        self.sentences = sentences
        self._known: dict[Span, Sentence] = {}
        self._lengths = list(accumulate([sentence.length for sentence in sentences], initial=0))

    def joined(self, run: Span) -> Sentence:
        """Return the sentences of *run*, its first one and the one after its last, as one."""
        if run[1] - run[0] == 1:
            return self.sentences[run[0]]
        known = self._known.get(run)
        if known is None:
            known = self._known[run] = _join(self.sentences[slice(*run)])
        return known

    def length(self, run: Span) -> int:
        """Return the length of all sentences of *run*."""
        return self._lengths[run[1]] - self._lengths[run[0]]


def _cost(vietnamese: _Runs, english: _Runs, ours: Span, theirs: Span, most: float) -> float:
    """Return what it costs to put two runs side by side, or some number above *most* when it is sure to be above it."""
    left, right = ours[1] - ours[0], theirs[1] - theirs[0]
    if not left or not right:
        return 0.0
    off = (math.log(english.length(theirs) / vietnamese.length(ours)) - _USUAL) / _SPREAD
    cost = min(off * off / 2, 4.0)
    if cost - _ROUNDING >= most:
        return math.inf
    unlike = 1.0 - _likeness(vietnamese.joined(ours), english.joined(theirs))
    cost += _LIKENESS_WEIGHT * unlike * min(left, right)
    if left == right or cost - _ROUNDING >= most:
        return cost if left == right else math.inf
    many, one = (
        (vietnamese.sentences[slice(*ours)], english.joined(theirs))
        if left > right
        else (english.sentences[slice(*theirs)], vietnamese.joined(ours))
    )
    return cost + _STRANGER * max([1.0 - _share(sentence, one) for sentence in many])


def _share(sentence: Sentence, others: Sentence) -> float:
    """Return how much of what *sentence* says the *others* say too, from 0 to 1; a half where it says nothing."""
    weight = 2 * len(sentence.facts) + len(sentence.words)
    if not weight:
        return 0.5
    said = others.said
    return (2 * len(sentence.facts & others.facts) + sum([1 for choice in sentence.words if choice & said])) / weight
