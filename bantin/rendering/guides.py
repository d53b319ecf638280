"""What other programs find their way about the site with: sitemaps, robots.txt, OpenSearch, the list of all feeds."""

from __future__ import annotations

from bantin.languages import Language
from bantin.planning.alternates import find_alternates
from bantin.planning.companions import FOLLOWED, Companion, CompanionKind
from bantin.planning.page import Page, PageKind
from bantin.planning.plan import Plan
from bantin.rendering.companions import Make
from bantin.rendering.contexts.view import Context
from bantin.rendering.design import Design
from bantin.rendering.feeds.listing import feed_title
from bantin.rendering.xml import render_plain, render_xml
from bantin.text import sort_key
from bantin.urls import permalink

_SHORT_NAME = 16
_DESCRIPTION = 1024


class GuideMaker:
    """Makes the guides of one plan. All but ``robots`` need the site's address, and are planned only with it."""

    def __init__(self, plan: Plan, design: Design) -> None:
        """Make guides to *plan* by the templates of *design*."""
        self._plan = plan
        self._design = design

    @property
    def makers(self) -> dict[CompanionKind, Make]:
        """What makes each guide."""
        return {
            CompanionKind.OPML: self.opml,
            CompanionKind.OPENSEARCH: self.opensearch,
            CompanionKind.ROBOTS: self.robots,
            CompanionKind.SITEMAP: self.sitemap,
            CompanionKind.SITEMAP_INDEX: self.sitemap_index,
        }

    def sitemap(self, companion: Companion) -> bytes:
        """Return one sitemap (sitemaps.org, 0.9), with the alternates that the head of each page has.

        Without dates of change: the content does not record when a page changed, and a wrong date is worse than none.
        """
        pages = [
            {
                "address": self._address(page.path),
                "alternates": [
                    {"lang": lang, "href": self._address(path)} for lang, path in find_alternates(self._plan, page)
                ],
            }
            for page in self._plan.sitemaps[companion.name]
        ]
        return self._render("sitemap.xml", {"pages": pages}, companion)

    def sitemap_index(self, companion: Companion) -> bytes:
        """Return the index of all sitemaps."""
        addresses = [
            self._address(other.path) for other in self._plan.companions if other.kind is CompanionKind.SITEMAP
        ]
        return self._render("sitemap_index.xml", {"addresses": addresses}, companion)

    def robots(self, companion: Companion) -> bytes:
        """Return robots.txt (RFC 9309), which crawlers read only at the root of a server."""
        index = self._plan.companions.find(CompanionKind.SITEMAP_INDEX)
        context = {"sitemap": self._address(index.path) if index else None}
        return render_plain(self._design, "robots.txt", context, companion.path, None).encode()

    def opensearch(self, companion: Companion) -> bytes:
        """Return the description of the search page (OpenSearch 1.1) in the companion's language."""
        language = companion.language or Language.VI
        settings = self._plan.site.settings
        context = {
            "short_name": _cut(settings.name[language], _SHORT_NAME),
            "description": _cut(settings.description[language], _DESCRIPTION),
            "contact": settings.contact,
            "search": self._address(self._plan.addresses.find(PageKind.SEARCH, language)),
            "self_href": self._address(companion.path),
            "icon": self._address(self._design.assets.paths["apple-touch-icon.png"]),
            "code": language.value,
        }
        return self._render("opensearch.xml", context, companion)

    def opml(self, companion: Companion) -> bytes:
        """Return the list of all feeds (OPML 2.0) in the companion's language, or in both."""
        languages = [companion.language] if companion.language else list(Language)
        settings = self._plan.site.settings
        context = {
            "title": " · ".join(settings.name[language] for language in languages),
            "feeds": [feed for language in languages for feed in self._feeds(language)],
        }
        return self._render("feeds/list.opml.xml", context, companion)

    def _feeds(self, language: Language) -> list[Context]:
        """Return the Atom feeds of *language*: the site's, then those of provinces and partners by their names."""
        site = self._plan.site
        feeds: list[tuple[int, Page, Context]] = []
        for companion in self._plan.companions:
            listing = companion.of
            if companion.kind is CompanionKind.ATOM and companion.language is language and listing is not None:
                feed = {
                    "title": feed_title(site, listing, language),
                    "address": self._address(companion.path),
                    "page": self._address(listing.path),
                    "lang": language.value,
                }
                feeds.append((FOLLOWED.index(listing.kind), listing, feed))
        feeds.sort(key=lambda found: (found[0], sort_key(found[2]["title"], language), found[1].path))
        return [feed for _, _, feed in feeds]

    def _address(self, path: str) -> str:
        return permalink(self._plan.site.settings.site_url, path)

    def _render(self, template: str, context: Context, companion: Companion) -> bytes:
        return render_xml(self._design, template, context, companion.path, companion.language)


def _cut(text: str, length: int) -> str:
    """Return *text* in at most *length* characters, as OpenSearch counts them."""
    return text if len(text) <= length else text[: length - 1].rstrip() + "…"
