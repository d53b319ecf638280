"""The corpus with marks of Markdown in every text, so that nothing of it is plain prose."""

from __future__ import annotations

from dataclasses import replace

from bantin.languages import Language, Localized
from bantin.model.article import Article, Block, BlockKind, Text
from bantin.model.site import Site

_LINK = Localized(vi=" [nguồn](https://example.org/)", en=" [source](https://example.org/)")


def mark_corpus(corpus: Site) -> Site:
    """Return *corpus* with a link in the lead and emphasis in every paragraph of the invented articles."""
    return replace(corpus, articles=tuple(map(mark_article, corpus.articles)))


def mark_article(article: Article) -> Article:
    """Return *article* with such marks, in both languages in the same places; one with a seed stays as it is."""
    if any(text is not None and text.seed is not None for text in (article.texts.vi, article.texts.en)):
        return article
    vietnamese, english = (_mark_text(article.texts[language], language) for language in Language)
    return replace(article, texts=Localized(vi=vietnamese, en=english))


def _mark_text(text: Text | None, language: Language) -> Text | None:
    if text is None:
        return None
    return replace(text, blocks=tuple(replace(block, words=_mark(block, language)) for block in text.blocks))


def _mark(block: Block, language: Language) -> str:
    """Emphasis goes around all words: inside, it would cut names in two, and the check of translations would say so."""
    if block.kind is BlockKind.LEAD:
        return block.words + _LINK[language]
    return f"*{block.words}*" if block.kind is BlockKind.PARAGRAPH else block.words
