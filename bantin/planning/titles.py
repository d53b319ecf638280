"""All titles from A to Z: on the search page while they are few, else by letter."""

from __future__ import annotations

from collections.abc import Mapping

from bantin.languages import Language
from bantin.model.article import Article
from bantin.model.site import Site
from bantin.planning.facets import IN_ORDER, AllFacets
from bantin.text import fold

ON_ONE_PAGE = 200
"""How many titles may stand on the search page itself; more would make everybody wait who only wants to search."""
NO_LETTER = "0"
"""The key of titles that begin with a digit, or with a letter of another script."""


def find_letters(titles: Mapping[Language, Mapping[str, tuple[Article, ...]]]) -> list[str]:
    """Return the letters that have pages: those that titles begin with in either language, if there are many titles."""
    count = sum(len(articles) for articles in titles[Language.VI].values())
    return sorted(set().union(*titles.values())) if count > ON_ONE_PAGE else []


def letter_of(title: str) -> str:
    """Return the first letter of *title* without its marks, from a to z, or ``NO_LETTER``."""
    first = fold(title)[:1]
    return first if first.isascii() and first.isalpha() else NO_LETTER


def group_titles(site: Site, language: Language, facets: AllFacets) -> dict[str, tuple[Article, ...]]:
    """Return the articles of *site*, newest first, by the first letter of their titles in *language*."""
    place = IN_ORDER[language]
    groups: dict[str, list[Article]] = {}
    for article in site.articles:
        groups.setdefault(facets[article.id].letters[place], []).append(article)
    return {letter: tuple(groups[letter]) for letter in sorted(groups)}
