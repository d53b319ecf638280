"""Every page of a site."""

from __future__ import annotations

from collections import Counter

from bantin.languages import Language
from bantin.planning.page import PageKind
from bantin.planning.plan import plan_site
from tests.support.articles import make_article, make_run, make_site, small
from tests.support.built import BRIDGE, EN, VI, Built


def test_the_real_content_gives_these_pages_in_each_language(real: Built) -> None:
    for language in Language:
        kinds = Counter(page.kind for page in real.plan.pages if page.language is language)
        assert kinds == {
            PageKind.HOME: 1,
            PageKind.ARTICLE: 5,
            PageKind.SIDE_BY_SIDE: 5,
            PageKind.PROVINCES: 1,
            PageKind.PROVINCE: 5,
            PageKind.FORMER_PROVINCE: 2,
            PageKind.PARTNERS: 1,
            PageKind.PARTNER: 4,
            PageKind.TOPICS: 1,
            PageKind.EVENT_KIND: 5,
            PageKind.FIELD: 20,
            PageKind.TIMELINE: 1,
            PageKind.ARCHIVES: 1,
            PageKind.ARCHIVE: 3,
            PageKind.SEARCH: 1,
            PageKind.GLOSSARY: 1,
            PageKind.FEEDS: 1,
            PageKind.DATA: 1,
            PageKind.ABOUT: 1,
        }


def test_three_pages_speak_both_languages(real: Built) -> None:
    both = [page.path for page in real.plan.pages if page.language is None]
    assert both == ["404.html", "index.html", "offline.html"]


def test_every_page_has_its_twin_in_the_other_language(real: Built, small: Built, long: Built) -> None:
    for built in (real, small, long):
        pages = [
            (page.language, page.subject, page.part, page.kind.value.replace("bridge", "article"))
            for page in built.plan.pages
            if page.language is not None
        ]
        twins = [(language.other, *rest) for language, *rest in pages]
        assert sorted(pages) == sorted(twins)


def test_provinces_without_reports_have_no_page(real: Built) -> None:
    subjects = {page.subject for page in real.plan.pages if page.kind in (PageKind.PROVINCE, PageKind.FORMER_PROVINCE)}
    assert subjects == {
        "binh-duong",
        "ha-giang",
        "ha-tinh",
        "ho-chi-minh",
        "lao-cai",
        "quang-ninh",
        "tuyen-quang",
    }


def test_the_organisations_with_a_page_are_the_partners(real: Built) -> None:
    subjects = {page.subject for page in real.plan.pages if page.kind is PageKind.PARTNER}
    assert subjects == {
        "benh-vien-bach-mai",
        "benh-vien-bai-chay",
        "benh-vien-veterans-busan",
        "benh-vien-walkrun",
    }


def test_a_missing_text_gives_a_bridge_page_and_none_with_both_languages() -> None:
    kinds = [(page.language, page.kind) for page in plan_site(small()).pages if page.subject == BRIDGE]
    assert kinds == [(EN, PageKind.ARTICLE), (VI, PageKind.BRIDGE)]


def test_an_article_in_both_languages_has_a_page_that_shows_them_side_by_side(real: Built) -> None:
    for language in Language:
        subjects = {kind: set[str]() for kind in (PageKind.ARTICLE, PageKind.SIDE_BY_SIDE)}
        for page in real.plan.pages:
            if page.language is language and page.kind in subjects:
                subjects[page.kind].add(page.subject)
        assert subjects[PageKind.ARTICLE] == subjects[PageKind.SIDE_BY_SIDE] != set()


def test_topics_without_reports_have_no_page(real: Built) -> None:
    subjects = {page.subject for page in real.plan.pages if page.kind in (PageKind.EVENT_KIND, PageKind.FIELD)}
    used = {article.kind for article in real.plan.site.articles}
    used |= {field.field for article in real.plan.site.articles for field in article.fields}
    assert subjects == used
    assert not subjects & {"visit", "anniversary", "agreement"}


def test_a_slice_of_the_timeline_is_four_of_a_listing() -> None:
    plan = plan_site(make_site(make_run(16)))
    parts = [page.part for page in plan.pages if page.kind is PageKind.TIMELINE and page.language is VI]
    assert sorted(parts) == [0, 1]
    assert len(plan.listings[PageKind.TIMELINE, ""][0].articles) == 8


def test_pages_stand_in_the_order_of_their_paths() -> None:
    paths = [page.path for page in plan_site(make_site(make_run(9))).pages]
    assert paths == sorted(paths)
    assert len(paths) == len(set(paths))


def test_the_plan_does_not_depend_on_the_order_of_the_articles() -> None:
    one, two, three = make_article(1), make_article(2), make_article(3)
    assert plan_site(make_site((one, two, three))).pages == plan_site(make_site((three, one, two))).pages


def test_a_page_shows_its_own_slice() -> None:
    plan = plan_site(make_site(make_run(6)))
    shown = {
        page.part: [article.id for article in plan.slice_of(page).articles]
        for page in plan.pages
        if page.kind is PageKind.ARCHIVE and page.language is VI
    }
    assert shown == {
        0: ["article-0006", "article-0005"],
        1: ["article-0002", "article-0001"],
        2: ["article-0004", "article-0003"],
    }


def test_a_site_without_articles_has_its_overviews() -> None:
    kinds = Counter(page.kind for page in plan_site(make_site(())).pages if page.language is VI)
    assert kinds == {
        PageKind.HOME: 1,
        PageKind.PROVINCES: 1,
        PageKind.PARTNERS: 1,
        PageKind.PARTNER: 1,
        PageKind.TOPICS: 1,
        PageKind.TIMELINE: 1,
        PageKind.ARCHIVES: 1,
        PageKind.SEARCH: 1,
        PageKind.GLOSSARY: 1,
        PageKind.FEEDS: 1,
        PageKind.DATA: 1,
        PageKind.ABOUT: 1,
    }
