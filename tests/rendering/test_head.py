"""The head of a page: its order, the addresses that stand for it, and what other sites may show of it."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urljoin
from xml.etree.ElementTree import Element

import pytest

from bantin.languages import Language
from bantin.planning.page import Page, PageKind
from bantin.rendering.catalogues import load_catalogues
from bantin.rendering.contexts.common import share_context
from bantin.rendering.environment import make_environments
from bantin.rendering.templates import load_templates
from tests.support.built import BRIDGE, EN, SEED, SITE_URL, VI, Built
from tests.support.html import Html, one, read_html
from tests.support.sites import PROJECT

# The order of the head. The policy is first after the encoding: it holds for what comes after it, and titles and data
# are content. Scripts that wait follow the one that must not.
ORDER = (
    "charset", "Content-Security-Policy", "referrer", "viewport", "title", "description",
    "link canonical", "alternate", "robots",
    "color-scheme", "theme-color", "link icon", "link apple-touch-icon", "link stylesheet", "style", "script",
    "script defer", "feed", "link search",
    "og:type", "og:title", "og:description", "og:url", "og:site_name", "og:locale", "og:locale:alternate",
    "og:image", "og:image:width", "og:image:height", "og:image:alt",
    "article:published_time", "article:modified_time", "article:section", "article:tag", "twitter:card", "author",
    "citation_title", "citation_date", "citation_language", "script application/ld+json",
)  # fmt: skip
WALKRUN = "2024-11-13-binh-duong-walkrun"
HA_GIANG = "2023-12-08-ha-giang-bach-mai"
BAI_CHAY = "2024-04-17-bai-chay-dong-trieu"


def test_with_an_address_every_page_names_itself_as_canonical(hosted: Built) -> None:
    for page, html in _linked_pages(hosted):
        assert [link.href for link in html.head_links("canonical")] == [SITE_URL + page.path]


def test_with_an_address_alternates_are_full_reciprocal_and_include_the_page(hosted: Built) -> None:
    for page, html in _linked_pages(hosted):
        alternates = _alternates(html)
        if not alternates:
            continue
        assert set(alternates) == {"vi", "en", "x-default"}, page.path
        assert all(href.startswith(SITE_URL) for href in alternates.values())
        if page.language is not None:
            assert alternates[page.language] == SITE_URL + page.path
            twin = hosted.read(alternates[page.language.other].removeprefix(SITE_URL))
            assert _alternates(twin) == alternates


def test_the_alternate_is_the_same_page_in_the_other_language(real: Built, hosted: Built) -> None:
    for built in (real, hosted):
        owners = {page.path: page for page in built.plan.pages}
        for page, html in _linked_pages(built):
            for language, href in _alternates(html).items():
                if page.language is not None and language != "x-default":
                    found = owners[_resolve(page, href)]
                    assert (found.kind, found.subject, found.part) == (page.kind, page.subject, page.part)
                    assert found.language == language


def test_readers_of_neither_language_are_sent_from_home_to_the_landing_page(hosted: Built) -> None:
    for language in Language:
        assert _alternates(hosted.page(PageKind.HOME, language))["x-default"] == SITE_URL + "index.html"
    assert _alternates(hosted.page(PageKind.LANDING))["x-default"] == SITE_URL + "index.html"


def test_readers_of_neither_language_get_the_original_of_an_article(hosted: Built) -> None:
    for language in Language:
        default = _alternates(hosted.page(PageKind.ARTICLE, language, SEED))["x-default"]
        assert default == SITE_URL + hosted.path(PageKind.ARTICLE, VI, SEED)


def test_the_landing_page_names_both_homes(hosted: Built) -> None:
    alternates = _alternates(hosted.page(PageKind.LANDING))
    assert (alternates["vi"], alternates["en"]) == (SITE_URL + "vi/index.html", SITE_URL + "en/index.html")


def test_without_an_address_alternates_are_relative_and_nothing_is_canonical(real: Built, small: Built) -> None:
    for built in (real, small):
        for page, html in _linked_pages(built):
            assert html.head_links("canonical") == [], page.path
            for href in _alternates(html).values():
                assert "://" not in href
                assert not href.startswith("/")
                assert _resolve(page, href) in built.tree


def test_a_bridge_page_is_not_indexed_and_points_to_the_original(hosted: Built, small: Built) -> None:
    bridge = hosted.page(PageKind.BRIDGE, VI, BRIDGE)
    assert bridge.meta("robots") == "noindex, follow"
    assert [link.href for link in bridge.head_links("canonical")] == [
        SITE_URL + hosted.path(PageKind.ARTICLE, EN, BRIDGE)
    ]
    assert small.page(PageKind.BRIDGE, VI, BRIDGE).meta("robots") == "noindex, follow"


def test_a_bridge_page_and_its_twin_are_in_no_set_of_alternates(hosted: Built, small: Built) -> None:
    for built in (hosted, small):
        assert _alternates(built.page(PageKind.BRIDGE, VI, BRIDGE)) == {}
        assert _alternates(built.page(PageKind.ARTICLE, EN, BRIDGE)) == {}


def test_only_bridge_pages_and_those_that_stand_in_for_others_are_kept_from_search_engines(
    real: Built, hosted: Built
) -> None:
    for built in (real, hosted):
        for page, html in built.pages:
            hidden = page.kind is PageKind.BRIDGE or page.kind.is_bare
            assert (html.meta("robots") or "").startswith("noindex") == hidden, page.path


def test_no_two_pages_have_the_same_title(real: Built, long: Built) -> None:
    """Two articles may, and so may their two-language pages; the slices of one listing may not."""
    for built in (real, long):
        owners: dict[tuple[Language | None, str], str] = {}
        for page, html in built.pages:
            if page.kind not in (PageKind.ARTICLE, PageKind.BRIDGE, PageKind.SIDE_BY_SIDE) and not page.kind.is_bare:
                first = owners.setdefault((page.language, html.title), page.path)
                assert first == page.path, html.title


def test_every_page_has_a_description_of_at_most_160_characters(real: Built, long: Built) -> None:
    for built in (real, long):
        too_long = [
            page.path
            for page, html in built.pages
            if not page.kind.is_bare and not 0 < len(html.meta("description") or "") <= 160
        ]
        assert too_long == []


def test_every_head_is_in_the_one_order(real: Built, hosted: Built) -> None:
    for built in (real, hosted):
        for page, html in built.pages:
            names = [_name(element) for element in one(html.root, "head")]
            assert set(names) <= set(ORDER), page.path
            assert names == sorted(names, key=ORDER.index), page.path


def test_every_page_but_those_that_stand_in_for_others_can_be_shared(real: Built, hosted: Built) -> None:
    for built in (real, hosted):
        names = built.plan.site.settings.name
        for page, html in built.pages:
            if page.kind.is_bare:
                assert not any(meta.get("property") for meta in html.root.iter("meta"))
                continue
            kind = "article" if page.kind is PageKind.ARTICLE else "website"
            name = names[page.language] if page.language else f"{names.vi} · {names.en}"
            assert html.properties("og:type") == [kind], page.path
            assert html.properties("og:site_name") == [name], page.path
            assert html.properties("og:description") == [html.meta("description")], page.path
            assert html.properties("og:locale") == ["en_GB" if page.language is EN else "vi_VN"], page.path
            (title,) = html.properties("og:title")
            assert html.title in (title, f"{title} – {name}"), page.path


def test_a_shared_address_is_the_one_that_stands_for_the_page(real: Built, hosted: Built) -> None:
    for _, html in hosted.pages:
        assert html.properties("og:url") == [link.href for link in html.head_links("canonical")]
    assert not any(html.properties("og:url") for _, html in real.pages)


def test_the_other_locale_is_named_only_where_the_same_page_exists_in_it(hosted: Built) -> None:
    for page, html in hosted.pages:
        has_twin = len(_alternates(html)) > 0 and not page.kind.is_bare
        other = "vi_VN" if page.language is EN else "en_GB"
        assert html.properties("og:locale:alternate") == ([other] if has_twin else []), page.path


def test_without_a_picture_none_is_named_and_the_card_is_small(real: Built) -> None:
    for page, html in real.pages:
        assert not html.properties("og:image")
        assert html.meta("twitter:card") == (None if page.kind.is_bare else "summary"), page.path


def test_a_picture_is_named_with_its_size_and_words() -> None:
    card = {"address": "https://example.org/a.png", "width": 1200, "height": 630, "alt": "“A” & <b>"}
    html = _share(card)
    names = ("og:image", "og:image:width", "og:image:height", "og:image:alt")
    assert [html.properties(name) for name in names] == [[card["address"]], ["1200"], ["630"], ["“A” & <b>"]]
    assert html.meta("twitter:card") == "summary_large_image"


def test_a_report_says_what_it_is_about(real: Built) -> None:
    html = real.page(PageKind.ARTICLE, EN, HA_GIANG)
    assert html.properties("article:section") == ["Comprehensive cooperation agreement"]
    tags = html.properties("article:tag")
    assert tags[:3] == ["Ha Giang", "Tuyen Quang", "Bach Mai Hospital"]
    assert "Technique transfer" in tags
    assert len(tags) == len(set(tags))


def test_a_report_of_a_former_province_is_found_under_the_unit_of_today_too(real: Built) -> None:
    tags = real.page(PageKind.ARTICLE, VI, WALKRUN).properties("article:tag")
    assert tags[:2] == ["Bình Dương", "Thành phố Hồ Chí Minh"]


@pytest.mark.parametrize(
    ("article", "shared", "cited"),
    [
        pytest.param(BAI_CHAY, "2024-04-19", "2024/04/19", id="a known day"),
        pytest.param(HA_GIANG, "2023-12", "2023/12", id="an inferred month"),
        pytest.param(WALKRUN, None, None, id="not known: the day of the event is no substitute"),
    ],
)
def test_the_day_of_publication_is_given_as_far_as_it_is_known(
    real: Built, article: str, shared: str | None, cited: str | None
) -> None:
    for language in Language:
        html = real.page(PageKind.ARTICLE, language, article)
        assert html.properties("article:published_time") == ([shared] if shared else [])
        assert html.properties("article:modified_time") == []
        assert html.meta("citation_date") == cited


def test_the_author_is_named_where_the_report_names_one(real: Built) -> None:
    assert real.page(PageKind.ARTICLE, VI, HA_GIANG).meta("author") == "Lê Lâm"
    assert real.page(PageKind.ARTICLE, EN, HA_GIANG).meta("author") == "Le Lam"
    assert real.page(PageKind.ARTICLE, EN, WALKRUN).meta("author") is None
    assert real.page(PageKind.HOME, EN).meta("author") is None


def test_only_reports_are_cited_with_the_language_of_their_text(real: Built, hosted: Built) -> None:
    for built in (real, hosted):
        for page, html in built.pages:
            is_report = page.kind is PageKind.ARTICLE
            assert html.meta("citation_language") == (page.language if is_report else None), page.path
            assert (html.meta("citation_title") is not None) == is_report, page.path


def test_the_head_begins_with_the_encoding(real: Built) -> None:
    for page, _ in real.pages:
        assert real.tree[page.path].data.lstrip()[:15].lower() == b"<!doctype html>"
        assert real.tree[page.path].data.index(b'<meta charset="utf-8">') < 100, page.path


@pytest.mark.parametrize("name", ["viewport", "color-scheme", "referrer"])
def test_every_page_says(real: Built, name: str) -> None:
    assert all(html.meta(name) for _, html in real.pages)


def test_zooming_is_never_forbidden(real: Built) -> None:
    for _, html in real.pages:
        assert "maximum-scale" not in (html.meta("viewport") or "")
        assert "user-scalable" not in (html.meta("viewport") or "")


def _linked_pages(built: Built) -> Iterator[tuple[Page, Html]]:
    """Yield the pages that stand for themselves: all but bridge pages and the one for wrong addresses."""
    for page, html in built.pages:
        if page.kind is not PageKind.BRIDGE and not page.kind.is_bare:
            yield page, html


def _name(element: Element) -> str:
    """Return what an element of a head is called in ``ORDER``."""
    rel = element.get("rel", "")
    match element.tag:
        case "link" if rel == "alternate":
            return "feed" if element.get("type") else "alternate"
        case "link":
            return f"link {rel}"
        case "meta" if element.get("charset"):
            return "charset"
        case "meta":
            return element.get("name") or element.get("property") or element.get("http-equiv") or ""
        case "script" if element.get("defer") is not None:
            return "script defer"
        case "script":
            return f"script {element.get('type', '')}".strip()
        case _:
            return str(element.tag)


def _share(card: dict[str, object]) -> Html:
    """Return a page whose head holds the tags of a page with this picture."""
    templates = load_templates(PROJECT / "templates")
    environment = make_environments(templates, load_catalogues(PROJECT / "locales", templates.messages))[EN]
    share = share_context(EN, None, has_twin=False)
    source = '{% import "macros/sharing.html" as sharing %}{{ sharing.tags(share, "Site", card, "Title", "Words") }}'
    tags = environment.from_string(source).render(share=share, card=card)
    return read_html(f'<!doctype html><html lang="en"><head><title>x</title>{tags}</head></html>'.encode())


def _alternates(html: Html) -> dict[str, str]:
    return {link.hreflang: link.href for link in html.head_links("alternate") if link.hreflang}


def _resolve(page: Page, href: str) -> str:
    """Return the path that *href* on *page* leads to."""
    return urljoin(SITE_URL + page.path, href).removeprefix(SITE_URL)
