"""Where the glossary's words are used."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from types import MappingProxyType

from bantin.model.article import Article
from bantin.model.site import Site

KnownUses = Mapping[str, Collection[str]]
"""The forms that the text of an article is known to have, by its id."""
NO_USES: KnownUses = MappingProxyType({})


def find_uses(site: Site, known: KnownUses = NO_USES) -> dict[str, tuple[Article, ...]]:
    """Return for each form of each glossary term the articles whose Vietnamese text or title has it, newest first.

    A form counts as a whole word, in whatever case: "UBND" is not in "UBNDT", and "Sở Y tế" stands in "sở y tế". What
    is *known* of an article is not looked for again.
    """
    forms = dict.fromkeys(form for term in site.terms for form in (term.vi, *term.also, *term.abbreviations))
    patterns = {form: re.compile(rf"(?<!\w){re.escape(form.casefold())}(?!\w)") for form in forms}
    found: dict[str, list[Article]] = {form: [] for form in forms}
    for article in site.articles:
        for form in known[article.id] if article.id in known else _find_forms(article, patterns):
            found[form].append(article)
    return {form: tuple(articles) for form, articles in found.items()}


def _find_forms(article: Article, patterns: Mapping[str, re.Pattern[str]]) -> list[str]:
    text = article.texts.vi
    if text is None:
        return []
    words = f"{article.title.vi}\n{text.words}".casefold()
    return [form for form, pattern in patterns.items() if form.casefold() in words and pattern.search(words)]
