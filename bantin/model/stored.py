"""An article that another build or another process has read: its parts are made of records when they are asked for.

The *head* of an article is what listings show of it; the rest, its *body*, is mostly its words. Ten thousand heads fit
into memory. Of the bodies only those that were read last are kept.
"""

from __future__ import annotations

import datetime as dt
import json
from collections import deque
from collections.abc import Callable
from dataclasses import fields
from functools import cache
from typing import Any, NamedTuple

from bantin.languages import Language
from bantin.model.article import Article
from bantin.model.records import Decode, RecordError, dump_record, field_decoders

HEAD_FIELDS = (
    "id",
    "draft",
    "kind",
    "provinces",
    "partners",
    "local",
    "others",
    "slug",
    "former_slugs",
    "title",
    "summary",
    "event_date",
    "published",
    "retrieved",
    "agreement",
    "period",
    "fields",
    "people",
)
"""The fields that make up the head. ``languages`` and ``original``, which follow from the texts, are of it too."""
HEAD = frozenset([*HEAD_FIELDS, "languages", "original"])
BODY_FIELDS = tuple(field.name for field in fields(Article) if field.name not in HEAD)

_PLACES = {name: place for place, name in enumerate(HEAD_FIELDS)}
_LANGUAGES: dict[tuple[str, ...], tuple[Language, ...]] = {
    (): (),
    **{(language.value,): (language,) for language in Language},
    tuple(language.value for language in Language): tuple(Language),
}

_MOST_BODIES = 1_000
_with_body: deque[StoredArticle] = deque()

LoadRecord = Callable[[str], str]
"""Returns a record of an article, by its id; raises an error when it is lost."""


class Outset(NamedTuple):
    """What an article is known by before any record of it is read; plain values.

    *date* is that of the event, *newest* the newest of all that the article carries; *languages* have a text.
    """

    id: str
    date: str
    newest: str
    languages: list[str]
    original: str
    provinces: list[str]
    partners: list[str]


def outset_of(article: Article) -> Outset:
    """Return what *article* is known by."""
    return Outset(
        id=article.id,
        date=article.event_date.date.isoformat(),
        newest=article.newest.isoformat(),
        languages=[language.value for language in article.languages],
        original=article.original.value,
        provinces=list(article.provinces),
        partners=list(article.partners),
    )


def dump_head(article: Article) -> str:
    """Return the record of the head of *article*."""
    return dump_record([*(getattr(article, name) for name in HEAD_FIELDS), article.languages, article.original])


def dump_body(article: Article) -> str:
    """Return the record of the body of *article*."""
    return dump_record([getattr(article, name) for name in BODY_FIELDS])


class StoredArticle(Article):
    """An article made of records. A field that has not been asked for is not set yet, and Python looks for it here."""

    __slots__ = ("_body", "_head", "_outset", "_record")
    _outset: Outset
    _record: list[Any]
    __setattr__ = object.__setattr__  # an article is frozen for all others

    def __init__(self, outset: Outset, head: LoadRecord, body: LoadRecord) -> None:
        """Make the article that is known by *outset*; *head* and *body* give its records."""
        self._outset = outset
        self._head = head
        self._body = body
        self.id = outset.id  # type: ignore[misc]
        self.provinces = tuple(outset.provinces)  # type: ignore[misc]
        self.partners = tuple(outset.partners)  # type: ignore[misc]

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - any field of an article
        if name in _PLACES:
            self._set(name, self._record[_PLACES[name]])
        elif name in BODY_FIELDS:
            for field, value in zip(BODY_FIELDS, json.loads(self._body(self.id)), strict=True):
                self._set(field, value)
            self._let_go_of_another()
        elif name == "_record":
            self._record = json.loads(self._head(self.id))
        else:
            raise AttributeError(name)
        return object.__getattribute__(self, name)

    @property
    def languages(self) -> tuple[Language, ...]:
        """The languages that have a text."""
        return _LANGUAGES[tuple(self._outset.languages)]

    @property
    def original(self) -> Language:
        """The language of the original."""
        return Language(self._outset.original)

    @property
    def order(self) -> tuple[dt.date, str]:
        """Sort key in time: event date, then id."""
        return (dt.date.fromisoformat(self._outset.date), self.id)

    @property
    def newest(self) -> dt.date:
        """The newest of all dates that it carries."""
        return dt.date.fromisoformat(self._outset.newest)

    def _let_go_of_another(self) -> None:
        """Let the body that was read the longest time ago be read again when it is asked for again."""
        _with_body.append(self)
        if len(_with_body) > _MOST_BODIES:
            oldest = _with_body.popleft()
            for name in BODY_FIELDS:
                object.__delattr__(oldest, name)

    def _set(self, name: str, value: Any) -> None:  # noqa: ANN401 - any field of an article
        """Set the field *name* to what *value* is the record of; raises ``RecordError`` when it is of another type."""
        try:
            object.__setattr__(self, name, _decoders()[name](value))
        except (TypeError, ValueError, IndexError, KeyError) as error:
            raise RecordError(name) from error


@cache
def _decoders() -> dict[str, Decode]:
    return field_decoders(Article)
