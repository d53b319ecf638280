"""Names and numbers that have changed places: who gives to whom, how many of what.

A translator may turn a sentence round ("was received by"), so order alone tells little within a sentence; but names do
not wander from sentence to sentence, and a number keeps what it counts.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import reduce
from operator import or_

from bantin.checking.parity.facts import Held, Key
from bantin.checking.parity.findings import Finding
from bantin.checking.parity.sentences import Concepts
from bantin.checking.parity.sides import Sides
from bantin.languages import Language

_TURNED_EN = re.compile(
    r"\b(?:by|according to|under|attend\w*|accompan\w+|also|with|from|alongside|together|witness\w*|presence|"
    r"between)\b",
    re.IGNORECASE,
)
_TURNED_VI = re.compile(
    r"(?<!\w)(?:được|bị|bởi|theo|cùng|với|dưới|có sự|chứng kiến|tham dự|tham gia|về phía|giữa|thay mặt|do|tại)(?!\w)",
    re.IGNORECASE,
)
_NEAR = 28
_STOP = re.compile(r"[.,;:]")


def check_name_order(
    sides: Sides, original: Language, theirs: Sequence[Held], ours: Sequence[Held]
) -> Iterator[Finding]:
    """People keep their sentences, and in a plain sentence their order."""
    if not sides.is_aligned:
        return
    before, after = _people(theirs), _people(ours)
    for one, other in _combinations(sorted(set(before) & set(after), key=lambda key: before[key][0].fact.start)):
        steps = [{held.step for held in found} for found in (before[one], before[other], after[one], after[other])]
        moved = steps[0].isdisjoint(steps[2]) and steps[1].isdisjoint(steps[3])
        turned = len(set.union(*steps)) == 1 and _is_turned_round(sides, before, after, one, other)
        if moved or turned:
            here = after[other][0].fact
            words = f"{_words(sides, original, before[one][0])} … {_words(sides, original, before[other][0])}"
            yield Finding(
                code="names-swapped",
                words=words,
                here=" … ".join(_words(sides, original.other, after[key][0]) for key in (other, one)),
                span=(here.start, here.end),
                at=before[one][0].fact.start,
            )
            return


def check_counted(sides: Sides, original: Language, theirs: Sequence[Held], ours: Sequence[Held]) -> Iterator[Finding]:
    """Two numbers have not changed places: each counts what it counts in the original."""
    before = _counted(sides, original, theirs)
    if len(before) < 2:  # noqa: PLR2004 - one cannot change places
        return
    after = _counted(sides, original.other, ours)
    # Only what counts something, and something else than in the original, can have changed places: mostly nothing.
    both = sorted(
        key
        for key in set(before) & set(after)
        if before[key][1] and after[key][1] and not before[key][1] & after[key][1]
    )
    for one, other in _combinations(both):
        if before[one][1] & after[other][1] and before[other][1] & after[one][1]:
            first, second = before[one][0], before[other][0]
            here = after[one][0].fact
            yield Finding(
                code="numbers-swapped",
                words=f"{_words(sides, original, first)} … {_words(sides, original, second)}",
                here=_words(sides, original.other, after[one][0]),
                span=(here.start, here.end),
                at=first.fact.start,
            )


def _people(helds: Sequence[Held]) -> dict[Key, list[Held]]:
    people: dict[Key, list[Held]] = {}
    for held in helds:
        if held.key[0] == "person":
            people.setdefault(held.key, []).append(held)
    return people


def _combinations(keys: Sequence[Key]) -> Iterator[tuple[Key, Key]]:
    for at, key in enumerate(keys):
        for other in keys[at + 1 :]:
            yield key, other


def _is_turned_round(
    sides: Sides, before: dict[Key, list[Held]], after: dict[Key, list[Held]], one: Key, other: Key
) -> bool:
    """Whether two people, told once each, stand in another order, and no word says that the sentence was turned."""
    if any(len(found) > 1 for found in (before[one], before[other], after[one], after[other])):
        return False
    same_order = (before[one][0].fact.start < before[other][0].fact.start) == (
        after[one][0].fact.start < after[other][0].fact.start
    )
    step = sides.steps[before[one][0].step]
    vietnamese = " ".join(sides.sides.vi.text[slice(*sides.sides.vi.sentences[n].span)] for n in step.vietnamese)
    english = " ".join(sides.sides.en.text[slice(*sides.sides.en.sentences[n].span)] for n in step.english)
    return not same_order and not _TURNED_EN.search(english) and not _TURNED_VI.search(vietnamese)


def _counted(sides: Sides, language: Language, helds: Sequence[Held]) -> dict[Key, tuple[Held, Concepts]]:
    """Return each number that is told once with the everyday words right after it, or its unit."""
    side = sides.sides[language]
    found: dict[Key, tuple[Held, Concepts]] = {}
    numbers = [held for held in helds if held.key[0] == "n"]
    told = Counter([held.key for held in numbers])
    starts = sorted([held.fact.start for held in helds]) if numbers else []
    for held in numbers:
        if told[held.key] > 1:
            continue
        end = held.fact.end
        next_start = bisect_left(starts, end)
        limit = min(end + _NEAR, starts[next_start]) if next_start < len(starts) else end + _NEAR
        stop = _STOP.search(side.text, end, limit)
        words = [choice for _, choice in side.concepts_in((end, stop.start() if stop else limit))]
        found[held.key] = (held, reduce(or_, words[:2], 0))
    return found


def _words(sides: Sides, language: Language, held: Held) -> str:
    return sides.sides[language].text[held.fact.start : held.fact.end]
