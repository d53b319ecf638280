"""Pages of provinces and cities: the index with its tile map, one that exists, one that has gone."""

from __future__ import annotations

from bantin.languages import Language
from bantin.model.article import Precision
from bantin.model.province import Province
from bantin.planning.page import PageKind
from bantin.rendering.contexts.common import FILTER_SCRIPTS, common_context
from bantin.rendering.contexts.following import follow_context
from bantin.rendering.contexts.listings import counted_partners, is_closed, listing_context
from bantin.rendering.contexts.pictures import tile_map, timeline_strip
from bantin.rendering.contexts.view import Context, View
from bantin.rendering.formats import date_in_list
from bantin.text import fold


def provinces_context(view: View) -> Context:
    """Return the context of the province index."""
    register = view.site.register
    rows = [_row(view, province) for province in register.current]
    return common_context(view, scripts=FILTER_SCRIPTS) | {
        "map": tile_map(view),
        "grid_href": f"{view.link(PageKind.PARTNERS)}#grid",
        "rows": view.sort_by_name(rows),
        "former": view.sort_by_name([_former_row(view, p) for p in register.provinces.values() if p.is_former]),
        "changes": [
            {
                "date": date_in_list(change.on, Precision.DAY, view.language),
                "iso": change.on.isoformat(),
                "name": change.name[view.language],
                "act": change.act,
                "certainty": change.certainty[view.language],
            }
            for change in sorted(register.changes, key=lambda change: change.on, reverse=True)
        ],
        "sources": [{"letter": source.letter, "name": source.name[view.language]} for source in register.sources],
        "disagreements": [
            {
                "about": item.about[view.language],
                "says": item.says[view.language],
                "here": item.here[view.language],
            }
            for item in register.disagreements
        ],
        "checked_on": date_in_list(register.checked_on, Precision.DAY, view.language),
    }


def province_context(view: View) -> Context:
    """Return the context of the page of a province or city, former or not; its counts stand on the newest slice."""
    register = view.site.register
    province = register.provinces[view.page.subject]
    closed = is_closed(view)
    articles = () if closed else view.plan.groups.names_of(province)
    name = province.name[view.language]
    description = f"{province.full_name[view.language]}: {view.site.settings.description[view.language]}"
    return (
        common_context(view, title=name, description=description)
        | {
            "heading": view.heading(name),
            "other_name": province.name[view.language.other],
            "other_lang": view.language.other.value,
            "full_name": province.full_name[view.language],
            "province_kind": province.kind.value,
            "facts": _facts(view, province),
            "end": _end(view, province),
            "formation": _formation(view, province),
            "absorbed": [_absorbed(view, former) for former in register.absorbed_by(province.id)],
            "kind_change": _kind_change(view, province),
            "note": view.in_language(province.note),
            "count": None if closed else len(articles),
            "strip": None if closed else timeline_strip(view, articles),
            "partners": counted_partners(view, view.plan.groups.partners_of(articles)),
            "beside": [] if province.is_former else _beside(view, province),
        }
        | listing_context(view)
        | follow_context(view)
    )


def _row(view: View, province: Province) -> Context:
    articles = view.plan.groups.by_unit.get(province.id, ())
    return view.province(province.id) | {
        "fold": _fold_names(province, *view.site.register.absorbed_by(province.id)),
        "kind": province.kind.value,
        "count": len(articles),
        "partners": len(view.plan.groups.partners_of(articles)),
        "latest": view.latest(articles),
        "former": [_absorbed(view, former) for former in view.site.register.absorbed_by(province.id)],
    }


def _fold_names(*provinces: Province) -> str:
    """Return the names by which a reader may look for a row, folded: in both languages, former ones too."""
    return " ".join(dict.fromkeys(fold(province.name[language]) for province in provinces for language in Language))


def _former_row(view: View, province: Province) -> Context:
    row = view.province(province.id) | (_end(view, province) or {})
    return row | {
        "fold": _fold_names(province),
        "count": len(view.plan.groups.by_name.get(province.id, ())),
    }


def _absorbed(view: View, former: Province) -> Context:
    count = None if is_closed(view) else len(view.plan.groups.by_name.get(former.id, ()))
    return view.province(former.id) | {"count": count}


def _end(view: View, province: Province) -> Context | None:
    if province.end is None:
        return None
    return {
        "change": province.end.change.value,
        "until": date_in_list(province.end.until, Precision.DAY, view.language),
        "on": date_in_list(province.end.on, Precision.DAY, view.language),
        "act": province.end.act,
        "now": view.province(view.site.register.today(province.id).id),
    }


def _formation(view: View, province: Province) -> Context | None:
    formation = province.formation
    if formation is None:
        return None
    before = [
        article
        for article in (() if is_closed(view) else view.plan.groups.by_name.get(province.id, ()))
        if province.is_before_merger(article.event_date.date)
    ]
    return {
        "on": date_in_list(formation.on, Precision.DAY, view.language),
        "act": formation.act,
        "parts": [view.province(part) | ({"href": None} if part == province.id else {}) for part in formation.parts],
        "seat": None if formation.seat == province.id else view.province(formation.seat),
        "count_before": None if is_closed(view) else len(before),
    }


def _kind_change(view: View, province: Province) -> Context | None:
    change = province.kind_change
    if change is None:
        return None
    return {
        "since": date_in_list(change.since, Precision.DAY, view.language),
        "before": change.before.value,
        "act": change.act,
    }


def _facts(view: View, province: Province) -> Context:
    """Return the register's codes and regions, None where there is none."""
    regions = view.site.register.regions
    return {
        "code": province.code or None,
        "code_before": province.code_before or None,
        "iso": province.iso or None,
        "region": regions[province.region].name[view.language] if province.region else None,
        "region_before": regions[province.region_before].name[view.language] if province.region_before else None,
    }


def _beside(view: View, province: Province) -> list[Context]:
    """Return the units whose tiles touch this one's by a side; on this map each of these is a neighbour."""
    here = province.tile
    if here is None:
        return []
    touching = [
        other.id
        for other in view.site.register.current
        if other.tile and abs(other.tile.row - here.row) + abs(other.tile.column - here.column) == 1
    ]
    return view.sort_by_name([view.province(other) for other in touching])
