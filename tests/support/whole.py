"""A site that has pages of every kind, and of each kind the page that is hardest on a browser."""

from __future__ import annotations

import shutil
from pathlib import Path

from bantin.languages import Language
from bantin.planning.page import Page, PageKind
from tests.support.built import Built
from tests.support.sites import BRIDGE_ARTICLE, SITES, edit, real_site

_VIETNAMESE_ONLY = "content/articles/2025-12-03-lao-cai-veterans-busan"


def whole_site(folder: Path) -> Path:
    """Return the root of the project's own site with a report in Vietnamese only and one in English only."""
    root = real_site(folder)
    shutil.copytree(SITES / "small" / BRIDGE_ARTICLE, root / BRIDGE_ARTICLE)
    edit(root / _VIETNAMESE_ONLY / "article.toml", 'en = "translated"', 'en = "missing"')
    (root / _VIETNAMESE_ONLY / "text.en.md").unlink()
    return root


def largest_pages(built: Built, language: Language) -> list[Page]:
    """Return of each kind the page with most bytes that is in *language* or in both; a kind without one is a fault."""
    largest: dict[PageKind, Page] = {}
    for page in sorted(built.plan.pages, key=lambda page: (len(built.tree[page.path].data), page.path)):
        if page.language in (language, None):
            largest[page.kind] = page
    assert [kind for kind in PageKind if kind not in largest] == []
    return [largest[kind] for kind in PageKind]
