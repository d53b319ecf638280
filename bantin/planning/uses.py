"""Where the glossary's words are used."""

from __future__ import annotations

import re

from bantin.model.article import Article
from bantin.model.site import Site


def find_uses(site: Site) -> dict[str, tuple[Article, ...]]:
    """Return for each form of each glossary term the articles whose Vietnamese text or title has it, newest first.

    A form counts as a whole word, in whatever case: "UBND" is not in "UBNDT", and "Sở Y tế" stands in "sở y tế".
    """
    forms = dict.fromkeys(form for term in site.terms for form in (term.vi, *term.also, *term.abbreviations))
    patterns = {form: re.compile(rf"(?<!\w){re.escape(form.casefold())}(?!\w)") for form in forms}
    found: dict[str, list[Article]] = {form: [] for form in forms}
    for article in site.articles:
        text = article.texts.vi
        if text is None:
            continue
        words = f"{article.title.vi}\n{text.words}".casefold()
        for form, pattern in patterns.items():
            if form.casefold() in words and pattern.search(words):
                found[form].append(article)
    return {form: tuple(articles) for form, articles in found.items()}
