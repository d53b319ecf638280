"""check_hygiene: what people write by hand is clean, so that it can be found, sorted and read aloud."""

from __future__ import annotations

import re
from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from dataclasses import replace

from bantin.checking.characters import check_characters
from bantin.checking.spelling import check_spelling
from bantin.checking.typography import check_typography
from bantin.model.site import Site
from bantin.model.writing import Writing
from bantin.problems import Problem, at_most

_TO_DO = re.compile(r"\bTODO\b")
_WORD = re.compile(r"[^\W\d_]+")


def check_hygiene(writings: Iterable[Writing], names: AbstractSet[str] = frozenset()) -> list[Problem]:
    """Return what is wrong with the letters, and odd in the spelling and setting, of all *writings*.

    *names* are words that are right whatever they look like: ``words_of_names``.
    """
    return [problem for writing in writings for problem in check_writing(writing, names)]


def check_writing(writing: Writing, names: AbstractSet[str] = frozenset()) -> list[Problem]:
    """Return what ``check_hygiene`` finds in one file: it depends on *writing* and *names* alone.

    What is still to be translated is in the other language, and is told by the loader.
    """
    passages = tuple(passage for passage in writing.passages if not _is_to_do(passage.words))
    characters = (problem for passage in passages for problem in check_characters(passage))
    typography = (problem for passage in passages for problem in check_typography(passage))
    spelling = check_spelling(replace(writing, passages=passages), names)
    return [problem for found in (characters, typography, spelling) for problem in at_most(found, writing.file)]


def _is_to_do(words: str) -> bool:
    return "TODO" in words and _TO_DO.search(words) is not None


def words_of_names(site: Site) -> frozenset[str]:
    """Return every word of the names in the registers of *site*, as written."""
    names: list[str] = []
    for province in site.register.provinces.values():
        names += [province.name.vi, *province.aliases.vi]
    for place in site.register.places.values():
        names += [place.name.vi, place.name_then.vi if place.name_then else ""]
    for partner in site.partners.partners.values():
        names += [partner.name.vi, *partner.aliases.vi, partner.address]
    return frozenset(word for name in names for word in _WORD.findall(name))
