"""What a reader finds on the page about the data."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urljoin

import pytest

from bantin.dataset import FILES, FOLDER, DataForm, DataTable, file_name
from bantin.languages import Language
from bantin.planning.page import PageKind
from bantin.rendering.data.files import DataFiles
from bantin.rendering.data.tables import TABLES
from bantin.rendering.data.words import words_of_field, words_of_table
from bantin.rendering.formats import file_size
from tests.support.built import EN, SITE_URL, VI, Built, build_site, without_articles
from tests.support.html import links_of, text_of

each_language = pytest.mark.parametrize("language", Language)


@each_language
def test_it_leads_to_every_file_and_says_how_large_it_is(real: Built, language: Language) -> None:
    page, path = real.page(PageKind.DATA, language), real.path(PageKind.DATA, language)
    linked = {urljoin(path, link.href) for link in links_of(page.main)}
    assert {f"{FOLDER}/{name}" for name in FILES} <= linked
    data = DataFiles(real.plan)
    for table in DataTable:
        for form in DataForm:
            size = file_size(len(data.file(file_name(table, form))), language)
            assert size.replace("\u00a0", " ") in page.text


@each_language
def test_it_says_what_a_row_is_and_how_many_there_are(real: Built, language: Language) -> None:
    text = real.page(PageKind.DATA, language).text
    for table in DataTable:
        assert words_of_table(table)[language].replace("`", "") in text
    rows = {VI: ("cooperation, 6 dòng", "articles, 5 dòng"), EN: ("cooperation, 6 rows", "articles, 5 rows")}
    assert [said for said in rows[language] if said not in text] == []


@each_language
def test_it_explains_every_field_in_the_order_of_the_files(real: Built, language: Language) -> None:
    page = real.page(PageKind.DATA, language)
    tables = list(page.main.iter("tbody"))
    assert len(tables) == len(TABLES)
    for body, table in zip(tables, TABLES.values(), strict=True):
        rows = [[text_of(cell) for cell in row] for row in body.iter("tr")]
        assert [row[0] for row in rows] == [field.name for field in table.fields]
        for row, field in zip(rows, table.fields, strict=True):
            assert row[1].startswith(words_of_field(table.name, field.name)[language].replace("`", "")), row
            values = field.codes.values if field.codes else ()
            assert [value for value in values if f"{value}: " not in row[1]] == [], row


@each_language
def test_it_states_the_licence_and_how_to_cite(real: Built, hosted: Built, language: Language) -> None:
    heading = {VI: "Quyền sử dụng", EN: "Licence"}[language]
    section = text_of(real.page(PageKind.DATA, language).section(heading))
    assert real.plan.site.settings.licence[language] in section
    assert f"{real.plan.site.settings.name[language]}: " in section
    assert SITE_URL in text_of(hosted.page(PageKind.DATA, language).section(heading))


@each_language
def test_the_page_of_a_site_without_reports_counts_none(tmp_path: Path, language: Language) -> None:
    built = build_site(without_articles(tmp_path), tmp_path / "output")
    text = built.page(PageKind.DATA, language).text
    assert {VI: "articles, 0 dòng", EN: "articles, 0 rows"}[language] in text
    assert "temporalCoverage" not in built.page(PageKind.DATA, language).node("Dataset")


def test_programs_are_told_of_the_data_its_licence_and_its_files(hosted: Built) -> None:
    node = hosted.page(PageKind.DATA, EN).node("Dataset")
    settings = hosted.plan.site.settings
    assert (node["name"], node["description"]) == (settings.name.en, settings.description.en)
    assert node["license"] == {"@type": "CreativeWork", "text": settings.licence.en}
    assert node["inLanguage"] == ["vi", "en"]
    assert node["dateModified"] == hosted.plan.site.edition.isoformat()
    assert node["temporalCoverage"] == "2023-12-08/2025-09-01"
    assert node["spatialCoverage"]["name"] == "Vietnam"
    files = {item["contentUrl"].removeprefix(f"{SITE_URL}{FOLDER}/"): item for item in node["distribution"]}
    assert set(files) == {file_name(table, form) for table in DataTable for form in DataForm}
    assert files["articles.csv"]["encodingFormat"] == "text/csv"
    assert "event_date_year_certainty" in node["variableMeasured"]


def test_without_an_address_the_files_are_linked_from_the_page(real: Built) -> None:
    for language in Language:
        path = real.path(PageKind.DATA, language)
        node = real.page(PageKind.DATA, language).node("Dataset")
        assert [f for f in node["distribution"] if urljoin(path, f["contentUrl"]) not in real.tree] == []
