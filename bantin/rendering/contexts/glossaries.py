"""The glossary: abbreviations and terms, in both languages, and where they are used."""

from __future__ import annotations

from collections.abc import Sequence

from bantin.languages import Language
from bantin.model.article import Article
from bantin.model.site import Term
from bantin.planning.page import PageKind
from bantin.rendering.contexts.common import FILTER_SCRIPTS, common_context
from bantin.rendering.contexts.view import Context, View
from bantin.text import fold, sort_key

_USES = 3


def glossary_context(view: View) -> Context:
    """Return the context of the glossary. Its words are Vietnamese, so both languages list them in Vietnamese order."""
    return common_context(view, scripts=FILTER_SCRIPTS) | {
        "abbreviations": _sorted([*_short_terms(view), *_short_names(view)]),
        "terms": _sorted([_term(view, term) for term in view.site.terms]),
    }


def _short_terms(view: View) -> list[Context]:
    """Return a row for each abbreviation of a glossary term."""
    return [
        _row(short, f"{short} {term.vi} {term.en}", view, view.plan.uses[short])
        | {"vi": term.vi, "en": term.en, "href": None}
        for term in view.site.terms
        for short in term.abbreviations
    ]


def _short_names(view: View) -> list[Context]:
    """Return a row for each abbreviation of an organisation that a report names."""
    rows = []
    for partner in view.site.partners.partners.values():
        articles = view.plan.groups.by_organisation.get(partner.id, ())
        if articles:
            rows += [
                _row(short, f"{short} {partner.name.vi} {partner.name.en}", view, articles)
                | {"vi": partner.name.vi, "en": partner.name.en, "href": view.partner(partner.id)["href"]}
                for short in partner.abbreviations
            ]
    return rows


def _term(view: View, term: Term) -> Context:
    forms = (term.vi, *term.also)
    used = {article.id: article for form in forms for article in view.plan.uses[form]}
    articles = sorted(used.values(), key=lambda article: article.order, reverse=True)
    return _row(term.vi, " ".join((*forms, *term.abbreviations, term.en)), view, articles) | {
        "also": [*term.also, *term.abbreviations],
        "en": term.en,
        "note": view.in_language(term.note),
    }


def _row(words: str, sought: str, view: View, articles: Sequence[Article]) -> Context:
    """Return what every row has; *sought* are the words by which a reader may look for it."""
    return {
        "words": words,
        "fold": fold(sought),
        "uses": [
            {"href": view.link(PageKind.ARTICLE, article.id), "date": view.date(article.event_date)}
            for article in articles[:_USES]
        ],
        "more": max(0, len(articles) - _USES),
    }


def _sorted(rows: list[Context]) -> list[Context]:
    return sorted(rows, key=lambda row: sort_key(row["words"], Language.VI))
