"""Pages of partners: the index, and one partner."""

from __future__ import annotations

from bantin.languages import Language
from bantin.model.article import Article
from bantin.model.partner import Partner
from bantin.planning.page import PageKind
from bantin.rendering.contexts.common import FILTER_SCRIPTS, common_context
from bantin.rendering.contexts.following import follow_context
from bantin.rendering.contexts.listings import is_closed, listing_context
from bantin.rendering.contexts.pictures import partner_grid, small_map, timeline_strip
from bantin.rendering.contexts.view import Context, View
from bantin.text import fold


def partners_context(view: View) -> Context:
    """Return the context of the partner index."""
    groups = view.plan.groups
    rows = []
    for partner in view.site.partners.partners.values():
        if partner.slug is None:
            continue
        articles = groups.by_partner.get(partner.id, ())
        rows.append(
            view.partner(partner.id)
            | {
                "fold": _fold_names(partner),
                "kind": partner.kind.value,
                "country": view.country(partner.country),
                "home": view.province(partner.province) if partner.province else None,
                "city": view.in_language(partner.city),
                "count": len(articles),
                "reached": len(groups.units_of(articles, view.site)),
                "latest": view.latest(articles),
            }
        )
    return common_context(view, scripts=FILTER_SCRIPTS) | {
        "rows": view.sort_by_name(rows),
        "grid": partner_grid(view),
    }


def partner_context(view: View) -> Context:
    """Return the context of a partner's page; its counts, map and agreements stand on the newest slice."""
    partner = view.site.partners.partners[view.page.subject]
    closed = is_closed(view)
    articles = () if closed else view.plan.groups.by_partner.get(partner.id, ())
    name = partner.name[view.language]
    description = f"{name}: {view.site.settings.description[view.language]}"
    return (
        common_context(view, title=name, description=description)
        | {
            "heading": view.heading(name),
            "other_name": partner.name[view.language.other],
            "other_lang": view.language.other.value,
            "english": partner.english.value,
            "partner_kind": partner.kind.value,
            "facts": _facts(view, partner),
            "known": view.in_language(partner.known),
            "unsure": view.in_language(partner.unsure),
            "count": None if closed else len(articles),
            "strip": None if closed else timeline_strip(view, articles),
            "map": small_map(view, articles) if articles else None,
            "agreements": [_agreement(view, signed) for signed in articles if signed.agreement],
            "with": _parts(view, partner),
        }
        | listing_context(view)
        | follow_context(view)
    )


def _fold_names(partner: Partner) -> str:
    """Return the names by which a reader may look for a partner, folded: in both languages, short forms too."""
    names = [partner.name[language] for language in Language]
    names += [alias for language in Language for alias in partner.aliases[language]]
    return " ".join(dict.fromkeys(fold(name) for name in (*names, *partner.abbreviations)))


def _facts(view: View, partner: Partner) -> Context:
    """Return where the partner is and what else it is called; None or empty where it is not known."""
    short = partner.abbreviations
    others = [
        alias for alias in partner.aliases[view.language] if alias.casefold() != partner.name[view.language].casefold()
    ]
    return {
        "country": view.country(partner.country),
        "city": view.in_language(partner.city),
        "province": view.province(partner.province) if partner.province else None,
        "province_then": view.province(partner.province_then) if partner.province_then else None,
        "address": partner.address or None,
        "site": partner.site or None,
        "native": partner.native or None,
        "native_lang": {"KR": "ko"}.get(partner.country),
        "part_of": view.partner(partner.part_of) if partner.part_of else None,
        "also": [*others, *short],
    }


def _agreement(view: View, article: Article) -> Context:
    """Return what was signed on a report's date, and with whom."""
    agreement, period = article.agreement, article.period
    if agreement is None:
        message = f"article {article.id} has no agreement"
        raise ValueError(message)
    return {
        "date": view.date(article.event_date),
        "kind": view.site.kinds[article.kind].name[view.language],
        "name": agreement.name[view.language],
        "parties": [view.partner(party) for party in agreement.parties if party != view.page.subject],
        "href": view.link(PageKind.ARTICLE, article.id),
        "period": f"{period.first}–{period.last}" if period and period.of_agreement else None,
    }


def _parts(view: View, partner: Partner) -> list[Context]:
    """Return the organisations that are part of this one."""
    parts = [other.id for other in view.site.partners.partners.values() if other.part_of == partner.id]
    return view.sort_by_name([view.partner(part) for part in parts])
