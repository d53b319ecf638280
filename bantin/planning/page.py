"""A page of the plan: one HTML document, not yet rendered."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from bantin.languages import Language


class PageKind(StrEnum):
    """The sorts of pages; a page of the kind ``former-province`` uses ``former_province.html``, and so on."""

    LANDING = "landing"
    HOME = "home"
    ARTICLE = "article"
    BRIDGE = "bridge"
    SIDE_BY_SIDE = "side-by-side"
    PROVINCES = "provinces"
    PROVINCE = "province"
    FORMER_PROVINCE = "former-province"
    PARTNERS = "partners"
    PARTNER = "partner"
    TOPICS = "topics"
    EVENT_KIND = "event-kind"
    FIELD = "field"
    TIMELINE = "timeline"
    ARCHIVES = "archives"
    ARCHIVE = "archive"
    SEARCH = "search"
    TITLES = "titles"
    GLOSSARY = "glossary"
    FEEDS = "feeds"
    DATA = "data"
    ABOUT = "about"
    NOT_FOUND = "not-found"
    OFFLINE = "offline"

    @property
    def template(self) -> str:
        """The name of the template that renders pages of this kind."""
        return self.value.replace("-", "_") + ".html"

    @property
    def is_indexed(self) -> bool:
        """Whether search engines are asked to list pages of this kind: those that stand for themselves."""
        return self is not PageKind.BRIDGE and not self.is_bare

    @property
    def is_bare(self) -> bool:
        """Whether such a page stands in for others, at their addresses: so it names no file of the site."""
        return self in (PageKind.NOT_FOUND, PageKind.OFFLINE)


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Page:
    """One page. *path* is inside the site, without a leading slash.

    *language* is None for the pages that speak both. *subject* is the id of an article, a province, a partner, an event
    kind or a field, a year, or a letter, and empty elsewhere, as for the page of all titles. *part* is 0 for the newest
    slice of a listing, which is the page's main address, and counts closed slices from the oldest.
    """

    path: str
    kind: PageKind
    language: Language | None
    subject: str = ""
    part: int = 0

    @property
    def listing(self) -> tuple[PageKind, str]:
        """The key of the listing that the page shows a slice of, if it shows any."""
        return listing_key(self.kind, self.subject, self.language)

    @property
    def has_twin(self) -> bool:
        """Whether the page is there in the other language too; how many titles share a letter differs by language."""
        return self.kind is not PageKind.TITLES or self.part == 0


def listing_key(kind: PageKind, subject: str, language: Language | None) -> tuple[PageKind, str]:
    """Return the key of the listing that pages of *kind* about *subject* show; only titles are listed by *language*."""
    return kind, f"{subject}-{language}" if kind is PageKind.TITLES else subject
