"""``build``: content/ becomes a site in output/; ``check`` does all of it but write."""

from __future__ import annotations

import time
from collections.abc import Container, Sequence
from contextlib import nullcontext
from dataclasses import replace
from functools import partial

from bantin.checking.addresses import check_addresses
from bantin.checking.prose import Shown, check_prose
from bantin.checking.tree import Pending, Reader, check_pending, check_tree
from bantin.checking.unused import check_unused
from bantin.commands.keeping import Keeping
from bantin.commands.reading import read_content, site_at, stop_at
from bantin.commands.recalling import Recall
from bantin.commands.remembering import remember_build
from bantin.commands.request import Request, Result, Tell, find_current, open_recall, own_or_project
from bantin.freshness.memory import MemoryLostError, Summary, forget
from bantin.languages import Language
from bantin.loading.toml import locate
from bantin.loading.writings import read_writing
from bantin.model.writing import Writing
from bantin.outputs import KeptOutput, Tree
from bantin.planning.collisions import check_collisions
from bantin.planning.page import PageKind
from bantin.planning.plan import Plan, plan_site
from bantin.planning.texts import PagesOfBundles, PagesOfTexts
from bantin.problems import Problem, ProblemsError
from bantin.progress import Track, untracked
from bantin.publishing.changes import MovedOnError
from bantin.publishing.lock import locked
from bantin.publishing.manifest import load_owners
from bantin.publishing.publish import publish_alone, work_folder
from bantin.rendering.design import load_design
from bantin.rendering.featured import find_unused
from bantin.rendering.render import Rendering, render_stale
from bantin.spool import Spool
from bantin.workers import Crew

_FEW = 300
"""Fewer pages than this are read sooner than processes are ready for them."""


def build(request: Request, tell: Tell, track: Track = untracked, recall: Recall | None = None) -> Result:
    """Load, plan, render, check and publish the site that *request* names; *track* follows what may take long.

    *recall* is given by who has looked already and found that there is something to do. Raises ``ProblemsError`` with
    the problems of the first stage that has any, notes among them; nothing is published then. ``publish_alone`` says
    what else may be raised, and ``LockedError`` when another build is at work in the same folder.
    """
    with locked(work_folder(request.output)) if request.output and request.write else nullcontext():
        return _build_alone(request, tell, track, recall)


def _build_alone(request: Request, tell: Tell, track: Track, recall: Recall | None) -> Result:
    known = recall or open_recall(request)
    spool = Spool(request.spool_folder)
    crew = Crew(jobs=request.jobs, put=spool.put)
    if known is None:
        return _build(request, tell, track, crew, None)
    try:
        current = find_current(request, known, tell) if recall is None else None
        return current or _build(request, tell, track, crew, known)
    except (ProblemsError, OSError):
        raise
    except MovedOnError:
        is_lost = False
        forget(known.work)
    except Exception:  # noqa: BLE001 - what a memory says may be anything; a fault of ours meets the clean build too
        is_lost = True
        forget(known.work)
    finally:
        known.close()
    result = _build_alone(replace(request, remember=False), tell, track, None)
    return replace(result, is_memory_lost=is_lost)


def _build(request: Request, tell: Tell, track: Track, crew: Crew, recall: Recall | None) -> Result:
    clock = _Clock(tell)
    keeping = Keeping(request.root, recall)
    content = read_content(
        request.root, epoch=request.epoch, drafts=request.drafts, track=track, before=keeping.read_before, crew=crew
    )
    notes = stop_at([*content.problems, *keeping.notes], strict=request.strict)
    site = site_at(content, request.site_url)
    clock.stage("reading", articles=len(site.articles), organisations=len(site.partners.partners))
    facets = {article_id: record.facets for article_id, record in content.records.items() if record.facets}
    plan = plan_site(site, known={**keeping.facets, **facets})
    notes += stop_at([*check_collisions(plan), *_check_unused(plan, request)], strict=request.strict)
    keeping.compare(plan, content.records)
    clock.stage("planning", pages=len(plan.pages))
    templates, locales = (own_or_project(request.root, name) for name in ("templates", "locales"))
    design = load_design(templates, locales, is_sound=keeping.is_design_sound)
    assets = design.assets.without(find_unused(plan.site.settings.features)).paths
    reader = Reader(plan.site.settings.site_url, {*plan.paths, *assets.values()})
    rendering = render_stale(plan, design, keeping, track, crew, reader.read)
    tree = rendering.tree
    new = sum(not isinstance(output, KeptOutput) for output in tree.values())
    clock.stage("rendering", made=new, files=len(tree))
    pending = _read_rest(rendering, keeping.unchanged(rendering), reader, crew)
    faults = _check_prose(plan, tree, content.writings) or check_pending(pending, tree, reader.site_url)
    faults += [locate(problem) for problem in _check_addresses(tree, request)]
    if keeping.has_kept and any(not fault.is_note for fault in faults):
        raise MemoryLostError  # a clean build tells of such faults where they were written
    notes += stop_at(faults, strict=request.strict)
    clock.stage("checking")
    changes = None
    if request.write and request.output is not None:
        changes = publish_alone(tree, request.output)
        clock.stage("publishing", wrote=len(changes.write), kept=len(changes.unchanged), removed=len(changes.remove))
    result = Result(
        changes=changes,
        articles={language: count_articles(plan, language) for language in Language},
        note_count=len(notes),
        drafts=content.drafts,
        has_address=bool(plan.site.settings.site_url),
        notes=tuple(notes),
        reasons=keeping.reasons,
        is_memory_lost=recall is not None and recall.is_lost,
        made=(plan, tree),
    )
    if changes is not None and recall is not None:
        remember_build(keeping, content, plan, rendering, _summary_of(result))
        clock.stage("remembering")
    return result


def count_articles(plan: Plan, language: Language) -> tuple[int, int]:
    """Return how many articles have a text in *language*, and how many a bridge page instead."""
    kinds = [page.kind for page in plan.pages if page.language is language]
    return kinds.count(PageKind.ARTICLE), kinds.count(PageKind.BRIDGE)


def check_pages(plan: Plan, tree: Tree, writings: Sequence[Writing]) -> list[Problem]:
    """Return what is wrong with the finished *tree*; a dead link is told where an editor wrote it, if one did."""
    return _check_prose(plan, tree, writings) or check_tree(tree, plan.site.settings.site_url)


def _check_prose(plan: Plan, tree: Tree, writings: Sequence[Writing]) -> list[Problem]:
    shown = Shown(pages=PagesOfTexts(plan), bundles=PagesOfBundles(plan))
    return check_prose(writings, shown, tree, plan.site.settings.site_url)


def _read_rest(rendering: Rendering, unchanged: Container[str], reader: Reader, crew: Crew) -> dict[str, Pending]:
    """Return what is pending of all that was made, and of what was kept and may have changed: it is not *unchanged*."""
    tree = rendering.tree
    left = [path for path in tree if path not in rendering.examined and path not in unchanged]
    pending = dict(rendering.examined)
    for part in crew.share(crew.cut(left, _FEW), lambda paths: {path: reader.read(tree[path]) for path in paths}):
        pending |= part
    return pending


class _Clock:
    """Tells how long each stage took."""

    def __init__(self, tell: Tell) -> None:
        self._tell = tell
        self._start = time.perf_counter()

    def stage(self, name: str, **counts: int) -> None:
        now = time.perf_counter()
        self._tell(name, counts, now - self._start)
        self._start = now


def _summary_of(result: Result) -> Summary:
    return Summary(
        environment="",
        inputs="",
        outputs="",
        unsure={},
        articles={language.value: list(counts) for language, counts in result.articles.items()},
        drafts=list(result.drafts),
        notes=result.note_count,
        has_address=result.has_address,
    )


def _check_unused(plan: Plan, request: Request) -> list[Problem]:
    """What only a draft uses is used: nothing can be said while drafts are left out."""
    if not request.drafts:
        return []
    return check_unused(plan.site, plan.uses, partial(read_writing, request.root / "content"))


def _check_addresses(tree: Tree, request: Request) -> list[Problem]:
    if request.output is None:
        return []
    return check_addresses(tree, load_owners(request.output), request.root / "content")
