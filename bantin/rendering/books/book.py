"""One book: its documents, made one after the other, and the package that names them."""

from __future__ import annotations

import uuid
from collections.abc import Iterator

from bantin import __version__
from bantin.languages import Language
from bantin.model.article import Article
from bantin.planning.companions import Companion
from bantin.planning.plan import Plan
from bantin.rendering.books.articles import article_context
from bantin.rendering.books.contents import Listing, list_partners, list_units
from bantin.rendering.books.cover import lay_out
from bantin.rendering.books.press import Press
from bantin.rendering.books.view import PARTNERS, BookView, document_of
from bantin.rendering.contexts.view import Context, Shared
from bantin.rendering.design import Design
from bantin.rendering.markdown import MarkdownRenderer
from bantin.rendering.zips import PackedFile, pack
from bantin.text import sort_key

_MIMETYPE = "mimetype"
_FOLDER = "book/"
_XHTML = "application/xhtml+xml"
_GLOSSARY = "glossary.xhtml"


class BookMaker:
    """Makes the books of one plan."""

    def __init__(self, plan: Plan, design: Design, shared: Shared, markdown: MarkdownRenderer) -> None:
        """Make the books of *plan* by *design*."""
        self._plan = plan
        self._design = design
        self._shared = shared
        self._markdown = markdown

    def make(self, companion: Companion) -> bytes:
        """Return the EPUB that *companion* is; raises ``ProblemsError`` for a fault of a template."""
        languages = tuple(Language(part) for part in companion.name.split("-"))
        views = tuple(BookView(self._plan, language, self._shared) for language in languages)
        book = _Book(companion, views, Press(self._design, languages, companion.path), self._markdown)
        files = book.write(self._design.book_styles)
        return pack(files, self._plan.site.edition, stored=frozenset([_MIMETYPE]))


class _Book:
    """A book of one language or two; the first of *views* has the language of its order and its package."""

    def __init__(
        self, companion: Companion, views: tuple[BookView, ...], press: Press, markdown: MarkdownRenderer
    ) -> None:
        self._plan = views[0].plan
        self._site = views[0].site
        self._companion = companion
        self._views = views
        self._first = views[0].language
        self._press = press
        self._markdown = markdown
        self._glosses: dict[tuple[Language, str, str], None] = {}
        self._units = list_units(self._plan, self._first)
        self._runs = {article.id: self._entry(article) for article in self._site.articles}

    def write(self, styles: bytes) -> Iterator[PackedFile]:
        """Yield the files of the book, each article when its turn comes; what lists them is made after them."""
        yield _MIMETYPE, b"application/epub+zip"
        yield "META-INF/container.xml", self._press.document("container.xml", {})
        yield f"{_FOLDER}style.css", styles
        for name, article in self._articles():
            if name == document_of(article.id):
                context = article_context(article, self._views, self._press, self._markdown, self._glosses)
                yield _FOLDER + name, self._press.document("article.xhtml", context)
            else:
                yield _FOLDER + name, self._press.document("see.xhtml", self._reference(article))
        cover = self._cover()
        documents = {"cover.xhtml": cover, "title.xhtml": self._title_page(), "nav.xhtml": self._contents()}
        if self._plan.groups.by_partner:
            documents[PARTNERS] = {"partners": self._partners()}
        if self._glosses:
            documents[_GLOSSARY] = {"terms": self._terms()}
        yield f"{_FOLDER}cover.svg", self._press.document("cover_picture.xml", cover)
        for name, context in documents.items():
            yield _FOLDER + name, self._press.document(name, context)
        yield f"{_FOLDER}package.opf", self._press.document("package.xml", self._package(list(documents)))

    def _cover(self) -> Context:
        names = [self._site.settings.name[view.language] for view in self._views]
        years = sorted(self._plan.groups.by_year)
        laid_out = lay_out(names)
        return {
            "size": laid_out["size"],
            "names": [
                {"lang": view.language.value, "lines": lines}
                for view, lines in zip(self._views, laid_out["names"], strict=True)
            ],
            "languages": " · ".join(view.language.own_name for view in self._views),
            "years": f"{years[0]}–{years[-1]}" if len(years) > 1 else "".join(map(str, years)),
            "title": " · ".join(names),
        }

    def _title_page(self) -> Context:
        settings = self._site.settings
        return {
            "title": " · ".join(settings.name[view.language] for view in self._views),
            "names": [
                {"lang": self._press.lang(view.language), "words": settings.name[view.language]} for view in self._views
            ],
            "halves": self._press.each(
                "title_half.xhtml",
                lambda language: {
                    "description": settings.description[language],
                    "edition": self._view(language).day(self._site.edition),
                    "edition_iso": self._site.edition.isoformat(),
                    "count": len(self._site.articles),
                    "both": len(self._views) > 1,
                    "licence": settings.licence[language],
                    "site_url": settings.site_url or None,
                    "contact": settings.contact or None,
                },
            ),
            "version": __version__,
        }

    def _contents(self) -> Context:
        """Return the table of contents; a book without reports has its title page in it."""
        return {
            "units": [
                {
                    "names": self._names("province", unit.own.province.id),
                    "entries": self._listed(unit.own),
                    "former": [
                        {"names": self._names("former", former.province.id), "entries": self._listed(former)}
                        for former in unit.former
                    ],
                }
                for unit in self._units
            ],
            "first": next((name for name, _ in self._articles()), None),
            "partners": PARTNERS if self._plan.groups.by_partner else None,
            "glossary": _GLOSSARY if self._glosses else None,
        }

    def _partners(self) -> list[Context]:
        return [
            {
                "id": f"p-{partner.id}",
                "names": self._names("partner", partner.id),
                "entries": [{"href": document_of(article.id), "runs": self._runs[article.id]} for article in articles],
            }
            for partner, articles in list_partners(self._plan, self._first)
        ]

    def _terms(self) -> list[Context]:
        """Return every abbreviation that a text in the book has, with what it means there."""
        both = len(self._views) > 1 or any(language is not self._first for language, _, _ in self._glosses)
        return [
            {"short": short, "meaning": meaning, "lang": language.value if both else None}
            for language, short, meaning in sorted(
                self._glosses, key=lambda gloss: (sort_key(gloss[1], Language.VI), gloss[0], gloss[2])
            )
        ]

    def _package(self, documents: list[str]) -> Context:
        settings = self._site.settings
        articles = [name for name, _ in self._articles()]
        front = [name for name in documents if name not in (PARTNERS, _GLOSSARY)]
        spine = [*front, *articles, *(name for name in documents if name not in front)]
        return {
            "identifier": uuid.uuid5(settings.id, f"book-{self._companion.name}").urn,
            "title": " · ".join(settings.name[view.language] for view in self._views),
            "languages": [view.language.value for view in self._views],
            "edition": self._site.edition.isoformat(),
            "names": [{"lang": v.language.value, "words": settings.name[v.language]} for v in self._views],
            "descriptions": [
                {"lang": v.language.value, "words": settings.description[v.language]} for v in self._views
            ],
            "licences": [{"lang": v.language.value, "words": settings.licence[v.language]} for v in self._views],
            "spine": spine,
        }

    def _view(self, language: Language) -> BookView:
        return next(view for view in self._views if view.language is language)

    def _articles(self) -> Iterator[tuple[str, Article]]:
        """Yield the documents of all reports, and the pages that lead to them, in the order of the book."""
        for unit in self._units:
            for listing in unit.listings:
                for article in listing.articles:
                    yield listing.document_of(article), article

    def _listed(self, listing: Listing) -> list[Context]:
        return [{"href": listing.document_of(article), "runs": self._runs[article.id]} for article in listing.articles]

    def _entry(self, article: Article) -> list[Context]:
        """Return an article as lists in the book show it, in each language."""
        return self._press.say_each("entry", lambda language: self._view(language).entry(article))

    def _reference(self, article: Article) -> Context:
        """Return the context of the page that leads to a report which stands under another province."""
        return {
            "title": " · ".join(dict.fromkeys(article.shown_title(view.language)[0] for view in self._views)),
            "titles": self._press.say_each("title", lambda language: self._view(language).entry(article)),
            "halves": self._press.each(
                "see_half.xhtml", lambda language: {"entry": self._view(language).entry(article)}
            ),
        }

    def _names(self, what: str, subject: str) -> list[Context]:
        return self._press.say_each(what, lambda language: self._view(language).describe(what, subject))
