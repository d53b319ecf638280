"""A new report changes what says something of it, and no other file: the rest is uploaded and fetched once.

The corpus is of the sort that ``bench/corpus.py`` makes, with pages so short that most listings have closed slices.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import pytest

from bantin.languages import Language
from bantin.model.article import Article
from bantin.model.site import Features, Site
from bantin.planning.companions import FEEDS
from bantin.planning.groups import units_of
from bantin.planning.page import Page, PageKind
from bantin.planning.plan import Plan, plan_site
from bantin.rendering.render import render_plan
from bench.corpus import make_corpus
from tests.support.built import SITE_URL, Built
from tests.support.features import NONE, with_features
from tests.support.loading import load_site
from tests.support.sites import PROJECT

SLICED = (
    PageKind.PROVINCE,
    PageKind.PARTNER,
    PageKind.EVENT_KIND,
    PageKind.FIELD,
    PageKind.ARCHIVE,
    PageKind.TIMELINE,
    PageKind.TITLES,
)
COUNTING = (
    PageKind.HOME,
    PageKind.PROVINCES,
    PageKind.PARTNERS,
    PageKind.TOPICS,
    PageKind.ARCHIVES,
    PageKind.GLOSSARY,
    PageKind.FEEDS,
)
"""Overviews that show the newest reports, or count them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Addition:
    """A site before and after its newest report was added."""

    before: Built
    after: Built

    @property
    def newest(self) -> Article:
        """The report that was added."""
        return self.after.plan.site.articles[0]

    @property
    def changed(self) -> set[str]:
        """The paths of files that are new or have other bytes than before."""
        old, new = self.before.tree, self.after.tree
        return {path for path in new if path not in old or old[path].data != new[path].data}


def add_newest(size: int, length: int, features: Features, site_url: str = "") -> Addition:
    """Return a corpus of *size* reports, its listings cut at *length*, without and with its newest report."""
    corpus = with_features(make_corpus(load_site(PROJECT), size), features, site_url)
    site = replace(corpus, settings=replace(corpus.settings, listing_length=length))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("bantin.planning.titles.ON_ONE_PAGE", 100)
        return Addition(before=_render(replace(site, articles=site.articles[1:])), after=_render(site))


def _render(site: Site) -> Built:
    plan = plan_site(site)
    return Built(plan=plan, tree=render_plan(plan, PROJECT / "templates", PROJECT / "locales"), output=PROJECT)


@pytest.fixture(scope="module")
def plain() -> Addition:
    """A site without anything beside its reports."""
    return add_newest(450, 4, NONE)


@pytest.fixture(scope="module")
def full() -> Addition:
    """A site with all there is, at an address."""
    return add_newest(150, 3, Features(), SITE_URL)


def test_the_listings_of_these_sites_have_closed_slices(plain: Addition, full: Addition) -> None:
    for addition in (plain, full):
        assert {page.kind for page in addition.before.plan.pages if page.part} >= {*SLICED}


def test_only_what_says_something_of_a_new_report_changes(plain: Addition) -> None:
    assert plain.changed == {
        "index.html",
        "sw.js",
        *articles_touched(plain),
        *slices_touched(plain),
        *overviews_touched(plain, (*COUNTING, PageKind.TITLES)),
        *feeds_touched(plain),
    }
    assert plain.before.tree.keys() - plain.after.tree.keys() == set()


def test_with_all_features_only_what_holds_all_reports_changes_besides(full: Addition) -> None:
    newest = full.newest
    named = {
        "index.html",
        "sw.js",
        *articles_touched(full),
        *slices_touched(full),
        *overviews_touched(full, (*COUNTING, PageKind.SEARCH, PageKind.DATA)),
        *feeds_touched(full),
        *(full.after.path(PageKind.SIDE_BY_SIDE, language, newest.id) for language in Language),
        *(f"cards/{language}/{newest.id}.png" for language in Language),
        f"sitemap-{newest.event_date.date.year}.xml",
    }
    if any(page.part not in parts_before(full, page) for page in full.after.plan.pages):
        named.add("sitemap-pages.xml")
    others = {path.partition("/")[0] for path in full.changed - named}
    assert others == {"data", "downloads", "search"}
    assert named <= full.changed


def test_a_closed_slice_keeps_its_bytes(plain: Addition, full: Addition) -> None:
    """But for the link to the next newer slice, where one has just been closed."""
    for addition in (plain, full):
        for page in addition.before.plan.pages:
            newest_closed = max(parts_before(addition, page), default=0)
            if 0 < page.part < newest_closed:
                assert addition.after.tree[page.path].data == addition.before.tree[page.path].data, page.path


def articles_touched(addition: Addition) -> Iterator[str]:
    """Yield the pages of the new report, of the one before it, and of old ones that it is related to now."""
    before, after = addition.before.plan, addition.after.plan
    newest, neighbour, *_ = after.site.articles
    related = [a for a in before.site.articles if _related(before, a) != _related(after, a)]
    assert len(related) <= len(newest.partners) + len(units_of(newest, after.site))
    for article in dict.fromkeys([newest.id, neighbour.id, *(other.id for other in related)]):
        for language in Language:
            yield addition.after.path(PageKind.ARTICLE, language, article)


def _related(plan: Plan, article: Article) -> list[str]:
    return [other.id for other in plan.groups.find_related(article, plan.site)]


def slices_touched(addition: Addition) -> Iterator[str]:
    """Yield the newest slice of each listing that has the report; where one was closed, that and the one before it."""
    for page in addition.after.plan.pages:
        slices = addition.after.plan.listings.get(page.listing, ())
        if any(addition.newest in share.articles for share in slices):
            closed = {share.part for share in slices} - parts_before(addition, page)
            if page.part in {0, *closed, *(part - 1 for part in closed)}:
                yield page.path


def parts_before(addition: Addition, page: Page) -> set[int]:
    """Return the parts that the listing of *page* had before the report was added; of a page that is none, its own."""
    return {share.part for share in addition.before.plan.listings.get(page.listing, ())} or {0}


def overviews_touched(addition: Addition, kinds: tuple[PageKind, ...]) -> Iterator[str]:
    """Yield the pages of *kinds*."""
    for language in Language:
        for kind in kinds:
            yield addition.after.path(kind, language)


def feeds_touched(addition: Addition) -> Iterator[str]:
    """Yield the feeds of the site, and those of the new report's provinces and partners."""
    newest = addition.newest
    subjects = {"", *newest.provinces, *units_of(newest, addition.after.plan.site), *newest.partners}
    for companion in addition.after.plan.companions:
        if companion.kind in FEEDS and companion.of is not None and companion.of.subject in subjects:
            yield companion.path
