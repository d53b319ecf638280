"""OPML and OpenSearch: the list of all feeds, and the search page for browsers."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bantin.languages import Language, Localized
from bantin.planning.page import PageKind
from tests.support.articles import make_run, make_site, small
from tests.support.built import SITE_URL
from tests.support.feeds import EN, VI, Guides, guides_of, read_xml
from tests.support.loading import load_site
from tests.support.sites import PROJECT

OPENSEARCH = "{http://a9.com/-/spec/opensearch/1.1/}"


@pytest.fixture(scope="module")
def made() -> Guides:
    return guides_of(load_site(PROJECT), SITE_URL)


@pytest.mark.parametrize(("path", "languages"), [("vi/feeds.opml", [VI]), ("en/feeds.opml", [EN])])
def test_a_list_names_every_feed_of_its_language(made: Guides, path: str, languages: list[Language]) -> None:
    outlines = list(read_xml(made.tree[path].data).iter("outline"))
    expected = {SITE_URL + feed for feed in made.atoms if feed.split("/")[0] in languages}
    assert {outline.get("xmlUrl") for outline in outlines} == expected
    assert len(outlines) == len(expected) == 12
    assert {outline.get("language") for outline in outlines} == set(languages)


def test_the_list_at_the_root_names_every_feed(made: Guides) -> None:
    outlines = list(read_xml(made.tree["feeds.opml"].data).iter("outline"))
    assert {outline.get("xmlUrl") for outline in outlines} == {SITE_URL + feed for feed in made.atoms}
    assert len(outlines) == len(made.atoms) == 24


def test_a_list_is_opml_2(made: Guides) -> None:
    """http://opml.org/spec2.opml: a head and a body; a subscription has the type rss, a text and an xmlUrl."""
    for path in ("feeds.opml", "vi/feeds.opml"):
        root = read_xml(made.tree[path].data)
        assert (root.tag, root.get("version"), [child.tag for child in root]) == ("opml", "2.0", ["head", "body"])
        for outline in root.iter("outline"):
            assert outline.get("type") == "rss"
            assert all(outline.get(name) for name in ("text", "title", "xmlUrl", "htmlUrl"))
            assert (outline.get("htmlUrl") or "").startswith(SITE_URL)


def test_a_list_begins_with_the_whole_digest_and_goes_on_by_names(made: Guides) -> None:
    titles = [outline.get("text") for outline in read_xml(made.tree["vi/feeds.opml"].data).iter("outline")]
    site = "Bản tin Hợp tác Y tế"
    assert titles[0] == site
    assert [title.removesuffix(f" – {site}") for title in titles[1:] if title] == [
        "Hà Tĩnh", "Lào Cai", "Quảng Ninh", "Thành phố Hồ Chí Minh", "Tuyên Quang", "Bình Dương", "Hà Giang",
        "Bệnh viện Bạch Mai", "Bệnh viện Bãi Cháy", "Bệnh viện Veterans Busan", "Bệnh viện Walkrun",
    ]  # fmt: skip


def test_the_search_page_is_described_for_browsers(made: Guides) -> None:
    for language in Language:
        root = read_xml(made.tree[f"{language}/opensearch.xml"].data)
        assert root.tag == f"{OPENSEARCH}OpenSearchDescription"
        by_type = {url.get("type"): url for url in root.findall(f"{OPENSEARCH}Url")}
        page = SITE_URL + made.plan.addresses.find(PageKind.SEARCH, language)
        assert by_type["text/html"].get("template") == page + "?q={searchTerms}"
        own = by_type["application/opensearchdescription+xml"]
        assert (own.get("rel"), own.get("template")) == ("self", f"{SITE_URL}{language}/opensearch.xml")
        assert root.findtext(f"{OPENSEARCH}Language") == language
        assert root.findtext(f"{OPENSEARCH}InputEncoding") == "UTF-8"
        image = root.findtext(f"{OPENSEARCH}Image") or ""
        assert image.startswith(f"{SITE_URL}assets/apple-touch-icon.")


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Digest", "Digest"),
        ("Sixteen letters!", "Sixteen letters!"),
        ("Bản tin Hợp tác Y tế", "Bản tin Hợp tác…"),
        ("Health Cooperation Digest", "Health Cooperat…"),
    ],
)
def test_a_short_name_has_at_most_16_letters(name: str, short: str) -> None:
    """OpenSearch 1.1, "ShortName"."""
    site = make_site(())
    site = replace(site, settings=replace(site.settings, name=Localized(vi=name, en=name)))
    root = read_xml(guides_of(site, SITE_URL).tree["vi/opensearch.xml"].data)
    found = root.findtext(f"{OPENSEARCH}ShortName") or ""
    assert found == short
    assert len(found) <= 16


def test_a_description_has_at_most_1024_letters_and_no_markup() -> None:
    site = make_site(make_run(1))
    words = "<b>&</b> ]]> " * 200
    site = replace(site, settings=replace(site.settings, description=Localized(vi=words, en=words)))
    root = read_xml(guides_of(site, SITE_URL).tree["en/opensearch.xml"].data)
    (found,) = root.findall(f"{OPENSEARCH}Description")
    assert len(found.text or "") <= 1024
    assert len(found) == 0
    assert words.startswith((found.text or "")[:-1])


def test_without_an_address_there_are_no_lists_and_no_description_of_the_search() -> None:
    assert [path for path in guides_of(small()).tree if "opml" in path or "opensearch" in path] == []
