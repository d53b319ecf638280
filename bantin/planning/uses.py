"""Where the glossary's words are used."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from types import MappingProxyType

from bantin.model.article import Article
from bantin.model.site import Site, Term
from bantin.phrases import Phrases


class Vocabulary:
    """The forms of all terms of a glossary, prepared once to be looked for in many articles."""

    def __init__(self, terms: tuple[Term, ...]) -> None:
        """Prepare every form of *terms*."""
        self.forms = tuple(dict.fromkeys(form for term in terms for form in (term.vi, *term.also, *term.abbreviations)))
        self._written: dict[str, list[str]] = {}
        for form in self.forms:
            self._written.setdefault(form.casefold(), []).append(form)
        self._phrases = Phrases(self._written)

    def find_in(self, article: Article) -> list[str]:
        """Return the forms that the Vietnamese text or title of *article* has; depends on nothing else.

        A form counts as a whole word, in whatever case: "UBND" is not in "UBNDT", and "Sở Y tế" stands in "sở y tế".
        """
        text = article.texts.vi
        if text is None:
            return []
        words = f"{article.title.vi}\n{text.words}".casefold()
        return [form for phrase in self._phrases.find(words) for form in self._written[phrase]]


KnownUses = Mapping[str, Collection[str]]
"""The forms that an article is known to have, by its id."""
NO_USES: KnownUses = MappingProxyType({})


def find_uses(site: Site, known: KnownUses = NO_USES) -> dict[str, tuple[Article, ...]]:
    """Return for each form of each glossary term the articles that use it (``Vocabulary.find_in``), newest first.

    What is *known* of an article is not looked for again.
    """
    vocabulary = Vocabulary(site.terms)
    found: dict[str, list[Article]] = {form: [] for form in vocabulary.forms}
    for article in site.articles:
        for form in known[article.id] if article.id in known else vocabulary.find_in(article):
            found[form].append(article)
    return {form: tuple(articles) for form, articles in found.items()}
