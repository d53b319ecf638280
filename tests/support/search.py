"""A second reader of search indexes: it follows what bantin/rendering/search/ says of its files, and shares no code.

It reads the whole of an index back into what stands where, and complains about whatever has no place in one.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise
from typing import Any

from bantin.languages import Language, Localized
from bantin.model.article import Article, Block, BlockKind, Text, TextState
from bantin.planning.plan import plan_site
from bantin.rendering.markdown import MarkdownRenderer
from bantin.rendering.search.index import Index, build_index
from tests.support.articles import make_article, make_site

FACET = "="
NAME = 8
COPIES = 300
TITLE_POSITIONS = 64

Places = dict[int, list[int]]
"""The positions of a word in each document that has it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """One run of documents: its number of documents, and the shards as they are written, each under its first word."""

    start: int
    lengths: tuple[int, ...]
    shards: tuple[tuple[str, dict[str, dict[str, str]]], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadIndex:
    """An index as somebody who searches sees it.

    *words* has the places of each form, *folds* the folded word that it stands under, *facets* the documents of each.
    """

    head: Mapping[str, Any]
    segments: tuple[Segment, ...]
    words: Mapping[str, Places]
    folds: Mapping[str, str]
    facets: Mapping[str, list[int]]
    shown: tuple[list[str], ...]
    spellings: Mapping[str, int]

    def texts(self) -> list[dict[int, set[str]]]:
        """Return for each document what stands at each position; more than one where an abbreviation does."""
        texts: list[dict[int, set[str]]] = [defaultdict(set) for _ in range(self.head["count"])]
        for form, places in self.words.items():
            for number, positions in places.items():
                for position in positions:
                    texts[number][position].add(form)
        return texts


def index_of(articles: Iterable[Article], language: Language = Language.VI) -> Index:
    """Return the index of the small site with these *articles* instead of its own."""
    return build_index(plan_site(make_site(tuple(articles))), language, MarkdownRenderer())


def with_words(article: Article, *paragraphs: str) -> Article:
    """Return *article* with a Vietnamese text of these paragraphs, each plain words."""
    blocks = tuple(Block(kind=BlockKind.PARAGRAPH, words=words, line=1, last_line=1) for words in paragraphs)
    assert article.texts.vi is not None
    text = Text(state=TextState.ORIGINAL, blocks=blocks, seed=article.texts.vi.seed)
    return replace(article, texts=Localized(vi=text, en=article.texts.en))


@cache
def many() -> tuple[Article, ...]:
    """Return 300 reports, the oldest first; all are alike but for a few words."""
    return tuple(
        with_words(
            make_article(number), f"Lễ ký kết lần {number} tại xã{number % 50}.", *(["Đoàn đã họp."] * (number % 3))
        )
        for number in range(COPIES)
    )


@cache
def index_of_many() -> Index:
    return index_of(many())


def files_of(index: Index) -> dict[str, bytes]:
    """Return the bytes of each file of *index* by its path."""
    return {output.path: output.data for output in index.outputs}


def read_index(index: Index) -> ReadIndex:
    """Return what the files of *index* say, all of them, and each asked for once at least."""
    files = files_of(index)
    folder = index.path.rpartition("/")[0]
    asked = {index.path}

    def read(name: str) -> Any:  # noqa: ANN401 - JSON
        path = f"{folder}/{name}.js"
        asked.add(path)
        return read_script(files[path])

    head = read_script(files[index.path])
    segments = tuple(
        _read_segment(segment, [read(name) for name in _names(segment["files"])]) for segment in head["segments"]
    )
    shown = tuple(record for name in _names(head["shown"]) for record in read(name))
    spellings = read(head["spellings"])
    assert asked == set(files), "no file is without a use"
    words: defaultdict[str, Places] = defaultdict(dict)
    folds: dict[str, str] = {}
    facets: defaultdict[str, list[int]] = defaultdict(list)
    for fold, form, document, positions in (entry for segment in segments for entry in _read_entries(segment)):
        if fold.startswith(FACET):
            assert (form, positions) == ("", [0])
            facets[fold].append(document)
        else:
            assert document not in words[form], "a document has a word once"
            words[form][document] = positions
            assert folds.setdefault(form, fold) == fold
    return ReadIndex(
        head=head,
        segments=segments,
        words=words,
        folds=folds,
        facets=facets,
        shown=shown,
        spellings=dict(zip(spellings["words"].split(), map(int, spellings["weights"]), strict=True)),
    )


def read_script(data: bytes) -> Any:  # noqa: ANN401 - JSON
    """Return what a file hands to the page's function."""
    text = data.decode()
    assert text.startswith("bantinSearch(")
    assert text.endswith(")\n")
    return json.loads(text[len("bantinSearch(") : -2])


def read_numbers(text: str) -> Iterator[int]:
    r"""Yield the numbers of *text*: digits of base 90, from ``#`` to ``~`` without ``\`` and ``<``.

    76 digits stand alone; 13 lead one more, for the numbers from 76 on; the last leads three more, from 1,246 on.
    """
    digits = [_digit(character) for character in text]
    at = 0
    while at < len(digits):
        first, *more = digits[at : at + 4]
        if first < 76:
            yield first
            at += 1
        elif first < 89:
            yield 76 + (first - 76) * 90 + more[0]
            at += 2
        else:
            yield 1246 + more[0] * 8100 + more[1] * 90 + more[2]
            at += 4


def read_postings(text: str) -> Iterator[tuple[int, list[int]]]:
    """Yield each document of a posting, counted from the start of its segment, with its positions."""
    numbers = read_numbers(text)
    document = 0
    for gap in numbers:
        document += gap
        count = next(numbers) + 1
        position = 0
        positions = []
        for _ in range(count):
            position += next(numbers)
            positions.append(position)
        yield document, positions


def _digit(character: str) -> int:
    code = ord(character)
    assert 35 <= code <= 126
    assert character not in "\\<"
    return code - 35 - (code > ord("<")) - (code > ord("\\"))


def _names(text: str) -> list[str]:
    assert len(text) % NAME == 0
    return [text[at : at + NAME] for at in range(0, len(text), NAME)]


def _read_segment(segment: Mapping[str, Any], shards: Sequence[dict[str, dict[str, str]]]) -> Segment:
    return Segment(
        start=segment["start"],
        lengths=tuple(read_numbers(segment["lengths"])),
        shards=tuple(zip(segment["keys"], shards, strict=True)),
    )


def _read_entries(segment: Segment) -> Iterator[tuple[str, str, int, list[int]]]:
    """Yield for each word, each form of it and each document that has it where it stands."""
    for _, shard in segment.shards:
        for fold, forms in shard.items():
            for form, text in forms.items():
                postings = list(read_postings(text))
                assert postings, "nothing is written of a word that no document has"
                assert all(one < other for (one, _), (other, _) in pairwise(postings))
                assert postings[-1][0] < len(segment.lengths)
                for number, positions in postings:
                    assert all(one < other for one, other in pairwise(positions))
                    yield fold, form, segment.start + number, positions
