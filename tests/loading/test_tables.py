from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from pathlib import Path

import pytest

from bantin.loading.tables import TableReader
from bantin.loading.toml import read_toml
from bantin.problems import Problem, ProblemsError
from tests.support.problems import problems_of, told
from tests.support.sites import SEED_TOML, edit, small_site


class Word(StrEnum):
    """A closed list to choose from."""

    STATED = "stated"
    INFERRED = "inferred"


Ask = Callable[[TableReader], object]


def said_of(folder: Path, text: str, ask: Ask) -> list[str]:
    """Return what an editor is told of a TOML file of *text* when *ask* has read its top table."""
    path = folder / "x.toml"
    path.write_text(text, encoding="utf-8")
    problems: list[Problem] = []
    toml = read_toml(path, problems)
    if toml is not None:
        top = TableReader(toml, toml.values, (), problems)
        ask(top)
        top.close()
    return told(ProblemsError(problems).problems, folder)


@pytest.mark.parametrize(
    ("ask", "hint"),
    [
        pytest.param(lambda top: top.text("a"), "add a = … here", id="text"),
        pytest.param(lambda top: top.date("a"), "add a = … here", id="date"),
        pytest.param(lambda top: top.integer("a"), "add a = … here", id="number"),
        pytest.param(lambda top: top.boolean("a"), "add a = … here", id="truth value"),
        pytest.param(lambda top: top.texts("a"), "add a = … here", id="list"),
        pytest.param(lambda top: top.choice("a", Word), "add a = … here", id="word"),
        pytest.param(lambda top: top.localized("a"), "add [a] with vi and en", id="localized"),
        pytest.param(
            lambda top: top.table("a").text("b"), "add [a]", id="table, whose own keys are not asked for then"
        ),
    ],
)
def test_a_missing_key_is_told_once(tmp_path: Path, ask: Ask, hint: str) -> None:
    assert said_of(tmp_path, "# nothing\n", ask) == [f'x.toml:1:1: "a" is missing\n    {hint}']


def test_a_key_that_a_table_lacks_is_told_at_its_header(tmp_path: Path) -> None:
    said = said_of(tmp_path, "\n[a]\n", lambda top: top.table("a").text("b"))
    assert said == ['x.toml:2:1: a: "b" is missing\n    add b = … here']


@pytest.mark.parametrize("value", ["0", "-1", "1.5", "true", '"1"', "[1]"])
def test_a_number_counts_from_1(tmp_path: Path, value: str) -> None:
    said = said_of(tmp_path, f"a = {value}", lambda top: top.integer("a"))
    assert said == ["x.toml:1:5: a: a whole number from 1 was expected"]


@pytest.mark.parametrize("value", ["0", "1", '"true"', "[]"])
def test_a_truth_value_is_true_or_false(tmp_path: Path, value: str) -> None:
    assert said_of(tmp_path, f"a = {value}", lambda top: top.boolean("a")) == [
        "x.toml:1:5: a: true or false was expected"
    ]


@pytest.mark.parametrize(
    ("value", "said"),
    [
        pytest.param('"2024-04-17"', '"2024-04-17" is not a date', id="in quotes"),
        pytest.param("2024-04-17T07:30:00", "2024-04-17T07:30:00 is not a date", id="with a time"),
        pytest.param("07:30:00", "07:30:00 is not a date", id="a time"),
        pytest.param("2024", "2024 is not a date", id="a year"),
    ],
)
def test_a_date_is_a_day_without_quotes(tmp_path: Path, value: str, said: str) -> None:
    found = said_of(tmp_path, f"a = {value}", lambda top: top.optional_date("a"))
    assert found == [f"x.toml:1:5: a: {said}\n    write it without quotes: 2024-04-17"]


@pytest.mark.parametrize(
    ("value", "said"),
    [
        pytest.param("1", 'text in double quotes was expected\n    write "…"', id="a number"),
        pytest.param('["b"]', 'text in double quotes was expected\n    write "…"', id="a list"),
        pytest.param('" \\t"', "is empty\n    fill it in, or take the key out if it is optional", id="blanks"),
        pytest.param(
            '"\u00a0"', "is empty\n    fill it in, or take the key out if it is optional", id="no-break space"
        ),
        pytest.param('"b "', "begins or ends with a blank\n    delete the blank", id="a blank at the end"),
        pytest.param('"\\nb"', "begins or ends with a blank\n    delete the blank", id="a line end at the start"),
        pytest.param('"b\\u001b"', "control character U+001B in the text\n    delete it", id="a control by an escape"),
        pytest.param('"a\\u0301"', "is written with loose marks (not NFC)\n    type it anew", id="a mark by an escape"),
    ],
)
def test_a_text_says_something(tmp_path: Path, value: str, said: str) -> None:
    assert said_of(tmp_path, f"a = {value}", lambda top: top.text("a")) == [f"x.toml:1:5: a: {said}"]


@pytest.mark.parametrize(
    ("value", "said"),
    [
        pytest.param("state", 'unknown word "state"\n    did you mean "stated"? one of: stated, inferred', id="near"),
        pytest.param("xyz", 'unknown word "xyz"\n    one of: stated, inferred', id="nowhere near"),
    ],
)
def test_a_word_that_is_none_of_the_choices_suggests_the_nearest(tmp_path: Path, value: str, said: str) -> None:
    assert said_of(tmp_path, f'a = "{value}"', lambda top: top.choice("a", Word)) == [f"x.toml:1:5: a: {said}"]


def test_a_long_list_of_choices_is_not_told(tmp_path: Path) -> None:
    known = [f"x{number}" for number in range(21)]
    said = said_of(tmp_path, 'a = "b"', lambda top: top.unknown("a", top.text("a"), known, "unknown-word"))
    assert said == ['x.toml:1:5: a: unknown word "b"']


@pytest.mark.parametrize("value", ['"b"', '["b", 1]', '["b", " "]', '{ b = "c" }'])
def test_a_list_holds_texts(tmp_path: Path, value: str) -> None:
    said = said_of(tmp_path, f"a = {value}", lambda top: top.texts("a", required=False))
    assert said == ['x.toml:1:5: a: a list of texts was expected\n    write ["…", "…"]']


def test_a_list_holds_nothing_twice(tmp_path: Path) -> None:
    said = said_of(tmp_path, 'a = ["b", "c",\n "b"]', lambda top: top.texts("a"))
    assert said == ['x.toml:2:2: a: "b" stands here twice']


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param('a = "b"', "1:5: a: a table was expected\n    write [a] or a = { … }", id="text instead"),
        pytest.param('a = { vi = "b" }', '1:5: a: "en" is missing\n    add en = … here', id="one language missing"),
        pytest.param(
            'a = { vi = "b", en = "" }',
            "1:22: a.en: is empty\n    fill it in, or take the key out if it is optional",
            id="one language blank",
        ),
        pytest.param(
            'a = { vi = "b", en = "c", enn = "d" }',
            '1:27: a.enn: unknown key "enn"\n    did you mean "en"?',
            id="a language that is none",
        ),
    ],
)
def test_a_localized_value_has_both_languages_and_no_other(tmp_path: Path, text: str, said: str) -> None:
    assert said_of(tmp_path, text, lambda top: top.localized("a")) == [f"x.toml:{said}"]


def test_an_escape_in_a_list_is_held_to_the_rules_of_text(tmp_path: Path) -> None:
    said = said_of(tmp_path, 'a = ["b", "\\u0000"]', lambda top: top.texts("a"))
    assert said == ["x.toml:1:11: a: control character U+0000 in the text\n    delete it"]


@pytest.mark.parametrize(("text", "column"), [("[a]\n", 1), ("a = [{}, 1]", 5), ('a = "b"', 5)])
def test_a_list_of_tables_holds_tables(tmp_path: Path, text: str, column: int) -> None:
    said = said_of(tmp_path, text, lambda top: top.tables("a"))
    assert said == [f"x.toml:1:{column}: a: a list of tables was expected\n    write [[a]]"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param(
            "provnces = 1", '1:1: provnces: unknown key "provnces"\n    did you mean "provinces"?', id="nearly right"
        ),
        pytest.param("xyz = 1", '1:1: xyz: unknown key "xyz"\n    known keys: lines, provinces', id="nowhere near"),
        pytest.param(
            "[[lines]]\n[[lines]]\nc = 1",
            '3:1: lines.c: unknown key "c"\n    known keys: b',
            id="in the second of a list",
        ),
    ],
)
def test_an_unknown_key_suggests_the_nearest(tmp_path: Path, text: str, said: str) -> None:
    def ask(top: TableReader) -> None:
        top.texts("provinces", required=False)
        for table in top.tables("lines"):
            table.optional_integer("b")
            table.close()

    assert said_of(tmp_path, text, ask) == [f"x.toml:{said}"]


def test_what_is_sound_is_handed_out(tmp_path: Path) -> None:
    path = tmp_path / "x.toml"
    path.write_text('a = "b"\nc = 2\nd = true\ne = ["f"]\n[[g]]\n[g.h]\nvi = "i"\nen = "j"\n', encoding="utf-8")
    problems: list[Problem] = []
    toml = read_toml(path, problems)
    assert toml is not None
    top = TableReader(toml, toml.values, (), problems)
    inner = top.tables("g")[0].localized("h")
    assert (top.text("a"), top.integer("c"), top.boolean("d"), top.texts("e")) == ("b", 2, True, ("f",))
    assert (inner.vi, inner.en) == ("i", "j")
    assert (top.optional_text("x"), top.optional_date("x"), top.optional_table("x")) == ("", None, None)
    top.close()
    assert top.sound
    assert problems == []


@pytest.mark.parametrize(
    ("text", "place"),
    [
        pytest.param("a = 1\nb =\n", "2:4", id="no value"),
        pytest.param('a = "b\n', "1:7", id="open string"),
        pytest.param("a = 1\n[b\n", "2:3", id="open header"),
        pytest.param("a 1\n", "1:3", id="no equals sign"),
        pytest.param('a = "b"\na = "c"\n', "2:8", id="a text twice"),
        pytest.param("a = 1\na = 2\n", "2:6", id="a number twice"),
        pytest.param("a = 08\n", "1:6", id="a number that starts with 0"),
        pytest.param("a = 17/4/2024\n", "1:7", id="a date with slashes"),
        pytest.param("[a]\n[a]\n", "2:3", id="a table twice"),
        pytest.param('a = ["b"\n\n[c]\n', "3:1", id="open list before a table"),
        pytest.param('a = ["b"\nc = 1\n\n[d]\ne = 1\n', "2:1", id="open list before a pair"),
        pytest.param('a = ["b",\nc = 1\nd = 2\n', "2:1", id="open list with a comma before pairs"),
        pytest.param('a = ["b"\nc = 2024-01-05\n', "2:1", id="open list before a date"),
        pytest.param("a = 2024-01-05\na = 2024-01-06\n", "2:15", id="a date twice"),
        pytest.param("a = true\na = false\n", "2:10", id="a truth value twice"),
        pytest.param('a = """b\nc = 1\n', "3:1", id="open string of several lines"),
    ],
)
def test_what_is_no_toml_is_one_problem_where_reading_stopped(tmp_path: Path, text: str, place: str) -> None:
    said = said_of(tmp_path, text, lambda top: [top.has(key) for key in "abc"])
    assert len(said) == 1
    assert said[0].startswith(f"x.toml:{place}: not TOML: ")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param(
            "a = 2024-02-30  # x",
            "1:5: 2024-02-30 is no date that exists\n    write year-month-day, such as 2024-04-17",
            id="a day that does not exist",
        ),
        pytest.param(
            "a = 17-4-2024",
            "1:7: not TOML: expected newline or end of document after a statement",
            id="a date from behind",
        ),
        pytest.param(
            "a = 2024-4-7",
            "1:5: 2024-4-7 is no date that exists\n    write year-month-day, such as 2024-04-17",
            id="a date without zeros",
        ),
        pytest.param(
            "a = mou # x",
            '1:5: mou is no value\n    text stands in double quotes: "mou"; yes and no are true and false',
            id="text without quotes",
        ),
        pytest.param(
            "a = yes",
            '1:5: yes is no value\n    text stands in double quotes: "yes"; yes and no are true and false',
            id="yes",
        ),
    ],
)
def test_a_value_that_is_none_is_told_in_words_that_help(tmp_path: Path, text: str, said: str) -> None:
    assert said_of(tmp_path, text, lambda top: top.text("a")) == [f"x.toml:{said}"]


def test_a_date_that_does_not_exist_is_told_once_and_the_rest_is_still_checked(tmp_path: Path) -> None:
    text = "[a]\nb = 2024-02-30\n\n[c]\nd = 1\n"
    said = said_of(tmp_path, text, lambda top: (top.table("a").date("b"), top.table("c").text("d")))
    assert said == [
        "x.toml:2:5: 2024-02-30 is no date that exists\n    write year-month-day, such as 2024-04-17",
        'x.toml:5:5: c.d: text in double quotes was expected\n    write "…"',
    ]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("a = [\nb = 2024-02-30\n]\n", id="a date that does not exist"),
        pytest.param("a = [1,\nb = mou\n]\n", id="text without quotes"),
        pytest.param("a = [\nb = mou\n", id="text without quotes, and the list is never closed"),
    ],
)
def test_a_pair_inside_a_list_is_one_problem_in_its_line(tmp_path: Path, text: str) -> None:
    said = said_of(tmp_path, text, lambda top: top.has("a"))
    assert [line[:9] for line in said] == ["x.toml:2:"]


def test_a_broken_value_in_one_table_does_not_hide_a_missing_one_in_another(tmp_path: Path) -> None:
    text = "[a]\nb = 2024-02-30\n\n[c]\n"
    said = said_of(tmp_path, text, lambda top: (top.table("a").date("b"), top.table("c").date("b")))
    assert [line.split("\n")[0] for line in said] == [
        "x.toml:2:5: 2024-02-30 is no date that exists",
        'x.toml:4:1: c: "b" is missing',
    ]


def test_several_broken_lines_are_all_told(tmp_path: Path) -> None:
    text = 'a = 2024-02-30\nb = 1\nc = mou\nd = "e"\nf = 2023-02-29\n'
    said = said_of(tmp_path, text, lambda top: (top.optional_text("b"), top.optional_text("d")))
    assert [line.split(": ")[0] for line in said] == ["x.toml:1:5", "x.toml:2:5", "x.toml:3:5", "x.toml:5:5"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("a = " + "[" * 2000 + "]" * 2000, id="2000 lists in each other"),
        pytest.param("a = " + "{b = " * 2000 + "1" + "}" * 2000, id="2000 tables in each other"),
        pytest.param("a = " + "9" * 5000, id="a number of 5000 digits"),
    ],
)
def test_what_is_too_deep_or_too_long_is_a_problem_of_the_file(tmp_path: Path, text: str) -> None:
    said = said_of(tmp_path, text, lambda top: top.integer("a"))
    assert said == ["x.toml:1:1: not TOML: brackets too deep or numbers too long"]


def test_a_number_too_long_to_be_printed_is_a_problem(tmp_path: Path) -> None:
    said = said_of(tmp_path, "a = 0x" + "f" * 5000, lambda top: top.date("a"))
    assert len(said) == 1
    assert said[0].startswith("x.toml:1:")


@pytest.mark.parametrize("rest", [pytest.param("]", id="closed"), pytest.param("@", id="broken off")])
def test_a_file_with_brackets_that_can_just_be_read_can_be_pointed_into(tmp_path: Path, rest: str) -> None:
    root = small_site(tmp_path)
    edit(root / SEED_TOML, 'vi = "Năm theo đường dẫn."', "vi = 3")
    sound = (root / SEED_TOML).read_text(encoding="utf-8")
    for depth in range(440, 500):
        (root / SEED_TOML).write_text(f"deep = {'[' * depth}{rest * depth}\n{sound}", encoding="utf-8")
        assert problems_of(root)
