"""Companions become outputs: each kind has one function that makes it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from bantin.outputs import Output, Tree
from bantin.planning.companions import Companion, CompanionKind
from bantin.planning.plan import Plan

Make = Callable[[Companion], bytes]
"""Makes a companion out of the plan."""
MakeLast = Callable[[Companion, Tree], bytes]
"""Makes a companion out of all outputs that come before it."""


class CompanionRenderer:
    """Makes the companions of one plan."""

    def __init__(
        self, plan: Plan, makers: Mapping[CompanionKind, Make], last: Mapping[CompanionKind, MakeLast]
    ) -> None:
        """Make the companions of *plan*, each by the function for its kind, of *makers* or of *last*."""
        self._plan = plan
        self._makers = makers
        self._last = last

    def render(self) -> list[Output]:
        """Return the companions that are made of the plan."""
        return [
            Output(path=companion.path, data=self._makers[companion.kind](companion))
            for companion in self._plan.companions
            if companion.kind in self._makers
        ]

    def render_last(self, kind: CompanionKind, tree: Tree) -> list[Output]:
        """Return the companions of *kind*, which are made of *tree*; it holds all outputs that come before them."""
        return [
            Output(path=companion.path, data=self._last[kind](companion, tree))
            for companion in self._plan.companions
            if companion.kind is kind
        ]
