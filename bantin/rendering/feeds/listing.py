"""What a feed goes along with: the listing, its articles, its name."""

from __future__ import annotations

from bantin.languages import Language
from bantin.model.article import Article
from bantin.model.site import Site
from bantin.planning.companions import CompanionKind
from bantin.planning.page import Page, PageKind
from bantin.planning.plan import Plan

MOST_ENTRIES = 30
"""How many of the newest events a feed has."""
MEDIA_TYPES = {CompanionKind.ATOM: "application/atom+xml", CompanionKind.JSON_FEED: "application/feed+json"}


def find_listing(plan: Plan, kind: PageKind, language: Language, subject: str = "") -> Page:
    """Return the newest page of a listing, which its feeds are companions of."""
    return Page(path=plan.addresses.find(kind, language, subject), kind=kind, language=language, subject=subject)


def listed(plan: Plan, listing: Page) -> tuple[Article, ...]:
    """Return the articles of *listing*, newest event first, that have a text in its language: a bridge page is none."""
    match listing.kind:
        case PageKind.HOME:
            articles = plan.site.articles
        case PageKind.PARTNER:
            articles = plan.groups.by_partner.get(listing.subject, ())
        case _:
            articles = plan.groups.names_of(plan.site.register.provinces[listing.subject])
    language = listing.language or Language.VI
    return tuple(article for article in articles if language in article.languages)


def feed_title(site: Site, listing: Page, language: Language) -> str:
    """Return the title of the feed of *listing*: that of the site, after the name of the term it is about."""
    name = site.settings.name[language]
    return f"{term} – {name}" if (term := term_name(site, listing, language)) else name


def term_name(site: Site, listing: Page, language: Language) -> str:
    """Return the name of the province or partner that *listing* is about; empty for the home page."""
    match listing.kind:
        case PageKind.HOME:
            return ""
        case PageKind.PARTNER:
            return site.partners.partners[listing.subject].name[language]
        case _:
            return site.register.provinces[listing.subject].name[language]
