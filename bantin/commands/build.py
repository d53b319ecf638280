"""``build``: content/ becomes a site in output/; ``check`` does all of it but write."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from bantin.checking.addresses import check_addresses
from bantin.checking.prose import Shown, check_prose
from bantin.checking.tree import check_tree
from bantin.checking.unused import check_unused
from bantin.commands.reading import read_content, site_at, stop_at
from bantin.languages import Language
from bantin.loading.toml import locate
from bantin.loading.writings import read_writing
from bantin.model.writing import Writing
from bantin.outputs import Tree
from bantin.planning.collisions import check_collisions
from bantin.planning.page import PageKind
from bantin.planning.plan import Plan, plan_site
from bantin.planning.texts import pages_of_bundles, pages_of_texts
from bantin.problems import Problem
from bantin.progress import Track, untracked
from bantin.publishing.changes import Changes
from bantin.publishing.manifest import load_owners
from bantin.publishing.publish import publish
from bantin.rendering.render import render_plan

PROJECT = Path(__file__).resolve().parents[2]
"""The folder of build.py, whose templates and locales serve a root that has none."""

Tell = Callable[[str, Mapping[str, int], float], None]
"""Told of each finished stage: its name, what it counted, and the seconds it took."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What to build from the folder *root*, for the folder *output*; None when it is for none.

    ``check`` does all of it but *write*. *site_url* overrides the settings when it is not empty; *drafts* are shown as
    if they were published; with *strict* a note is as good as a problem.
    """

    root: Path
    output: Path | None
    write: bool = True
    site_url: str = ""
    epoch: dt.date | None = None
    drafts: bool = False
    strict: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """A finished build. *changes* is None when nothing was to be written; *drafts* are the ids of those left out."""

    plan: Plan
    tree: Tree
    changes: Changes | None
    notes: tuple[Problem, ...]
    drafts: tuple[str, ...]


def build(request: Request, tell: Tell, track: Track = untracked) -> Result:
    """Load, plan, render, check and publish the site that *request* names; *track* follows what may take long.

    Raises ``ProblemsError`` with the problems of the first stage that has any, notes among them; nothing is published
    then. ``publish`` says what else may be raised.
    """
    clock = _Clock(tell)
    content = read_content(request.root, epoch=request.epoch, drafts=request.drafts, track=track)
    notes = stop_at(content.problems, strict=request.strict)
    site = site_at(content, request.site_url)
    clock.stage("reading", articles=len(site.articles), organisations=len(site.partners.partners))
    plan = plan_site(site)
    notes += stop_at([*check_collisions(plan), *_check_unused(plan, request)], strict=request.strict)
    clock.stage("planning", pages=len(plan.pages))
    templates, locales = (own_or_project(request.root, name) for name in ("templates", "locales"))
    tree = render_plan(plan, templates, locales, track)
    clock.stage("rendering", files=len(tree))
    faults = check_pages(plan, tree, content.writings)
    faults += [locate(problem) for problem in _check_addresses(tree, request)]
    notes += stop_at(faults, strict=request.strict)
    clock.stage("checking")
    changes = None
    if request.write and request.output is not None:
        changes = publish(tree, request.output)
        clock.stage("publishing", wrote=len(changes.write), kept=len(changes.unchanged), removed=len(changes.remove))
    return Result(plan=plan, tree=tree, changes=changes, notes=tuple(notes), drafts=content.drafts)


def count_articles(plan: Plan, language: Language) -> tuple[int, int]:
    """Return how many articles have a text in *language*, and how many a bridge page instead."""
    kinds = [page.kind for page in plan.pages if page.language is language]
    return kinds.count(PageKind.ARTICLE), kinds.count(PageKind.BRIDGE)


def check_pages(plan: Plan, tree: Tree, writings: Sequence[Writing]) -> list[Problem]:
    """Return what is wrong with the finished *tree*; a dead link is told where an editor wrote it, if one did."""
    site_url = plan.site.settings.site_url
    shown = Shown(pages=pages_of_texts(plan), bundles=pages_of_bundles(plan))
    return check_prose(writings, shown, tree, site_url) or check_tree(tree, site_url)


class _Clock:
    """Tells how long each stage took."""

    def __init__(self, tell: Tell) -> None:
        self._tell = tell
        self._start = time.perf_counter()

    def stage(self, name: str, **counts: int) -> None:
        now = time.perf_counter()
        self._tell(name, counts, now - self._start)
        self._start = now


def own_or_project(root: Path, name: str) -> Path:
    """Return the folder *name* of *root*, or the project's where it has none."""
    return root / name if (root / name).is_dir() else PROJECT / name


def _check_unused(plan: Plan, request: Request) -> list[Problem]:
    """What only a draft uses is used: nothing can be said while drafts are left out."""
    if not request.drafts:
        return []
    return check_unused(plan.site, plan.uses, partial(read_writing, request.root / "content"))


def _check_addresses(tree: Tree, request: Request) -> list[Problem]:
    if request.output is None:
        return []
    return check_addresses(tree, load_owners(request.output), request.root / "content")
