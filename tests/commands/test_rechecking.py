"""What was checked once is checked again where something that it leads to is gone."""

from __future__ import annotations

from pathlib import Path

import pytest

from bantin.commands.rechecking import find_unchanged
from bantin.outputs import KeptOutput, Output, Tree

OLD = '<!doctype html><html lang="en"><body><h1 id="y2024">x</h1><p id="{other}">x</p></body></html>'
NEW = '<!doctype html><html lang="en"><body><h1 id="y2024">x</h1></body></html>'


def _unchanged(folder: Path, pages: dict[str, str], other: str) -> set[str]:
    """Return which of *pages*, that were kept, need no check when a page beside them loses the id *other*."""
    tree: dict[str, Output] = {"made.html": Output(path="made.html", data=NEW.encode())}
    (folder / "made.html").write_text(OLD.format(other=other), encoding="utf-8")
    for path, text in pages.items():
        (folder / path).write_text(text, encoding="utf-8")
        tree[path] = KeptOutput(path=path, sha256="", size=0, owner="", folder=folder)
    shown: Tree = tree
    return set(find_unchanged(shown, ["made.html"], dict.fromkeys(tree), folder))


@pytest.mark.parametrize(
    "link",
    [
        '<a href="made.html#y2025">x</a>',
        '{"@id": "https://example.org/made.html#y2025"}',
        '<a href="made.html#y2&#48;25">x</a>',
        '<a href="made.html&#35;y2025">x</a>',
        '{"@id": "https://example.org/made.html#y\\u0032025"}',
        '<a href="made.html#y20\n25">x</a>',
    ],
)
def test_a_page_that_may_lead_to_what_is_lost_is_checked(tmp_path: Path, link: str) -> None:
    pages = {"leads.html": link, "other.html": '<a href="made.html#y2024">x</a> Bach Mai&#39;s'}
    assert _unchanged(tmp_path, pages, "y2025") == {"other.html"}


def test_where_a_lost_id_may_be_written_otherwise_everything_is_checked(tmp_path: Path) -> None:
    assert _unchanged(tmp_path, {"other.html": ""}, "a&amp;b") == set()


def test_where_nothing_is_lost_nothing_is_checked(tmp_path: Path) -> None:
    assert _unchanged(tmp_path, {"leads.html": '<a href="made.html#y2024">x</a>'}, "y2024") == {"leads.html"}


def test_where_a_page_is_gone_everything_is_checked(tmp_path: Path) -> None:
    page = KeptOutput(path="a.html", sha256="", size=0, owner="", folder=tmp_path)
    assert find_unchanged({"a.html": page}, [], {"a.html": 0, "gone.html": 0}, tmp_path) == frozenset()
    assert find_unchanged({"a.html": page}, [], {"a.html": 0, "search/gone.json": 0}, tmp_path) == {"a.html"}
