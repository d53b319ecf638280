"""One build after another: what of the last one stays in this one, and what this one leaves behind.

A build without a memory is one that keeps nothing; it goes the same way.
"""

from __future__ import annotations

import json
import time
from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from contextlib import suppress
from dataclasses import asdict
from functools import cached_property, partial
from pathlib import Path

from bantin.checking.duplicates import seed_of
from bantin.checking.parsed import ParsedPage, parse_page
from bantin.commands.reading import NOTHING_READ, Content, ReadBefore
from bantin.commands.recalling import Recall, look_at, outputs_digest
from bantin.freshness.memory import (
    OutputRecord,
    Row,
    State,
    Summary,
    Unit,
    digest_of,
    dump_note,
    forget,
    load_note,
    remember,
)
from bantin.freshness.staleness import Reason, Since, find_reason
from bantin.freshness.stamps import UNSURE
from bantin.model.article import Article
from bantin.model.stored import StoredArticle, dump_body, dump_head
from bantin.outputs import KeptOutput, Output, Tree
from bantin.planning.outline import Outline, find_changed, is_known, outline_of
from bantin.planning.plan import Plan
from bantin.problems import Problem
from bantin.publishing.lock import LockedError, locked
from bantin.publishing.publish import work_folder
from bantin.rendering.render import Rendering

_BY_CONTENT = ("search/", "cards/")
"""Folders of files that one page names, or none: when they go, no other page leads to them."""


class Keeping:
    """What one build keeps of the last."""

    def __init__(self, root: Path, recall: Recall | None) -> None:
        """Keep what *recall* knows of the site in the folder *root*; nothing when there is no memory."""
        self.reasons: dict[str, Reason] = {}
        self._root = root
        self._recall = recall
        self._state = recall.state if recall is not None else None
        self._since: Since | None = None
        self._digests: dict[str, tuple[str, str]] = {}
        self._records: dict[str, tuple[str, str]] = {}

    @cached_property
    def _known(self) -> Mapping[str, Row]:
        """The bundles that need not be read again."""
        if self._recall is None or self._state is None or not self._recall.is_read:
            return {}
        looks = self._recall.looks.bundles
        return {name: row for name, row in self._state.rows.items() if row.looks and looks.get(name) == row.looks}

    @property
    def read_before(self) -> ReadBefore:
        """What need not be read again."""
        if self._recall is None or self._state is None or not self._recall.is_read:
            return NOTHING_READ
        recall = self._recall
        digests = {name: row.digests[1] for name, row in self._known.items()}

        def load(article_id: str) -> str:
            return recall.body(article_id, digests[article_id])

        articles = {
            name: StoredArticle(row.head, load) if row.head is not None else None for name, row in self._known.items()
        }
        return ReadBefore(
            articles=articles, seeds={name: row.seed for name, row in self._known.items()}, registers=True
        )

    @property
    def notes(self) -> list[Problem]:
        """What was noted in all that is not read again."""
        if self._recall is None or self._state is None or not self._recall.is_read:
            return []
        records = [*self._state.notes, *(note for row in self._known.values() for note in row.notes)]
        return [load_note(record, self._root) for record in records]

    @property
    def uses(self) -> Mapping[str, list[str]]:
        """The forms of glossary terms in what is not read again."""
        return {name: row.uses for name, row in self._known.items()}

    @property
    def is_design_sound(self) -> bool:
        """Whether templates and catalogues are those of the last build, which checked them."""
        return self._recall is not None and self._state is not None and not self._recall.changed_parts

    @property
    def has_kept(self) -> bool:
        """Whether anything was taken over from the last build."""
        return self._since is not None and bool(self._since.units)

    def compare(self, plan: Plan) -> None:
        """Find what in *plan* is not as it was."""
        if self._recall is None:
            return
        for article in plan.site.articles:
            row = self._known.get(article.id)
            if row is not None:
                self._digests[article.id] = row.digests
            else:
                head, body = dump_head(article), dump_body(article)
                self._records[article.id] = (head, body)
                self._digests[article.id] = (digest_of(head), digest_of(body))
        self._outline = outline_of(plan, self._digests)
        if self._state is None:
            self._since = Since(units={}, parts=(), cells=frozenset(), intact=self._recall.is_intact)
            return
        self._since = Since(
            units=self._state.units,
            parts=self._recall.changed_parts,
            cells=find_changed(Outline(**self._state.outline), self._outline)
            | {cell for cell in self._state.cells if not is_known(cell)},
            intact=self._recall.is_intact,
        )

    def keep(self, name: str, identity: str) -> tuple[Output, ...]:
        """Return the outputs of the unit *name* where they may stay; else none, and the reason is taken down."""
        if self._recall is None or self._since is None:
            return ()
        reason = find_reason(name, identity, self._since)
        if reason is not None or self._state is None:
            self.reasons[name] = reason or Reason(code="new")
            return ()
        return tuple(map(self._kept, self._since.units[name].paths or (name,)))

    def _kept(self, path: str) -> KeptOutput:
        if self._recall is None or self._state is None:
            raise KeyError(path)
        record = self._state.outputs[path]
        read = (self._recall.output / path).read_bytes
        return KeptOutput(path=path, sha256=record.sha256, size=record.size, owner=record.owner, read=read)

    def unchanged(self, rendering: Rendering) -> AbstractSet[str]:
        """Return the outputs that need not be checked again.

        Everything is checked when something is gone that a page may lead to: a page, or an anchor of one.
        """
        kept = {path for path, output in rendering.tree.items() if isinstance(output, KeptOutput)}
        if self._state is None or not kept:
            return kept
        gone = [path for path in self._state.outputs if path not in rendering.tree and not path.startswith(_BY_CONTENT)]
        if gone or any(self._has_lost(path, rendering.tree) for path in rendering.made if path.endswith(".html")):
            return frozenset()
        return kept

    def _has_lost(self, path: str, tree: Tree) -> bool:
        """Whether the page at *path* had something that others may rely on, and has it no more."""
        if self._recall is None or self._state is None or path not in self._state.outputs:
            return False
        try:
            old = parse_page((self._recall.output / path).read_bytes().decode())
        except (OSError, UnicodeDecodeError):
            return True
        new = parse_page(tree[path].data.decode())
        return bool(old.ids - new.ids or old.described - new.described) or _named(old) != _named(new)

    def remember(self, summary: Summary, rendering: Rendering, content: Content, plan: Plan) -> None:
        """Leave what the next build may keep; *summary* still lacks how files look.

        Nothing is left when another build is at work in the same folder, or the disk fails: the next one is slower.
        """
        if self._recall is None:
            return
        recall = self._recall
        work = work_folder(recall.output)
        with suppress(LockedError, OSError), locked(work):
            outputs = self._look_at_outputs(rendering.tree)
            unsure = {path: record.sha256 for path, record in outputs.items() if record.stamp == UNSURE}
            sure = {path: record.stamp for path, record in outputs.items() if path not in unsure}
            ours = self._ever(outputs)
            foreign = {path: stamp for path, stamp in recall.published.items() if path not in ours}
            looks = {
                "environment": recall.looks.environment,
                "inputs": recall.looks.digest,
                "outputs": outputs_digest(sure | foreign),
                "unsure": unsure,
            }
            units = dict(self._state.units) if self._state is not None else {}
            units |= {
                name: Unit(identity=made.identity, reads=made.reads, paths=made.paths)
                for name, made in rendering.made.items()
            }
            state = State(
                summary=Summary(**(asdict(summary) | looks)),
                parts=recall.looks.parts,
                rows=self._rows(content, plan),
                notes=self._register_notes(content),
                units={
                    name: unit
                    for name, unit in units.items()
                    if all(path in rendering.tree for path in unit.paths or (name,))
                },
                outputs=outputs,
                outline=asdict(self._outline),
            )
            bodies = {article_id: body for article_id, (_, body) in self._records.items()}
            gone = [] if self._state is None else [name for name in self._state.rows if name not in state.rows]
            try:
                remember(work, state, bodies, gone, afresh=self._state is None)
            except OSError:
                forget(work)

    def _ever(self, outputs: Mapping[str, OutputRecord]) -> AbstractSet[str]:
        """Return the paths of all files that are ours now, or were after the last build."""
        return outputs.keys() | (self._state.outputs.keys() if self._state is not None else set())

    def _look_at_outputs(self, tree: Tree) -> dict[str, OutputRecord]:
        if self._recall is None:
            return {}
        recall, now = self._recall, time.time_ns()
        written = [path for path, output in tree.items() if not isinstance(output, KeptOutput)]
        stamps = look_at(recall.output, written, now)
        return {
            path: OutputRecord(
                stamp=stamps[path] if path in stamps else recall.published.get(path, UNSURE),
                sha256=output.sha256,
                size=output.size,
                owner=output.owner,
            )
            for path, output in tree.items()
        }

    def _rows(self, content: Content, plan: Plan) -> dict[str, Row]:
        if self._recall is None:
            return {}
        looks = self._recall.looks.bundles
        rows = {name: row for name, row in self._known.items() if name in looks}
        notes: dict[str, list[Problem]] = {}
        for note in content.problems:
            notes.setdefault(self._bundle_of(note), []).append(note)
        uses: dict[str, list[str]] = {}
        for form, articles in plan.uses.items():
            for article in articles:
                uses.setdefault(article.id, []).append(form)
        fresh = {article.id: article for article in plan.site.articles if article.id in self._records}
        for name, article in fresh.items():
            rows[name] = self._row(article, uses.get(name, []), notes.get(name, []), looks.get(name, ""))
        for name in content.drafts:
            if name not in rows:
                rows[name] = Row(looks=looks.get(name, ""), head=None, digests=("", ""), uses=[], seed="", notes=[])
        return rows

    def _row(self, article: Article, uses: list[str], notes: list[Problem], looks: str) -> Row:
        return Row(
            looks=looks,
            head=json.loads(self._records[article.id][0]),
            digests=self._digests[article.id],
            uses=uses,
            seed=seed_of(article),
            notes=list(map(partial(dump_note, root=self._root), notes)),
        )

    def _register_notes(self, content: Content) -> list[list[object]]:
        if self._state is not None and self._recall is not None and self._recall.is_read:
            return self._state.notes
        own: Iterable[Problem] = (note for note in content.problems if not self._bundle_of(note))
        return [dump_note(note, self._root) for note in own]

    def _bundle_of(self, note: Problem) -> str:
        """Return the id of the bundle that *note* is about; empty for another file."""
        articles = self._root / "content" / "articles"
        file = note.place.file
        return file.relative_to(articles).parts[0] if file.is_relative_to(articles) and file != articles else ""


def _named(page: ParsedPage) -> tuple[object, ...]:
    """Return what the check of another page looks at in *page* beside its ids."""
    return page.lang, page.alternates
