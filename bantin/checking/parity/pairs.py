"""What stands against what in an article: its blocks, its title and summary, and whatever else has two forms."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto

from bantin.languages import Localized
from bantin.model.article import Article, Block


class PairKind(Enum):
    """What the two texts are; it decides how strictly they are compared."""

    BLOCK = auto()
    TITLE = auto()
    SUMMARY = auto()
    METADATA = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """A text in both languages. *blocks* is None but for blocks of the text; *key* names any other in article.toml."""

    kind: PairKind
    words: Localized[str]
    blocks: Localized[Block] | None = None
    key: str = ""


def find_pairs(article: Article) -> Iterator[Pair]:
    """Yield every pair of *article* that has both forms, the blocks first."""
    vietnamese, english = article.texts.vi, article.texts.en
    if vietnamese is not None and english is not None:
        for ours, theirs in zip(vietnamese.blocks, english.blocks, strict=False):
            yield Pair(
                kind=PairKind.BLOCK,
                words=Localized(vi=ours.words, en=theirs.words),
                blocks=Localized(vi=ours, en=theirs),
            )
    other = article.original.other.value
    for kind, key, value in (
        (PairKind.TITLE, "title", article.title),
        (PairKind.SUMMARY, "summary", article.summary),
    ):
        if value.vi and value.en:
            yield Pair(kind=kind, words=Localized(vi=value.vi, en=value.en), key=f"{key}.{other}")
    for key, words in _find_metadata(article):
        yield Pair(kind=PairKind.METADATA, words=words, key=f"{key}.{other}")


def _find_metadata(article: Article) -> Iterator[tuple[str, Localized[str]]]:
    """Yield every other localized value with its key."""
    if article.source_title is not None:
        yield "source_title", article.source_title.words
        yield "source_title.basis", article.source_title.basis
    for name, date in (("event_date", article.event_date), ("published", article.published)):
        if date is not None and date.basis is not None:
            yield f"{name}.basis", date.basis
    if article.citation.basis is not None:
        yield "citation.basis", article.citation.basis
    if article.citation.copy is not None:
        yield "citation.copy.basis", article.citation.copy.basis
    if article.agreement is not None:
        yield "agreement.name", article.agreement.name
    if article.period is not None:
        yield "period.what", article.period.what
    if article.why is not None:
        yield "why", article.why
    for field in article.fields:
        if field.detail is not None:
            yield "fields.detail", field.detail
    for person in article.people:
        yield "people.post", person.post
    for figure in article.figures:
        yield "figures.says", figure.says
        yield "figures.what", figure.what
    for note in article.notes:
        yield "notes", note.words
