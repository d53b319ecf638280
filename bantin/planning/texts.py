"""Which pages show the text of which file, so that a fault of a page can be told where it was written.

Both answers are found when they are asked for: of ten thousand articles, a check asks about those that were read.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from bantin.languages import Language
from bantin.planning.page import PageKind
from bantin.planning.plan import Plan


class PagesOfTexts(Mapping[str, tuple[str, ...]]):
    """The paths of the pages that show each Markdown file, the main one first, by its name in ``content/``."""

    def __init__(self, plan: Plan) -> None:
        """Look for pages in *plan*."""
        self._plan = plan

    def __getitem__(self, name: str) -> tuple[str, ...]:
        """Return the pages of the file *name*; raises KeyError where none shows it."""
        find = self._plan.addresses.find
        folder, _, file = name.rpartition("/")
        language = next((language for language in Language if file.endswith(f".{language}.md")), None)
        if language is None:
            raise KeyError(name)
        if name == _about(language):
            return (find(PageKind.ABOUT, language),)
        article = self._plan.articles[folder.removeprefix("articles/")]
        if name != _text(article.id, language) or language not in article.languages:
            raise KeyError(name)
        pages = [find(PageKind.ARTICLE, language, article.id)]
        if self._plan.site.settings.features.side_by_side and article.is_in_both_languages:
            pages += [find(PageKind.SIDE_BY_SIDE, shown, article.id) for shown in Language]
        return tuple(pages)

    def __iter__(self) -> Iterator[str]:
        """Yield the names of all files that some page shows."""
        for language in Language:
            yield _about(language)
            for article in self._plan.site.articles:
                if language in article.languages:
                    yield _text(article.id, language)

    def __len__(self) -> int:
        """Return the number of these files."""
        return sum(1 for _ in self)


class PagesOfBundles(Mapping[tuple[str, str], str]):
    """The path of the page of each article, by its id and language; its bridge page where there is no text."""

    def __init__(self, plan: Plan) -> None:
        """Look for pages in *plan*."""
        self._plan = plan

    def __getitem__(self, key: tuple[str, str]) -> str:
        """Return the page of an article in a language; raises KeyError where there is no such article."""
        article_id, language = key
        return self._plan.addresses.find(PageKind.ARTICLE, Language(language), article_id)

    def __iter__(self) -> Iterator[tuple[str, str]]:
        """Yield all ids with each language."""
        return ((article.id, language.value) for article in self._plan.site.articles for language in Language)

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._plan.articles) * len(Language)


def _about(language: Language) -> str:
    return f"pages/about.{language}.md"


def _text(article_id: str, language: Language) -> str:
    return f"articles/{article_id}/text.{language}.md"
