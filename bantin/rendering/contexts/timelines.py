"""The timeline: every report in one line, by year and month."""

from __future__ import annotations

from bantin.model.article import Article, Precision
from bantin.planning.listings import group, year_of
from bantin.planning.page import PageKind
from bantin.rendering.contexts.common import common_context
from bantin.rendering.contexts.listings import is_closed, pager_context, year_bars
from bantin.rendering.contexts.view import Context, View


def timeline_context(view: View) -> Context:
    """Return the context of a slice of the timeline; the bars of all years stand on the newest."""
    share = view.plan.slice_of(view.page)
    return common_context(view) | {
        "bars_by_year": [] if is_closed(view) else _bars(view),
        "years": [
            {"year": str(year), "count": len(articles), "months": _months(view, articles)}
            for year, articles in group(share.articles, year_of)
        ],
        "pager": pager_context(view, share),
        "part": view.page.part,
        "archives_href": view.link(PageKind.ARCHIVES),
    }


def _bars(view: View) -> list[Context]:
    """Return the bars of all years; each leads to where its year starts on the timeline."""
    starts: dict[str, str] = {}
    for share in view.plan.listings[PageKind.TIMELINE, ""]:
        page = view.link(PageKind.TIMELINE, "", share.part)
        for article in share.articles:
            year = str(year_of(article))
            starts.setdefault(year, f"{page}#y{year}")
    return [bar | {"href": starts[bar["year"]]} for bar in year_bars(view)]


def _months(view: View, articles: list[Article]) -> list[Context]:
    """Return the months of one year with their lines; ``month`` is None where only the year is known."""
    return [
        {"month": view.month(run[0]) if month else None, "entries": view.entries(run)}
        for month, run in group(articles, month_of)
    ]


def month_of(article: Article) -> int:
    """Return the month of the event, 0 when only its year is known."""
    return 0 if article.event_date.precision is Precision.YEAR else article.event_date.date.month
