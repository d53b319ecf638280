"""``build``: content/ becomes a site in output/; ``check`` does all of it but write."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from bantin.checking.tree import check_tree
from bantin.languages import Language
from bantin.loading.settings import with_slash
from bantin.loading.site import load_site
from bantin.model.site import Site
from bantin.outputs import Tree
from bantin.planning.collisions import check_collisions
from bantin.planning.page import PageKind
from bantin.planning.plan import Plan, plan_site
from bantin.problems import Problem, ProblemsError
from bantin.publishing.changes import Changes
from bantin.publishing.publish import publish
from bantin.rendering.render import render_plan

PROJECT = Path(__file__).resolve().parents[2]
"""The folder of build.py, whose templates and locales serve a root that has none."""

Tell = Callable[[str, str, float], None]
"""Told of each finished stage: its name, what it did, and the seconds it took."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What to build. *output* is None for ``check``; *site_url* overrides the settings when it is not empty."""

    root: Path
    output: Path | None
    site_url: str = ""
    epoch: dt.date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """A finished build. *changes* is None when nothing was to be written."""

    plan: Plan
    tree: Tree
    changes: Changes | None


def build(request: Request, tell: Tell) -> Result:
    """Load, plan, render, check and publish the site that *request* names.

    Raises ``ProblemsError`` with the problems of the first stage that has any; nothing is published then. ``publish``
    says what else may be raised.
    """
    clock = _Clock(tell)
    site = load_site(request.root, epoch=request.epoch)
    if request.site_url:
        site = replace(site, settings=replace(site.settings, site_url=with_slash(request.site_url)))
    clock.stage("Reading", _count_site(site))
    plan = plan_site(site)
    _stop_at(check_collisions(plan))
    clock.stage("Planning", f"{len(plan.pages)} pages")
    tree = render_plan(plan, own_or_project(request.root, "templates"), own_or_project(request.root, "locales"))
    clock.stage("Rendering", f"{len(tree)} files")
    _stop_at(check_tree(tree, site.settings.site_url))
    clock.stage("Checking", "links, languages, markup, structured data")
    changes = None
    if request.output is not None:
        changes = publish(tree, request.output)
        clock.stage("Publishing", _count_changes(changes))
    return Result(plan=plan, tree=tree, changes=changes)


def count_articles(plan: Plan, language: Language) -> tuple[int, int]:
    """Return how many articles have a text in *language*, and how many a bridge page instead."""
    kinds = [page.kind for page in plan.pages if page.language is language]
    return kinds.count(PageKind.ARTICLE), kinds.count(PageKind.BRIDGE)


class _Clock:
    """Tells how long each stage took."""

    def __init__(self, tell: Tell) -> None:
        self._tell = tell
        self._start = time.perf_counter()

    def stage(self, name: str, what: str) -> None:
        now = time.perf_counter()
        self._tell(name, what, now - self._start)
        self._start = now


def own_or_project(root: Path, name: str) -> Path:
    """Return the folder *name* of *root*, or the project's where it has none."""
    return root / name if (root / name).is_dir() else PROJECT / name


def _stop_at(problems: list[Problem]) -> None:
    if problems:
        raise ProblemsError(problems)


def _count_site(site: Site) -> str:
    provinces = len(site.register.provinces)
    return f"{len(site.articles)} articles, {provinces} provinces, {len(site.partners.partners)} organisations"


def _count_changes(changes: Changes) -> str:
    return f"wrote {len(changes.write)}, kept {len(changes.unchanged)}, removed {len(changes.remove)}"
