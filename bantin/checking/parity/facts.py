"""What a text says that its translation must say too, and how the facts of two texts are compared."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from enum import StrEnum
from typing import NamedTuple

Key = tuple[str, ...]
"""What a fact is compared by: its sort in one letter or word, then its value, written the same for both languages."""

Reading = tuple[Key, ...]


class Sort(StrEnum):
    """The sort of a fact; a finding's code begins with it."""

    NUMBER = "number"
    DATE = "date"
    NAME = "name"


NAME = Sort.NAME
"""To be compared with where it is done very often: a look into an enumeration takes ten times as long."""


class Fact(NamedTuple):
    """Something the text says at *start* to *end*.

    Words may have several *readings* ("thứ ba" is Tuesday or third), each of one key or more that all hold. What is not
    *demanded* may stand in one text only, and answers for the same fact of the other ("một", "both"). An *exact* fact
    must stand as often as in the other text. *unit* and *bound* belong to a number: "USD", ">" for "more than",
    ">?" for a word that may mean something else.

    A tuple, as it is made so often: a frozen dataclass takes three times as long.
    """

    sort: Sort
    readings: tuple[Reading, ...]
    start: int
    end: int
    demanded: bool = True
    exact: bool = False
    unit: str = ""
    bound: str = ""


class Held(NamedTuple):
    """A fact in the reading that was chosen for it, and the step of the alignment in which its sentence is."""

    fact: Fact
    key: Key
    step: int


def settle_readings(facts: Sequence[Fact], others: Sequence[Fact], step_of: Callable[[int], int]) -> tuple[Held, ...]:
    """Return each key of *facts* in the reading that the *others* bear out, or else in the first.

    *step_of* says in which step of the alignment a place of the text lies.
    """
    known: set[Key] | None = None
    held: list[Held] = []
    for fact in facts:
        chosen = fact.readings[0]
        if len(fact.readings) > 1:
            if known is None:
                known = {key for other in others for reading in other.readings for key in reading}
            chosen = next((reading for reading in fact.readings if known.issuperset(reading)), chosen)
        step = step_of(fact.start)
        for key in chosen:
            held.append(Held(fact, key, step))  # noqa: PERF401 - hardly ever more than one
    return tuple(held)


def find_unanswered(ours: Sequence[Held], theirs: Sequence[Held], *, aligned: bool) -> list[Held]:
    """Return the facts of *ours* that *theirs* lack.

    A fact that stands more than once may be told once in the other text, unless it is exact; but where the sentences
    are *aligned* and the very sentence lacks it, it is not told as often as it should be.
    """
    # "Ông Minh" is not demanded, but it has its own answer: that of the full name is another.
    wanted = [held.key for held in ours if held.fact.demanded or held.key[0] == "person"]
    if not wanted:
        return []
    answers = Counter([held.key for held in theirs])
    asked = Counter(wanted)
    left = {key: count - answers[key] for key, count in asked.items() if count > answers[key]}
    if not left:
        return []
    by_step = {(held.key, held.step) for held in theirs}
    missing: list[Held] = []
    for held in _least_answered(ours, by_step):
        if not left.get(held.key):
            continue
        alone = (held.key, held.step) not in by_step
        if not answers[held.key] or held.fact.exact or (aligned and alone):
            left[held.key] -= 1
            missing.append(held)
            if not answers[held.key]:
                left[held.key] = 0
    return sorted(missing, key=lambda held: held.fact.start)


def _least_answered(ours: Iterable[Held], by_step: set[tuple[Key, int]]) -> list[Held]:
    """Return what is demanded, first what the same sentence of the other text lacks."""
    demanded = [held for held in ours if held.fact.demanded]
    return sorted(demanded, key=lambda held: (held.key, held.step) in by_step)
