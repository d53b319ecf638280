"""A finished tree is checked before anyone can see it."""

from __future__ import annotations

import pytest

from bantin.checking.tree import check_tree
from bantin.outputs import Tree
from tests.support.built import Built
from tests.support.problems import english_of
from tests.support.trees import make_tree

SITE_URL = "https://example.org/ban-tin/"
SCRIPT = '<script type="application/ld+json">'
DATA = SCRIPT + '{"@context": "x", "@graph": [{"@type": "Thing", "@id": "#a", "about": {"@id": "%s"}}]}</script>'
NOT_JSON = (
    "the structured data is not JSON: Expecting property name enclosed in double quotes: line 1 column 2 (char 1)"
)
NO_GRAPH = "the structured data has no @context or no @graph"
PAGE = '<!doctype html>\n<html lang="vi">\n<head><title>x</title></head>\n<body>\n{body}\n</body>\n</html>\n'


def test_the_built_sites_are_sound(real: Built, small: Built, long: Built) -> None:
    for built in (real, small, long):
        assert check_tree(built.tree) == []


def test_a_site_with_an_address_is_sound(hosted: Built) -> None:
    assert check_tree(hosted.tree, hosted.plan.site.settings.site_url) == []


@pytest.mark.parametrize(
    ("body", "line", "message"),
    [
        pytest.param('<h1>x</h1>\n<a href="gone.html">x</a>', 6, 'dead link "gone.html"', id="a link to no page"),
        pytest.param('<h1>x</h1><a href="../../x.html">x</a>', 5, 'dead link "../../x.html"', id="a link out"),
        pytest.param('<h1>x</h1><a href="/other.html">x</a>', 5, 'dead link "/other.html"', id="a link from the root"),
        pytest.param('<h1>x</h1><a href="./">x</a>', 5, 'dead link "./"', id="a link to a folder"),
        pytest.param('<h1>x</h1><img src="a.png" alt="">', 5, 'dead link "a.png"', id="a picture that is not there"),
        pytest.param('<h1>x</h1><script src="a.js"></script>', 5, 'dead link "a.js"', id="a script that is not there"),
        pytest.param(
            '<h1>x</h1><form action="a.html"></form>', 5, 'dead link "a.html"', id="a form that leads nowhere"
        ),
        pytest.param('<h1>x</h1><a href="#l3">x</a>', 5, 'no id "l3" in vi/page.html', id="an anchor missing here"),
        pytest.param(
            '<h1>x</h1><a href="other.html#l3">x</a>', 5, 'no id "l3" in vi/other.html', id="an anchor missing there"
        ),
        pytest.param('<h1 id="a">x</h1>\n<p id="a">x</p>', 6, 'id "a" twice', id="an id twice"),
        pytest.param("<h1>x</h1><p class=a class=b>x</p>", 5, "<p> has an attribute twice", id="an attribute twice"),
        pytest.param("<h1>x</h1>\n<p><em>x</p>", 6, "</p> closes <em>", id="a wrong closing tag"),
        pytest.param("<p>x</p>", 1, "0 h1 headings", id="no main heading"),
        pytest.param("<h1>x</h1><h1>y</h1>", 1, "2 h1 headings", id="two main headings"),
        pytest.param("<h1>x</h1><h3>y</h3>", 1, "an h3 follows an h1", id="a gap between headings"),
        pytest.param('<h1>x</h1><img src="../icon.svg">', 5, "<img> without alt", id="a picture without words"),
        pytest.param('<h1 onclick="x()">x</h1>', 5, "<h1> has onclick=", id="a handler"),
        pytest.param('<h1 style="color:red">x</h1>', 5, "<h1> has style=", id="a style"),
        pytest.param("<h1>x</h1><script>x()</script>", 5, "inline <script>", id="a script in the page"),
        pytest.param(f"<h1>x</h1>\n{SCRIPT}{{</script>", 6, NOT_JSON, id="structured data that is none"),
        pytest.param(f"<h1>x</h1>{SCRIPT}[]</script>", 5, NO_GRAPH, id="structured data without a graph"),
        pytest.param(
            f'<h1>x</h1>{SCRIPT}{{"@graph": []}}</script>', 5, NO_GRAPH, id="structured data of no vocabulary"
        ),
        pytest.param(
            f'<h1>x</h1>{SCRIPT}{{"@context": "x", "@graph": [{{"@id": "#a"}}]}}</script>',
            5,
            "node 1 of the @graph has no @type",
            id="a node that does not say what it is",
        ),
        pytest.param(f"<h1>x</h1>{DATA % '#b'}", 5, 'no page describes "#b"', id="a thing that nothing describes"),
        pytest.param(
            f"<h1>x</h1>{DATA % 'other.html#a'}", 5, 'no page describes "other.html#a"', id="a thing of another page"
        ),
        pytest.param("<h1>x</h1></section>", 5, "</section> closes <body>", id="a closing tag too many"),
    ],
)
def test_a_fault_is_named_with_page_and_line(body: str, line: int, message: str) -> None:
    problems = check_tree(_tree(body))
    assert ("output/vi/page.html", line, message) in [
        (problem.place.file.as_posix(), problem.place.line, english_of(problem)) for problem in problems
    ]


@pytest.mark.parametrize("tag", ["section", "p", "a", "li", "details"])
def test_a_tag_that_is_never_closed_is_a_problem(tag: str) -> None:
    messages = [english_of(problem) for problem in check_tree(_tree(f"<h1>x</h1><{tag}>x"))]
    assert f"<{tag}> is never closed" in messages


@pytest.mark.parametrize(
    "body",
    [
        pytest.param('<h1>x</h1><a href="other.html#there">x</a>', id="a link to a place on another page"),
        pytest.param('<h1 id="a">x</h1><a href="#a">x</a>', id="a link to a place on this page"),
        pytest.param('<h1>x</h1><a href="../index.html">x</a>', id="a link upwards"),
        pytest.param('<h1>x</h1><a href="https://example.vn/gone">x</a>', id="a link to another site"),
        pytest.param('<h1>x</h1><a href="mailto:a@example.vn">x</a>', id="a mail address"),
        pytest.param('<h1>x</h1><img src="../icon.svg" alt="">', id="a picture"),
        pytest.param(f"<h1>x</h1>{DATA % '#a'}", id="structured data that names what it describes"),
        pytest.param(f"<h1>x</h1>{DATA % 'page.html#a'}", id="a thing of the page by the page's name"),
        pytest.param(f"<h1>x</h1>{DATA % 'https://example.vn/#b'}", id="a thing of another site"),
        pytest.param(f"<h1>x</h1>{DATA % '#a'}".replace("Thing", "<p>"), id="structured data with marks in it"),
        pytest.param("<h1>x</h1><h2>y</h2><h3>z</h3><h2>y</h2>", id="headings in order"),
        pytest.param("<h1>x</h1><p>a<br>b</p><hr>", id="tags without an end"),
        pytest.param('<h1>x</h1><svg viewBox="0 0 1 1"><rect width="1" height="1"/></svg>', id="a drawing"),
    ],
)
def test_what_is_sound_is_no_problem(body: str) -> None:
    assert check_tree(_tree(body)) == []


def test_a_page_in_the_wrong_folder_is_a_problem() -> None:
    tree = make_tree({"en/page.html": PAGE.format(body="<h1>x</h1>")})
    assert [english_of(problem) for problem in check_tree(tree)] == ['lang="vi" in the folder en/']


def test_an_alternate_that_does_not_name_the_page_back_is_a_problem() -> None:
    assert _alternates(vi="../en/page.html", en=None) == ['alternate "../en/page.html" does not name this page back']
    assert 'alternate "../en/page.html" does not name this page back' in _alternates(
        vi="../en/page.html", en="../vi/other.html"
    )


def test_an_alternate_in_another_language_than_it_says_is_a_problem() -> None:
    assert 'alternate "other.html" is not in the language en' in _alternates(vi="other.html", en=None)


def test_alternates_that_name_each_other_are_sound() -> None:
    assert _alternates(vi="../en/page.html", en="../vi/page.html") == []


def test_a_link_with_the_sites_address_is_a_link_inside() -> None:
    tree = _tree(f'<h1>x</h1><a href="{SITE_URL}vi/other.html">x</a><a href="{SITE_URL}vi/gone.html">y</a>')
    assert [english_of(problem) for problem in check_tree(tree, SITE_URL)] == [f'dead link "{SITE_URL}vi/gone.html"']
    assert check_tree(tree) == []


def test_a_link_from_the_root_of_the_server_is_a_link_inside() -> None:
    tree = _tree('<h1>x</h1><a href="/ban-tin/vi/other.html">x</a><a href="/ban-tin/vi/gone.html">y</a>')
    assert [english_of(problem) for problem in check_tree(tree, SITE_URL)] == ['dead link "/ban-tin/vi/gone.html"']


def test_an_alternate_with_the_sites_address_must_name_the_page_back() -> None:
    assert _alternates(vi=f"{SITE_URL}en/page.html", en=f"{SITE_URL}vi/page.html") == []
    assert _alternates(vi=f"{SITE_URL}en/page.html", en=None) == [
        f'alternate "{SITE_URL}en/page.html" does not name this page back'
    ]


def test_a_thing_is_known_from_any_page_by_its_full_address() -> None:
    tree = make_tree(
        {
            "vi/page.html": PAGE.format(body=f"<h1>x</h1>{DATA % '#a'}".replace("#a", f"{SITE_URL}vi/page.html#a")),
            "vi/other.html": PAGE.format(body=f"<h1>x</h1>{DATA % f'{SITE_URL}vi/page.html#a'}"),
            "vi/third.html": PAGE.format(body=f"<h1>x</h1>{DATA % f'{SITE_URL}vi/page.html#b'}"),
        }
    )
    problems = [(problem.place.file.name, english_of(problem)) for problem in check_tree(tree, SITE_URL)]
    assert problems == [("third.html", f'no page describes "{SITE_URL}vi/page.html#b"')]


def test_every_fault_of_every_page_is_told() -> None:
    page = PAGE.format(body='<a href="gone.html">x</a>')
    problems = check_tree(make_tree({"vi/a.html": page, "vi/b.html": page}))
    assert [(problem.place.file.as_posix(), english_of(problem)) for problem in problems] == [
        ("output/vi/a.html", 'dead link "gone.html"'),
        ("output/vi/a.html", "0 h1 headings"),
        ("output/vi/b.html", 'dead link "gone.html"'),
        ("output/vi/b.html", "0 h1 headings"),
    ]


def _tree(body: str) -> Tree:
    """Return a tree whose page vi/page.html has *body*, beside others that may be linked."""
    return make_tree(
        {
            "index.html": PAGE.format(body="<h1>x</h1>"),
            "icon.svg": "<svg/>",
            "vi/other.html": PAGE.format(body='<h1 id="there">x</h1>'),
            "vi/page.html": PAGE.format(body=body),
        }
    )


def _alternates(*, vi: str, en: str | None) -> list[str]:
    """Return the problems of two pages whose heads name these alternates in the other language."""
    vietnamese = PAGE.replace("<title>", f'<link rel="alternate" hreflang="en" href="{vi}"><title>')
    english = PAGE.replace('lang="vi"', 'lang="en"')
    if en is not None:
        english = english.replace("<title>", f'<link rel="alternate" hreflang="vi" href="{en}"><title>')
    tree = make_tree(
        {
            "en/page.html": english.format(body="<h1>x</h1>"),
            "vi/other.html": PAGE.format(body="<h1>x</h1>"),
            "vi/page.html": vietnamese.format(body="<h1>x</h1>"),
        }
    )
    return [english_of(problem) for problem in check_tree(tree, SITE_URL)]
