"""Whether a translation says what its original says: block by block, in title, summary and metadata.

The rules are those of the digest's English style: nothing added, nothing left out; numbers, dates, names and the fixed
terms of the glossary are kept, and a year only where the original has it. They hold in both directions.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bantin.checking.parity.blocks import find_swapped
from bantin.checking.parity.compare import compare_facts
from bantin.checking.parity.findings import Finding
from bantin.checking.parity.marks import check_marks
from bantin.checking.parity.names import NameReader, People
from bantin.checking.parity.order import check_counted, check_name_order
from bantin.checking.parity.pairs import Pair, PairKind, find_pairs
from bantin.checking.parity.registers import Registers
from bantin.checking.parity.sides import Sides, read_sides
from bantin.checking.parity.standins import Standins
from bantin.checking.parity.strangers import check_strange_names
from bantin.checking.parity.terms import Glossary, check_strange_terms, check_terms
from bantin.checking.parity.wholeness import (
    check_length,
    check_passages,
    check_sentences,
    find_untranslated,
)
from bantin.languages import Language
from bantin.model.article import (
    CAPTION_MARK,
    SUBHEADING_MARK,
    Article,
    Block,
    BlockKind,
    Difference,
    Text,
    TextState,
)
from bantin.model.site import Site
from bantin.problems import Place, Problem


@dataclass(frozen=True, slots=True)
class Reference:
    """What every article is compared by, prepared once for a site: names and terms."""

    registers: Registers
    glossary: Glossary

    @classmethod
    def of(cls, site: Site) -> Reference:
        """Prepare the registers and the glossary of *site*."""
        return cls(Registers(site.register, site.partners), Glossary(site.terms))


def check_translations(site: Site, content: Path) -> list[Problem]:
    """Return what is wrong with the translations of *site*, whose files lie in the folder *content*."""
    reference = Reference.of(site)
    return [problem for article in site.articles for problem in check_translation(article, reference, content)]


def check_translation(article: Article, reference: Reference, content: Path) -> list[Problem]:
    """Return what is wrong with the translation of *article*, and which settled differences settle nothing.

    Depends on nothing but *article*, the *reference*, and for the names of files the folder *content*. Where a text is
    missing there is nothing to compare.
    """
    translation = article.texts[article.original.other]
    original = article.texts[article.original]
    if original is None or translation is None or translation.state is not TextState.TRANSLATED:
        return []
    told = list(_find(article, reference))
    settled: set[Difference] = set()
    problems: list[Problem] = []
    folder = content / "articles" / article.id
    for pair, finding in told:
        difference = next((each for each in article.differences if _settles(each, pair, finding, article)), None)
        if difference is not None:
            settled.add(difference)
            continue
        problems.append(_locate(pair, finding, article, original, translation, folder))
    for difference in article.differences:
        if difference not in settled:
            place = Place(file=folder / "article.toml")
            problems.append(Problem.note(place, "difference-unused", "differences", words=difference.words))
    return problems


def _find(article: Article, reference: Reference) -> Iterator[tuple[Pair, Finding]]:
    people = People.of(article)
    standins = Standins.of(article, reference.registers)
    pairs = list(find_pairs(article))
    read = [
        read_sides(
            pair.words,
            NameReader(reference.registers, people),
            in_full=pair.kind is not PairKind.METADATA,
        )
        for pair in pairs
    ]
    blocks = [number for number, pair in enumerate(pairs) if pair.kind is PairKind.BLOCK]
    originals = [pair.blocks[article.original] for pair in pairs if pair.blocks is not None]
    swapped = find_swapped([read[number] for number in blocks], [block.kind for block in originals])
    for number, (pair, sides) in enumerate(zip(pairs, read, strict=True)):
        text = sides.sides[article.original.other].text
        if number in swapped:
            other = originals[swapped[number]]
            yield pair, Finding(code="blocks-swapped", words=_short(other.words), span=(0, len(text)), at=0)
            continue
        for finding in _check_pair(pair, sides, article.original, reference, standins):
            yield pair, finding


def _check_pair(
    pair: Pair, sides: Sides, original: Language, reference: Reference, standins: Standins
) -> Iterator[Finding]:
    """Yield what one pair of texts tells; the kind of pair decides which rules hold."""
    text = sides.sides[original.other].text
    if pair.kind is not PairKind.METADATA and (span := find_untranslated(text, original.other)):
        yield Finding(code="untranslated", words=_short(text[slice(*span)]), span=span)
        if (span[1] - span[0]) * 2 > len(text):
            return
    # Notes may call the language of a text by its name, and a post the body that it belongs to.
    is_ours = pair.kind is PairKind.METADATA
    passed_over = frozenset({"land", "organisation", "proper"} if is_ours else ())
    theirs, ours = (
        [held for held in sides.held(language) if held.key[0] not in passed_over]
        for language in (original, original.other)
    )
    findings = compare_facts(sides, original, theirs, ours, standins)
    dropped: list[tuple[int, int]] = []
    if pair.kind is not PairKind.METADATA:
        findings += check_strange_names(sides, original)
        findings += check_name_order(sides, original, theirs, ours)
        findings += check_counted(sides, original, theirs, ours)
    if pair.kind is PairKind.BLOCK:
        for finding, part in check_sentences(sides, original):
            yield finding
            dropped.append(part)
        if not dropped:
            findings += list(check_passages(sides, original)) or check_length(sides, original)
        findings += check_terms(sides, reference.glossary, original)
        findings += check_strange_terms(sides, reference.glossary, original)
        findings += check_marks(sides, original, reference.registers.abbreviations)
    for finding in findings:
        is_dropped = finding.at is not None and any(start <= finding.at < end for start, end in dropped)
        if not is_dropped or finding.code.endswith("-added"):
            yield finding


def _settles(difference: Difference, pair: Pair, finding: Finding, article: Article) -> bool:
    """A difference settles the findings that have its words, in the block of its line, or outside the text."""
    if difference.words != finding.words:
        return False
    if pair.blocks is None or difference.line is None:
        return pair.blocks is None and difference.line is None
    block = pair.blocks[article.original]
    return block.line <= difference.line <= block.last_line


def _locate(  # noqa: PLR0913, PLR0917 - all that a place is made of
    pair: Pair, finding: Finding, article: Article, original: Text, translation: Text, folder: Path
) -> Problem:
    tell = Problem.note if finding.is_note else Problem.at
    values: dict[str, str | int] = {"words": finding.words, "here": finding.here}
    if pair.blocks is None:
        values["original"] = pair.words[article.original]
        return tell(Place(file=folder / "article.toml"), finding.code, pair.key, **values)
    theirs, ours = pair.blocks[article.original], pair.blocks[article.original.other]
    values["line"] = theirs.line
    values["file"] = _file_of(original, article.original)
    if finding.at is not None:
        values["says"] = _around(theirs.words, finding.at)
    place = _place(ours, finding, translation, article.original.other, folder)
    return tell(place, finding.code, **values)


def _place(block: Block, finding: Finding, text: Text, language: Language, folder: Path) -> Place:
    """Return the place of *finding* in the file of the translation, with the line as the editor sees it."""
    file = folder / _file_of(text, language)
    if text.seed is not None:
        return Place(file=file, line=block.line)
    mark = {BlockKind.CAPTION: CAPTION_MARK[language], BlockKind.SUBHEADING: SUBHEADING_MARK}.get(block.kind, "")
    whole = mark + block.words
    start, end = finding.span[0] + len(mark), finding.span[1] + len(mark)
    line_start = whole.rfind("\n", 0, start) + 1
    line = whole[line_start:].split("\n", maxsplit=1)[0]
    column = start - line_start + 1
    width = max(1, min(end - start, len(line) - column + 1))
    return Place(file=file, line=block.line + whole.count("\n", 0, start), column=column, width=width, text=line)


def _file_of(text: Text, language: Language) -> str:
    return text.seed.file if text.seed is not None else f"text.{language.value}.md"


_REACH = 45


def _around(words: str, at: int) -> str:
    """Return what the original says around *at*, cut at words."""
    start, end = max(0, at - _REACH), min(len(words), at + _REACH)
    shown = words[start:end].replace("\n", " ")
    if start:
        shown = "…" + shown.split(" ", maxsplit=1)[-1]
    if end < len(words):
        shown = shown.rsplit(" ", maxsplit=1)[0] + "…"
    return shown


def _short(words: str) -> str:
    flat = " ".join(words.split())
    return flat if len(flat) <= 60 else flat[:59].rsplit(" ", 1)[0] + "…"  # noqa: PLR2004 - a line of a message
