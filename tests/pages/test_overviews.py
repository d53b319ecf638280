"""What a reader finds on the pages about the whole digest: landing, home, archives, about, 404."""

from __future__ import annotations

from pathlib import Path

from bantin.languages import Language
from bantin.planning.page import PageKind
from tests.support.built import EN, VI, Built, build_site, without_articles
from tests.support.html import links_of, runs_in, text_of

HA_GIANG = "2023-12-08-ha-giang-bach-mai"
BAI_CHAY = "2024-04-17-bai-chay-dong-trieu"
HA_TINH = "2024-10-12-ha-tinh-bach-mai"
BINH_DUONG = "2024-11-13-binh-duong-walkrun"
LAO_CAI = "2025-12-03-lao-cai-veterans-busan"
BINH_DUONG_TITLE = "Lãnh đạo tỉnh Bình Dương tiếp đoàn công tác Bệnh viện Walkrun, Hàn Quốc"


def test_the_landing_page_has_both_languages_side_by_side(real: Built) -> None:
    page = real.page(PageKind.LANDING)
    halves = {element.get("lang"): element for element in page.main.iter("section")}
    assert set(halves) == {"vi", "en"}
    for language in Language:
        text = text_of(halves[language])
        links = {link.href for link in links_of(halves[language])}
        assert real.plan.site.settings.name[language] in text
        assert real.plan.site.settings.description[language] in text
        assert {real.path(PageKind.HOME, language), real.path(PageKind.ABOUT, language)} <= links
        newest = {real.path(PageKind.ARTICLE, language, article) for article in (LAO_CAI, BINH_DUONG, HA_TINH)}
        assert newest <= links
        assert real.path(PageKind.ARTICLE, language, BAI_CHAY) not in links


def test_the_404_page_speaks_both_languages_and_needs_no_other_file(real: Built, hosted: Built) -> None:
    page = real.page(PageKind.NOT_FOUND)
    assert "Không có trang này" in page.text
    assert any("This page does not exist" in run for run in runs_in(page.main, "en"))
    assert page.links == []
    assert page.head_links("stylesheet") == hosted.page(PageKind.NOT_FOUND).head_links("stylesheet") == []


def test_the_404_page_of_a_site_with_an_address_leads_back_from_any_depth(hosted: Built) -> None:
    links = [link.href for link in hosted.page(PageKind.NOT_FOUND).links]
    assert "/ban-tin/vi/index.html" in links
    assert "/ban-tin/en/provinces/index.html" in links
    assert all(link.startswith("/ban-tin/") for link in links)


def test_the_about_page_says_what_its_text_says(real: Built) -> None:
    assert [words for _, words in real.page(PageKind.ABOUT, EN).headings] == [
        "About",
        "What this is, and for whom",
        "How reports are chosen",
        "How we treat the source",
        "Translation",
        "Dates and certainty",
        "Provinces that have changed",
        "Corrections",
        "Accessibility",
    ]


def test_home_leads_with_the_newest_report_and_lists_the_others_in_order(real: Built) -> None:
    for language in Language:
        page = real.page(PageKind.HOME, language)
        articles = [real.path(PageKind.ARTICLE, language, article.id) for article in real.plan.site.articles]
        listed = [f"{language}/{link.href}" for link in page.links]
        positions = [listed.index(path) for path in articles]
        assert positions == sorted(positions)
        assert text_of(page.section("Tin mới nhất" if language is VI else "Newest report")).count("2025") >= 1


def test_home_counts_reports_by_province_on_a_map_of_34_units(real: Built) -> None:
    page = real.page(PageKind.HOME, EN)
    tiles = [element for element in page.main.iter("li") if "step-" in (element.get("class") or "")]
    assert len(tiles) == 34
    counted = {text_of(tile): links_of(tile)[0].href for tile in tiles if links_of(tile)}
    assert counted == {
        "Lao Cai 1": "provinces/lao-cai.html",
        "Tuyen Quang 1, with the former Ha Giang": "provinces/tuyen-quang.html",
        "Quang Ninh 1": "provinces/quang-ninh.html",
        "Ha Tinh 1": "provinces/ha-tinh.html",
        "Ho Chi Minh City 1, with the former Binh Duong": "provinces/ho-chi-minh.html",
    }
    assert "Ca Mau 0" in [text_of(tile) for tile in tiles]


def test_home_counts_reports_by_partner(real: Built) -> None:
    partners = text_of(real.page(PageKind.HOME, EN).section("By partner"))
    assert "Bach Mai Hospital 2 reports" in partners
    assert "Walkrun Hospital 1 report " in partners


def test_home_shows_this_month_in_earlier_years(real: Built) -> None:
    """The edition is of November 2026, and the report of Bình Dương of November 2024."""
    assert real.plan.site.edition.month == 11
    assert BINH_DUONG_TITLE in text_of(real.page(PageKind.HOME, VI).section("Tháng này những năm trước"))


def test_an_entry_has_date_summary_province_partner_and_kind(real: Built) -> None:
    entry = text_of(
        real.page(PageKind.HOME, EN).entry("Ha Tinh and Bach Mai Hospital sign cooperation on medical support")
    )
    assert entry.startswith("12 October 2024 ")
    assert "On 12 October 2024 the Ha Tinh Provincial People's Committee" in entry
    assert entry.endswith("Memorandum of understanding · Ha Tinh · Bach Mai Hospital")


def test_an_entry_names_the_province_of_its_time_and_of_today(real: Built) -> None:
    assert "Bình Dương (nay thuộc Thành phố Hồ Chí Minh)" in text_of(
        real.page(PageKind.HOME, VI).entry(BINH_DUONG_TITLE)
    )


def test_an_entry_in_the_other_language_says_so_and_is_marked(small: Built) -> None:
    page = small.page(PageKind.HOME, VI)
    entry = page.entry("Bach Mai Hospital visits Tuyen Quang")
    assert text_of(entry).endswith("Tiếng Anh")
    assert runs_in(entry, "en") == [
        "Bach Mai Hospital visits Tuyen Quang",
        "A delegation of Bach Mai Hospital visited Tuyen Quang.",
    ]


def test_the_archive_counts_reports_by_year_and_leads_to_each(real: Built) -> None:
    page = real.page(PageKind.ARCHIVES, EN)
    assert "5 reports, by the year of the event." in page.text
    assert {link.text: link.href for link in links_of(page.main)}.items() >= {
        "2025": "2025.html",
        "2024": "2024.html",
        "2023": "2023.html",
    }.items()
    rows = [text_of(row) for row in page.main.iter("tr")]
    assert rows[1:] == ["2025 1", "2024 3", "2023 1"]


def test_a_year_has_its_months_with_their_reports(real: Built) -> None:
    page = real.page(PageKind.ARCHIVE, EN, "2024")
    assert page.headings[0] == (1, "Reports of 2024")
    assert [words for level, words in page.headings if level == 2] == ["November 2024", "October 2024", "April 2024"]
    april = text_of(page.section("April 2024"))
    assert "17 April 2024 Bai Chay Hospital" in april
    assert "Ha Tinh" not in april


def test_a_year_leads_to_the_years_beside_it(real: Built) -> None:
    years = {link.text: link.href for link in real.page(PageKind.ARCHIVE, VI, "2024").links if link.text.isdigit()}
    assert years == {"2025": "2025.html", "2023": "2023.html"}


def test_a_digest_without_reports_says_so_and_stands(tmp_path: Path) -> None:
    built = build_site(without_articles(tmp_path), tmp_path / "output")
    assert "There are no reports yet." in built.page(PageKind.HOME, EN).text
    assert "0 reports, by the year of the event." in built.page(PageKind.ARCHIVES, EN).text
    assert "0 tin" in built.page(PageKind.PARTNER, VI, "benh-vien-bach-mai").text
