"""render_plan: every page of a plan becomes an output; render_stale: all that an earlier build has not left."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from itertools import islice
from pathlib import Path
from typing import ParamSpec, Protocol

from bantin.model.records import dump_record
from bantin.outputs import Output, Tree, Unit
from bantin.planning.companions import CompanionKind
from bantin.planning.page import Page, PageKind
from bantin.planning.plan import Plan
from bantin.planning.trace import Trace
from bantin.problems import Place, Problem, ProblemsError
from bantin.progress import Track, untracked
from bantin.rendering.design import Design, load_design
from bantin.rendering.renderer import Renderer

P = ParamSpec("P")

_TELL_SIZES = frozenset([PageKind.DATA])
"""Pages that tell how large a download is, and so are made after it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendering:
    """A rendered plan: the whole *tree*, and of what was *made* for it by name; the rest was kept."""

    tree: Tree
    made: dict[str, Unit]


class Keep(Protocol):
    """What an earlier build has left, and may stay."""

    def __call__(self, name: str, identity: str) -> tuple[Output, ...]:
        """Return the outputs of the unit *name* when they are what would be made for *identity*; else none."""
        ...


def keep_nothing(name: str, identity: str) -> tuple[Output, ...]:  # noqa: ARG001 - a Keep
    """Keep nothing: everything is made."""
    return ()


def render_plan(plan: Plan, templates: Path, locales: Path) -> Tree:
    """Return every output of *plan*, all made anew, by the design in the folders *templates* and *locales*.

    Raises ``ProblemsError`` for faults of the catalogues, the templates and the static files.
    """
    return render_stale(plan, load_design(templates, locales), keep_nothing).tree


def render_stale(plan: Plan, design: Design, keep: Keep, track: Track = untracked) -> Rendering:
    """Return every output of *plan*: pages, static files, cards, companions; what *keep* gives is not made again.

    Raises ``ProblemsError`` for faults of the templates and the static files.
    """
    trace = Trace()
    renderer = Renderer(plan, design, trace)
    maker = _Maker(trace, keep, {output.path: output for output in renderer.static})
    last = [page for page in plan.pages if page.kind in _TELL_SIZES]
    first = [page for page in plan.pages if page.kind not in _TELL_SIZES]
    pages = iter(track([*first, *last], "rendering"))
    for path in renderer.cards:
        maker.make(path, dump_record(renderer.cards[path]), partial(_one, renderer.draw, path))
    for page in islice(pages, len(first)):
        maker.make(page.path, _identity(page), partial(_one, renderer.render, page))
    maker.stop()
    for language in renderer.companions.indexed:
        maker.make(f"search/{language}", "", partial(renderer.companions.render_index, language))
    for companion in renderer.companions.planned:
        maker.make(companion.path, companion.kind, partial(_one, renderer.companions.render_one, companion))
    maker.stop()
    for companion in renderer.companions.planned_last(CompanionKind.ARCHIVE):
        maker.make(
            companion.path, companion.kind, partial(_one, renderer.companions.render_last, companion, maker.tree)
        )
    sizes = {
        companion.path: maker.tree[companion.path].size for companion in plan.companions if companion.path in maker.tree
    }
    for page in pages:
        maker.make(page.path, f"{_identity(page)} {sorted(sizes.items())}", partial(_one, renderer.render, page, sizes))
    maker.stop()
    for companion in renderer.companions.planned_last(CompanionKind.WORKER):
        maker.make(
            companion.path, companion.kind, partial(_one, renderer.companions.render_last, companion, maker.tree)
        )
    return Rendering(tree=maker.tree, made=maker.made)


class _Maker:
    """Makes one unit after the other, or keeps it; collects the problems of all."""

    def __init__(self, trace: Trace, keep: Keep, tree: dict[str, Output]) -> None:
        self.tree = tree
        self.made: dict[str, Unit] = {}
        self._trace = trace
        self._keep = keep
        self._problems: dict[Place, Problem] = {}  # one fault of a template may show on a thousand pages

    def make(self, name: str, identity: str, make: Callable[[], tuple[Output, ...]]) -> None:
        """Make the unit *name*, unless it can be kept."""
        outputs = self._keep(name, identity)
        if not outputs:
            try:
                outputs, reads = self._trace.follow(make)
            except ProblemsError as error:
                for problem in error.problems:
                    self._problems.setdefault(replace(problem.place, text=None), problem)
                return
            paths = tuple(output.path for output in outputs)
            self.made[name] = Unit(identity=identity, reads=reads, paths=() if paths == (name,) else paths)
        self.tree.update((output.path, output) for output in outputs)

    def stop(self) -> None:
        """Raise ``ProblemsError`` when there are problems so far."""
        if self._problems:
            raise ProblemsError(list(self._problems.values()))


def _one(make: Callable[P, Output], *args: P.args, **kwargs: P.kwargs) -> tuple[Output]:
    return (make(*args, **kwargs),)


def _identity(page: Page) -> str:
    return f"{page.kind} {page.language} {page.subject} {page.part}"
