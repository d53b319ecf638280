"""Pages about the whole digest: landing, home, archives, about, not found."""

from __future__ import annotations

from itertools import islice

from bantin.languages import Language
from bantin.model.article import Precision
from bantin.planning.listings import group
from bantin.planning.page import PageKind
from bantin.rendering.contexts.common import (
    KEPT,
    NAVIGATION,
    PREFERENCES_SCRIPT,
    SECOND,
    alternates_context,
    common_context,
    keeping_context,
    sections_context,
    share_context,
    shorten,
)
from bantin.rendering.contexts.following import feeds_in_head, follow_context
from bantin.rendering.contexts.listings import counted_partners, is_closed, pager_context, year_bars
from bantin.rendering.contexts.pictures import tile_map
from bantin.rendering.contexts.timelines import month_of
from bantin.rendering.contexts.topics import counted_fields
from bantin.rendering.contexts.view import Context, View
from bantin.rendering.formats import date_in_list, month_in_full
from bantin.rendering.markdown import MarkdownRenderer

_ON_HOME = 10
_ON_LANDING = 3
_SAME_MONTH = 5


def home_context(view: View) -> Context:
    """Return the context of the home page."""
    site = view.site
    edition = site.edition
    same_month = (
        article
        for article in site.articles
        for day in [article.order[0]]
        if day.month == edition.month and day.year < edition.year and article.event_date.precision is not Precision.YEAR
    )
    name = site.settings.name[view.language]
    partners = view.plan.groups.all_partners
    return common_context(view, title=name, description=site.settings.description[view.language]) | {
        "heading": view.heading(name),
        "lead": view.entry(site.articles[0]) if site.articles else None,
        "next": view.entries(site.articles[1:_ON_HOME]),
        "count": len(site.articles),
        "map": tile_map(view),
        "partners": counted_partners(view, dict(partners.most_common(_ON_HOME))),
        "partner_count": len(partners),
        "fields": counted_fields(view)[:_ON_HOME],
        "signed_count": sum(len(run) for kind, run in view.plan.groups.by_kind.items() if site.kinds[kind].signed),
        "province_count": len(view.plan.groups.by_unit),
        "since": month_in_full(site.articles[-1].event_date.date, view.language) if site.articles else None,
        "topics_href": view.link(PageKind.TOPICS),
        "timeline_href": view.link(PageKind.TIMELINE),
        "about_href": view.link(PageKind.ABOUT),
        "years": year_bars(view),
        "same_month": view.entries(list(islice(same_month, _SAME_MONTH))),
        "edition": date_in_list(edition, Precision.DAY, view.language),
        "edition_iso": edition.isoformat(),
        "provinces_href": view.link(PageKind.PROVINCES),
        "partners_href": view.link(PageKind.PARTNERS),
        "archives_href": view.link(PageKind.ARCHIVES),
        **follow_context(view),
    }


def archives_context(view: View) -> Context:
    """Return the context of the index of years."""
    return common_context(view) | {
        "count": len(view.site.articles),
        "bars_by_year": year_bars(view),
    }


def archive_context(view: View) -> Context:
    """Return the context of a year's page: its slice by month, on the newest all months and the years beside it."""
    share = view.plan.slice_of(view.page)
    year = int(view.page.subject)
    years = sorted(view.plan.groups.by_year)
    index = years.index(year)
    months = group(share.articles, month_of)
    return common_context(view) | {
        "year": view.page.subject,
        "count": None if is_closed(view) else len(view.plan.groups.by_year[year]),
        "months": [
            {"month": view.month(articles[0]) if month else None, "entries": view.entries(articles)}
            for month, articles in months
        ],
        "month_index": [] if is_closed(view) else _month_index(view),
        "pager": pager_context(view, share),
        "part": view.page.part,
        "year_before": _year(view, years, index - 1),
        "year_after": _year(view, years, index + 1),
    }


def _month_index(view: View) -> list[Context]:
    """Return the months of the year with their counts, each with the link to where its reports start."""
    found: dict[int, Context] = {}
    for share in view.plan.listings[view.page.kind, view.page.subject]:
        for article in share.articles:
            month = month_of(article)
            if month == 0:
                continue
            if month not in found:
                heading = view.month(article)
                page = view.link(view.page.kind, view.page.subject, share.part)
                found[month] = {"name": heading["name"], "count": 0, "href": f"{page}#{heading['id']}"}
            found[month]["count"] += 1
    return list(found.values())


def about_context(view: View, markdown: MarkdownRenderer) -> Context:
    """Return the context of the about page; its first line is the title."""
    first, _, rest = view.site.about[view.language].partition("\n")
    title = first.removeprefix("# ").strip()
    paragraphs = [part for part in rest.split("\n\n") if part.strip() and not part.startswith("#")]
    return common_context(view, title=title, description=" ".join(paragraphs[0].split())) | {
        "heading": view.heading(title),
        "body": markdown.render(rest),
        "edition": date_in_list(view.site.edition, Precision.DAY, view.language),
        "edition_iso": view.site.edition.isoformat(),
    }


def landing_context(view: View) -> Context:
    """Return one language's half of the landing page."""
    settings = view.site.settings
    return {
        "lang": view.language.value,
        "site_name": settings.name[view.language],
        "description": settings.description[view.language],
        "home": view.link(PageKind.HOME),
        "about": view.link(PageKind.ABOUT),
        "newest": view.entries(view.site.articles[:_ON_LANDING]),
    }


def not_found_context(view: View) -> Context:
    """Return one language's half of the page for addresses that lead nowhere.

    It is served at any depth, so its links start at the root of the server; without a site address it has none.
    """
    return {
        "lang": view.language.value,
        "site_name": view.site.settings.name[view.language],
        "sections": _rooted_sections(view, (*NAVIGATION, *SECOND)),
    }


def offline_context(view: View) -> Context:
    """Return one language's half of the page for what was not kept; its links lead to what is kept for everybody."""
    return {"lang": view.language.value, "sections": _rooted_sections(view, KEPT)}


def _rooted_sections(view: View, kinds: tuple[PageKind, ...]) -> list[Context]:
    """Return the links to *kinds* from the root of the server; none while the site's address is not known."""
    return [
        link | {"href": address}
        for kind, link in sections_context(view, kinds)
        if (address := view.rooted(view.plan.addresses.find(kind, view.language)))
    ]


def frame_context(view: View) -> Context:
    """Return the frame of a page that speaks both languages."""
    names = view.site.settings.name
    canonical = view.full_address(view.page.path)
    return {
        "site_name": " · ".join(names[language] for language in Language),
        "title": " · ".join(names[language] for language in Language),
        "names": [{"lang": language.value, "words": names[language]} for language in Language],
        "kind": view.page.kind.value,
        "description": shorten(" · ".join(view.site.settings.description[language] for language in Language)),
        "stylesheet": view.asset("site.css"),
        "own_styles": None,
        "icon": view.asset("icon.svg"),
        "touch_icon": view.asset("apple-touch-icon.png"),
        "preferences": view.asset(PREFERENCES_SCRIPT),
        "card": view.card(),
        "scripts": [],
        "keeping": keeping_context(view),
        "robots": None if view.page.kind.is_indexed else "noindex",
        "canonical": canonical,
        "feeds": feeds_in_head(view),
        "opensearch": None,
        "share": share_context(view.language, canonical, has_twin=True),
        "alternates": alternates_context(view),
    }


def _year(view: View, years: list[int], index: int) -> Context | None:
    if is_closed(view) or not 0 <= index < len(years):
        return None
    return {"year": str(years[index]), "href": view.link(PageKind.ARCHIVE, str(years[index]))}
