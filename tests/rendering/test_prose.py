"""What is turned without Markdown is what Markdown would have made."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bantin.languages import Language
from bantin.rendering.markdown import MarkdownRenderer
from bantin.rendering.prose import plain_paragraph
from bench.corpus import make_corpus
from tests.support.loading import load_site

PROJECT = Path(__file__).resolve().parents[2]
MARKED = "Hà Giang **và** Bạch Mai"
"""A paragraph that Markdown has to turn; text put behind a blank line after it goes the long way with it."""
SIGNS = list("-+=#!()]|:~.,…–%$^@\"'“”/*_`\\&<>[{}0²⑴٠🏥ﬁ\ufffd")
RUNS = ["1.", "2)", "10.5", "1.a", "٠.", "---", "==", "## ", "~~~", "](", "|-|", ":-:", "{: .c}", "[^1]", "**", "&amp;"]
LETTERS = ["a", "b", "ư", "ệ", "e\u0301", "http://a.vn/b?c=d", "a@b.vn", "klzzwxh:0000"]
BLANKS = [" ", "  ", "\u00a0", "\n", "\t", "\u200b", "\u2028", "\r"]
WORDS = st.sampled_from([*SIGNS, *RUNS, *LETTERS, *BLANKS])
TEXTS = st.one_of(st.lists(WORDS, max_size=8).map("".join), st.lists(WORDS, max_size=8).map(" ".join), st.text())
LONG_WAY = MarkdownRenderer()


@given(TEXTS)
def test_what_goes_the_short_way_comes_out_as_the_long_way_makes_it(text: str) -> None:
    short = plain_paragraph(text)
    assert short is None or short == _the_long_way(text)


def test_the_bodies_of_the_seeds_and_of_a_corpus_come_out_as_the_long_way_makes_them() -> None:
    blocks = list(_blocks())
    short = [(block, html) for block in blocks if (html := plain_paragraph(block)) is not None]
    assert len(short) > 0.9 * len(blocks)
    assert [html for _, html in short] == [_the_long_way(block) for block, _ in short]


@pytest.mark.parametrize(
    "text",
    [
        "",
        " a",
        "a ",
        "a\nb",
        "- a",
        "+ a",
        "1. a",
        "# a",
        "*a*",
        "a_b",
        "`a`",
        "[a]",
        "a < b",
        "a > b",
        "R&D",
        "a\\b",
        "a\tb",
    ],
)
def test_what_is_unusual_goes_the_long_way(text: str) -> None:
    assert plain_paragraph(text) is None


def test_no_break_spaces_stay() -> None:
    assert plain_paragraph("Bạch\u00a0Mai") == "<p>Bạch&nbsp;Mai</p>"


def _the_long_way(text: str) -> str:
    """Return what Markdown makes of *text* when it has no choice but to turn it."""
    first, _, rest = str(LONG_WAY.render(f"{MARKED}\n\n{text}")).partition("\n")
    assert first == "<p>Hà Giang <strong>và</strong> Bạch Mai</p>"
    return rest


def _blocks() -> Iterator[str]:
    for article in make_corpus(load_site(PROJECT), 40).articles:
        for language in Language:
            text = article.texts[language]
            yield from (block.words for block in text.blocks) if text is not None else ()
