"""The difference of two outlines is what a plan shows otherwise than before."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from bantin.languages import Localized
from bantin.model.article import Article
from bantin.model.stored import dump_body, dump_head
from bantin.planning.finding import find_facets
from bantin.planning.outline import Digests, Outline, find_changed, outline_from, outline_of
from bantin.planning.plan import Plan, plan_site
from tests.support.articles import make_article, make_site

TITLES = ("Sở Y tế", "UBND tỉnh", "Bệnh viện")
REPORTS = st.dictionaries(
    st.integers(1, 6), st.tuples(st.integers(0, 3), st.sampled_from(TITLES), st.sampled_from(TITLES)), max_size=6
)


def _plan(reports: dict[int, tuple[int, str, str]]) -> Plan:
    articles = []
    for number, (day, title, other) in reports.items():
        article = make_article(number * 10 + day)
        titles: Localized[str | None] = Localized(vi=f"{title} {other} {number}", en=f"Title {number}")
        articles.append(replace(article, id=f"article-{number}", title=titles))
    return plan_site(make_site(tuple(articles)))


def _digests(article: Article, plan: Plan) -> Digests:
    return Digests(dump_head(article), dump_body(article), plan.facets[article.id].forms)


def _outline(plan: Plan) -> Outline:
    return outline_of(plan, {article.id: _digests(article, plan) for article in plan.site.articles})


@given(REPORTS, REPORTS)
def test_who_uses_a_term_is_told_without_gathering_them(
    old: dict[int, tuple[int, str, str]], new: dict[int, tuple[int, str, str]]
) -> None:
    before, after = _plan(old), _plan(new)
    changed = find_changed(_outline(before), _outline(after))
    for form in before.uses:
        ids = [[article.id for article in plan.uses[form]] for plan in (before, after)]
        if ids[0] != ids[1]:
            assert f"uses:{form}" in changed


def test_an_outline_is_the_same_when_it_is_remembered() -> None:
    plan = _plan({1: (0, *TITLES[:2]), 2: (1, *TITLES[1:])})
    digests = {article.id: _digests(article, plan) for article in plan.site.articles}
    outline = outline_of(plan, digests)
    assert outline_from(outline.record, digests) == outline
    assert find_changed(outline, outline) == set()


def test_facets_that_are_known_are_those_that_would_be_found() -> None:
    site = _plan({1: (0, *TITLES[:2]), 2: (1, *TITLES[1:])}).site
    found = find_facets(site)
    assert find_facets(site, {"article-1": found["article-1"]}) == found
