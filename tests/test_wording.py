"""Every problem has words in both languages, and they fit each other and what is told."""

from __future__ import annotations

import ast
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from bantin.languages import Language
from bantin.problems import Fault, Place, Problem
from bantin.wording import Wording, fill, hint_of, message_of, names_in, pattern_of, read_wording
from tests.support.sites import PROJECT

_CODE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
EN, VI = read_wording(Language.EN), read_wording(Language.VI)
WORDS = [
    pytest.param(words, id=f"{code}-{language}")
    for language in Language
    for code, words in read_wording(language).items()
]
PAIRS = [pytest.param(words, VI[code], id=code) for code, words in EN.items() if code in VI]
TREES = [ast.parse(path.read_text(encoding="utf-8")) for path in sorted((PROJECT / "bantin").rglob("*.py"))]


@dataclass(frozen=True)
class Teller:
    """A function that takes a ``code``: where it stands among the arguments, and whether all others are its values."""

    index: int
    takes_values: bool


@dataclass(frozen=True)
class Telling:
    """A call that gives a code; *values* are the names that it gives values to, None when they are not all written.

    A call *may_grow* when it makes a fault, to which others may add values.
    """

    code: str
    values: frozenset[str] | None
    may_grow: bool


def find_tellers() -> dict[str, set[Teller]]:
    """Return the functions and classes of the package that take an argument named ``code``, by name."""
    tellers: dict[str, set[Teller]] = defaultdict(set)
    for tree in TREES:
        for owner in ast.walk(tree):
            for node in ast.iter_child_nodes(owner):
                if isinstance(node, ast.FunctionDef):
                    names = [argument.arg for argument in (*node.args.posonlyargs, *node.args.args)]
                    names = names[1:] if names[:1] in (["self"], ["cls"]) else names
                    if "code" in names:
                        name = owner.name if node.name == "__init__" and isinstance(owner, ast.ClassDef) else node.name
                        tellers[name].add(Teller(names.index("code"), node.args.kwarg is not None))
    return tellers


def codes_in(expression: ast.expr) -> Iterator[str]:
    """Yield the codes that are written in *expression*: one, or one of two. "VN" is a code of another sort."""
    if isinstance(expression, ast.Constant) and _CODE.fullmatch(str(expression.value)):
        yield str(expression.value)
    elif isinstance(expression, ast.IfExp):
        yield from codes_in(expression.body)
        yield from codes_in(expression.orelse)


def find_tellings() -> Iterator[Telling]:
    """Yield every call in the package that gives a code."""
    tellers = find_tellers()
    for call in (node for tree in TREES for node in ast.walk(tree) if isinstance(node, ast.Call)):
        called = call.func.value if isinstance(call.func, ast.Subscript) else call.func
        name = called.attr if isinstance(called, ast.Attribute) else called.id if isinstance(called, ast.Name) else ""
        for teller in tellers.get(name, ()):
            given = [keyword.arg for keyword in call.keywords if keyword.arg]
            is_whole = teller.takes_values and len(given) == len(call.keywords)
            values = frozenset(given) if is_whole else None
            for code in codes_in(call.args[teller.index]) if len(call.args) > teller.index else ():
                yield Telling(code, values, may_grow=name == "of")


TELLINGS = sorted(find_tellings(), key=lambda telling: telling.code)
WORDED = [telling for telling in TELLINGS if telling.code in EN]


def test_calls_that_give_a_code_are_found() -> None:
    codes = {telling.code for telling in TELLINGS}
    assert {"missing-file", "unknown-province", "not-a-slug", "missing-key", "todo", "dead-link"} <= codes


def test_every_code_that_is_told_has_words() -> None:
    assert sorted({telling.code for telling in TELLINGS} - EN.keys()) == []


def test_words_are_there_for_what_is_told_only() -> None:
    strings = {node.value for tree in TREES for node in ast.walk(tree) if isinstance(node, ast.Constant)}
    assert sorted(EN.keys() - strings) == []


def test_both_languages_have_words_for_the_same_codes() -> None:
    assert EN.keys() == VI.keys()


def test_a_message_names_what_each_of_its_tellers_gives() -> None:
    assert [
        (telling.code, sorted(names_in(EN[telling.code].message) - telling.values))
        for telling in WORDED
        if telling.values is not None and not names_in(EN[telling.code].message) <= telling.values
    ] == []


def test_a_hint_names_what_one_of_its_tellers_gives() -> None:
    given: dict[str, set[str]] = defaultdict(set)
    for telling in WORDED:
        given[telling.code] |= telling.values or set()
    open_codes = {telling.code for telling in WORDED if telling.values is None or telling.may_grow}
    asked = {code: set().union(*map(names_in, EN[code].hints)) for code in given.keys() - open_codes}
    assert {code: names - given[code] for code, names in asked.items() if not names <= given[code]} == {}


@pytest.mark.parametrize(("english", "vietnamese"), PAIRS)
def test_both_languages_name_the_same_values(english: Wording, vietnamese: Wording) -> None:
    assert names_in(vietnamese.message) == names_in(english.message)
    assert [names_in(hint) for hint in vietnamese.hints] == [names_in(hint) for hint in english.hints]


@pytest.mark.parametrize(("english", "vietnamese"), PAIRS)
def test_the_vietnamese_is_vietnamese(english: Wording, vietnamese: Wording) -> None:
    for theirs, ours in ((english.message, vietnamese.message), (english.explanation, vietnamese.explanation)):
        assert ours != theirs
        assert not ours.isascii()


@pytest.mark.parametrize("words", WORDS)
def test_a_message_is_part_of_a_line(words: Wording) -> None:
    """It stands behind the place and a colon: a small letter first unless it is an abbreviation, no full stop."""
    first = words.message.split(maxsplit=1)[0]
    assert not first[:1].isupper() or first.isupper()
    assert words.message[-1] not in ".!;:,"
    assert "\n" not in words.message


@pytest.mark.parametrize("words", WORDS)
def test_an_explanation_is_a_few_paragraphs_of_whole_sentences(words: Wording) -> None:
    paragraphs = [part for part in words.explanation.split("\n\n") if not part.startswith("    ")]
    assert 1 <= len(paragraphs) <= 5
    assert [part for part in paragraphs if part[-1] not in ".:?)"] == []
    assert max(map(len, words.explanation.splitlines())) <= 160


@pytest.mark.parametrize("words", WORDS)
def test_words_are_in_nfc_and_hold_nothing_invisible(words: Wording) -> None:
    text = " ".join((words.message, *words.hints, words.explanation))
    assert unicodedata.is_normalized("NFC", text)
    assert [c for c in text if not c.isprintable() and c != "\n"] == []


@pytest.mark.parametrize(
    ("words", "count", "filled"),
    [
        pytest.param("{count} {count:line|lines}", 1, "1 line", id="one"),
        pytest.param("{count} {count:line|lines}", 2, "2 lines", id="many"),
        pytest.param("{count} {count:line|lines}", 0, "0 lines", id="none"),
        pytest.param("{count:day=ngày|month=tháng}", "month", "tháng", id="a word of the list"),
        pytest.param("{count:day=ngày|month=tháng}", "week", "week", id="a word that is not listed"),
        pytest.param("{{ {count} }}", "x", "{ x }", id="braces"),
        pytest.param("{count}", "{count}", "{count}", id="a value with braces"),
    ],
)
def test_words_are_filled_with_values(words: str, count: str | int, filled: str) -> None:
    assert fill(words, (("count", count),)) == filled


@pytest.mark.parametrize(
    ("words", "pattern"),
    [
        pytest.param('unknown province "{value}"', 'unknown province "«value»"', id="a value"),
        pytest.param("{count} {count:line|lines}", "«count» lines", id="a number"),
        pytest.param("{sort:link=a link|folder=a folder}", "a link / a folder", id="a choice"),
        pytest.param("closes {opened:=nothing}", "closes «opened»", id="a value that may be empty"),
        pytest.param("[{table}] or {{ … }}", "[«table»] or { … }", id="braces"),
    ],
)
def test_a_pattern_names_the_values(words: str, pattern: str) -> None:
    assert pattern_of(words) == pattern


def test_a_hint_whose_value_is_not_known_is_left_out() -> None:
    place = Place(file=Path("a.toml"))
    near = Problem.at(place, "unknown-word", value="dya", nearest="day", known="day, month, year")
    assert hint_of(near, Language.EN) == 'did you mean "day"? one of: day, month, year'
    far = Problem.at(place, "unknown-word", value="x", nearest="", known="day, month, year")
    assert hint_of(far, Language.EN) == "one of: day, month, year"


@pytest.mark.parametrize("language", Language)
def test_a_message_can_be_told_whatever_is_empty(language: Language) -> None:
    """A value that is an empty string is left out of the problem; its place stays empty."""
    said = message_of(Fault.of("not-a-slug", slug=""), language)
    assert said.startswith('"" ')
