from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path

import pytest

from bantin.loading.spans import find_spans
from tests.support.loading import load_site
from tests.support.problems import problems_after, problems_of
from tests.support.sites import (
    GLOSSARY_TOML,
    PARTNERS_TOML,
    PROVINCES_TOML,
    SEED_ARTICLE,
    SITE_TOML,
    TOPICS_TOML,
    edit,
    small_site,
    write_files,
)


def test_the_root_must_hold_content(tmp_path: Path) -> None:
    assert problems_of(tmp_path) == [
        "content: there is no such folder\n    --root names the folder that holds content/"
    ]


def test_the_articles_must_have_a_folder(tmp_path: Path) -> None:
    root = small_site(tmp_path)
    shutil.rmtree(root / "content" / "articles")
    assert problems_of(root) == ["content/articles: there is no such folder"]


def test_a_file_among_the_bundles_is_told(tmp_path: Path) -> None:
    root = small_site(tmp_path)
    write_files(root, "-- content/articles/notes.txt --\nx")
    assert problems_of(root) == ["content/articles/notes.txt: this is no bundle\n    a bundle is a folder"]


def test_a_link_among_the_bundles_is_told(tmp_path: Path) -> None:
    root = small_site(tmp_path)
    link = root / "content" / "articles" / "2023-12-09-link"
    link.symlink_to(root / SEED_ARTICLE)
    assert problems_of(root) == ["content/articles/2023-12-09-link: this is no bundle\n    a bundle is a folder"]


@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_page_starts_with_its_title(tmp_path: Path, language: str) -> None:
    root = small_site(tmp_path)
    page = f"content/pages/about.{language}.md"
    write_files(root, f"-- {page} --\nNo title.")
    assert problems_of(root) == [f'{page}:1:1: the first line is no title\n    write "# " and the title']


@pytest.mark.parametrize(
    "file", [SITE_TOML, PROVINCES_TOML, PARTNERS_TOML, TOPICS_TOML, GLOSSARY_TOML, "content/pages/about.vi.md"]
)
def test_a_missing_file_is_the_only_problem(tmp_path: Path, file: str) -> None:
    root = small_site(tmp_path)
    (root / file).unlink()
    assert problems_of(root) == [f"{file}: the file is missing"]


@pytest.mark.parametrize(
    ("file", "old"),
    [
        (SITE_TOML, "listing_length = 2"),
        (PROVINCES_TOML, "checked_on = 2026-01-01"),
        (PARTNERS_TOML, "checked_on = 2026-01-01"),
        (TOPICS_TOML, '[[kind]]\nid = "mou"'),
        (GLOSSARY_TOML, "[[term]]"),
    ],
)
def test_a_file_that_is_no_toml_is_the_only_problem(tmp_path: Path, file: str, old: str) -> None:
    said = problems_after(tmp_path, file, old, f'x = "\n{old}')
    assert len(said) == 1
    assert said[0].startswith(f"{file}:1:6: not TOML: ")


def test_problems_of_all_files_are_told_at_once_in_their_order(tmp_path: Path) -> None:
    root = small_site(tmp_path)
    edit(root / TOPICS_TOML, "signed = true", 'signed = "yes"')
    edit(root / SITE_TOML, "listing_length = 2", "listing_length = 0")
    (root / GLOSSARY_TOML).unlink()
    assert problems_of(root) == [
        "content/glossary.toml: the file is missing",
        "content/site.toml:1:18: listing_length: a whole number from 1 was expected",
        "content/topics.toml:5:10: kind.signed: true or false was expected",
    ]


ODD = ("0", '""', "true", "[]", "{}", "9999-12-31", "-1", "nan", '["x"]', "[{}]", '"\\u0000"', '"İ"', f'"{"x" * 999}"')


def test_no_value_out_of_place_ends_in_a_traceback(tmp_path: Path) -> None:
    root = small_site(tmp_path)
    for path in sorted(root.rglob("*.toml")):
        sound = path.read_text(encoding="utf-8")
        for number, span in enumerate(find_spans(sound).values()):
            if sound[: span.start].endswith(("=", "= ", "[", ", ")):
                odd = ODD[number % len(ODD)]
                path.write_text(f"{sound[: span.start]}{odd}{sound[span.end :]}", encoding="utf-8")
                problems_of(root)
        path.write_text(sound, encoding="utf-8")
    assert problems_of(root) == []


def test_no_line_cut_in_half_ends_in_a_traceback(tmp_path: Path) -> None:
    root = small_site(tmp_path)
    for path in sorted(path for path in root.rglob("*.*") if path.is_file()):
        sound = path.read_text(encoding="utf-8")
        lines = sound.split("\n")
        for number, line in enumerate(lines):
            cut = [*lines[:number], line[: len(line) // 2], *lines[number + 1 :]]
            path.write_text("\n".join(cut), encoding="utf-8")
            problems_of(root)
        path.write_text(sound, encoding="utf-8")
    assert problems_of(root) == []


def test_articles_run_from_the_newest_to_the_oldest(tmp_path: Path) -> None:
    ids = [article.id for article in load_site(small_site(tmp_path)).articles]
    assert ids == ["2025-09-01-visit", "2023-12-08-ha-giang-bach-mai"]


def test_the_edition_is_the_newest_date_of_the_content(tmp_path: Path) -> None:
    root = small_site(tmp_path)
    assert load_site(root).edition == dt.date(2026, 1, 1)
    edit(root / SEED_ARTICLE / "article.toml", "retrieved = 2024-01-05", "retrieved = 2026-03-04")
    assert load_site(root).edition == dt.date(2026, 3, 4)


def test_the_edition_may_be_set(tmp_path: Path) -> None:
    assert load_site(small_site(tmp_path), epoch=dt.date(2020, 2, 3)).edition == dt.date(2020, 2, 3)
