"""An article that an earlier build has read: its parts are made of records, each when it is first asked for.

The *head* of an article is what listings show of it; the rest, its *body*, is mostly its words. Ten thousand heads fit
into memory, and most builds need a few bodies.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import fields
from typing import Any

from bantin.languages import Language
from bantin.model.article import Article
from bantin.model.records import RecordError, dump_record, field_decoders

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

_decoders = field_decoders(Article)
_AT = {name: at for at, name in enumerate(HEAD_FIELDS)}

LoadBody = Callable[[str], str]
"""Returns the record of the body of an article, by its id; raises ``RecordError`` when it is lost."""


def dump_head(article: Article) -> str:
    """Return the record of the head of *article*."""
    return dump_record([*(getattr(article, name) for name in HEAD_FIELDS), article.languages, article.original])


def dump_body(article: Article) -> str:
    """Return the record of the body of *article*."""
    return dump_record([getattr(article, name) for name in BODY_FIELDS])


class StoredArticle(Article):
    """An article made of records. A field that has not been asked for is not set yet, and Python looks for it here."""

    __slots__ = ("_head", "_languages", "_load", "_original")

    def __init__(self, head: list[Any], load: LoadBody) -> None:
        """Make the article whose *head* is the parsed record of it; *load* gives that of its body."""
        for name, value in (
            ("_head", head),
            ("_load", load),
            ("_languages", tuple(map(Language, head[-2]))),
            ("_original", Language(head[-1])),
            ("id", head[0]),
        ):
            object.__setattr__(self, name, value)

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - any field of an article
        if name in _AT:
            object.__setattr__(self, name, _decoded(name, self._head[_AT[name]]))
        elif name in BODY_FIELDS:
            body = json.loads(self._load(self.id))
            for field, value in zip(BODY_FIELDS, body, strict=True):
                object.__setattr__(self, field, _decoded(field, value))
        else:
            raise AttributeError(name)
        return object.__getattribute__(self, name)

    @property
    def languages(self) -> tuple[Language, ...]:
        """The languages that have a text."""
        return self._languages  # type: ignore[no-any-return] # a slot

    @property
    def original(self) -> Language:
        """The language of the original."""
        return self._original  # type: ignore[no-any-return] # a slot


def _decoded(name: str, value: Any) -> Any:  # noqa: ANN401 - any field of an article
    try:
        return _decoders[name](value)
    except (TypeError, ValueError, IndexError, KeyError) as error:
        raise RecordError(name) from error
