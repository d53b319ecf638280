"""How a reader comes to a feed: from the head of a page, from its words, and from the page of all feeds."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urljoin

import pytest

from bantin.languages import Language
from bantin.planning.page import Page, PageKind
from tests.support.built import EN, SITE_URL, VI, Built, build_site, without_articles
from tests.support.html import Html, links_of, text_of

TERMS = (PageKind.PROVINCE, PageKind.FORMER_PROVINCE, PageKind.PARTNER)
TYPES = {"application/atom+xml": ".xml", "application/feed+json": ".json"}


def feeds_in_head(page: Page, html: Html) -> list[tuple[str, str, str]]:
    """Return type, title and path of each feed that the head of a page names."""
    return [
        (link.get("type", ""), link.get("title", ""), urljoin(page.path, link.get("href", "")))
        for link in html.root.iter("link")
        if link.get("rel") == "alternate" and link.get("type")
    ]


def test_every_page_names_the_feeds_of_the_site_first(real: Built, small: Built, long: Built) -> None:
    for built in (real, small, long):
        for page, html in built.pages:
            if page.language is not None:
                name = built.plan.site.settings.name[page.language]
                assert feeds_in_head(page, html)[:2] == [
                    ("application/atom+xml", f"{name} (Atom)", f"{page.language}/feed.xml"),
                    ("application/feed+json", f"{name} (JSON Feed)", f"{page.language}/feed.json"),
                ]


def test_the_page_of_a_term_names_its_own_feeds_too_and_no_other_page_does(real: Built, long: Built) -> None:
    for built in (real, long):
        for page, html in built.pages:
            own = feeds_in_head(page, html)[2:]
            if page.kind in TERMS:
                stem = built.path(page.kind, page.language or VI, page.subject).removesuffix(".html")
                assert [path for _, _, path in own] == [f"{stem}.xml", f"{stem}.json"], page.path
                name = built.plan.site.settings.name[page.language or VI]
                assert all(title.endswith((f" – {name} (Atom)", f" – {name} (JSON Feed)")) for _, title, _ in own)
            elif page.kind is not PageKind.LANDING:
                assert own == [], page.path


def test_the_landing_page_names_the_feeds_of_both_languages(real: Built) -> None:
    page, html = next((page, html) for page, html in real.pages if page.kind is PageKind.LANDING)
    paths = [path for _, _, path in feeds_in_head(page, html)]
    assert paths == ["vi/feed.xml", "vi/feed.json", "en/feed.xml", "en/feed.json"]
    langs = [link.get("lang") for link in html.root.iter("link") if link.get("type") in TYPES]
    assert langs == ["vi", "vi", "en", "en"]


def test_the_page_for_wrong_addresses_names_no_feed(real: Built, hosted: Built) -> None:
    for built in (real, hosted):
        html = built.page(PageKind.NOT_FOUND)
        assert [link.href for link in html.head_links("alternate")] == []


def test_every_feed_that_a_page_names_is_there(real: Built, hosted: Built, long: Built) -> None:
    for built in (real, hosted, long):
        for page, html in built.pages:
            for kind, _, path in feeds_in_head(page, html):
                assert path in built.tree
                assert path.endswith(TYPES[kind])


def test_browsers_are_told_of_the_search_where_the_site_has_an_address(real: Built, hosted: Built) -> None:
    for page, html in hosted.pages:
        found = [urljoin(page.path, link.href) for link in html.head_links("search")]
        assert found == ([f"{page.language}/opensearch.xml"] if page.language else []), page.path
    assert all(html.head_links("search") == [] for _, html in real.pages)


@pytest.mark.parametrize(
    ("kind", "language", "subject", "words"),
    [
        (PageKind.HOME, VI, "", "Nhận mọi tin mới: Atom · JSON Feed (cách dùng các địa chỉ này)"),
        (PageKind.HOME, EN, "", "Hear of every new report: Atom · JSON Feed (how to use these addresses)"),
        (PageKind.PROVINCE, VI, "ha-tinh", "Nhận tin mới về địa phương này: Atom · JSON Feed"),
        (PageKind.FORMER_PROVINCE, EN, "ha-giang", "Hear of further reports under this name: Atom · JSON Feed"),
        (PageKind.PARTNER, EN, "benh-vien-bach-mai", "Hear of new reports on this partner: Atom · JSON Feed"),
    ],
)
def test_a_listing_says_in_words_how_to_follow_it(
    real: Built, kind: PageKind, language: Language, subject: str, words: str
) -> None:
    path = real.path(kind, language, subject)
    (line,) = (e for e in real.read(path).main.iter("p") if e.get("class") == "follow")
    assert words in text_of(line)
    stem = f"{language}/feed" if kind is PageKind.HOME else path.removesuffix(".html")
    found = [urljoin(path, link.href) for link in links_of(line)]
    assert found == [f"{stem}.xml", f"{stem}.json", real.path(PageKind.FEEDS, language)]


def test_every_part_of_a_listing_leads_to_the_one_feed(long: Built) -> None:
    parts = [page for page in long.plan.pages if page.kind is PageKind.PARTNER and page.language is EN]
    assert len(parts) > 1
    for page in parts:
        (line,) = (e for e in long.read(page.path).main.iter("p") if e.get("class") == "follow")
        assert urljoin(page.path, links_of(line)[0].href) == "en/partners/bach-mai-hospital.xml"


def test_the_page_of_all_feeds_leads_to_each_in_its_language(real: Built, hosted: Built) -> None:
    for built in (real, hosted):
        for language in Language:
            path = built.path(PageKind.FEEDS, language)
            found = {urljoin(path, link.href) for link in links_of(built.read(path).main)}
            feeds = {companion.path for companion in built.plan.companions if companion.of is not None}
            assert {feed for feed in feeds if feed.startswith(f"{language}/")} <= found
            assert not {feed for feed in feeds if feed.startswith(f"{language.other}/")} & found


def test_the_page_of_all_feeds_counts_the_reports_that_a_feed_can_have(small: Built) -> None:
    """A report in English only is no report of a Vietnamese feed."""
    for language, count in ((VI, "1 tin"), (EN, "2 reports")):
        section = small.page(PageKind.FEEDS, language).by_id("all")
        around = {child: parent for parent in small.page(PageKind.FEEDS, language).root.iter() for child in parent}
        assert f"({count})" in text_of(around[section])


def test_the_lists_to_import_are_offered_where_there_are_some(real: Built, hosted: Built) -> None:
    for language in Language:
        path = hosted.path(PageKind.FEEDS, language)
        found = [urljoin(path, link.href) for link in links_of(hosted.read(path).main) if "opml" in link.href]
        assert found == [f"{language}/feeds.opml", "feeds.opml"]
        assert "OPML" not in real.page(PageKind.FEEDS, language).text


def test_a_site_without_reports_can_be_followed_from_the_start(tmp_path: Path) -> None:
    built = build_site(without_articles(tmp_path), tmp_path / "output", SITE_URL)
    html = built.page(PageKind.FEEDS, EN)
    assert "By province" not in [words for _, words in html.headings]
    assert "en/feed.xml" in {urljoin("en/follow.html", link.href) for link in html.links}
    assert "en/partners/bach-mai-hospital.xml" in built.tree
