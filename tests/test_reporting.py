from __future__ import annotations

import json
import unicodedata
from pathlib import Path

import pytest

from bantin.languages import Language
from bantin.problems import Place, Problem
from bantin.reporting import Format, count_problems, render_problem, visible

ROOT = Path("/site")


def problem_at(text: str, words: str) -> Problem:
    """Return a problem of *words*, an unknown province, in line 7, which reads *text*."""
    place = Place(file=ROOT / "a.toml", line=7, column=text.index(words) + 1, width=len(words), text=text)
    return Problem.at(place, "unknown-province", "provinces", value=words.strip('"'), nearest="can-tho")


def cells_before(line: str, column: int) -> int:
    """Return how many cells of a terminal the first *column* characters of *line* take."""
    return sum(
        0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in line[:column]
    )


def quoted_over_caret(problem: Problem) -> str:
    """Return what stands above the caret, cell by cell, in the full rendering of *problem*."""
    line, carets = render_problem(problem, Format.FULL, ROOT, Language.EN).splitlines()[1:3]
    first, last = carets.index("^"), len(carets)
    return "".join(c for at, c in enumerate(line) if first <= cells_before(line, at) < last)


WHOLE = problem_at('provinces = ["can-to"]', '"can-to"')
HINT = 'did you mean "can-tho"? ids are listed in content/provinces.toml'


def test_concise_is_one_line_and_the_hint_below() -> None:
    assert render_problem(WHOLE, Format.CONCISE, ROOT, Language.EN) == (
        f'a.toml:7:14: provinces: unknown province "can-to" [unknown-province]\n    {HINT}'
    )


def test_an_editor_reads_it_in_vietnamese() -> None:
    assert render_problem(WHOLE, Format.CONCISE, ROOT, Language.VI) == (
        'a.toml:7:14: provinces: không có tỉnh, thành phố nào mang mã "can-to" [unknown-province]\n'
        '    có phải ý bạn là "can-tho"? các mã được kê trong content/provinces.toml'
    )


def test_a_note_says_that_it_is_one() -> None:
    note = Problem.note(Place(file=ROOT / "a.toml"), "missing-file")
    assert render_problem(note, Format.CONCISE, ROOT, Language.EN) == "a.toml: note: the file is missing [missing-file]"


def test_full_adds_the_line_with_a_caret() -> None:
    assert render_problem(WHOLE, Format.FULL, ROOT, Language.EN) == (
        'a.toml:7:14: provinces: unknown province "can-to" [unknown-province]\n'
        '     7 | provinces = ["can-to"]\n'
        "       |              ^^^^^^^^\n"
        f"       {HINT}"
    )


def test_json_is_one_object_on_one_line() -> None:
    text = render_problem(WHOLE, Format.JSON, ROOT, Language.EN)
    assert "\n" not in text
    assert json.loads(text) == {
        "file": "a.toml",
        "line": 7,
        "column": 14,
        "key": "provinces",
        "code": "unknown-province",
        "severity": "problem",
        "message": 'unknown province "can-to"',
        "hint": HINT,
    }


@pytest.mark.parametrize("form", [Format.CONCISE, Format.FULL])
def test_a_problem_of_a_whole_file_names_the_file_alone(form: Format) -> None:
    problem = Problem.at(Place(file=ROOT / "b" / "seed.txt"), "missing-file")
    assert render_problem(problem, form, ROOT, Language.EN) == "b/seed.txt: the file is missing [missing-file]"


def test_a_problem_of_a_whole_file_has_no_line_in_json() -> None:
    problem = Problem.at(Place(file=ROOT / "seed.txt"), "missing-file")
    found = json.loads(render_problem(problem, Format.JSON, ROOT, Language.EN))
    assert (found["line"], found["column"], found["key"], found["hint"]) == (None, None, "", "")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param('title = "Bệnh viện Bãi Cháy ở thị xã Đông Triều"', "Đông Triều", id="Vietnamese"),
        pytest.param('native = "부산보훈병원", city = "Busan"', "Busan", id="after wide Korean letters"),
        pytest.param('native = "부산보훈병원"', "보훈", id="wide Korean letters"),
        pytest.param("\t\tkind = mou", "mou", id="after tabs"),
        pytest.param("x" * 89 + "y", "y", id="at the end of a line that just fits"),
        pytest.param("x" * 90 + "y", "y", id="at the end of a line that just does not fit"),
        pytest.param("y" + "x" * 200, "y", id="at the start of a long line"),
        pytest.param("x " * 200 + "đây" + " x" * 200, "đây", id="amid a long line"),
        pytest.param("ệ " * 100 + "đây", "đây", id="at the end of a long line"),
    ],
)
def test_the_caret_stands_under_what_is_meant(text: str, words: str) -> None:
    assert quoted_over_caret(problem_at(text, words)) == words


def test_the_caret_stands_under_the_second_control_character() -> None:
    text = "a\x1bb\x07c"
    place = Place(file=ROOT / "a.txt", line=7, column=4, width=1, text=text)
    assert quoted_over_caret(Problem.at(place, "not-a-list")).startswith("\\")


def test_a_long_line_is_cut_around_the_caret() -> None:
    problem = problem_at("a" * 100 + "ĐÂY" + "b" * 100, "ĐÂY")
    assert render_problem(problem, Format.FULL, ROOT, Language.EN).splitlines()[1:3] == [
        "     7 | …" + "a" * 29 + "ĐÂY" + "b" * 58,
        "       |  " + " " * 29 + "^^^",
    ]


def test_the_caret_ends_where_the_quotation_does() -> None:
    line, carets = render_problem(
        problem_at("a" * 10 + "b" * 300, "b" * 300), Format.FULL, ROOT, Language.EN
    ).splitlines()[1:3]
    assert len(carets) == len(line)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param("\x1b[31m", "\\x1b[31m", id="escape"),
        pytest.param("a\nb", "a\\x0ab", id="line end"),
        pytest.param("\x9b", "\\x9b", id="second set of controls"),
        pytest.param("\u202e", "\\x202e", id="direction mark"),
        pytest.param("\u200b", "\\x200b", id="zero-width space"),
        pytest.param("\udc80", "\\xdc80", id="a byte of a name that is no UTF-8"),
        pytest.param("Đông\u00a0Triều “…” 부산", "Đông\u00a0Triều “…” 부산", id="letters, signs, no-break space"),
    ],
)
def test_what_could_command_a_terminal_is_made_visible(text: str, shown: str) -> None:
    assert visible(text) == shown


@pytest.mark.parametrize("form", Format)
def test_no_control_character_reaches_the_terminal(form: Format) -> None:
    text = "a \x1b]0;x\x07 \x9b b"
    place = Place(file=ROOT / "\x1b.toml", line=1, column=3, width=1, text=text)
    problem = Problem.at(place, "todo-text", text, words=text)
    rendered = render_problem(problem, form, ROOT, Language.EN)
    assert [c for c in rendered if not c.isprintable() and c != "\n"] == []


@pytest.mark.parametrize(
    ("base", "path"), [("/site", "content/a.toml"), ("/", "site/content/a.toml"), ("/site/output", "../content/a.toml")]
)
@pytest.mark.parametrize("form", Format)
def test_paths_are_relative_to_the_base(base: str, path: str, form: Format) -> None:
    problem = Problem.at(Place(file=ROOT / "content" / "a.toml"), "missing-file")
    rendered = render_problem(problem, form, Path(base), Language.EN)
    assert (json.loads(rendered)["file"] if form is Format.JSON else rendered.split(":")[0]) == path


@pytest.mark.parametrize(
    ("files", "count"),
    [
        pytest.param(["a"], "1 problem in 1 file", id="one"),
        pytest.param(["a", "a"], "2 problems in 1 file", id="two in a file"),
        pytest.param(["a", "b", "b"], "3 problems in 2 files", id="three in two files"),
    ],
)
def test_problems_and_files_are_counted(files: list[str], count: str) -> None:
    problems = [Problem.at(Place(file=Path(file)), "missing-file") for file in files]
    assert count_problems(problems, Language.EN) == count
