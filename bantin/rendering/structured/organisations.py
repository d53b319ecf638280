"""Organisations as graphs name them, and the one that publishes these pages."""

from __future__ import annotations

from bantin.languages import Language
from bantin.model.partner import EnglishName, Partner, PartnerKind
from bantin.planning.page import PageKind
from bantin.rendering.contexts.view import Context, View
from bantin.rendering.structured.nodes import id_of, id_of_site, node, others, path_of

_ORGANISATION_TYPES = {
    PartnerKind.HOSPITAL: "Hospital",
    PartnerKind.MEDICAL_CENTRE: "MedicalOrganization",
    PartnerKind.UNIVERSITY: "CollegeOrUniversity",
    PartnerKind.RESEARCH_INSTITUTE: "ResearchOrganization",
    PartnerKind.GOVERNMENT: "GovernmentOrganization",
    PartnerKind.PARTY: "Organization",
    PartnerKind.ORGANISATION: "Organization",
    PartnerKind.MEDIA: "NewsMediaOrganization",
}


def organisation_node(view: View, partner: Partner) -> Context:
    """Return an organisation by its names; an English name that is our translation is none of its own."""
    other = partner.name[view.language.other]
    is_gloss = view.language is Language.VI and partner.english is EnglishName.GLOSS
    is_desk = partner.kind is PartnerKind.MEDIA and partner.part_of  # the web site of a hospital is no news company
    return node(
        "Organization" if is_desk else _ORGANISATION_TYPES[partner.kind],
        id_of(view, path_of(view, PageKind.PARTNER, partner.id), "org") if partner.slug is not None else None,
        name=partner.name[view.language],
        alternateName=others(partner.name[view.language], [*([] if is_gloss else [other]), partner.native]),
    )


def partner_in_full(view: View, partner: Partner) -> Context:
    """Return a partner as its page has it, from the register; its site is entered there as a host."""
    province = view.site.register.provinces.get(partner.province)
    whole = view.site.partners.partners.get(partner.part_of)
    named = organisation_node(view, partner)
    return named | node(
        named["@type"],
        alternateName=others(partner.name[view.language], [*named.get("alternateName", []), *partner.abbreviations]),
        address=node(
            "PostalAddress",
            streetAddress=partner.address,
            addressLocality=view.in_language(partner.city),
            addressRegion=province.name[view.language] if province else None,
            addressCountry=partner.country,
        ),
        url=f"https://{partner.site}/" if partner.site else None,
        parentOrganization=organisation_node(view, whole) if whole else None,
    )


def publisher_node(view: View) -> Context:
    """Return who publishes these pages, known by the name of the digest and nothing else."""
    settings = view.site.settings
    return node(
        "Organization", id_of_site(view, "publisher"), name=settings.name[view.language], email=settings.contact
    )
