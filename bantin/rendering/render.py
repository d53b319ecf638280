"""render_plan: every page of a plan becomes an output; render_stale: all that an earlier build has not left."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any, ParamSpec, Protocol

from bantin.model.records import dump_record
from bantin.outputs import NewOutput, Output, Product, Tree, Unit
from bantin.planning.companions import Companion, CompanionKind
from bantin.planning.page import Page, PageKind
from bantin.planning.plan import Plan
from bantin.planning.trace import Trace
from bantin.problems import Place, Problem, ProblemsError
from bantin.progress import Track, untracked
from bantin.rendering.design import Design, load_design
from bantin.rendering.packing import pack_tree
from bantin.rendering.renderer import Renderer
from bantin.workers import ALONE, Crew

P = ParamSpec("P")
Make = Callable[[], Product]
Examine = Callable[[Output], Any]

_TELL_SIZES = frozenset([PageKind.DATA])
"""Pages that tell how large a download is, and so are made after it."""
_FEW = 300
"""Fewer units than this are made sooner than processes are ready for them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendering:
    """A rendered plan: the whole *tree*, and of what was *made* for it by name; the rest was *kept*, by name too.

    *examined* is what came of examining each new output, by its path.
    """

    tree: Tree
    made: dict[str, Unit]
    kept: set[str]
    examined: Mapping[str, Any]


class Earlier(Protocol):
    """What an earlier build has left."""

    def keep(self, name: str, identity: str) -> Product | None:
        """Return the product of the unit *name* when it is what would be made for *identity*; else None."""
        ...

    def find(self, path: str) -> Path | None:
        """Return the file that was published at *path*, where it still lies there as it was; else None."""
        ...

    def has(self, output: Output) -> bool:
        """Whether the earlier build made the very same *output*."""
        ...


class Nothing:
    """No earlier build: everything is made."""

    def keep(self, name: str, identity: str) -> Product | None:  # noqa: ARG002 - an Earlier
        """Keep nothing."""
        return None

    def find(self, path: str) -> Path | None:  # noqa: ARG002 - an Earlier
        """Find nothing."""
        return None

    def has(self, output: Output) -> bool:  # noqa: ARG002 - an Earlier
        """Have nothing."""
        return False


def examine_nothing(output: Output) -> None:
    """Leave *output* alone."""


def render_plan(plan: Plan, templates: Path, locales: Path) -> Tree:
    """Return every output of *plan*, all made anew, by the design in the folders *templates* and *locales*.

    Raises ``ProblemsError`` for faults of the catalogues, the templates and the static files.
    """
    return render_stale(plan, load_design(templates, locales), Nothing()).tree


def render_stale(  # noqa: PLR0913, PLR0917 - what is made, and how it is gone about
    plan: Plan,
    design: Design,
    earlier: Earlier,
    track: Track = untracked,
    crew: Crew = ALONE,
    examine: Examine = examine_nothing,
) -> Rendering:
    """Return every output of *plan*: pages, static files, cards, companions; what *earlier* keeps is not made again.

    The work is shared out among *crew*; *examine* is given each output where it is made. Raises ``ProblemsError`` for
    faults of the templates and the static files.
    """
    maker = _Maker(plan, design, earlier, crew, examine)
    renderer = maker.renderer
    first = [*_cards(renderer), *_pages(renderer, plan), *_companions(renderer), *_pieces(renderer)]
    maker.make(first, track)
    maker.make(_made_of_pieces(renderer, maker.pieces, earlier), few=_FEW if len(maker.pieces) < _FEW else 2)
    renderer.indexes.recall(
        {language: maker.pieces[f"search/{language}"].value for language in renderer.indexes.planned}
    )
    maker.make(_search_pages(renderer, plan))
    renderer.recall_data(maker.tree)
    maker.make(_archives(renderer, maker.tree, earlier, crew))
    maker.make(_telling_pages(renderer, plan, maker.tree))
    maker.make(_service_workers(renderer, maker.tree))
    return Rendering(tree=maker.tree, made=maker.made, kept=maker.kept, examined=maker.examined)


@dataclass(frozen=True, slots=True)
class _Task:
    """A unit that is to be made: its *name*, its *identity*, how to *make* it.

    Those with one *company* are made of the same things, and so by one process. What is to be *inside* another output,
    which is named by its path, is no output by itself. *weight* is how many pages it takes as long as.
    """

    name: str
    identity: str
    make: Make
    company: str = ""
    inside: str = ""
    weight: int = 1


@dataclass(frozen=True, slots=True)
class _Made:
    """What has become of a task: the cells that were read, the product, what *examine* has returned of each output."""

    task: str
    reads: tuple[str, ...]
    outputs: tuple[NewOutput, ...]
    value: Any
    examined: tuple[Any, ...]


class _Maker:
    """Makes what can't be kept, one list of tasks after the other."""

    def __init__(self, plan: Plan, design: Design, earlier: Earlier, crew: Crew, examine: Examine) -> None:
        self._trace = Trace()
        self._earlier = earlier
        self._crew = crew
        self._examine = examine
        self.renderer = Renderer(plan, design, self._trace)
        self.tree: dict[str, Output] = {}
        self.pieces: dict[str, Product] = {}
        self.made: dict[str, Unit] = {}
        self.kept: set[str] = set()
        self.examined: dict[str, Any] = {}
        for output in self.renderer.static:
            self.tree[output.path] = output
            self.examined[output.path] = examine(output)

    def make(self, tasks: Iterable[_Task], track: Track = untracked, few: int = _FEW) -> None:
        """Make *tasks*, but those that can be kept; fewer than *few* are not shared out.

        Raises ``ProblemsError`` with the problems of all.
        """
        stale: dict[str, _Task] = {}
        for task in tasks:
            kept = self._earlier.keep(task.name, task.identity)
            if kept is None:
                stale[task.name] = task
            else:
                self.kept.add(task.name)
                self._put(task, kept)
        steps = iter(track(list(stale), "rendering"))
        problems: dict[Place, Problem] = {}
        for done, found in self._crew.share(_cut(list(stale.values()), self._crew, few), self._make_part):
            for made in done:
                next(steps, None)
                self._take(made, stale[made.task])
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
                product, reads = self._trace.follow(task.make)
            except ProblemsError as error:
                _tell_first(problems, error.problems)
                continue
            # One string for each cell, however many units have read it: there are a million reads.
            cells = tuple(map(sys.intern, sorted(reads)))
            examined = () if task.inside else tuple(map(self._examine, product.outputs))
            outputs = tuple(map(self._put_down, product.outputs))
            done.append(_Made(task.name, cells, outputs, product.value, examined))
        return done, list(problems.values())

    def _take(self, made: _Made, task: _Task) -> None:
        paths = (task.inside,) if task.inside else tuple(output.path for output in made.outputs)
        self.made[task.name] = Unit(
            identity=task.identity,
            reads=tuple(map(sys.intern, made.reads)),
            paths=() if paths == (task.name,) else paths,
            value=made.value,
        )
        self._put(task, Product(outputs=made.outputs, value=made.value))
        self.examined.update(zip((output.path for output in made.outputs), made.examined, strict=False))

    def _put(self, task: _Task, product: Product) -> None:
        if product.value is not None:
            self.pieces[task.name] = product
        if not task.inside:
            self.tree.update((output.path, output) for output in product.outputs)

    def _put_down(self, output: Output) -> NewOutput:
        give = self._crew.put(output.data)
        return NewOutput(output.path, output.sha256, output.size, output.owner, give)


def _tell_first(problems: dict[Place, Problem], found: Iterable[Problem]) -> None:
    """Add *found* to *problems*: one fault of a template may show on a thousand pages, and is told of the first."""
    for problem in found:
        place = replace(problem.place, text=None)
        problems[place] = min(problems.get(place, problem), problem, key=lambda each: each.order)


def _cut(tasks: Sequence[_Task], crew: Crew, few: int) -> list[Sequence[_Task]]:
    """Return the parts that *tasks* are shared out in: first companies, which take longest; one where they are few."""
    if sum(task.weight for task in tasks) < few:
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
        if page.kind not in _TELL_SIZES and page.kind is not PageKind.SEARCH:
            yield _Task(page.path, _identity(page), partial(_one, renderer.render, page))


def _companions(renderer: Renderer) -> Iterator[_Task]:
    companions = renderer.companions
    for companion in companions.planned:
        company = companion.kind if companion.kind is CompanionKind.DATA else ""
        yield _Task(companion.path, companion.kind, partial(_one, companions.render_one, companion), company)


def _pieces(renderer: Renderer) -> Iterator[_Task]:
    """Yield the segments of search indexes and the chapters of books, which are made of them."""
    for segment in renderer.indexes.segments:
        make = partial(renderer.indexes.make_segment, segment)
        yield _Task(segment.name, segment.identity, make, company=segment.name, weight=len(segment.articles))
    for companion in renderer.companions.of_kind(CompanionKind.BOOK):
        for chapter in renderer.books.plan_chapters(companion):
            yield _Task(chapter.name, "", partial(renderer.books.make_chapter, chapter), inside=chapter.book)


def _made_of_pieces(renderer: Renderer, pieces: Mapping[str, Product], earlier: Earlier) -> Iterator[_Task]:
    for language in renderer.indexes.planned:
        name = f"search/{language}"
        yield _Task(name, "", partial(renderer.indexes.make_head, language, pieces), company=name)
    for companion in renderer.companions.of_kind(CompanionKind.BOOK):
        make = partial(_made_as, companion, renderer.bind, companion, pieces, earlier.find(companion.path))
        yield _Task(companion.path, companion.kind, make, company=companion.path)


def _search_pages(renderer: Renderer, plan: Plan) -> Iterator[_Task]:
    for page in plan.pages:
        if page.kind is PageKind.SEARCH:
            yield _Task(page.path, _identity(page), partial(_one, renderer.render, page))


def _archives(renderer: Renderer, tree: Tree, earlier: Earlier, crew: Crew) -> Iterator[_Task]:
    """Yield the copy of the site, which is made of all outputs in *tree*."""
    copies = renderer.copies

    def make(companion: Companion) -> Product:
        before = earlier.find(companion.path)
        packed = pack_tree(copies.taken_from(tree), copies.name_of, before, earlier.has, crew)
        return _made_as(companion, renderer.pack_copy, companion, packed)

    for companion in renderer.companions.of_kind(CompanionKind.ARCHIVE):
        yield _Task(companion.path, companion.kind, partial(make, companion))


def _service_workers(renderer: Renderer, tree: Tree) -> Iterator[_Task]:
    for companion in renderer.companions.of_kind(CompanionKind.WORKER):
        yield _Task(companion.path, companion.kind, partial(_made_as, companion, renderer.make_worker, tree))


def _telling_pages(renderer: Renderer, plan: Plan, tree: Tree) -> Iterator[_Task]:
    paths = [companion.path for companion in plan.companions]
    sizes = {path: tree[path].size for path in paths if path in tree}
    for page in plan.pages:
        if page.kind in _TELL_SIZES:
            identity = f"{_identity(page)} {sorted(sizes.items())}"
            yield _Task(page.path, identity, partial(_one, renderer.render, page, sizes))


def _one(make: Callable[P, Output], *args: P.args, **kwargs: P.kwargs) -> Product:
    return Product(outputs=(make(*args, **kwargs),))


def _made_as(companion: Companion, make: Callable[P, bytes], *args: P.args, **kwargs: P.kwargs) -> Product:
    return Product(outputs=(Output(path=companion.path, data=make(*args, **kwargs)),))


def _identity(page: Page) -> str:
    return f"{page.kind} {page.language} {page.subject} {page.part}"
