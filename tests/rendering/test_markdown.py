"""Markdown of editors becomes HTML that cannot carry script."""

from __future__ import annotations

from xml.etree.ElementTree import Element

import html5lib
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bantin.rendering.markdown import MarkdownRenderer
from tests.support.html import text_of

RENDERER = MarkdownRenderer()
SCRIPTS = ("javascript", "data", "vbscript", "file")
PIECES = st.sampled_from(
    [
        *("<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<a href='javascript:1'>", "<!--", "-->", "]]>"),
        *("[a](javascript:alert(1))", "![a](x)", "[x]: javascript:alert(1)", "[x]", '<https://b.vn/" onclick=1>'),
        *("**b**", "`code`", "# ", "> ", "- ", "| a | b |\n|---|---|\n| c | d |", "{: onclick=1}", "[^1]", "[^1]: a"),
        *("<", ">", '"', "'", "&lt;", "\n", "\n\n", " "),
    ]
)


def test_emphasis_links_and_lists_work() -> None:
    html = RENDERER.render("Hà Giang *ký* với **Bạch Mai**:\n\n- đào tạo\n- hội chẩn")
    assert html == (
        "<p>Hà Giang <em>ký</em> với <strong>Bạch Mai</strong>:</p>\n<ul>\n<li>đào tạo</li>\n<li>hội chẩn</li>\n</ul>"
    )


def test_tables_work() -> None:
    tree = _parse("| Tên | Số |\n|---|---:|\n| a | 1 |")
    assert [text_of(cell) for cell in tree.iter("th")] == ["Tên", "Số"]
    assert [text_of(cell) for cell in tree.iter("td")] == ["a", "1"]


def test_a_table_has_no_style_attribute() -> None:
    """The page's content security policy would block it, with a message on the console."""
    assert "style" not in RENDERER.render("| a |\n|---:|\n| 1 |")


def test_a_link_leads_out_without_a_referrer() -> None:
    (link,) = _parse("[nguồn](https://example.vn/tin?a=1&b=2)").iter("a")
    assert link.get("href") == "https://example.vn/tin?a=1&b=2"
    assert link.get("rel") == "noopener noreferrer"
    assert link.get("target") is None


def test_a_mail_address_may_be_linked() -> None:
    (link,) = _parse("[thư](mailto:a@example.vn)").iter("a")
    assert link.get("href") == "mailto:a@example.vn"


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        "java&#115;cript:alert(1)",
        "java%0ascript:alert(1)",
        "data:text/html,<script>alert(1)</script>",
        "vbscript:msgbox(1)",
        "file:///etc/passwd",
    ],
)
def test_a_link_that_could_run_loses_its_address(address: str) -> None:
    tree = _parse(f"[chữ]({address})")
    assert text_of(tree).startswith("chữ")
    assert not any((link.get("href") or "").partition(":")[0].lower() in SCRIPTS for link in tree.iter("a"))


@pytest.mark.parametrize(
    "raw",
    [
        "<script>alert(1)</script>",
        "<b onclick='alert(1)'>chữ</b>",
        "<iframe src='https://example.vn'></iframe>",
        "<p>\n\nchữ\n\n</p>",
        "<!-- ghi chú -->",
    ],
)
def test_raw_html_is_shown_as_text(raw: str) -> None:
    tree = _parse(raw)
    assert "".join(text_of(tree).split()) == "".join(raw.split())
    assert {element.tag for element in tree.iter()} <= {"div", "p"}


@pytest.mark.parametrize(
    "text", ["## A\n{: onclick=alert(1)}", "*a*{: style=color:red }", "[a](https://b.vn){: onclick=1}"]
)
def test_attribute_lists_give_no_attributes(text: str) -> None:
    names = {name for element in _parse(text).iter() for name in element.attrib}
    assert names <= {"href", "rel"}


def test_pictures_are_left_out() -> None:
    assert list(_parse("![chữ](https://elsewhere.example/a.png)").iter("img")) == []


@given(pieces=st.lists(PIECES, max_size=8))
def test_no_mixture_gives_script_or_handlers(pieces: list[str]) -> None:
    for element in _parse("".join(pieces)).iter():
        assert element.tag not in ("script", "iframe", "img", "svg", "style", "object", "form", "input")
        assert not any(name.startswith("on") or name == "style" for name in element.attrib)
        assert (element.get("href") or "").partition(":")[0].lower() not in SCRIPTS


def test_a_line_has_no_paragraph_around_it() -> None:
    assert RENDERER.render_line("Lễ *ký kết*") == "Lễ <em>ký kết</em>"


def test_one_text_leaves_no_trace_in_the_next() -> None:
    RENDERER.render("[nguồn][1]\n\n[1]: https://example.vn")
    assert "example.vn" not in RENDERER.render("[nguồn][1]")


def _parse(text: str) -> Element:
    """Return the rendered *text* inside a <div>, read by a parser that repairs nothing silently."""
    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
    fragment: Element = parser.parseFragment(str(RENDERER.render(text)))
    fragment.tag = "div"
    return fragment
