"""Companions become outputs: each kind has one function that makes it. The search indexes go along with them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from bantin.outputs import Output
from bantin.planning.companions import Companion, CompanionKind
from bantin.planning.plan import Plan
from bantin.problems import Place, Problem, ProblemsError
from bantin.rendering.books.book import BookMaker
from bantin.rendering.search.indexes import Indexes

Make = Callable[[Companion], bytes]
"""Makes a companion out of the plan."""


class CompanionRenderer:
    """Makes the companions of one plan."""

    def __init__(self, plan: Plan, indexes: Indexes, books: BookMaker, makers: Mapping[CompanionKind, Make]) -> None:
        """Make the companions of *plan*, each by the function of *makers* for its kind."""
        self._plan = plan
        self._indexes = indexes
        self._books = books
        self._makers = makers

    @property
    def planned(self) -> list[Companion]:
        """Those that are made of the plan, in one go."""
        return [companion for companion in self._plan.companions if companion.kind in self._makers]

    def of_kind(self, kind: CompanionKind) -> list[Companion]:
        """All of one *kind*."""
        return [companion for companion in self._plan.companions if companion.kind is kind]

    def render(self) -> list[Output]:
        """Return the companions that are made of the plan, books among them, and the files of the search indexes.

        Raises ``ProblemsError`` with the faults of their templates.
        """
        outputs = [output for language in self._indexes.planned for output in self._indexes.get(language).outputs]
        problems: dict[Place, Problem] = {}  # one fault of a template may show in a thousand feeds
        for companion in (*self.planned, *self.of_kind(CompanionKind.BOOK)):
            make = self._makers.get(companion.kind, self._books.make)
            try:
                outputs.append(Output(path=companion.path, data=make(companion)))
            except ProblemsError as error:
                for problem in error.problems:
                    problems.setdefault(replace(problem.place, text=None), problem)
        if problems:
            raise ProblemsError(list(problems.values()))
        return outputs

    def render_one(self, companion: Companion) -> Output:
        """Return one of those *planned*; raises ``ProblemsError`` with the faults of its template."""
        return Output(path=companion.path, data=self._makers[companion.kind](companion))
