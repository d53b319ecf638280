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

NO_FACETS: AllFacets = MappingProxyType({})


def find_facets(site: Site, known: AllFacets = NO_FACETS) -> dict[str, Facets]:
    """Return the facets of each article of *site*, the newest first; those that are *known* are not found again."""
    finder = FacetFinder(site)
    return {article.id: known.get(article.id) or finder.find(article) for article in site.articles}


class FacetFinder:
    """Finds the facets of articles, one at a time."""

    def __init__(self, site: Site) -> None:
        """Find them by the registers and the glossary of *site*; its articles do not count."""
        self._site = site
        self._vocabulary = Vocabulary(site.terms)
        self._numbers = {form: number for number, form in enumerate(self._vocabulary.forms)}

    def find(self, article: Article) -> Facets:
        """Return the facets of *article*."""
        titles = [article.shown_title(language)[0] for language in Language]
        former = [list(article.former_slugs[language]) for language in Language]
        return Facets(
            year=year_of(article),
            kind=article.kind,
            units=list(units_of(article, self._site)),
            organisations=list(dict.fromkeys(article.organisations)),
            fields=list(dict.fromkeys(field.field for field in article.fields)),
            agreed=list(dict.fromkeys(f.field for f in article.fields if f.status is FieldStatus.AGREED)),
            languages=[language.value for language in article.languages],
            slugs=[article.slug[language] for language in Language],
            letters=[letter_of(title) for title in titles],
            forms=[self._numbers[form] for form in self._vocabulary.find_in(article)],
            moved=[[*slugs, title] for slugs, title in zip(former, titles, strict=True)] if any(former) else [],
        )
