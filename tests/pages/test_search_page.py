"""What a reader finds on the search page."""

from __future__ import annotations

from pathlib import Path

import pytest

from bantin.languages import Language
from bantin.planning.page import PageKind
from bantin.text import fold, sort_key
from tests.support.built import EN, VI, Built, build_site, without_articles
from tests.support.html import Html, links_of, one, text_of


def rows_of(page: Html) -> list[tuple[str, str]]:
    """Return title and folded words of each row."""
    body = next(table for table in page.main.iter("table") if table.get("data-query") is not None)
    return [(text_of(one(row, "th")), row.get("data-fold", "")) for row in one(body, "tbody").iter("tr")]


@pytest.mark.parametrize("language", Language)
def test_every_title_stands_once_in_the_order_of_the_language(
    real: Built, small: Built, long: Built, language: Language
) -> None:
    for built in (real, small, long):
        titles = [title for title, _ in rows_of(built.page(PageKind.SEARCH, language))]
        expected = [article.shown_title(language)[0] for article in built.plan.site.articles]
        assert sorted(titles) == sorted(expected)
        assert titles == sorted(titles, key=lambda title: sort_key(title, language))


@pytest.mark.parametrize("language", Language)
def test_every_report_is_linked_once(real: Built, small: Built, long: Built, language: Language) -> None:
    for built in (real, small, long):
        links = [link.href for link in links_of(built.page(PageKind.SEARCH, language).main)]
        for article in built.plan.site.articles:
            path = built.path(PageKind.ARTICLE, language, article.id).removeprefix(f"{language}/")
            assert links.count(path) == 1, path


@pytest.mark.parametrize("language", Language)
def test_a_row_is_found_by_its_title_its_provinces_and_its_partners(real: Built, language: Language) -> None:
    found = dict(rows_of(real.page(PageKind.SEARCH, language)))
    for article in real.plan.site.articles:
        words = set(found[article.shown_title(language)[0]].split())
        names = [article.shown_title(language)[0]]
        names += [real.plan.site.register.provinces[province].name[language] for province in article.provinces]
        names += [real.plan.site.partners.partners[partner].name[language] for partner in article.partners]
        assert set(fold(" ".join(names)).split()) <= words


@pytest.mark.parametrize(
    ("typed", "count"), [("dong trieu", 1), ("bach mai", 2), ("binh duong", 1), ("walkrun", 1), ("veterans", 1)]
)
def test_words_without_marks_are_among_those_of_the_right_rows(real: Built, typed: str, count: int) -> None:
    """What the script does with them is under test in a browser."""
    rows = rows_of(real.page(PageKind.SEARCH, VI))
    assert sum(set(typed.split()) <= set(words.split()) for _, words in rows) == count


def test_titles_in_the_other_language_are_marked(small: Built) -> None:
    links = {link.text: link for link in links_of(small.page(PageKind.SEARCH, VI).main)}
    assert links["Bach Mai Hospital visits Tuyen Quang"].lang == "en"
    assert links["Hà Giang ký với Bệnh viện Bạch Mai"].lang == ""


def test_the_years_lead_to_the_archive(real: Built) -> None:
    links = {link.text: link.href for link in links_of(real.page(PageKind.SEARCH, EN).section("By year"))}
    assert links == {"2025": "archive/2025.html", "2024": "archive/2024.html", "2023": "archive/2023.html"}


def test_a_search_page_without_reports_stands(tmp_path: Path) -> None:
    built = build_site(without_articles(tmp_path), tmp_path / "output")
    assert rows_of(built.page(PageKind.SEARCH, EN)) == []
