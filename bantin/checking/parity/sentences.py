"""Which sentence stands against which: what was left out, what was put in.

Sentences are put side by side by what they share (names, numbers, everyday words) and by their length, as Gale and
Church do (Computational Linguistics 19, 1993): one against one, two against one, or one against nothing.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from bantin.checking.parity.words import Span


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence at *span*: its length in letters, the facts it says, and its everyday words.

    An English word may stand for one of several: *words* are the sets to choose from.
    """

    span: Span
    length: int
    facts: frozenset[tuple[str, ...]]
    words: tuple[frozenset[int], ...]


@dataclass(frozen=True, slots=True)
class Step:
    """The sentences that stand against each other, by their numbers; one side may be empty."""

    vietnamese: tuple[int, ...]
    english: tuple[int, ...]


_USUAL = math.log(1.18)
"""English is longer than Vietnamese by a sixth or so: the middle of the project's own texts."""

_SPREAD = 0.28
_SHAPES = {(1, 1): 0.0, (1, 2): 0.7, (2, 1): 0.7, (1, 3): 1.6, (3, 1): 1.6, (2, 2): 1.8, (1, 0): 3.0, (0, 1): 3.0}
_LIKENESS_WEIGHT = 4.0
_STRANGER = 3.0
"""What it costs to join a sentence to others of which it says nothing."""
LEAST_LENGTH = 25
"""A sentence of fewer letters tells too little to be missed."""


def likeness(vietnamese: Sequence[Sentence], english: Sequence[Sentence]) -> float:
    """Return how much the sentences share, from 0 (nothing) to 1 (all that can be compared)."""
    left = frozenset[tuple[str, ...]]().union(*(sentence.facts for sentence in vietnamese))
    right = frozenset[tuple[str, ...]]().union(*(sentence.facts for sentence in english))
    shared_facts = len(left & right)
    all_facts = max(len(left), len(right))
    concepts = {number for sentence in vietnamese for choice in sentence.words for number in choice}
    choices = [choice for sentence in english for choice in sentence.words]
    offered = {number for choice in choices for number in choice}
    answered = sum(1 for choice in choices if choice & concepts)
    back = len(concepts & offered) / len(concepts) if concepts else 0.0
    forth = answered / len(choices) if choices else 0.0
    weight = 2.0 * all_facts + (len(concepts) + len(choices)) / 2
    if not weight:
        return 0.5
    return (2.0 * shared_facts + (back * len(concepts) + forth * len(choices)) / 2) / weight


def align(vietnamese: Sequence[Sentence], english: Sequence[Sentence]) -> tuple[Step, ...]:
    """Return the likeliest way to put all sentences of two texts side by side, in order."""
    best: dict[tuple[int, int], tuple[float, tuple[int, int]]] = {(0, 0): (0.0, (0, 0))}
    for i in range(len(vietnamese) + 1):
        for j in range(len(english) + 1):
            for shape, price in _SHAPES.items():
                before = (i - shape[0], j - shape[1])
                if before not in best or before == (i, j):
                    continue
                cost = best[before][0] + price + _cost(vietnamese[before[0] : i], english[before[1] : j])
                if (i, j) not in best or cost < best[i, j][0]:
                    best[i, j] = (cost, shape)
    steps: list[Step] = []
    at = (len(vietnamese), len(english))
    while at != (0, 0):
        shape = best[at][1]
        before = (at[0] - shape[0], at[1] - shape[1])
        steps.append(Step(tuple(range(before[0], at[0])), tuple(range(before[1], at[1]))))
        at = before
    return tuple(reversed(steps))


def _cost(vietnamese: Sequence[Sentence], english: Sequence[Sentence]) -> float:
    if not vietnamese or not english:
        return 0.0
    ours = sum(sentence.length for sentence in vietnamese)
    theirs = sum(sentence.length for sentence in english)
    off = (math.log(theirs / ours) - _USUAL) / _SPREAD
    unlike = 1.0 - likeness(vietnamese, english)
    cost = min(off * off / 2, 4.0) + _LIKENESS_WEIGHT * unlike * min(len(vietnamese), len(english))
    if len(vietnamese) == len(english):
        return cost
    many, one = (vietnamese, english) if len(vietnamese) > len(english) else (english, vietnamese)
    return cost + _STRANGER * max(1.0 - _share(sentence, one) for sentence in many)


def _share(sentence: Sentence, others: Sequence[Sentence]) -> float:
    """Return how much of what *sentence* says the *others* say too, from 0 to 1; a half where it says nothing."""
    facts = frozenset[tuple[str, ...]]().union(*(other.facts for other in others))
    words = {number for other in others for choice in other.words for number in choice}
    weight = 2 * len(sentence.facts) + len(sentence.words)
    if not weight:
        return 0.5
    return (2 * len(sentence.facts & facts) + sum(1 for choice in sentence.words if choice & words)) / weight
