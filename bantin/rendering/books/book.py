"""Books: their chapters, which are made one by one, bound with what names and lists them."""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path

from markupsafe import Markup

from bantin import __version__
from bantin.languages import Language
from bantin.outputs import KeptOutput, Output, Product
from bantin.planning.companions import Companion
from bantin.planning.plan import Plan
from bantin.rendering.books.chapters import Chapter, ChapterMaker, languages_of, plan_chapters
from bantin.rendering.books.contents import Listing, list_partners, list_units
from bantin.rendering.books.cover import lay_out
from bantin.rendering.books.press import Press
from bantin.rendering.books.view import PARTNERS, BookView, document_of
from bantin.rendering.contexts.view import Context, Shared
from bantin.rendering.design import Design
from bantin.rendering.markdown import MarkdownRenderer
from bantin.rendering.zips import EarlierZip, Packed, PackedFile, pack
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
        self._makers: dict[str, ChapterMaker] = {}

    def plan_chapters(self, companion: Companion) -> Iterator[Chapter]:
        """Yield the chapters of the book that *companion* is, in their order."""
        self._makers[companion.path] = ChapterMaker(self._plan, companion, self._design, self._shared, self._markdown)
        return plan_chapters(self._plan, companion)

    def make_chapter(self, chapter: Chapter) -> Product:
        """Return one of those planned, for ``bind``; raises ``ProblemsError`` for a fault of a template."""
        return self._makers[chapter.book].make(chapter)

    def make(self, companion: Companion) -> bytes:
        """Return the EPUB that *companion* is; raises ``ProblemsError`` for a fault of a template."""
        made = {chapter.name: self.make_chapter(chapter) for chapter in self.plan_chapters(companion)}
        return self.bind(companion, made)

    def bind(self, companion: Companion, made: Mapping[str, Product], earlier: Path | None = None) -> bytes:
        """Return the EPUB that *companion* is, of the chapters that are *made* already, by their names.

        Those that have been kept are taken from the *earlier* EPUB. Raises ``ProblemsError`` as above.
        """
        languages = languages_of(companion)
        views = tuple(BookView(self._plan, language, self._shared) for language in languages)
        book = _Book(companion, views, Press(self._design, languages, companion.path), made)
        files = book.write(self._design.book_styles, EarlierZip(earlier) if earlier is not None else None)
        return pack(files, self._plan.site.edition, stored=frozenset([_MIMETYPE]))


class _Book:
    """A book of one language or two; the first of *views* has the language of its order and its package."""

    def __init__(
        self, companion: Companion, views: tuple[BookView, ...], press: Press, made: Mapping[str, Product]
    ) -> None:
        self._plan = views[0].plan
        self._site = views[0].site
        self._companion = companion
        self._views = views
        self._first = views[0].language
        self._press = press
        self._units = list_units(self._plan, self._first)
        self._chapters = [(chapter, made[chapter.name]) for chapter in plan_chapters(self._plan, companion)]
        reports = {chapter.article: product.value for chapter, product in self._chapters if chapter.is_report}
        self._glosses = {
            (Language(language), short, meaning): None
            for value in reports.values()
            for language, short, meaning in value["glosses"]
        }
        self._runs = {article: list(map(_shown, value["entry"])) for article, value in reports.items()}

    def write(self, styles: bytes, earlier: EarlierZip | None) -> Iterator[PackedFile]:
        """Yield the files of the book; chapters that have been kept lie in the *earlier* one."""
        yield _MIMETYPE, b"application/epub+zip"
        yield "META-INF/container.xml", self._press.document("container.xml", {})
        yield f"{_FOLDER}style.css", styles
        for chapter, product in self._chapters:
            name = _FOLDER + chapter.document
            kept = earlier.find(name) if earlier is not None and _is_kept(product) else None
            yield name, kept or _packed(product)
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
            "first": next((chapter.document for chapter, _ in self._chapters), None),
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
        articles = [chapter.document for chapter, _ in self._chapters]
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

    def _listed(self, listing: Listing) -> list[Context]:
        return [{"href": listing.document_of(article), "runs": self._runs[article.id]} for article in listing.articles]

    def _names(self, what: str, subject: str) -> list[Context]:
        return self._press.say_each(what, lambda language: self._view(language).describe(what, subject))


def _is_kept(product: Product) -> bool:
    return isinstance(product.outputs[0], KeptOutput)


def _packed(product: Product) -> Packed:
    """Return a chapter that has just been made, as it will lie in the book."""
    crc, size = product.value["crc"], product.value["size"]
    return Packed(crc=crc, size=size, stored=False, give=partial(_data_of, product.outputs[0]))


def _data_of(output: Output) -> bytes:
    return output.data


def _shown(run: Context) -> Context:
    """Return what a list shows of a report, as HTML that a template has made, whether it was remembered or not."""
    return {"lang": run["lang"], "words": Markup(run["words"])}  # noqa: S704 - an autoescaped template
