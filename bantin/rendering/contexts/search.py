"""The search page, and all titles from A to Z: on it while they are few, else on pages by letter.

A letter that many begin with has several pages, cut by time as every listing is: a new title changes the newest alone.

Where there is no search, all titles have a page of their own.
"""

from __future__ import annotations

from collections.abc import Iterable

from bantin.languages import Language
from bantin.model.article import Article
from bantin.planning.page import PageKind
from bantin.planning.titles import NO_LETTER, find_letters
from bantin.rendering.contexts.common import SEARCH_SCRIPTS, common_context
from bantin.rendering.contexts.listings import is_closed, pager_context, year_bars
from bantin.rendering.contexts.view import Context, View
from bantin.text import sort_key


def search_context(view: View) -> Context:
    """Return the context of the search page.

    *filters* are what a search can be narrowed to, each a list of names with the values that the index knows them by.
    """
    articles = view.site.articles
    return common_context(view, scripts=SEARCH_SCRIPTS) | {
        "root": view.link_to_path(""),
        "indexes": {language.value: view.index(language) for language in Language},
        "languages": [{"value": language.value, "name": language.own_name} for language in Language],
        "filters": _filters(view),
        "count": len(articles),
        **_all_titles(view),
        "years": year_bars(view),
    }


def titles_context(view: View) -> Context:
    """Return the context of the page of titles that begin with one letter, or of all titles (``letter`` is None)."""
    page = view.page
    if not page.subject:
        return common_context(view) | {"letter": None, "pager": None, "part": 0, **_all_titles(view)}
    share = view.plan.slice_of(page)
    return common_context(view) | {
        "letter": _shown(page.subject),
        "rows": _rows(view, share.articles),
        "letters": [] if is_closed(view) else _letters(view),
        "pager": pager_context(view, share),
        "part": page.part,
    }


def by_title(view: View, articles: Iterable[Article]) -> list[Article]:
    """Return *articles* from A to Z, as the language of the page sorts their titles."""
    return sorted(
        articles, key=lambda article: (sort_key(article.shown_title(view.language)[0], view.language), article.id)
    )


def _all_titles(view: View) -> Context:
    """Return a row for each title, or where they are many the letters that they begin with."""
    letters = _letters(view)
    return {
        "rows": _rows(view, view.site.articles) if not letters else [],
        "letters": letters,
    }


def _filters(view: View) -> dict[str, list[Context]]:
    """Return provinces by the names they had and have, partners, kinds and years, as far as reports have them."""
    groups, site, language = view.plan.groups, view.site, view.language
    found = {*groups.by_name, *groups.by_unit}
    provinces = [(p.id, p.name[language]) for p in site.register.provinces.values() if p.id in found]
    partners = [(p.id, p.name[language]) for p in site.partners.partners.values() if p.id in groups.by_partner]
    kinds = [(k.id, k.name[language]) for k in site.kinds.values() if k.id in groups.by_kind]
    return {
        "province": _options(view, provinces),
        "partner": _options(view, partners),
        "kind": _options(view, kinds),
        "year": [{"value": str(year), "name": str(year)} for year in sorted(groups.by_year, reverse=True)],
    }


def _options(view: View, pairs: Iterable[tuple[str, str]]) -> list[Context]:
    return view.sort_by_name([{"value": value, "name": name} for value, name in pairs])


def _letters(view: View) -> list[Context]:
    """Return every letter that titles begin with in either language, with its page; the one at hand has no link.

    Only the page that they stand on together says how many titles each has: a new title must not change all others.
    """
    titles = view.plan.titles[view.language]
    own = view.page.subject or None
    # A letter that has a page is reason enough for pages of all: how many titles each has need not be read then.
    letters = set[str]().union(*view.plan.titles.values()) if own else find_letters(view.plan.titles)
    return [
        {
            "letter": _shown(letter),
            "count": len(titles.get(letter, ())) if own is None else None,
            "href": None if letter == own else view.link(PageKind.TITLES, letter),
        }
        for letter in sorted(letters, key=lambda letter: (letter == NO_LETTER, letter))
    ]


def _shown(letter: str) -> str:
    return "0–9" if letter == NO_LETTER else letter.upper()


def _rows(view: View, articles: Iterable[Article]) -> list[Context]:
    return [_row(view, article) for article in by_title(view, articles)]


def _row(view: View, article: Article) -> Context:
    title, language = article.shown_title(view.language)
    return {
        "title": title,
        "heading": view.headline(article, title),
        "title_lang": view.foreign(language),
        "href": view.link(PageKind.ARTICLE, article.id),
        "date": view.date(article.event_date),
    }
