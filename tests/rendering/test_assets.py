"""Static files: hashed by content, the stylesheet in one piece, and every address in it leading to a file."""

from __future__ import annotations

from pathlib import Path

import pytest

from bantin.problems import Problem, ProblemsError
from bantin.rendering.assets import REQUIRED, load_assets
from tests.support.problems import english_hint_of, english_of
from tests.support.sites import PROJECT

STATIC = PROJECT / "templates/static"
FONTS_CSS = "css/components/type.css"


def test_an_address_is_rewritten_to_the_hashed_file_beside_the_stylesheet(tmp_path: Path) -> None:
    static = _static(tmp_path, 'a { src: url("fonts/x.woff2") format("woff2"); }')
    assets = load_assets(static)
    assert assets.paths["fonts/x.woff2"] == "assets/fonts/x.1e464ad5f1.woff2"
    assert _sheet(static) == 'a{src:url("fonts/x.1e464ad5f1.woff2") format("woff2")}'


def test_the_styles_of_one_kind_of_page_are_a_sheet_of_their_own(tmp_path: Path) -> None:
    static = _static(tmp_path, "a { color: red }")
    (static / "css/pages").mkdir()
    (static / "css/pages/home.css").write_text('b { src: url("fonts/x.woff2") }')
    assets = load_assets(static)
    sheets = {output.path: output.data.decode() for output in assets.outputs}
    assert sheets[assets.paths["site.css"]] == "a{color:red}"
    assert sheets[assets.paths["home.css"]] == 'b{src:url("fonts/x.1e464ad5f1.woff2")}'


@pytest.mark.parametrize(
    ("written", "published"),
    [
        pytest.param("url(fonts/x.woff2)", 'url("fonts/x.1e464ad5f1.woff2")', id="without quotes"),
        pytest.param("url( 'fonts/x.woff2' )", 'url("fonts/x.1e464ad5f1.woff2")', id="other quotes and blanks"),
        pytest.param("URL(fonts/x.woff2#a)", 'url("fonts/x.1e464ad5f1.woff2#a")', id="capitals and a fragment"),
        pytest.param('url("data:image/gif;base64,R0lG")', 'url("data:image/gif;base64,R0lG")', id="data"),
        pytest.param("/* url(nothing.png) */", "", id="a comment"),
        pytest.param(
            "a > b,\n  i { margin: -0.5rem 10.0px;\n }", "a > b,i{margin:-.5rem 10.0px}", id="blanks beside marks"
        ),
        pytest.param('content: "a ; b:  { c"', 'content:"a ; b:  { c"', id="blanks in words"),
        pytest.param('content: "url(nothing.png)"', 'content:"url(nothing.png)"', id="words"),
        pytest.param(
            'local("x"), url(fonts/x.woff2)', 'local("x"),url("fonts/x.1e464ad5f1.woff2")', id="a name before"
        ),
    ],
)
def test_only_addresses_of_files_are_rewritten(tmp_path: Path, written: str, published: str) -> None:
    assert _sheet(_static(tmp_path, written)) == published


@pytest.mark.parametrize(
    ("line", "spot", "message", "hint"),
    [
        pytest.param(
            "a { src: url(fonts/y.woff2) }",
            (14, 13),
            'no static file "fonts/y.woff2"',
            'did you mean "fonts/x.woff2"? files are named as seen from static/',
            id="a file that is not there",
        ),
        pytest.param(
            'a { background: url("../x.woff2") }',
            (22, 10),
            'no static file "../x.woff2"',
            'did you mean "fonts/x.woff2"? files are named as seen from static/',
            id="a file outside",
        ),
        pytest.param(
            "a { background: url() }",
            (21, 1),
            'no static file ""',
            "files are named as seen from static/",
            id="nothing",
        ),
        pytest.param(
            "a { src: url(https://example.org/x.woff2) }",
            (14, 27),
            '"https://example.org/x.woff2" leads out of the site',
            "put the file below static/ and name it as seen from there",
            id="another site",
        ),
        pytest.param(
            "a { src: url(//example.org/x.woff2) }",
            (14, 21),
            '"//example.org/x.woff2" leads out of the site',
            "put the file below static/ and name it as seen from there",
            id="another site by the page's scheme",
        ),
        pytest.param(
            "a { src: url(/fonts/x.woff2) }",
            (14, 14),
            '"/fonts/x.woff2" leads out of the site',
            "put the file below static/ and name it as seen from there",
            id="the root of the server",
        ),
        pytest.param(
            '@import "other.css";',
            (1, 7),
            "styles are not imported",
            "every file below css/ is part of the stylesheet: put it there",
            id="an import",
        ),
    ],
)
def test_an_address_that_leads_nowhere_is_a_problem(
    tmp_path: Path, line: str, spot: tuple[int, int], message: str, hint: str
) -> None:
    """*spot* is the column and the width."""
    static = _static(tmp_path, f"b {{ color: red }}\n{line}\n")
    (problem,) = _problems(static)
    assert (english_of(problem), english_hint_of(problem)) == (message, hint)
    place = problem.place
    assert (place.file, place.line, place.column, place.width) == (static / FONTS_CSS, 2, *spot)
    assert place.text == line


def test_every_wrong_address_is_told_at_once(tmp_path: Path) -> None:
    static = _static(tmp_path, "a { src: url(a.png), url(b.png) }\nb { src: url(c.png) }")
    (static / "icon.svg").unlink()
    assert [english_of(problem) for problem in _problems(static)] == [
        'no static file "a.png"',
        'no static file "b.png"',
        'no static file "c.png"',
        "the file is missing",
    ]


@pytest.mark.parametrize("name", ["tokens.css", "base.css", "layout.css"])
def test_styles_of_the_404_page_name_no_files(tmp_path: Path, name: str) -> None:
    static = _static(tmp_path, "")
    (static / "css" / name).write_text("a { background: url(icon.svg) }", encoding="utf-8")
    (problem,) = _problems(static)
    assert english_of(problem) == f"{name} stands in 404.html too, which is served at any depth and can't name files"
    assert english_hint_of(problem) == "put the rule into another file below css/"


def test_the_404_page_has_tokens_base_and_layout_inlined(tmp_path: Path) -> None:
    static = _static(tmp_path, "type {}")
    for name in ("layout.css", "print.css", "base.css", "fonts.css", "tokens.css", "components/a.css"):
        (static / "css" / name).write_text(f"{name} {{}}", encoding="utf-8")
    assert load_assets(static).inlined == "tokens.css{}\nbase.css{}\nlayout.css{}"


def test_the_parts_of_the_stylesheet_stand_in_their_order(tmp_path: Path) -> None:
    static = _static(tmp_path, "type {}")
    for name in ("layout.css", "print.css", "base.css", "fonts.css", "tokens.css", "components/a.css"):
        (static / "css" / name).write_text(f"{name} {{}}", encoding="utf-8")
    assert _sheet(static).split("\n") == [
        "tokens.css{}",
        "fonts.css{}",
        "base.css{}",
        "layout.css{}",
        "components/a.css{}",
        "type{}",
        "print.css{}",
    ]


def test_a_font_that_changes_changes_the_name_of_the_stylesheet(tmp_path: Path) -> None:
    static = _static(tmp_path, "a { src: url(fonts/x.woff2) }")
    before = load_assets(static).paths
    (static / "fonts/x.woff2").write_bytes(b"another")
    after = load_assets(static).paths
    assert before["site.css"] != after["site.css"]
    assert before["icon.svg"] == after["icon.svg"]


@pytest.mark.parametrize("name", REQUIRED)
def test_a_file_that_every_site_has_is_missed(tmp_path: Path, name: str) -> None:
    static = _static(tmp_path, "")
    (static / name).unlink()
    (problem,) = _problems(static)
    assert (problem.place.file, english_of(problem)) == (static / name, "the file is missing")


def test_the_project_own_styles_inline_no_font() -> None:
    inlined = load_assets(STATIC).inlined
    assert "@font-face" not in inlined
    assert "url(" not in inlined


def _static(folder: Path, css: str) -> Path:
    """Make a folder of static files: what every site has, a font, and *css*."""
    static = folder / "static"
    for name in (*REQUIRED, "fonts/x.woff2"):
        (static / name).parent.mkdir(parents=True, exist_ok=True)
        (static / name).write_text(name, encoding="utf-8")
    (static / FONTS_CSS).parent.mkdir(parents=True)
    (static / FONTS_CSS).write_text(css, encoding="utf-8")
    return static


def _sheet(static: Path) -> str:
    """Return the published stylesheet."""
    assets = load_assets(static)
    (output,) = [output for output in assets.outputs if output.path == assets.paths["site.css"]]
    return output.data.decode()


def _problems(static: Path) -> list[Problem]:
    with pytest.raises(ProblemsError) as caught:
        load_assets(static)
    return caught.value.problems
