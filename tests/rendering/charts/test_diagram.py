"""Who stands on which side of a diagram."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bantin.model.article import Article
from bantin.rendering.charts.diagram import Sides, part_sides
from tests.support.articles import make_article
from tests.support.loading import load_site
from tests.support.sites import PROJECT

ARTICLES = {article.id: article for article in load_site(PROJECT).articles}


def signed_by(*parties: str, partners: tuple[str, ...] = ("p",), local: tuple[str, ...] = ("l",)) -> Article:
    article = make_article(1)
    assert article.agreement is not None
    return replace(article, partners=partners, local=local, agreement=replace(article.agreement, parties=parties))


@pytest.mark.parametrize(
    ("article", "left", "right"),
    [
        pytest.param(signed_by("p", "l"), ["l"], ["p"], id="two"),
        pytest.param(signed_by("l", "p", "x", "y"), ["l", "x", "y"], ["p"], id="others face the partner"),
        pytest.param(signed_by("p", "q", "l", partners=("p", "q")), ["l"], ["p", "q"], id="two partners"),
        pytest.param(signed_by("p", "q", "r", partners=("p", "q", "r")), ["p"], ["q", "r"], id="only partners"),
        pytest.param(signed_by("x", "l"), ["l"], ["x"], id="no partner"),
        pytest.param(signed_by("x", "y", "z"), ["x"], ["y", "z"], id="neither partner nor province's side"),
        pytest.param(signed_by("l", "m", local=("l", "m")), ["l"], ["m"], id="only the province's side"),
    ],
)
def test_all_who_signed_stand_on_one_of_two_sides(article: Article, left: list[str], right: list[str]) -> None:
    assert part_sides(article) == Sides(left=tuple(left), right=tuple(right))


def test_three_schools_signed_with_the_hospital_and_not_with_the_provinces() -> None:
    sides = part_sides(ARTICLES["2023-12-08-ha-giang-bach-mai"])
    assert sides.right == ("benh-vien-bach-mai",)
    assert sides.left == ("ubnd-ha-giang", "ubnd-tuyen-quang", "vkist", "vinuni", "dai-hoc-ky-thuat-y-te-hai-duong")


def test_those_who_were_there_but_did_not_sign_are_left_out() -> None:
    sides = part_sides(ARTICLES["2025-12-03-lao-cai-veterans-busan"])
    assert sides == Sides(left=("benh-vien-da-khoa-so-1-lao-cai",), right=("benh-vien-veterans-busan",))


def test_where_nothing_was_signed_the_province_faces_the_partners() -> None:
    sides = part_sides(ARTICLES["2024-11-13-binh-duong-walkrun"])
    assert sides == Sides(left=("ubnd-binh-duong",), right=("benh-vien-walkrun",))


def test_a_province_stands_for_itself_where_no_organisation_of_it_is_named() -> None:
    article = replace(make_article(1), agreement=None, local=(), partners=("p",), provinces=("ha-giang",))
    assert part_sides(article) == Sides(left=(), right=("p",), provinces=("ha-giang",))
