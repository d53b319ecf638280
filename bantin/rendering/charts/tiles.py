"""The tile map, small: a square per unit, where the large map has words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from bantin.model.province import TILE_COLUMNS, TILE_ROWS, Province
from bantin.rendering.charts.marks import STEPS, step_of

_CELL = 28
_ROW = 20
_SPACE = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class SmallTile:
    """A unit: the left and upper edge of its tile, and its count."""

    unit: str
    left: int
    top: int
    count: int

    @property
    def middle(self) -> tuple[int, int]:
        """Where the number stands: its middle, and its base line."""
        return self.left + (_CELL - _SPACE) // 2, self.top + 14


@dataclass(frozen=True, slots=True, kw_only=True)
class SmallMap:
    """The picture; *tiles* are parted by their step of colour, 0 for units without reports."""

    width: int
    height: int
    tiles: Mapping[int, tuple[SmallTile, ...]]


def draw_small_map(units: Iterable[Province], counts: Mapping[str, int]) -> SmallMap:
    """Return the small map of *units*, with their *counts* of reports."""
    most = max(counts.values(), default=0)
    found: dict[int, list[SmallTile]] = {step: [] for step in range(STEPS + 1)}
    for unit in units:
        if unit.tile is not None:
            count = counts.get(unit.id, 0)
            left, top = (unit.tile.column - 1) * _CELL, (unit.tile.row - 1) * _ROW
            found[step_of(count, most)].append(SmallTile(unit=unit.id, left=left, top=top, count=count))
    return SmallMap(
        width=TILE_COLUMNS * _CELL - _SPACE,
        height=TILE_ROWS * _ROW - _SPACE,
        tiles={step: tuple(tiles) for step, tiles in found.items() if tiles},
    )


def path_of_tiles(tiles: Iterable[SmallTile]) -> str:
    """Return the outlines of *tiles* as one path."""
    width, height = _CELL - _SPACE, _ROW - _SPACE
    return "".join(f"M{tile.left} {tile.top}h{width}v{height}h-{width}z" for tile in tiles)
