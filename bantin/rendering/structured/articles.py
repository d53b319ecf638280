"""A report as its own page shows it, the original that it comes from, and the people whom it names."""

from __future__ import annotations

from bantin.languages import Localized
from bantin.model.article import Article, Certainty, Person
from bantin.rendering.contexts.view import Context, View
from bantin.rendering.formats import date_in_metadata
from bantin.rendering.structured.nodes import article_path, id_of, id_of_site, node, own_id, ref
from bantin.rendering.structured.organisations import organisation_node
from bantin.rendering.structured.places import province_node
from bantin.text import count_words


def article_node(view: View, article: Article, context: Context) -> Context:
    """Return the report as this page shows it.

    Its date is that of its first publication; when we put it here is not recorded, and neither is a change. What it
    covers is the day of the event.
    """
    published, event, byline = article.published, article.event_date, article.citation.byline
    is_original = article.original is view.language
    has_twin = article.is_in_both_languages
    twin = [ref(id_of(view, article_path(view, article, view.language.other), "article"))] if has_twin else []
    return node(
        "NewsArticle",
        own_id(view, "article"),
        headline=article.title[view.language],
        alternativeHeadline=article.title[view.language.other],
        description=article.summary[view.language],
        inLanguage=view.language.value,
        datePublished=date_in_metadata(published.date, published.precision) if published else None,
        temporalCoverage=date_in_metadata(event.date, event.precision),
        author=node("Person", **_marked_name(view, byline)) if byline else None,
        translator=None if is_original else ref(id_of_site(view, "publisher")),
        publisher=ref(id_of_site(view, "publisher")),
        mainEntityOfPage=ref(own_id(view, "page")),
        image=context["card"]["address"] if context["card"] else None,
        wordCount=count_words(article.shown_text(view.language).words),
        isAccessibleForFree=True,
        workTranslation=twin if is_original else None,
        translationOfWork=None if is_original else twin,
        isBasedOn=_source(view, article),
        contentLocation=[province_node(view, view.site.register.provinces[place]) for place in article.provinces],
        about=[organisation_node(view, view.site.partners.partners[partner]) for partner in article.partners],
        mentions=[_person(view, person) for person in article.people],
    )


def _source(view: View, article: Article) -> Context:
    """Return the original as its outlet published it; an outlet that is only inferred is not named."""
    citation, published, restored = article.citation, article.published, article.source_title
    outlet = view.site.partners.partners[citation.outlet]
    headline = article.title[article.original]
    if restored is not None:
        headline = None if restored.certainty is Certainty.INFERRED else restored.words[article.original]
    return node(
        "NewsArticle",
        headline=headline,
        url=citation.url,
        inLanguage=article.original.value,
        datePublished=date_in_metadata(published.date, published.precision) if published else None,
        publisher=None if citation.outlet_certainty is Certainty.INFERRED else organisation_node(view, outlet),
    )


def _person(view: View, person: Person) -> Context:
    """Return somebody with the title and the post that the report gives."""
    return node(
        "Person",
        **_marked_name(view, person.name),
        honorificPrefix=view.in_language(person.title),
        jobTitle=person.post[view.language],
    )


def _marked_name(view: View, name: Localized[str]) -> Context:
    """Return a person's name, in English text with its Vietnamese form, so that either is found."""
    return {"name": name[view.language], "alternateName": name.vi if name.vi != name[view.language] else None}
