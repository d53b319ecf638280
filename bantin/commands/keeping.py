"""What of the last build stays in this one. A build without a memory keeps nothing, and goes the same way."""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from functools import cached_property
from pathlib import Path

from bantin.commands.bundles import Record
from bantin.commands.reading import NOTHING_READ, ReadBefore
from bantin.commands.recalling import Recall
from bantin.commands.rechecking import find_unchanged
from bantin.freshness.memory import Row, State, load_note
from bantin.freshness.staleness import Reason, Since, find_reason
from bantin.model.stored import Outset, StoredArticle
from bantin.outputs import KeptOutput, Output, Product
from bantin.planning.facets import AllFacets, Facets
from bantin.planning.outline import Digests, Outline, find_changed, is_known, outline_from, outline_of
from bantin.planning.plan import Plan
from bantin.problems import Problem
from bantin.rendering.render import Rendering


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
        self.digests: dict[str, Digests] = {}
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
    def rows(self) -> Mapping[str, Row]:
        """All bundles as they were read for the last build."""
        found = self.state.rows.read() if self.state is not None else {}
        return {name: Row._make(row) for name, row in found.items()}

    @cached_property
    def known(self) -> Mapping[str, Row]:
        """The bundles that need not be read again, by their ids."""
        if self.recall is None or not self.is_read:
            return {}
        looks = self.recall.looks.bundles
        return {name: row for name, row in self.rows.items() if row.looks and looks.get(name) == row.looks}

    @property
    def read_before(self) -> ReadBefore:
        """What need not be read again."""
        recall, known = self.recall, self.known
        if recall is None or not self.is_read:
            return NOTHING_READ

        def head(article_id: str) -> str:
            return recall.head(article_id, known[article_id].head)

        def body(article_id: str) -> str:
            return recall.body(article_id, known[article_id].body)

        return ReadBefore(
            articles={
                name: StoredArticle(Outset._make(row.outset), head, body) if row.outset else None
                for name, row in known.items()
            },
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
    def facets(self) -> AllFacets:
        """The facets of what is not read again."""
        return {name: Facets._make(row.facets) for name, row in self.known.items() if row.outset}

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
            record, forms = records.get(article.id), plan.facets[article.id].forms
            head, body = record.digests if record is not None else self._digests_before(article.id)
            self.digests[article.id] = Digests(head, body, forms)
        self.outline = outline_of(plan, self.digests)
        state, parts = self.state, self.recall.changed_parts
        # When parts have changed everything is made, and what is remembered may have another form.
        self._since = Since(
            units=state.units.read() if state is not None else {},
            parts=parts,
            stale=state.reads.find(self._changed(state, self.outline)) if state is not None and not parts else {},
            intact=self.recall.is_intact,
        )

    def _digests_before(self, article_id: str) -> tuple[str, str]:
        row = self.known[article_id]
        return row.head, row.body

    def _changed(self, state: State, outline: Outline) -> set[str]:
        """Return the cells that are not as they were, and those that no outline has."""
        then = {
            name: Digests(row.head, row.body, Facets._make(row.facets).forms)
            for name, row in self.rows.items()
            if row.outset
        }
        changed = find_changed(outline_from(state.outline, then), outline)
        return changed | {cell for cell in state.reads.cells if not is_known(cell)}

    def keep(self, name: str, identity: str) -> Product | None:
        """Return the product of the unit *name* where it may stay; else None, and the reason is taken down."""
        recall, state, since = self.recall, self.state, self._since
        if since is None or recall is None:
            return None
        reason = find_reason(name, identity, since)
        if reason is not None or state is None:
            self.reasons[name] = reason or Reason(code="new")
            return None

        def kept(path: str) -> KeptOutput:
            _, sha256, size, owner = recall.outputs[path]
            return KeptOutput(path=path, sha256=sha256, size=size, owner=owner, folder=recall.output)

        _, paths = since.units[name]
        return Product(outputs=tuple(map(kept, paths or (name,))), value=state.values.get(name))

    def find(self, path: str) -> Path | None:
        """Return the file that was published at *path*, where it still lies there as it was; else None."""
        recall = self.recall
        is_there = recall is not None and self._since is not None and not self._since.parts and recall.is_intact(path)
        return recall.output / path if recall is not None and is_there else None

    def has(self, output: Output) -> bool:
        """Whether the last build published the very same *output*."""
        record = self.recall.outputs.get(output.path) if self.recall is not None else None
        return record is not None and record.sha256 == output.sha256

    def unchanged(self, rendering: Rendering) -> AbstractSet[str]:
        """Return the outputs that need not be checked again."""
        if self.recall is None or self.state is None:
            return frozenset()
        return find_unchanged(rendering.tree, rendering.made, self.recall.outputs, self.recall.output)
