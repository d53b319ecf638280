"""The page of data and downloads."""

from __future__ import annotations

from markupsafe import Markup

from bantin.dataset import DICTIONARY, SCHEMA, DataForm, DataTable, file_name
from bantin.model.article import Precision
from bantin.planning.companions import CompanionKind
from bantin.planning.page import PageKind
from bantin.rendering.contexts.common import common_context, section_key
from bantin.rendering.contexts.downloads import downloads_context
from bantin.rendering.contexts.view import Context, View
from bantin.rendering.data.fields import AnyField
from bantin.rendering.data.files import DataFiles
from bantin.rendering.data.tables import TABLES
from bantin.rendering.data.words import words_of_field, words_of_table, words_of_type, words_of_value
from bantin.rendering.formats import date_in_list, file_size

# In the order of who asks for them: most people have a spreadsheet, and programs read the other two.
_FORMS = (DataForm.CSV, DataForm.JSON, DataForm.JSON_LINES)


def data_context(view: View, data: DataFiles) -> Context:
    """Return the context of the page of data and downloads; the files that it leads to are those of *data*.

    Where the site has no data there are no ``tables``, and neither what goes with them.
    """
    features = view.site.settings.features
    tables = {
        "tables": [_table(view, table, data) for table in TABLES],
        "schema": _file(view, SCHEMA, "application/schema+json", data),
        "dictionary": _file(view, DICTIONARY, DataForm.CSV.media_type, data),
    }
    return common_context(view) | {
        "section": section_key(PageKind.DATA, features),
        "downloads": downloads_context(view),
        **(tables if features.data else {"tables": []}),
        "edition": date_in_list(view.site.edition, Precision.DAY, view.language),
        "edition_iso": view.site.edition.isoformat(),
    }


def _table(view: View, table: DataTable, data: DataFiles) -> Context:
    rows = data.rows(table)
    return {
        "key": table.value,
        "about": _with_names(words_of_table(table)[view.language]),
        "count": rows,
        "rows": view.number(rows),
        "files": [_file(view, file_name(table, form), form.media_type, data) | {"form": form.value} for form in _FORMS],
        "fields": [_field(view, table, field) for field in TABLES[table].fields],
    }


def _file(view: View, name: str, media_type: str, data: DataFiles) -> Context:
    return {
        "name": name,
        "href": view.companion(CompanionKind.DATA, name=name),
        "media_type": media_type,
        "size": file_size(data.size(name), view.language),
    }


def _field(view: View, table: DataTable, field: AnyField) -> Context:
    values = field.codes.values if field.codes else ()
    return {
        "name": field.name,
        "shown": Markup("_<wbr>").join(field.name.split("_")),
        "meaning": _with_names(words_of_field(table, field.name)[view.language]),
        "type": words_of_type("code" if field.codes else field.type)[view.language],
        "localized": field.localized,
        "many": field.many,
        "null": field.null,
        "values": [
            {"value": value, "meaning": words_of_value(field.codes.name, value)[view.language]}
            for value in values
            if field.codes
        ],
    }


def _with_names(words: str) -> Markup:
    """Return *words* as HTML; a name in backticks is code."""
    html = Markup()
    for number, part in enumerate(words.split("`")):
        html += Markup("<code>{}</code>").format(part) if number % 2 else part
    return html
