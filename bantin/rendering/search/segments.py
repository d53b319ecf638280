"""How the documents of an index are cut, so that a new report changes few files.

Documents are numbered from the oldest. A run of them that is full is closed: its part of the index stays as it is until
something in it is edited. A search looks into each run, so there must be few of them: two that are alike grow together,
as digits do in a number written in base two. The runs have 64 documents, 128, 256 and so on, no two of them as many.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from bantin.languages import Language
from bantin.planning.plan import Plan

_LEAST = 64


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """One run of documents of the index of *language*: the number of the first, and the ids of all their *articles*."""

    language: Language
    start: int
    articles: tuple[str, ...]

    @property
    def name(self) -> str:
        """The name by which it is known from build to build."""
        return f"search/{self.language}/{self.start}"

    @property
    def identity(self) -> str:
        """What tells whether it has the same articles."""
        return hashlib.sha256("\0".join(self.articles).encode()).hexdigest()[:32]


def plan_segments(plan: Plan, language: Language) -> Iterable[Segment]:
    """Yield the segments of the index of *language* from the oldest to the newest.

    So a new report renumbers none of the old ones.
    """
    articles = [a.id for a in reversed(plan.site.articles) if language in plan.facets[a.id].languages]
    for segment in cut_segments(len(articles)):
        yield Segment(language=language, start=segment.start, articles=tuple(articles[segment.start : segment.stop]))


def cut_segments(count: int) -> list[range]:
    """Return the runs of *count* documents, the largest and oldest first; only the last may be under ``_LEAST``."""
    segments: list[range] = []
    start = 0
    for power in reversed(range((count // _LEAST).bit_length())):
        size = _LEAST << power
        if count - start >= size:
            segments.append(range(start, start + size))
            start += size
    if start < count:
        segments.append(range(start, count))
    return segments
