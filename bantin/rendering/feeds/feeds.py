"""Atom and JSON feeds of listings, both made of the same entries."""

from __future__ import annotations

import json
from functools import partial
from typing import Any

from markupsafe import Markup

from bantin import __version__
from bantin.languages import Language
from bantin.planning.companions import Companion, CompanionKind
from bantin.planning.page import Page, PageKind
from bantin.planning.plan import Plan
from bantin.planning.trace import Remembered, Trace
from bantin.rendering.companions import Make
from bantin.rendering.contexts.view import Context, Shared
from bantin.rendering.design import Design
from bantin.rendering.feeds.entries import day_of_entry, entry_context, moment
from bantin.rendering.feeds.identity import feed_id
from bantin.rendering.feeds.listing import MEDIA_TYPES, MOST_ENTRIES, feed_title, find_listing, listed, term_name
from bantin.rendering.feeds.view import FeedView
from bantin.rendering.markdown import MarkdownRenderer
from bantin.rendering.xml import render_plain, render_text, render_xml

_REMEMBERED = 256  # entries of one listing are made once for both formats, and those of the newest reports once for all


class FeedMaker:
    """Makes the feeds of one plan."""

    def __init__(
        self, plan: Plan, design: Design, shared: Shared, markdown: MarkdownRenderer, trace: Trace | None = None
    ) -> None:
        """Make feeds by the templates of *design*, which is also in *shared*; *trace* follows reads of *plan*."""
        self._plan = plan
        self._design = design
        self._shared = shared
        self._markdown = markdown
        self._entries = Remembered[tuple[str, Language, str], Context](trace, _REMEMBERED)

    @property
    def makers(self) -> dict[CompanionKind, Make]:
        """What makes each format."""
        return {CompanionKind.ATOM: self.atom, CompanionKind.JSON_FEED: self.json}

    def atom(self, companion: Companion) -> bytes:
        """Return the Atom feed *companion* (RFC 4287)."""
        return render_xml(self._design, "feeds/atom.xml", self._context(companion), companion.path, companion.language)

    def json(self, companion: Companion) -> bytes:
        """Return the JSON feed *companion* (version 1.1), without what must be a full address where there is none."""
        feed = self._context(companion)
        is_full = bool(self._plan.site.settings.site_url)
        document = _known(
            version="https://jsonfeed.org/version/1.1",
            title=feed["title"],
            home_page_url=feed["page"] if is_full else None,
            feed_url=feed["self_href"] if is_full else None,
            description=feed["subtitle"],
            icon=feed["icon"] if is_full else None,
            authors=[_known(name=feed["author"], url=feed["site"] if is_full else None)],
            language=feed["lang"],
        )
        document["items"] = [_item(entry, feed["lang"], is_full=is_full) for entry in feed["entries"]]
        text = json.dumps(document, ensure_ascii=False, allow_nan=False)
        # Legal in JSON, but line ends to JavaScript.
        return (text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029") + "\n").encode()

    def _context(self, companion: Companion) -> Context:
        listing, language = companion.of, companion.language
        if listing is None or language is None:
            message = f"{companion.path} is no feed"
            raise ValueError(message)
        view = FeedView(self._plan, listing, language, self._shared)
        settings = self._plan.site.settings
        articles = listed(self._plan, listing)[:MOST_ENTRIES]
        newest = max(map(day_of_entry, articles), default=self._plan.site.edition)
        name = term_name(self._plan.site, listing, language)
        return {
            "id": feed_id(settings.id, listing),
            "title": feed_title(self._plan.site, listing, language),
            "subtitle": f"{name}: {settings.description[language]}" if name else settings.description[language],
            "lang": language.value,
            "updated": moment(newest),
            "page": view.address(listing.path),
            "self_href": view.address(companion.path),
            "others": [*self._others(view, companion, language), *self._others(view, companion, language.other)],
            "author": settings.name[language],
            "site": view.address(self._plan.addresses.find(PageKind.HOME, language)),
            "contact": settings.contact,
            "rights": settings.licence[language],
            "icon": view.full_address(self._shared.assets["apple-touch-icon.png"])
            or view.asset("apple-touch-icon.png"),
            "version": __version__,
            "entries": [self._entry(article.id, language, self._base(listing)) for article in articles],
        }

    def _others(self, view: FeedView, companion: Companion, language: Language) -> list[Context]:
        """Return the feeds of the same listing in *language*, without *companion* itself."""
        listing = companion.of
        if listing is None:
            return []
        twin = find_listing(self._plan, listing.kind, language, listing.subject)
        found = [self._plan.companions.find(kind, language, twin) for kind in MEDIA_TYPES]
        return [
            {"href": view.address(other.path), "lang": language.value, "type": MEDIA_TYPES[other.kind]}
            for other in found
            if other is not None and other != companion
        ]

    def _base(self, listing: Page) -> str:
        """Return the folder that links lead on from: all feeds in it, or all of the site, share their entries."""
        return "" if self._plan.site.settings.site_url else f"{listing.path.rpartition('/')[0]}/"

    def _entry(self, article_id: str, language: Language, base: str) -> Context:
        """Return an entry: it is made once for both formats, and for all feeds that have it."""
        key = (article_id, language, base)
        return self._entries.find(key, partial(self._make_entry, *key))

    def _make_entry(self, article_id: str, language: Language, base: str) -> Context:
        view = FeedView(self._plan, Page(path=base, kind=PageKind.HOME, language=language), language, self._shared)
        entry = entry_context(view, self._plan.articles[article_id], self._markdown)
        path = self._plan.addresses.find(PageKind.ARTICLE, language, article_id)
        content = render_text(self._design, "feeds/entry.html", entry, path, language)
        summary = render_plain(self._design, "feeds/summary.html", entry, path, language)
        return entry | {
            "content": Markup(content),  # noqa: S704 - an autoescaped template
            "summary": summary.strip(),
        }


def _item(entry: Context, language: str, *, is_full: bool) -> Context:
    """Return the item of a JSON feed that *entry* is."""
    source = entry["source"]
    return _known(
        id=entry["id"],
        url=entry["href"] if is_full else None,
        external_url=source["url"],
        title=entry["title"],
        content_html=str(entry["content"]),
        summary=entry["summary"],
        date_published=entry["published"],
        authors=[{"name": entry["author"]}] if entry["author"] else None,
        tags=list(dict.fromkeys(category["label"] for category in entry["categories"])),
        language=language,
    )


def _known(**members: Any) -> Context:  # noqa: ANN401 - any JSON value
    """Return *members* without those that are None or empty."""
    return {name: value for name, value in members.items() if value}
