"""One path, one owner: two pages at one address are a problem that names both."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from bantin.planning.plan import Plan
from bantin.problems import Place, Problem
from bantin.urls import find_path_fault


def check_collisions(plan: Plan) -> list[Problem]:
    """Return a problem for each path that two outputs want, on disks that ignore case too, or that is no path."""
    if _are_sound([page.path for page in (*plan.pages, *plan.redirects, *plan.companions)]):
        return []
    problems: list[Problem] = []
    owners: dict[str, _Owner] = {}
    for path, owner in _addresses(plan):
        key = path.casefold()
        place = Place(file=Path("output") / path)
        if fault := find_path_fault(path):
            problems.append(fault.at(place))
        if key in owners:
            first = owners[key]
            values = {"first_kind": first.kind, "first": first.subject}
            values |= {"second_kind": owner.kind, "second": owner.subject}
            problems.append(Problem.at(place, "path-taken", **values))
        owners[key] = owner
    folders = {"/".join(path.split("/")[:depth]) for path in owners for depth in range(1, path.count("/") + 1)}
    for key in sorted(folders & owners.keys()):
        place = Place(file=Path("output") / owners[key].path)
        problems.append(Problem.at(place, "page-and-folder"))
    return problems


def _are_sound(paths: list[str]) -> bool:
    """Whether there is nothing wrong with *paths*, which is soon told; sound ones have no capitals."""
    parts = [path.rpartition("/") for path in paths]
    folders = {folder for folder, slash, _ in parts if slash}
    if any(map(find_path_fault, {*folders, *(name for _, _, name in parts)})):
        return False
    folders |= {"/".join(folder.split("/")[:depth]) for folder in folders for depth in range(1, folder.count("/") + 1)}
    taken = set(paths)
    return len(taken) == len(paths) and taken.isdisjoint(folders)


class _Owner(NamedTuple):
    path: str
    kind: str
    subject: str


def _addresses(plan: Plan) -> Iterator[tuple[str, _Owner]]:
    """Yield every path that is planned, with what lies there."""
    for page in plan.pages:
        yield page.path, _Owner(page.path, page.kind, page.subject)
    for redirect in plan.redirects:
        target = redirect.target
        yield redirect.path, _Owner(target.path, target.kind, target.subject)
    for companion in plan.companions:
        subject = companion.of.subject if companion.of else companion.name
        yield companion.path, _Owner(companion.path, companion.kind, subject)
