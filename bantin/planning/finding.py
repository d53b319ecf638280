"""find_facets: what of each article decides where it is listed."""

from __future__ import annotations

from types import MappingProxyType

from bantin.languages import Language
from bantin.model.article import Article, FieldStatus
from bantin.model.site import Site
from bantin.planning.facets import AllFacets, Facets
from bantin.planning.groups import units_of
from bantin.planning.listings import year_of
from bantin.planning.titles import letter_of
from bantin.planning.uses import Vocabulary
from bantin.text import sort_key

NO_FACETS: AllFacets = MappingProxyType({})


def find_facets(site: Site, known: AllFacets = NO_FACETS) -> dict[str, Facets]:
    """Return the facets of each article of *site*, the newest first; those that are *known* are not found again."""
    vocabulary = Vocabulary(site.terms)
    numbers = {form: number for number, form in enumerate(vocabulary.forms)}
    return {
        article.id: known.get(article.id) or _find(article, site, [numbers[f] for f in vocabulary.find_in(article)])
        for article in site.articles
    }


def _find(article: Article, site: Site, forms: list[int]) -> Facets:
    titles = [article.shown_title(language)[0] for language in Language]
    former = [list(article.former_slugs[language]) for language in Language]
    return Facets(
        year=year_of(article),
        kind=article.kind,
        units=list(units_of(article, site)),
        organisations=list(dict.fromkeys(article.organisations)),
        fields=list(dict.fromkeys(field.field for field in article.fields)),
        agreed=list(dict.fromkeys(f.field for f in article.fields if f.status is FieldStatus.AGREED)),
        languages=[language.value for language in article.languages],
        slugs=[article.slug[language] for language in Language],
        titles=[sort_key(title, language) for title, language in zip(titles, Language, strict=True)],
        letters=[letter_of(title) for title in titles],
        forms=forms,
        moved=[[*slugs, title] for slugs, title in zip(former, titles, strict=True)] if any(former) else [],
    )
