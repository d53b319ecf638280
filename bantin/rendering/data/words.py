"""What each field means, in both languages: ``locales/<language>/data.toml``, read once and only when needed.

The fields belong to the program, not to a site, so their words stand beside those of problems and commands, by name:
gettext, whose ids are sentences, has no place for a name. A test holds them against the declarations; a word that is
missing stops the build all the same.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache

from bantin.dataset import DataTable
from bantin.languages import Language, Localized
from bantin.wording import LOCALES


@cache
def read_data_words(language: Language) -> Mapping[str, Mapping[str, str]]:
    """Return the words of the data in *language*: tables of names to sentences."""
    return tomllib.loads((LOCALES / language / "data.toml").read_text(encoding="utf-8"))


def words_of_table(table: DataTable) -> Localized[str]:
    """Return what a row of *table* is."""
    return _both("tables", table)


def words_of_field(table: DataTable, field: str) -> Localized[str]:
    """Return what *field* of *table* means; a field that means the same in all tables is explained once, in ``all``."""
    found = table if field in read_data_words(Language.VI).get(table, {}) else "all"
    return _both(found, field)


def words_of_type(name: str) -> Localized[str]:
    """Return what a type is called."""
    return _both("types", name)


def words_of_value(codes: str, value: str) -> Localized[str]:
    """Return what *value* of a closed list means."""
    return _both(codes, value)


def _both(section: str, name: str) -> Localized[str]:
    return Localized(vi=read_data_words(Language.VI)[section][name], en=read_data_words(Language.EN)[section][name])
