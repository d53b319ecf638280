"""The page of all feeds."""

from __future__ import annotations

from collections.abc import Iterable

from bantin.planning.companions import FOLLOWED, CompanionKind
from bantin.planning.page import PageKind
from bantin.rendering.contexts.common import common_context
from bantin.rendering.contexts.following import feeds_of
from bantin.rendering.contexts.view import Context, View
from bantin.rendering.feeds.listing import MOST_ENTRIES, find_listing, listed, term_name


def feeds_context(view: View) -> Context:
    """Return the context of the page of all feeds: that of the site, then those of its provinces and partners."""
    terms = [key for key in view.plan.listings if key[0] in FOLLOWED]
    return common_context(view) | {
        "of_site": _row(view, PageKind.HOME, ""),
        "of_provinces": _rows(view, [key for key in terms if key[0] is not PageKind.PARTNER]),
        "of_partners": _rows(view, [key for key in terms if key[0] is PageKind.PARTNER]),
        "most": MOST_ENTRIES,
        "list_href": view.companion(CompanionKind.OPML, view.language),
        "whole_list_href": view.companion(CompanionKind.OPML),
    }


def _rows(view: View, terms: Iterable[tuple[PageKind, str]]) -> list[Context]:
    return view.sort_by_name([_row(view, kind, subject) for kind, subject in terms])


def _row(view: View, kind: PageKind, subject: str) -> Context:
    """Return a listing with its feeds, and how many reports it has that a feed in this language may have."""
    listing = find_listing(view.plan, kind, view.language, subject)
    return {
        "name": term_name(view.site, listing, view.language) or view.site.settings.name[view.language],
        "href": view.link(kind, subject),
        "count": len(listed(view.plan, listing)),
        "is_former": kind is PageKind.FORMER_PROVINCE,
        "feeds": feeds_of(view, kind, subject),
    }
