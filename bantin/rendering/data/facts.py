"""What the rows of a table are read from beside what they are about: the plan, and where things have their pages."""

from __future__ import annotations

import datetime as dt

from bantin.languages import Language, Localized
from bantin.model.article import Article
from bantin.model.partner import Partner
from bantin.model.province import Province
from bantin.planning.page import PageKind
from bantin.planning.plan import Plan, province_kind
from bantin.urls import permalink


class Facts:
    """One plan, asked for what records need."""

    def __init__(self, plan: Plan) -> None:
        """Answer from *plan*."""
        self.plan = plan
        self.site = plan.site
        self.register = plan.site.register
        self.organisations = plan.site.partners.partners

    def page_of_article(self, article: Article) -> Localized[str | None]:
        """Return the addresses of a report's pages; None in a language that has no text of it."""
        found = {
            language: self._address(PageKind.ARTICLE, language, article.id)
            for language in Language
            if article.texts[language] is not None
        }
        return Localized(vi=found.get(Language.VI), en=found.get(Language.EN))

    def page_of_partner(self, partner: Partner) -> Localized[str | None]:
        """Return the addresses of an organisation's pages; None for one without."""
        return self._pages(PageKind.PARTNER, partner.id) if partner.slug is not None else Localized(vi=None, en=None)

    def page_of_province(self, province: Province) -> Localized[str | None]:
        """Return the addresses of a unit's pages; None for one without reports."""
        kind = province_kind(province)
        has_page = (kind, province.id) in self.plan.listings
        return self._pages(kind, province.id) if has_page else Localized(vi=None, en=None)

    def local_side(self, article: Article, province_id: str) -> list[str]:
        """Return the organisations on the side of one of the *article*'s provinces.

        With one province these are all of its local side. With several they are those that the register places in this
        one on the day; where one of unknown place stood is not guessed.
        """
        if len(article.provinces) == 1:
            return list(article.local)
        day = article.event_date.date
        return [local for local in article.local if self._place_on(self.organisations[local], day) == province_id]

    def _place_on(self, organisation: Partner, day: dt.date) -> str:
        """Return the id of the unit that *organisation* was in on *day*; empty when it is not known."""
        then = self.register.provinces.get(organisation.province_then)
        if then is not None and then.end is not None and day <= then.end.until:
            return then.id
        return organisation.province

    def _pages(self, kind: PageKind, subject: str) -> Localized[str | None]:
        return Localized(vi=self._address(kind, Language.VI, subject), en=self._address(kind, Language.EN, subject))

    def _address(self, kind: PageKind, language: Language, subject: str) -> str:
        """Return the permalink of a page, or its path inside the site when the site's address is not known."""
        path = self.plan.addresses.find(kind, language, subject)
        base = self.site.settings.site_url
        return permalink(base, path) if base else path
