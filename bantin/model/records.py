"""Values of the model as JSON and back: what an earlier build has read need not be read again.

A dataclass is the list of its fields, a date is its ISO form. Nothing in a record is ever run: it is text that anybody
may have changed, and what does not fit its type is refused.
"""

from __future__ import annotations

import datetime as dt
import json
import types
import typing
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import cache
from typing import Any

from bantin.languages import Localized

Decode = Callable[[Any], Any]


class RecordError(ValueError):
    """Raised for a record that is not one of the type it should be."""


def dump_record(value: object) -> str:
    """Return *value*, which is made of dataclasses, tuples, dates and plain values, as JSON."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=_plain)


def field_decoders(kind: type) -> dict[str, Decode]:
    """Return the decoder of each field of the dataclass *kind*, in their order."""
    hints = typing.get_type_hints(kind)
    return {field.name: _decoder(hints[field.name]) for field in fields(kind)}


def _plain(value: object) -> object:
    if is_dataclass(value):
        return [getattr(value, field.name) for field in fields(value)]
    if isinstance(value, dt.date):
        return value.isoformat()
    raise TypeError(type(value))


@cache
def _decoder(kind: Any) -> Decode:  # noqa: ANN401 - one line for each sort of type
    origin, arguments = typing.get_origin(kind), typing.get_args(kind)
    if kind in (str, int, bool):
        return _exactly(kind)
    if origin in (typing.Union, types.UnionType):
        (inner,) = (argument for argument in arguments if argument is not types.NoneType)
        decode = _decoder(inner)
        return lambda value: None if value is None else decode(value)
    if origin is tuple and arguments[-1] is Ellipsis:
        decode = _decoder(arguments[0])
        return lambda value: tuple([decode(item) for item in _list(value)])
    if origin is tuple:
        parts = [_decoder(argument) for argument in arguments]
        return lambda value: tuple([part(item) for part, item in zip(parts, value, strict=True)])
    if origin is Localized:
        decode = _decoder(arguments[0])
        return lambda value: Localized(vi=decode(value[0]), en=decode(value[1]))
    if kind is dt.date:
        return dt.date.fromisoformat
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind
    return _decoder_of_dataclass(kind)


def _decoder_of_dataclass(kind: type) -> Decode:
    decoders = field_decoders(kind)

    def decode(value: list[Any]) -> Any:  # noqa: ANN401 - a value of *kind*
        parts = zip(decoders.items(), _list(value), strict=True)
        return kind(**{name: decode_field(part) for (name, decode_field), part in parts})

    return decode


def _exactly(kind: type) -> Decode:
    def decode(value: Any) -> Any:  # noqa: ANN401 - a value of *kind*
        if type(value) is not kind:
            raise TypeError(value)
        return value

    return decode


def _list(value: list[Any]) -> list[Any]:
    if type(value) is not list:
        raise TypeError(value)
    return value
