"""Differences that an editor has settled, and the further English forms of a term, are read as they stand."""

from __future__ import annotations

from pathlib import Path

from bantin.model.article import Difference
from tests.support.loading import load_site
from tests.support.problems import problems_of
from tests.support.sites import GLOSSARY_TOML, SEED_TOML, edit, small_site

SETTLED = '\n[[differences]]\nline = 11\nwords = "20"\nwhy = "a slip"\n\n[seed.vi]'


def test_differences_are_read_in_order(tmp_path: Path) -> None:
    root = small_site(tmp_path)
    edit(root / SEED_TOML, "\n[seed.vi]", f'\n[[differences]]\nwords = "x"\nwhy = "y"\n{SETTLED}')
    article = next(article for article in load_site(root).articles if article.id in SEED_TOML)
    assert article.differences == (
        Difference(line=None, words="x", why="y"),
        Difference(line=11, words="20", why="a slip"),
    )


def test_a_difference_points_to_a_line_of_the_original(tmp_path: Path) -> None:
    root = small_site(tmp_path)
    edit(root / SEED_TOML, "\n[seed.vi]", SETTLED.replace("line = 11", "line = 6"))
    assert [line.split(": ", 1)[1].split("\n")[0] for line in problems_of(root)] == [
        "differences.line: line 6 of seed.txt is blank"
    ]


def test_a_term_may_have_variants(tmp_path: Path) -> None:
    root = small_site(tmp_path)
    path = root / GLOSSARY_TOML
    path.write_text(
        path.read_text(encoding="utf-8") + '\n[[term]]\nvi = "a"\nen = "b"\ngroup = "visit"\nvariants = ["c", "d"]\n',
        encoding="utf-8",
    )
    assert load_site(root).terms[-1].variants == ("c", "d")
