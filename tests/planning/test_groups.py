"""Which articles belong together."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from bantin.model.site import Site
from bantin.planning.finding import find_facets
from bantin.planning.groups import RELATED, Groups, group_articles, units_of
from tests.support.articles import make_article, make_run, make_site

SPANS = st.lists(
    st.tuples(
        st.integers(min_value=0, max_value=900),
        st.sampled_from([("ha-giang",), ("tuyen-quang",), ("ha-noi",), ("ha-giang", "tuyen-quang")]),
        st.sampled_from([("benh-vien-bach-mai",), ("ubnd-ha-giang",), ("benh-vien-bach-mai", "ubnd-ha-giang")]),
    ),
    unique_by=lambda row: row[0],
    min_size=1,
    max_size=30,
)


def _group(site: Site) -> Groups:
    return group_articles(site, find_facets(site))


def test_a_report_of_a_former_province_stands_under_its_name_and_under_the_unit_of_today() -> None:
    article = make_article(1, provinces=("ha-giang",))
    groups = _group(make_site((article,)))
    assert groups.by_name == {"ha-giang": (article,)}
    assert groups.by_unit == {"tuyen-quang": (article,)}


def test_a_report_of_two_provinces_that_are_one_today_is_counted_once() -> None:
    article = make_article(1, provinces=("ha-giang", "tuyen-quang"))
    site = make_site((article,))
    assert units_of(article, site) == ("tuyen-quang",)
    assert _group(site).by_unit == {"tuyen-quang": (article,)}


def test_the_page_of_a_current_province_has_the_reports_of_its_former_parts() -> None:
    article = make_article(1, provinces=("ha-giang",))
    site = make_site((article,))
    groups = _group(site)
    assert groups.names_of(site.register.provinces["tuyen-quang"]) == (article,)
    assert groups.names_of(site.register.provinces["ha-giang"]) == (article,)
    assert groups.names_of(site.register.provinces["ha-noi"]) == ()


def test_the_page_of_a_former_province_has_only_reports_of_that_name() -> None:
    site = make_site((make_article(1, provinces=("tuyen-quang",)),))
    assert _group(site).names_of(site.register.provinces["ha-giang"]) == ()


def test_every_run_is_newest_first() -> None:
    site = make_site(make_run(9))
    groups = _group(site)
    for run in (*groups.by_name.values(), *groups.by_partner.values(), *groups.by_year.values()):
        assert list(run) == sorted(run, key=lambda article: article.order, reverse=True)


def test_articles_of_one_day_stand_in_the_order_of_their_ids() -> None:
    one, two = make_article(1), replace(make_article(2), event_date=make_article(1).event_date)
    assert [article.id for article in make_site((one, two)).articles] == ["article-0002", "article-0001"]


def test_a_shared_partner_counts_more_than_a_shared_province() -> None:
    article = make_article(5, provinces=("ha-giang",), partners=("benh-vien-bach-mai",))
    same_partner = make_article(1, provinces=("ha-noi",), partners=("benh-vien-bach-mai",))
    same_province = make_article(6, provinces=("ha-giang",), partners=("ubnd-ha-giang",))
    site = make_site((article, same_partner, same_province))
    assert _group(site).find_related(article, site) == (same_partner, same_province)


def test_what_shares_both_comes_first() -> None:
    article = make_article(5)
    both = make_article(1)
    partner = make_article(4, provinces=("ha-noi",))
    site = make_site((article, both, partner))
    assert _group(site).find_related(article, site) == (both, partner)


def test_provinces_that_are_one_today_are_kin() -> None:
    article = make_article(5, provinces=("ha-giang",))
    other = make_article(4, provinces=("tuyen-quang",), partners=("ubnd-ha-giang",))
    site = make_site((article, other))
    assert _group(site).find_related(article, site) == (other,)


def test_the_next_report_and_those_before_are_related() -> None:
    run = make_run(9)
    site = make_site(run)
    assert [other.id for other in _group(site).find_related(run[4], site)] == [
        "article-0006",
        "article-0004",
        "article-0003",
        "article-0002",
        "article-0001",
    ]


@given(rows=SPANS)
def test_a_newest_report_is_related_to_one_old_report_of_each_of_its_runs_at_most(
    rows: list[tuple[int, tuple[str, ...], tuple[str, ...]]],
) -> None:
    before = make_site(tuple(make_article(day, provinces, partners) for day, provinces, partners in rows))
    newest = make_article(1000, ("ha-giang",), ("benh-vien-bach-mai",))
    after = make_site((*before.articles, newest))
    old, new = _group(before), _group(after)
    changed = [a for a in before.articles if old.find_related(a, before) != new.find_related(a, after)]
    assert len(changed) <= len(newest.partners) + len(newest.provinces)


def test_strangers_are_not_related() -> None:
    article = make_article(5, provinces=("ha-giang",), partners=("benh-vien-bach-mai",))
    stranger = make_article(4, provinces=("ha-noi",), partners=("ubnd-ha-giang",))
    site = make_site((article, stranger))
    assert _group(site).find_related(article, site) == ()


@given(rows=SPANS)
def test_at_most_five_are_related_and_never_the_article_itself(
    rows: list[tuple[int, tuple[str, ...], tuple[str, ...]]],
) -> None:
    site = make_site(tuple(make_article(day, provinces, partners) for day, provinces, partners in rows))
    groups = _group(site)
    for article in site.articles:
        found = groups.find_related(article, site)
        assert len(found) <= RELATED == 5
        assert article not in found
        assert len({other.id for other in found}) == len(found)
        for other in found:
            assert set(other.partners) & set(article.partners) or set(units_of(other, site)) & set(
                units_of(article, site)
            )


@given(rows=SPANS)
def test_a_lone_kin_is_found_however_far_it_lies_in_time(
    rows: list[tuple[int, tuple[str, ...], tuple[str, ...]]],
) -> None:
    site = make_site(tuple(make_article(day, provinces, partners) for day, provinces, partners in rows))
    groups = _group(site)
    for article in site.articles:
        kin = [
            other
            for other in site.articles
            if other is not article
            and (
                set(other.partners) & set(article.partners) or set(units_of(other, site)) & set(units_of(article, site))
            )
        ]
        assert bool(groups.find_related(article, site)) == bool(kin)
