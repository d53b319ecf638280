"""One report as a document of a book, in the one language of the book or in both."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from bantin.languages import Language
from bantin.model.article import Article
from bantin.rendering.books.notes import Note, number_notes
from bantin.rendering.books.press import Press
from bantin.rendering.books.view import BookView
from bantin.rendering.books.xhtml import to_xhtml
from bantin.rendering.contexts.articles import report_context, text_blocks
from bantin.rendering.contexts.view import Context
from bantin.rendering.glosses import glosses_for
from bantin.rendering.markdown import MarkdownRenderer

Glossed = dict[tuple[Language, str, str], None]
"""Every abbreviation that a text explains: its language, its letters, its meaning."""


def article_context(
    article: Article, views: Sequence[BookView], press: Press, markdown: MarkdownRenderer, glossed: Glossed
) -> Context:
    """Return the context of an article's document; the abbreviations of its texts are added to *glossed*.

    ``heads`` and ``tails`` hold what stands before and after the text, in each language of the book. ``pairs`` holds
    the blocks, each in every language that the article has and the book is in. A book in a language that the article
    is not in has the original instead.
    """
    reports = {view.language: report_context(view, article) for view in views}
    notes = {view.language: number_notes(article, reports[view.language], view.language) for view in views}
    shown = _shown(article, views)
    columns = []
    for language in shown:
        glosses = glosses_for(article, views[0].site, language)
        columns.append(text_blocks(article, language, glosses, markdown))
        glossed |= {(language, short, meaning): None for short, meaning in glosses.explained}
    numbered = frozenset(shown.values())

    def context(language: Language) -> Context:
        own = [note.context for note in notes[language]]
        for note in own:
            note["has_ref"] = note["block"] is None or language in numbered
        return reports[language] | {"notes": own, "both": len(views) > 1}

    return {
        "title": " · ".join(dict.fromkeys(article.shown_title(view.language)[0] for view in views)),
        "titles": press.say_each("title", lambda language: reports[language]["entry"]),
        "heads": press.each("head.xhtml", context),
        "tails": press.each("tail.xhtml", context),
        "pairs": [
            {
                "kind": blocks[0]["kind"],
                "id": blocks[0]["id"],
                "runs": [
                    {
                        "lang": press.lang(language) or views[0].foreign(language),
                        "html": to_xhtml(block["html"], _refs(notes[voice], block["id"], press, voice)),
                    }
                    for (language, voice), block in zip(shown.items(), blocks, strict=True)
                ],
            }
            for blocks in zip(*columns, strict=True)
        ],
    }


def _shown(article: Article, views: Sequence[BookView]) -> dict[Language, Language]:
    """Return the languages in which the text is shown, and the language of the notes whose numbers stand in each."""
    if len(views) == 1:
        return {article.shown_language(views[0].language): views[0].language}
    languages = [view.language for view in views if article.texts[view.language] is not None]
    return {language: language for language in languages}


def _refs(notes: Sequence[Note], block: str, press: Press, language: Language) -> Markup:
    """Return the numbers of the notes about *block*."""
    return Markup("").join(press.say("ref", language, note.context) for note in notes if note.block == block)
