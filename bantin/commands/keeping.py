"""What of the last build stays in this one. A build without a memory keeps nothing, and goes the same way."""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from functools import cached_property
from pathlib import Path

from bantin.checking.parsed import parse_page
from bantin.commands.bundles import Record
from bantin.commands.reading import NOTHING_READ, ReadBefore
from bantin.commands.recalling import Recall
from bantin.freshness.memory import Row, State, load_note
from bantin.freshness.staleness import Reason, Since, find_reason
from bantin.model.stored import StoredArticle
from bantin.outputs import KeptOutput, Output, Tree
from bantin.planning.outline import Outline, find_changed, is_known, outline_of
from bantin.planning.plan import Plan
from bantin.problems import Problem
from bantin.rendering.render import Rendering

_BY_CONTENT = ("search/", "cards/")
"""Folders of files that one page names, or none: when they go, no other page leads to them."""


class Keeping:
    """What one build keeps of the last.

    *recall* and *state* are what is known, None where there is no memory; *known* are the bundles that need not be read
    again. *outline* is that of the plan, once ``compare`` has made it. *reasons* say by name why outputs were made.
    """

    def __init__(self, root: Path, recall: Recall | None) -> None:
        """Keep what *recall* knows of the site in the folder *root*; nothing when there is no memory."""
        self.root = root
        self.recall = recall
        self.reasons: dict[str, Reason] = {}
        self.digests: dict[str, tuple[str, str]] = {}
        self.outline: Outline | None = None
        self._since: Since | None = None

    @property
    def state(self) -> State | None:
        """All that is remembered, or None."""
        return self.recall.state if self.recall is not None else None

    @property
    def is_read(self) -> bool:
        """Whether what bundles are read with is as it was, so that those need not be read again."""
        return self.recall is not None and self.recall.is_read

    @cached_property
    def known(self) -> Mapping[str, Row]:
        """The bundles that need not be read again, by their ids."""
        if self.recall is None or self.state is None or not self.is_read:
            return {}
        looks = self.recall.looks.bundles
        return {name: row for name, row in self.state.rows.items() if row.looks and looks.get(name) == row.looks}

    @property
    def read_before(self) -> ReadBefore:
        """What need not be read again."""
        recall, known = self.recall, self.known
        if recall is None or not self.is_read:
            return NOTHING_READ

        def load(article_id: str) -> str:
            return recall.body(article_id, known[article_id].digests[1])

        return ReadBefore(
            articles={name: StoredArticle(row.head, load) if row.head else None for name, row in known.items()},
            seeds={name: row.seed for name, row in known.items()},
            registers=True,
        )

    @property
    def notes(self) -> list[Problem]:
        """What was noted in all that is not read again."""
        registers = self.state.notes if self.state is not None and self.is_read else []
        records = [*registers, *(note for row in self.known.values() for note in row.notes)]
        return [load_note(record, self.root) for record in records]

    @property
    def uses(self) -> Mapping[str, list[str]]:
        """The forms of glossary terms in what is not read again."""
        return {name: row.uses for name, row in self.known.items()}

    @property
    def is_design_sound(self) -> bool:
        """Whether templates and catalogues are those of the last build, which checked them."""
        return self.recall is not None and self.state is not None and not self.recall.changed_parts

    @property
    def has_kept(self) -> bool:
        """Whether anything may have been taken over from the last build."""
        return self._since is not None and bool(self._since.units)

    def compare(self, plan: Plan, records: Mapping[str, Record]) -> None:
        """Find what in *plan* is not as it was; *records* are those of every article that was read."""
        if self.recall is None:
            return
        for article in plan.site.articles:
            record = records.get(article.id)
            self.digests[article.id] = record.digests if record else self.known[article.id].digests
        self.outline = outline_of(plan, self.digests)
        units = self.state.units if self.state is not None else {}
        cells: set[str] = set()
        if self.state is not None:
            cells = find_changed(Outline(**self.state.outline), self.outline)
            cells |= {cell for cell in set[str]().union(*(unit.reads for unit in units.values())) if not is_known(cell)}
        self._since = Since(
            units=units, parts=self.recall.changed_parts, cells=frozenset(cells), intact=self.recall.is_intact
        )

    def keep(self, name: str, identity: str) -> tuple[Output, ...]:
        """Return the outputs of the unit *name* where they may stay; else none, and the reason is taken down."""
        if self._since is None:
            return ()
        reason = find_reason(name, identity, self._since)
        if reason is not None:
            self.reasons[name] = reason
            return ()
        return tuple(map(self._kept, self._since.units[name].paths or (name,)))

    def _kept(self, path: str) -> KeptOutput:
        if self.recall is None or self.state is None:
            raise KeyError(path)
        record = self.state.outputs[path]
        read = (self.recall.output / path).read_bytes
        return KeptOutput(path=path, sha256=record.sha256, size=record.size, owner=record.owner, read=read)

    def unchanged(self, rendering: Rendering) -> AbstractSet[str]:
        """Return the outputs that need not be checked again.

        Everything is checked when something is gone that a page may lead to: a page, or an anchor of one.
        """
        tree = rendering.tree
        kept = {path for path, output in tree.items() if isinstance(output, KeptOutput)}
        if self.state is None or not kept:
            return kept
        gone = [path for path in self.state.outputs if path not in tree and not path.startswith(_BY_CONTENT)]
        if gone or any(self._has_lost(path, tree) for path in rendering.made if path.endswith(".html")):
            return frozenset()
        return kept

    def _has_lost(self, path: str, tree: Tree) -> bool:
        """Whether the page at *path* had something that the check of another page looks at, and has it no more."""
        if self.recall is None or self.state is None or path not in self.state.outputs:
            return False
        try:
            old = parse_page((self.recall.output / path).read_bytes().decode())
        except (OSError, UnicodeDecodeError):
            return True
        new = parse_page(tree[path].data.decode())
        lost = old.ids - new.ids or old.described - new.described
        return bool(lost) or (old.lang, old.alternates) != (new.lang, new.alternates)
