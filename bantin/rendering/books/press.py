"""Prints the documents of one book: templates in the words of its languages, well-formed or refused."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from markupsafe import Markup

from bantin.languages import Language
from bantin.rendering.contexts.view import Context
from bantin.rendering.design import Design
from bantin.rendering.faults import telling_template_faults
from bantin.rendering.xml import render_text, render_xml

_FOLDER = "books"
_WORDS = "words.xhtml"
_FIXED = ("cover", "about", "contents", "landmarks", "start", "partners", "abbreviations", "access")


class Press:
    """The templates of books, for a book in some *languages*; *path* is where it will lie, for messages."""

    def __init__(self, design: Design, languages: tuple[Language, ...], path: str) -> None:
        """Print by *design*. What is said once is said in the first of *languages*."""
        self._design = design
        self._languages = languages
        self._path = path
        self._words: dict[Language, Any] = {}
        self._fixed = self._fixed_words()

    def document(self, name: str, context: Context) -> bytes:
        """Return the document that the template *name* makes of *context*.

        Raises ``ProblemsError`` for a fault of the template, and when what it makes is not well-formed XML.
        """
        words = {"words": self._fixed}
        return render_xml(self._design, f"{_FOLDER}/{name}", context | words, self._path, self._languages[0])

    def each(self, name: str, context: Callable[[Language], Context]) -> list[Context]:
        """Return what the template *name* makes in each language of the book; ``lang`` is None where there is one."""
        return [
            {
                "lang": self.lang(language),
                "html": Markup(self._text(name, language, context(language))),  # noqa: S704 - an autoescaped template
            }
            for language in self._languages
        ]

    def say_each(self, macro: str, item: Callable[[Language], Context]) -> list[Context]:
        """Return what *macro* of ``words.xhtml`` says of an item in each language."""
        return [
            {"lang": self.lang(language), "words": self.say(macro, language, item(language))}
            for language in self._languages
        ]

    def lang(self, language: Language) -> str | None:
        """Return the ``lang`` attribute of a run: None in a book of one language."""
        return language.value if len(self._languages) > 1 else None

    def say(self, macro: str, language: Language, item: Context) -> Markup:
        """Return what *macro* of ``words.xhtml`` says of *item* in *language*."""
        template = f"{_FOLDER}/{_WORDS}"
        with telling_template_faults(self._design.folder, template, self._path):
            if language not in self._words:
                self._words[language] = self._design.environments[language].get_template(template).module
            said: Markup = getattr(self._words[language], macro)(item)
        return said

    def _text(self, name: str, language: Language, context: Context) -> str:
        return render_text(self._design, f"{_FOLDER}/{name}", context, self._path, language)

    def _fixed_words(self) -> Context:
        """Return the fixed words of documents by their keys, in each language."""

        def item(key: str) -> Callable[[Language], Context]:
            return lambda _: {"key": key}

        return {key: self.say_each("fixed", item(key)) for key in _FIXED}
