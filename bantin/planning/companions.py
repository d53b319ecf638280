"""Planned outputs that are not pages: what goes along with a page, or with the whole site."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from bantin.dataset import FILES, FOLDER
from bantin.languages import Language
from bantin.model.site import Features, Site
from bantin.planning.page import Page, PageKind


class CompanionKind(StrEnum):
    """The sorts of companions."""

    DATA = "data"
    ATOM = "atom"
    """The feed of a listing, as Atom; ``JSON_FEED`` is the same as JSON."""
    JSON_FEED = "json-feed"
    OPML = "opml"
    """All feeds in one language, or (None) in both."""
    SITEMAP_INDEX = "sitemap-index"
    SITEMAP = "sitemap"
    """One sitemap; its name as in ``cut_sitemaps``."""
    ROBOTS = "robots"
    OPENSEARCH = "opensearch"
    BOOK = "book"
    """The whole digest as an EPUB; its name is its language, or "vi-en"."""
    ARCHIVE = "archive"
    """The site as one zip, to read offline."""
    WORKER = "worker"
    """The script that keeps pages for readers who have no network for a while."""
    APP = "app"
    """What a phone needs to know to install the site, in one language."""


FEEDS = {CompanionKind.ATOM: ".xml", CompanionKind.JSON_FEED: ".json"}
"""The formats of feeds, with the ends of their names: servers know what these two are."""
FOLLOWED = (PageKind.HOME, PageKind.PROVINCE, PageKind.FORMER_PROVINCE, PageKind.PARTNER)
"""The listings that have feeds."""
_STAY = frozenset(
    {
        CompanionKind.BOOK,
        CompanionKind.ARCHIVE,
        CompanionKind.WORKER,
        CompanionKind.APP,
        CompanionKind.ROBOTS,
        CompanionKind.SITEMAP_INDEX,
        CompanionKind.SITEMAP,
    }
)
"""What the copy to take away is without: other forms of the same, and what needs a server; no page leads there."""

BOTH_LANGUAGES = "-".join(Language)
"""The name of the book in both languages."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Companion:
    """One companion. *path* is inside the site, without a leading slash.

    *language* is None for what is in both or in none. *of* is the page it goes along with, such as the listing that a
    feed follows, or None when it belongs to the whole site. *name* tells companions of one kind apart that differ in
    nothing else, and is empty elsewhere.
    """

    path: str
    kind: CompanionKind
    language: Language | None = None
    of: Page | None = None
    name: str = ""


class Companions:
    """All companions of a site; they iterate in the order of their paths."""

    def __init__(self, companions: Iterable[Companion]) -> None:
        """Take *companions*, which differ in more than their paths."""
        self._found = {(c.kind, c.language, c.of, c.name): c for c in sorted(companions, key=lambda c: c.path)}

    def __iter__(self) -> Iterator[Companion]:
        """Yield all, in the order of their paths."""
        return iter(self._found.values())

    def find(
        self, kind: CompanionKind, language: Language | None = None, of: Page | None = None, name: str = ""
    ) -> Companion | None:
        """Return a companion, or None when the site has none such."""
        return self._found.get((kind, language, of, name))

    def take_away(self) -> Companions:
        """Return those that are in the copy which readers take away."""
        return Companions(companion for companion in self if companion.kind not in _STAY)


def plan_companions(site: Site, pages: tuple[Page, ...], sitemaps: Iterable[str], *, preview: bool) -> Companions:
    """Return the companions of *site*, whose *pages* are planned, and the names of its *sitemaps*.

    A *preview* has none that are made of the whole site, which an editor would wait for, and is no app: what is being
    edited must never come out of a store.
    """
    companions = [*_plan_feeds(pages), Companion(path="robots.txt", kind=CompanionKind.ROBOTS)]
    features = site.settings.features
    if features.data:
        companions += [Companion(path=f"{FOLDER}/{name}", kind=CompanionKind.DATA, name=name) for name in FILES]
    if site.settings.site_url:
        companions += _plan_guides(features, sitemaps)
    if not preview:
        companions += [*_plan_downloads(features), *_plan_installing()]
    return Companions(companions)


def _plan_feeds(pages: tuple[Page, ...]) -> Iterator[Companion]:
    """Yield the feeds of each listing that has some, beside its newest page."""
    for page in pages:
        if page.kind in FOLLOWED and page.part == 0:
            stem = f"{page.language}/feed" if page.kind is PageKind.HOME else page.path.removesuffix(".html")
            for kind, ending in FEEDS.items():
                yield Companion(path=stem + ending, kind=kind, language=page.language, of=page)


def _plan_guides(features: Features, sitemaps: Iterable[str]) -> Iterator[Companion]:
    """Yield what other programs find their way about the site with: all of it must name full addresses."""
    yield Companion(path="feeds.opml", kind=CompanionKind.OPML)
    for language in Language:
        yield Companion(path=f"{language}/feeds.opml", kind=CompanionKind.OPML, language=language)
        if features.search:
            yield Companion(path=f"{language}/opensearch.xml", kind=CompanionKind.OPENSEARCH, language=language)
    # Beside the index at the root, not in a folder: a sitemap speaks only for addresses below its own folder.
    yield Companion(path="sitemap.xml", kind=CompanionKind.SITEMAP_INDEX)
    for name in sitemaps:
        yield Companion(path=f"sitemap-{name}.xml", kind=CompanionKind.SITEMAP, name=name)


def _plan_downloads(features: Features) -> Iterator[Companion]:
    """Yield what readers can take away."""
    if features.books:
        for name in (*Language, BOTH_LANGUAGES):
            yield Companion(path=f"downloads/ban-tin-{name}.epub", kind=CompanionKind.BOOK, name=name)
    if features.archive:
        yield Companion(path="downloads/ban-tin.zip", kind=CompanionKind.ARCHIVE)


def _plan_installing() -> Iterator[Companion]:
    """Yield what makes the site an app.

    The worker lies at the root, because it looks after what lies beside and below it. The manifests end in ``.json``:
    few servers know the type of ``.webmanifest``.
    """
    yield Companion(path="sw.js", kind=CompanionKind.WORKER)
    for language in Language:
        yield Companion(path=f"{language}/manifest.json", kind=CompanionKind.APP, language=language)
