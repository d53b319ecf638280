"""Every file of the data is what the schema says, and all three forms of a table hold the same."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from bantin.dataset import FILES, FOLDER, DataForm, DataTable, file_name
from bantin.languages import Localized
from bantin.model.site import Site
from bantin.rendering.data.files import DataFiles
from bantin.rendering.data.tables import TABLES
from tests.support.articles import make_run, make_site, small
from tests.support.built import SITE_URL, Built, build_site, without_articles
from tests.support.data import data_of_site, read_csv, records_from_csv, records_of, validator_of
from tests.support.loading import load_site
from tests.support.sites import PROJECT

HOSTILE = '=HYPERLINK("http://x","y")\t</script>,"\'\u2028|\\'


@pytest.fixture(scope="module")
def site() -> Site:
    return load_site(PROJECT)


@pytest.fixture(scope="module", params=["real", "small", "many", "none", "hosted"])
def data(request: pytest.FixtureRequest, site: Site) -> DataFiles:
    """The data of different sites."""
    sites = {
        "real": site,
        "small": small(),
        "many": make_site(make_run(30)),
        "none": make_site(()),
        "hosted": site,
    }
    return data_of_site(sites[request.param], SITE_URL if request.param == "hosted" else "")


@pytest.mark.parametrize("table", DataTable)
def test_a_table_is_what_the_schema_says(data: DataFiles, table: DataTable) -> None:
    records = json.loads(data.file(file_name(table, DataForm.JSON)))
    assert [error.message for error in validator_of(data, table).iter_errors(records)] == []


@pytest.mark.parametrize("table", DataTable)
def test_all_forms_hold_the_same_records(data: DataFiles, table: DataTable) -> None:
    records = records_of(data, table)
    lines = data.file(file_name(table, DataForm.JSON_LINES)).decode().splitlines()
    assert [json.loads(line) for line in lines] == records
    assert records_from_csv(data.file(file_name(table, DataForm.CSV)), table) == records
    assert data.rows(table) == len(records)


@pytest.mark.parametrize("table", DataTable)
def test_a_record_and_the_header_have_the_fields_in_the_order_of_their_declaration(
    data: DataFiles, table: DataTable
) -> None:
    for record in records_of(data, table):
        assert list(record) == [field.name for field in TABLES[table].fields]
    header = data.file(file_name(table, DataForm.CSV)).decode("utf-8-sig").split("\r\n")[0]
    assert header.split(",") == list(TABLES[table].columns)


def test_all_tables_in_one_document_are_what_the_schema_says(data: DataFiles) -> None:
    whole = json.loads(data.whole())
    assert [error.message for error in validator_of(data).iter_errors(whole)] == []
    assert whole == {table.value: records_of(data, table) for table in TABLES}


def test_every_file_is_utf_8_and_ends_with_a_line_end_or_is_empty(data: DataFiles) -> None:
    for name in FILES:
        text = data.file(name).decode()
        assert text == "" or text.endswith("\n"), name
        assert (text == "") == (name.endswith(".jsonl") and data.rows(DataTable(name.split(".")[0])) == 0)


def test_a_site_without_reports_has_registers_and_empty_tables(tmp_path: Path) -> None:
    built = build_site(without_articles(tmp_path), tmp_path / "output")
    assert built.tree["data/articles.json"].data == b"[]\n"
    assert built.tree["data/articles.jsonl"].data == b""
    assert read_csv(built.tree["data/articles.csv"].data) == []
    assert json.loads(built.tree["data/provinces.json"].data) != []


def test_a_build_has_every_file_of_the_data(real: Built) -> None:
    data = DataFiles(real.plan)
    found = {path: output.data for path, output in real.tree.items() if path.startswith(f"{FOLDER}/")}
    assert found == {f"{FOLDER}/{name}": data.file(name) for name in FILES}


def test_the_report_of_a_newer_event_stands_at_the_end_and_changes_no_line_above_it(site: Site) -> None:
    before = data_of_site(replace(site, articles=site.articles[1:]))
    after = data_of_site(site)
    for table in (DataTable.ARTICLES, DataTable.COOPERATION, DataTable.FIELDS, DataTable.FIGURES):
        for form in (DataForm.JSON_LINES, DataForm.CSV):
            name = file_name(table, form)
            assert after.file(name).startswith(before.file(name)), name


def test_hostile_words_come_back_as_they_are_and_are_inert_in_json() -> None:
    title: Localized[str | None] = Localized(vi=HOSTILE, en=f"- {HOSTILE}")
    data = data_of_site(replace(small(), articles=(replace(small().articles[-1], title=title),)))
    (record,) = records_of(data, DataTable.ARTICLES)
    assert record["title"] == {"vi": HOSTILE, "en": f"- {HOSTILE}"}
    assert records_from_csv(data.file("articles.csv"), DataTable.ARTICLES) == [record]
    text = data.file("articles.json").decode()
    assert not set(text) & set("<>&\u2028\u2029")
    (row,) = read_csv(data.file("articles.csv"))
    assert (row["title_vi"], row["title_en"]) == (f"'{HOSTILE}", f"'- {HOSTILE}")


def test_addresses_of_pages_are_permalinks_or_paths_of_pages_that_are_there(real: Built, hosted: Built) -> None:
    for built, base in ((real, ""), (hosted, SITE_URL)):
        for table in DataTable:
            for record in json.loads(built.tree[f"data/{table}.json"].data):
                for address in (record.get("page") or {}).values():
                    assert address is None or (address.startswith(base) and address.removeprefix(base) in built.tree), (
                        address
                    )


def test_every_id_leads_to_a_record(site: Site) -> None:
    data = data_of_site(site)
    ids = {
        table: {record["id"] for record in records_of(data, table)}
        for table in (DataTable.ARTICLES, DataTable.PARTNERS, DataTable.PROVINCES)
    }
    organisations = ("partner", "outlet", "copy_outlet", "part_of", "partners", "local", "others", "agreement_parties")
    provinces = ("province", "province_then", "province_today", "provinces", "provinces_today", "today", "formed_from")
    leads = {"article": DataTable.ARTICLES}
    leads |= dict.fromkeys(organisations, DataTable.PARTNERS) | dict.fromkeys(provinces, DataTable.PROVINCES)
    for table in DataTable:
        for record in records_of(data, table):
            for name in leads.keys() & record.keys():
                found = record[name] if isinstance(record[name], list) else [record[name]]
                assert {one for one in found if one is not None} <= ids[leads[name]], name
