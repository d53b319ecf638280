"""What a reader finds on the timeline."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from urllib.parse import urldefrag, urljoin

import pytest

from bantin.languages import Language
from bantin.planning.page import PageKind
from tests.support.built import BRIDGE, EN, VI, Built, build_site, long_site, without_articles
from tests.support.html import Html, links_of, runs_in, text_of


@pytest.fixture(scope="module")
def longer(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The small site with so many reports that its timeline has three slices."""
    folder = tmp_path_factory.mktemp("longer")
    return build_site(long_site(folder, 22), folder / "output")


def slices(built: Built, language: Language) -> list[tuple[str, Html]]:
    """Return path and page of each slice, the newest first."""
    parts = [share.part for share in built.plan.listings[PageKind.TIMELINE, ""]]
    paths = [built.path(PageKind.TIMELINE, language, "", part) for part in parts]
    return [(path, built.read(path)) for path in paths]


def events(page: Html) -> list[str]:
    return [text_of(item) for listing in page.main.iter("ol") if listing.get("class") == "timeline" for item in listing]


def lines(built: Built, language: Language) -> list[str]:
    """Return the paths of the reports that the timeline's lines lead to, in their order."""
    found = []
    for path, page in slices(built, language):
        for listing in page.main.iter("ol"):
            if listing.get("class") == "timeline":
                targets = [urljoin(path, link.href) for link in links_of(listing)]
                found += [target for target in targets if built.path(PageKind.TOPICS, language)[:-10] not in target]
    return found


@pytest.mark.parametrize("language", Language)
def test_every_report_has_one_line_in_the_order_of_time(
    real: Built, small: Built, longer: Built, language: Language
) -> None:
    for built in (real, small, longer):
        articles = [built.path(PageKind.ARTICLE, language, article.id) for article in built.plan.site.articles]
        assert lines(built, language) == articles
    assert len(slices(longer, language)) == 3


def test_a_line_has_date_kind_and_title(real: Built) -> None:
    page = real.page(PageKind.TIMELINE, EN)
    assert (
        "12 October 2024 Memorandum of understanding: Ha Tinh and Bach Mai Hospital sign cooperation on medical support"
    ) in events(page)
    assert [event.split(" ", 3)[2] for event in events(page)] == ["2025", "2024", "2024", "2024", "2023"]
    assert "13 November 2024 (year inferred) Reception and talks: " in page.text


def test_a_line_says_by_word_and_mark_whether_something_was_signed(real: Built) -> None:
    page = real.page(PageKind.TIMELINE, VI)
    marks = [mark for mark in page.main.iter("span") if "kind" in mark.get("class", "").split()]
    marked = {text_of(mark): "kind-signed" in mark.get("class", "") for mark in marks}
    assert marked["có văn bản được ký"]
    assert marked["Biên bản ghi nhớ"]
    assert not marked["không ký văn bản nào"]
    assert not marked["Tiếp và làm việc"]


@pytest.mark.parametrize("language", Language)
def test_years_and_months_are_headings_with_anchors_of_their_own(
    real: Built, longer: Built, language: Language
) -> None:
    for built in (real, longer):
        for path, page in slices(built, language):
            anchors = Counter(element.get("id") for element in page.root.iter() if element.get("id"))
            assert set(anchors.values()) == {1}, path
            months = [name for name in anchors if name and name[0] == "m" and name[1:2].isdigit()]
            assert len(months) == len([words for level, words in page.headings if level == 3]), path


def test_months_stand_under_their_years(real: Built) -> None:
    headings = [(level, words) for level, words in real.page(PageKind.TIMELINE, EN).headings if level in (2, 3)]
    assert headings == [
        (2, "2025"),
        (3, "December 2025"),
        (2, "2024"),
        (3, "November 2024"),
        (3, "October 2024"),
        (3, "April 2024"),
        (2, "2023"),
        (3, "December 2023"),
    ]


@pytest.mark.parametrize("language", Language)
def test_each_bar_leads_to_the_slice_and_place_where_its_year_starts(
    real: Built, longer: Built, language: Language
) -> None:
    for built in (real, longer):
        years = [str(year) for year in built.plan.groups.by_year]
        (path, page), *closed = slices(built, language)
        bars = {link.text: urljoin(path, link.href) for link in links_of(page.main) if "#y" in link.href}
        assert list(bars) == sorted(years, reverse=True)
        for year, target in bars.items():
            slice_path, anchor = urldefrag(target)
            assert anchor == f"y{year}"
            built.read(slice_path).by_id(anchor)
            newer = [other for other, html in slices(built, language) if f"y{year}" in ids(html)]
            assert newer[0] == slice_path
        for older, html in closed:
            assert path in {urljoin(older, link.href) for link in links_of(html.main)}


def ids(page: Html) -> set[str]:
    return {element.get("id", "") for element in page.root.iter()}


def test_the_bars_repeat_their_numbers_in_a_table(real: Built) -> None:
    rows = [text_of(row) for row in real.page(PageKind.TIMELINE, EN).main.iter("tr")]
    assert rows[1:] == ["2025 1", "2024 3", "2023 1"]


def test_a_line_in_the_other_language_says_so_and_is_marked(small: Built) -> None:
    page = small.page(PageKind.TIMELINE, VI)
    (event,) = (event for event in events(page) if "Bach Mai Hospital visits" in event)
    assert event.endswith("Tiếng Anh")
    assert "Bach Mai Hospital visits Tuyen Quang" in runs_in(page.main, "en")
    assert small.plan.articles[BRIDGE].title.vi is None


def test_a_timeline_without_reports_says_so(tmp_path: Path) -> None:
    built = build_site(without_articles(tmp_path), tmp_path / "output")
    assert "There are no reports yet." in built.page(PageKind.TIMELINE, EN).text
