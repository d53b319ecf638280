"""Where each page lies. Paths are fixed words and slugs from the metadata: correcting a title moves nothing."""

from __future__ import annotations

from bantin.languages import Language, Localized
from bantin.model.article import Article
from bantin.model.site import Site
from bantin.planning.page import PageKind

LANDING = "index.html"
NOT_FOUND = "404.html"

_NEWS = Localized(vi="tin", en="news")
_PROVINCES = Localized(vi="tinh", en="provinces")
_PARTNERS = Localized(vi="doi-tac", en="partners")
_ARCHIVE = Localized(vi="luu-tru", en="archive")
_ABOUT = Localized(vi="gioi-thieu", en="about")
_PART = Localized(vi="trang", en="page")


class Addresses:
    """Gives the path of every page of a site."""

    def __init__(self, site: Site) -> None:
        """Take slugs from *site*."""
        self._articles: dict[str, Article] = {article.id: article for article in site.articles}
        self._partners = site.partners.partners

    def find(self, kind: PageKind, language: Language, subject: str = "", part: int = 0) -> str:
        """Return the path of the page of *kind* about *subject* in *language*; see ``Page`` for *subject* and *part*.

        An article's bridge page lies where the article would. Raises KeyError for a subject that has no page.
        """
        match kind:
            case PageKind.LANDING:
                return LANDING
            case PageKind.NOT_FOUND:
                return NOT_FOUND
            case PageKind.HOME:
                return f"{language}/index.html"
            case PageKind.ABOUT:
                return f"{language}/{_ABOUT[language]}.html"
            case PageKind.ARTICLE | PageKind.BRIDGE:
                return f"{language}/{_NEWS[language]}/{self._articles[subject].slug[language]}.html"
            case PageKind.PROVINCES:
                return f"{language}/{_PROVINCES[language]}/index.html"
            case PageKind.PROVINCE | PageKind.FORMER_PROVINCE:
                return self._slice(f"{language}/{_PROVINCES[language]}/{subject}", language, part)
            case PageKind.PARTNERS:
                return f"{language}/{_PARTNERS[language]}/index.html"
            case PageKind.PARTNER:
                slug = self._partners[subject].slug
                if slug is None:
                    raise KeyError(subject)
                return self._slice(f"{language}/{_PARTNERS[language]}/{slug[language]}", language, part)
            case PageKind.ARCHIVES:
                return f"{language}/{_ARCHIVE[language]}/index.html"
            case PageKind.ARCHIVE:
                return self._slice(f"{language}/{_ARCHIVE[language]}/{subject}", language, part)

    @staticmethod
    def _slice(stem: str, language: Language, part: int) -> str:
        return f"{stem}/{_PART[language]}-{part}.html" if part else f"{stem}.html"
