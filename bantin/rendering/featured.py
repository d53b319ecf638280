"""Static files that only a feature needs."""

from __future__ import annotations

from bantin.model.site import Features
from bantin.planning.overviews import has_downloads
from bantin.planning.page import PageKind
from bantin.rendering.contexts.common import FILTER_SCRIPTS, SEARCH_SCRIPTS


def find_unused(features: Features) -> frozenset[str]:
    """Return the names of the static files that no page of a site with *features* has."""
    names: set[str] = set()
    if not features.search:
        names |= {f"{PageKind.SEARCH}.css", *SEARCH_SCRIPTS} - set(FILTER_SCRIPTS)
    if not features.side_by_side:
        names.add(f"{PageKind.SIDE_BY_SIDE}.css")
    if not (features.data or has_downloads(features)):
        names.add(f"{PageKind.DATA}.css")
    return frozenset(names)
