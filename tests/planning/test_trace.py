"""Every read of a plan is taken down, as narrow as it was."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest

from bantin.languages import Language
from bantin.planning.page import PageKind
from bantin.planning.plan import Plan
from bantin.planning.trace import Remembered, Trace
from bantin.planning.traced import trace_plan
from tests.support.built import SEED, Built

Read = Callable[[Plan], object]


@pytest.mark.parametrize(
    ("read", "cells"),
    [
        (lambda plan: plan.articles[SEED].title, {f"head:{SEED}"}),
        (lambda plan: plan.articles[SEED].languages, {f"head:{SEED}"}),
        (lambda plan: plan.articles[SEED].texts, {f"head:{SEED}", f"body:{SEED}"}),
        (lambda plan: plan.articles[SEED].shown_text(Language.VI), {f"head:{SEED}", f"body:{SEED}"}),
        (lambda plan: plan.site.articles[0], {"order"}),
        (lambda plan: plan.site.edition, {"edition"}),
        (lambda plan: plan.site.settings, set()),
        (lambda plan: plan.groups.by_partner.get("nobody"), {"by_partner:nobody"}),
        (lambda plan: list(plan.groups.by_year), {"keys:by_year"}),
        (lambda plan: (PageKind.PARTNER, "nobody") in plan.listings, {"has listings:partner:nobody"}),
        (lambda plan: plan.is_old(plan.articles[SEED]), {f"head:{SEED}", f"age:{SEED}"}),
        (lambda plan: plan.neighbours(plan.articles[SEED]), {f"head:{SEED}", f"neighbours:{SEED}"}),
        (lambda plan: plan.pages, {"pages"}),
        (lambda plan: plan.addresses.find(PageKind.ARTICLE, Language.VI, SEED), {f"head:{SEED}"}),
    ],
)
def test_a_read_is_taken_down_by_its_cell(small: Built, read: Read, cells: set[str]) -> None:
    trace = Trace()
    plan = trace_plan(small.plan, trace)
    value, reads = trace.follow(lambda: read(plan))
    assert reads == cells
    assert str(value) == str(read(small.plan)) or "Traced" in str(value)


def test_who_gets_what_was_made_before_has_read_what_it_was_made_of() -> None:
    trace = Trace()
    remembered = Remembered[str, int](trace)

    def make() -> int:
        trace.note("head:x")
        return 1

    reads = [trace.follow(lambda: remembered.find("key", make))[1] for _ in range(2)]
    assert reads == [{"head:x"}, {"head:x"}]


def test_no_more_is_remembered_than_was_asked_for() -> None:
    remembered = Remembered[int, int](None, 2)
    for number in range(5):
        remembered.find(number, partial(int, number))
    assert dict(remembered) == {3: 3, 4: 4}
