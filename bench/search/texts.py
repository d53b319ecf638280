"""What every contender is given to index: the articles of a corpus in one language, as plain words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from bantin.languages import Language
from bantin.model.site import Site


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """An article in one language. *slug* is its last part of an address, and its id here; *names* are its terms'."""

    slug: str
    title: str
    summary: str
    names: tuple[str, ...]
    blocks: tuple[str, ...]
    day: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Corpus:
    """What one round measures: a *site* of *size* articles in one *language*, newest first."""

    site: Site
    size: int
    language: Language
    documents: tuple[Document, ...]

    @property
    def words(self) -> int:
        """So many blank-separated words its texts have."""
        return sum(block.count(" ") + 1 for document in self.documents for block in document.blocks)


def take_texts(site: Site, size: int, language: Language) -> Corpus:
    """Return the texts of *site* in *language*, drafts and missing translations left out."""
    return Corpus(site=site, size=size, language=language, documents=tuple(_documents(site, language)))


def _documents(site: Site, language: Language) -> Iterator[Document]:
    for article in site.articles:
        text = article.texts[language]
        if text is None:
            continue
        provinces = [site.register.provinces[id_].name[language] for id_ in article.provinces]
        partners = [site.partners.partners[id_].name[language] for id_ in article.partners]
        yield Document(
            slug=article.slug[language],
            title=article.title[language] or "",
            summary=article.summary[language] or "",
            names=(*provinces, *partners),
            blocks=tuple(block.words for block in text.blocks),
            day=article.event_date.date.isoformat(),
        )
