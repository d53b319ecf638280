"""What a reader finds on the pages of provinces and cities, those that exist and those that have gone."""

from __future__ import annotations

import pytest

from bantin.languages import Language
from bantin.planning.page import PageKind
from tests.support.built import EN, VI, Built
from tests.support.html import links_of, runs_in, text_of

HA_GIANG = "2023-12-08-ha-giang-bach-mai"
BINH_DUONG = "2024-11-13-binh-duong-walkrun"


@pytest.mark.parametrize(
    ("article", "former", "now"),
    [(HA_GIANG, "ha-giang", "tuyen-quang"), (BINH_DUONG, "binh-duong", "ho-chi-minh")],
)
@pytest.mark.parametrize("language", Language)
def test_a_report_stands_under_the_name_of_its_time_and_under_the_unit_of_today(
    real: Built, language: Language, article: str, former: str, now: str
) -> None:
    path = real.path(PageKind.ARTICLE, language, article)
    title = real.read(path).headings[0][1]
    for kind, province in ((PageKind.FORMER_PROVINCE, former), (PageKind.PROVINCE, now)):
        page = real.page(kind, language, province)
        (link,) = (link for link in links_of(page.entry(title)) if link.text == title)
        assert link.href == "../" + path.removeprefix(f"{language}/")


def test_a_former_province_says_until_when_it_was_and_what_it_is_part_of(real: Built) -> None:
    vietnamese = real.page(PageKind.FORMER_PROVINCE, VI, "ha-giang")
    assert (
        "Hà Giang tồn tại đến hết ngày 30/6/2025; từ ngày 1/7/2025 thuộc Tuyên Quang (Nghị quyết 202/2025/QH15)."
        in vietnamese.text
    )
    english = real.page(PageKind.FORMER_PROVINCE, EN, "ha-giang")
    assert "Ha Giang existed until 30 June 2025; since 1 July 2025 it has been part of Tuyen Quang" in english.text
    assert "tuyen-quang.html" in [link.href for link in links_of(english.main) if link.text == "Tuyen Quang"]


def test_a_province_names_the_units_it_was_made_from(real: Built) -> None:
    page = real.page(PageKind.PROVINCE, EN, "tuyen-quang")
    assert "Tuyen Quang in its present form was made on 1 July 2025 from Ha Giang and Tuyen Quang" in page.text
    assert "1 report below is of Tuyen Quang as it was before 1 July 2025." in page.text
    assert "Ha Giang (1 report)" in page.text
    assert "ha-giang.html" in [link.href for link in links_of(page.main) if link.text == "Ha Giang"]


def test_a_province_that_was_not_merged_says_so(real: Built) -> None:
    assert "Hà Tĩnh không thay đổi trong đợt hợp nhất ngày 1/7/2025." in (
        real.page(PageKind.PROVINCE, VI, "ha-tinh").text
    )


def test_a_province_that_became_a_city_says_since_when(real: Built) -> None:
    text = real.page(PageKind.PROVINCE, EN, "quang-ninh").text
    assert "Since 1 September 2026: centrally run city; before that: province (Resolution 36/2026/QH16)." in text


def test_a_province_has_its_name_in_both_languages(real: Built) -> None:
    page = real.page(PageKind.PROVINCE, EN, "quang-ninh")
    assert page.headings[0] == (1, "Quang Ninh")
    assert "Quảng Ninh" in runs_in(page.main, "vi")


def test_a_province_groups_its_reports_by_year_and_counts_its_partners(real: Built) -> None:
    page = real.page(PageKind.PROVINCE, EN, "tuyen-quang")
    assert (3, "2023") in page.headings
    assert "Bach Mai Hospital 1 report" in text_of(page.section("Partners here"))
    assert "2023 1" in page.text


def test_a_province_names_what_lies_beside_it_on_the_map(real: Built) -> None:
    beside = text_of(real.page(PageKind.PROVINCE, EN, "tuyen-quang").section("Beside it on the map"))
    names = [beside.index(name) for name in ("Cao Bang", "Lao Cai", "Phu Tho")]
    assert names == sorted(names)


def test_a_province_has_its_codes_and_region(real: Built) -> None:
    facts = real.page(PageKind.PROVINCE, EN, "tuyen-quang").facts
    assert facts["Statistics code since 1 July 2025"] == ["08"]
    assert facts["Region since 5 October 2025"] == ["Northern Midlands and Mountains"]


@pytest.mark.parametrize("language", Language)
def test_the_index_lists_the_34_units_of_today_in_order(real: Built, language: Language) -> None:
    rows = _rows(real, language)[0]
    assert len(rows) == 34
    first = ["An Giang", "Bắc Ninh", "Cà Mau", "Cao Bằng"] if language is VI else ["An Giang", "Bac Ninh", "Ca Mau"]
    last = ["Thanh Hóa", "Thành phố Hồ Chí Minh", "Tuyên Quang"] if language is VI else ["Tuyen Quang"]
    vinh_long = "Vĩnh Long" if language is VI else "Vinh Long"
    expected = [*first, *last, vinh_long]
    found = [*rows[: len(first)], *rows[-len(last) - 1 :]]
    assert all(row.startswith(name) for row, name in zip(found, expected, strict=True)), found


def test_the_index_gives_reports_partners_and_the_latest_date(real: Built) -> None:
    rows = _rows(real, EN)[0]
    (city,) = (row for row in rows if row.startswith("Ho Chi Minh City with the former Binh Duong"))
    assert city.endswith(" 1 1 13 November 2024 (year inferred)")
    assert "Cao Bang 0 0 –" in rows


def test_the_index_lists_former_provinces_with_what_they_are_today(real: Built) -> None:
    rows = _rows(real, VI)[1]
    assert "Hà Giang 30/6/2025 Tuyên Quang 1" in rows
    assert "Thừa Thiên Huế 31/12/2024 Huế 0" in rows


def test_only_units_with_reports_are_links(real: Built) -> None:
    page = real.page(PageKind.PROVINCES, EN)
    linked = {link.href for link in links_of(page.main) if "/" not in link.href}
    assert linked == {
        "binh-duong.html",
        "ha-giang.html",
        "ha-tinh.html",
        "ho-chi-minh.html",
        "lao-cai.html",
        "quang-ninh.html",
        "tuyen-quang.html",
    }


def test_the_index_says_where_sources_disagree_and_when_it_was_checked(real: Built) -> None:
    text = real.page(PageKind.PROVINCES, EN).text
    assert "Where sources disagree, and what this register does" in text
    assert "The register was last checked on 21 November 2026." in text
    assert "It shows no boundaries." in text


def _rows(built: Built, language: Language) -> list[list[str]]:
    """Return the words of the rows of each table of the index, without their heads."""
    page = built.page(PageKind.PROVINCES, language)
    return [[text_of(row) for row in body.iter("tr")] for body in page.main.iter("tbody")]
