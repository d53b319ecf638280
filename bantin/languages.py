"""The two languages of a site, and values that have one form in each."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

T = TypeVar("T")


class Language(StrEnum):
    """A language of the site; its value is the folder, the ``lang`` attribute and the key in the metadata."""

    VI = "vi"
    EN = "en"

    @property
    def other(self) -> Language:
        """The language that this one is not."""
        return Language.EN if self is Language.VI else Language.VI

    @property
    def locale(self) -> str:
        """Babel's locale: British English, as the digest's English is."""
        return "vi" if self is Language.VI else "en_GB"

    @property
    def own_name(self) -> str:
        """The language's name in itself, as a language switch shows it."""
        return "Tiếng Việt" if self is Language.VI else "English"


_VIETNAMESE = Language.VI
"""To be compared with where it is done very often: a look into an enumeration takes ten times as long."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Localized(Generic[T]):
    """A value with one form per language."""

    vi: T
    en: T

    def __getitem__(self, language: Language) -> T:
        """Return the form in *language*."""
        return self.vi if language is _VIETNAMESE else self.en
