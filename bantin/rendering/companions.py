"""Companions become outputs: each kind has one function that makes it. The search indexes go along with them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from bantin.languages import Language
from bantin.outputs import Output, Tree
from bantin.planning.companions import Companion, CompanionKind
from bantin.planning.plan import Plan
from bantin.problems import Place, Problem, ProblemsError
from bantin.rendering.search.index import Indexes

Make = Callable[[Companion], bytes]
"""Makes a companion out of the plan."""
MakeLast = Callable[[Companion, Tree], bytes]
"""Makes a companion out of all outputs that come before it."""


class CompanionRenderer:
    """Makes the companions of one plan."""

    def __init__(
        self,
        plan: Plan,
        indexes: Indexes,
        makers: Mapping[CompanionKind, Make],
        last: Mapping[CompanionKind, MakeLast],
    ) -> None:
        """Make the companions of *plan*, each by the function for its kind, of *makers* or of *last*."""
        self._plan = plan
        self._indexes = indexes
        self._makers = makers
        self._last = last

    @property
    def indexed(self) -> tuple[Language, ...]:
        """The languages that have a search index."""
        return tuple(Language) if self._plan.site.settings.features.search else ()

    @property
    def planned(self) -> list[Companion]:
        """Those that are made of the plan."""
        return [companion for companion in self._plan.companions if companion.kind in self._makers]

    def planned_last(self, kind: CompanionKind) -> list[Companion]:
        """Those of *kind*, which are made of other outputs."""
        return [companion for companion in self._plan.companions if companion.kind is kind]

    def render(self) -> list[Output]:
        """Return the companions that are made of the plan, and the files of the search indexes.

        Raises ``ProblemsError`` with the faults of their templates.
        """
        outputs = [output for language in self.indexed for output in self.render_index(language)]
        problems: dict[Place, Problem] = {}  # one fault of a template may show in a thousand feeds
        for companion in self.planned:
            try:
                outputs.append(self.render_one(companion))
            except ProblemsError as error:
                for problem in error.problems:
                    problems.setdefault(replace(problem.place, text=None), problem)
        if problems:
            raise ProblemsError(list(problems.values()))
        return outputs

    def render_index(self, language: Language) -> tuple[Output, ...]:
        """Return the files of the search index of *language*."""
        return self._indexes.get(language).outputs

    def render_one(self, companion: Companion) -> Output:
        """Return one of those *planned*; raises ``ProblemsError`` with the faults of its template."""
        return Output(path=companion.path, data=self._makers[companion.kind](companion))

    def render_last(self, companion: Companion, tree: Tree) -> Output:
        """Return one of those *planned_last*, made of *tree*; it holds all outputs that come before them."""
        return Output(path=companion.path, data=self._last[companion.kind](companion, tree))
