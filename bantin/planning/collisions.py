"""One path, one owner: two pages at one address are a problem that names both."""

from __future__ import annotations

from pathlib import Path

from bantin.planning.page import Page
from bantin.planning.plan import Plan
from bantin.problems import Place, Problem
from bantin.urls import find_path_fault


def check_collisions(plan: Plan) -> list[Problem]:
    """Return a problem for each path that two pages want, on disks that ignore case too, or that is no path."""
    problems: list[Problem] = []
    owners: dict[str, Page] = {}
    addresses = [(page.path, page) for page in plan.pages]
    addresses += [(redirect.path, redirect.target) for redirect in plan.redirects]
    for path, page in addresses:
        key = path.casefold()
        place = Place(file=Path("output") / path)
        if fault := find_path_fault(path):
            problems.append(fault.at(place))
        if key in owners:
            first = owners[key]
            values = {"first_kind": first.kind.value, "first": first.subject}
            values |= {"second_kind": page.kind.value, "second": page.subject}
            problems.append(Problem.at(place, "path-taken", **values))
        owners[key] = page
    folders = {"/".join(path.split("/")[:depth]) for path in owners for depth in range(1, path.count("/") + 1)}
    for key in sorted(folders & owners.keys()):
        place = Place(file=Path("output") / owners[key].path)
        problems.append(Problem.at(place, "page-and-folder"))
    return problems
