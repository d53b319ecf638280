"""What this build leaves for the next."""

from __future__ import annotations

import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from bantin.commands.keeping import Keeping
from bantin.commands.reading import Content
from bantin.commands.recalling import Recall, look_at, outputs_digest
from bantin.freshness.memory import Row, State, Summary, dump_note, forget, remember
from bantin.freshness.stamps import UNSURE, Stamp
from bantin.outputs import KeptOutput, Tree
from bantin.planning.plan import Plan
from bantin.problems import Problem
from bantin.rendering.render import Rendering


def remember_build(keeping: Keeping, content: Content, plan: Plan, rendering: Rendering, summary: Summary) -> None:
    """Leave what the next build may keep of a *rendering* that is published; *summary* still lacks how files look.

    The lock of the output folder is held: else another build might have published since. Nothing is left without a
    memory, or when the disk fails: then the next build is slower.
    """
    recall, state = keeping.recall, keeping.state
    if recall is None or keeping.outline is None:
        return
    with suppress(OSError):
        now = state or State({})
        looks = recall.published | _look_at_new(recall, rendering.tree)
        summary = _with_looks(summary, recall, looks, rendering.tree)
        _put_outputs(now, recall, looks, rendering.tree)
        _put_units(now, rendering)
        _put_rows(now, keeping, recall, content, plan)
        now.parts = recall.looks.parts
        now.outline = keeping.outline.record
        if state is None or not keeping.is_read:
            now.notes = _notes_of_registers(content, keeping.root)
        try:
            remember(recall.work, summary, now, afresh=state is None)
        except OSError:
            forget(recall.work)


def _look_at_new(recall: Recall, tree: Tree) -> dict[str, Stamp]:
    """Return how the files look that may have been written."""
    written = [path for path, output in tree.items() if not isinstance(output, KeptOutput)]
    return look_at(recall.output, written, time.time_ns())


def _with_looks(summary: Summary, recall: Recall, looks: Mapping[str, Stamp], tree: Tree) -> Summary:
    """Return *summary* with how files look: inputs as when the build began, outputs and what is not ours as now."""
    unsure = [path for path, stamp in looks.items() if stamp == UNSURE and path in tree]
    sure = {
        path: stamp
        for path, stamp in looks.items()
        if (stamp != UNSURE if path in tree else path not in recall.outputs)
    }
    return replace(
        summary,
        environment=recall.looks.environment,
        inputs=recall.looks.digest,
        outputs=outputs_digest(sure),
        unsure={path: tree[path].sha256 for path in unsure},
    )


def _put_outputs(now: State, recall: Recall, looks: Mapping[str, Stamp], tree: Tree) -> None:
    for path, output in tree.items():
        stamp = looks[path]
        known = recall.outputs.get(path)
        if known is None or known.stamp != stamp or not isinstance(output, KeptOutput):
            now.outputs.put(path, [stamp, output.sha256, output.size, output.owner])
    for path in recall.outputs.keys() - tree.keys():
        now.outputs.drop(path)


def _put_units(now: State, rendering: Rendering) -> None:
    for name, unit in rendering.made.items():
        now.units.put(name, [unit.identity, list(unit.paths)])
        now.reads.put(name, unit.reads)
        if unit.value is not None:
            now.values.put(name, unit.value)
    for name in now.units.read().keys() - rendering.made.keys() - rendering.kept:
        now.units.drop(name)
        now.values.drop(name)
        now.reads.drop(name)


def _put_rows(now: State, keeping: Keeping, recall: Recall, content: Content, plan: Plan) -> None:
    looks = recall.looks.bundles
    notes: dict[str, list[Problem]] = {}
    for note in content.problems:
        notes.setdefault(_bundle_of(note, keeping.root), []).append(note)
    for name, record in content.records.items():
        row = Row(
            looks=looks.get(name, ""),
            outset=list(record.outset),
            facets=list(plan.facets[name]),
            head=record.digests[0],
            body=record.digests[1],
            seed=record.seed,
            notes=list(map(partial(dump_note, root=keeping.root), notes.get(name, []))),
        )
        now.rows.put(name, list(row))
        now.put_article(name, record.head, record.body)
    for name in content.drafts:
        if name not in keeping.known:
            now.rows.put(name, list(Row(looks.get(name, ""), [], [], "", "", "", [])))
    for name in keeping.rows.keys() - plan.articles.keys() - {*content.drafts}:
        now.drop_bundle(name)


def _notes_of_registers(content: Content, root: Path) -> list[list[Any]]:
    return [dump_note(note, root) for note in content.problems if not _bundle_of(note, root)]


def _bundle_of(note: Problem, root: Path) -> str:
    """Return the id of the bundle that *note* is about; empty for another file."""
    articles = root / "content" / "articles"
    file = note.place.file
    return file.relative_to(articles).parts[0] if file.is_relative_to(articles) and file != articles else ""
