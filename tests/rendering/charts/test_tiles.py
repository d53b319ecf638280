"""The small tile map."""

from __future__ import annotations

from bantin.rendering.charts.tiles import draw_small_map, path_of_tiles
from tests.support.loading import load_site
from tests.support.sites import PROJECT

UNITS = load_site(PROJECT).register.current


def test_every_unit_has_a_tile_of_its_own_inside_the_picture() -> None:
    picture = draw_small_map(UNITS, {"ha-noi": 3})
    tiles = [tile for step in picture.tiles.values() for tile in step]
    assert len({(tile.left, tile.top) for tile in tiles}) == 34
    assert max(tile.left for tile in tiles) + 26 <= picture.width
    assert max(tile.top for tile in tiles) + 18 <= picture.height


def test_tiles_are_parted_by_their_counts() -> None:
    picture = draw_small_map(UNITS, {"ha-noi": 100, "hue": 1})
    assert {step: [(tile.unit, tile.count) for tile in tiles] for step, tiles in picture.tiles.items() if step} == {
        1: [("hue", 1)],
        4: [("ha-noi", 100)],
    }
    assert path_of_tiles(picture.tiles[4]) == "M56 40h26v18h-26z"
