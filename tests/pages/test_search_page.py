"""What a reader finds on the search page."""

from __future__ import annotations

from itertools import chain
from pathlib import Path
from urllib.parse import urljoin

import pytest

from bantin.checking.tree import check_tree
from bantin.languages import Language
from bantin.planning.page import PageKind
from bantin.planning.plan import plan_site
from bantin.planning.titles import letter_of
from bantin.rendering.render import render_plan
from bantin.text import sort_key
from tests.support.built import EN, VI, Built, build_site, without_articles
from tests.support.html import Html, links_of, one, text_of
from tests.support.sites import PROJECT


def titles_of(page: Html) -> list[str]:
    """Return the title of each row."""
    return [text_of(one(row, "th")) for row in one(one(page.main, "table"), "tbody").iter("tr")]


@pytest.mark.parametrize("language", Language)
def test_every_title_stands_once_in_the_order_of_the_language(
    real: Built, small: Built, long: Built, language: Language
) -> None:
    for built in (real, small, long):
        titles = titles_of(built.page(PageKind.SEARCH, language))
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
def test_a_search_may_be_narrowed_to_what_reports_have(real: Built, language: Language) -> None:
    site, groups = real.plan.site, real.plan.groups
    page = real.page(PageKind.SEARCH, language)
    options = {
        select.get("name", ""): [option.get("value", "") for option in select.iter("option")]
        for select in page.main.iter("select")
    }
    assert set(options.pop("language")) == {"vi", "en", "both"}
    assert {name: set(values) - {""} for name, values in options.items()} == {
        "province": {*groups.by_name, *groups.by_unit},
        "partner": set(groups.by_partner),
        "kind": set(groups.by_kind),
        "year": set(map(str, groups.by_year)),
    }
    names = [site.register.provinces[province].name[language] for province in options["province"][1:]]
    assert names == sorted(names, key=lambda name: sort_key(name, language))


@pytest.mark.parametrize("language", Language)
def test_every_page_but_the_search_page_has_a_box_that_leads_there(real: Built, language: Language) -> None:
    """A plain form: it sends ``?q=``, and needs no script."""
    for page, html in real.pages:
        if page.language is not language:
            continue
        forms = [form for form in html.root.iter("form") if form.get("class") == "site-search"]
        assert len(forms) == (page.kind is not PageKind.SEARCH), page.path
        for form in forms:
            assert form.get("method") == "get"
            assert urljoin(page.path, form.get("action", "")) == real.path(PageKind.SEARCH, language)
            assert one(form, "input").get("name") == "q"


def test_many_titles_stand_on_pages_by_letter(long: Built, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bantin.planning.titles.ON_ONE_PAGE", 10)
    plan = plan_site(long.plan.site)
    tree = render_plan(plan, PROJECT / "templates", PROJECT / "locales")
    assert check_tree(tree) == []
    built = Built(plan=plan, tree=tree, output=long.output)
    search = built.page(PageKind.SEARCH, EN)
    assert list(search.main.iter("table")) == []
    letters = {
        link.text: urljoin(built.path(PageKind.SEARCH, EN), link.href)
        for link in links_of(search.section("All titles from A to Z"))
    }
    assert letters == {"B": "en/titles/b.html", "H": "en/titles/h.html"}
    pages = [page for page in plan.pages if page.kind is PageKind.TITLES and page.language is EN]
    assert {page.subject: max(other.part for other in pages if other.subject == page.subject) for page in pages} == {
        "b": 0,
        "h": 1,
    }
    found = [titles_of(built.read(page.path)) for page in pages]
    assert found == [sorted(titles, key=lambda title: sort_key(title, EN)) for titles in found]
    assert sorted(chain(*found)) == sorted(article.shown_title(EN)[0] for article in plan.site.articles)
    for language in Language:
        firsts = [p.subject for p in plan.pages if p.kind is PageKind.TITLES and p.language is language and not p.part]
        assert firsts == ["b", "h"], "the language switch of each needs its twin"


def test_the_closed_pages_of_a_letter_lead_to_its_newest_in_both_languages(
    long: Built, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bantin.planning.titles.ON_ONE_PAGE", 10)
    plan = plan_site(long.plan.site)
    built = Built(plan=plan, tree=render_plan(plan, PROJECT / "templates", PROJECT / "locales"), output=long.output)
    closed = built.page(PageKind.TITLES, EN, "h", part=1)
    path = built.path(PageKind.TITLES, EN, "h", part=1)
    assert closed.title.startswith("Titles: H (1 January 2023 – ")
    assert {
        urljoin(path, link.href) for link in links_of(closed.main) if link.text.startswith("The newest titles")
    } == {"en/titles/h.html"}
    assert {urljoin(path, link.href) for link in closed.links if link.lang == "vi"} >= {"vi/dau-de/h.html"}
    assert [link for link in closed.root.iter("link") if link.get("hreflang")] == []
    first = built.page(PageKind.TITLES, EN, "h")
    assert "en/titles/h/page-1.html" in {urljoin("en/titles/h.html", link.href) for link in links_of(first.main)}


def test_a_letter_that_no_title_of_a_language_begins_with_says_so(real: Built, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bantin.planning.titles.ON_ONE_PAGE", 4)
    plan = plan_site(real.plan.site)
    built = Built(plan=plan, tree=render_plan(plan, PROJECT / "templates", PROJECT / "locales"), output=real.output)
    assert titles_of(built.page(PageKind.TITLES, VI, "l")) == [
        "Lãnh đạo tỉnh Bình Dương tiếp đoàn công tác Bệnh viện Walkrun, Hàn Quốc"
    ]
    assert "No title in this language begins with this letter." in built.page(PageKind.TITLES, EN, "l").text


@pytest.mark.parametrize(
    ("title", "letter"),
    [("Đông Triều", "d"), ("Ủy ban", "u"), ("“Bạch Mai”", "b"), ("25 năm", "0"), ("부산", "0"), ("", "0")],
)
def test_a_title_stands_under_its_first_letter_without_marks(title: str, letter: str) -> None:
    assert letter_of(title) == letter


def test_titles_in_the_other_language_are_marked(small: Built) -> None:
    links = {link.text: link for link in links_of(small.page(PageKind.SEARCH, VI).main)}
    assert links["Bach Mai Hospital visits Tuyen Quang"].lang == "en"
    assert links["Hà Giang ký với Bệnh viện Bạch Mai"].lang == ""


def test_the_years_lead_to_the_archive(real: Built) -> None:
    links = {link.text: link.href for link in links_of(real.page(PageKind.SEARCH, EN).section("By year"))}
    assert links == {"2025": "archive/2025.html", "2024": "archive/2024.html", "2023": "archive/2023.html"}


def test_a_search_page_without_reports_stands(tmp_path: Path) -> None:
    built = build_site(without_articles(tmp_path), tmp_path / "output")
    assert titles_of(built.page(PageKind.SEARCH, EN)) == []
