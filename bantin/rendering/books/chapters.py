"""The chapters of books: each report as a document of its own, and the short pages that lead to some of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from bantin.languages import Language
from bantin.model.article import Article
from bantin.outputs import Output, Product
from bantin.planning.companions import Companion
from bantin.planning.plan import Plan
from bantin.rendering.books.articles import Glossed, article_context
from bantin.rendering.books.contents import list_units
from bantin.rendering.books.press import Press
from bantin.rendering.books.view import BookView, document_of
from bantin.rendering.contexts.view import Context, Shared
from bantin.rendering.design import Design
from bantin.rendering.markdown import MarkdownRenderer
from bantin.rendering.zips import compress


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """One chapter of the *book* at that path: the *document* it is, and the id of the *article* that it is about."""

    book: str
    document: str
    article: str

    @property
    def name(self) -> str:
        """The name by which it is known from build to build."""
        return f"{self.book}/{self.document}"

    @property
    def is_report(self) -> bool:
        """Whether it is the report itself, and not a page that leads there."""
        return self.document == document_of(self.article)


def languages_of(companion: Companion) -> tuple[Language, ...]:
    """Return the languages of the book that *companion* is, that of its order first."""
    return tuple(Language(part) for part in companion.name.split("-"))


def plan_chapters(plan: Plan, companion: Companion) -> Iterator[Chapter]:
    """Yield the chapters of the book that *companion* is, in the order of the book."""
    for unit in list_units(plan, languages_of(companion)[0]):
        for listing in unit.listings:
            for article in listing.articles:
                yield Chapter(book=companion.path, document=listing.document_of(article), article=article.id)


class ChapterMaker:
    """Makes the chapters of one book."""

    def __init__(
        self, plan: Plan, companion: Companion, design: Design, shared: Shared, markdown: MarkdownRenderer
    ) -> None:
        """Make chapters of the book that *companion* is, of what *plan* has, by *design*."""
        languages = languages_of(companion)
        self._plan = plan
        self._views = {language: BookView(plan, language, shared) for language in languages}
        self._press = Press(design, languages, companion.path)
        self._markdown = markdown

    def make(self, chapter: Chapter) -> Product:
        """Return *chapter*, compressed; raises ``ProblemsError`` for a fault of a template.

        The value has its ``crc`` and ``size``, of a report also its ``entry`` in lists, as HTML in each language of the
        book, and the ``glosses`` in it: language, abbreviation and meaning of each.
        """
        article = self._plan.articles[chapter.article]
        if chapter.is_report:
            glossed: Glossed = {}
            context = article_context(article, tuple(self._views.values()), self._press, self._markdown, glossed)
            packed = compress(chapter.document, self._press.document("article.xhtml", context))
            value = {"entry": self._say_each("entry", article), "glosses": list(glossed)}
        else:
            packed = compress(chapter.document, self._press.document("see.xhtml", self._reference(article)))
            value = {}
        output = Output(path=chapter.name, data=packed.give())
        return Product(outputs=(output,), value=value | {"crc": packed.crc, "size": packed.size})

    def _reference(self, article: Article) -> Context:
        """Return the context of the page that leads to a report which stands under another province."""
        return {
            "title": " · ".join(dict.fromkeys(article.shown_title(language)[0] for language in self._views)),
            "titles": self._say_each("title", article),
            "halves": self._press.each(
                "see_half.xhtml", lambda language: {"entry": self._views[language].entry(article)}
            ),
        }

    def _say_each(self, macro: str, article: Article) -> list[Context]:
        return self._press.say_each(macro, lambda language: self._views[language].entry(article))
