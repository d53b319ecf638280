"""A slice of a listing with its pager, grouped by year or month, and counts beside it.

What is said of a whole listing stands on its newest slice only, which changes with every article: a closed slice leads
there, and stays the bytes that it was.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from bantin.model.article import Article
from bantin.planning.listings import Slice, group, year_of
from bantin.planning.page import PageKind
from bantin.rendering.contexts.view import Context, View
from bantin.rendering.formats import date_in_list

_BAR_LENGTH = 100


def listing_context(view: View, entry: Callable[[Article], Context] | None = None) -> Context:
    """Return the entries of this page's slice by year, and its pager; *entry* makes one, ``view.entry`` by default."""
    share = view.plan.slice_of(view.page)
    years = group(share.articles, year_of)
    return {
        "years": [
            {"year": str(year), "entries": [(entry or view.entry)(article) for article in articles]}
            for year, articles in years
        ],
        "pager": pager_context(view, share),
        "part": view.page.part,
    }


def is_closed(view: View) -> bool:
    """Whether this page is a closed slice of a listing, which has nothing that a new article changes."""
    return view.page.part > 0


def pager_context(view: View, share: Slice) -> Context | None:
    """Return links to the neighbours of *share* and the span of dates it shows; None when the listing has one page.

    ``first`` is the link from a closed slice to the newest one.
    """
    if share.newer is None and share.older is None:
        return None
    newest, oldest = share.articles[0].event_date, share.articles[-1].event_date
    return {
        "newer": _link(view, share.newer),
        "older": _link(view, share.older),
        "first": _link(view, 0) if share.part else None,
        "from": date_in_list(oldest.date, oldest.precision, view.language),
        "to": date_in_list(newest.date, newest.precision, view.language),
        "parts": _parts(view) if share.part == 0 else [],
    }


def _parts(view: View) -> list[Context]:
    """Return a link to every closed slice of this page's listing, the newest first, named by its span of dates.

    They stand on the newest slice only, which changes with every article anyway: so any report is one click from there,
    and a new one does not touch the closed slices.
    """
    parts = []
    for share in view.plan.listings[view.page.listing]:
        newest, oldest = share.articles[0].event_date, share.articles[-1].event_date
        if share.part:
            parts.append(
                {
                    "href": _link(view, share.part),
                    "from": date_in_list(oldest.date, oldest.precision, view.language),
                    "to": date_in_list(newest.date, newest.precision, view.language),
                }
            )
    return parts


def year_bars(view: View) -> list[Context]:
    """Return for each year, the newest first, its count, a bar length from 0 to 100, and the year's page."""
    counts = [(year, len(run)) for year, run in view.plan.groups.by_year.items()]
    most = max((count for _, count in counts), default=1)
    return [
        {
            "year": str(year),
            "count": count,
            "number": view.number(count),
            "length": max(1, count * _BAR_LENGTH // most),
            "href": view.link(PageKind.ARCHIVE, str(year)),
        }
        for year, count in counts
    ]


def counted_partners(view: View, counts: Mapping[str, int]) -> list[Context]:
    """Return the partners of *counts*, the most frequent first, with their counts."""
    named = view.sort_by_name([view.partner(partner) for partner in counts])
    return [
        partner | {"count": counts[partner["id"]]} for partner in sorted(named, key=lambda item: -counts[item["id"]])
    ]


def counted_units(view: View, counts: Mapping[str, int]) -> list[Context]:
    """Return the units of today of *counts*, by name, with their counts."""
    return [
        unit | {"count": counts[unit["id"]]} for unit in view.sort_by_name([view.province(unit) for unit in counts])
    ]


def _link(view: View, part: int | None) -> str | None:
    return view.link(view.page.kind, view.page.subject, part) if part is not None else None
