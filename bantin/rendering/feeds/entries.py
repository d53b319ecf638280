"""One article in a feed."""

from __future__ import annotations

import datetime as dt
import posixpath
from collections.abc import Iterable
from urllib.parse import urlsplit

from bantin.model.article import Article, Certainty, Precision, UncertainDate, UrlCertainty
from bantin.planning.groups import units_of
from bantin.planning.page import PageKind
from bantin.rendering.contexts.articles import outdated_parts, source_of, source_title_of, text_blocks, then_and_now
from bantin.rendering.contexts.view import Context
from bantin.rendering.feeds.identity import entry_id, scheme_id
from bantin.rendering.feeds.view import FeedView
from bantin.rendering.formats import date_in_full
from bantin.rendering.glosses import Glosses
from bantin.rendering.markdown import MarkdownRenderer, relink


def moment(day: dt.date) -> str:
    """Return *day* as the moment it began in Vietnam: a feed's dates have a time (RFC 4287, 3.3), our sources none."""
    return f"{day.isoformat()}T00:00:00+07:00"


def publication_day(article: Article) -> dt.date | None:
    """Return the day a report was published, or None when it is not known to the day: no part of a date is made up."""
    published = article.published
    return published.date if published is not None and published.precision is Precision.DAY else None


def day_of_entry(article: Article) -> dt.date:
    """Return the day that puts an entry in its place among others; Atom asks for one in every entry.

    That of publication, else that of the event. Where only the month or the year of the event is known it is the first
    day of it, the earliest that it can have been; the entry's own words say how much is known.
    """
    return publication_day(article) or article.event_date.date


def entry_context(view: FeedView, article: Article, markdown: MarkdownRenderer) -> Context:
    """Return what a feed has of *article*, whose text is in the feed's language, but for the words around the text.

    ``text`` is HTML without the explanations of abbreviations: many readers' programs show those wrongly or not at all.
    """
    language = view.language
    published = publication_day(article)
    source = source_of(view, article)
    own_path = view.plan.addresses.find(PageKind.ARTICLE, language, article.id)

    def address(link: str) -> str:
        return _address_in_text(view, own_path, link)

    return {
        "id": entry_id(view.site.settings.id, article.id, language),
        "draft": article.draft,
        "title": article.title[language] or "",
        "href": view.address(own_path),
        "twin": view.link(PageKind.ARTICLE, article.id, language=language.other)
        if article.is_in_both_languages
        else None,
        "twin_lang": language.other.value,
        "published": moment(published) if published else None,
        "updated": moment(day_of_entry(article)),
        "author": source["byline"] or _outlet(view, article),
        "categories": _categories(view, article),
        "summary": article.summary[language],
        "text": [
            {"kind": block["kind"], "html": relink(block["html"], address)}
            for block in text_blocks(article, language, Glosses({}), markdown)
        ],
        "original": article.original.value,
        "is_original": article.original is language,
        "is_outdated": article.original is not language and bool(outdated_parts(article)),
        "source": source,
        "source_rel": "via" if article.citation.url_certainty is UrlCertainty.STATED else "related",
        "source_title": source_title_of(view, article),
        "event": _date(view, article.event_date),
        "published_date": _date(view, article.published) if article.published else None,
        "places_then": [then_and_now(view, article, province) for province in article.provinces],
    }


def _address_in_text(view: FeedView, path: str, link: str) -> str:
    """Return where a *link* in the text of the page at *path* leads to, as seen from the feed."""
    try:
        parts = urlsplit(link)
    except ValueError:  # no address at all: it leads nowhere from here either
        return link
    if parts.scheme or parts.netloc:
        return link
    target = posixpath.normpath(posixpath.join(posixpath.dirname(path), parts.path)) if parts.path else path
    query = f"?{parts.query}" if parts.query else ""
    fragment = f"#{parts.fragment}" if parts.fragment else ""
    return view.address(target.lstrip("/")) + query + fragment


def _date(view: FeedView, date: UncertainDate) -> Context:
    return view.date(date) | {"full": date_in_full(date.date, date.precision, view.language)}


def _outlet(view: FeedView, article: Article) -> str | None:
    """Return who answers for a report whose author is not named; None when the outlet is only inferred.

    Atom wants an author for each entry: it is the outlet rather than us, who only passed it on.
    """
    if article.citation.outlet_certainty is Certainty.INFERRED:
        return None
    return view.site.partners.partners[article.citation.outlet].name[view.language]


def _categories(view: FeedView, article: Article) -> list[Context]:
    """Return what a report is filed under, by ids: its kind, the units of its time and of today, partners, fields."""
    site = view.site
    places = dict.fromkeys([*article.provinces, *units_of(article, site)])
    fields = dict.fromkeys(field.field for field in article.fields)

    def named(sort: str, names: Iterable[tuple[str, str]]) -> list[Context]:
        scheme = scheme_id(site.settings.id, sort)
        return [{"scheme": scheme, "term": term, "label": label} for term, label in names]

    language = view.language
    return [
        *named("kind", [(article.kind, site.kinds[article.kind].name[language])]),
        *named("province", ((place, site.register.provinces[place].name[language]) for place in places)),
        *named("partner", ((name, site.partners.partners[name].name[language]) for name in article.partners)),
        *named("field", ((field, site.fields[field].name[language]) for field in fields)),
    ]
