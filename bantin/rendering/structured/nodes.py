"""The nodes of a graph: what is known of a thing, and the id that it goes by on every page.

Ids are permalinks where the site's address is known, else links relative to the page, which JSON-LD resolves against
the document: the graphs of a site on a disk hang together too. A thing's id lies on its own page (``#article``,
``#org``, ``#place``); the site and its publisher lie on the landing page.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from bantin.languages import Language
from bantin.model.article import Article
from bantin.planning.page import PageKind
from bantin.rendering.contexts.view import Context, View


def node(kind: str, node_id: str | None = None, **properties: Any) -> Context:  # noqa: ANN401 - any JSON value
    """Return a node with those of its properties that are known."""
    members = {"@type": kind, "@id": node_id} | properties
    return {name: value for name, value in members.items() if value is not None and value not in ("", [])}


def ref(node_id: str) -> Context:
    """Return what refers to the node that has *node_id*, on this page or another."""
    return {"@id": node_id}


def others(name: str, names: Iterable[str]) -> list[str]:
    """Return *names* without *name*, the empty one, and repetitions."""
    return [other for other in dict.fromkeys(names) if other and other != name]


def id_of(view: View, path: str, name: str) -> str:
    """Return the id of the thing *name* of the page at *path*."""
    is_here = path == view.page.path and not view.site.settings.site_url
    return f"{'' if is_here else view.address(path)}#{name}"


def own_id(view: View, name: str) -> str:
    """Return the id of the thing *name* of this page."""
    return id_of(view, view.page.path, name)


def id_of_site(view: View, name: str) -> str:
    """Return the id of what the whole site has once: ``site``, ``publisher``."""
    return id_of(view, path_of(view, PageKind.LANDING), name)


def path_of(view: View, kind: PageKind, subject: str = "") -> str:
    """Return the path of a page in this page's language."""
    return view.plan.addresses.find(kind, view.language, subject)


def article_path(view: View, article: Article, language: Language) -> str:
    """Return the path of a report's page in *language*."""
    return view.plan.addresses.find(PageKind.ARTICLE, language, article.id)
