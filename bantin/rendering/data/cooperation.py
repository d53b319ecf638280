"""Cooperation: one row is one partner with one province in one report.

Such rows can be counted, filtered and grouped without taking lists apart. A report about one partner and two provinces
has two rows, which share ``article``: who counts reports counts those. Where a report has several partners and several
provinces it is not recorded who dealt with whom, and the row says so (``pairing``).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from bantin.dataset import DataTable
from bantin.model.article import Article, FieldStatus
from bantin.model.partner import Partner
from bantin.model.province import Province
from bantin.rendering.data.articles import articles_in_time
from bantin.rendering.data.codes import CERTAINTY, PAIRING, PARTNER_KIND, URL_CERTAINTY
from bantin.rendering.data.dates import date_fields
from bantin.rendering.data.facts import Facts
from bantin.rendering.data.fields import Field, Table, Type, Value, forms, forms_of_all


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """One partner with one province in one report."""

    article: Article
    partner: Partner
    province: Province


def _pairs(facts: Facts) -> Iterable[Pair]:
    for article in articles_in_time(facts):
        for partner in article.partners:
            for province in article.provinces:
                yield Pair(
                    article=article,
                    partner=facts.organisations[partner],
                    province=facts.register.provinces[province],
                )


def _pairing(_: Facts, pair: Pair) -> Value:
    return "direct" if 1 in (len(pair.article.partners), len(pair.article.provinces)) else "joint"


def _local_names(facts: Facts, pair: Pair) -> Value:
    local = facts.local_side(pair.article, pair.province.id)
    return forms_of_all(facts.organisations[organisation].name for organisation in local)


def _is_party(_: Facts, pair: Pair) -> Value:
    agreement = pair.article.agreement
    return pair.partner.id in agreement.parties if agreement is not None else None


def _fields(status: FieldStatus) -> Field[Pair]:
    def read(_: Facts, pair: Pair) -> Value:
        return list(dict.fromkeys(field.field for field in pair.article.fields if field.status is status))

    return Field(name=f"fields_{status}", type=Type.ID, many=True, read=read)


def _url_certainty(_: Facts, pair: Pair) -> Value:
    certainty = pair.article.citation.url_certainty
    return certainty.value if certainty is not None else None


COOPERATION: Table[Pair] = Table(
    name=DataTable.COOPERATION,
    record="cooperation-record",
    rows=_pairs,
    fields=(
        Field(name="id", type=Type.TEXT, read=lambda _, p: f"{p.article.id}/{p.partner.id}/{p.province.id}"),
        Field(name="article", type=Type.ID, read=lambda _, p: p.article.id),
        Field(
            name="page",
            type=Type.ADDRESS,
            localized=True,
            null=True,
            read=lambda f, p: forms(f.page_of_article(p.article)),
        ),
        Field(name="draft", type=Type.BOOLEAN, read=lambda _, p: p.article.draft),
        Field(name="partner", type=Type.ID, read=lambda _, p: p.partner.id),
        Field(name="partner_name", type=Type.TEXT, localized=True, read=lambda _, p: forms(p.partner.name)),
        Field(name="partner_kind", type=Type.TEXT, codes=PARTNER_KIND, read=lambda _, p: p.partner.kind.value),
        Field(name="partner_country", type=Type.TEXT, read=lambda _, p: p.partner.country),
        Field(name="province", type=Type.ID, read=lambda _, p: p.province.id),
        Field(name="province_name", type=Type.TEXT, localized=True, read=lambda _, p: forms(p.province.name)),
        Field(name="province_today", type=Type.ID, read=lambda f, p: f.register.today(p.province.id).id),
        Field(
            name="province_today_name",
            type=Type.TEXT,
            localized=True,
            read=lambda f, p: forms(f.register.today(p.province.id).name),
        ),
        Field(name="pairing", type=Type.TEXT, codes=PAIRING, read=_pairing),
        Field(name="local", type=Type.ID, many=True, read=lambda f, p: f.local_side(p.article, p.province.id)),
        Field(name="local_names", type=Type.TEXT, localized=True, many=True, read=_local_names),
        Field(name="kind", type=Type.ID, read=lambda _, p: p.article.kind),
        Field(
            name="kind_name",
            type=Type.TEXT,
            localized=True,
            read=lambda f, p: forms(f.site.kinds[p.article.kind].name),
        ),
        Field(name="signed", type=Type.BOOLEAN, read=lambda f, p: f.site.kinds[p.article.kind].signed),
        Field(
            name="agreement_name",
            type=Type.TEXT,
            localized=True,
            null=True,
            read=lambda _, p: forms(p.article.agreement.name if p.article.agreement else None),
        ),
        Field(
            name="agreement_parties",
            type=Type.ID,
            many=True,
            read=lambda _, p: list(p.article.agreement.parties) if p.article.agreement else [],
        ),
        Field(name="partner_is_party", type=Type.BOOLEAN, null=True, read=_is_party),
        Field(
            name="period_first",
            type=Type.INTEGER,
            null=True,
            read=lambda _, p: p.article.period.first if p.article.period else None,
        ),
        Field(
            name="period_last",
            type=Type.INTEGER,
            null=True,
            read=lambda _, p: p.article.period.last if p.article.period else None,
        ),
        Field(
            name="period_of_agreement",
            type=Type.BOOLEAN,
            null=True,
            read=lambda _, p: p.article.period.of_agreement if p.article.period else None,
        ),
        Field(
            name="period_what",
            type=Type.TEXT,
            localized=True,
            null=True,
            read=lambda _, p: forms(p.article.period.what if p.article.period else None),
        ),
        *(_fields(status) for status in FieldStatus),
        *date_fields("event_date", lambda p: p.article.event_date, null=False),
        Field(name="outlet", type=Type.ID, read=lambda _, p: p.article.citation.outlet),
        Field(
            name="outlet_name",
            type=Type.TEXT,
            localized=True,
            read=lambda f, p: forms(f.organisations[p.article.citation.outlet].name),
        ),
        Field(
            name="outlet_certainty",
            type=Type.TEXT,
            codes=CERTAINTY,
            read=lambda _, p: p.article.citation.outlet_certainty.value,
        ),
        Field(name="url", type=Type.ADDRESS, null=True, read=lambda _, p: p.article.citation.url or None),
        Field(name="url_certainty", type=Type.TEXT, null=True, codes=URL_CERTAINTY, read=_url_certainty),
    ),
)
