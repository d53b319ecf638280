"""Where each page lies. Paths are fixed words and slugs from the metadata: correcting a title moves nothing."""

from __future__ import annotations

from collections.abc import Mapping

from bantin.languages import Language, Localized
from bantin.model.article import Article
from bantin.model.site import Site
from bantin.planning.page import PageKind

LANDING = "index.html"
NOT_FOUND = "404.html"
OFFLINE = "offline.html"

_NEWS = Localized(vi="tin", en="news")
_PROVINCES = Localized(vi="tinh", en="provinces")
_TOPICS = Localized(vi="chu-de", en="topics")
_PART = Localized(vi="trang", en="page")

# Pages there is one of in each language: the path without its language and its ".html".
_STEMS = {
    PageKind.HOME: Localized(vi="index", en="index"),
    PageKind.PROVINCES: Localized(vi="tinh/index", en="provinces/index"),
    PageKind.PARTNERS: Localized(vi="doi-tac/index", en="partners/index"),
    PageKind.TOPICS: Localized(vi="chu-de/index", en="topics/index"),
    PageKind.TIMELINE: Localized(vi="dong-thoi-gian", en="timeline"),
    PageKind.ARCHIVES: Localized(vi="luu-tru/index", en="archive/index"),
    PageKind.SEARCH: Localized(vi="tim-kiem", en="search"),
    PageKind.GLOSSARY: Localized(vi="tu-dien-viet-tat", en="glossary"),
    PageKind.FEEDS: Localized(vi="theo-doi", en="follow"),
    PageKind.DATA: Localized(vi="du-lieu", en="data"),
    PageKind.ABOUT: Localized(vi="gioi-thieu", en="about"),
}
# Pages there is one of for each subject: their folder.
_FOLDERS = {
    PageKind.ARTICLE: _NEWS,
    PageKind.BRIDGE: _NEWS,
    PageKind.SIDE_BY_SIDE: Localized(vi="song-ngu", en="side-by-side"),
    PageKind.PROVINCE: _PROVINCES,
    PageKind.FORMER_PROVINCE: _PROVINCES,
    PageKind.PARTNER: Localized(vi="doi-tac", en="partners"),
    PageKind.EVENT_KIND: _TOPICS,
    PageKind.FIELD: _TOPICS,
    PageKind.ARCHIVE: Localized(vi="luu-tru", en="archive"),
    PageKind.TITLES: Localized(vi="dau-de", en="titles"),
}


def folder_of(kind: PageKind, language: Language) -> str:
    """Return the folder of the pages of *kind* in *language*, with a slash at its end; each is about some subject."""
    return f"{language}/{_FOLDERS[kind][language]}/"


class Addresses:
    """Gives the path of every page of a site."""

    def __init__(self, site: Site, articles: Mapping[str, Article]) -> None:
        """Take slugs from *site* and its *articles* by their ids."""
        self._articles = articles
        self._partners = site.partners.partners
        self._kinds = site.kinds
        self._fields = site.fields

    def find(self, kind: PageKind, language: Language, subject: str = "", part: int = 0, former: str = "") -> str:
        """Return the path of the page of *kind* about *subject* in *language*; see ``Page`` for *subject* and *part*.

        An article's bridge page lies where the article would. With a *former* slug it is the path the page had then.
        Raises KeyError for a subject that has no page.
        """
        if kind is PageKind.LANDING:
            return LANDING
        if kind is PageKind.NOT_FOUND:
            return NOT_FOUND
        if kind is PageKind.OFFLINE:
            return OFFLINE
        if kind in _STEMS:
            stem = f"{language}/{_STEMS[kind][language]}"
        else:
            stem = folder_of(kind, language) + (former or self._slug(kind, language, subject))
        return f"{stem}/{_PART[language]}-{part}.html" if part else f"{stem}.html"

    def _slug(self, kind: PageKind, language: Language, subject: str) -> str:
        match kind:
            case PageKind.ARTICLE | PageKind.BRIDGE | PageKind.SIDE_BY_SIDE:
                return self._articles[subject].slug[language]
            case PageKind.PARTNER:
                slug = self._partners[subject].slug
                if slug is None:
                    raise KeyError(subject)
                return slug[language]
            case PageKind.EVENT_KIND:
                return self._kinds[subject].slug[language]
            case PageKind.FIELD:
                return self._fields[subject].slug[language]
            case PageKind.TITLES:
                return subject or "index"
            case _:
                return subject
