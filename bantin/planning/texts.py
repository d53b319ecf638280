"""Which pages show the text of which file, so that a fault of a page can be told where it was written."""

from __future__ import annotations

from bantin.languages import Language
from bantin.planning.page import PageKind
from bantin.planning.plan import Plan


def pages_of_texts(plan: Plan) -> dict[str, tuple[str, ...]]:
    """Return the paths of the pages that show each Markdown file, the main one first, by its name in ``content/``."""
    pages: dict[str, tuple[str, ...]] = {}
    for language in Language:
        pages[f"pages/about.{language}.md"] = (plan.addresses.find(PageKind.ABOUT, language),)
        for article in plan.site.articles:
            if language not in article.languages:
                continue
            paths = [plan.addresses.find(PageKind.ARTICLE, language, article.id)]
            if plan.site.settings.features.side_by_side and article.is_in_both_languages:
                paths += [plan.addresses.find(PageKind.SIDE_BY_SIDE, shown, article.id) for shown in Language]
            pages[f"articles/{article.id}/text.{language}.md"] = tuple(paths)
    return pages


def pages_of_bundles(plan: Plan) -> dict[tuple[str, str], str]:
    """Return the path of the page of each article, by its id and language; its bridge page where there is no text."""
    return {
        (article.id, language.value): plan.addresses.find(PageKind.ARTICLE, language, article.id)
        for article in plan.site.articles
        for language in Language
    }
