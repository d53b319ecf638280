"""Facets: the little of an article that decides where it is listed, as plain values that can be remembered.

A plan of ten thousand articles is made of their facets alone; the articles themselves are for who shows them.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from bantin.languages import Language


class Facets(NamedTuple):
    """The facets of one article; it follows from them and from the order of all where it is listed.

    *units* are those of today, *organisations* all that took part, *agreed* those of its *fields* that were agreed on;
    none of them stands there twice. *forms* are the numbers of the glossary's forms that its text has. *slugs* and
    the *letters* that its titles begin with are in the order of languages; *moved* are its former slugs in each
    language with its title after them, where it has had other addresses.
    """

    year: int
    kind: str
    units: list[str]
    organisations: list[str]
    fields: list[str]
    agreed: list[str]
    languages: list[str]
    slugs: list[str]
    letters: list[str]
    forms: list[int]
    moved: list[list[str]]


AllFacets = Mapping[str, Facets]
"""The facets of articles, by their ids."""
IN_ORDER = {language: place for place, language in enumerate(Language)}
"""Where the facets of a language stand among those of all."""
