"""Articles by the dozen: the small site's seed article with other ids, dates, provinces and partners."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from functools import cache

from bantin.languages import Localized
from bantin.model.article import Article
from bantin.model.site import Site
from tests.support.loading import load_site
from tests.support.sites import SITES

FIRST_DAY = dt.date(2020, 1, 1)


@cache
def small() -> Site:
    """Return the small site, loaded."""
    return load_site(SITES / "small")


def make_article(
    number: int, provinces: tuple[str, ...] = ("ha-giang",), partners: tuple[str, ...] = ("benh-vien-bach-mai",)
) -> Article:
    """Return an article whose event was *number* days after ``FIRST_DAY``."""
    seed = small().articles[-1]
    return replace(
        seed,
        id=f"article-{number:04}",
        slug=Localized(vi=f"bai-{number}", en=f"article-{number}"),
        event_date=replace(seed.event_date, date=FIRST_DAY + dt.timedelta(days=number)),
        provinces=provinces,
        partners=partners,
    )


def make_run(count: int) -> tuple[Article, ...]:
    """Return *count* articles, newest first."""
    return tuple(make_article(number) for number in range(count, 0, -1))


def make_site(articles: tuple[Article, ...], listing_length: int = 2) -> Site:
    """Return the small site with other articles, which are put in order."""
    site = small()
    ordered = tuple(sorted(articles, key=lambda article: article.order, reverse=True))
    return replace(site, articles=ordered, settings=replace(site.settings, listing_length=listing_length))
