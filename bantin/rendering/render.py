"""render_plan: every page of a plan becomes an output; render_stale: all that an earlier build has not left."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any, ParamSpec, Protocol

from bantin.model.records import dump_record
from bantin.outputs import NewOutput, Output, Tree, Unit
from bantin.planning.companions import Companion, CompanionKind
from bantin.planning.page import Page, PageKind
from bantin.planning.plan import Plan
from bantin.planning.trace import Trace
from bantin.problems import Place, Problem, ProblemsError
from bantin.progress import Track, untracked
from bantin.rendering.design import Design, load_design
from bantin.rendering.renderer import Renderer
from bantin.workers import ALONE, Crew

P = ParamSpec("P")
Make = Callable[[], tuple[Output, ...]]
Examine = Callable[[Output], Any]

_TELL_SIZES = frozenset([PageKind.DATA])
"""Pages that tell how large a download is, and so are made after it."""
_FEW = 300
"""Fewer units than this are made sooner than processes are ready for them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendering:
    """A rendered plan: the whole *tree*, and of what was *made* for it by name; the rest was kept.

    *examined* is what came of examining each new output, by its path.
    """

    tree: Tree
    made: dict[str, Unit]
    examined: Mapping[str, Any]


class Keep(Protocol):
    """What an earlier build has left, and may stay."""

    def __call__(self, name: str, identity: str) -> tuple[Output, ...]:
        """Return the outputs of the unit *name* when they are what would be made for *identity*; else none."""
        ...


def keep_nothing(name: str, identity: str) -> tuple[Output, ...]:  # noqa: ARG001 - a Keep
    """Keep nothing: everything is made."""
    return ()


def examine_nothing(output: Output) -> None:
    """Leave *output* alone."""


def render_plan(plan: Plan, templates: Path, locales: Path) -> Tree:
    """Return every output of *plan*, all made anew, by the design in the folders *templates* and *locales*.

    Raises ``ProblemsError`` for faults of the catalogues, the templates and the static files.
    """
    return render_stale(plan, load_design(templates, locales), keep_nothing).tree


def render_stale(  # noqa: PLR0913, PLR0917 - what is made, and how it is gone about
    plan: Plan,
    design: Design,
    keep: Keep,
    track: Track = untracked,
    crew: Crew = ALONE,
    examine: Examine = examine_nothing,
) -> Rendering:
    """Return every output of *plan*: pages, static files, cards, companions; what *keep* gives is not made again.

    The work is shared out among *crew*; *examine* is given each output where it is made. Raises ``ProblemsError`` for
    faults of the templates and the static files.
    """
    maker = _Maker(plan, design, keep, crew, examine)
    renderer = maker.renderer
    maker.make([*_cards(renderer), *_pages(renderer, plan), *_companions(renderer)], track)
    maker.make(_last(renderer, CompanionKind.ARCHIVE, maker.tree))
    maker.make(_telling_pages(renderer, plan, maker.tree))
    maker.make(_last(renderer, CompanionKind.WORKER, maker.tree))
    return Rendering(tree=maker.tree, made=maker.made, examined=maker.examined)


@dataclass(frozen=True, slots=True)
class _Task:
    """A unit that is to be made: its *name*, its *identity*, how to *make* it.

    Those with one *company* are made of the same things, and so by one process.
    """

    name: str
    identity: str
    make: Make
    company: str = ""


@dataclass(frozen=True, slots=True)
class _Made:
    """What has become of a task: the cells that were read, and of each output what *examine* has returned."""

    task: str
    reads: tuple[str, ...]
    outputs: tuple[NewOutput, ...]
    examined: tuple[Any, ...]


class _Maker:
    """Makes what can't be kept, one list of tasks after the other."""

    def __init__(self, plan: Plan, design: Design, keep: Keep, crew: Crew, examine: Examine) -> None:
        self._trace = Trace()
        self._keep = keep
        self._crew = crew
        self._examine = examine
        self.renderer = Renderer(plan, design, self._trace)
        self.tree: dict[str, Output] = {}
        self.made: dict[str, Unit] = {}
        self.examined: dict[str, Any] = {}
        for output in self.renderer.static:
            self.tree[output.path] = output
            self.examined[output.path] = examine(output)

    def make(self, tasks: Iterable[_Task], track: Track = untracked) -> None:
        """Make *tasks*, but those that can be kept; raises ``ProblemsError`` with the problems of all."""
        stale: list[_Task] = []
        for task in tasks:
            kept = self._keep(task.name, task.identity)
            if not kept:
                stale.append(task)
            self.tree.update((output.path, output) for output in kept)
        identities = {task.name: task.identity for task in stale}
        steps = iter(track(stale, "rendering"))
        problems: dict[Place, Problem] = {}
        for done, found in self._crew.share(_cut(stale, self._crew), self._make_part):
            for made in done:
                next(steps, None)
                self._take(made, identities[made.task])
            _tell_first(problems, found)
        for _ in steps:  # those that failed: a bar ends with the last
            pass
        if problems:
            raise ProblemsError(list(problems.values()))

    def _make_part(self, tasks: Sequence[_Task]) -> tuple[list[_Made], list[Problem]]:
        done: list[_Made] = []
        problems: dict[Place, Problem] = {}
        for task in tasks:
            try:
                outputs, reads = self._trace.follow(task.make)
            except ProblemsError as error:
                _tell_first(problems, error.problems)
                continue
            # One string for each cell, however many units have read it: there are a million reads.
            cells = tuple(map(sys.intern, sorted(reads)))
            examined = tuple(map(self._examine, outputs))
            done.append(_Made(task.name, cells, tuple(map(self._put_down, outputs)), examined))
        return done, list(problems.values())

    def _take(self, made: _Made, identity: str) -> None:
        paths = tuple(output.path for output in made.outputs)
        reads = tuple(map(sys.intern, made.reads))
        self.made[made.task] = Unit(identity=identity, reads=reads, paths=() if paths == (made.task,) else paths)
        for output, examined in zip(made.outputs, made.examined, strict=True):
            self.examined[output.path] = examined
            self.tree[output.path] = output

    def _put_down(self, output: Output) -> NewOutput:
        give = self._crew.put(output.data)
        return NewOutput(output.path, output.sha256, output.size, output.owner, give)


def _tell_first(problems: dict[Place, Problem], found: Iterable[Problem]) -> None:
    """Add *found* to *problems*: one fault of a template may show on a thousand pages, and is told of the first."""
    for problem in found:
        place = replace(problem.place, text=None)
        problems[place] = min(problems.get(place, problem), problem, key=lambda each: each.order)


def _cut(tasks: Sequence[_Task], crew: Crew) -> list[Sequence[_Task]]:
    """Return the parts that *tasks* are shared out in: first what is made of the whole site, which takes longest."""
    if len(tasks) < _FEW:
        return [tasks] if tasks else []
    companies: dict[str, list[_Task]] = {}
    for task in tasks:
        companies.setdefault(task.company, []).append(task)
    return [*(companies[name] for name in companies if name), *crew.cut(companies.get("", []), _FEW)]


def _cards(renderer: Renderer) -> Iterator[_Task]:
    for path, card in renderer.cards.items():
        yield _Task(path, dump_record(card), partial(_one, renderer.draw, path))


def _pages(renderer: Renderer, plan: Plan) -> Iterator[_Task]:
    """Yield the pages that can be made at once; search pages name files of the indexes.

    Articles come in the order of time: what is remembered of one is of use on the pages of its neighbours.
    """
    position = plan.groups.position
    in_time = sorted(plan.pages, key=lambda page: (page.kind, page.language or "", position.get(page.subject, 0)))
    for page in in_time:
        if page.kind not in _TELL_SIZES:
            company = "search" if page.kind is PageKind.SEARCH else ""
            yield _Task(page.path, _identity(page), partial(_one, renderer.render, page), company)


def _companions(renderer: Renderer) -> Iterator[_Task]:
    companions = renderer.companions
    for language in companions.indexed:
        yield _Task(f"search/{language}", "", partial(companions.render_index, language), "search")
    for companion in companions.planned:
        yield _Task(
            companion.path, companion.kind, partial(_one, companions.render_one, companion), _company_of(companion)
        )


def _company_of(companion: Companion) -> str:
    if companion.kind is CompanionKind.BOOK:
        return companion.path
    return companion.kind if companion.kind is CompanionKind.DATA else ""


def _last(renderer: Renderer, kind: CompanionKind, tree: Tree) -> Iterator[_Task]:
    """Yield the companions of *kind*, which are made of all outputs in *tree*."""
    companions = renderer.companions
    for companion in companions.planned_last(kind):
        yield _Task(companion.path, companion.kind, partial(_one, companions.render_last, companion, tree))


def _telling_pages(renderer: Renderer, plan: Plan, tree: Tree) -> Iterator[_Task]:
    made = {companion.path: tree[companion.path] for companion in plan.companions if companion.path in tree}
    renderer.recall_data(made)
    sizes = {path: output.size for path, output in made.items()}
    for page in plan.pages:
        if page.kind in _TELL_SIZES:
            identity = f"{_identity(page)} {sorted(sizes.items())}"
            yield _Task(page.path, identity, partial(_one, renderer.render, page, sizes))


def _one(make: Callable[P, Output], *args: P.args, **kwargs: P.kwargs) -> tuple[Output]:
    return (make(*args, **kwargs),)


def _identity(page: Page) -> str:
    return f"{page.kind} {page.language} {page.subject} {page.part}"
