"""How a run of articles is cut into pages."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bantin.planning.listings import Slice, cut, group, year_of
from tests.support.articles import make_article, make_run

COUNTS = st.integers(min_value=0, max_value=40)
LENGTHS = st.integers(min_value=1, max_value=7)


@pytest.mark.parametrize(
    ("count", "sizes"),
    [
        pytest.param(0, [0], id="no article is one empty slice"),
        pytest.param(1, [1], id="one article"),
        pytest.param(3, [3], id="a full listing is one slice"),
        pytest.param(5, [5], id="no slice of two lines is begun"),
        pytest.param(6, [3, 3], id="twice the length makes two"),
        pytest.param(8, [5, 3], id="the newest takes the rest"),
        pytest.param(9, [3, 3, 3], id="three times the length"),
    ],
)
def test_slices_hold_three_articles_and_the_newest_the_rest(count: int, sizes: list[int]) -> None:
    assert [len(share.articles) for share in cut(make_run(count), 3)] == sizes


@given(count=COUNTS, length=LENGTHS)
def test_every_article_stands_in_exactly_one_slice_in_order(count: int, length: int) -> None:
    run = make_run(count)
    assert [article for share in cut(run, length) for article in share.articles] == list(run)


@given(count=COUNTS, length=LENGTHS)
def test_closed_slices_are_full_and_the_newest_is_never_short(count: int, length: int) -> None:
    newest, *closed = cut(make_run(count), length)
    assert all(len(share.articles) == length for share in closed)
    assert len(newest.articles) == count if not closed else length <= len(newest.articles) < 2 * length


@given(count=COUNTS, length=LENGTHS)
def test_newer_and_older_links_form_one_chain(count: int, length: int) -> None:
    slices = cut(make_run(count), length)
    by_part = {share.part: share for share in slices}
    assert len(by_part) == len(slices)
    chain: list[Slice] = []
    part: int | None = 0
    while part is not None:
        share = by_part[part]
        assert share.newer == (chain[-1].part if chain else None)
        chain.append(share)
        part = share.older
    assert chain == list(slices)


@given(count=COUNTS, length=LENGTHS)
def test_a_new_article_changes_no_closed_slice(count: int, length: int) -> None:
    """Only the link of the newest closed slice may change, when the new article closes another one after it."""
    before = {share.part: share for share in cut(make_run(count), length)}
    after = {share.part: share for share in cut(make_run(count + 1), length)}
    closed = {part: share for part, share in before.items() if part != 0}
    newest_closed = max(closed, default=0)
    for part, share in closed.items():
        found = after[part]
        assert found == (replace(share, newer=found.newer) if part == newest_closed else share)


def test_parts_count_from_the_oldest() -> None:
    assert [(share.part, share.articles[-1].id) for share in cut(make_run(6), 2)] == [
        (0, "article-0005"),
        (2, "article-0003"),
        (1, "article-0001"),
    ]


def test_articles_are_grouped_by_year_in_their_order() -> None:
    articles = [make_article(800), make_article(400), make_article(380), make_article(2)]
    assert [(year, len(run)) for year, run in group(articles, year_of)] == [(2022, 1), (2021, 2), (2020, 1)]
