"""Blocks that have changed places: each is a translation, but of another block."""

from __future__ import annotations

from collections.abc import Sequence

from bantin.checking.parity.sentences import Sentence, likeness
from bantin.checking.parity.sides import Sides
from bantin.model.article import BlockKind

_UNLIKE = 0.45
"""Below this a block has little in common with its opposite, and it is worth looking for a better one."""

_BETTER = 0.15


def find_swapped(pairs: Sequence[Sides], kinds: Sequence[BlockKind]) -> dict[int, int]:
    """Return for each block that stands in place of another the number of that other; both have each other's words."""
    vi = [side.sides.vi.sentences for side in pairs]
    en = [side.sides.en.sentences for side in pairs]
    own = [likeness(ours, theirs) for ours, theirs in zip(vi, en, strict=True)]
    unlike = [number for number, value in enumerate(own) if value < _UNLIKE]
    swapped: dict[int, int] = {}
    for one in unlike:
        for other in unlike:
            if other <= one or one in swapped or other in swapped or _sort(kinds[one]) != _sort(kinds[other]):
                continue
            if _is_better(vi[one], en[other], own[one]) and _is_better(vi[other], en[one], own[other]):
                swapped[one], swapped[other] = other, one
    return swapped


def _is_better(vietnamese: Sequence[Sentence], english: Sequence[Sentence], own: float) -> bool:
    return likeness(vietnamese, english) > own + _BETTER


def _sort(kind: BlockKind) -> BlockKind:
    return BlockKind.PARAGRAPH if kind is BlockKind.LEAD else kind
