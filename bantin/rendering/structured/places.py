"""Provinces as graphs name them."""

from __future__ import annotations

from bantin.model.province import Ending, Province
from bantin.planning.plan import province_kind
from bantin.rendering.contexts.view import Context, View
from bantin.rendering.structured.nodes import id_of, node, others, path_of


def province_node(view: View, province: Province) -> Context:
    """Return a unit under the name of its time; one that was merged lies in the unit of today."""
    country = node("Country", name=view.country("VN"))
    is_merged = province.end is not None and province.end.change is Ending.MERGED
    today = view.site.register.today(province.id)
    return node(
        "AdministrativeArea",
        _place_id(view, province),
        name=province.name[view.language],
        alternateName=others(province.name[view.language], [province.name[view.language.other]]),
        containedInPlace=province_node(view, today) if is_merged else country,
    )


def province_in_full(view: View, province: Province) -> Context:
    """Return a unit as its page has it: with the names it bore, and the former units that lie in it."""
    former = [(old, old.end.change) for old in view.site.register.absorbed_by(province.id) if old.end is not None]
    name = province.name[view.language]
    names = [old.name[view.language] for old, change in former if change is Ending.RENAMED]
    parts = [old for old, change in former if change is Ending.MERGED]
    return province_node(view, province) | node(
        "AdministrativeArea",
        alternateName=others(name, [province.name[view.language.other], *names]),
        containsPlace=[node("AdministrativeArea", _place_id(view, old), name=old.name[view.language]) for old in parts],
    )


def province_path(view: View, province_id: str) -> str | None:
    """Return the path of a province's page, or None when it has none."""
    kind = province_kind(view.site.register.provinces[province_id])
    return path_of(view, kind, province_id) if (kind, province_id) in view.plan.listings else None


def _place_id(view: View, province: Province) -> str | None:
    path = province_path(view, province.id)
    return id_of(view, path, "place") if path else None
