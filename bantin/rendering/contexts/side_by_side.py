"""An article in both languages at once, block by block."""

from __future__ import annotations

from bantin.planning.page import PageKind
from bantin.rendering.contexts.articles import outdated_parts, text_blocks
from bantin.rendering.contexts.common import common_context
from bantin.rendering.contexts.view import Context, View
from bantin.rendering.formats import date_in_full
from bantin.rendering.glosses import glosses_for
from bantin.rendering.markdown import MarkdownRenderer


def side_by_side_context(view: View, markdown: MarkdownRenderer) -> Context:
    """Return the context of the page that shows both texts of an article, the original first.

    Each of its ``pairs`` has the same block in both languages; a translation has the blocks of its original.
    """
    article = view.plan.articles[view.page.subject]
    languages = (article.original, article.original.other)
    title = article.title[view.language] or ""
    columns = [
        text_blocks(article, language, glosses_for(article, view.site, language), markdown) for language in languages
    ]
    return common_context(view, title=title, description=article.summary[view.language] or "") | {
        "entry": view.entry(article),
        "original": article.original.value,
        "outdated": outdated_parts(article),
        "date_in_full": date_in_full(article.event_date.date, article.event_date.precision, view.language),
        "outlet": view.site.partners.partners[article.citation.outlet].name[view.language],
        "source_href": view.link(PageKind.ARTICLE, article.id) + "#source",
        "sides": [
            {
                "lang": language.value,
                "language": language.own_name,
                "is_original": language is article.original,
                "heading": view.headline(article, article.title[language] or ""),
                "href": view.link(PageKind.ARTICLE, article.id, language=language),
            }
            for language in languages
        ],
        "pairs": [
            {
                "id": blocks[0]["id"],
                "kind": blocks[0]["kind"],
                "blocks": [
                    {"lang": language.value, "html": block["html"]}
                    for language, block in zip(languages, blocks, strict=True)
                ],
            }
            for blocks in zip(*columns, strict=True)
        ],
    }
