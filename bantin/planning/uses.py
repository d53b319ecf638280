"""Where the glossary's words are used."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property

from bantin.model.article import Article
from bantin.model.site import Site, Term
from bantin.phrases import Phrases
from bantin.planning.facets import AllFacets


class Vocabulary:
    """The forms of all terms of a glossary, prepared once to be looked for in many articles."""

    def __init__(self, terms: tuple[Term, ...]) -> None:
        """Take every form of *terms*; they are prepared when the first text is searched."""
        self.forms = tuple(dict.fromkeys(form for term in terms for form in (term.vi, *term.also, *term.abbreviations)))

    @cached_property
    def _written(self) -> dict[str, list[str]]:
        written: dict[str, list[str]] = {}
        for form in self.forms:
            written.setdefault(form.casefold(), []).append(form)
        return written

    @cached_property
    def _phrases(self) -> Phrases:
        return Phrases(self._written)

    def find_in(self, article: Article) -> list[str]:
        """Return the forms that the Vietnamese text or title of *article* has; depends on nothing else.

        A form counts as a whole word, in whatever case: "UBND" is not in "UBNDT", and "Sở Y tế" stands in "sở y tế".
        """
        text = article.texts.vi
        if text is None:
            return []
        words = f"{article.title.vi}\n{text.words}".casefold()
        return [form for phrase in self._phrases.find(words) for form in self._written[phrase]]


class Uses(Mapping[str, tuple[Article, ...]]):
    """The articles that use each form of each glossary term, newest first (``Vocabulary.find_in``).

    They are gathered when somebody asks for the first time: most builds do not.
    """

    def __init__(self, site: Site, facets: AllFacets) -> None:
        """Gather the articles of *site* by their *facets*."""
        self.forms = Vocabulary(site.terms).forms
        self._articles = site.articles
        self._facets = facets

    @cached_property
    def _found(self) -> dict[str, tuple[Article, ...]]:
        found: list[list[Article]] = [[] for _ in self.forms]
        for article in self._articles:
            for number in self._facets[article.id].forms:
                found[number].append(article)
        return {form: tuple(articles) for form, articles in zip(self.forms, found, strict=True)}

    def __getitem__(self, form: str) -> tuple[Article, ...]:
        """Return the articles that use *form*; raises KeyError for a form that is in no term."""
        return self._found[form]

    def __iter__(self) -> Iterator[str]:
        """Yield all forms, in the order of the glossary."""
        return iter(self.forms)

    def __len__(self) -> int:
        """Return the number of forms."""
        return len(self.forms)
