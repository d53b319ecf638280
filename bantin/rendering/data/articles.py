"""Articles: one row is one report. Its text is not in the data, for it belongs to the outlet; nor are the people.

Whoever a report names stands on the report's page. A list of persons that can be sorted and joined is another thing
than a report that names them, and nothing here needs one; the author is given, because a citation needs him.
"""

from __future__ import annotations

from collections.abc import Iterable

from bantin.dataset import DataTable
from bantin.languages import Language, Localized
from bantin.model.article import Article, TextState
from bantin.planning.groups import units_of
from bantin.rendering.data.codes import CERTAINTY, LANGUAGE, TEXT_STATE, URL_CERTAINTY
from bantin.rendering.data.dates import basis_fields, date_fields
from bantin.rendering.data.facts import Facts
from bantin.rendering.data.fields import Field, Table, Type, Value, forms, forms_of_all


def articles_in_time(facts: Facts) -> Iterable[Article]:
    """Return the articles from the oldest event: a new one mostly stands at the end, and what is above stays."""
    return reversed(facts.site.articles)


def _text_states(_: Facts, article: Article) -> Value:
    texts = article.texts
    states = {language: text.state if (text := texts[language]) else TextState.MISSING for language in Language}
    return forms(Localized(vi=states[Language.VI].value, en=states[Language.EN].value))


def _places(facts: Facts, article: Article) -> Value:
    places = [facts.register.places[place] for place in article.places]
    return forms_of_all(place.name_then or place.name for place in places)


def _retrieved(_: Facts, article: Article) -> Value:
    return article.retrieved.isoformat() if article.retrieved is not None else None


def _source_title_certainty(_: Facts, article: Article) -> Value:
    return article.source_title.certainty.value if article.source_title is not None else None


def _url_certainty(_: Facts, article: Article) -> Value:
    certainty = article.citation.url_certainty
    return certainty.value if certainty is not None else None


ARTICLES: Table[Article] = Table(
    name=DataTable.ARTICLES,
    record="article",
    rows=articles_in_time,
    fields=(
        Field(name="id", type=Type.ID, read=lambda _, a: a.id),
        Field(
            name="page",
            type=Type.ADDRESS,
            localized=True,
            null=True,
            read=lambda f, a: forms(f.page_of_article(a)),
        ),
        Field(name="draft", type=Type.BOOLEAN, read=lambda _, a: a.draft),
        Field(name="title", type=Type.TEXT, localized=True, null=True, read=lambda _, a: forms(a.title)),
        Field(
            name="source_title",
            type=Type.TEXT,
            localized=True,
            null=True,
            read=lambda _, a: forms(a.source_title.words if a.source_title else None),
        ),
        Field(name="source_title_certainty", type=Type.TEXT, null=True, codes=CERTAINTY, read=_source_title_certainty),
        Field(name="summary", type=Type.TEXT, localized=True, null=True, read=lambda _, a: forms(a.summary)),
        Field(name="original", type=Type.TEXT, codes=LANGUAGE, read=lambda _, a: a.original.value),
        Field(name="text_state", type=Type.TEXT, localized=True, codes=TEXT_STATE, read=_text_states),
        Field(name="translation_outdated", type=Type.BOOLEAN, read=lambda _, a: bool(a.outdated)),
        *date_fields("event_date", lambda a: a.event_date, null=False),
        *basis_fields("event_date", lambda a: a.event_date),
        Field(name="kind", type=Type.ID, read=lambda _, a: a.kind),
        Field(name="kind_name", type=Type.TEXT, localized=True, read=lambda f, a: forms(f.site.kinds[a.kind].name)),
        Field(name="signed", type=Type.BOOLEAN, read=lambda f, a: f.site.kinds[a.kind].signed),
        Field(name="provinces", type=Type.ID, many=True, read=lambda _, a: list(a.provinces)),
        Field(name="provinces_today", type=Type.ID, many=True, read=lambda f, a: list(units_of(a, f.site))),
        Field(name="partners", type=Type.ID, many=True, read=lambda _, a: list(a.partners)),
        Field(name="local", type=Type.ID, many=True, read=lambda _, a: list(a.local)),
        Field(name="others", type=Type.ID, many=True, read=lambda _, a: list(a.others)),
        Field(name="places", type=Type.TEXT, localized=True, many=True, read=_places),
        Field(name="why", type=Type.TEXT, localized=True, null=True, read=lambda _, a: forms(a.why)),
        Field(name="outlet", type=Type.ID, read=lambda _, a: a.citation.outlet),
        Field(
            name="outlet_name",
            type=Type.TEXT,
            localized=True,
            read=lambda f, a: forms(f.organisations[a.citation.outlet].name),
        ),
        Field(
            name="outlet_certainty",
            type=Type.TEXT,
            codes=CERTAINTY,
            read=lambda _, a: a.citation.outlet_certainty.value,
        ),
        Field(name="url", type=Type.ADDRESS, null=True, read=lambda _, a: a.citation.url or None),
        Field(name="url_certainty", type=Type.TEXT, null=True, codes=URL_CERTAINTY, read=_url_certainty),
        Field(name="byline", type=Type.TEXT, localized=True, null=True, read=lambda _, a: forms(a.citation.byline)),
        *date_fields("published", lambda a: a.published, null=True),
        *basis_fields("published", lambda a: a.published),
        Field(name="retrieved", type=Type.DAY, null=True, read=_retrieved),
        Field(
            name="citation_basis",
            type=Type.TEXT,
            localized=True,
            null=True,
            read=lambda _, a: forms(a.citation.basis),
        ),
        Field(
            name="copy_outlet",
            type=Type.ID,
            null=True,
            read=lambda _, a: a.citation.copy.outlet if a.citation.copy else None,
        ),
        Field(
            name="copy_url",
            type=Type.ADDRESS,
            null=True,
            read=lambda _, a: (a.citation.copy.url or None) if a.citation.copy else None,
        ),
        Field(
            name="notes",
            type=Type.TEXT,
            localized=True,
            many=True,
            read=lambda _, a: forms_of_all(note.words for note in a.notes),
        ),
    ),
)
