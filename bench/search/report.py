"""What was measured, as tables for people and as rows for programs."""

from __future__ import annotations

import math
import statistics
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict

from bench.search.browser import Sight
from bench.search.contender import Transport
from bench.search.rounds import SHOWN, SLOWED, Entry, Quality, Round, Times

_MIB = 1024 * 1024
_NOTHING = "–"
Pick = Callable[[Times], Iterable[float]]


def show(found: Round) -> Iterator[str]:
    """Yield the lines of Markdown that say what a round found; the first contender is the one compared."""
    corpus = found.corpus
    yield f"## {corpus.size:,} articles, {corpus.language}: {len(corpus.documents):,} texts, {corpus.words:,} words"
    yield ""
    slowed = f"on a {SLOWED}× slower processor {_spread(found.slowed_floor, 0)} ms"
    yield f"The page without a search: {_spread(found.floor, 0)} ms, {slowed}."
    yield from (f"{entry.name} failed: {entry.fault}" for entry in found.entries if entry.fault)
    yield ""
    entries = [entry for entry in found.entries if entry.built is not None]
    yield from _table(
        ["", *(f"{entry.name} {entry.version}" for entry in entries), *_ratio_heads(entries)], _rows(entries)
    )
    yield ""
    yield from _quality_table(entries)
    yield ""
    yield from _query_table(entries)


def _rows(entries: Sequence[Entry]) -> Iterator[list[str]]:
    def built(name: str, value: Callable[[Entry], float], digits: int) -> list[str]:
        values = [value(entry) for entry in entries]
        return [name, *(f"{value:,.{digits}f}" for value in values), *_ratios(values)]

    def seen(name: str, transport: Transport, pick: Pick, digits: int) -> list[str]:
        samples = [[value for times in entry.of(transport) for value in pick(times)] for entry in entries]
        values = [statistics.median(sample) if sample else None for sample in samples]
        return [name, *(_spread(sample, digits) for sample in samples), *_ratios(values)]

    yield built("build, s", lambda entry: entry.built.seconds if entry.built else 0, 1)
    yield built("peak memory of the build, MiB", lambda entry: entry.built.peak / _MIB if entry.built else 0, 0)
    yield built("files", lambda entry: entry.built.files if entry.built else 0, 0)
    yield built("on disk, MiB", lambda entry: entry.built.size / _MIB if entry.built else 0, 2)
    for transport in (Transport.HTTP, Transport.FILE):
        way = "" if transport is Transport.HTTP else ", from disk"
        yield seen(f"cold, ms{way}", transport, lambda times: (sight.ms for sight in times.cold), 0)
        yield seen(
            f"cold on a {SLOWED}× slower processor, ms{way}", transport, lambda times: (s.ms for s in times.slowed), 0
        )
        yield seen(f"processor, cold, ms{way}", transport, lambda times: (sight.cpu for sight in times.cold), 0)
        yield seen(f"warm, ms{way}", transport, lambda times: (sight.ms for sight in times.warm), 0)
        yield seen(f"read, cold, KiB{way}", transport, lambda times: (s.read / 1024 for s in times.cold), 0)
        if transport is Transport.HTTP:
            yield seen("sent (gzip), cold, KiB", transport, lambda times: (s.sent / 1024 for s in times.cold), 0)
            yield seen("requests, cold", transport, lambda times: (s.requests for s in times.cold), 0)
            yield seen("read, warm, KiB", transport, lambda times: (s.read / 1024 for s in times.warm), 0)
        yield seen(f"heap, MiB{way}", transport, lambda times: (held.heap / _MIB for held in times.memory), 1)
        yield seen(f"process, MiB{way}", transport, lambda times: (held.process / _MIB for held in times.memory), 0)


def _quality_table(entries: Sequence[Entry]) -> Iterator[str]:
    """Yield a query a line: where the first wanted article came, how many of the first ten are, and all results."""
    rows = []
    for at, quality in enumerate(entries[0].quality if entries else ()):
        cells = [entry.quality[at] for entry in entries]
        rows.append(
            [
                f"{quality.query.words} ({quality.query.shows})",
                f"{quality.wanted:,}",
                *(f"{cell.verdict}, {cell.right}/{cell.shown}, {cell.count:,}" for cell in cells),
            ]
        )
    rows.append(["**all**: first, wanted of the first ten", "", *(_sum_up(entry.quality) for entry in entries)])
    yield from _table(
        ["query: first wanted, wanted of the first ten, results", "wanted", *(e.name for e in entries)], rows
    )


def _sum_up(found: Sequence[Quality]) -> str:
    right = sum(quality.right for quality in found)
    most = sum(min(SHOWN, quality.wanted) for quality in found)
    return f"{sum(quality.first == 1 for quality in found)}/{len(found)}, {right}/{most}"


def _query_table(entries: Sequence[Entry]) -> Iterator[str]:
    """Yield the cold times query by query."""
    queries = [times.query for times in entries[0].of(Transport.HTTP)] if entries else []
    rows = []
    for query in queries:
        cells = [next(times for times in entry.of(Transport.HTTP) if times.query is query) for entry in entries]
        rows.append([query.words, *(_spread([sight.ms for sight in times.cold], 0) for times in cells)])
    yield from _table(["query by query, cold, ms", *(entry.name for entry in entries)], rows)


def _ratio_heads(entries: Sequence[Entry]) -> list[str]:
    return [f"{entries[0].name}/{entry.name}" for entry in entries[1:]]


def _ratios(values: Sequence[float | None]) -> list[str]:
    ours = values[0] if values else None
    if ours is None or math.isinf(ours):
        return [_NOTHING for _ in values[1:]]
    return [f"{ours / value:.2f}" if value and math.isfinite(value) else _NOTHING for value in values[1:]]


def _spread(sample: Sequence[float], digits: int) -> str:
    """Return the median, and the least and the most where they differ from it."""
    if not sample:
        return _NOTHING
    if math.isinf(statistics.median(sample)):
        return "no answer"
    middle, least, most = (f"{value:,.{digits}f}" for value in (statistics.median(sample), min(sample), max(sample)))
    return middle if least == most else f"{middle} ({least}–{most})"


def _table(head: list[str], rows: Iterable[list[str]]) -> Iterator[str]:
    """Yield a Markdown table whose columns are as wide as they must be."""
    lines = [head, *rows]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    lines.insert(1, ["-" * (width - 1) + (":" if at else "-") for at, width in enumerate(widths)])
    for line in lines:
        cells = [
            cell.rjust(width) if at else cell.ljust(width)
            for at, (cell, width) in enumerate(zip(line, widths, strict=True))
        ]
        yield f"| {' | '.join(cells)} |"


def _row_of(sight: Sight) -> dict[str, object]:
    """Return *sight* as JSON can hold it: what never came is null."""
    return {name: None if value == math.inf else value for name, value in asdict(sight).items()}


def as_rows(found: Round) -> dict[str, object]:
    """Return all that a round found, sample by sample, as JSON can hold it."""
    return {
        "size": found.corpus.size,
        "language": found.corpus.language.value,
        "words": found.corpus.words,
        "floor": found.floor,
        "slowed_floor": found.slowed_floor,
        "contenders": [
            {
                "name": entry.name,
                "version": entry.version,
                "fault": entry.fault,
                "built": asdict(entry.built) if entry.built else None,
                "times": [
                    {
                        "query": times.query.words,
                        "transport": times.transport.value,
                        "cold": [_row_of(sight) for sight in times.cold],
                        "slowed": [_row_of(sight) for sight in times.slowed],
                        "warm": [_row_of(sight) for sight in times.warm],
                        "memory": [asdict(memory) for memory in times.memory],
                    }
                    for times in entry.times
                ],
                "quality": [
                    {
                        "query": quality.query.words,
                        "wanted": quality.wanted,
                        "count": quality.count,
                        "shown": quality.shown,
                        "right": quality.right,
                        "first": quality.first,
                    }
                    for quality in entry.quality
                ],
            }
            for entry in found.entries
        ],
    }
