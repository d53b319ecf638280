"""What a reader finds on the pages of partners."""

from __future__ import annotations

from bantin.languages import Language
from bantin.planning.page import PageKind
from tests.support.built import EN, VI, Built
from tests.support.html import links_of, runs_in, text_of

BACH_MAI = "benh-vien-bach-mai"
BUSAN = "benh-vien-veterans-busan"


def test_a_partner_has_its_agreements_with_dates_and_signatories(real: Built) -> None:
    agreements = real.page(PageKind.PARTNER, VI, BACH_MAI).section("Văn bản đã ký")
    first, second = [text_of(item) for item in agreements.iter("li")]
    assert first == ("12/10/2024: biên bản ghi nhớ hợp tác hỗ trợ về y tế, 2024–2030; với Ủy ban nhân dân tỉnh Hà Tĩnh")
    assert second.startswith("8/12/2023: thỏa thuận hợp tác toàn diện về y tế; với Ủy ban nhân dân tỉnh Hà Giang, ")
    assert second.endswith("Trường Đại học Kỹ thuật Y tế Hải Dương")


def test_an_agreement_leads_to_its_report(real: Built) -> None:
    for language in Language:
        path = real.path(PageKind.ARTICLE, language, "2024-10-12-ha-tinh-bach-mai")
        links = [link.href for link in real.page(PageKind.PARTNER, language, BACH_MAI).links]
        assert links.count("../" + path.removeprefix(f"{language}/")) >= 2


def test_a_partner_without_agreements_has_no_list_of_them(real: Built) -> None:
    headings = [words for _, words in real.page(PageKind.PARTNER, EN, "benh-vien-walkrun").headings]
    assert "Agreements" not in headings


def test_a_partner_has_the_units_it_reached_with_counts(real: Built) -> None:
    """Hà Giang is counted under Tuyên Quang, once for the one report that names both."""
    reached = real.page(PageKind.PARTNER, EN, BACH_MAI).section("Provinces reached")
    counted = [link.text for link in links_of(reached) if link.href.endswith(".html")]
    assert counted[:2] == ["Ha Tinh", "Tuyen Quang"]
    assert text_of(reached).endswith("Ha Tinh 1 Tuyen Quang with the former Ha Giang 1")


def test_a_partner_groups_its_reports_by_year(real: Built) -> None:
    headings = real.page(PageKind.PARTNER, EN, BACH_MAI).headings
    assert [words for level, words in headings if level == 3] == ["2024", "2023"]
    assert (2, "2 reports") in headings


def test_a_partner_has_kind_country_and_both_names(real: Built) -> None:
    page = real.page(PageKind.PARTNER, EN, BUSAN)
    assert "Hospital · South Korea" in page.text
    assert "Bệnh viện Veterans Busan" in runs_in(page.main, "vi")
    assert "부산보훈병원" in runs_in(page.main, "ko")
    assert page.facts["Seat"] == ["Busan, South Korea"]


def test_a_partner_says_how_sure_its_english_name_is(real: Built) -> None:
    assert real.page(PageKind.PARTNER, EN, "benh-vien-walkrun").facts["English name"] == [
        "our translation; it has none that we found"
    ]


def test_what_is_not_certain_about_a_partner_is_said(real: Built) -> None:
    assert (
        "Not certain: That 'Veterans Busan' is 부산보훈병원 is inferred" in real.page(PageKind.PARTNER, EN, BUSAN).text
    )


def test_a_partner_names_its_parts(real: Built) -> None:
    assert real.page(PageKind.PARTNER, VI, BACH_MAI).facts["Gồm có"] == [
        "Trung tâm Đào tạo - Chỉ đạo tuyến, Bệnh viện Bạch Mai"
    ]


def test_the_index_lists_partners_in_order_with_counts(real: Built) -> None:
    page = real.page(PageKind.PARTNERS, EN)
    rows = [text_of(row) for row in next(page.main.iter("tbody")).iter("tr")]
    assert rows == [
        "Bach Mai Hospital Hospital Hanoi, Vietnam 2 2 12 October 2024",
        "Bai Chay Hospital Hospital Quang Ninh, Vietnam 1 1 17 April 2024",
        "Busan Veterans Hospital Hospital Busan, South Korea 1 1 3 December 2025",
        "Walkrun Hospital Hospital South Korea 1 1 13 November 2024 (year inferred)",
    ]


def test_the_index_is_sorted_by_the_names_of_its_language(real: Built) -> None:
    page = real.page(PageKind.PARTNERS, VI)
    names = [text_of(row) for row in next(page.main.iter("tbody")).iter("th")]
    assert names == ["Bệnh viện Bạch Mai", "Bệnh viện Bãi Cháy", "Bệnh viện Veterans Busan", "Bệnh viện Walkrun"]
