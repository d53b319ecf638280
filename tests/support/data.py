"""Data files, read back as those read them who load them."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import replace
from typing import Any

from jsonschema import Draft202012Validator

from bantin.dataset import SCHEMA, DataForm, DataTable, file_name
from bantin.languages import Language
from bantin.model.site import Site
from bantin.planning.plan import plan_site
from bantin.rendering.data.fields import AnyField, Type, Value
from bantin.rendering.data.files import DataFiles
from bantin.rendering.data.tables import TABLES

Record = dict[str, Any]


def data_of_site(site: Site, site_url: str = "") -> DataFiles:
    """Return the data files of *site*."""
    return DataFiles(plan_site(replace(site, settings=replace(site.settings, site_url=site_url))))


def records_of(data: DataFiles, table: DataTable) -> list[Record]:
    """Return the records of *table*, from its JSON file."""
    records: list[Record] = json.loads(data.file(file_name(table, DataForm.JSON)))
    return records


def record_of(data: DataFiles, table: DataTable, name: str) -> Record:
    """Return the record of *table* whose id is *name*."""
    return next(record for record in records_of(data, table) if record["id"] == name)


def validator_of(data: DataFiles, definition: str = "") -> Draft202012Validator:
    """Return what checks against the schema of *data*, or against one *definition* in it."""
    schema = json.loads(data.file(SCHEMA))
    if definition:
        schema = {"$schema": schema["$schema"], "$ref": f"#/$defs/{definition}", "$defs": schema["$defs"]}
    return Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)


def read_csv(data: bytes) -> list[dict[str, str]]:
    """Return the rows of a CSV file by the names of its columns, as the page about the data says to read them."""
    text = io.TextIOWrapper(io.BytesIO(data), encoding="utf-8-sig", newline="")
    return list(csv.DictReader(text, strict=True))


def records_from_csv(data: bytes, table: DataTable) -> list[Record]:
    """Return the records that a CSV file holds, by the types of the fields of *table*."""
    return [{field.name: _value(field, row) for field in TABLES[table].fields} for row in read_csv(data)]


def unquote(cell: str) -> str:
    """Return the words of a *cell*: without the apostrophe that keeps a spreadsheet from running it."""
    return cell.removeprefix("'")


def split_list(cell: str) -> list[str]:
    """Return the items of a list."""
    items = re.findall(r"(?:[^|\\]|\\.)+", cell, re.DOTALL)
    return [re.sub(r"\\(.)", r"\1", item, flags=re.DOTALL) for item in items]


def _value(field: AnyField, row: dict[str, str]) -> Value:
    if field.localized:
        return {language.value: _single(field, row[f"{field.name}_{language}"]) for language in Language}  # type: ignore[return-value] # one sort in both
    return _single(field, row[field.name])


def _single(field: AnyField, cell: str) -> str | int | bool | list[str] | None:
    words = unquote(cell)
    if field.many:
        return split_list(words)
    if words == "":
        return None
    match field.type:
        case Type.INTEGER:
            return int(words)
        case Type.BOOLEAN:
            return {"true": True, "false": False}[words]
        case _:
            return words
