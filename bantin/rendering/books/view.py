"""The site as seen from inside a book: what stands in the book is linked, what is only on the site is named."""

from __future__ import annotations

import datetime as dt

from bantin.languages import Language
from bantin.model.article import Precision
from bantin.planning.page import Page, PageKind
from bantin.planning.plan import Plan
from bantin.rendering.contexts.view import Context, Shared, View
from bantin.rendering.formats import date_in_list

PARTNERS = "partners.xhtml"
"""The document that lists the partners and their reports."""


def document_of(article_id: str) -> str:
    """Return the document of an article; its name begins with a letter, so that it serves as an id too."""
    return f"a-{article_id}.xhtml"


class BookView(View):
    """What a book in *language*, or the half of one in both, sees of the plan. All its documents lie in one folder."""

    def __init__(self, plan: Plan, language: Language, shared: Shared) -> None:
        """Look from the book's first document: it makes no difference which."""
        super().__init__(plan, Page(path="title.xhtml", kind=PageKind.ARTICLE, language=language), language, shared)

    def link(self, kind: PageKind, subject: str = "", part: int = 0, language: Language | None = None) -> str:
        """Return the link to an article's document; raises ``ValueError`` for what has none."""
        if kind is not PageKind.ARTICLE:
            message = f"a book has no document for a page of the kind {kind}, {language or self.language}, {part}"
            raise ValueError(message)
        return document_of(subject)

    def province(self, province_id: str) -> Context:
        """Return a province's name."""
        name = self.site.register.provinces[province_id].name[self.language]
        return {"id": province_id, "name": name, "href": None}

    def partner(self, partner_id: str) -> Context:
        """Return an organisation's name, and the link to its place in the list of partners when it stands there."""
        partner = self.site.partners.partners[partner_id]
        return {
            "id": partner_id,
            "name": partner.name[self.language],
            "href": f"{PARTNERS}#p-{partner_id}" if partner_id in self.plan.groups.by_partner else None,
            "country": self.country(partner.country) if partner.country != "VN" else None,
        }

    def event_kind(self, kind_id: str) -> Context:
        """Return the name of a kind of event, and whether something is signed at it."""
        kind = self.site.kinds[kind_id]
        return {"id": kind_id, "name": kind.name[self.language], "signed": kind.signed, "href": None}

    def field(self, field_id: str) -> Context:
        """Return the name of a field of cooperation."""
        return {"id": field_id, "name": self.site.fields[field_id].name[self.language], "href": None}

    def describe(self, what: str, subject: str) -> Context:
        """Return a ``province``, a ``former`` one or a ``partner`` as headings of lists name it."""
        if what == "partner":
            partner = self.site.partners.partners[subject]
            kind = {"kind": partner.kind.value, "other": None}
            if partner.name.vi != partner.name.en:
                kind["other"] = partner.name[self.language.other]
            return self.partner(subject) | kind | {"other_lang": self.language.other.value}
        end = self.site.register.provinces[subject].end
        return self.province(subject) | {"until": self.day(end.until) if end else None}

    def day(self, day: dt.date) -> str:
        """Return a day as running text has it."""
        return date_in_list(day, Precision.DAY, self.language)
