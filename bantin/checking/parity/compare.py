"""Facts of the original that the translation lacks, and facts that it adds."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from bantin.checking.parity.facts import NAME, Held, Key, Sort, find_unanswered
from bantin.checking.parity.findings import Finding
from bantin.checking.parity.scanning import THIS_CENTURY
from bantin.checking.parity.sides import Sides
from bantin.checking.parity.standins import NameCounts, Standins, find_replaced
from bantin.languages import Language

_MONEY = {"USD", "VND", "KRW", "EUR", "JPY", "CNY", "GBP", "LAK", "THB", "%"}

_NO_COUNTS = NameCounts.of((), ())

_MISSING = {Sort.NUMBER: "number-missing", Sort.DATE: "date-missing", Sort.NAME: "name-missing"}
_ADDED = {Sort.NUMBER: "number-added", Sort.DATE: "date-added", Sort.NAME: "name-added"}
_DIFFERENT = {Sort.NUMBER: "number-different", Sort.DATE: "date-different", Sort.NAME: "name-different"}


def compare_facts(
    sides: Sides, original: Language, theirs: Sequence[Held], ours: Sequence[Held], standins: Standins
) -> list[Finding]:
    """Return what either text has and the other lacks: numbers, dates and names, each at its place.

    *theirs* are the facts of the original, *ours* those of the translation.
    """
    if not theirs and not ours:
        return []
    translation = original.other
    missing: list[Held] = []
    added: list[Held] = []
    for are_names in (False, True):
        asked = [held for held in theirs if (held.fact.sort is NAME) is are_names]
        given = [held for held in ours if (held.fact.sort is NAME) is are_names]
        missing += find_unanswered(asked, given, aligned=sides.is_aligned)
        added += find_unanswered(given, asked, aligned=False)
    missing = [held for held in missing if not standins.stands_in(held, sides, ours, translation)]
    # English names what Vietnamese calls "tỉnh" or "nước", whichever of the two is the original.
    if original is Language.VI:
        counts = NameCounts.of(theirs, ours) if added else _NO_COUNTS
        added = [held for held in added if not standins.allows(held, sides, counts)]
    else:
        counts = NameCounts.of(ours, theirs) if missing else _NO_COUNTS
        missing = [held for held in missing if not standins.allows(held, sides, counts)]
    missing += find_replaced(theirs, ours, missing)
    return [
        *_tell(sides, original, missing, added),
        *_compare_units(sides, original, theirs, ours),
        *_compare_ranges(sides, original, theirs, ours),
    ]


def _tell(sides: Sides, original: Language, missing: Sequence[Held], added: Sequence[Held]) -> list[Finding]:
    """Return a finding for each fact; one that is missing and one that was added in its stead are told together."""
    left = list(added)
    findings: list[Finding] = []
    for held in missing:
        instead = next((other for other in left if _replaces(other, held)), None)
        if instead is None:
            findings.append(_missing(sides, original, held))
            continue
        left.remove(instead)
        findings.append(
            Finding(
                code=_DIFFERENT[_sort_of(held)],
                words=_words(sides, original, held),
                here=_words(sides, original.other, instead),
                span=(instead.fact.start, instead.fact.end),
                at=held.fact.start,
            )
        )
    for held in left:
        code = "year-added" if _is_year(held) else _ADDED[_sort_of(held)]
        findings.append(
            Finding(
                code=code,
                words=_words(sides, original.other, held),
                span=(held.fact.start, held.fact.end),
                at=sides.opposite(original, held.fact.start),
            )
        )
    return findings


def _missing(sides: Sides, original: Language, held: Held) -> Finding:
    place = sides.opposite(original.other, held.fact.start)
    return Finding(
        code=_MISSING[_sort_of(held)],
        words=_words(sides, original, held),
        span=(place, place),
        at=held.fact.start,
    )


def _replaces(other: Held, held: Held) -> bool:
    """Whether *other* may stand in the translation in place of *held*."""
    if other.step != held.step or _sort_of(other) != _sort_of(held):
        return False
    return other.key[0] == held.key[0] or Sort.NAME not in (other.fact.sort, held.fact.sort)


def _sort_of(held: Held) -> Sort:
    """Return the sort by which the finding is called: what "thứ ba" is depends on its reading."""
    if held.fact.sort is Sort.NAME:
        return Sort.NAME
    return Sort.NUMBER if held.key[0] in ("n", "f", "vague", "id") else Sort.DATE


def _words(sides: Sides, language: Language, held: Held) -> str:
    return sides.sides[language].text[held.fact.start : held.fact.end]


def _is_year(held: Held) -> bool:
    return held.key[0] == "n" and held.key[1].isdigit() and int(held.key[1]) in THIS_CENTURY and not held.fact.unit


def _compare_units(sides: Sides, original: Language, theirs: Iterable[Held], ours: Sequence[Held]) -> list[Finding]:
    """A number has the same currency in both texts, and "hơn" or "gần" before it is kept."""
    findings: list[Finding] = []
    units_here = {held.fact.unit for held in ours if held.fact.unit}
    numbers: dict[Key, list[Held]] = {}
    for held in ours:
        if held.key[0] == "n":
            numbers.setdefault(held.key, []).append(held)
    units_of = {key: {other.fact.unit for other in same} for key, same in numbers.items()}
    bounds_of = {key: {other.fact.bound.rstrip("?") for other in same} for key, same in numbers.items()}
    for held in theirs:
        same = numbers.get(held.key)
        if not same:
            continue
        units = units_of[held.key]
        told = held.fact.unit and held.fact.unit not in units
        is_other = any(units) or (held.fact.unit in _MONEY and held.fact.unit not in units_here)
        codes = ["unit-different"] if told and is_other else []
        bounds = bounds_of[held.key]
        if held.fact.bound in ("<", ">") and held.fact.bound not in bounds and bounds != {"~"}:
            codes.append("bound-different")
        other = same[0]
        findings += [
            Finding(
                code=code,
                words=_with_bound(sides, original, held),
                here=_with_bound(sides, original.other, other),
                span=(other.fact.start, other.fact.end),
                at=held.fact.start,
            )
            for code in codes
        ]
    return findings


def _with_bound(sides: Sides, language: Language, held: Held) -> str:
    """Return the words of a number with the word before it, where that bounds it."""
    text = sides.sides[language].text
    if not held.fact.bound:
        return text[held.fact.start : held.fact.end]
    start = held.fact.start
    before = text[:start].rstrip()
    words = before.split()
    length = len(words[-1]) if words else 0
    return text[len(before) - length : held.fact.end]


_LINKS = ("-", "–", "—", "đến", "tới", "lên", "xuống", "còn", "to", "lên đến", "lên tới", "xuống còn", "and")


def _compare_ranges(sides: Sides, original: Language, theirs: Sequence[Held], ours: Sequence[Held]) -> list[Finding]:
    """What goes from one number to another does not go back in the translation."""
    here = _ranges(sides, original.other, ours)
    if not here:
        return []
    findings: list[Finding] = []
    for (first, last), (start, end) in _ranges(sides, original, theirs).items():
        if first != last and (last, first) in here and (first, last) not in here:
            span = here[last, first]
            findings.append(
                Finding(
                    code="numbers-swapped",
                    words=sides.sides[original].text[start:end],
                    here=sides.sides[original.other].text[slice(*span)],
                    span=span,
                    at=start,
                )
            )
    return findings


def _ranges(sides: Sides, language: Language, helds: Sequence[Held]) -> dict[tuple[str, str], tuple[int, int]]:
    text = sides.sides[language].text
    numbers = sorted((held for held in helds if held.key[0] == "n"), key=lambda held: held.fact.start)
    ranges: dict[tuple[str, str], tuple[int, int]] = {}
    for left, right in pairwise(numbers):
        between = text[left.fact.end : right.fact.start].strip().lower().removesuffix("năm").strip()
        if between in _LINKS:
            ranges.setdefault((left.key[1], right.key[1]), (left.fact.start, right.fact.end))
    return ranges
