"""Links to feeds: in the head of a page, for readers' programs, and on the page, for readers."""

from __future__ import annotations

from bantin.languages import Language
from bantin.planning.companions import FOLLOWED, CompanionKind
from bantin.planning.page import PageKind
from bantin.rendering.contexts.view import Context, View
from bantin.rendering.feeds.listing import MEDIA_TYPES, feed_title, find_listing
from bantin.text import NO_BREAK

_NAMES = {CompanionKind.ATOM: "Atom", CompanionKind.JSON_FEED: "JSON Feed"}


def feeds_of(view: View, kind: PageKind, subject: str = "") -> list[Context]:
    """Return the links to the feeds of a listing in the language of *view*, Atom first."""
    listing = find_listing(view.plan, kind, view.language, subject)
    title = feed_title(view.site, listing, view.language)
    return [
        {
            "format": name.replace(" ", NO_BREAK),
            "type": MEDIA_TYPES[companion],
            "title": f"{title} ({name})",
            "href": href,
        }
        for companion, name in _NAMES.items()
        if (href := view.companion(companion, view.language, listing))
    ]


def feeds_in_head(view: View) -> list[Context]:
    """Return the links that programs look for in the head: the feeds of the site, then those of the page's own term.

    A page that speaks both languages has those of the site in both; ``lang`` is that of the title.
    """
    if view.page.language is None:
        return [
            feed | {"lang": language.value}
            for language in Language
            for feed in feeds_of(View(view.plan, view.page, language, view.shared), PageKind.HOME)
        ]
    links = feeds_of(view, PageKind.HOME)
    if view.page.kind in FOLLOWED and view.page.kind is not PageKind.HOME:
        links += feeds_of(view, view.page.kind, view.page.subject)
    return [link | {"lang": None} for link in links]


def follow_context(view: View) -> Context:
    """Return what a listing says of its own feeds: their links, and the link to the page that explains them."""
    return {"follow": feeds_of(view, view.page.kind, view.page.subject), "follow_href": view.link(PageKind.FEEDS)}
