"""What no single file can know: that ids exist, that names held on the date."""

from __future__ import annotations

import calendar
import datetime as dt
from typing import Any

from bantin.loading.bundles import Bundle
from bantin.loading.entries import Entries
from bantin.loading.partners import PartnerEntries
from bantin.loading.provinces import ProvinceEntries
from bantin.loading.slugs import check_former_slugs
from bantin.loading.tables import TableReader
from bantin.loading.topics import TopicEntries
from bantin.model.article import Precision, UncertainDate
from bantin.model.partner import Partner
from bantin.model.province import Ending, Province


def check_partner_references(partners: PartnerEntries, provinces: ProvinceEntries) -> None:
    """An organisation's provinces are in the register; ``province`` is one that exists today."""
    for reader, partner in partners.partners.readings:
        provinces.provinces.check_reference(reader, "province", partner.province)
        provinces.provinces.check_reference(reader, "province_then", partner.province_then)
        now = provinces.provinces.values.get(partner.province)
        if now is not None and now.end is not None:
            reader.fault("province", "province-of-the-past", province=now.id, into=now.end.into)


def check_article_references(
    bundle: Bundle, provinces: ProvinceEntries, partners: PartnerEntries, topics: TopicEntries
) -> None:
    """Every id in an article is in its register."""
    article, reader = bundle.article, bundle.reader
    topics.kinds.check_reference(reader, "kind", article.kind)
    for index, field in enumerate(article.fields):
        topics.fields.check_reference(reader, ("fields", index, "field"), field.field)
    _check_list(reader, "provinces", article.provinces, provinces.provinces)
    _check_list(reader, "places", article.places, provinces.places)
    for key in ("partners", "local", "others"):
        _check_list(reader, key, getattr(article, key), partners.partners)
    _check_organisations(bundle, partners.partners)
    for index, province_id in enumerate(article.provinces):
        province = provinces.provinces.values.get(province_id)
        if province is not None:
            _check_name_held(reader, index, province, article.event_date, provinces)
    _check_signed(bundle, topics)
    check_former_slugs(reader, article.former_slugs)


def _check_list(reader: TableReader, key: str, values: tuple[str, ...], entries: Entries[Any]) -> None:
    for index, value in enumerate(values):
        entries.check_reference(reader, (key, index), value)


def _check_organisations(bundle: Bundle, partners: Entries[Partner]) -> None:
    """Outlets, parties and employers are organisations of the register; a partner has a page; none has two parts."""
    article, reader = bundle.article, bundle.reader
    partners.check_reference(reader, ("citation", "outlet"), article.citation.outlet)
    if article.citation.copy:
        partners.check_reference(reader, ("citation", "copy", "outlet"), article.citation.copy.outlet)
    for index, party in enumerate(article.agreement.parties if article.agreement else ()):
        partners.check_reference(reader, ("agreement", "parties", index), party)
    for index, person in enumerate(article.people):
        partners.check_reference(reader, ("people", index, "organisation"), person.organisation)
    for index, partner_id in enumerate(article.partners):
        partner = partners.values.get(partner_id)
        if partner is not None and partner.slug is None:
            reader.fault(("partners", index), "partner-without-page", partner=partner_id)
    seen: set[str] = set()
    for key in ("partners", "local", "others"):
        for index, organisation in enumerate(getattr(article, key)):
            if organisation in seen:
                reader.fault((key, index), "organisation-in-two-parts", organisation=organisation)
            seen.add(organisation)


def _check_name_held(
    reader: TableReader, index: int, province: Province, event: UncertainDate, provinces: ProvinceEntries
) -> None:
    """A report stands under the name that held on its date."""
    if event.date == dt.date.min:
        return  # there is no date to compare with, and that has been said
    first, last = _day_range(event)
    if province.end is not None and first > province.end.until:
        days = {"until": str(province.end.until), "date": str(event.date)}
        reader.fault(("provinces", index), "province-had-ended", province=province.id, into=province.end.into, **days)
        return
    for former in provinces.provinces.values.values():
        end = former.end
        renamed = end is not None and end.change is Ending.RENAMED and end.into == province.id
        if end is not None and renamed and last < end.on:
            days = {"until": str(end.until), "date": str(event.date)}
            reader.fault(
                ("provinces", index), "province-had-another-name", province=province.id, former=former.id, **days
            )


def _day_range(event: UncertainDate) -> tuple[dt.date, dt.date]:
    """Return the first and last day that the date may be."""
    first = event.date
    match event.precision:
        case Precision.DAY:
            return first, first
        case Precision.MONTH:
            return first, first.replace(day=calendar.monthrange(first.year, first.month)[1])
        case Precision.YEAR:
            return first, first.replace(month=12, day=31)


def _check_signed(bundle: Bundle, topics: TopicEntries) -> None:
    """An agreement is given exactly when its kind says that something was signed."""
    kind = topics.kinds.values.get(bundle.article.kind)
    if kind is None:
        return
    if kind.signed and bundle.article.agreement is None:
        bundle.reader.fault("kind", "signed-without-agreement", kind=kind.id)
    if not kind.signed and bundle.article.agreement is not None:
        bundle.reader.fault("agreement", "agreement-without-signing", kind=kind.id)
