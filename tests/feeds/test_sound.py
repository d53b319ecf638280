"""Every feed of every site is sound: by RFC 4287, its schema, the rules of JSON Feed, and a reader's program."""

from __future__ import annotations

import json
from dataclasses import replace
from xml.etree.ElementTree import Element

import feedparser
import html5lib
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from bantin.languages import Language, Localized
from bantin.model.article import Article, Text
from bantin.model.site import Site
from tests.support import atom, json_feed
from tests.support.articles import make_article, make_run, make_site, small
from tests.support.built import SITE_URL
from tests.support.feeds import ATOM, EN, VI, Guides, entries, guides_of, links, read_xml, text
from tests.support.html import links_of
from tests.support.loading import load_site
from tests.support.schemas import atom_schema
from tests.support.sites import PROJECT

NAUGHTY = (
    "]]> <![CDATA[ <!-- --> <?xml ?> <!DOCTYPE x>",
    """<script>alert(1)</script> & "quotes" 'single' <b onclick='x()'>""",
    "&amp; &lt;b&gt; &amp;amp; &#60; &nbsp; &unknown; &",
    "{{ 7 * 7 }} {% include 'x' %} {# x #} %(count)s {searchTerms} ${x} #{x}",
    "\u202eright to left\u202c \u2066isolated\u2069 \u200f\u200e \ufeff zero\u200bwidth",
    "Đoàn 👩🏽‍⚕️🇻🇳 e\u0301 \u0301 \U0001f468\u200d\U0001f469\u200d\U0001f467 z͑ͫ̓ͪ̂ͫ̽͏̴̙",
    "\u2028 line \u2029 separators",
    "日本語 한국어 العربية עברית ไทย",
    "a" * 5000,
    "  blanks \t around \n",
    "\\u0000 \\ \\\" /* */ // ' or 1=1 --",
    "javascript:alert(1) data:text/html,x ../../etc/passwd",
)  # fmt: skip


@pytest.fixture(scope="module", params=["", SITE_URL], ids=["on a disk", "with an address"])
def site_url(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def sites() -> dict[str, Site]:
    naughty = tuple(_naughty(number, words) for number, words in enumerate(NAUGHTY))
    return {
        "real": load_site(PROJECT),
        "small": small(),
        "long": make_site(make_run(70), listing_length=30),
        "without articles": make_site(()),
        "naughty": make_site(naughty),
    }


@pytest.fixture(scope="module")
def guides(sites: dict[str, Site], site_url: str) -> dict[str, Guides]:
    return {name: guides_of(site, site_url) for name, site in sites.items()}


def test_no_atom_feed_breaks_a_rule_of_the_rfc(guides: dict[str, Guides]) -> None:
    broken = {
        (name, path, rule): True
        for name, made in guides.items()
        for path, data in made.atoms.items()
        for rule in atom.find_broken(data)
    }
    assert broken == {}


def test_every_atom_feed_is_valid(guides: dict[str, Guides]) -> None:
    schema = atom_schema()
    for name, made in guides.items():
        for path, data in made.atoms.items():
            assert schema.validate(etree.fromstring(data)), (name, path, schema.error_log)


def test_no_json_feed_breaks_a_rule(guides: dict[str, Guides]) -> None:
    broken = {
        (name, path, rule): True
        for name, made in guides.items()
        for path, data in made.jsons.items()
        for rule in json_feed.find_broken(data)
    }
    assert broken == {}


def test_a_readers_program_finds_nothing_wrong_and_every_entry(guides: dict[str, Guides]) -> None:
    for name, made in guides.items():
        for path, data in made.atoms.items():
            feed = feedparser.parse(data)
            assert not feed.bozo, (name, path, feed.get("bozo_exception"))
            assert feed.version == "atom10"
            assert len(feed.entries) == data.count(b"<entry>"), (name, path)


def test_a_readers_program_opens_the_page_in_the_feeds_language(sites: dict[str, Site]) -> None:
    """Some open the first alternate of an entry, some, like this one, the last: there is one."""
    made = guides_of(sites["real"], SITE_URL)
    for language in (VI, EN):
        feed = feedparser.parse(made.tree[f"{language}/feed.xml"].data)
        assert len(feed.entries) == 5
        assert all(entry.link.startswith(f"{SITE_URL}{language}/") for entry in feed.entries)
        assert feed.feed.link == f"{SITE_URL}{language}/index.html"


def test_both_formats_hold_the_same_entries(guides: dict[str, Guides]) -> None:
    for made in guides.values():
        for path, data in made.jsons.items():
            items = json.loads(data)["items"]
            feed = atom_of(made, path)
            assert [item["id"] for item in items] == [text(entry, "id") for entry in entries(feed)]
            assert [item["title"] for item in items] == [text(entry, "title") for entry in entries(feed)]
            assert [item["content_html"] for item in items] == [text(entry, "content") for entry in entries(feed)]
            assert [item.get("summary") for item in items] == [text(entry, "summary") for entry in entries(feed)]


def test_what_is_written_comes_back_to_the_letter(sites: dict[str, Site], site_url: str) -> None:
    made = guides_of(sites["naughty"], site_url)
    for language in (VI, EN):
        titles = [text(entry, "title") for entry in entries(made.atom(language=language))]
        assert titles == [_as_xml_reads(words) for words in reversed(NAUGHTY)]
        assert [item["title"] for item in made.json(language=language)["items"]] == list(reversed(NAUGHTY))


def test_what_is_written_stands_in_the_text_to_the_letter(sites: dict[str, Site], site_url: str) -> None:
    made = guides_of(sites["naughty"], site_url)
    for language in (VI, EN):
        contents = [text(entry, "content") or "" for entry in entries(made.atom(language=language))]
        for words, content in zip(reversed(NAUGHTY), contents, strict=True):
            shown = "".join(html5lib.parseFragment(content, container="div", namespaceHTMLElements=False).itertext())
            assert " ".join(words.split()) in " ".join(shown.split())


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=1, max_size=200))
def test_any_title_gives_a_sound_feed(words: str) -> None:
    if not words.strip():
        return
    made = guides_of(make_site((_naughty(1, "".join(c for c in words if c not in "\ufffe\uffff")),)))
    data = made.tree["vi/feed.xml"].data
    assert atom.find_broken(data) in ([], [atom.Rule.TITLE])
    assert json_feed.find_broken(made.tree["vi/feed.json"].data) == []


def test_no_feed_has_a_dtd_or_active_html(guides: dict[str, Guides]) -> None:
    for made in guides.values():
        for data in made.atoms.values():
            assert b"<!DOCTYPE" not in data
            for content in contents_of(data):
                assert {element.tag for element in content.iter()} <= ALLOWED
                assert {name for element in content.iter() for name in element.attrib} <= {"href", "lang", "start"}


ALLOWED = {"DOCUMENT_FRAGMENT", "a", "em", "figcaption", "figure", "hr", "h2", "p", "span", "strong"}


def test_every_address_of_a_hosted_feed_is_a_full_one(sites: dict[str, Site]) -> None:
    made = guides_of(sites["real"], SITE_URL)
    for data in made.atoms.values():
        addresses = [link.get("href", "") for link in read_xml(data).iter(f"{ATOM}link")]
        addresses += [link.href for content in contents_of(data) for link in links_of(content)]
        assert [address for address in addresses if not address.startswith(("https://", "http://"))] == []


def test_a_feed_on_a_disk_names_itself_and_its_page_beside_it(sites: dict[str, Site]) -> None:
    feed = guides_of(sites["real"]).atom()
    assert [link["href"] for link in links(feed, "self")] == ["feed.xml"]
    assert links(feed, "alternate")[0]["href"] == "index.html"


def atom_of(made: Guides, json_path: str) -> Element:
    return read_xml(made.atoms[json_path.removesuffix(".json") + ".xml"])


def contents_of(data: bytes) -> list[Element]:
    """Return the content of each entry of an Atom feed, as a browser would read it."""
    contents = [text(entry, "content") or "" for entry in entries(read_xml(data))]
    return [html5lib.parseFragment(content, container="div", namespaceHTMLElements=False) for content in contents]


def _naughty(number: int, words: str) -> Article:
    article = make_article(number)
    citation = replace(article.citation, byline=Localized(vi=words, en=words))
    both: Localized[str | None] = Localized(vi=words, en=words)
    texts = Localized(vi=_with_block(article, words, VI), en=_with_block(article, words, EN))
    return replace(article, title=both, summary=both, citation=citation, texts=texts)


def _with_block(article: Article, words: str, language: Language) -> Text | None:
    shown = article.shown_text(language)
    return replace(shown, blocks=(replace(shown.blocks[0], words=words), *shown.blocks[1:]))


def _as_xml_reads(words: str) -> str:
    """XML reads a line end as \\n (2.11)."""
    return words.replace("\r\n", "\n").replace("\r", "\n")
