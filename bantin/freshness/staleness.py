"""What must be made again, and why: a pure function of what an output was made of and of what has changed since."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """Why an output is made: its *code*, and the *cause*, the one input that would be enough."""

    code: str
    cause: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Since:
    """What has changed since the last build.

    *units* were made then: the identity of each, and the paths of its outputs, none where it has one of its own name.
    *parts* are the inputs that everything is made with and that are not the same (files by their paths, options), in
    order; *stale* are the units that read cells of the plan that are not the same, or that nobody compares, each with
    those. *intact* says whether a published output is still what was published.
    """

    units: Mapping[str, tuple[str, Sequence[str]]]
    parts: tuple[str, ...]
    stale: Mapping[str, AbstractSet[str]]
    intact: Callable[[str], bool]


def find_reason(name: str, identity: str, since: Since) -> Reason | None:
    """Return why the unit *name* must be made, or None when what lies there is what would be made."""
    unit = since.units.get(name)
    if unit is None:
        return Reason(code="new")
    if since.parts:
        return Reason(code="made-with", cause=since.parts[0])
    made_as, paths = unit
    if made_as != identity:
        return Reason(code="another", cause=made_as)
    if name in since.stale:
        return Reason(code="reads", cause=min(since.stale[name], key=_rank))
    damaged = [path for path in paths or (name,) if not since.intact(path)]
    return Reason(code="damaged", cause=min(damaged)) if damaged else None


def _rank(cell: str) -> tuple[int, str]:
    """Put what an editor has touched before what follows from it."""
    families = ("head", "body", "edition", "neighbours", "related")
    family = cell.partition(":")[0]
    return (families.index(family) if family in families else len(families), cell)
