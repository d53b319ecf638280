"""The search page: every title from A to Z, with a box that leaves those whose words match."""

from __future__ import annotations

from bantin.model.article import Article
from bantin.planning.page import PageKind
from bantin.rendering.contexts.common import common_context
from bantin.rendering.contexts.listings import year_bars
from bantin.rendering.contexts.view import Context, View
from bantin.text import fold, sort_key


def search_context(view: View) -> Context:
    """Return the context of the search page. A title is found by its own words and by its provinces and partners."""
    return common_context(view, scripts=("js/filter.js",)) | {
        "rows": sorted(
            (_row(view, article) for article in view.site.articles),
            key=lambda row: sort_key(row["title"], view.language),
        ),
        "years": year_bars(view, view.site.articles),
    }


def _row(view: View, article: Article) -> Context:
    title, language = article.shown_title(view.language)
    names = [view.site.register.provinces[province].name for province in article.provinces]
    names += [view.site.partners.partners[partner].name for partner in article.partners]
    words = [title, *(name[view.language] for name in names)]
    return {
        "title": title,
        "heading": view.heading(title),
        "title_lang": view.foreign(language),
        "href": view.link(PageKind.ARTICLE, article.id),
        "date": view.date(article.event_date),
        "fold": " ".join(dict.fromkeys(fold(" ".join(words)).split())),
    }
