"""Searching, as readers do: from disk and from a server, with and without marks, by keyboard, from any page."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote_plus

import pytest
from playwright.sync_api import Browser, Page

from bantin.languages import Language
from bantin.planning.page import PageKind
from tests.support.browser import Watched, folder_origin, served, watched
from tests.support.built import EN, VI, Built, build_site, without_articles
from tests.support.sites import SEED_TOML, edit, small_site

pytestmark = pytest.mark.browser

HA_GIANG = "2023-12-08-ha-giang-bach-mai"
BAI_CHAY = "2024-04-17-bai-chay-dong-trieu"
HA_TINH = "2024-10-12-ha-tinh-bach-mai"
BINH_DUONG = "2024-11-13-binh-duong-walkrun"
LAO_CAI = "2025-12-03-lao-cai-veterans-busan"

QUERIES = [
    # What the product promises.
    (VI, "benh vien bach mai", HA_TINH),
    (VI, "dong trieu", BAI_CHAY),
    (VI, "Đông Triều", BAI_CHAY),
    (VI, "ha tinh bach mai", HA_TINH),
    (VI, "Bệnh viện Bãi Cháy", BAI_CHAY),
    (VI, "TTND.BSCKII", BAI_CHAY),
    (EN, "Dao Xuan Co", HA_TINH),
    (EN, "Đào Xuân Cơ", HA_TINH),
    # Without marks, with some, with all; capitals; decomposed; the other spelling.
    (VI, "binh duong", BINH_DUONG),
    (VI, "Bình Dương", BINH_DUONG),
    (VI, "BÌNH DƯƠNG", BINH_DUONG),
    (VI, "Bi\u0300nh Du\u031bo\u031bng", BINH_DUONG),
    (VI, "đong triêu", BAI_CHAY),
    (VI, "lao cai", LAO_CAI),
    (VI, "tran duc quy", HA_GIANG),
    (VI, "Trần Đức Quí", HA_GIANG),
    (VI, "ký hợp tác", HA_TINH),
    (VI, "kí hợp tác", HA_TINH),
    (VI, "uỷ ban nhân dân tỉnh bình dương", BINH_DUONG),
    # Phrases before words that stand apart.
    (VI, "bệnh viện walkrun", BINH_DUONG),
    (VI, "chuyển giao kỹ thuật cao", HA_GIANG),
    (VI, "hop dong nguyen tac", BAI_CHAY),
    (VI, "ban ghi nho hop tac", HA_TINH),
    (VI, "25 năm thành lập", HA_GIANG),
    # While it is being typed.
    (VI, "bai ch", BAI_CHAY),
    (VI, "walk", BINH_DUONG),
    (VI, "đông tr", BAI_CHAY),
    (VI, "veterans bus", LAO_CAI),
    # Abbreviations and what they stand for, in both directions.
    (VI, "BVBC", BAI_CHAY),
    (VI, "trung tam y te thi xa dong trieu", BAI_CHAY),
    (VI, "TTYT TX ĐT", BAI_CHAY),
    (VI, "phó chủ tịch ủy ban nhân dân tỉnh trần đức quý", HA_GIANG),
    # Names of people, places and organisations, then and now, in either language.
    (VI, "Kim Jin Bae", BINH_DUONG),
    (VI, "부산보훈병원", LAO_CAI),
    (VI, "quang ninh", BAI_CHAY),
    (VI, "Minh Khương", BAI_CHAY),
    (EN, "busan veterans hospital", LAO_CAI),
    (EN, "Vo Van Minh", BINH_DUONG),
    (EN, "Võ Văn Minh", BINH_DUONG),
    (EN, "framework contract", BAI_CHAY),
    (EN, "people's physician", BAI_CHAY),
    (EN, "ho chi minh city", BINH_DUONG),
    (EN, "tuyen quang", HA_GIANG),
    (EN, "BVBC", BAI_CHAY),
    # Dates and numbers.
    (VI, "17/4/2024", BAI_CHAY),
    (EN, "775", BINH_DUONG),
]


@pytest.fixture(scope="module", params=["disk", "server"])
def origin(request: pytest.FixtureRequest, real: Built) -> Iterator[str]:
    if request.param == "disk":
        yield folder_origin(real.output)
    else:
        with served(real.output.parent) as address:
            yield f"{address}{real.output.name}/"


def ask(page: Page, words: str) -> Page:
    """Type *words* and wait until their results stand."""
    page.locator("main input[name=q]").fill(words)
    return wait_for(page, words)


def wait_for(page: Page, words: str) -> Page:
    page.wait_for_function("words => document.querySelector('#found')?.dataset.shown === words", arg=words)
    return page


def hits_of(page: Page, built: Built) -> list[str]:
    """Return the ids of the reports found, the best first, without those that have only some of the words."""
    paths = page.evaluate(
        "[...document.querySelectorAll('#found > .visually-hidden + ol > li a')].map(link => link.href)"
    )
    by_path = {
        built.path(PageKind.ARTICLE, each, article.id): article.id
        for each in Language
        for article in built.plan.site.articles
    }
    return [next(by_path[path] for path in by_path if address.endswith(path)) for address in paths]


def state_of(page: Page) -> str:
    return page.locator("#state").inner_text()


@pytest.mark.parametrize("language", Language)
def test_each_query_finds_its_report_first(origin: str, real: Built, browser: Browser, language: Language) -> None:
    with watched(browser, origin) as watch:
        page = watch.open(real.path(PageKind.SEARCH, language))
        first = {words: hits_of(ask(page, words), real)[:1] for of, words, _ in QUERIES if of is language}
        assert first == {words: [report] for of, words, report in QUERIES if of is language}
        assert watch.complaints == []


@pytest.mark.parametrize(
    ("words", "count"),
    [
        pytest.param("UBND", 4, id="an abbreviation"),
        pytest.param("ủy ban nhân dân", 4, id="what it stands for, which no report has in full"),
        pytest.param("khoẻ", 3, id="an older spelling"),
        pytest.param("khỏe", 3, id="a newer spelling"),
        pytest.param("bác sĩ", 3, id="one spelling of a doctor"),
        pytest.param("bác sỹ", 3, id="the other"),
        pytest.param("bach mai", 2, id="two syllables"),
        pytest.param("y", 5, id="a word of one letter, alone"),
        pytest.param("y te", 5, id="a word of one letter, first"),
        pytest.param("bach mai k", 2, id="a letter that says nothing yet"),
        pytest.param('"mai bach"', 0, id="words that stand together nowhere"),
        pytest.param("mai bach", 2, id="the same words in any order"),
        pytest.param('"bệnh viện Bạch Mai" hà tĩnh', 1, id="a phrase and other words"),
        pytest.param("“tỉnh Hà Tĩnh”", 1, id="curly quotation marks"),
    ],
)
def test_a_query_finds_as_many_reports_as_have_it(real: Built, browser: Browser, words: str, count: int) -> None:
    with watched(browser, folder_origin(real.output)) as watch:
        page = ask(watch.open(real.path(PageKind.SEARCH)), words)
        assert len(hits_of(page, real)) == count
        said = f"Tìm thấy {count} tin." if count else f"Không tìm thấy gì cho “{words}”."
        assert state_of(page) == said


def test_wrong_marks_are_overlooked_and_the_page_says_so(real: Built, browser: Browser) -> None:
    with watched(browser, folder_origin(real.output)) as watch:
        page = ask(watch.open(real.path(PageKind.SEARCH)), "đông triểu")
        assert hits_of(page, real) == [BAI_CHAY]
        assert "không xét dấu" in state_of(page)
        assert "Đông Triều" in page.locator("#found mark").all_inner_texts()


@pytest.mark.parametrize(
    ("language", "typed", "meant"),
    [
        (VI, "dong trieuu", "dong triều"),
        (VI, "wlakrun", "walkrun"),
        (VI, "bach mia", "bach mai"),
        (EN, "hospitl walkrun", "hospital walkrun"),
        (EN, "comprehnsive agrement", "comprehensive agreement"),
    ],
)
def test_a_slip_is_met_with_the_nearest_spelling(
    real: Built, browser: Browser, language: Language, typed: str, meant: str
) -> None:
    with watched(browser, folder_origin(real.output)) as watch:
        page = ask(watch.open(real.path(PageKind.SEARCH, language)), typed)
        assert page.locator(".suggestion a").inner_text() == meant
        page.locator(".suggestion a").click()
        wait_for(page, meant)
        assert hits_of(page, real)
        assert page.locator("#q").input_value() == meant


def test_nothing_found_is_said_in_words_and_nothing_is_made_up(real: Built, browser: Browser) -> None:
    with watched(browser, folder_origin(real.output)) as watch:
        page = ask(watch.open(real.path(PageKind.SEARCH, EN)), "qqqqqqq zzzzzzz")
        assert state_of(page) == "Nothing found for “qqqqqqq zzzzzzz”."
        assert page.locator("#found li").count() == 0
        assert page.locator(".suggestion").count() == 0


def test_reports_with_some_of_the_words_stand_under_a_heading_of_their_own(real: Built, browser: Browser) -> None:
    with watched(browser, folder_origin(real.output)) as watch:
        page = ask(watch.open(real.path(PageKind.SEARCH, EN)), "walkrun busan")
        assert hits_of(page, real) == []
        assert page.locator("#found h2:not(.visually-hidden)").inner_text() == "Reports with some of these words"
        assert page.locator("#found li").count() == 2


def test_a_snippet_is_the_sources_words_with_what_was_asked_for_marked(real: Built, browser: Browser) -> None:
    with watched(browser, folder_origin(real.output)) as watch:
        page = ask(watch.open(real.path(PageKind.SEARCH)), "chuyen giao ky thuat cao")
        snippet = page.locator(".result-text").first.inner_text()
        text = " ".join(real.plan.articles[HA_GIANG].shown_text(VI).words.split())
        assert hits_of(page, real)[0] == HA_GIANG
        assert snippet.strip("… ") in text
        assert page.locator(".result-text mark").first.inner_text() == "chuyển giao kỹ thuật cao"
        assert len(snippet) <= 170


@pytest.mark.parametrize(
    ("filters", "words", "found"),
    [
        ({"province": "ha-giang"}, "", [HA_GIANG]),
        ({"province": "tuyen-quang"}, "bach mai", [HA_GIANG]),
        ({"province": "ho-chi-minh"}, "", [BINH_DUONG]),
        ({"province": "binh-duong"}, "", [BINH_DUONG]),
        ({"partner": "benh-vien-bach-mai"}, "", [HA_TINH, HA_GIANG]),
        ({"year": "2024"}, "", [BINH_DUONG, HA_TINH, BAI_CHAY]),
        ({"year": "2024", "partner": "benh-vien-bach-mai"}, "benh vien", [HA_TINH]),
        ({"kind": "reception"}, "", [BINH_DUONG]),
        ({"year": "2023", "kind": "reception"}, "", []),
    ],
)
def test_a_search_is_narrowed_by_what_is_chosen(
    real: Built, browser: Browser, filters: dict[str, str], words: str, found: list[str]
) -> None:
    """Without words, all there is of what is chosen, the newest first."""
    with watched(browser, folder_origin(real.output)) as watch:
        page = watch.open(real.path(PageKind.SEARCH))
        page.locator("summary").click()
        for name, value in filters.items():
            page.locator(f"select[name={name}]").select_option(value)
        ask(page, words)
        page.wait_for_function(
            "count => document.querySelectorAll('#found > ol:first-of-type > li').length === count", arg=len(found)
        )
        assert hits_of(page, real) == found
        assert watch.complaints == []


def test_both_languages_can_be_searched_at_once(real: Built, browser: Browser) -> None:
    with watched(browser, folder_origin(real.output)) as watch:
        page = watch.open(real.path(PageKind.SEARCH))
        page.locator("summary").click()
        page.locator("select[name=language]").select_option("en")
        ask(page, "framework contract")
        assert hits_of(page, real) == [BAI_CHAY]
        entry = page.locator("#found li").first
        assert entry.get_attribute("lang") == "en"
        assert entry.locator("[lang=vi]").inner_text() == "Tiếng Anh"
        page.locator("select[name=language]").select_option("both")
        ask(page, "walkrun")
        assert page.locator("#found li").count() == 2
        assert {page.locator("#found li").nth(at).get_attribute("lang") for at in (0, 1)} == {None, "en"}


@pytest.mark.parametrize("address", ["#q=bach+mai&year=2024", "?q=bach+mai&year=2024"])
def test_the_search_may_stand_in_the_address(real: Built, browser: Browser, address: str) -> None:
    """A form sends ``?q=``; ``#q=`` is left alone by servers, and works from disk."""
    with watched(browser, folder_origin(real.output)) as watch:
        page = wait_for(watch.open(real.path(PageKind.SEARCH) + address), "bach mai")
        assert hits_of(page, real) == [HA_TINH]
        assert page.locator("#q").input_value() == "bach mai"
        assert page.locator("select[name=year]").input_value() == "2024"
        assert page.locator("select[name=year]").is_visible()


@pytest.mark.parametrize("language", Language)
def test_what_is_typed_stands_in_the_address_and_survives_a_reload(
    real: Built, browser: Browser, language: Language
) -> None:
    with watched(browser, folder_origin(real.output)) as watch:
        page = ask(watch.open(real.path(PageKind.SEARCH, language)), "Bạch Mai & <b>")
        assert unquote_plus(page.url.partition("#")[2]) == "q=Bạch Mai & <b>"
        page.reload()
        wait_for(page, "Bạch Mai & <b>")
        assert page.locator("#q").input_value() == "Bạch Mai & <b>"
        assert watch.complaints == []


def test_the_box_of_any_page_leads_to_the_results(origin: str, real: Built, browser: Browser) -> None:
    with watched(browser, origin) as watch:
        page = watch.open(real.path(PageKind.ARTICLE, EN, LAO_CAI))
        page.get_by_label("Words to look for").fill("dong trieu")
        page.keyboard.press("Enter")
        wait_for(page, "dong trieu")
        assert watch.path.startswith(real.path(PageKind.SEARCH, EN))
        assert hits_of(page, real) == [BAI_CHAY]
        assert watch.complaints == []


def test_the_results_are_walked_by_keyboard(real: Built, browser: Browser) -> None:
    focused = "document.activeElement.closest('li')?.querySelector('a').pathname ?? document.activeElement.id"
    with watched(browser, folder_origin(real.output)) as watch:
        page = ask(watch.open(real.path(PageKind.SEARCH)), "bach mai")
        page.locator("#q").focus()
        seen = []
        for key in ("ArrowDown", "ArrowDown", "ArrowUp", "ArrowUp", "ArrowDown", "Escape"):
            page.keyboard.press(key)
            seen.append(page.evaluate(focused).rpartition("/")[2])
        first, second = (real.path(PageKind.ARTICLE, VI, report).rpartition("/")[2] for report in (HA_TINH, HA_GIANG))
        assert seen == [first, second, first, "q", first, "q"]
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
        page.wait_for_url(f"**/{first}")
        page.go_back()
        wait_for(page, "bach mai")
        assert hits_of(page, real) == [HA_TINH, HA_GIANG]


def test_the_count_is_announced_and_the_box_has_a_name(real: Built, browser: Browser) -> None:
    with watched(browser, folder_origin(real.output)) as watch:
        page = ask(watch.open(real.path(PageKind.SEARCH, EN)), "bach mai")
        assert page.get_by_role("status").inner_text() == "2 reports found."
        assert page.get_by_role("search").get_by_label("Words to look for").count() == 1
        assert page.get_by_role("heading", level=3).count() == page.locator("#found li").count()


def test_more_results_come_ten_at_a_time_and_the_first_new_one_has_the_focus(long: Built, browser: Browser) -> None:
    with watched(browser, folder_origin(long.output)) as watch:
        page = ask(watch.open(long.path(PageKind.SEARCH, EN)), "bach mai")
        assert page.locator("#found li").count() == 10
        page.get_by_role("button", name="More results").click()
        page.wait_for_function("document.querySelectorAll('#found li').length === 11")
        assert page.evaluate("document.activeElement === document.querySelectorAll('#found li a')[10]")
        assert page.get_by_role("button", name="More results").count() == 0


def test_a_query_is_only_ever_text(real: Built, browser: Browser) -> None:
    hostile = '"><img src=x onerror=alert(1)> ${alert(1)} {{7*7}} __proto__ constructor bach'
    with watched(browser, folder_origin(real.output)) as watch:
        page = watch.open(real.path(PageKind.SEARCH))
        before = page.locator("img").count()
        ask(page, hostile)
        assert hostile in state_of(page)
        assert page.locator("img").count() == before
        assert watch.complaints == []


def test_titles_that_look_like_markup_are_shown_as_they_are(tmp_path: Path, browser: Browser) -> None:
    root = small_site(tmp_path)
    title = "Ha Giang signs with <script>alert(one)</script> & Bach Mai Hospital"
    edit(root / SEED_TOML, 'en = "Ha Giang signs with Bach Mai Hospital"', f'en = "{title}"')
    built = build_site(root, tmp_path / "output")
    with watched(browser, folder_origin(built.output)) as watch:
        page = ask(watch.open(built.path(PageKind.SEARCH, EN)), "giang signs")
        assert page.locator("#found h3").first.inner_text() == title
        assert watch.complaints == []


def test_an_index_that_is_gone_is_told_and_not_passed_over(tmp_path: Path, browser: Browser) -> None:
    """As on a page that was opened before the site was published anew."""
    built = build_site(small_site(tmp_path), tmp_path / "output")
    for path in (built.output / "search" / "en").iterdir():
        path.unlink()
    with watched(browser, folder_origin(built.output)) as watch:
        page = ask(watch.open(built.path(PageKind.SEARCH, EN)), "bach mai")
        assert "cannot be read" in state_of(page)


def test_a_site_without_reports_finds_nothing_and_says_so(tmp_path: Path, browser: Browser) -> None:
    built = build_site(without_articles(tmp_path), tmp_path / "output")
    with watched(browser, folder_origin(built.output)) as watch:
        page = ask(watch.open(built.path(PageKind.SEARCH, EN)), "bach mai")
        assert state_of(page) == "Nothing found for “bach mai”."
        assert watch.complaints == []


def test_a_report_without_a_text_in_a_language_is_not_found_in_it(small: Built, browser: Browser) -> None:
    with watched(browser, folder_origin(small.output)) as watch:
        assert _count(watch, small, EN, "visit") == 1
        assert _count(watch, small, VI, "visit") == 0


@pytest.mark.parametrize("language", Language)
def test_without_a_script_every_title_is_there_and_no_box_that_does_nothing(
    real: Built, browser: Browser, language: Language
) -> None:
    with watched(browser, folder_origin(real.output), javascript=False) as watch:
        page = watch.open(real.path(PageKind.SEARCH, language))
        assert page.locator("#titles tbody a:visible").count() == 5
        assert not page.locator("main form").is_visible()
        assert page.locator(".without-script").is_visible()


def _count(watch: Watched, built: Built, language: Language, words: str) -> int:
    page = ask(watch.open(built.path(PageKind.SEARCH, language)), words)
    return len(hits_of(page, built))
