"""No report stands here twice without anybody knowing."""

from __future__ import annotations

import random
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bantin.checking.duplicates import check_duplicates, compare, find_alike, shingles_of
from bantin.languages import Localized
from bantin.loading.writings import read_writing
from bantin.model.article import Article
from bantin.model.writing import Writing
from bantin.problems import Problem
from tests.support.articles import make_article, make_site
from tests.support.loading import load_site
from tests.support.problems import told
from tests.support.sites import PROJECT, SEED_ARTICLE, real_site
from tests.support.writing import make_passage, make_writing

WORDS = [f"từ{letter}{other}" for letter in "abcdeghiklmnopqrstuvxy" for other in "abcdeghiklmnopqrstuvxy"]


def prose(number: int, length: int = 300) -> str:
    """Return *length* words, others for each *number*."""
    chosen = random.Random(number)  # noqa: S311 - words for a test
    return " ".join(chosen.choice(WORDS) for _ in range(length))


def report(number: int, words: str, title: str = "", sha256: str = "") -> Article:
    article = make_article(number)
    text = article.texts.vi
    assert text is not None
    assert text.seed is not None
    block = replace(text.blocks[0], words=words)
    seed = replace(text.seed, sha256=sha256 or f"{number:064}")
    return replace(
        article,
        title=Localized(vi=title or f"Tin số {number}", en=f"News {number}"),
        texts=Localized(vi=replace(text, blocks=(block,), seed=seed), en=None),
    )


def read(name: str) -> Writing:
    title, digest = make_passage("Tin", key="title.vi", line=11), make_passage("00", key="seed.vi.sha256", line=40)
    return make_writing(title, digest, name=name)


def check(*articles: Article) -> list[Problem]:
    return check_duplicates(make_site(articles), read)


def facts(problems: list[Problem]) -> list[tuple[str, bool, str, int | None, object]]:
    return [(p.code, p.is_note, p.place.file.parent.name, p.place.line, dict(p.values)["other"]) for p in problems]


def test_the_real_reports_are_all_different() -> None:
    assert check_duplicates(load_site(PROJECT), partial(read_writing, PROJECT / "content")) == []


def test_a_seed_in_two_bundles_keeps_the_site_from_being_published() -> None:
    first, second = report(1, prose(1), sha256="ab" * 32), report(2, prose(1), sha256="ab" * 32)
    assert facts(check(first, second)) == [("same-seed", False, "article-0002", 40, "article-0001")]


def test_a_text_with_a_few_other_words_is_noted_at_the_later_article() -> None:
    words = prose(1)
    changed = words.split()
    changed[100] = "khác"
    near = report(2, " ".join(changed))
    assert facts(check(report(1, words), near, report(3, prose(3)))) == [
        ("same-words", True, "article-0002", 11, "article-0001")
    ]


def test_marks_case_and_punctuation_hide_no_copy() -> None:
    words = prose(1)
    copy = report(2, words.upper().replace("Ừ", "U").replace(" ", ", "))
    assert [problem.code for problem in check(report(1, words), copy)] == ["same-words"]


@pytest.mark.parametrize(("short", "long"), [(1, 2), (2, 1)], ids=["the short one first", "the long one first"])
def test_a_text_within_a_longer_one_is_noted(short: int, long: int) -> None:
    excerpt = report(short, prose(1, 120))
    whole = report(long, f"{prose(7, 400)} {prose(1, 120)} {prose(8, 400)}")
    (problem,) = check(excerpt, whole)
    assert (problem.code, dict(problem.values)["percent"]) == ("same-words", 100)


def test_one_title_is_noted_whatever_its_marks() -> None:
    first, second = report(1, prose(1), "Ký kết hợp tác"), report(2, prose(2), "Ky ket HỢP TÁC")
    assert facts(check(first, second)) == [("same-title", True, "article-0002", 11, "article-0001")]


def test_an_office_phrase_that_all_reports_share_makes_no_twins() -> None:
    phrase = prose(99, 40)
    assert check(*(report(number, f"{phrase} {prose(number)}") for number in range(30))) == []


def test_of_many_copies_each_is_told_once() -> None:
    problems = check(*(report(number, prose(1)) for number in range(40)))
    assert len(problems) == 39
    assert len({problem.place.file for problem in problems}) == 39


def test_the_article_that_words_repeat_is_found() -> None:
    site = make_site((report(1, prose(1)), report(2, prose(2)), report(3, prose(3))))
    twin = find_alike(prose(2), site)
    assert twin is not None
    assert (twin.article.id, round(twin.share, 2)) == ("article-0002", 1.0)
    assert find_alike("", site) is None
    assert find_alike(prose(9), site) is None


def test_a_bundle_copied_in_real_content_is_told_with_its_place(tmp_path: Path) -> None:
    root = real_site(tmp_path)
    bundle = root / SEED_ARTICLE
    copy = bundle.with_name("2023-12-09-ban-sao")
    copy.mkdir()
    for file in bundle.iterdir():
        (copy / file.name).write_bytes(file.read_bytes())
    toml = (copy / "article.toml").read_text(encoding="utf-8").replace('[slug]\nvi = "', '[slug]\nvi = "hai-')
    (copy / "article.toml").write_text(toml.replace('\nen = "', '\nen = "two-', 1), encoding="utf-8")
    problems = check_duplicates(load_site(root), partial(read_writing, root / "content"))
    (line,) = told(problems, root)
    assert "seed.vi.sha256: this is the seed of 2023-12-08-ha-giang-bach-mai too, byte for byte" in line


@given(st.lists(st.sampled_from(WORDS), max_size=60), st.lists(st.sampled_from(WORDS), max_size=60))
def test_comparing_is_the_same_both_ways(first: list[str], second: list[str]) -> None:
    ours, theirs = shingles_of(" ".join(first), {}), shingles_of(" ".join(second), {})
    assert compare(ours, theirs) == compare(theirs, ours)
    assert compare(ours, ours) == (bool(ours), float(bool(ours)))
