"""No word of a source is lost, none is shown twice, none is respelled; the translation has a block for each block."""

from __future__ import annotations

import tomllib
from pathlib import Path
from xml.etree.ElementTree import Element

import pytest

from bantin.planning.page import PageKind
from tests.support.built import EN, VI, Built
from tests.support.html import Html, text_of
from tests.support.sites import PROJECT

BUNDLES = sorted((PROJECT / "content" / "articles").iterdir())
NAMES = [bundle.name for bundle in BUNDLES]
SHOWN_ONCE = {"lead", "paragraph", "caption", "subheading", "credit"}


def shown_lines(bundle: Path, roles: set[str] | None = None) -> list[str]:
    """Return what a reader must find of a seed, line by line, by its bytes and the metadata alone."""
    rows = tomllib.loads((bundle / "article.toml").read_text(encoding="utf-8"))["seed"]["vi"]["lines"]
    lines = (bundle / "seed.txt").read_bytes().decode().split("\n")
    shown: list[str] = []
    for row in rows:
        if row["role"] in {"furniture", "duplicate"} or (roles and row["role"] not in roles):
            continue
        words = [lines[number - 1].strip() for number in range(row["line"], row.get("to", row["line"]) + 1)]
        words[0] = words[0].removeprefix(row.get("drop_start", ""))
        words[-1] = words[-1].removesuffix(row.get("drop_end", ""))
        shown += [" ".join(line.split()) for line in words]
    return shown


def article_page(real: Built, name: str, *, english: bool = False) -> Html:
    return real.page(PageKind.ARTICLE, EN if english else VI, name)


def text_body(page: Html) -> Element:
    return next(element for element in page.main.iter("div") if element.get("class") == "text")


@pytest.mark.parametrize("bundle", BUNDLES, ids=NAMES)
def test_every_line_of_the_seed_has_a_row_or_is_blank(bundle: Path) -> None:
    rows = tomllib.loads((bundle / "article.toml").read_text(encoding="utf-8"))["seed"]["vi"]["lines"]
    covered = [number for row in rows for number in range(row["line"], row.get("to", row["line"]) + 1)]
    lines = (bundle / "seed.txt").read_bytes().decode().split("\n")
    assert covered == [number for number, line in enumerate(lines, 1) if line.strip()]


@pytest.mark.parametrize("bundle", BUNDLES, ids=NAMES)
def test_every_line_of_the_seed_stands_on_the_page_in_order(real: Built, bundle: Path) -> None:
    text = article_page(real, bundle.name).text
    at = text.index(shown_lines(bundle)[0])
    for line in shown_lines(bundle):
        found = text.find(line, at)
        assert found >= 0, f"not found, or out of order: {line}"
        at = found + len(line)


@pytest.mark.parametrize("bundle", BUNDLES, ids=NAMES)
def test_the_text_is_the_seed_and_nothing_else(real: Built, bundle: Path) -> None:
    assert text_of(text_body(article_page(real, bundle.name))) == " ".join(shown_lines(bundle, SHOWN_ONCE))


@pytest.mark.parametrize("bundle", BUNDLES, ids=NAMES)
def test_what_is_dropped_is_listed_with_its_line(real: Built, bundle: Path) -> None:
    rows = tomllib.loads((bundle / "article.toml").read_text(encoding="utf-8"))["seed"]["vi"]["lines"]
    lines = (bundle / "seed.txt").read_bytes().decode().split("\n")
    wanted = [(row["line"], row["drop_start"].strip()) for row in rows if "drop_start" in row]
    wanted += [(row["line"], row["drop_end"].strip()) for row in rows if "drop_end" in row]
    wanted += [
        (row["line"], lines[row["line"] - 1].strip()) for row in rows if row["role"] in {"furniture", "duplicate"}
    ]
    page = article_page(real, bundle.name)
    listed = [text_of(item) for ul in page.main.iter("ul") if ul.get("class") == "dropped" for item in ul.iter("li")]
    assert len(listed) == len(wanted)
    for line, words in wanted:
        assert any(item.startswith(f"Dòng {line}: “{words}”") for item in listed), (line, words)


@pytest.mark.parametrize("name", NAMES)
def test_the_english_page_has_a_block_for_each_block(real: Built, name: str) -> None:
    def blocks(page: Html) -> list[tuple[str, str | None]]:
        return [(block.tag, block.get("id")) for block in text_body(page)]

    assert blocks(article_page(real, name)) == blocks(article_page(real, name, english=True))
