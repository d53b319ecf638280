"""The schema is one itself, is closed, and finds a fault of each sort."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from bantin.dataset import SCHEMA, DataTable
from bantin.rendering.data.tables import TABLES
from tests.support.built import SITE_URL, Built
from tests.support.data import Record, data_of_site, records_of, validator_of
from tests.support.loading import load_site
from tests.support.sites import PROJECT

DATA = data_of_site(load_site(PROJECT))


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(json.loads(DATA.file(SCHEMA)))


def test_the_schema_is_known_by_its_address_where_there_is_one(real: Built, hosted: Built) -> None:
    assert json.loads(hosted.tree["data/schema.json"].data)["$id"] == f"{SITE_URL}data/schema.json"
    assert "$id" not in json.loads(real.tree["data/schema.json"].data)


def test_the_schema_states_the_licence_and_describes_every_field_in_both_languages() -> None:
    schema = json.loads(DATA.file(SCHEMA))
    assert "may be reused freely" in schema["$comment"]
    assert "được tự do sử dụng lại" in schema["$comment"]
    for table in TABLES.values():
        properties = schema["$defs"][table.record]["properties"]
        assert list(properties) == [field.name for field in table.fields]
        for name, described in properties.items():
            vietnamese, english = described["description"].split("\n")
            assert vietnamese, name
            assert english, name


def _without(record: Record) -> None:
    del record["summary"]


def _of_one_language(record: Record) -> None:
    del record["summary"]["en"]


def _set(name: str, value: object) -> Callable[[Record], None]:
    def change(record: Record) -> None:
        record[name] = value

    return change


@pytest.mark.parametrize(
    ("table", "plant"),
    [
        pytest.param(DataTable.ARTICLES, _set("colour", "red"), id="a field that is not declared"),
        pytest.param(DataTable.ARTICLES, _without, id="a field that is missing"),
        pytest.param(DataTable.ARTICLES, _of_one_language, id="a language that is missing"),
        pytest.param(DataTable.ARTICLES, _set("summary", {"vi": "a", "en": "b", "fr": "c"}), id="a third language"),
        pytest.param(DataTable.ARTICLES, _set("summary", "a"), id="one form where there are two"),
        pytest.param(DataTable.ARTICLES, _set("event_date_certainty", "sure"), id="a value that is not in the list"),
        pytest.param(DataTable.ARTICLES, _set("event_date_certainty", None), id="null where something is known"),
        pytest.param(DataTable.ARTICLES, _set("event_date", "17/4/2024"), id="a date as people write it"),
        pytest.param(DataTable.ARTICLES, _set("event_date", "2024-13"), id="a month that is none"),
        pytest.param(DataTable.ARTICLES, _set("retrieved", "2024-04"), id="half a day"),
        pytest.param(DataTable.ARTICLES, _set("retrieved", "2023-02-29"), id="a day that is none"),
        pytest.param(DataTable.ARTICLES, _set("signed", "true"), id="a word for a truth"),
        pytest.param(DataTable.ARTICLES, _set("provinces", "ha-giang"), id="one where there may be many"),
        pytest.param(DataTable.ARTICLES, _set("provinces", [None]), id="nothing in a list"),
        pytest.param(DataTable.ARTICLES, _set("provinces", ["Hà Giang"]), id="a name for an id"),
        pytest.param(DataTable.ARTICLES, _set("url", ""), id="an empty text for what is not known"),
        pytest.param(DataTable.COOPERATION, _set("period_first", "2024"), id="a text for a number"),
        pytest.param(DataTable.COOPERATION, _set("period_first", 2024.5), id="a broken number"),
        pytest.param(DataTable.COOPERATION, _set("partner_is_party", 1), id="a number for a truth"),
        pytest.param(DataTable.PROVINCES, _set("ending", "sold"), id="another value where null is one"),
        pytest.param(DataTable.PARTNERS, _set("articles_as_partner", -1), id="fewer than none"),
    ],
)
def test_a_fault_is_found(table: DataTable, plant: Callable[[Record], None]) -> None:
    records: list[dict[str, Any]] = records_of(DATA, table)
    assert list(validator_of(DATA, table).iter_errors(records)) == []
    plant(records[0])
    places = {error.json_path for error in validator_of(DATA, table).iter_errors(records)}
    assert len(places) == 1
    assert places.pop().startswith("$[0]")


def test_a_document_without_one_of_the_tables_is_not_whole() -> None:
    whole = json.loads(DATA.whole())
    del whole["figures"]
    assert [error.message for error in validator_of(DATA).iter_errors(whole)] == ["'figures' is a required property"]
