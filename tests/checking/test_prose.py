"""Links and pictures in the Markdown of editors are told where they were written."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bantin.checking.prose import Shown, check_prose, may_lead
from bantin.loading.writings import read_writings
from bantin.outputs import Output, Tree
from bantin.planning.texts import PagesOfBundles, PagesOfTexts
from tests.support.built import Built
from tests.support.problems import told
from tests.support.sites import PROJECT, SITES
from tests.support.writing import make_markdown

FILE = "articles/2024-01-01-x/text.en.md"
OTHER = "2024-02-02-y"
PAGE = '<!doctype html><html lang="en"><head><title>x</title></head><body><h1 id="l1">x</h1></body></html>'
SHOWN = Shown(
    pages={FILE: ("en/news/x.html", "vi/song-ngu/x.html", "en/side-by-side/x.html")},
    bundles={("2024-01-01-x", "en"): "en/news/x.html", (OTHER, "en"): "en/news/y.html"},
)
PATHS = ["en/news/x.html", "vi/song-ngu/x.html", "en/side-by-side/x.html", "en/news/y.html", "en/partners/p.html"]
TREE: Tree = {path: Output(path=path, data=PAGE.encode()) for path in PATHS}


def findings(text: str, site_url: str = "") -> list[tuple[str, int | None, str]]:
    """Return code, line and the characters meant of what is said of *text*."""
    writing = make_markdown(FILE, text)
    problems = check_prose([writing], SHOWN, TREE, site_url)
    assert may_lead(writing) or not problems, "a build asks only of writings that may lead somewhere"
    return [
        (p.code, p.place.line, (p.place.text or "")[(p.place.column or 1) - 1 :][: p.place.width]) for p in problems
    ]


def test_the_real_and_the_small_site_are_sound(real: Built, small: Built) -> None:
    for built, root in ((real, PROJECT), (small, SITES / "small")):
        shown = Shown(pages=PagesOfTexts(built.plan), bundles=PagesOfBundles(built.plan))
        assert check_prose(read_writings(root / "content"), shown, built.tree) == []
        assert {path for pages in shown.pages.values() for path in pages} <= set(built.tree)
        assert set(shown.bundles.values()) <= set(built.tree)


@pytest.mark.parametrize(
    ("text", "code", "meant"),
    [
        pytest.param(
            "See [it](../../en/news/gone.html).", "dead-link-in-text", "../../en/news/gone.html", id="no such page"
        ),
        pytest.param("See [it](y.html).", "dead-link-in-text", "y.html", id="a link that holds on one page only"),
        pytest.param("See [it](/en/news/y.html).", "dead-link-in-text", "/en/news/y.html", id="a link from the root"),
        pytest.param(f"See [it]({OTHER}).", "dead-link-in-text", OTHER, id="the id of a bundle"),
        pytest.param("See [it](www.example.org).", "dead-link-in-text", "www.example.org", id="no scheme"),
        pytest.param("See [it](#l9).", "dead-anchor-in-text", "#l9", id="no such line"),
        pytest.param(
            "See [it](../../en/news/y.html#z).", "dead-anchor-in-text", "../../en/news/y.html#z", id="no such place"
        ),
        pytest.param("See [it](javascript:alert).", "bad-address", "javascript:alert", id="a program"),
        pytest.param("See [it](https://me@x.org/).", "bad-address", "https://me@x.org/", id="a user name"),
        pytest.param("See [it](//x.org/).", "bad-address", "//x.org/", id="no scheme but a host"),
        pytest.param("See [it](mailto:me).", "bad-address", "mailto:me", id="no e-mail address"),
        pytest.param("See <https://me@x.org/>.", "bad-address", "https://me@x.org/", id="a user name in brackets"),
        pytest.param("[it]: gone.html", "dead-link-in-text", "gone.html", id="a definition"),
        pytest.param("See ![a map](map.png).", "image-not-shown", "![a map](map.png)", id="a picture"),
        pytest.param("See ![a map][m].\n\n[m]: https://x.org/", "image-not-shown", "![a map][m]", id="one by name"),
        pytest.param("Said[^1] so.", "footnote-not-shown", "[^1]", id="a footnote"),
        pytest.param("See [it]().", "link-without-target", "[it]()", id="an empty address"),
        pytest.param("See [it][that].", "link-without-target", "[it][that]", id="an unknown name"),
        pytest.param("See [](https://x.org/).", "link-without-words", "[](https://x.org/)", id="no words"),
        pytest.param("See https://x.org/a, and go.", "bare-address", "https://x.org/a", id="an address alone"),
    ],
)
def test_what_would_fail_is_told_at_its_place(text: str, code: str, meant: str) -> None:
    assert findings(f"A first line.\n\n{text}") == [(code, 3, meant)]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("See [it](../../en/news/y.html#l1) and [here](#l1).", id="links that hold on all pages"),
        pytest.param("See [it](https://x.org/a_(b)?c=d#e).", id="a link to another site"),
        pytest.param('See [it](https://x.org/ "title") and <https://x.org/> and <mailto:a@x.org>.', id="other forms"),
        pytest.param("See [it][that] and [That][].\n\n[that]: https://x.org/", id="links by name"),
        pytest.param("Write `[it](gone.html)` or \\[it](gone.html).", id="code and escapes"),
        pytest.param("He said [sic] so [1] [2], [3][4].", id="brackets that are no links"),
    ],
)
def test_what_works_is_left_alone(text: str) -> None:
    assert findings(text) == []


def test_the_whole_address_of_our_own_site_is_a_link_inside() -> None:
    url = "https://example.org/ban-tin/"
    assert findings(f"[it]({url}en/news/gone.html)", url) == [("dead-link-in-text", 1, f"{url}en/news/gone.html")]


@pytest.mark.parametrize(
    ("text", "link"),
    [
        pytest.param(f"[it]({OTHER})", "../../en/news/y.html", id="the id of a bundle"),
        pytest.param("[it](../partners/p.html#l1)", "../../en/partners/p.html#l1", id="a link for some pages"),
        pytest.param("[it](www.example.org)", "https://www.example.org", id="no scheme"),
    ],
)
def test_the_right_link_is_proposed(text: str, link: str) -> None:
    (problem,) = check_prose([make_markdown(FILE, text)], SHOWN, TREE)
    assert dict(problem.values)["meant"] == link
    assert findings(text.replace(text[text.index("(") + 1 : -1], link)) == []


def test_a_fault_in_a_file_is_told_as_an_editor_reads_it() -> None:
    problems = check_prose([make_markdown(FILE, "See [it](gone.html).")], SHOWN, TREE)
    assert told(problems, Path()) == [f"{FILE}:1:10: the link “gone.html” leads nowhere"]


@given(st.text(alphabet="[]()!<>`\\ \n^:a#/.w", max_size=80))
def test_no_markdown_makes_it_fail(text: str) -> None:
    for code, line, _ in findings(text):
        assert code
        assert line is not None


def test_thousands_of_brackets_are_read_to_the_end() -> None:
    assert findings("![" * 20_000 + "`" * 20_000 + "[a" * 20_000) == []
