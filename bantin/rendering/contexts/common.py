"""What every page has: head, header, breadcrumbs, footer."""

from __future__ import annotations

from collections.abc import Iterable

from bantin import __version__
from bantin.languages import Language
from bantin.model.site import Features
from bantin.planning.alternates import find_alternates
from bantin.planning.companions import CompanionKind
from bantin.planning.overviews import has_downloads, overviews_of
from bantin.planning.page import Page, PageKind
from bantin.rendering.contexts.following import feeds_in_head
from bantin.rendering.contexts.view import Context, View

NAVIGATION = (
    PageKind.HOME,
    PageKind.PROVINCES,
    PageKind.PARTNERS,
    PageKind.TOPICS,
    PageKind.TIMELINE,
    PageKind.SEARCH,
    PageKind.TITLES,
)
"""The sections in the header of every page, as far as the site has them; ``SECOND`` stand in its footer."""
SECOND = (PageKind.ARCHIVES, PageKind.GLOSSARY, PageKind.FEEDS, PageKind.DATA, PageKind.ABOUT)
KEPT = (PageKind.HOME, PageKind.PROVINCES, PageKind.PARTNERS, PageKind.SEARCH, PageKind.TITLES)
"""The sections that a browser keeps for when there is no network, read or not."""
_SECTIONS = {
    PageKind.PROVINCE: PageKind.PROVINCES,
    PageKind.FORMER_PROVINCE: PageKind.PROVINCES,
    PageKind.PARTNER: PageKind.PARTNERS,
    PageKind.EVENT_KIND: PageKind.TOPICS,
    PageKind.FIELD: PageKind.TOPICS,
    PageKind.ARCHIVE: PageKind.ARCHIVES,
    PageKind.TITLES: PageKind.SEARCH,
}
_DESCRIPTION_LENGTH = 160
_OPEN_GRAPH_LOCALES = {Language.VI: "vi_VN", Language.EN: "en_GB"}
PREFERENCES_SCRIPT = "js/preferences.js"
FILTER_SCRIPTS = ("js/fold.js", "js/filter.js")
SEARCH_SCRIPTS = ("js/fold.js", "js/search-index.js", "js/search-rank.js", "js/search.js")
KEEPING_SCRIPT = "js/offline.js"


def common_context(
    view: View, *, title: str = "", title_lang: str | None = None, description: str = "", scripts: tuple[str, ...] = ()
) -> Context:
    """Return the part of a context that every page has.

    *title_lang* is given when the title is not in the page's language; *scripts* are names of static files. A page
    whose title or description is an interface message has it in its template and leaves it out here.
    """
    page = view.page
    settings = view.site.settings
    section = _section_of(view)
    canonical = _canonical(view)
    alternates = alternates_context(view)
    return {
        "site_name": settings.name[view.language],
        "title": title,
        "title_lang": title_lang,
        "description": shorten(description),
        "kind": page.kind.value,
        "stylesheet": view.asset("site.css"),
        "own_styles": view.own_styles(),
        "icon": view.asset("icon.svg"),
        "touch_icon": view.asset("apple-touch-icon.png"),
        "preferences": view.asset(PREFERENCES_SCRIPT),
        "card": view.card(),
        "scripts": [view.asset(name) for name in scripts],
        "keeping": keeping_context(view),
        "robots": None if page.kind.is_indexed else "noindex, follow",
        "canonical": canonical,
        "alternates": alternates,
        "feeds": feeds_in_head(view),
        "opensearch": view.companion(CompanionKind.OPENSEARCH, view.language),
        "share": share_context(view.language, canonical, has_twin=bool(alternates)),
        "landing": view.link(PageKind.LANDING),
        "navigation": [
            link | {"current": _currency(page, kind, section)} for kind, link in sections_context(view, NAVIGATION)
        ],
        "search_href": _search_href(view),
        "second": [link for _, link in sections_context(view, SECOND)],
        "switch": [
            {
                "lang": language.value,
                "name": language.own_name,
                "href": None if language is view.language else _link_to_twin(view, language),
            }
            for language in Language
        ],
        "breadcrumbs": _breadcrumbs(view, section),
        "licence": settings.licence[view.language],
        "contact": settings.contact,
        "version": __version__,
    }


def sections_context(view: View, kinds: Iterable[PageKind]) -> list[tuple[PageKind, Context]]:
    """Return the link to each of *kinds* that the site has, with the ``key`` of its name."""
    features = view.site.settings.features
    present = {*overviews_of(features), PageKind.TIMELINE}
    return [(kind, {"key": section_key(kind, features), "href": view.link(kind)}) for kind in kinds if kind in present]


def section_key(kind: PageKind, features: Features) -> str:
    """Return the key of the name that the section *kind* has in a site with *features*: "data" names what it holds."""
    if kind is not PageKind.DATA or (features.data and has_downloads(features)):
        return kind.value
    return "data-alone" if features.data else "downloads"


def _section_of(view: View) -> PageKind:
    """Return the section that the page belongs to; a page that is in none is its own."""
    section = _SECTIONS.get(view.page.kind, view.page.kind)
    return section if section is not PageKind.SEARCH or view.site.settings.features.search else PageKind.TITLES


def _currency(page: Page, kind: PageKind, section: PageKind) -> str | None:
    """Return what ``aria-current`` says on *page*, which lies in *section*, of the link to the section *kind*."""
    if kind is page.kind and not page.subject:
        return "page"
    return "true" if kind is section else None


def _search_href(view: View) -> str | None:
    """Return the link to the search page for the box in the header; None on that page, and where there is none."""
    if view.page.kind is PageKind.SEARCH or not view.site.settings.features.search:
        return None
    return view.link(PageKind.SEARCH)


def keeping_context(view: View) -> Context | None:
    """Return the script that has pages kept for when there is no network, and what it needs; None where nothing is."""
    worker = view.companion(CompanionKind.WORKER)
    app = view.companion(CompanionKind.APP, view.language)
    if worker is None or app is None:
        return None
    return {"script": view.asset(KEEPING_SCRIPT), "worker": worker, "app": app}


def shorten(text: str) -> str:
    """Return *text* cut at a word to at most ``_DESCRIPTION_LENGTH`` characters."""
    if len(text) <= _DESCRIPTION_LENGTH:
        return text
    return text[:_DESCRIPTION_LENGTH].rsplit(" ", 1)[0].rstrip(",;:–-") + "…"


def share_context(language: Language, url: str | None, *, has_twin: bool) -> Context:
    """Return what other sites may show of a page, beside its title and description; a report adds its ``article``."""
    return {
        "type": "website",
        "url": url,
        "locale": _OPEN_GRAPH_LOCALES[language],
        "other_locales": [_OPEN_GRAPH_LOCALES[language.other]] if has_twin else [],
        "article": None,
    }


def twin_path(view: View, page: Page, language: Language) -> str:
    """Return the path of the same page in *language*."""
    return view.plan.addresses.find(page.kind, language, page.subject, page.part)


def _link_to_twin(view: View, language: Language) -> str:
    page = view.page
    return view.link(page.kind, page.subject, page.part if page.has_twin else 0, language)


def _canonical(view: View) -> str | None:
    """Return the permalink that stands for this page: on a bridge page that of the original."""
    page = view.page
    if page.kind is PageKind.BRIDGE:
        article = view.plan.articles[page.subject]
        return view.full_address(twin_path(view, page, article.original))
    return view.full_address(page.path)


def alternates_context(view: View) -> list[Context]:
    """Return the page in each language, and the one for readers of neither: full addresses where they are known."""
    return [{"lang": lang, "href": view.address(path)} for lang, path in find_alternates(view.plan, view.page)]


def _breadcrumbs(view: View, section: PageKind) -> list[Context]:
    """Return the pages above this one, the home page first; each is named by its ``key``."""
    if view.page.kind is PageKind.HOME:
        return []
    above = [PageKind.HOME]
    if section is not view.page.kind or (section is PageKind.TITLES and view.page.subject):
        above.append(section)
    return [{"key": kind.value, "href": view.link(kind)} for kind in above]
