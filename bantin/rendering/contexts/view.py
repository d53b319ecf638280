"""The site as seen from one page: links from there, and the small pieces that many pages share."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any
from urllib.parse import urlsplit

from bantin.languages import Language, Localized
from bantin.model.article import Article, UncertainDate
from bantin.planning.companions import CompanionKind
from bantin.planning.groups import units_of
from bantin.planning.page import Page, PageKind
from bantin.planning.plan import Plan, province_kind
from bantin.planning.trace import Remembered
from bantin.rendering.binding import Binder
from bantin.rendering.cards import HEIGHT, WIDTH, Card, card_path_of
from bantin.rendering.formats import (
    country_name,
    date_in_list,
    date_in_metadata,
    file_size,
    month_in_full,
    number,
)
from bantin.rendering.search.indexes import Indexes
from bantin.text import sort_key
from bantin.urls import link_between, permalink

Context = dict[str, Any]
"""Names to strings, numbers, truth values, None, Markup, and lists and tables of these: it can be written as JSON."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shared:
    """What pages have in common.

    The paths of static files by name, the cards by path, the joiner of names, and the search indexes. *named* is what
    views remember of things with names (see ``View``), *entries* what they remember of articles in listings.
    """

    assets: dict[str, str]
    cards: dict[str, Card]
    binder: Binder
    indexes: Indexes
    named: Remembered[Hashable, Context] = field(default_factory=Remembered)
    entries: Remembered[Hashable, Context] = field(default_factory=Remembered)


class View:
    """One page's view of the plan, in one language.

    Provinces, partners and topics with their links look the same from all pages of a folder, and are made once for all.
    """

    def __init__(
        self, plan: Plan, page: Page, language: Language, shared: Shared, sizes: Mapping[str, int] | None = None
    ) -> None:
        """Look from *page*; *shared* is what all pages have in common beside the plan.

        *sizes* are those of companions by their path, as far as they are made before the page.
        """
        self.plan = plan
        self.site = plan.site
        self.page = page
        self.language = language
        self.shared = shared
        self._sizes = sizes or {}
        self._folder = page.path.rpartition("/")[0]

    def link(self, kind: PageKind, subject: str = "", part: int = 0, language: Language | None = None) -> str:
        """Return the link to a page, in this page's language unless another is named."""
        return link_between(self.page.path, self.plan.addresses.find(kind, language or self.language, subject, part))

    def link_to_path(self, path: str) -> str:
        """Return the link to the file at *path*."""
        return link_between(self.page.path, path)

    def companion(
        self, kind: CompanionKind, language: Language | None = None, of: Page | None = None, name: str = ""
    ) -> str | None:
        """Return the link to a companion (see ``Companions.find``), or None when the site has none such."""
        found = self.plan.companions.find(kind, language, of, name)
        return self.link_to_path(found.path) if found else None

    def download(
        self, kind: CompanionKind, language: Language | None = None, of: Page | None = None, name: str = ""
    ) -> Context | None:
        """Return a companion's link, and its size where it is known; None when the site has none such."""
        found = self.plan.companions.find(kind, language, of, name)
        if found is None:
            return None
        size = self._sizes.get(found.path)
        return {
            "href": self.link_to_path(found.path),
            "size": file_size(size, self.language) if size is not None else None,
        }

    def asset(self, name: str) -> str:
        """Return the link to the static file *name*."""
        return link_between(self.page.path, self.shared.assets[name])

    def index(self, language: Language) -> str:
        """Return the link to the file that the search index of *language* begins with."""
        return self.link_to_path(self.shared.indexes.path(language))

    def own_styles(self) -> str | None:
        """Return the link to the styles that pages of this kind have beside ``site.css``, or None."""
        name = f"{self.page.kind}.css"
        return self.asset(name) if name in self.shared.assets else None

    def card(self) -> Context | None:
        """Return the picture that other sites show beside a link to this page, or None when the site has none."""
        path = card_path_of(self.page, self.language)
        card = self.shared.cards.get(path)  # made of settings, and of the page's own article, which the page reads
        if card is None:
            return None
        return {"address": self.full_address(path), "width": WIDTH, "height": HEIGHT, "alt": card.alt}

    def full_address(self, path: str) -> str | None:
        """Return the permalink of *path*, or None when it is not known where the site will be."""
        base = self.site.settings.site_url
        return permalink(base, path) if base else None

    def address(self, path: str) -> str:
        """Return the permalink of *path*, or the link to it when it is not known where the site will be."""
        return self.full_address(path) or self.link_to_path(path)

    def rooted(self, path: str) -> str | None:
        """Return the link to *path* from the root of the server; None when the site's address is not known."""
        address = self.full_address(path)
        return urlsplit(address).path if address else None

    def heading(self, text: str) -> str:
        """Return *text* as a heading or a title in a list shows it: names in it never split."""
        return self.shared.binder.bind(text)

    def headline(self, article: Article, title: str) -> str:
        """Return the *title* of an article as ``heading`` does; the people it names never split either."""
        return self.shared.binder.bind(title, (person.name for person in article.people))

    def number(self, value: int) -> str:
        """Return *value* as a reader writes it."""
        return number(value, self.language)

    def sort_by_name(self, items: Sequence[Context]) -> list[Context]:
        """Return *items* in the order of their names."""
        return sorted(items, key=lambda item: sort_key(item["name"], self.language))

    def country(self, code: str) -> str:
        """Return the name of a country."""
        return country_name(code, self.language)

    def in_language(self, words: Localized[str] | None) -> str | None:
        """Return the form of *words* in this page's language, or None."""
        return words[self.language] if words is not None else None

    def date(self, date: UncertainDate) -> Context:
        """Return a date with what is known of it."""
        return {
            "short": date_in_list(date.date, date.precision, self.language),
            "iso": date_in_metadata(date.date, date.precision),
            "year": str(date.date.year),
            "certainty": date.certainty.value,
            "year_certainty": date.year_certainty.value,
            "says": date.says,
            "line": date.line,
            "basis": self.in_language(date.basis),
        }

    def latest(self, articles: Sequence[Article]) -> Context | None:
        """Return the date of the newest of *articles*, which run from the newest; None when there are none."""
        return self.date(articles[0].event_date) if articles else None

    def month(self, article: Article) -> Context:
        """Return the month of an article's event as a heading, with an anchor that is its own in the whole site."""
        date = article.event_date.date
        name = month_in_full(date, self.language)
        return {"name": name[:1].upper() + name[1:], "id": f"m{date.year}-{date.month:02}"}

    def province(self, province_id: str) -> Context:
        """Return a province's name, and its link when it has a page."""
        return self._remembered("province", province_id, self._province)

    def _province(self, province_id: str) -> Context:
        province = self.site.register.provinces[province_id]
        kind = province_kind(province)
        has_page = (kind, province_id) in self.plan.listings
        return {
            "id": province_id,
            "name": province.name[self.language],
            "href": self.link(kind, province_id) if has_page else None,
        }

    def partner(self, partner_id: str) -> Context:
        """Return an organisation's name, and its link when it has a page; ``place`` says where it is from."""
        return self._remembered("partner", partner_id, self._partner)

    def _partner(self, partner_id: str) -> Context:
        partner = self.site.partners.partners[partner_id]
        return {
            "id": partner_id,
            "name": partner.name[self.language],
            "href": self.link(PageKind.PARTNER, partner_id) if partner.slug is not None else None,
            "country": self.country(partner.country) if partner.country != "VN" else None,
        }

    def event_kind(self, kind_id: str) -> Context:
        """Return the name of a kind of event, whether something is signed at it, and its link when it has a page."""
        return self._remembered("event_kind", kind_id, self._event_kind)

    def _event_kind(self, kind_id: str) -> Context:
        kind = self.site.kinds[kind_id]
        has_page = (PageKind.EVENT_KIND, kind_id) in self.plan.listings
        return {
            "id": kind_id,
            "name": kind.name[self.language],
            "signed": kind.signed,
            "href": self.link(PageKind.EVENT_KIND, kind_id) if has_page else None,
        }

    def field(self, field_id: str) -> Context:
        """Return the name of a field of cooperation, and its link when it has a page."""
        return self._remembered("field", field_id, self._field)

    def _field(self, field_id: str) -> Context:
        has_page = (PageKind.FIELD, field_id) in self.plan.listings
        return {
            "id": field_id,
            "name": self.site.fields[field_id].name[self.language],
            "href": self.link(PageKind.FIELD, field_id) if has_page else None,
        }

    def entry(self, article: Article) -> Context:
        """Return what a listing shows of *article*."""
        key = (type(self), self.language, self._folder, article.id)
        return self.shared.entries.find(key, partial(self._entry, article))

    def _entry(self, article: Article) -> Context:
        title, title_language = article.shown_title(self.language)
        summary_language = self.language
        summary = article.summary[self.language]
        if summary is None:
            summary_language = article.original
            summary = article.summary[article.original] or ""
        names = [self.province(province) for province in article.provinces]
        named = {name["id"] for name in names}
        return {
            "title": title,
            "heading": self.headline(article, title),
            "draft": article.draft,
            "title_lang": self.foreign(title_language),
            "href": self.link(PageKind.ARTICLE, article.id),
            "summary": summary,
            "summary_lang": self.foreign(summary_language),
            "date": self.date(article.event_date),
            "kind": self.event_kind(article.kind),
            "provinces": names,
            "units": [self.province(unit) for unit in units_of(article, self.site) if unit not in named],
            "partners": [self.partner(partner) for partner in article.partners],
            "statuses": [],
            "only_in": article.original.value if self.language not in article.languages else None,
        }

    def entries(self, articles: Sequence[Article]) -> list[Context]:
        """Return the entries of *articles*, in their order."""
        return [self.entry(article) for article in articles]

    def foreign(self, language: Language) -> str | None:
        """Return the ``lang`` attribute of a run in *language*, or None when it is the page's own."""
        return None if language is self.language else language.value

    def _remembered(self, sort: str, subject: str, make: Callable[[str], Context]) -> Context:
        """Return what *make* says of *subject*, asked once for all pages of this page's folder."""
        key = (type(self), self.language, self._folder, sort, subject)
        return self.shared.named.find(key, partial(make, subject))
