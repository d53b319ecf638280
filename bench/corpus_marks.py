"""The corpus with marks of Markdown in every text, so that nothing of it is plain prose."""

from __future__ import annotations

from dataclasses import replace

from bantin.languages import Localized
from bantin.model.article import Article, Block, BlockKind, Text
from bantin.model.site import Site

_LINK = "https://example.org/"
_ENDS = ".,;:)"


def mark_corpus(corpus: Site) -> Site:
    """Return *corpus* with emphasis in every paragraph and a link in every lead of an invented article."""
    return replace(corpus, articles=tuple(map(mark_article, corpus.articles)))


def mark_article(article: Article) -> Article:
    """Return *article* with such marks, in both languages in the same places; one with a seed stays as it is."""
    if any(text is not None and text.seed is not None for text in (article.texts.vi, article.texts.en)):
        return article
    return replace(article, texts=Localized(vi=_mark_text(article.texts.vi), en=_mark_text(article.texts.en)))


def _mark_text(text: Text | None) -> Text | None:
    return None if text is None else replace(text, blocks=tuple(map(_mark_block, text.blocks)))


def _mark_block(block: Block) -> Block:
    if block.kind not in (BlockKind.LEAD, BlockKind.PARAGRAPH):
        return block
    first, _, rest = block.words.partition(" ")
    start = f"[{first}]({_LINK})" if block.kind is BlockKind.LEAD else first
    *words, last = rest.split(" ")
    bare = last.rstrip(_ENDS)
    return replace(block, words=" ".join([start, *words, f"*{bare}*{last[len(bare) :]}"]))
