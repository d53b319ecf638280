"""Pages that there is one of in each language, and which of them a site has."""

from __future__ import annotations

from bantin.model.site import Features
from bantin.planning.page import PageKind

_OVERVIEWS = (
    PageKind.HOME,
    PageKind.PROVINCES,
    PageKind.PARTNERS,
    PageKind.TOPICS,
    PageKind.ARCHIVES,
    PageKind.SEARCH,
    PageKind.TITLES,
    PageKind.GLOSSARY,
    PageKind.FEEDS,
    PageKind.DATA,
    PageKind.ABOUT,
)


def overviews_of(features: Features) -> tuple[PageKind, ...]:
    """Return the overviews of a site with *features*.

    All titles from A to Z are found on the search page, and have a page of their own where there is no search. The page
    of data and downloads is there when it has something of either.
    """
    absent = {PageKind.TITLES if features.search else PageKind.SEARCH}
    if not (features.data or has_downloads(features)):
        absent.add(PageKind.DATA)
    return tuple(kind for kind in _OVERVIEWS if kind not in absent)


def has_downloads(features: Features) -> bool:
    """Whether a site with *features* has something to take away and read offline."""
    return features.books or features.archive
