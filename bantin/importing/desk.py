"""The registers made ready for looking things up: prepared once, used for every text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bantin.importing.words import NameIndex, tokenise, word_set
from bantin.model.partner import Partner, PartnerKind, PartnerRegister
from bantin.model.province import NamedPlace, Province, ProvinceRegister
from bantin.model.site import EventKind, Field, Site, Term
from bantin.text import fold

_GENERIC = word_set(
    "bệnh viện trung tâm y tế đa khoa trường đại học cao đẳng sở ủy ban nhân dân tỉnh thành phố "
    "thị xã huyện khoa kỹ thuật "
    "công nghệ khoa học đào tạo báo cổng thông tin điện tử số và quốc tế hợp tác"
)
_LEVELS = ("tỉnh", "thành phố", "Tỉnh", "Thành phố")
_SHORT_FORMS = (
    ("Ủy ban nhân dân", "UBND"),
    ("Bệnh viện Đa khoa", "BVĐK"),
    ("Bệnh viện đa khoa", "BVĐK"),
    ("Bệnh viện", "BV"),
    ("Trung tâm Y tế", "TTYT"),
    ("Trường Đại học", "Đại học"),
    ("Trường Đại học", "ĐH"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """Registers, kinds, fields and terms, with an index of their names.

    *media* are the folded names, abbreviations and host names of publishers, each with its id.
    """

    register: ProvinceRegister
    partners: PartnerRegister
    kinds: Mapping[str, EventKind]
    fields: Mapping[str, Field]
    terms: Sequence[Term]
    province_names: NameIndex[Province]
    place_names: NameIndex[NamedPlace]
    partner_names: NameIndex[Partner]
    media: Mapping[str, Partner]


def prepare(site: Site) -> Desk:
    """Return the desk for the registers of *site*."""
    return prepare_registers(site.register, site.partners, site.kinds, site.fields, site.terms)


def prepare_registers(
    register: ProvinceRegister,
    partners: PartnerRegister,
    kinds: Mapping[str, EventKind],
    fields: Mapping[str, Field],
    terms: Sequence[Term],
) -> Desk:
    """Return the desk for these registers."""
    publishers = [partner for partner in partners.partners.values() if partner.kind is PartnerKind.MEDIA]
    media: dict[str, Partner] = {}
    for partner in publishers:
        for form in (partner.name.vi, *partner.aliases.vi, *partner.abbreviations, partner.site):
            if form:
                media.setdefault(fold(form), partner)
                media.setdefault(form.lower().removeprefix("www."), partner)
    for term in terms:
        for short in term.abbreviations:
            named = media.get(fold(term.vi))
            if named is not None:
                media.setdefault(fold(short), named)
    return Desk(
        register=register,
        partners=partners,
        kinds=kinds,
        fields=fields,
        terms=terms,
        province_names=NameIndex(
            (form, province)
            for province in register.provinces.values()
            for form in (province.name.vi, *province.aliases.vi)
        ),
        place_names=NameIndex((place.name.vi, place) for place in register.places.values()),
        partner_names=NameIndex(
            (_as_printed(form), partner)
            for partner in partners.partners.values()
            if partner.kind is not PartnerKind.MEDIA
            for form in _forms_of(partner)
        ),
        media=media,
    )


def _forms_of(partner: Partner) -> list[str]:
    """Return every form that means *partner* wherever it stands, the usual short forms of its head words among them."""
    forms = [partner.name.vi, *partner.aliases.vi, *partner.abbreviations]
    for long, short in _SHORT_FORMS:
        forms += [form.replace(long, short) for form in forms if form.startswith(long)]
    for level in _LEVELS:
        forms += [form.replace(f" {level} ", " ") for form in forms if f" {level} " in form and len(form.split()) > 3]
    return list(dict.fromkeys(forms))


def _as_printed(form: str) -> str:
    """Return *form* with its general words in lower case: reports write those either way."""
    if not any(token.is_capital and token.text.lower() not in _GENERIC for token in tokenise(form)):
        return form
    return " ".join(word.lower() if word.lower() in _GENERIC and not word.isupper() else word for word in form.split())
