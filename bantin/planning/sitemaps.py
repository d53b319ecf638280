"""Which sitemap each page stands in. A new article changes the sitemap of its year, and seldom another."""

from __future__ import annotations

from collections import defaultdict

from bantin.model.site import Site
from bantin.planning.facets import AllFacets
from bantin.planning.page import Page, PageKind

# https://www.sitemaps.org/protocol.html: "no more than 50,000 URLs and must be no larger than 50MB (52,428,800 bytes)".
MOST_ADDRESSES = 50_000
MOST_BYTES = 52_428_800
_OF_ARTICLES = (PageKind.ARTICLE, PageKind.SIDE_BY_SIDE)
_ADDRESSES_OF_A_PAGE = 4  # itself, and an alternate for each language and for readers of neither
_MARKUP = 200  # bytes around one address; those of our template are fewer than 80


def cut_sitemaps(
    site: Site,
    pages: tuple[Page, ...],
    facets: AllFacets,
    most_addresses: int = MOST_ADDRESSES,
    most_bytes: int = MOST_BYTES,
) -> dict[str, tuple[Page, ...]]:
    """Return the pages in each sitemap of *site* by its name, each in the order of its path.

    Those about articles go by the year of the event ("2024"), as their *facets* have it, all others together ("pages").
    One that would have more than *most_addresses*, or might have more than *most_bytes*, is cut: "2024", "2024-2",
    "2024-3". Pages that search engines are asked not to list are in none.
    """
    groups: defaultdict[str, list[Page]] = defaultdict(list)
    for page in pages:
        if page.kind in _OF_ARTICLES:
            groups[str(facets[page.subject].year)].append(page)
        elif page.kind.is_indexed:
            groups["pages"].append(page)
    longest = max(len(page.path) for page in pages)
    heaviest = _ADDRESSES_OF_A_PAGE * (len(site.settings.site_url.encode()) + longest + _MARKUP)
    length = max(1, min(most_addresses, most_bytes // heaviest))
    return {
        name if start == 0 else f"{name}-{start // length + 1}": tuple(group[start : start + length])
        for name, group in sorted(groups.items())
        for start in range(0, len(group), length)
    }
