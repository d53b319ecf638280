"""plan_site: every page of a site and its path."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from operator import attrgetter

from bantin.languages import Language
from bantin.model.article import Article
from bantin.model.province import Province
from bantin.model.site import Site
from bantin.planning.addresses import Addresses, folder_of
from bantin.planning.companions import Companions, plan_companions
from bantin.planning.facets import IN_ORDER, AllFacets
from bantin.planning.finding import NO_FACETS, find_facets
from bantin.planning.groups import Groups, group_articles
from bantin.planning.listings import Slice, cut
from bantin.planning.overviews import overviews_of
from bantin.planning.page import Page, PageKind, listing_key
from bantin.planning.redirects import Redirect, plan_redirects
from bantin.planning.sitemaps import cut_sitemaps
from bantin.planning.titles import find_letters, group_titles
from bantin.planning.uses import Uses


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """All pages, unrendered, in the order of their paths, with what is known of how they hang together."""

    site: Site
    pages: tuple[Page, ...]
    articles: Mapping[str, Article]
    facets: AllFacets
    addresses: Addresses
    groups: Groups
    listings: Mapping[tuple[PageKind, str], tuple[Slice, ...]]
    uses: Uses
    """The articles that use each form of a glossary term."""
    titles: Mapping[Language, Mapping[str, tuple[Article, ...]]]
    """The articles by the first letter of their titles, the newest first."""
    redirects: tuple[Redirect, ...]
    sitemaps: Mapping[str, tuple[Page, ...]]
    """The pages in each sitemap, by its name; none where the site's address is not known."""
    companions: Companions
    is_copy: bool = False
    """Whether this is the plan of the copy that readers take away, which has nothing that makes sense only online."""

    def slice_of(self, page: Page) -> Slice:
        """Return the share of its listing that *page* shows."""
        return next(share for share in self.listings[page.listing] if share.part == page.part)

    def neighbours(self, article: Article) -> tuple[Article | None, Article | None]:
        """Return the articles next to *article* in time, the newer and the older one; None at the ends."""
        articles, at = self.site.articles, self.groups.position[article.id]
        newer = articles[at - 1] if at > 0 else None
        return newer, articles[at + 1] if at + 1 < len(articles) else None

    def is_old(self, article: Article) -> bool:
        """Whether a reader of this edition should be told that *article* is not of late."""
        return self.site.edition - article.order[0] > OLD

    @property
    def paths(self) -> Iterator[str]:
        """The path of every output that is planned."""
        for planned in (self.pages, self.redirects, self.companions):
            yield from (output.path for output in planned)

    def take_away(self) -> Plan:
        """Return the plan of the copy that readers take away."""
        return replace(self, companions=self.companions.take_away(), is_copy=True)


OLD = dt.timedelta(days=365)
"""Reports of an event longer ago than this say so."""

# A line of the timeline takes a quarter of the room of an entry in a listing; so does a title, but a new report changes
# the newest of its letter in each language, whatever else it changes.
_TIMELINE_SHARE = 4
_TITLES_SHARE = 2


def province_kind(province: Province) -> PageKind:
    """Return the kind of page that *province* has."""
    return PageKind.FORMER_PROVINCE if province.is_former else PageKind.PROVINCE


def plan_site(site: Site, *, preview: bool = False, known: AllFacets = NO_FACETS) -> Plan:
    """Return the plan of *site*; see ``plan_companions`` for *preview*, ``find_facets`` for *known*.

    A province and a topic have a page when an article is filed under it, a partner when it has a slug, an article in
    both languages a page that shows them side by side; titles have pages by letter when they are many. What the site's
    features leave out is not planned.
    """
    features = site.settings.features
    articles = {article.id: article for article in site.articles}
    facets = find_facets(site, known)
    addresses = Addresses(site, articles)
    groups = group_articles(site, facets)
    titles = {language: group_titles(site, language, facets) for language in Language}
    letters = find_letters(titles)
    listings = _cut_listings(site, groups)
    subjects = [*listings, *((PageKind.TITLES, letter) for letter in letters)]
    listings |= _cut_titles(site, titles, letters)
    pages = [
        Page(path=addresses.find(kind, Language.VI), kind=kind, language=None)
        for kind in (PageKind.LANDING, PageKind.NOT_FOUND, PageKind.OFFLINE)
    ]
    for language in Language:
        for kind in overviews_of(features):
            path = addresses.find(kind, language)
            pages.append(Page(path=path, kind=kind, language=language))
        pages += _pages_of_articles(site, facets, language)
        for kind, subject in subjects:
            for share in listings[listing_key(kind, subject, language)]:
                path = addresses.find(kind, language, subject, share.part)
                pages.append(Page(path=path, kind=kind, language=language, subject=subject, part=share.part))
    in_order = tuple(sorted(pages, key=attrgetter("path", "kind", "subject")))
    sitemaps = cut_sitemaps(site, in_order, facets) if site.settings.site_url else {}
    return Plan(
        site=site,
        pages=in_order,
        articles=articles,
        facets=facets,
        addresses=addresses,
        groups=groups,
        listings=listings,
        uses=Uses(site, facets),
        titles=titles,
        redirects=plan_redirects(site, pages, addresses, facets),
        sitemaps=sitemaps,
        companions=plan_companions(site, in_order, sitemaps, preview=preview),
    )


def _pages_of_articles(site: Site, facets: AllFacets, language: Language) -> Iterator[Page]:
    news, both = (folder_of(kind, language) for kind in (PageKind.ARTICLE, PageKind.SIDE_BY_SIDE))
    place = IN_ORDER[language]
    for article in site.articles:
        found = facets[article.id]
        kind = PageKind.ARTICLE if language in found.languages else PageKind.BRIDGE
        slug = found.slugs[place]
        yield Page(path=f"{news}{slug}.html", kind=kind, language=language, subject=article.id)
        if site.settings.features.side_by_side and len(found.languages) == len(Language):
            path = f"{both}{slug}.html"
            yield Page(path=path, kind=PageKind.SIDE_BY_SIDE, language=language, subject=article.id)


def _cut_titles(
    site: Site, titles: Mapping[Language, Mapping[str, tuple[Article, ...]]], letters: Iterable[str]
) -> dict[tuple[PageKind, str], tuple[Slice, ...]]:
    """Return the slices of each of *letters* in each language; a letter that one does not have is empty there."""
    length = site.settings.listing_length * _TITLES_SHARE
    return {
        listing_key(PageKind.TITLES, letter, language): cut(titles[language].get(letter, ()), length)
        for language in Language
        for letter in letters
    }


def _cut_listings(site: Site, groups: Groups) -> dict[tuple[PageKind, str], tuple[Slice, ...]]:
    length = site.settings.listing_length
    listings: dict[tuple[PageKind, str], tuple[Slice, ...]] = {}
    for province in site.register.provinces.values():
        articles = groups.names_of(province)
        if articles:
            listings[province_kind(province), province.id] = cut(articles, length)
    for partner in site.partners.partners.values():
        if partner.slug is not None:
            listings[PageKind.PARTNER, partner.id] = cut(groups.by_partner.get(partner.id, ()), length)
    for event_kind, articles in groups.by_kind.items():
        listings[PageKind.EVENT_KIND, event_kind] = cut(articles, length)
    for field, articles in groups.by_field.items():
        listings[PageKind.FIELD, field] = cut(articles, length)
    listings[PageKind.TIMELINE, ""] = cut(site.articles, length * _TIMELINE_SHARE)
    for year, articles in groups.by_year.items():
        listings[PageKind.ARCHIVE, str(year)] = cut(articles, length)
    return listings
