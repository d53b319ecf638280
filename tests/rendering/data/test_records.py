"""What the records say is what is known, as surely as it is known."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import replace
from pathlib import Path

import pytest

from bantin.dataset import DataTable
from bantin.languages import Language
from bantin.model.article import Precision
from bantin.planning.plan import plan_site
from bantin.rendering.data.facts import Facts
from tests.support.articles import make_article, make_site
from tests.support.built import Built
from tests.support.data import data_of_site, record_of, records_of
from tests.support.loading import load_site
from tests.support.sites import PROJECT

SITE = load_site(PROJECT)
DATA = data_of_site(SITE)
HA_GIANG = "2023-12-08-ha-giang-bach-mai"
BAI_CHAY = "2024-04-17-bai-chay-dong-trieu"
HA_TINH = "2024-10-12-ha-tinh-bach-mai"
WALKRUN = "2024-11-13-binh-duong-walkrun"
LAO_CAI = "2025-12-03-lao-cai-veterans-busan"


def test_a_date_that_the_report_gives_in_part_says_so_and_why() -> None:
    record = record_of(DATA, DataTable.ARTICLES, WALKRUN)
    assert record["event_date"] == "2024-11-13"
    assert (record["event_date_certainty"], record["event_date_year_certainty"]) == ("stated", "inferred")
    assert record["event_date_says"] == "13/11"
    assert record["event_date_basis"]["en"].startswith("The report gives only the day and the month.")


def test_a_date_is_cut_to_what_is_known_of_it() -> None:
    record = record_of(DATA, DataTable.ARTICLES, HA_GIANG)
    assert (record["published"], record["published_precision"]) == ("2023-12", "month")
    article = SITE.articles[0]
    vague = replace(article, event_date=replace(article.event_date, precision=Precision.YEAR))
    (found,) = records_of(data_of_site(replace(SITE, articles=(vague,))), DataTable.COOPERATION)
    assert found["event_date"] == "2025"


def test_what_is_not_known_is_null_and_never_an_empty_text() -> None:
    record = record_of(DATA, DataTable.ARTICLES, HA_TINH)
    assert [record[name] for name in ("url", "url_certainty", "published", "published_certainty", "retrieved")] == [
        None
    ] * 5
    assert record["byline"] == {"vi": None, "en": None}


def test_an_outlet_and_an_address_are_given_with_their_certainty() -> None:
    record = record_of(DATA, DataTable.ARTICLES, BAI_CHAY)
    assert (record["outlet"], record["outlet_certainty"]) == ("benh-vien-bai-chay-trang-tin", "inferred")
    record = record_of(DATA, DataTable.ARTICLES, WALKRUN)
    assert (record["outlet_certainty"], record["url_certainty"]) == ("confirmed", "found")


def test_the_full_text_of_a_report_is_not_in_the_data(real: Built) -> None:
    data = " ".join(output.data.decode() for path, output in real.tree.items() if path.startswith("data/"))
    for article in SITE.articles:
        for language in Language:
            text = article.texts[language]
            assert text is not None
            for block in text.blocks:
                if len(block.words) > 200:
                    assert json.dumps(block.words, ensure_ascii=False)[1:-1] not in data, block.words


def test_people_stand_in_no_field_of_their_own() -> None:
    """Only where a title, a summary or a note names them."""
    people = {form for a in SITE.articles for person in a.people for form in (person.name.vi, person.name.en)}
    prose = {"title", "source_title", "summary", "notes", "known", "event_date_basis"}
    for table in DataTable:
        for record in records_of(DATA, table):
            rest = json.dumps({name: value for name, value in record.items() if name not in prose}, ensure_ascii=False)
            assert [name for name in people if name in rest] == [], rest


def test_a_report_about_two_provinces_has_a_row_for_each_with_its_own_side() -> None:
    rows = [row for row in records_of(DATA, DataTable.COOPERATION) if row["article"] == HA_GIANG]
    assert [(row["province"], row["province_today"], row["local"]) for row in rows] == [
        ("ha-giang", "tuyen-quang", ["ubnd-ha-giang"]),
        ("tuyen-quang", "tuyen-quang", ["ubnd-tuyen-quang"]),
    ]
    assert {row["pairing"] for row in rows} == {"direct"}


def test_with_several_of_both_it_is_not_said_who_dealt_with_whom() -> None:
    article = make_article(1, ("ha-giang", "tuyen-quang"), ("benh-vien-bach-mai", "ubnd-ha-giang"))
    rows = records_of(data_of_site(make_site((article,))), DataTable.COOPERATION)
    assert len(rows) == 4
    assert {row["pairing"] for row in rows} == {"joint"}
    assert len({row["id"] for row in rows}) == 4


def test_an_office_is_in_the_province_it_was_in_on_the_day() -> None:
    """The committee of Ha Giang was in Ha Giang until the province ended, and its place is in Tuyen Quang today."""
    article = next(article for article in SITE.articles if article.id == HA_GIANG)
    facts = Facts(plan_site(SITE))
    last = replace(article, event_date=replace(article.event_date, date=dt.date(2025, 6, 30)))
    assert facts.local_side(last, "ha-giang") == ["ubnd-ha-giang"]
    after = replace(article, event_date=replace(article.event_date, date=dt.date(2025, 7, 1)))
    assert facts.local_side(after, "ha-giang") == []
    assert facts.local_side(after, "tuyen-quang") == ["ubnd-ha-giang", "ubnd-tuyen-quang"]


def test_with_one_province_the_whole_local_side_is_its_side() -> None:
    (row,) = [row for row in records_of(DATA, DataTable.COOPERATION) if row["article"] == LAO_CAI]
    article = next(article for article in SITE.articles if article.id == LAO_CAI)
    assert row["local"] == list(article.local)


def test_what_was_signed_and_by_whom_is_told_apart_from_what_was_hoped_for() -> None:
    rows = {row["article"]: row for row in records_of(DATA, DataTable.COOPERATION)}
    talks = rows[WALKRUN]
    assert (talks["signed"], talks["agreement_parties"], talks["partner_is_party"]) == (False, [], None)
    assert talks["fields_hoped"] == ["hospital-project", "experience-exchange", "technique-transfer", "training"]
    assert talks["fields_agreed"] == []
    signed = rows[HA_TINH]
    assert (signed["signed"], signed["partner_is_party"]) == (True, True)
    assert (signed["period_first"], signed["period_last"], signed["period_of_agreement"]) == (2024, 2030, True)
    assert rows[LAO_CAI]["period_of_agreement"] is False
    assert rows[LAO_CAI]["period_what"]["en"].endswith("not the term of the agreement, which is not known")


def test_every_field_and_figure_of_a_report_is_a_row() -> None:
    for article in SITE.articles:
        fields = [row for row in records_of(DATA, DataTable.FIELDS) if row["article"] == article.id]
        assert [(row["field"], row["status"], row["line"]) for row in fields] == [
            (field.field, field.status, field.line) for field in article.fields
        ]
        figures = [row for row in records_of(DATA, DataTable.FIGURES) if row["article"] == article.id]
        assert [row["says"]["vi"] for row in figures] == [figure.says.vi for figure in article.figures]


def test_reports_are_counted_under_the_name_of_their_time_and_under_the_unit_of_today() -> None:
    counts = {row["id"]: (row["articles"], row["articles_today"]) for row in records_of(DATA, DataTable.PROVINCES)}
    assert counts["ha-giang"] == (1, 0)
    assert counts["tuyen-quang"] == (1, 1)
    assert counts["binh-duong"] == (1, 0)
    assert counts["ho-chi-minh"] == (0, 1)


def test_an_organisation_is_counted_by_its_part() -> None:
    row = record_of(DATA, DataTable.PARTNERS, "benh-vien-bach-mai")
    assert (row["articles_as_partner"], row["articles_as_local"], row["articles_as_other"]) == (2, 0, 0)
    row = record_of(DATA, DataTable.PARTNERS, "iec-han-quoc")
    assert (row["articles_as_partner"], row["articles_as_local"], row["articles_as_other"]) == (0, 0, 1)
    assert row["page"] == {"vi": None, "en": None}


def test_a_report_in_one_language_has_no_page_title_or_summary_in_the_other(small: Built) -> None:
    record = next(r for r in json.loads(small.tree["data/articles.json"].data) if r["text_state"]["vi"] == "missing")
    assert [record[name]["vi"] for name in ("page", "title")] == [None, None]
    assert record["page"]["en"] in small.tree
    assert record["original"] == "en"


@pytest.mark.parametrize("root", [PROJECT, Path("tests/sites/small").resolve()], ids=["real", "small"])
def test_two_plans_of_one_site_have_the_same_bytes(root: Path) -> None:
    site = load_site(root)
    assert data_of_site(site).whole() == data_of_site(load_site(root)).whole()
