"""How documents are cut into runs, so that most stay as they are when one is added."""

from __future__ import annotations

from itertools import chain, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bantin.rendering.search.segments import cut_segments

COUNTS = st.one_of(st.integers(0, 5000), st.integers(0, 300_000))


@given(COUNTS)
def test_every_document_is_in_one_run(count: int) -> None:
    assert list(chain.from_iterable(cut_segments(count))) == list(range(count))


@given(COUNTS)
def test_runs_start_one_after_the_other_and_none_is_empty(count: int) -> None:
    segments = cut_segments(count)
    assert all(segments)
    assert all(one.start < other.start for one, other in pairwise(segments))


@given(COUNTS)
def test_runs_are_64_documents_or_twice_as_many_as_a_smaller_sort_and_the_last_is_open(count: int) -> None:
    lengths = [len(segment) for segment in cut_segments(count)]
    closed = lengths[:-1] if count % 64 else lengths
    assert closed == sorted(closed, reverse=True)
    assert set(closed) <= {64 * 2**power for power in range(20)}
    assert lengths[len(closed) :] == [count % 64] * bool(count % 64)


@pytest.mark.parametrize(("count", "runs"), [(0, 0), (1, 1), (64, 1), (65, 2), (1000, 5), (10_000, 5), (100_000, 6)])
def test_runs_are_few(count: int, runs: int) -> None:
    """A search looks into each of them."""
    assert len(cut_segments(count)) == runs


@given(COUNTS)
def test_no_two_runs_are_of_one_length(count: int) -> None:
    lengths = [len(segment) for segment in cut_segments(count)]
    assert len(set(lengths)) == len(lengths)


def test_a_document_more_changes_the_last_run_only_but_for_runs_that_grow_together() -> None:
    """Once in 128 documents, two runs become one. So a document is written anew a few times in all."""
    grown_together = 0
    closed_runs: list[set[range]] = [set() for _ in range(5000)]
    for count in range(5000):
        before, after = cut_segments(count), cut_segments(count + 1)
        kept = before[:-1] if count % 64 else before
        if after[: len(kept)] != kept:
            grown_together += 1
            assert (count + 1) % 128 == 0
        for segment in after[: -1 if (count + 1) % 64 else None]:
            for document in segment:
                closed_runs[document].add(segment)
    assert grown_together == 5000 // 128
    assert max(map(len, closed_runs)) == 7  # 64, 128, 256 and so on
