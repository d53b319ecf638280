"""What every page has: head, header, breadcrumbs, footer."""

from __future__ import annotations

from bantin import __version__
from bantin.languages import Language
from bantin.planning.page import Page, PageKind
from bantin.rendering.contexts.view import Context, View

NAVIGATION = (
    PageKind.HOME,
    PageKind.PROVINCES,
    PageKind.PARTNERS,
    PageKind.TOPICS,
    PageKind.TIMELINE,
    PageKind.SEARCH,
)
"""The sections in the header of every page; ``SECOND`` stand in its footer."""
SECOND = (PageKind.ARCHIVES, PageKind.GLOSSARY, PageKind.FEEDS, PageKind.DATA, PageKind.ABOUT)
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


def common_context(
    view: View, *, title: str = "", title_lang: str | None = None, description: str = "", scripts: tuple[str, ...] = ()
) -> Context:
    """Return the part of a context that every page has.

    *title_lang* is given when the title is not in the page's language; *scripts* are names of static files. A page
    whose title or description is an interface message has it in its template and leaves it out here.
    """
    page = view.page
    settings = view.site.settings
    section = _SECTIONS.get(page.kind, page.kind)
    is_bridge = page.kind is PageKind.BRIDGE
    canonical = _canonical(view)
    alternates = [] if is_bridge else _alternates(view)
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
        "robots": "noindex, follow" if is_bridge else None,
        "canonical": canonical,
        "alternates": alternates,
        "share": share_context(view.language, canonical, has_twin=bool(alternates)),
        "landing": view.link(PageKind.LANDING),
        "navigation": [
            {
                "key": kind.value,
                "href": view.link(kind),
                "current": "page" if kind is page.kind else "true" if kind is section else None,
            }
            for kind in NAVIGATION
        ],
        "search_href": None if page.kind is PageKind.SEARCH else view.link(PageKind.SEARCH),
        "second": [{"key": kind.value, "href": view.link(kind)} for kind in SECOND],
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
    return view.link(view.page.kind, view.page.subject, view.page.part, language)


def _canonical(view: View) -> str | None:
    """Return the permalink that stands for this page: on a bridge page that of the original."""
    page = view.page
    if page.kind is PageKind.BRIDGE:
        article = view.plan.articles[page.subject]
        return view.full_address(twin_path(view, page, article.original))
    return view.full_address(page.path)


def _alternates(view: View) -> list[Context]:
    """Return the page in each language, and the one for readers of neither; full addresses where the site's is known.

    A bridge page is in no set, so a page whose twin is one has no alternates either.
    """
    page = view.page
    if page.kind is PageKind.ARTICLE:
        article = view.plan.articles[page.subject]
        if article.texts[view.language.other] is None:
            return []
        default = view.plan.addresses.find(PageKind.ARTICLE, article.original, page.subject)
    elif page.kind is PageKind.HOME:
        default = view.plan.addresses.find(PageKind.LANDING, view.language)
    else:
        default = twin_path(view, page, Language.VI)
    pairs = [(language.value, twin_path(view, page, language)) for language in Language]
    return [{"lang": lang, "href": view.address(path)} for lang, path in [*pairs, ("x-default", default)]]


def _breadcrumbs(view: View, section: PageKind) -> list[Context]:
    """Return the pages above this one, the home page first; each is named by its ``key``."""
    if view.page.kind is PageKind.HOME:
        return []
    above = [PageKind.HOME]
    if section is not view.page.kind:
        above.append(section)
    return [{"key": kind.value, "href": view.link(kind)} for kind in above]
