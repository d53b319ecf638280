"""Which pages are the same page in another language: for the head of a page and for the sitemap, one pairing."""

from __future__ import annotations

from bantin.languages import Language
from bantin.planning.page import Page, PageKind
from bantin.planning.plan import Plan

DEFAULT = "x-default"
"""What the page for readers of neither language goes by."""


def find_alternates(plan: Plan, page: Page) -> tuple[tuple[str, str], ...]:
    """Return the path of *page* in each language and of the one for readers of neither, by ``hreflang``.

    A bridge page is in no set, so that a page whose twin is one has no alternates either; then there are none, as where
    a page has no twin. The two pages that speak both languages stand for the home pages.
    """
    if page.kind is PageKind.BRIDGE or not page.has_twin:
        return ()
    find = plan.addresses.find
    if page.language is None:
        pairs = [(language.value, find(PageKind.HOME, language)) for language in Language]
        return (*pairs, (DEFAULT, page.path))
    if page.kind is PageKind.ARTICLE:
        article = plan.articles[page.subject]
        if not article.is_in_both_languages:
            return ()
        default = find(PageKind.ARTICLE, article.original, page.subject)
    elif page.kind is PageKind.HOME:
        default = find(PageKind.LANDING, page.language)
    else:
        default = find(page.kind, Language.VI, page.subject, page.part)
    pairs = [(language.value, find(page.kind, language, page.subject, page.part)) for language in Language]
    return (*pairs, (DEFAULT, default))
