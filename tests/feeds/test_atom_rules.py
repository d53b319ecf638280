"""The checker of RFC 4287 that the tests of feeds rely on: each of its rules can fail, and the schema agrees."""

from __future__ import annotations

import pytest
from lxml import etree

from tests.support.atom import Rule, find_broken
from tests.support.schemas import atom_schema

SOUND = """<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="vi">
<id>urn:uuid:00000000-0000-5000-8000-000000000001</id>
<title>Feed</title>
<updated>2024-04-19T00:00:00+07:00</updated>
<link rel="self" href="feed.xml"/>
<link rel="alternate" type="text/html" hreflang="vi" href="index.html"/>
<author><name>Site</name><uri>index.html</uri><email>a@example.org</email></author>
<icon>icon.png</icon>
<generator version="1">Maker</generator>
<entry>
<id>urn:uuid:00000000-0000-5000-8000-000000000002</id>
<title>Entry</title>
<link rel="alternate" type="text/html" hreflang="vi" href="a.html"/>
<updated>2024-04-19T00:00:00+07:00</updated>
<category scheme="urn:x" term="t" label="T"/>
<summary>Short</summary>
<content type="html">&lt;p&gt;Long &amp;amp; full&lt;/p&gt;</content>
</entry>
</feed>"""
FEED_AUTHOR = "<author><name>Site</name><uri>index.html</uri><email>a@example.org</email></author>"
ENTRY_ID = "<id>urn:uuid:00000000-0000-5000-8000-000000000002</id>"
ALTERNATE = '<link rel="alternate" type="text/html" hreflang="vi" href="index.html"/>'
ENTRY_ALTERNATE = '<link rel="alternate" type="text/html" hreflang="vi" href="a.html"/>'
CONTENT = '<content type="html">&lt;p&gt;Long &amp;amp; full&lt;/p&gt;</content>'
SECOND = f"</entry><entry>{ENTRY_ID}<title>x</title><updated>2024-01-01T00:00:00Z</updated><content>y</content></entry>"
SUMMARY = "<summary>Short</summary>"

# What is planted: words of the sound feed, what stands there instead, the rule, and whether the schema sees it too.
FAULTS = [
    ("</feed>", "", Rule.WELL_FORMED, None),
    ("2005/Atom", "2005/atom", Rule.ROOT, True),
    ('xml:lang="vi"', 'xml:lang="vi_VN"', Rule.LANGUAGE, True),
    (SUMMARY, '<summary type="markdown">Short</summary>', Rule.TEXT_TYPE, True),
    (SUMMARY, "<summary>Short <b xmlns=''>b</b></summary>", Rule.TEXT_CHILDREN, True),
    ("&lt;/p&gt;", "&lt;/b&gt;", Rule.HTML, False),
    ("<name>Site</name>", "<name> </name>", Rule.NAME, False),
    ("<name>Site</name>", "", Rule.NAME, True),
    ("<uri>index.html</uri>", "<uri>a</uri><uri>b</uri>", Rule.URI, True),
    ("a@example.org", "example.org", Rule.EMAIL, True),
    ("Feed</title>\n<updated>2024-04-19T", "Feed</title>\n<updated>2024-04-19t", Rule.DATE, True),
    ("Feed</title>\n<updated>2024-04-19T00:00:00+07:00", "Feed</title>\n<updated>2024-04-19", Rule.DATE, True),
    ("Feed</title>\n<updated>2024-04-19", "Feed</title>\n<updated>2023-02-29", Rule.DATE, True),
    ('00:00:00+07:00</updated>\n<link rel="self"', '00:00:00</updated>\n<link rel="self"', Rule.DATE, False),
    ("Feed</title>\n<updated>", "Feed</title>\n<updated> ", Rule.DATE_BLANKS, False),
    ("<title>Feed</title>", "", Rule.FEED_ONE, True),
    ("<title>Feed</title>", "<title>Feed</title><title>Two</title>", Rule.FEED_ONE, True),
    ("<icon>icon.png</icon>", "<icon>a.png</icon><icon>b.png</icon>", Rule.FEED_AT_MOST_ONE, True),
    (FEED_AUTHOR, "", Rule.FEED_AUTHOR, False),
    (FEED_AUTHOR, "", Rule.ENTRY_AUTHOR, False),
    ('<link rel="self" href="feed.xml"/>', "", Rule.FEED_SELF, False),
    (ALTERNATE, ALTERNATE + ALTERNATE.replace("index", "other"), Rule.FEED_ALTERNATES, False),
    ("</entry>", SECOND, Rule.ENTRY_IDS, False),
    (SUMMARY + "\n" + CONTENT, "", Rule.ENTRY_TEXT, False),
    (ENTRY_ID, "", Rule.ENTRY_ONE, True),
    (SUMMARY, SUMMARY + SUMMARY, Rule.ENTRY_AT_MOST_ONE, True),
    (ENTRY_ALTERNATE, ENTRY_ALTERNATE + ENTRY_ALTERNATE, Rule.ENTRY_ALTERNATES, False),
    (CONTENT, '<content type="page">x</content>', Rule.CONTENT_TYPE, True),
    (CONTENT, '<content type="text/html" src="a.html">x</content>', Rule.CONTENT_SOURCE, True),
    (' term="t"', "", Rule.CATEGORY_TERM, True),
    ('scheme="urn:x"', 'scheme="x"', Rule.CATEGORY_SCHEME, False),
    (">Maker<", "><", Rule.GENERATOR, False),
    ("icon.png", "icon 1.png", Rule.ICON, False),
    (ENTRY_ID, "<id>a.html</id>", Rule.ID, False),
    (ENTRY_ID, "<id> urn:x:y </id>", Rule.ID, False),
    ("urn:uuid:00000000-0000-5000-8000-000000000002", "URN:UUID:00000000-0000-5000-8000-00000000000A", Rule.ID_NORMAL,
     False),
    ('<link rel="self" href="feed.xml"/>', '<link rel="self"/>', Rule.LINK_HREF, True),
    ('href="a.html"', 'href="a b.html"', Rule.LINK_HREF, False),
    ('rel="self"', 'rel="own self"', Rule.LINK_RELATION, False),
    ('type="text/html" hreflang="vi" href="a.html"', 'type="html" hreflang="vi" href="a.html"', Rule.LINK_TYPE, True),
    ('hreflang="vi" href="a.html"', 'hreflang="vi_VN" href="a.html"', Rule.LINK_LANGUAGE, True),
    ("<title>Entry</title>", "<title/>", Rule.TITLE, False),
    (SUMMARY, SUMMARY + "<excerpt>x</excerpt>", Rule.UNKNOWN, True),
]  # fmt: skip


def test_a_sound_feed_breaks_no_rule() -> None:
    assert find_broken(SOUND.encode()) == []
    assert _is_valid(SOUND)


@pytest.mark.parametrize(("old", "new", "rule", "by_schema"), FAULTS)
def test_a_planted_fault_is_found(old: str, new: str, rule: Rule | None, by_schema: bool | None) -> None:  # noqa: FBT001
    assert SOUND.count(old) >= 1
    feed = SOUND.replace(old, new, 1)
    assert set(find_broken(feed.encode())) >= ({rule} if rule else set())
    if by_schema is not None:
        assert _is_valid(feed) is not by_schema


def test_an_entry_with_neither_content_nor_alternate_is_found() -> None:
    feed = SOUND.replace(ENTRY_ALTERNATE, "").replace(CONTENT, "")
    assert find_broken(feed.encode()) == [Rule.ENTRY_ALTERNATE]


def test_every_rule_has_a_fault_that_breaks_it() -> None:
    assert {rule for _, _, rule, _ in FAULTS if rule} | {Rule.ENTRY_ALTERNATE} == set(Rule)


def _is_valid(feed: str) -> bool:
    return bool(atom_schema().validate(etree.fromstring(feed.encode())))
