"""The checker of JSON Feed 1.1 that the tests of feeds rely on: each of its rules can fail."""

from __future__ import annotations

import json

import pytest

from tests.support.json_feed import VERSION, Rule, find_broken

ITEM = {
    "id": "a",
    "url": "https://example.org/a",
    "title": "A",
    "content_html": "<p>Words</p>",
    "date_published": "2024-04-19T00:00:00+07:00",
    "tags": ["t"],
    "authors": [{"name": "N"}],
}
SOUND = {"version": VERSION, "title": "Feed", "language": "vi", "authors": [{"name": "Site"}], "items": [ITEM]}
FAULTS = [
    ({"version": "https://jsonfeed.org/version/1"}, {}, Rule.VERSION),
    ({"title": ""}, {}, Rule.TITLE),
    ({"title": 7}, {}, Rule.STRING),
    ({"items": None}, {}, Rule.ITEMS),
    ({"items": [ITEM, ITEM]}, {}, Rule.ID),
    ({"author": {"name": "old"}}, {}, Rule.UNKNOWN),
    ({"home_page_url": "index.html"}, {}, Rule.ADDRESS),
    ({"language": "vi_VN"}, {}, Rule.LANGUAGE),
    ({"authors": {"name": "Site"}}, {}, Rule.AUTHORS),
    ({}, {"id": 7}, Rule.ID),
    ({}, {"content_html": ""}, Rule.CONTENT),
    ({}, {"content_html": "<p>a</b>"}, Rule.HTML),
    ({}, {"url": "a.html"}, Rule.ADDRESS),
    ({}, {"date_published": "2024-04-19"}, Rule.DATE),
    ({}, {"date_published": "2024-02-30T00:00:00Z"}, Rule.DATE),
    ({}, {"authors": [{}]}, Rule.AUTHORS),
    ({}, {"tags": "t"}, Rule.TAGS),
    ({}, {"text": "x"}, Rule.UNKNOWN),
]


def test_a_sound_feed_breaks_no_rule() -> None:
    assert find_broken(json.dumps(SOUND).encode()) == []


@pytest.mark.parametrize(("feed", "item", "rule"), FAULTS)
def test_a_planted_fault_is_found(feed: dict[str, object], item: dict[str, object], rule: Rule) -> None:
    faulty = SOUND | ({"items": [ITEM | item]} if item else {}) | feed
    assert rule in find_broken(json.dumps(faulty).encode())


@pytest.mark.parametrize("data", [b"{", b"[]", b'{"title": "\xff"}'])
def test_what_is_no_object_of_json_is_found(data: bytes) -> None:
    assert find_broken(data) == [Rule.JSON]


def test_every_rule_has_a_fault_that_breaks_it() -> None:
    assert {rule for _, _, rule in FAULTS} | {Rule.JSON} == set(Rule)
