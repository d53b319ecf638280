"""Addresses that pages had before their slugs changed; what was published once leads on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bantin.languages import Localized
from bantin.model.partner import Partner
from bantin.model.site import EventKind, Field, Site
from bantin.planning.addresses import Addresses
from bantin.planning.facets import AllFacets
from bantin.planning.page import Page, PageKind


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Redirect:
    """An old *path* that leads to *target*, a page of the plan, whose *title* it shows meanwhile."""

    path: str
    target: Page
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Moved:
    slugs: Localized[tuple[str, ...]]
    title: Localized[str]


def plan_redirects(site: Site, pages: list[Page], addresses: Addresses, facets: AllFacets) -> tuple[Redirect, ...]:
    """Return a redirect for each former slug of each page, in the order of their paths."""
    moved = dict(_find_moved(site, facets))
    redirects: list[Redirect] = []
    for page in pages if moved else ():
        entry = moved.get((_sort(page.kind), page.subject))
        if page.language is None or entry is None:
            continue
        for slug in entry.slugs[page.language]:
            path = addresses.find(page.kind, page.language, page.subject, page.part, slug)
            redirects.append(Redirect(path=path, target=page, title=entry.title[page.language]))
    return tuple(sorted(redirects))


_NONE: Localized[tuple[str, ...]] = Localized(vi=(), en=())
_OF_ARTICLES = (PageKind.ARTICLE, PageKind.BRIDGE, PageKind.SIDE_BY_SIDE)


def _sort(kind: PageKind) -> PageKind:
    """Return the kind of page that holds the slug: all pages of an article share one."""
    return PageKind.ARTICLE if kind in _OF_ARTICLES else kind


def _find_moved(site: Site, facets: AllFacets) -> Iterator[tuple[tuple[PageKind, str], _Moved]]:
    """Yield what has had another address, by kind and id."""
    for article in site.articles:
        found = facets[article.id].moved
        if found:
            (*vietnamese, title_vi), (*english, title_en) = found
            slugs = Localized(vi=tuple(vietnamese), en=tuple(english))
            yield (PageKind.ARTICLE, article.id), _Moved(slugs=slugs, title=Localized(vi=title_vi, en=title_en))
    registers: list[tuple[PageKind, Iterable[Partner | EventKind | Field]]] = [
        (PageKind.PARTNER, site.partners.partners.values()),
        (PageKind.EVENT_KIND, site.kinds.values()),
        (PageKind.FIELD, site.fields.values()),
    ]
    for kind, entries in registers:
        for entry in entries:
            if entry.former_slugs != _NONE:
                yield (kind, entry.id), _Moved(slugs=entry.former_slugs, title=entry.name)
