"""Many measurements as one: the median, and the least and the most; ratios go from pair to pair."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Spread:
    """The median of some values, and the least and the most of them."""

    median: float
    least: float
    most: float

    def show(self, digits: int = 2) -> str:
        """Return it as text: ``0.32 (0.30–0.41)``, or the one value when all of them look the same."""
        median, least, most = (f"{value:,.{digits}f}" for value in (self.median, self.least, self.most))
        return median if least == most else f"{median} ({least}–{most})"


def spread(values: Sequence[float]) -> Spread:
    """Return the spread of *values*, which are not empty."""
    return Spread(median=statistics.median(values), least=min(values), most=max(values))


def ratios(ours: Sequence[float], theirs: Sequence[float]) -> Spread:
    """Return the spread of ours divided by theirs, pair by pair: what slowed a whole pair down cancels out."""
    return spread([a / b for a, b in zip(ours, theirs, strict=True)])
