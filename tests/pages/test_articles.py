"""What a reader finds on an article's page."""

from __future__ import annotations

import pytest

from bantin.languages import Language
from bantin.planning.page import PageKind
from tests.support.built import EN, SEED, VI, Built
from tests.support.html import Html, runs_in, text_of
from tests.support.sites import PROJECT

HA_GIANG = "2023-12-08-ha-giang-bach-mai"
BAI_CHAY = "2024-04-17-bai-chay-dong-trieu"
HA_TINH = "2024-10-12-ha-tinh-bach-mai"
BINH_DUONG = "2024-11-13-binh-duong-walkrun"
LAO_CAI = "2025-12-03-lao-cai-veterans-busan"


def test_an_article_has_its_date_with_year_and_weekday(real: Built) -> None:
    assert real.page(PageKind.ARTICLE, VI, BAI_CHAY).facts["Diễn ra"] == ["Thứ Tư, 17 tháng 4, 2024"]
    assert real.page(PageKind.ARTICLE, EN, BAI_CHAY).facts["Event"] == ["Wednesday, 17 April 2024"]


def test_an_inferred_year_is_marked_wherever_the_date_stands(real: Built) -> None:
    article = real.page(PageKind.ARTICLE, EN, BINH_DUONG)
    assert article.facts["Event"] == ["Wednesday, 13 November 2024 (year inferred)"]
    title = "Binh Duong provincial leaders receive delegation from Walkrun Hospital, South Korea"
    for kind, subject in (
        (PageKind.HOME, ""),
        (PageKind.ARCHIVE, "2024"),
        (PageKind.FORMER_PROVINCE, "binh-duong"),
        (PageKind.PROVINCE, "ho-chi-minh"),
        (PageKind.PARTNER, "benh-vien-walkrun"),
    ):
        entry = text_of(real.page(kind, EN, subject).entry(title))
        assert entry.startswith("13 November 2024 (year inferred) "), kind
    assert "13 November 2024 (year inferred)" in real.page(PageKind.PARTNERS, EN).text


def test_a_confirmed_year_is_marked_and_its_basis_given(real: Built) -> None:
    page = real.page(PageKind.ARTICLE, VI, HA_GIANG)
    assert page.facts["Diễn ra"] == ["Thứ Sáu, 8 tháng 12, 2023 (năm được nguồn khác xác nhận)"]
    (basis,) = page.facts["Ngày diễn ra"]
    assert basis.startswith("Bài ghi “8.12” (dòng 3).")
    assert "19/8/1998" in basis


def test_the_basis_of_a_date_links_to_its_line(real: Built) -> None:
    page = real.page(PageKind.ARTICLE, EN, HA_GIANG)
    assert "#l3" in [link.href for link in page.links if link.text == "line 3"]
    page.by_id("l3")


def test_the_date_of_publication_is_given_as_far_as_it_is_known(real: Built) -> None:
    def published(article: str) -> list[str]:
        return real.page(PageKind.ARTICLE, EN, article).facts["Published"]

    assert published(BAI_CHAY) == ["19 April 2024"]
    assert published(HA_GIANG) == ["December 2023 (inferred)"]
    assert published(HA_TINH) == published(BINH_DUONG) == published(LAO_CAI) == ["not known"]


def test_times_for_machines_say_no_more_than_is_known(real: Built) -> None:
    times = {time.get("datetime") for time in real.page(PageKind.ARTICLE, VI, HA_GIANG).main.iter("time")}
    assert {"2023-12-08", "2023-12"} <= times


def test_an_old_report_says_so(real: Built) -> None:
    assert "Tin năm 2023. Chức danh" in real.page(PageKind.ARTICLE, VI, HA_GIANG).text
    assert "A report from 2025" not in real.page(PageKind.ARTICLE, EN, LAO_CAI).text


def test_what_became_of_a_province_is_said(real: Built) -> None:
    assert (
        "Bình Dương thuộc Thành phố Hồ Chí Minh từ ngày 1/7/2025." in real.page(PageKind.ARTICLE, VI, BINH_DUONG).text
    )
    english = real.page(PageKind.ARTICLE, EN, HA_GIANG).text
    assert "Ha Giang has been part of Tuyen Quang since 1 July 2025." in english
    assert "Since 1 July 2025 Tuyen Quang has also included the former Ha Giang." in english
    assert "Quang Ninh at the time of the report: province; since 1 September 2026: centrally run city." in (
        real.page(PageKind.ARTICLE, EN, BAI_CHAY).text
    )


def test_the_restored_headline_is_marked_as_inferred(real: Built) -> None:
    text = real.page(PageKind.ARTICLE, VI, LAO_CAI).text
    assert (
        "Tiêu đề gốc: “Đoàn công tác Bệnh viện Veterans Busan, Hàn Quốc thăm và làm việc tại tỉnh Lào Cai” "
        "(suy đoán: Khôi phục từ đường dẫn ở dòng 11"
    ) in text


def test_the_source_block_names_outlet_author_address_and_retrieval(real: Built) -> None:
    page = real.page(PageKind.ARTICLE, EN, LAO_CAI)
    (outlet,) = page.facts["Outlet"]
    assert outlet == (
        "Portal of the Lao Cai Provincial Department of Health (Cổng thông tin điện tử Sở Y tế tỉnh Lào Cai) "
        "stated in the report"
    )
    assert page.facts["Author, as printed"] == ["Thái Hà"]
    assert page.facts["Author"] == ["Thai Ha"]
    assert page.facts["Retrieved"] == ["not recorded"]
    assert page.facts["Source line, as printed"][0].startswith("Nguồn: https://syt.laocai.gov.vn/")
    assert page.facts["Text taken from"][0].startswith("Vietnam.vn. This page was found on 21 November 2026")


def test_the_day_of_retrieval_is_given(small: Built) -> None:
    assert small.page(PageKind.ARTICLE, VI, SEED).facts["Thu thập"] == ["5/1/2024"]


def test_what_the_source_does_not_say_is_not_made_up(real: Built) -> None:
    page = real.page(PageKind.ARTICLE, EN, HA_TINH)
    assert page.facts["Author"] == ["not named"]
    assert page.facts["Original"] == ["address not known"]
    assert page.facts["Photos"] == ["Phuc Quang"]


@pytest.mark.parametrize("language", Language)
def test_the_link_to_the_original_gives_away_nothing_and_names_the_outlet(real: Built, language: Language) -> None:
    page = real.page(PageKind.ARTICLE, language, HA_GIANG)
    (link,) = (link for link in page.links if link.href.startswith("http"))
    assert link.href.startswith("http://baohagiang.vn/xa-hoi/202312/")
    assert link.rel == "noopener noreferrer"
    assert ("Báo Hà Giang" if language is VI else "Ha Giang Newspaper") in link.text


def test_what_was_dropped_of_the_source_is_listed_with_line_and_reason(real: Built, small: Built) -> None:
    text = real.page(PageKind.ARTICLE, EN, HA_GIANG).text
    assert "2 things in the source are not part of the text" in text
    assert "(repeats line 5 word for word)" in text
    assert "Line 18: “Bình luận (0)” (belongs to the web page, not to the report)" in (
        real.page(PageKind.ARTICLE, EN, LAO_CAI).text
    )
    dropped = small.page(PageKind.ARTICLE, VI, SEED).text
    assert "Dòng 5: “BHG -” (dấu ở đầu đoạn)" in dropped
    assert "Dòng 7: “|” (dấu ở cuối đoạn)" in dropped
    assert "Dòng 9: “Lễ ký kết (Ảnh: Lê Lâm) |” (lặp lại nguyên văn dòng 7)" in dropped
    assert "Dòng 11: “./.” (dấu ở cuối đoạn)" in dropped


def test_the_section_label_of_the_source_is_told_from_the_report(real: Built) -> None:
    page = real.page(PageKind.ARTICLE, EN, BINH_DUONG)
    assert "Section of the source: Sức khoẻ toàn diện" in page.text
    assert "Sức khoẻ toàn diện" in runs_in(page.main, "vi")


def test_at_a_glance_says_who_where_what_and_how_long(real: Built) -> None:
    page = real.page(PageKind.ARTICLE, EN, HA_TINH)
    facts = page.facts
    assert facts["Partner"] == ["Bach Mai Hospital"]
    assert facts["On the province's side"] == ["Ha Tinh Provincial People's Committee"]
    assert facts["Where"] == ["Ha Tinh"]
    assert "Signed on 12 October 2024: memorandum of understanding on medical support cooperation" in page.text
    assert facts["Period"] == ["2024–2030: the memorandum of understanding on medical support cooperation"]
    assert facts["Done before"][0].startswith("Training: ")
    assert "Hospital management: training in hospital management (line 7)" in facts["Agreed"]


def test_where_nothing_was_signed_the_page_says_so(real: Built) -> None:
    page = real.page(PageKind.ARTICLE, VI, BINH_DUONG)
    assert "Không có văn bản nào được ký, theo những gì bài nêu." in page.text


def test_a_foreign_partner_has_its_country(real: Built) -> None:
    assert real.page(PageKind.ARTICLE, VI, LAO_CAI).facts["Đối tác"] == ["Bệnh viện Veterans Busan (Hàn Quốc)"]


def test_english_pages_carry_the_marked_names_of_people(real: Built) -> None:
    page = real.page(PageKind.ARTICLE, EN, HA_TINH)
    assert "Dao Xuan Co (Đào Xuân Cơ), Director of Bach Mai Hospital" in page.text
    assert {"Đào Xuân Cơ", "Trần Báu Hà"} <= set(runs_in(page.main, "vi"))


def test_abbreviations_are_explained_once(real: Built) -> None:
    page = real.page(PageKind.ARTICLE, VI, BAI_CHAY)
    text = [block for block in page.main.iter() if (block.get("id") or "").startswith("l") and block.tag != "a"]
    explained = [text_of(abbr) for block in text for abbr in block.iter("abbr")]
    assert {"BVBC", "TTYT TX ĐT", "TTND"} <= set(explained)
    assert len(explained) == len(set(explained))


def test_related_reports_share_the_partner(real: Built) -> None:
    related = real.page(PageKind.ARTICLE, VI, HA_GIANG).section("Tin khác cùng đối tác hoặc cùng tỉnh")
    assert "Hà Tĩnh và Bệnh viện Bạch Mai ký hợp tác hỗ trợ y tế" in text_of(related)


def test_articles_lead_to_the_ones_before_and_after(real: Built) -> None:
    page = real.page(PageKind.ARTICLE, EN, HA_TINH)
    ends = {link.rel: link.text for link in page.links if link.rel in ("prev", "next")}
    assert ends == {
        "next": "Binh Duong provincial leaders receive delegation from Walkrun Hospital, South Korea",
        "prev": "Bai Chay Hospital to give comprehensive cooperation and support to Dong Trieu Town Medical Centre",
    }
    assert [link.rel for link in real.page(PageKind.ARTICLE, EN, LAO_CAI).links if link.rel in ("prev", "next")] == [
        "prev"
    ]


def test_an_article_says_how_to_cite_it(real: Built) -> None:
    section = text_of(real.page(PageKind.ARTICLE, EN, BAI_CHAY).section("Cite this report"))
    assert "Minh Khương. “Bệnh viện Bãi Cháy hợp tác hỗ trợ toàn diện" in section
    assert "19 April 2024." in section
    assert "@misc{2024-04-17-bai-chay-dong-trieu," in section


def test_a_translation_leads_to_its_original(real: Built) -> None:
    page = real.page(PageKind.ARTICLE, EN, BAI_CHAY)
    assert page.facts["Text"][0].startswith("our translation (the Vietnamese original) · ")
    (link,) = (link for link in page.links if link.text == "the Vietnamese original")
    assert link.href == "../../" + real.path(PageKind.ARTICLE, VI, BAI_CHAY)
    assert link.hreflang == "vi"


@pytest.mark.parametrize("article", [HA_GIANG, BAI_CHAY, HA_TINH, BINH_DUONG, LAO_CAI])
def test_the_english_text_is_the_whole_translation_block_by_block(real: Built, article: str) -> None:
    markdown = (PROJECT / "content/articles" / article / "text.en.md").read_text(encoding="utf-8")
    written = [" ".join(block.split()).removeprefix("Caption: ") for block in markdown.split("\n\n") if block.strip()]
    assert [words for _, words in _blocks(real.page(PageKind.ARTICLE, EN, article))] == written


def test_both_spellings_of_a_word_stay_as_they_were_printed(real: Built) -> None:
    text = real.page(PageKind.ARTICLE, VI, BINH_DUONG).text
    for spelling in ("Sức khoẻ toàn diện", "chăm sóc sức khỏe", "hy vọng", "hi vọng"):
        assert spelling in text


@pytest.mark.parametrize("article", [HA_GIANG, BAI_CHAY, HA_TINH, BINH_DUONG, LAO_CAI])
def test_no_block_of_a_report_is_shown_twice(real: Built, article: str) -> None:
    for language in Language:
        words = [words for _, words in _blocks(real.page(PageKind.ARTICLE, language, article))]
        assert len(words) == len(set(words))


def _blocks(page: Html) -> list[tuple[str, str]]:
    """Return id and words of each block of the report; the id is its line in the original."""
    return [
        (name, text_of(element))
        for element in page.main.iter()
        if (name := element.get("id", "")).startswith("l") and name[1:].isdigit()
    ]
