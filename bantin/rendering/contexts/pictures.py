"""Pictures as templates see them: the numbers of ``charts`` with names, words and links."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from bantin.model.article import Article, Precision, UncertainDate
from bantin.planning.groups import units_of
from bantin.planning.page import PageKind
from bantin.rendering.charts.diagram import part_sides
from bantin.rendering.charts.grid import Label, Meeting, draw_grid
from bantin.rendering.charts.marks import WIDTH, Square, path_of, spans_of_steps, step_of
from bantin.rendering.charts.strip import Cell, Report, Row, bar_frame, draw_strip, month_x
from bantin.rendering.charts.tiles import draw_small_map, path_of_tiles
from bantin.rendering.contexts.view import Context, View
from bantin.rendering.formats import date_in_list, month_names, names_in_a_row

_BELOW_MIDDLE = 5
"""How far the base line of a number lies below the middle of its square."""


def tile_map(view: View) -> Context:
    """Return the tile map of all articles under the units of today, from north to south.

    A tile carries its count, a step of colour from 0 to 4, and the names of former provinces that have reports.
    """
    counts, total = view.plan.groups.all_units, len(view.site.articles)
    most = max(counts.values(), default=0)
    named = frozenset(view.plan.groups.by_name)
    tiles = [
        row | {"row": unit.tile.row, "column": unit.tile.column, "step": step_of(row["count"], most)}
        for unit in view.site.register.current
        if unit.tile is not None
        for row in [_unit(view, unit.id, named, counts)]
    ]
    return {
        "tiles": sorted(tiles, key=lambda tile: (tile["row"], tile["column"])),
        "table": view.sort_by_name([tile for tile in tiles if tile["count"]]),
        "others": len(tiles) - len(counts),
        "count": total,
        "number": view.number(total),
        "units_of_all": f"{len(counts)}/{len(tiles)}",
        "steps": [
            {"step": step, "span": view.number(first) if first == last else f"{view.number(first)}–{view.number(last)}"}
            for step, first, last in spans_of_steps(most)
        ],
    }


def small_map(view: View, articles: Sequence[Article]) -> Context:
    """Return the small tile map of *articles*, and the units of today that they are about, by name."""
    counts = view.plan.groups.units_of(tuple(articles), view.site)
    named = _provinces_of(articles)
    picture = draw_small_map(view.site.register.current, counts)
    return {
        "width": picture.width,
        "height": picture.height,
        "steps": [
            {
                "step": step,
                "path": path_of_tiles(tiles),
                "numbers": [
                    {"x": tile.middle[0], "y": tile.middle[1], "words": view.number(tile.count)}
                    for tile in tiles
                    if tile.count
                ],
            }
            for step, tiles in picture.tiles.items()
        ],
        "table": view.sort_by_name([_unit(view, unit, named, counts) for unit in counts]),
        "others": 0,
        "units": len(counts),
        "all_units": sum(len(tiles) for tiles in picture.tiles.values()),
    }


def _provinces_of(articles: Iterable[Article]) -> frozenset[str]:
    return frozenset(province for article in articles for province in article.provinces)


def _unit(view: View, unit_id: str, named: frozenset[str], counts: Mapping[str, int]) -> Context:
    """Return a unit with its count, and which of the provinces *named* by reports are part of it today."""
    former = [old.name[view.language] for old in view.site.register.absorbed_by(unit_id) if old.id in named]
    return view.province(unit_id) | {
        "count": counts.get(unit_id, 0),
        "former": names_in_a_row(former, view.language) if former else None,
    }


def timeline_strip(view: View, articles: Sequence[Article]) -> Context | None:
    """Return the timeline strip of *articles* (newest first), None when there are none."""
    if not articles:
        return None
    strip = draw_strip(_report(view, article) for article in articles)
    letters, months = month_names(view.language, "narrow"), month_names(view.language, "wide")
    bar_left, bar_height = bar_frame()
    first, last = _month_of(view, articles[-1].event_date), _month_of(view, articles[0].event_date)
    return {
        "width": WIDTH,
        "height": strip.height,
        "axes": [{"x": month_x(month), "y": y, "words": letters[month]} for y in strip.axes for month in letters],
        "bar_left": bar_left,
        "bar_height": bar_height,
        "rows": [_strip_row(view, row) for row in strip.rows],
        "signed_path": path_of(square for row in strip.rows for square in row.signed),
        "signed_numbers": _numbers(view, (square for row in strip.rows for square in row.signed)),
        "others_path": path_of(square for row in strip.rows for square in row.others),
        "others_numbers": _numbers(view, (square for row in strip.rows for square in row.others)),
        "table": [
            {
                "year": str(row.year),
                "href": view.link(PageKind.ARCHIVE, str(row.year)),
                "count": row.count,
                "cells": [_cell(cell, months) for cell in row.cells],
            }
            for row in strip.rows
            if row.count
        ],
        "count": strip.count,
        "signed": strip.signed,
        "undated": sum(row.undated for row in strip.rows),
        "first": first,
        "last": last if last != first else None,
    }


def _report(view: View, article: Article) -> Report:
    date = article.event_date
    return Report(
        year=date.date.year,
        month=None if date.precision is Precision.YEAR else date.date.month,
        signed=view.site.kinds[article.kind].signed,
    )


def _month_of(view: View, date: UncertainDate) -> str:
    """Return the month of *date* in words, or the year where nothing else is known."""
    precision = Precision.MONTH if date.precision is Precision.DAY else date.precision
    return date_in_list(date.date, precision, view.language)


def _strip_row(view: View, row: Row) -> Context:
    return {
        "year": str(row.year),
        "last": str(row.last) if row.is_gap else None,
        "y": row.y,
        "line": row.line,
        "bar": row.bar,
        "bar_top": row.bar_top,
        "number_x": row.number_x,
        "number": view.number(row.count),
        "undated": row.undated,
    }


def _cell(cell: Cell, months: Mapping[int, str]) -> Context:
    return {"month": months[cell.month] if cell.month else None, "count": cell.count, "signed": cell.signed}


def _numbers(view: View, squares: Iterable[Square]) -> list[Context]:
    """Return the numbers that are written in *squares*."""
    return [
        {"x": square.x, "y": square.y + _BELOW_MIDDLE, "words": view.number(square.number)}
        for square in squares
        if square.number is not None
    ]


def partner_grid(view: View) -> Context | None:
    """Return the grid of units, from north to south, and the partners with most reports; None without reports."""
    site, groups = view.site, view.plan.groups
    counts = groups.all_partners
    named = view.sort_by_name([view.partner(partner) for partner in counts])
    ranked = sorted(named, key=lambda partner: -counts[partner["id"]])
    current = [unit for unit in site.register.current if unit.tile is not None and unit.id in groups.by_unit]
    current.sort(key=lambda unit: (unit.tile.row, unit.tile.column) if unit.tile else (0, 0))
    if not ranked or not current:
        return None
    today = {newest.provinces: units_of(newest, site) for newest in {a.provinces: a for a in site.articles}.values()}
    grid = draw_grid(
        {unit.id: unit.name[view.language] for unit in current},
        [partner["id"] for partner in ranked],
        [Meeting(units=today[article.provinces], partners=article.partners) for article in site.articles],
    )
    units = {unit.id: view.province(unit.id) for unit in current}
    tables = [
        partner | {"rows": [units[row.unit] | {"count": count} for row in grid.rows if (count := row.counts[id_])]}
        for partner, id_ in zip(ranked, grid.partners, strict=False)
    ]
    return {
        "width": WIDTH,
        "height": grid.height,
        "lines": [row.bottom for row in grid.rows],
        "names": _labels(grid.names),
        "letters": _labels(grid.letters),
        "others": _labels(grid.others),
        "path": path_of(grid.squares),
        "counts": _numbers(view, grid.squares),
        "partners": tables,
        "other_partners": len(ranked) - len(grid.partners),
        "other_rows": [units[row.unit] | {"count": row.others} for row in grid.rows if row.others],
        "units": len(current),
    }


def _labels(labels: Iterable[Label]) -> list[Context]:
    return [{"x": label.x, "y": label.y, "words": label.words} for label in labels]


def diagram(view: View, article: Article) -> Context:
    """Return who signed with whom in *article*, or who took part where nothing was signed."""
    sides = part_sides(article)
    return {
        "left": [
            *(view.partner(organisation) for organisation in sides.left),
            *(view.province(province) for province in sides.provinces),
        ],
        "right": [view.partner(organisation) for organisation in sides.right],
        "signed": article.agreement is not None,
        "precision": article.event_date.precision.value,
    }
