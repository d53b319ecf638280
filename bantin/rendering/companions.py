"""Companions become outputs: each kind has one function that makes it. The search indexes go along with them."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from bantin.languages import Language
from bantin.outputs import Output, Tree
from bantin.planning.companions import Companion, CompanionKind
from bantin.planning.plan import Plan
from bantin.rendering.search.index import Indexes

Make = Callable[[Companion], bytes]
"""Makes a companion out of the plan."""
MakeLast = Callable[[Companion, Tree], bytes]
"""Makes a companion out of all outputs that are none of its sort."""


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

    def render(self) -> list[Output]:
        """Return the companions that are made of the plan, and the files of the search indexes."""
        files = [output for language in Language for output in self._indexes.get(language).outputs]
        return files + [
            Output(path=companion.path, data=self._makers[companion.kind](companion))
            for companion in self._plan.companions
            if companion.kind in self._makers
        ]

    def render_last(self, tree: Tree) -> list[Output]:
        """Return the companions that are made of *tree*, which holds all other outputs."""
        return [
            Output(path=companion.path, data=self._last[companion.kind](companion, tree))
            for companion in self._plan.companions
            if companion.kind in self._last
        ]
