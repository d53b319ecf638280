"""What this build leaves for the next."""

from __future__ import annotations

import time
from contextlib import suppress
from dataclasses import asdict, replace
from functools import partial
from pathlib import Path
from typing import Any

from bantin.commands.keeping import Keeping
from bantin.commands.reading import Content
from bantin.commands.recalling import Recall, look_at, outputs_digest
from bantin.freshness.memory import OutputRecord, Row, State, Summary, dump_note, forget, remember
from bantin.freshness.stamps import UNSURE
from bantin.outputs import KeptOutput, Tree
from bantin.problems import Problem
from bantin.publishing.lock import LockedError, locked
from bantin.rendering.render import Rendering


def remember_build(keeping: Keeping, content: Content, rendering: Rendering, summary: Summary) -> None:
    """Leave what the next build may keep of a *rendering* that is published; *summary* still lacks how files look.

    Nothing is left without a memory, when another build is at work in the same folder, or when the disk fails: then
    the next one is slower.
    """
    recall, state = keeping.recall, keeping.state
    if recall is None or keeping.outline is None:
        return
    with suppress(LockedError, OSError), locked(recall.work):
        outputs = _look_at_outputs(recall, rendering.tree)
        units = (state.units if state is not None else {}) | rendering.made
        new = State(
            summary=_with_looks(summary, recall, outputs, state),
            parts=recall.looks.parts,
            rows=_rows(keeping, recall, content),
            notes=state.notes if state is not None and keeping.is_read else _notes_of_registers(content, keeping.root),
            units={
                name: unit
                for name, unit in units.items()
                if all(path in rendering.tree for path in unit.paths or (name,))
            },
            outputs=outputs,
            outline=asdict(keeping.outline),
        )
        bodies = {article_id: record.body().decode() for article_id, record in content.records.items()}
        gone = [name for name in state.rows if name not in new.rows] if state is not None else []
        try:
            remember(recall.work, new, bodies, gone, afresh=state is None)
        except OSError:
            forget(recall.work)


def _with_looks(summary: Summary, recall: Recall, outputs: dict[str, OutputRecord], state: State | None) -> Summary:
    """Return *summary* with how files look: inputs as when the build began, *outputs* and what is not ours as now."""
    ours = outputs.keys() | (state.outputs.keys() if state is not None else set())
    looks = {path: stamp for path, stamp in recall.published.items() if path not in ours}
    looks |= {path: record.stamp for path, record in outputs.items() if record.stamp != UNSURE}
    return replace(
        summary,
        environment=recall.looks.environment,
        inputs=recall.looks.digest,
        outputs=outputs_digest(looks),
        unsure={path: record.sha256 for path, record in outputs.items() if record.stamp == UNSURE},
    )


def _look_at_outputs(recall: Recall, tree: Tree) -> dict[str, OutputRecord]:
    written = [path for path, output in tree.items() if not isinstance(output, KeptOutput)]
    stamps = recall.published | look_at(recall.output, written, time.time_ns())
    return {
        path: OutputRecord(stamp=stamps[path], sha256=output.sha256, size=output.size, owner=output.owner)
        for path, output in tree.items()
    }


def _rows(keeping: Keeping, recall: Recall, content: Content) -> dict[str, Row]:
    looks = recall.looks.bundles
    notes: dict[str, list[Problem]] = {}
    for note in content.problems:
        notes.setdefault(_bundle_of(note, keeping.root), []).append(note)
    rows = dict(keeping.known)
    for name, record in content.records.items():
        rows[name] = Row(
            looks=looks.get(name, ""),
            head=record.head,
            digests=record.digests,
            uses=record.uses,
            seed=record.seed,
            notes=list(map(partial(dump_note, root=keeping.root), notes.get(name, []))),
        )
    for name in content.drafts:
        left_out = Row(looks=looks.get(name, ""), head=None, digests=("", ""), uses=[], seed="", notes=[])
        rows.setdefault(name, left_out)
    return rows


def _notes_of_registers(content: Content, root: Path) -> list[list[Any]]:
    return [dump_note(note, root) for note in content.problems if not _bundle_of(note, root)]


def _bundle_of(note: Problem, root: Path) -> str:
    """Return the id of the bundle that *note* is about; empty for another file."""
    articles = root / "content" / "articles"
    file = note.place.file
    return file.relative_to(articles).parts[0] if file.is_relative_to(articles) and file != articles else ""
