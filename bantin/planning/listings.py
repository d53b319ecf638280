"""Runs of articles, newest first, and how they are cut into pages.

Slices are counted from the oldest article, and a full one is closed: a new article changes the newest slice only, not
every page behind it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TypeVar

from bantin.model.article import Article

K = TypeVar("K")


@dataclass(frozen=True, slots=True, kw_only=True)
class Slice:
    """One page's share of a listing, newest first. *newer* and *older* are the neighbours' parts, or None."""

    part: int
    articles: tuple[Article, ...]
    newer: int | None
    older: int | None


def cut(articles: Sequence[Article], length: int) -> tuple[Slice, ...]:
    """Cut *articles* (newest first) into slices; the first one is part 0, the newest.

    Closed parts hold *length* articles. The newest holds at least *length* and fewer than twice as many, so that it
    is never a page with one line on it; a short listing is one slice.
    """
    closed = max(0, len(articles) // length - 1)
    newest = len(articles) - closed * length
    slices = [Slice(part=0, articles=tuple(articles[:newest]), newer=None, older=closed or None)]
    for part in range(closed, 0, -1):
        start = newest + (closed - part) * length
        slices.append(
            Slice(
                part=part,
                articles=tuple(articles[start : start + length]),
                newer=part + 1 if part < closed else 0,
                older=part - 1 or None,
            )
        )
    return tuple(slices)


def group(articles: Sequence[Article], key: Callable[[Article], K]) -> list[tuple[K, list[Article]]]:
    """Return runs of *articles* that share a key, in their order."""
    return [(value, list(run)) for value, run in groupby(articles, key)]


def year_of(article: Article) -> int:
    """Return the year of the event."""
    return article.order[0].year
