"""What a page that lists things is about, and the things in their order."""

from __future__ import annotations

from collections.abc import Iterable

from bantin.planning.page import PageKind
from bantin.rendering.contexts.search import by_title
from bantin.rendering.contexts.view import Context, View
from bantin.rendering.structured.nodes import article_path, node, own_id, ref

Description = tuple[Context, list[Context]]
"""What a sort of page adds: properties of its ``#page``, and further nodes."""


def list_of(view: View, items: Iterable[tuple[str, str | None]]) -> Description:
    """Return the list that a page shows, of names and paths; what has no page of its own is left out."""
    elements = [
        node("ListItem", position=position, name=name, url=view.address(path))
        for position, (name, path) in enumerate(((name, path) for name, path in items if path), 1)
    ]
    if not elements:
        return {}, []
    listed = node("ItemList", own_id(view, "list"), numberOfItems=len(elements), itemListElement=elements)
    return {"mainEntity": ref(listed["@id"])}, [listed]


def slice_of_page(view: View) -> Iterable[tuple[str, str]]:
    """Yield the titles and paths of the reports that this page lists; none where it is no listing."""
    articles = view.plan.slice_of(view.page).articles if view.page.listing in view.plan.listings else ()
    for article in by_title(view, articles) if view.page.kind is PageKind.TITLES else articles:
        yield article.shown_title(view.language)[0], article_path(view, article, view.language)


def about(thing: Context, listing: Description) -> Description:
    """Return a *listing* of what there is about one *thing*."""
    properties, nodes = listing
    return {"about": ref(thing["@id"])} | properties, [thing, *nodes]
