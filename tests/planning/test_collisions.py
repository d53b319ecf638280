"""One path, one owner."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from bantin.commands.build import build
from bantin.commands.request import Request
from bantin.languages import Localized
from bantin.planning.collisions import check_collisions
from bantin.planning.plan import plan_site
from bantin.problems import ProblemsError
from tests.support.articles import make_article, make_site
from tests.support.problems import english_hint_of, english_of
from tests.support.sites import BRIDGE_ARTICLE, edit, small_site


def test_the_small_site_has_no_collision() -> None:
    assert check_collisions(plan_site(make_site((make_article(1), make_article(2))))) == []


def test_two_pages_at_one_path_are_a_problem_that_names_both() -> None:
    one, two = make_article(1), make_article(2)
    plan = plan_site(make_site((one, replace(two, slug=one.slug))))
    assert {problem.place.file.as_posix(): english_of(problem) for problem in check_collisions(plan)} == {
        "output/en/news/article-1.html": 'two pages want this path: article "article-0001" and article "article-0002"',
        "output/en/side-by-side/article-1.html": (
            'two pages want this path: side-by-side "article-0001" and side-by-side "article-0002"'
        ),
        "output/vi/song-ngu/bai-1.html": (
            'two pages want this path: side-by-side "article-0001" and side-by-side "article-0002"'
        ),
        "output/vi/tin/bai-1.html": 'two pages want this path: article "article-0001" and article "article-0002"',
    }


def test_paths_that_differ_in_case_only_are_one_path() -> None:
    """On the disks of Windows and macOS they are one file; the capital itself is a fault too."""
    one, two = make_article(1), make_article(2)
    plan = plan_site(make_site((one, replace(two, slug=Localized(vi="BAI-1", en="article-2")))))
    messages = [english_of(problem) for problem in check_collisions(plan)]
    assert '"BAI-1.html" cannot be a file name of the site' in messages
    assert 'two pages want this path: article "article-0002" and article "article-0001"' in messages


def test_a_path_that_is_a_page_and_a_folder_is_a_problem() -> None:
    plan = plan_site(make_site((make_article(1),)))
    page = replace(plan.pages[0], path="vi/tin/bai-1.html/part.html")
    problems = check_collisions(replace(plan, pages=(*plan.pages, page)))
    assert [(problem.place.file.as_posix(), english_of(problem)) for problem in problems] == [
        ("output/vi/tin/bai-1.html", "this path is a page and a folder at once")
    ]


@pytest.mark.parametrize("path", ["../up.html", "vi//x.html", "/x.html", "vi/Tin.html", "vi/%2e.html", "vi/a b.html"])
def test_what_is_no_path_is_a_problem(path: str) -> None:
    plan = plan_site(make_site((make_article(1),)))
    problems = check_collisions(replace(plan, pages=(replace(plan.pages[0], path=path),)))
    assert [english_of(problem).endswith("cannot be a file name of the site") for problem in problems] == [True]


def test_a_build_with_two_slugs_alike_names_both_articles(tmp_path: Path) -> None:
    root = small_site(tmp_path)
    edit(root / BRIDGE_ARTICLE / "article.toml", 'vi = "bach-mai-tham-tuyen-quang"', 'vi = "ha-giang-ky-voi-bach-mai"')
    with pytest.raises(ProblemsError) as caught:
        build(Request(root=root, output=tmp_path / "output"), lambda *_: None)
    words = " ".join(english_of(problem) + english_hint_of(problem) for problem in caught.value.problems)
    assert "2023-12-08-ha-giang-bach-mai" in words
    assert "2025-09-01-visit" in words or "2025-09-01-visit" in str(caught.value.problems[0].place.file)
    assert not (tmp_path / "output").exists()
