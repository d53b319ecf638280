"""Cells: the smallest parts of a plan that are compared from build to build, by name.

What listings may show of an article is one (``head:<id>``), the rest of it another (``body:<id>``); so are a group, a
slice, the order of all articles. Registers, settings and the design are no cells: when one of these changes, everything
is made again.
"""

from __future__ import annotations

from bantin.planning.page import PageKind

EVERYTHING = "everything"
"""The cell that changes with every article."""
HEADS = "heads"
"""The cell that changes with every head: whoever has read most of them has read them all."""
ORDER = "order"
EDITION = "edition"
PAGES = "pages"
COMPANIONS = "companions"


def head_cell(article_id: str) -> str:
    """Return the cell of what listings may show of an article."""
    return f"head:{article_id}"


def body_cell(article_id: str) -> str:
    """Return the cell of all of an article."""
    return f"body:{article_id}"


def group_cell(name: str, key: object) -> str:
    """Return the cell of one entry of the mapping *name* of a plan or of its groups."""
    return f"{name}:{key}"


def keys_cell(name: str) -> str:
    """Return the cell of which keys the mapping *name* has."""
    return f"keys:{name}"


def slice_cell(listing: tuple[PageKind, str], part: int) -> str:
    """Return the cell of one *part* of a *listing*, which goes by its key."""
    return f"slice:{key_text(listing)}:{part}"


def neighbours_cell(article_id: str) -> str:
    """Return the cell of the articles before and after one."""
    return f"neighbours:{article_id}"


def related_cell(article_id: str) -> str:
    """Return the cell of which articles are related to one."""
    return f"related:{article_id}"


def age_cell(article_id: str) -> str:
    """Return the cell of whether an article is old on the day of this edition."""
    return f"age:{article_id}"


def key_text(key: object) -> str:
    """Return the *key* of a listing, of a kind and a subject, or of another mapping, as cells are named by it."""
    return ":".join(map(str, key)) if isinstance(key, tuple) else str(key)
