"""What would take minutes or break the program is refused with its place; all else is told in the same run."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bantin.languages import Language
from bantin.loading.files import (
    LONGEST_LINE_IN_BUNDLE,
    MOST_BYTES,
    MOST_BYTES_IN_BUNDLE,
    MOST_LINES_IN_BUNDLE,
    TextFile,
    read_text,
)
from bantin.loading.texts import parse_blocks
from bantin.problems import Problem, at_most
from bantin.rendering.markdown import MarkdownRenderer
from tests.support.problems import problems_after, problems_of, told
from tests.support.sites import BRIDGE_ARTICLE, SEED_ARTICLE, SITE_TOML, edit, record_seed, small_site

TEXT = f"{BRIDGE_ARTICLE}/text.en.md"
FIRST = "On 1 September 2025 they met.\n\n"
RENDERER = MarkdownRenderer()


def said_of(folder: Path, words: str | bytes, file: str = TEXT) -> list[str]:
    """Return what is said of the small site with *words* as the text of an article."""
    root = small_site(folder)
    (root / file).write_bytes(FIRST.encode() + words if isinstance(words, bytes) else (FIRST + words).encode())
    return problems_of(root)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        pytest.param(
            "a " * (MOST_BYTES_IN_BUNDLE // 2),
            f"{TEXT}: {MOST_BYTES_IN_BUNDLE + 31} bytes, and at most {MOST_BYTES_IN_BUNDLE} may be read",
            id="too many bytes",
        ),
        pytest.param(
            "a\n" * MOST_LINES_IN_BUNDLE,
            f"{TEXT}: {MOST_LINES_IN_BUNDLE + 3} lines, and at most {MOST_LINES_IN_BUNDLE} may be read",
            id="too many lines",
        ),
        pytest.param(
            "a" * (LONGEST_LINE_IN_BUNDLE + 1),
            f"{TEXT}:3:{LONGEST_LINE_IN_BUNDLE + 1}: the line has {LONGEST_LINE_IN_BUNDLE + 1} characters, "
            f"and at most {LONGEST_LINE_IN_BUNDLE} may be read",
            id="a line too long",
        ),
        pytest.param("Trie\u0302\u0300\u0323\u0301\u0301u", f"{TEXT}:3:4: 5 marks on one letter", id="a heap of marks"),
        pytest.param(
            "\u0915" + "\u093c\u094d" * 40_000, f"{TEXT}:3:1: 80000 marks on one letter", id="marks of another script"
        ),
        pytest.param("![" * 3000, f"{TEXT}:3:1: too many square brackets, marks or lines", id="pictures begun"),
        pytest.param("[" * 8000, f"{TEXT}:3:1: too many square brackets, marks or lines", id="links begun"),
        pytest.param("|\n#a\n" * 2000, f"{TEXT}:3:1: too many square brackets, marks or lines", id="headings"),
        pytest.param(
            "_*" * 9000 + "\n\n" + "`a" * 12000 + "\n\n" + "_*" * 9000,
            f"{TEXT}:7:1: too many square brackets, marks or lines",
            id="marks",
        ),
        pytest.param(
            "- " * 500 + "a",
            f"{TEXT}:3:1: lists or quotations 500 deep, and at most 12 are shown",
            id="lists in a line",
        ),
        pytest.param(
            "\n".join("    " * n + "- a" for n in range(200)),
            f"{TEXT}:15:1: lists or quotations 13 deep, and at most 12 are shown",
            id="lists in lists",
        ),
        pytest.param(
            "> " * 300 + "a", f"{TEXT}:3:1: lists or quotations 300 deep, and at most 12 are shown", id="quotations"
        ),
    ],
)
def test_a_text_beyond_a_limit_is_refused_at_its_place(tmp_path: Path, words: str, said: str) -> None:
    (problem,) = said_of(tmp_path, words)
    assert problem.partition("\n")[0] == said


def test_a_long_report_is_read(tmp_path: Path) -> None:
    assert (
        said_of(tmp_path, "The two sides will meet again in 2026. \n\n" * 2000 + "a [link](https://example.vn) " * 50)
        == []
    )


def test_a_rule_of_dashes_is_no_nest_of_lists(tmp_path: Path) -> None:
    assert said_of(tmp_path, "a\n\n" + "- " * 40 + "\n\n" + "*" * 60) == []


@pytest.mark.parametrize("count", [101, 5000])
def test_of_a_hundred_faults_alike_no_more_are_told(tmp_path: Path, count: int) -> None:
    said = said_of(tmp_path, "\x01" * count)
    assert sum("control character" in problem for problem in said) == 100
    assert [problem.partition("\n")[0] for problem in said if "more" in problem.partition("\n")[0]] == [
        f"{TEXT}: there are more of these: the first 100 are told"
    ]


def test_notes_that_are_too_many_hide_no_fault(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("a")
    file = read_text(tmp_path / "a", [])
    assert file is not None
    notes = [Problem.note(file.place(1, 1), "two-blanks") for _ in range(200)]
    fault = Problem.at(file.place(1, 1), "no-text", language="en")
    assert fault in at_most([*notes, fault], tmp_path / "a")
    assert len(at_most([*notes, fault], tmp_path / "a")) == 102


def test_a_seed_has_the_same_limits(tmp_path: Path) -> None:
    root = small_site(tmp_path)
    with (root / SEED_ARTICLE / "seed.txt").open("a", encoding="utf-8") as seed:
        seed.write("\n" + "a" * (LONGEST_LINE_IN_BUNDLE + 1))
    record_seed(root / SEED_ARTICLE)
    (problem,) = problems_of(root)
    assert problem.startswith(f"{SEED_ARTICLE}/seed.txt:18:{LONGEST_LINE_IN_BUNDLE + 1}: the line has")


def test_a_register_may_be_larger_but_not_endless(tmp_path: Path) -> None:
    root = small_site(tmp_path)
    with (root / SITE_TOML).open("a", encoding="utf-8") as site:
        site.write("# " + "a" * MOST_BYTES_IN_BUNDLE)
    assert problems_of(root) == []
    with (root / SITE_TOML).open("a", encoding="utf-8") as site:
        site.write("a" * MOST_BYTES)
    (problem,) = problems_of(root)
    assert re.match(rf"{SITE_TOML}: \d+ bytes, and at most {MOST_BYTES} may be read", problem)


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("x = " + "[" * 5000 + "]" * 5000, id="brackets"),
        pytest.param("x = " + "{a=" * 3000 + "1" + "}" * 3000, id="tables in tables"),
        pytest.param("x = " + "1" * 5000, id="5000 digits"),
        pytest.param("a." * 9000 + "b = 1", id="a key of many parts"),
        pytest.param('"a".' * 5000 + "b = 1", id="a key of many parts in quotes"),
        pytest.param("x = { " + "a." * 9000 + "b = 1 }", id="such a key in a table"),
    ],
)
def test_toml_that_cannot_be_read_in_time_is_refused(tmp_path: Path, line: str) -> None:
    said = problems_after(tmp_path, SITE_TOML, "listing_length = 2", f"listing_length = 2\n{line}")
    assert [problem.partition("\n")[0] for problem in said] == [
        f"{SITE_TOML}:1:1: not TOML: brackets too deep or numbers too long"
    ]


@pytest.mark.parametrize("value", ["nan", "inf", "-inf", "1e400", "9223372036854775808000", "0", "-1", "true", "1.0"])
def test_a_number_that_is_none_is_a_fault(tmp_path: Path, value: str) -> None:
    said = problems_after(tmp_path, SITE_TOML, "listing_length = 2", f"listing_length = {value}")
    assert (value == "9223372036854775808000") == (said == [])


def test_thousands_of_keys_and_of_lines_that_are_no_toml_are_told_in_part(tmp_path: Path) -> None:
    (tmp_path / "keys").mkdir()
    keys = "\n".join(f"key{number} = 1" for number in range(4000))
    said = problems_after(tmp_path / "keys", SITE_TOML, "listing_length = 2", f"listing_length = 2\n{keys}")
    assert len(said) == 101
    days = "\n".join(f"day{number} = 2023-13-01" for number in range(4000))
    said = problems_after(tmp_path, SITE_TOML, "listing_length = 2", f"listing_length = 2\n{days}")
    assert len(said) == 21


def test_a_heap_of_marks_behind_escapes_is_found(tmp_path: Path) -> None:
    escaped = "\\u0301\\u0302" * 20
    (problem,) = problems_after(tmp_path, SITE_TOML, '"For tests."', f'"For tests{escaped}."')
    assert problem.startswith(f"{SITE_TOML}:14:6: licence.en: 40 marks on one letter")


def test_one_text_beyond_a_limit_keeps_nothing_from_being_told_of_the_others(tmp_path: Path) -> None:
    root = small_site(tmp_path)
    (root / TEXT).write_text(FIRST + "[" * 8000, encoding="utf-8")
    edit(root / SEED_ARTICLE / "article.toml", 'field = "training"', 'field = "nothing"')
    (root / "content/pages/about.en.md").write_text("no title", encoding="utf-8")
    files = {problem.partition(":")[0] for problem in problems_of(root)}
    assert files == {TEXT, f"{SEED_ARTICLE}/article.toml", "content/pages/about.en.md"}


@pytest.mark.parametrize("folder", ["articles", "pages"])
def test_a_folder_of_the_content_that_leads_elsewhere_is_not_followed(tmp_path: Path, folder: str) -> None:
    root = small_site(tmp_path)
    (root / "content" / folder).rename(tmp_path / "elsewhere")
    (root / "content" / folder).symlink_to(tmp_path / "elsewhere")
    assert f"content/{folder}: this is a symbolic link" in [problem.partition("\n")[0] for problem in problems_of(root)]


PIECES = st.sampled_from(
    [
        "[",
        "![",
        "](",
        ")",
        "*",
        "_",
        "`",
        "> ",
        "- ",
        "1. ",
        "    ",
        "\n",
        "\n\n",
        "#",
        "|",
        "|-",
        "\\",
        "&",
        "<",
        "a",
        "=",
        "~",
        ":",
        '"',
    ]
)


@given(st.lists(st.tuples(st.lists(PIECES, min_size=1, max_size=4), st.integers(1, 300)), min_size=1, max_size=3))
def test_markdown_that_is_accepted_can_be_rendered(runs: list[tuple[list[str], int]]) -> None:
    text = "".join("".join(pieces) * count for pieces, count in runs)
    file = TextFile(path=Path("text.en.md"), lines=tuple(text.split("\n")), sha256="")
    problems: list[Problem] = []
    blocks = parse_blocks(file, Language.EN, problems)
    if not problems:
        for block in blocks:
            RENDERER.render(block.words)
    assert all(told(problems, Path()))
