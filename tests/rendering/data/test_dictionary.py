"""The dictionary names every table, field and value once, in both languages, and nothing else."""

from __future__ import annotations

import unicodedata
from collections import Counter

import pytest

from bantin.dataset import DataTable
from bantin.languages import Language
from bantin.rendering.data.dictionary import dictionary_rows
from bantin.rendering.data.fields import Type
from bantin.rendering.data.spreadsheets import write_rows
from bantin.rendering.data.tables import TABLES
from bantin.rendering.data.words import read_data_words
from tests.support.data import read_csv

ROWS = read_csv(write_rows(dictionary_rows()))


def test_every_table_and_field_is_explained_once() -> None:
    explained = Counter((row["table"], row["field"]) for row in ROWS if not row["value"])
    assert set(explained.values()) == {1}
    expected = {(table.name.value, field.name) for table in TABLES.values() for field in table.fields}
    assert set(explained) == expected | {(table.value, "") for table in DataTable}


def test_every_value_of_a_closed_list_is_explained() -> None:
    for table in TABLES.values():
        for field in table.fields:
            values = [row["value"] for row in ROWS if (row["table"], row["field"]) == (table.name, field.name)]
            assert values == ["", *(field.codes.values if field.codes else ())]


def test_every_row_has_words_in_both_languages() -> None:
    for row in ROWS:
        assert row["description_vi"], row
        assert row["description_en"], row
        assert row["description_vi"] != row["description_en"], row


def test_every_column_of_the_csv_files_is_named_once() -> None:
    for table in TABLES.values():
        columns = [
            column
            for row in ROWS
            if row["table"] == table.name and row["field"] and not row["value"]
            for column in row["columns"].split("|")
        ]
        assert columns == list(table.columns)
        assert len(columns) == len(set(columns))


@pytest.mark.parametrize("language", Language)
def test_the_words_are_those_that_are_needed_and_no_more(language: Language) -> None:
    words = read_data_words(language)
    tables = {table.value for table in DataTable}
    used: dict[str, set[str]] = {"tables": set(tables), "types": {*Type, "code"}, "all": set()}
    for table in TABLES.values():
        for field in table.fields:
            section = table.name if field.name in words[table.name] else "all"
            used.setdefault(section, set()).add(field.name)
            if field.codes:
                used.setdefault(field.codes.name, set()).update(field.codes.values)
    assert {section: set(names) for section, names in words.items()} == used


def test_both_languages_explain_the_same_in_the_same_order() -> None:
    vietnamese, english = (
        [(section, list(words)) for section, words in read_data_words(language).items()] for language in Language
    )
    assert vietnamese == english


@pytest.mark.parametrize("language", Language)
def test_words_are_sentences_with_their_marks_composed(language: Language) -> None:
    for section, words in read_data_words(language).items():
        for name, said in words.items():
            assert said == unicodedata.normalize("NFC", said.strip()), (section, name)
            assert said.count("`") % 2 == 0, (section, name)
            if section == "all" or section in list(DataTable):
                assert said.endswith("."), (section, name)
