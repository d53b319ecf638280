"""The order of a book: by province, as provinces are today; and its list of partners.

A book is read from front to back in the order of its table of contents, which reading systems hold it to. So a report
about two provinces stands under the one that its editor put first; under the other there is a short page that leads
there, as in a printed handbook.
"""

from __future__ import annotations

from dataclasses import dataclass

from bantin.languages import Language
from bantin.model.article import Article
from bantin.model.partner import Partner
from bantin.model.province import Province
from bantin.planning.plan import Plan
from bantin.rendering.books.view import document_of
from bantin.text import sort_key


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """The reports under one name of a province, newest first."""

    province: Province
    articles: tuple[Article, ...]

    def document_of(self, article: Article) -> str:
        """Return the document of *article* in this listing: its own, or the page that leads there."""
        if article.provinces[0] == self.province.id:
            return document_of(article.id)
        return f"s-{self.province.id}-{article.id}.xhtml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A province of today: the reports under its own name, and those under each former one."""

    own: Listing
    former: tuple[Listing, ...]

    @property
    def listings(self) -> tuple[Listing, ...]:
        """All listings in the order in which they are read."""
        return (self.own, *self.former)


def list_units(plan: Plan, language: Language) -> list[Unit]:
    """Return the provinces of today that have reports, by name."""
    register, by_name = plan.site.register, plan.groups.by_name

    def in_order(provinces: list[Province]) -> list[Listing]:
        ranked = sorted(provinces, key=lambda province: sort_key(province.name[language], language))
        return [Listing(province=province, articles=by_name.get(province.id, ())) for province in ranked]

    return [
        Unit(
            own=own,
            former=tuple(in_order([old for old in register.absorbed_by(own.province.id) if old.id in by_name])),
        )
        for own in in_order([register.provinces[unit] for unit in plan.groups.by_unit])
    ]


def list_partners(plan: Plan, language: Language) -> list[tuple[Partner, tuple[Article, ...]]]:
    """Return the partners that have reports, by name, with their reports, newest first."""
    register = plan.site.partners.partners
    partners = [(register[partner], articles) for partner, articles in plan.groups.by_partner.items()]
    return sorted(partners, key=lambda found: sort_key(found[0].name[language], language))
