"""A page is read in the short way or with a whole parser, and says the same in both."""

from __future__ import annotations

import pytest
from hypothesis import event, given
from hypothesis import strategies as st

from bantin.checking.parsed import parse_page, read_page
from bantin.checking.tags import read_sound
from bantin.outputs import Tree

DATA = '<script type="application/ld+json">{"@context": "x", "@graph": [{"@type": "A", "@id": "#a"}]}</script>'
PIECES = [
    "<p>", "</p>", '<div id="a">', '<div id="b">', "</div>", "<h1>", "</h1>", "<h3>", "</h3>", "<br>", "<BR/>", "</A>",
    '<img src="a.png" alt="">', "<img src='a.png'>", '<a href="x.html?a=1&amp;b=2#c">', '<a\n href="x.html"\nhidden>',
    "</a>", "</a >", '<a href="a&b=1&copy">', "<a href=x>", '<a href="a>b">', '<a href="a<b">', "<a id>", "</html>",
    '<html lang="vi">', '<link rel="alternate" hreflang="en" href="../en/x.html">', '<p a="1" A="2">', "<textarea>",
    '<p onclick="x()">', '<p style="">', '<script src="a.js"></script>', "<script>x < y</script>", "<script>", DATA,
    "<script>\n</script>", "</script>", '<script src="a.js"/>', DATA.replace("A", "<b>"), DATA.replace("}]}", "\n"),
    "<style>p > a {}</style>", "<title>x</title>", "<title>a<b></title>", "</textarea>", "<noscript>", "<xmp>", "<?x>",
    "<!-- <p> -->", "<!--", "-->", "<!doctype html>", "<!DOCTYPE HTML>", "<!x>", "<", ">", "</", "</>", "< p>", "&amp;",
    "&", "&lt", "\n", "\n\n", "\r\n", "chữ", '<svg viewBox="0 0 1 1"><path d="M0"/></svg>', "<x-y:z>", "<a/b>", "\f",
    '<p a="1"b="2">', '<p ="1">', '<p a ="1">', "\x00", "<a / >", "<p\f>", "<p\t>", "<ı>", '<p ſ="1">', "<html>",
]  # fmt: skip
SOUND = st.recursive(
    st.sampled_from(["chữ\n", "<br>\n", '<img src="a.png" alt="">', '<a href="x.html?a&amp;b">x</a>', "<path/>", DATA]),
    lambda inner: st.builds(
        lambda name, parts: f"<{name}>\n{''.join(parts)}</{name}>", st.sampled_from(["p", "div", "h1"]), st.lists(inner)
    ),
)


@pytest.mark.parametrize("site", ["real", "small", "long", "hosted"])
def test_every_page_of_ours_is_read_in_the_short_way_and_says_what_a_whole_parser_reads(
    site: str, request: pytest.FixtureRequest
) -> None:
    tree: Tree = request.getfixturevalue(site).tree
    pages = {path: output.data.decode() for path, output in tree.items() if path.endswith(".html")}
    assert [path for path, html in pages.items() if read_sound(html) is None] == []
    assert {path: parse_page(html) for path, html in pages.items()} == {
        path: read_page(html) for path, html in pages.items()
    }


@given(st.lists(st.sampled_from(PIECES), max_size=8).map("".join))
def test_whatever_the_short_way_accepts_says_the_same_to_a_whole_parser(html: str) -> None:
    event(f"accepted: {read_sound(html) is not None}")
    assert parse_page(html) == read_page(html)


@given(SOUND, st.integers(min_value=0), st.text(alphabet="<>/=\"'& \n\x00pa!-", max_size=3), st.integers(0, 3))
def test_a_sound_page_with_a_few_characters_changed_says_the_same_in_both_ways(
    html: str, place: int, put: str, cut: int
) -> None:
    place %= len(html) + 1
    damaged = html[:place] + put + html[place + cut :]
    assert parse_page(damaged) == read_page(damaged)


@given(SOUND)
def test_a_sound_page_is_read_in_the_short_way(html: str) -> None:
    assert read_sound(html) is not None


def test_a_page_with_a_fault_is_left_to_a_whole_parser() -> None:
    assert read_sound("<p><em>x</p>") is None
    assert read_sound('<p onclick="x">x</p>') is None
    assert read_sound("<p><!-- <em> --></p>") is None
