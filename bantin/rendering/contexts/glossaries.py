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
        _row(short, f"{short} {term.vi} {term.en}", view, used[:_USES], len(used))
        | {"vi": term.vi, "en": term.en, "href": None}
        for term in view.site.terms
        for short in term.abbreviations
        for used in [view.plan.uses[short]]
    ]


def _short_names(view: View) -> list[Context]:
    """Return a row for each abbreviation of an organisation that a report names."""
    rows = []
    for partner in view.site.partners.partners.values():
        articles = view.plan.groups.by_organisation.get(partner.id, ())
        if articles:
            rows += [
                _row(short, f"{short} {partner.name.vi} {partner.name.en}", view, articles[:_USES], len(articles))
                | {"vi": partner.name.vi, "en": partner.name.en, "href": view.partner(partner.id)["href"]}
                for short in partner.abbreviations
            ]
    return rows


def _term(view: View, term: Term) -> Context:
    forms = (term.vi, *term.also)
    runs = [view.plan.uses[form] for form in forms]
    # Articles are told apart by what they are in memory: to read their ids would be to read ten thousand heads.
    newest = {id(article): article for run in runs for article in run[:_USES]}
    shown = sorted(newest.values(), key=lambda article: article.order, reverse=True)[:_USES]
    count = len(runs[0]) if len(runs) == 1 else len({id(article) for run in runs for article in run})
    return _row(term.vi, " ".join((*forms, *term.abbreviations, term.en)), view, shown, count) | {
        "also": [*term.also, *term.abbreviations],
        "en": term.en,
        "note": view.in_language(term.note),
    }


def _row(words: str, sought: str, view: View, shown: Sequence[Article], count: int) -> Context:
    """Return what every row has; *sought* are the words by which a reader may look for it.

    *shown* are the newest of the *count* articles that use it.
    """
    return {
        "words": words,
        "fold": fold(sought),
        "uses": [
            {"href": view.link(PageKind.ARTICLE, article.id), "date": view.date(article.event_date)}
            for article in shown[:_USES]
        ],
        "more": max(0, count - _USES),
    }


def _sorted(rows: list[Context]) -> list[Context]:
    return sorted(rows, key=lambda row: sort_key(row["words"], Language.VI))
