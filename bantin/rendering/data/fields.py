"""Field and Table: one declaration, from which come the records, the CSV header, the schema and the dictionary.

So they cannot disagree. A record is flat: a value, a list of values, or one of these per language. What is not known is
null, an empty list where there are none; nothing is guessed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Generic, TypeVar

from bantin.dataset import DataTable
from bantin.languages import Language, Localized
from bantin.rendering.data.facts import Facts

R = TypeVar("R")

Scalar = str | int | bool | None
Value = Scalar | list[str] | dict[str, str | None] | dict[str, list[str]]
"""A value of a record, as JSON has it."""


class Type(StrEnum):
    """What a single value is."""

    TEXT = "text"
    ID = "id"
    ADDRESS = "address"
    DATE = "date"
    """As much of a date as is known: ``2024-04-17``, ``2024-04`` or ``2024``."""
    DAY = "day"
    INTEGER = "integer"
    BOOLEAN = "boolean"


@dataclass(frozen=True, slots=True, kw_only=True)
class Codes:
    """A closed list of values that a field may have; *name* is that of their words in ``locales/``."""

    name: str
    values: tuple[str, ...]

    @staticmethod
    def of(enum: type[StrEnum], name: str) -> Codes:
        """Return the values of a closed list of the model."""
        return Codes(name=name, values=tuple(member.value for member in enum))


@dataclass(frozen=True, slots=True, kw_only=True)
class Field(Generic[R]):
    """One value of a record, and how it is *read* from what the row is about.

    With *localized* it is an object with a form per language, and two columns in CSV. With *many* it is a list, never
    null. *null* says that it, or a form of it, may be unknown; *codes*, that only certain values are possible.
    """

    name: str
    type: Type
    read: Callable[[Facts, R], Value]
    localized: bool = False
    many: bool = False
    null: bool = False
    codes: Codes | None = None

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of its columns in CSV."""
        return tuple(f"{self.name}_{language}" for language in Language) if self.localized else (self.name,)


@dataclass(frozen=True, slots=True, kw_only=True)
class Table(Generic[R]):
    """A table: its name, the name of one *record*, its *fields* in order, and what its rows are about, in order."""

    name: DataTable
    record: str
    rows: Callable[[Facts], Iterable[R]]
    fields: tuple[Field[R], ...]

    @property
    def columns(self) -> tuple[str, ...]:
        """The header in CSV."""
        return tuple(column for field in self.fields for column in field.columns)

    def records(self, facts: Facts) -> Iterable[dict[str, Value]]:
        """Yield the records, each with all fields in their order."""
        for row in self.rows(facts):
            yield {field.name: field.read(facts, row) for field in self.fields}


AnyField = Field[Any]
AnyTable = Table[Any]


def forms(words: Localized[str | None] | Localized[str] | None) -> dict[str, str | None]:
    """Return *words* as a record has them; an empty form is not known."""
    return {language.value: words[language] or None if words else None for language in Language}


def forms_of_all(items: Iterable[Localized[str]]) -> dict[str, list[str]]:
    """Return the words of all *items* as a record has them: as many in each language, in the same order."""
    listed = list(items)
    return {language.value: [words[language] for words in listed] for language in Language}
