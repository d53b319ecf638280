"""Partners and provinces: the registers, and how many reports each entry is in."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable

from bantin.dataset import DataTable
from bantin.model.article import Article
from bantin.model.partner import Partner
from bantin.model.province import End, Formation, KindChange, Province
from bantin.rendering.data.codes import ENDING, ENGLISH_NAME, PARTNER_KIND, PROVINCE_KIND, PROVINCE_STATUS
from bantin.rendering.data.facts import Facts
from bantin.rendering.data.fields import Field, Table, Type, Value, forms


def _organisations(facts: Facts) -> Iterable[Partner]:
    return (partner for _, partner in sorted(facts.organisations.items()))


def _provinces(facts: Facts) -> Iterable[Province]:
    return (province for _, province in sorted(facts.register.provinces.items()))


def _count(part: Callable[[Article], tuple[str, ...]]) -> Callable[[Facts, Partner], Value]:
    """Return what counts the reports in which an organisation has this *part*."""

    def count(facts: Facts, partner: Partner) -> Value:
        articles = facts.plan.groups.by_organisation.get(partner.id, ())
        return sum(1 for article in articles if partner.id in part(article))

    return count


def _end(get: Callable[[End], str]) -> Callable[[Facts, Province], Value]:
    return lambda _, province: get(province.end) if province.end is not None else None


def _formation(get: Callable[[Formation], str]) -> Callable[[Facts, Province], Value]:
    return lambda _, province: (get(province.formation) or None) if province.formation is not None else None


def _kind_change(get: Callable[[KindChange], str]) -> Callable[[Facts, Province], Value]:
    return lambda _, province: get(province.kind_change) if province.kind_change is not None else None


def _region(get: Callable[[Province], str]) -> Callable[[Facts, Province], Value]:
    return lambda facts, province: forms(facts.register.regions[get(province)].name if get(province) else None)


def _day(day: dt.date) -> str:
    return day.isoformat()


PARTNERS: Table[Partner] = Table(
    name=DataTable.PARTNERS,
    record="partner",
    rows=_organisations,
    fields=(
        Field(name="id", type=Type.ID, read=lambda _, p: p.id),
        Field(name="page", type=Type.ADDRESS, localized=True, null=True, read=lambda f, p: forms(f.page_of_partner(p))),
        Field(name="name", type=Type.TEXT, localized=True, read=lambda _, p: forms(p.name)),
        Field(name="english", type=Type.TEXT, codes=ENGLISH_NAME, read=lambda _, p: p.english.value),
        Field(name="native", type=Type.TEXT, null=True, read=lambda _, p: p.native or None),
        Field(name="abbreviations", type=Type.TEXT, many=True, read=lambda _, p: list(p.abbreviations)),
        Field(name="kind", type=Type.TEXT, codes=PARTNER_KIND, read=lambda _, p: p.kind.value),
        Field(name="country", type=Type.TEXT, read=lambda _, p: p.country),
        Field(name="province", type=Type.ID, null=True, read=lambda _, p: p.province or None),
        Field(name="province_then", type=Type.ID, null=True, read=lambda _, p: p.province_then or None),
        Field(name="city", type=Type.TEXT, localized=True, null=True, read=lambda _, p: forms(p.city)),
        Field(name="street", type=Type.TEXT, null=True, read=lambda _, p: p.address or None),
        Field(name="host", type=Type.TEXT, null=True, read=lambda _, p: p.site or None),
        Field(name="part_of", type=Type.ID, null=True, read=lambda _, p: p.part_of or None),
        Field(name="known", type=Type.TEXT, localized=True, null=True, read=lambda _, p: forms(p.known)),
        Field(name="unsure", type=Type.TEXT, localized=True, null=True, read=lambda _, p: forms(p.unsure)),
        Field(name="articles_as_partner", type=Type.INTEGER, read=_count(lambda a: a.partners)),
        Field(name="articles_as_local", type=Type.INTEGER, read=_count(lambda a: a.local)),
        Field(name="articles_as_other", type=Type.INTEGER, read=_count(lambda a: a.others)),
    ),
)

PROVINCES: Table[Province] = Table(
    name=DataTable.PROVINCES,
    record="province",
    rows=_provinces,
    fields=(
        Field(name="id", type=Type.ID, read=lambda _, p: p.id),
        Field(
            name="page", type=Type.ADDRESS, localized=True, null=True, read=lambda f, p: forms(f.page_of_province(p))
        ),
        Field(name="status", type=Type.TEXT, codes=PROVINCE_STATUS, read=lambda _, p: p.status.value),
        Field(name="name", type=Type.TEXT, localized=True, read=lambda _, p: forms(p.name)),
        Field(name="full_name", type=Type.TEXT, localized=True, read=lambda _, p: forms(p.full_name)),
        Field(name="kind", type=Type.TEXT, codes=PROVINCE_KIND, read=lambda _, p: p.kind.value),
        Field(name="kind_since", type=Type.DAY, null=True, read=_kind_change(lambda change: _day(change.since))),
        Field(
            name="kind_before",
            type=Type.TEXT,
            null=True,
            codes=PROVINCE_KIND,
            read=_kind_change(lambda change: change.before.value),
        ),
        Field(name="region", type=Type.ID, null=True, read=lambda _, p: p.region or None),
        Field(name="region_name", type=Type.TEXT, localized=True, null=True, read=_region(lambda p: p.region)),
        Field(name="region_before", type=Type.ID, null=True, read=lambda _, p: p.region_before or None),
        Field(
            name="region_before_name",
            type=Type.TEXT,
            localized=True,
            null=True,
            read=_region(lambda p: p.region_before),
        ),
        Field(name="iso_before", type=Type.TEXT, null=True, read=lambda _, p: p.iso or None),
        Field(name="code", type=Type.TEXT, null=True, read=lambda _, p: p.code or None),
        Field(name="code_before", type=Type.TEXT, null=True, read=lambda _, p: p.code_before or None),
        Field(name="today", type=Type.ID, read=lambda f, p: f.register.today(p.id).id),
        Field(name="ending", type=Type.TEXT, null=True, codes=ENDING, read=_end(lambda end: end.change.value)),
        Field(name="until", type=Type.DAY, null=True, read=_end(lambda end: _day(end.until))),
        Field(name="ended_by", type=Type.TEXT, null=True, read=_end(lambda end: end.act)),
        Field(name="formed_on", type=Type.DAY, null=True, read=_formation(lambda formed: _day(formed.on))),
        Field(name="formed_by", type=Type.TEXT, null=True, read=_formation(lambda formed: formed.act)),
        Field(
            name="formed_from",
            type=Type.ID,
            many=True,
            read=lambda _, p: list(p.formation.parts) if p.formation else [],
        ),
        Field(name="seat", type=Type.ID, null=True, read=_formation(lambda formed: formed.seat)),
        Field(name="note", type=Type.TEXT, localized=True, null=True, read=lambda _, p: forms(p.note)),
        Field(name="articles", type=Type.INTEGER, read=lambda f, p: len(f.plan.groups.by_name.get(p.id, ()))),
        Field(name="articles_today", type=Type.INTEGER, read=lambda f, p: len(f.plan.groups.by_unit.get(p.id, ()))),
    ),
)
