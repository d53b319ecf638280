"""Plain TOML is read as tomllib reads it, with each string at its place; all else is left to tomllib."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bantin.loading.plain import read_plain
from bantin.loading.spans import KeyPath, find_spans
from tests.support.sites import PROJECT

FILES = sorted(PROJECT.glob("content/**/article.toml"))
KEYS = st.sampled_from(["a", "b", "c-1", "a.b", '"a"', "1"])
SCALARS = st.sampled_from(
    [
        *('"x"', '""', "'y'", "''", '"Bệnh viện #1"', "true", "false", "0", "12", "2024-02-29"),
        *("012", "1.5", "-3", "1_000", "0x1", "nan", "2023-02-29", "2024-05-27 07:32:00", "truely"),
        *('"a\\tb"', '"""z"""', "'''z'''", '"a" "b"', '"\x7f"', "\u0661"),
    ]
)


def as_lines(items: list[str]) -> str:
    return "".join(["[\n", *(f"  {item},  # one\n" for item in items), "]"])


VALUES = st.recursive(
    SCALARS,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3).map(lambda items: f"[{', '.join(items)}]"),
        st.lists(inner, max_size=3).map(as_lines),
        st.lists(st.tuples(KEYS, inner), max_size=3).map(
            lambda pairs: "{ " + ", ".join(f"{key} = {value}" for key, value in pairs) + " }"
        ),
    ),
    max_leaves=6,
)
HEADERS = st.sampled_from(["[{}]", "[[{}]]", "[[{}]", "[{}] # b", "[ {} ]"])
LINES = st.one_of(
    st.tuples(KEYS, st.sampled_from([" = ", "=", " =\t"]), VALUES).map("".join),
    st.sampled_from(["", "# note", "  ", "[a", "a", "= 1", "]", "\t# \x7f"]),
    st.tuples(HEADERS, KEYS).map(lambda parts: parts[0].format(parts[1])),
)
SLIPS = st.sampled_from(["", '"', "[", "=", "\n", "\\", "a", "#", " ", "}"])


def strings_of(path: KeyPath, value: object) -> Iterator[tuple[KeyPath, str]]:
    if isinstance(value, str):
        yield path, value
    for key, inner in value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ():
        yield from strings_of((*path, key), inner)


def check(text: str) -> bool:
    """Hold *text* against tomllib, and return whether it is plain."""
    plain = read_plain(text)
    if plain is None:
        return False
    values = tomllib.loads(text)
    assert plain.values == values
    assert repr(plain.values) == repr(values), "in the same order, and of the same types"
    spans = find_spans(text)
    found = [(string.path, string.value, string.start, string.end) for string in plain.strings]
    expected = [(path, value, spans[path].start, spans[path].end) for path, value in strings_of((), values)]
    assert found == sorted(expected, key=lambda string: string[2])
    return True


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.parent.name)
def test_our_own_files_are_plain(path: Path) -> None:
    assert check(path.read_text())


@given(st.lists(LINES, max_size=8).map("\n".join))
@example("a = [1]\n[a.b]\n")
@example("a = {}\n[a.b]\n")
@example("[[a]]\n[a.b]\nc = 1\n[[a]]\n[a.b]\nc = 2\n")
@example("[a.b]\n[[a]]\n")
@example("[[a]]\n[a]\n")
def test_whatever_is_plain_is_what_tomllib_reads(text: str) -> None:
    check(text)


@given(st.integers(0, 10_000), st.integers(0, 40), SLIPS)
def test_a_slip_in_a_file_is_never_passed_over(start: int, length: int, instead: str) -> None:
    text = FILES[0].read_text()
    start %= len(text)
    check(text[:start] + instead + text[start + length :])


@pytest.mark.parametrize("text", ["a = " + "[" * 5000, "a = " + "[" * 20 + "]" * 20, "a = 1\r\n"])
def test_what_is_out_of_the_ordinary_is_left_to_tomllib(text: str) -> None:
    assert read_plain(text) is None
