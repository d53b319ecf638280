"""What a search can find: the reports that have a text in a language, as runs of words and as results."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from bantin.languages import Language, Localized
from bantin.model.article import Article, Block, Text
from bantin.model.partner import Partner
from bantin.planning.groups import units_of
from bantin.planning.page import PageKind
from bantin.planning.plan import Plan
from bantin.rendering.formats import date_in_list
from bantin.rendering.markdown import MarkdownRenderer
from bantin.rendering.search.expansion import Expander, abbreviations_in
from bantin.rendering.search.lexicon import Lexicon
from bantin.text import fold, unmark

_MARKDOWN = re.compile(r"[*_`\[\]<>#&\\|~]|^\s*(?:[-+=]|\d+[.)])", re.MULTILINE)
"""What may make a text mean something else than it says: without any of it a block is plain words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A report in one language.

    *runs* are the texts that it is found by, beside its *title*: words of two runs are never next to each other.
    *facets* are what a search can be narrowed to, as ``province=ha-giang``. *shown* is what a result shows: title,
    path, date, kind and names in a row, summary, and the text to cut a snippet from.
    """

    title: str
    runs: tuple[str, ...]
    facets: tuple[str, ...]
    year: int
    expander: Expander
    shown: tuple[str, ...]


class Documents:
    """Makes the documents of one plan in one language."""

    def __init__(self, plan: Plan, language: Language, markdown: MarkdownRenderer, lexicon: Lexicon) -> None:
        """Take the reports of *plan* in *language*; their words go into *lexicon*."""
        self._plan = plan
        self._language = language
        self._markdown = markdown
        self._lexicon = lexicon
        self._expanders: dict[tuple[str, ...], Expander] = {}

    def read(self, articles: Iterable[str]) -> Iterator[Document]:
        """Yield the documents of *articles*, which are ids of reports that have a text."""
        for article_id in articles:
            article = self._plan.articles[article_id]
            text = article.texts[self._language]
            if text is not None:
                yield self._read(article, text)

    def _read(self, article: Article, text: Text) -> Document:
        language = self._language
        title = article.title[language] or ""
        summary = article.summary[language] or ""
        words = "\n".join(self._words_of(block, text) for block in text.blocks)
        names = _distinct([*self._names(article), *self._people(article)])
        return Document(
            title=title,
            runs=(summary, *names, *words.split("\n")),
            facets=tuple(self._facets(article)),
            year=article.event_date.date.year,
            expander=self._expander(article),
            shown=(
                title,
                self._plan.addresses.find(PageKind.ARTICLE, language, article.id),
                date_in_list(article.event_date.date, article.event_date.precision, language),
                self._terms(article),
                summary,
                words,
            ),
        )

    def _words_of(self, block: Block, text: Text) -> str:
        """Return the words of *block* as a reader sees them."""
        if text.seed is None and _MARKDOWN.search(block.words):
            return " ".join(str(self._markdown.render(block.words).striptags()).split())
        return " ".join(block.words.split())

    def _names(self, article: Article) -> Iterator[str]:
        """Yield the names of provinces, then and now, of places and organisations, in both languages; then topics."""
        register, partners = self._plan.site.register, self._plan.site.partners.partners
        for province in dict.fromkeys((*article.provinces, *units_of(article, self._plan.site))):
            yield from _both(register.provinces[province].name)
        for place_id in article.places:
            place = register.places[place_id]
            yield from _both(place.name)
            yield from _both(place.name_then) if place.name_then else ()
        for organisation in dict.fromkeys((*article.organisations, article.citation.outlet)):
            yield from _names_of(partners[organisation])
        yield self._plan.site.kinds[article.kind].name[self._language]
        for field in article.fields:
            yield self._plan.site.fields[field.field].name[self._language]

    def _people(self, article: Article) -> Iterator[str]:
        """Yield the people that the report names, who wrote it, and its restored headline."""
        for person in article.people:
            yield from _both(person.name)
        if article.citation.byline is not None:
            yield from _both(article.citation.byline)
        if article.source_title is not None:
            yield article.source_title.words[self._language]

    def _facets(self, article: Article) -> Iterator[str]:
        for province in dict.fromkeys((*article.provinces, *units_of(article, self._plan.site))):
            yield f"province={province}"
        for partner in article.partners:
            yield f"partner={partner}"
        yield f"kind={article.kind}"

    def _terms(self, article: Article) -> str:
        """Return kind, provinces and partners in a row, as a result shows them."""
        site, language = self._plan.site, self._language
        terms = [site.kinds[article.kind].name[language]]
        terms.append(", ".join(site.register.provinces[province].name[language] for province in article.provinces))
        terms.append(", ".join(site.partners.partners[partner].name[language] for partner in article.partners))
        return " · ".join(terms)

    def _expander(self, article: Article) -> Expander:
        """Return the expander for *article*; those with the same abbreviations share one."""
        partners = self._plan.site.partners.partners
        key = tuple(dict.fromkeys(o for o in article.organisations if partners[o].abbreviations))
        if key not in self._expanders:
            pairs = abbreviations_in(self._plan.site, article, self._language)
            self._expanders[key] = Expander(self._lexicon, pairs)
        return self._expanders[key]


def _both(name: Localized[str]) -> tuple[str, str]:
    return name.vi, name.en


def _names_of(partner: Partner) -> Iterator[str]:
    yield from _both(partner.name)
    yield from partner.aliases.vi
    yield from partner.aliases.en
    yield from filter(None, (partner.native,))


def _distinct(names: Iterable[str]) -> list[str]:
    """Return *names* without repetitions; one without marks is left out where the same name stands with them."""
    found = dict.fromkeys(filter(None, names))
    marked = {_fold(name) for name in found if not _is_plain(name)}
    return [name for name in found if not _is_plain(name) or _fold(name) not in marked]


@lru_cache(maxsize=8192)
def _fold(name: str) -> str:
    return fold(name)


@lru_cache(maxsize=8192)
def _is_plain(name: str) -> bool:
    return unmark(name) == name
