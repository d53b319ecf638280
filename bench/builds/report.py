"""The figures as tables in Markdown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from bench.builds.ratios import ratios, spread
from bench.builds.rounds import Figures, Step
from bench.builds.running import Run
from bench.builds.stages import read_stages, shares
from bench.builds.trees import count_pages

_MB = 1_000_000


def show(size: int, found: Sequence[Figures], base: str) -> Iterator[str]:
    """Yield the tables of one *size*; the last columns are each program's figure divided by that of *base*."""
    by_name = {figures.name: figures for figures in found}
    others = [figures for figures in found if figures.name != base] if base in by_name else []
    head = [f"{size:,} articles", *(figures.name for figures in found)]
    yield from _head([*head, *(f"{figures.name}/{base}" for figures in others)])
    for what in ("wall", "cpu"):
        for step in Step:
            cells = [spread(_values(figures, step, what)).show() for figures in found]
            cells += [
                ratios(_values(figures, step, what), _values(by_name[base], step, what)).show(3) for figures in others
            ]
            yield _row(f"{step}, {what} s", cells)
    peaks = {figures.name: max(figures.peaks) for figures in found}
    divided = [f"{peaks[figures.name] / peaks[base]:.3f}" for figures in others]
    yield _row("peak memory, MiB", [*(f"{peaks[figures.name]:,.0f}" for figures in found), *divided])
    yield from _disk(found, ["" for _ in others])


def show_stages(runs: Sequence[Run]) -> Iterator[str]:
    """Yield the share of time of each stage of our cold builds, as they say themselves; nothing when they say none."""
    each = [read_stages(run.printed) for run in runs]
    names = [name for name in each[0] if all(name in stages for stages in each)]
    if not names:
        return
    yield from _head(["stage of a cold build", "seconds", "share"])
    for name in names:
        seconds = spread([stages[name] for stages in each]).show()
        yield _row(name, [seconds, f"{spread([shares(stages)[name] for stages in each]).median:.0%}"])
    yield _row(
        "start, end and between",
        [spread([run.wall - sum(stages.values()) for run, stages in zip(runs, each, strict=True)]).show(), ""],
    )


def show_growth(found: Mapping[int, Sequence[Figures]]) -> Iterator[str]:
    """Yield how many times as long each program takes for the next larger size."""
    sizes = sorted(found)
    steps = list(pairwise(sizes))
    if not steps:
        return
    yield from _head(["growth, wall", *(f"{few:,} → {many:,}" for few, many in steps)])
    for at, figures in enumerate(found[sizes[0]]):
        for step in Step:
            medians = {size: spread(_values(found[size][at], step, "wall")).median for size in sizes}
            yield _row(f"{figures.name}, {step}", [f"{medians[many] / medians[few]:.1f} ×" for few, many in steps])


def _disk(found: Sequence[Figures], rest: Sequence[str]) -> Iterator[str]:
    trees = [figures.trees[0] for figures in found]
    yield _row("files", [*(f"{len(tree):,}" for tree in trees), *rest])
    yield _row("pages", [*(f"{count_pages(tree):,}" for tree in trees), *rest])
    yield _row("size, MB", [*(f"{sum(file.size for file in tree.values()) / _MB:,.1f}" for tree in trees), *rest])
    for step in (Step.NO_CHANGE, Step.EDIT, Step.ADD):
        differences = [figures.differences[step] for figures in found]
        cells = [f"{each.changed:,} / {each.size / _MB:,.2f} MB" for each in differences]
        yield _row(f"{step}, to upload", [*cells, *rest])
        yield _row(f"{step}, written again as they were", [*(f"{each.rewritten:,}" for each in differences), *rest])


def _values(figures: Figures, step: Step, what: str) -> list[float]:
    return [run.wall if what == "wall" else run.cpu for run in figures.runs[step]]


def _head(cells: Sequence[str]) -> Iterator[str]:
    yield _row(cells[0], cells[1:])
    yield "|---" + "|--:" * (len(cells) - 1) + "|"


def _row(name: str, cells: Sequence[str]) -> str:
    return f"| {' | '.join([name, *cells])} |"
