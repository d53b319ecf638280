"""A report stays the same report to a reader's program, whatever changes about it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from uuid import UUID

import pytest

from bantin.languages import Language, Localized
from bantin.model.site import Site
from bantin.planning.companions import FEEDS
from bantin.planning.page import PageKind
from tests.support.articles import make_article, make_run, make_site
from tests.support.built import SITE_URL
from tests.support.feeds import EN, VI, Guides, entries, guides_of, text
from tests.support.loading import load_site
from tests.support.sites import PROJECT


def ids_of(made: Guides) -> set[str]:
    """Return every id in every feed."""
    found: set[str] = set()
    for language in Language:
        for kind, subject in _listings(made):
            feed = made.atom(kind, language, subject)
            found |= {text(feed, "id") or "", *((text(entry, "id") or "") for entry in entries(feed))}
    return found


def _listings(made: Guides) -> list[tuple[PageKind, str]]:
    terms = [key for key in made.plan.listings if key[0] in (PageKind.PROVINCE, PageKind.FORMER_PROVINCE)]
    partners = [key for key in made.plan.listings if key[0] is PageKind.PARTNER]
    return [(PageKind.HOME, ""), *terms, *partners]


def retitled(site: Site) -> Site:
    names: Localized[str | None] = Localized(vi="Tên khác", en="Another title")
    return replace(site, articles=tuple(replace(article, title=names) for article in site.articles))


def moved(site: Site) -> Site:
    def slugs(article_id: str) -> Localized[str]:
        return Localized(vi=f"khac-{article_id}", en=f"other-{article_id}")

    return replace(site, articles=tuple(replace(article, slug=slugs(article.id)) for article in site.articles))


def renamed(site: Site) -> Site:
    names = Localized(vi="Bản tin khác", en="Another digest")
    partners = {
        key: replace(partner, name=names, slug=partner.slug and Localized(vi="khac", en="other"))
        for key, partner in site.partners.partners.items()
    }
    settings = replace(site.settings, name=names, description=names, licence=names, listing_length=7)
    return replace(site, settings=settings, partners=replace(site.partners, partners=partners))


@pytest.mark.parametrize("change", [retitled, moved, renamed])
def test_ids_outlive_titles_slugs_and_names(change: Callable[[Site], Site]) -> None:
    site = make_site(make_run(3))
    assert ids_of(guides_of(change(site))) == ids_of(guides_of(site))


def test_ids_outlive_the_address_of_the_site() -> None:
    site = make_site(make_run(3))
    addresses = ("", SITE_URL, "https://elsewhere.example/")
    assert len({frozenset(ids_of(guides_of(site, address))) for address in addresses}) == 1


def test_a_new_report_changes_no_id() -> None:
    before, after = (ids_of(guides_of(make_site(make_run(count)))) for count in (9, 10))
    assert before < after
    assert len(after - before) == len(Language)


def test_the_same_report_is_the_same_entry_in_every_feed_of_a_language() -> None:
    made = guides_of(make_site((make_article(1),)))
    for language in Language:
        feeds = [made.atom(kind, language, subject) for kind, subject in _listings(made)]
        assert len(feeds) > 2
        assert len({text(entry, "id") for feed in feeds for entry in entries(feed)}) == 1


def test_languages_and_listings_have_feeds_and_entries_of_their_own() -> None:
    made = guides_of(load_site(PROJECT))
    listings = _listings(made)
    feeds = [text(made.atom(kind, language, subject), "id") for language in Language for kind, subject in listings]
    reports = [text(entry, "id") for language in Language for entry in entries(made.atom(language=language))]
    assert len(set(feeds + reports)) == len(feeds) + len(reports) == 2 * (12 + 5)


def test_another_site_has_other_ids() -> None:
    site = make_site(make_run(2))
    other = replace(site, settings=replace(site.settings, id=UUID(int=7)))
    assert ids_of(guides_of(site)) & ids_of(guides_of(other)) == set()


def test_a_province_that_becomes_a_former_one_keeps_its_feed() -> None:
    site = load_site(PROJECT)
    former = site.register.provinces["ha-giang"]
    current = replace(former, end=None)
    register = replace(site.register, provinces={**site.register.provinces, "ha-giang": current})
    before = guides_of(replace(site, register=register)).atom(PageKind.PROVINCE, VI, "ha-giang")
    after = guides_of(site).atom(PageKind.FORMER_PROVINCE, VI, "ha-giang")
    assert text(before, "id") == text(after, "id")


def test_ids_that_readers_have_are_never_made_in_another_way() -> None:
    """They are published: whoever changes how they are made shows every report to every reader once more."""
    made = guides_of(load_site(PROJECT))
    assert text(made.atom(), "id") == "urn:uuid:0e07708f-1a01-5193-913f-afedd6910055"
    assert text(made.atom(PageKind.FORMER_PROVINCE, VI, "ha-giang"), "id") == (
        "urn:uuid:54ca4ea7-43cd-5dff-b914-73a1e7295bb8"
    )
    (entry,) = entries(made.atom(PageKind.FORMER_PROVINCE, VI, "ha-giang"))
    assert text(entry, "id") == "urn:uuid:3517d1bd-03e1-5b81-9053-246e5fc99581"
    assert text(entries(made.atom(language=EN))[0], "id") == "urn:uuid:661c77a4-0ea1-5672-aef6-ab033ebf22cc"


def test_each_listing_has_its_feeds_beside_its_page() -> None:
    made = guides_of(load_site(PROJECT))
    for language in Language:
        for kind, subject in _listings(made):
            page = made.plan.addresses.find(kind, language, subject)
            for companion, ending in FEEDS.items():
                stem = f"{language}/feed" if kind is PageKind.HOME else page.removesuffix(".html")
                assert made.path(kind, language, subject, of=companion) == stem + ending
