"""Indexes: the search indexes of one plan, segment by segment, or as a whole when somebody asks where one begins."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping

from bantin.languages import Language
from bantin.outputs import Product
from bantin.planning.plan import Plan
from bantin.rendering.markdown import MarkdownRenderer
from bantin.rendering.search.index import Index, build_index, make_head, make_segment
from bantin.rendering.search.segments import Segment, plan_segments


class Indexes:
    """The indexes of one plan."""

    def __init__(self, plan: Plan, markdown: MarkdownRenderer, tell: Callable[[], None] = lambda: None) -> None:
        """Index the reports of *plan*; *tell* is called when somebody uses a whole index, which is made of all."""
        self._plan = plan
        self._markdown = markdown
        self._tell = tell
        self._known: Mapping[Language, str] = {}
        self._built: dict[Language, Index] = {}
        self._building = threading.Lock()

    @property
    def planned(self) -> tuple[Language, ...]:
        """The languages that have an index."""
        return tuple(Language) if self._plan.site.settings.features.search else ()

    @property
    def segments(self) -> list[Segment]:
        """The segments of all indexes."""
        return [segment for language in self.planned for segment in plan_segments(self._plan, language)]

    def make_segment(self, segment: Segment) -> Product:
        """Return one of *segments*, for ``make_head``."""
        return make_segment(self._plan, segment, self._markdown)

    def make_head(self, language: Language, pieces: Mapping[str, Product]) -> Product:
        """Return what holds the index of *language* together; *pieces* are the products of its segments, by name."""
        self._tell()
        return make_head(language, [pieces[segment.name].value for segment in plan_segments(self._plan, language)])

    def recall(self, known: Mapping[Language, str]) -> None:
        """Take the paths with which indexes begin that are made already, instead of building these again."""
        self._known = known

    def path(self, language: Language) -> str:
        """Return the path of the file that the index of *language* begins with."""
        self._tell()
        return self._known.get(language) or self.get(language).path

    def get(self, language: Language) -> Index:
        """Return the whole index of *language*."""
        with self._building:
            if language not in self._built:
                self._built[language] = build_index(self._plan, language, self._markdown)
        return self._built[language]
