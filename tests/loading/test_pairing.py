"""Where a block was dropped, merged or split is mostly told by its content, not only by counting."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from bantin.loading.bundles import read_bundle
from bantin.problems import Problem
from tests.support.sites import PROJECT, real_site

BUNDLES = [path.name for path in sorted((PROJECT / "content" / "articles").iterdir())]
Slip = tuple[list[str], str, int]
"""The blocks with the slip, and the code and the line that should be told."""


def merged(blocks: list[str]) -> list[Slip]:
    return [
        ([*blocks[:n], f"{blocks[n]}\n{blocks[n + 1]}", *blocks[n + 2 :]], "merged-blocks", 2 * n + 1)
        for n in range(len(blocks) - 1)
    ]


def dropped(blocks: list[str]) -> list[Slip]:
    last = 2 * len(blocks) - 3
    return [([*blocks[:n], *blocks[n + 1 :]], "too-few-blocks", min(2 * n + 1, last)) for n in range(len(blocks))]


def split(blocks: list[str]) -> list[Slip]:
    return [
        ([*blocks[:n], *block.replace(". ", ".\n\n", 1).split("\n\n"), *blocks[n + 1 :]], "split-block", 2 * n + 1)
        for n, block in enumerate(blocks)
        if ". " in block and not block.startswith("Caption: ")
    ]


def slip_of(bundle: Path, blocks: list[str]) -> tuple[str, int | None]:
    """Return the code and the line of what is told when the English text of *bundle* has *blocks*."""
    (bundle / "text.en.md").write_text("\n\n".join(blocks) + "\n", encoding="utf-8")
    noted: list[Problem] = []
    read = read_bundle(bundle, noted)
    assert read is not None
    slips = [problem for problem in read.problems if problem.code.endswith(("-blocks", "-block"))]
    assert len(slips) == 1
    return slips[0].code, slips[0].place.line


@pytest.mark.parametrize("make", [merged, dropped, split], ids=["merged", "dropped", "split"])
def test_most_slips_are_told_by_their_sort_in_their_line(
    tmp_path: Path, make: Callable[[list[str]], list[Slip]]
) -> None:
    root = real_site(tmp_path)
    right: list[bool] = []
    for name in BUNDLES:
        bundle = root / "content" / "articles" / name
        blocks = (bundle / "text.en.md").read_text(encoding="utf-8").strip().split("\n\n")
        right += [slip_of(bundle, spoilt) == (code, line) for spoilt, code, line in make(blocks)]
    assert sum(right) >= 0.88 * len(right), f"{sum(right)} of {len(right)}"
