"""The JSON Schema of the data files, made from the declarations of the tables (draft 2020-12).

It is closed: a field that is not declared is a fault, and so is one that is missing. ``$defs`` has each record and each
JSON file; the schema itself is that of all tables in one document, as the command ``export`` prints it.
"""

from __future__ import annotations

from typing import Any

from bantin.languages import Language, Localized
from bantin.model.site import Site
from bantin.rendering.data.fields import AnyField, AnyTable, Type
from bantin.rendering.data.tables import TABLES
from bantin.rendering.data.words import words_of_field, words_of_table

DIALECT = "https://json-schema.org/draft/2020-12/schema"

Schema = dict[str, Any]

_MONTH = "(0[1-9]|1[0-2])"
_DAY = "(0[1-9]|[12][0-9]|3[01])"
_TYPES: dict[Type, Schema] = {
    Type.TEXT: {"type": "string", "minLength": 1},
    Type.ID: {"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"},
    Type.ADDRESS: {"type": "string", "format": "iri-reference", "minLength": 1},
    Type.DATE: {"type": "string", "pattern": f"^[0-9]{{4}}(-{_MONTH}(-{_DAY})?)?$"},
    Type.DAY: {"type": "string", "format": "date", "pattern": f"^[0-9]{{4}}-{_MONTH}-{_DAY}$"},
    Type.INTEGER: {"type": "integer", "minimum": 0},
    Type.BOOLEAN: {"type": "boolean"},
}


def make_schema(site: Site, address: str | None) -> Schema:
    """Return the schema of the data of *site*; *address* is its own, when it is known where the site will be."""
    settings = site.settings
    definitions: Schema = {}
    for table in TABLES.values():
        words = _both(words_of_table(table.name))
        definitions[table.record] = {"description": words} | _record(table)
        definitions[table.name.value] = {"description": words, "type": "array", "items": _ref(table.record)}
    return {
        "$schema": DIALECT,
        **({"$id": address} if address else {}),
        "title": f"{settings.name.vi} / {settings.name.en}",
        "description": _both(settings.description),
        "$comment": _both(settings.licence),
        **_closed({table.name.value: _ref(table.name) for table in TABLES.values()}),
        "$defs": definitions,
    }


def _record(table: AnyTable) -> Schema:
    return _closed(
        {
            field.name: {"description": _both(words_of_field(table.name, field.name))} | _value(field)
            for field in table.fields
        }
    )


def _value(field: AnyField) -> Schema:
    """Return the schema of a field's values."""
    single: Schema = {"type": "string", "enum": list(field.codes.values)} if field.codes else dict(_TYPES[field.type])
    if field.null:
        single["type"] = [single["type"], "null"]
        if "enum" in single:
            single["enum"] = [*single["enum"], None]
    value = {"type": "array", "items": single} if field.many else single
    return _closed({language.value: value for language in Language}) if field.localized else value


def _closed(properties: Schema) -> Schema:
    return {"type": "object", "properties": properties, "required": list(properties), "additionalProperties": False}


def _ref(name: str) -> Schema:
    return {"$ref": f"#/$defs/{name}"}


def _both(words: Localized[str]) -> str:
    """Return *words* in both languages: a schema has one description, and neither language is special."""
    return f"{words.vi}\n{words.en}"
