from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bantin.loading.spans import KeyPath, find_key_spans, find_spans


def places(text: str) -> dict[str, str]:
    """Return ``line:column piece`` of each span, by its path."""
    tomllib.loads(text)
    found = {}
    for path, span in find_spans(text).items():
        line = text.count("\n", 0, span.start) + 1
        column = span.start - text.rfind("\n", 0, span.start)
        found[" ".join(map(str, path))] = f"{line}:{column} {text[span.start : span.end]}"
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("a = 1\nb=2", {"a": "1:5 1", "b": "2:3 2"}, id="pairs"),
        pytest.param("\ta\t=\t1 # [x]\n", {"a": "1:6 1"}, id="tabs and a comment with brackets"),
        pytest.param(
            "a.b . c = true",
            {"a": "1:1 a.b . c", "a b": "1:1 a.b . c", "a b c": "1:11 true"},
            id="dotted key",
        ),
        pytest.param(
            "\"x.y\".'z ]' = 1",
            {"x.y": "1:1 \"x.y\".'z ]'", "x.y z ]": "1:15 1"},
            id="quoted keys with a dot, a blank and a bracket",
        ),
        pytest.param(
            '"\\u0111" = 1\n"\\"" = 2',
            {"đ": "1:12 1", '"': "2:8 2"},
            id="quoted keys with escapes",
        ),
        pytest.param(
            "[a]\nx = 1\n[ a . b ] # c\ny = 2",
            {"a": "1:1 [a]", "a x": "2:5 1", "a b": "3:1 [ a . b ]", "a b y": "4:5 2"},
            id="tables",
        ),
        pytest.param(
            '[a."b]"]\nx = 1',
            {"a": '1:1 [a."b]"]', "a b]": '1:1 [a."b]"]', "a b] x": "2:5 1"},
            id="a table known only by the one inside it, whose name has a bracket",
        ),
        pytest.param(
            "[[a]]\nx = 1\n[[a.b]]\ny = 2\n[[a.b]]\ny = 3\n[a.c]\nz = 4\n[[a]]\n[[a.b]]\ny = 5",
            {
                "a": "1:1 [[a]]",
                "a 0": "1:1 [[a]]",
                "a 0 x": "2:5 1",
                "a 0 b": "3:1 [[a.b]]",
                "a 0 b 0": "3:1 [[a.b]]",
                "a 0 b 0 y": "4:5 2",
                "a 0 b 1": "5:1 [[a.b]]",
                "a 0 b 1 y": "6:5 3",
                "a 0 c": "7:1 [a.c]",
                "a 0 c z": "8:5 4",
                "a 1": "9:1 [[a]]",
                "a 1 b": "10:1 [[a.b]]",
                "a 1 b 0": "10:1 [[a.b]]",
                "a 1 b 0 y": "11:5 5",
            },
            id="arrays of tables under arrays of tables",
        ),
        pytest.param(
            'a = { b = "}", c = [1, { d = 2 }], e.f = 3 }',
            {
                "a": '1:5 { b = "}", c = [1, { d = 2 }], e.f = 3 }',
                "a b": '1:11 "}"',
                "a c": "1:20 [1, { d = 2 }]",
                "a c 0": "1:21 1",
                "a c 1": "1:24 { d = 2 }",
                "a c 1 d": "1:30 2",
                "a e": "1:36 e.f",
                "a e f": "1:42 3",
            },
            id="inline tables",
        ),
        pytest.param(
            "a = [ # one ]\n  1, # two ]\n\n  [], {},\n  3,\n]\nb = 4",
            {
                "a": "1:5 [ # one ]\n  1, # two ]\n\n  [], {},\n  3,\n]",
                "a 0": "2:3 1",
                "a 1": "4:3 []",
                "a 2": "4:7 {}",
                "a 3": "5:3 3",
                "b": "7:5 4",
            },
            id="array of several lines with comments",
        ),
        pytest.param(
            'a = "x\\"]#" # "\nb = \'\\\'\nc = ""\nd = \'\'',
            {"a": '1:5 "x\\"]#"', "b": "2:5 '\\'", "c": '3:5 ""', "d": "4:5 ''"},
            id="strings of one line",
        ),
        pytest.param(
            'a = """\nx "" = [1] # no\n\\""""""\nb = \'\'\'x\'\'\n\'\'\'\'\'\nc = """"""\nd = 1',
            {
                "a": '1:5 """\nx "" = [1] # no\n\\""""""',
                "b": "4:5 '''x''\n'''''",
                "c": '6:5 """"""',
                "d": "7:5 1",
            },
            id="strings of several lines with quotes inside and at their end",
        ),
        pytest.param(
            "a = 2024-04-17 07:32:00 # d\nb = [2024-04-17, -inf,1_000 ]",
            {
                "a": "1:5 2024-04-17 07:32:00",
                "b": "2:5 [2024-04-17, -inf,1_000 ]",
                "b 0": "2:6 2024-04-17",
                "b 1": "2:18 -inf",
                "b 2": "2:23 1_000",
            },
            id="a date with a blank, and numbers",
        ),
        pytest.param("# nothing\n\n", {}, id="no key at all"),
    ],
)
def test_each_value_is_found_where_it_stands(text: str, expected: dict[str, str]) -> None:
    assert places(text) == expected


def test_each_key_is_found_where_it_stands() -> None:
    text = "a.b = 1\n[c]\n 'd' = { e = [{ f = 2 }] }\n[[g]]\n"
    found = {path: text[span.start : span.end] for path, span in find_key_spans(text).items()}
    assert found == {("a", "b"): "a.b", ("c", "d"): "'d'", ("c", "d", "e"): "e", ("c", "d", "e", 0, "f"): "f"}


# TOML documents, in every way that TOML knows of writing them.


def _parse(text: str) -> dict[str, object]:
    try:
        return tomllib.loads(text)
    except ValueError:
        return {}


def _write_key(name: str, style: str) -> str:
    """Return *name* as a key: bare, in the quotes *style*, or where neither will do with escapes."""
    candidates = (name if not style else "", style + name + style, json.dumps(name))
    return next(key for key in candidates if list(_parse(f"{key} = 0")) == [name])


def _write_string(content: str, marks: tuple[str, str]) -> str:
    """Return *content* between *marks*, where that is one string, else with escapes."""
    written = marks[0] + content + marks[1]
    match _parse(f"x = [{written}, 0]"):
        case {"x": [str(), 0]}:
            return written
    return json.dumps(content)


_NAMES = st.text("ab1-. đ]#='\"", max_size=4)
_CONTENTS = st.lists(st.sampled_from(["a", "đ", '"', "'", "\\\\", '\\"', "\n", "\\\n ", "#[", "},"])).map("".join)
_MARKS = st.sampled_from([('"', '"'), ("'", "'"), ('"""', '"""'), ("'''", "'''"), ('"""\n', '"""')])
_SCALARS = st.builds(_write_string, _CONTENTS, _MARKS) | st.sampled_from(
    ["0", "-17", "1_000", "0xff", "1e5", "inf", "true", "false", "2024-04-17", "07:32:00", "2024-04-17 07:32:00Z"]
)
_GAPS = st.sampled_from(["", " ", "\n", " # ]},\n", "\n\n\t"])


@st.composite
def _pairs(draw: st.DrawFn, values: st.SearchStrategy[str]) -> list[str]:
    """Return pairs whose keys, some of them dotted, are not each other's: the first name holds a number."""
    pairs = []
    for number in range(draw(st.integers(0, 3))):
        names = [f"{draw(_NAMES)}{number}", *draw(st.lists(_NAMES, max_size=2))]
        key = ".".join(_write_key(name, draw(st.sampled_from(["", "'", '"']))) for name in names)
        pairs.append(f"{key} = {draw(values)}")
    return pairs


def _arrays(values: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    items = st.tuples(_GAPS, values, _GAPS).map("".join)
    return st.lists(items, max_size=3).map(lambda items: f"[{','.join(items)}]")


def _inline_tables(values: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return _pairs(values).map(lambda pairs: f"{{ {', '.join(pairs)} }}")


_VALUES = st.recursive(_SCALARS, lambda values: _arrays(values) | _inline_tables(values), max_leaves=5)
_HEADERS = st.sampled_from(
    [
        ["[t.u.v]", "[t]", "[ t . w ]"],
        ["[[l]]", "[[l.m]]", "[[l.m.o]]", "[l.m.p.q]", "[[ l . m ]]", "[l.n]", '[["l"]]', "[[l.m]]", "[[l.m.o]]"],
    ]
)


@st.composite
def documents(draw: st.DrawFn) -> str:
    lines = draw(_pairs(_VALUES))
    for header in draw(_HEADERS):
        lines += [draw(_GAPS), header, *draw(_pairs(_VALUES))]
    return "\n".join(lines)


def _walk(value: object, path: KeyPath = ()) -> Iterator[tuple[KeyPath, object]]:
    """Yield each value inside *value*, tables and lists too, with its path."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, item in inner:
        yield (*path, key), item
        yield from _walk(item, (*path, key))


@given(documents())
def test_the_text_at_a_span_is_the_value(text: str) -> None:
    spans = find_spans(text)
    for path, value in _walk(tomllib.loads(text)):
        piece = text[spans[path].start : spans[path].end]
        if not isinstance(value, dict | list):
            assert tomllib.loads(f"x = {piece}")["x"] == value
