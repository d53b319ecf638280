"""Prints the documents of one book: templates in the words of its languages, well-formed or refused."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar
from xml.parsers import expat

from jinja2 import Template
from markupsafe import Markup

from bantin.languages import Language
from bantin.problems import Place, Problem, ProblemsError
from bantin.rendering.contexts.view import Context
from bantin.rendering.design import Design
from bantin.rendering.faults import find_template_problem

T = TypeVar("T")

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
        text = self._render(name, self._languages[0], context | {"words": self._fixed})
        data = text.encode()
        try:
            expat.ParserCreate().Parse(data, True)  # noqa: FBT003 - expat takes no names
        except expat.ExpatError as error:
            file = self._design.folder / _FOLDER / name
            place = Place(file=file, line=1, column=1)
            raise ProblemsError(
                [Problem.at(place, "template-fault", reason=f"XML: {error}", page=self._path)]
            ) from None
        return data

    def each(self, name: str, context: Callable[[Language], Context]) -> list[Context]:
        """Return what the template *name* makes in each language of the book; ``lang`` is None where there is one."""
        return [
            {
                "lang": self.lang(language),
                "html": Markup(self._render(name, language, context(language))),  # noqa: S704 - an autoescaped template
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

    def _fixed_words(self) -> Context:
        """Return the fixed words of documents by their keys, in each language."""
        return {
            key: [
                {"lang": self.lang(language), "words": self.say("fixed", language, {"key": key})}
                for language in self._languages
            ]
            for key in _FIXED
        }

    def say(self, macro: str, language: Language, item: Context) -> Markup:
        """Return what *macro* of ``words.xhtml`` says of *item* in *language*."""
        if language not in self._words:
            self._words[language] = self._guard(_WORDS, lambda template: template.module, language)
        said: Markup = self._guard(_WORDS, lambda _: getattr(self._words[language], macro)(item), language)
        return said

    def _render(self, name: str, language: Language, context: Context) -> str:
        return self._guard(name, lambda template: template.render(context), language)

    def _guard(self, name: str, use: Callable[[Template], T], language: Language) -> T:
        """Return what *use* makes of the template *name*; raises ``ProblemsError`` when the template is at fault."""
        template = f"{_FOLDER}/{name}"
        try:
            return use(self._design.environments[language].get_template(template))
        except Exception as error:
            problem = find_template_problem(error, self._design.folder, template, self._path)
            if problem is None:
                raise
            raise ProblemsError([problem]) from error
