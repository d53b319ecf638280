"""A bundle: its hand-written metadata, its seeds and texts, and that they say the same."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from textwrap import shorten

from bantin.languages import Language, Localized
from bantin.loading.files import TextFile, read_text
from bantin.loading.partners import read_slug
from bantin.loading.seeds import SeedText, read_seed
from bantin.loading.tables import TableReader, read_toml
from bantin.loading.texts import check_pairing, parse_blocks
from bantin.model.article import (
    Agreement,
    Article,
    Certainty,
    Citation,
    Copy,
    FieldOfCooperation,
    FieldStatus,
    Figure,
    Note,
    Period,
    Person,
    Precision,
    SourceTitle,
    Text,
    TextState,
    UncertainDate,
    UrlCertainty,
)
from bantin.problems import Place, Problem
from bantin.urls import find_url_fault

_FOLDER = re.compile(r"\d{4}-\d{2}-\d{2}-[a-z0-9]+(-[a-z0-9]+)*")
_DIGITS = re.compile(r"\d+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Bundle:
    """A bundle that was read: its article, and the reader of its metadata, for checks that need other files."""

    article: Article
    reader: TableReader


@dataclass(frozen=True, slots=True, kw_only=True)
class _Body:
    """The text of one language with the file it stands in."""

    text: Text
    file: TextFile


class _Lines:
    """The lines of the original, which the metadata's ``line`` keys point to. *file* is None when it is broken."""

    def __init__(self, file: TextFile | None) -> None:
        self.file = file

    def read(self, table: TableReader, key: str = "line") -> int:
        """Return the line number at *key*; it must be a line of the original that is not blank."""
        line = table.integer(key)
        if table.sound and self.file is not None:
            if line > len(self.file.lines):
                table.fault(key, f"{self.file.path.name} has only {len(self.file.lines)} lines")
            elif not self.file.lines[line - 1].strip():
                table.fault(key, f"line {line} of {self.file.path.name} is blank")
        return line

    def read_optional(self, table: TableReader) -> int | None:
        """Return the line number at ``line``, or None."""
        return self.read(table) if table.has("line") else None

    def check_quote(self, table: TableReader, key: str | tuple[str, ...], words: str, line: int | None) -> None:
        """*words* must stand in *line* of the original."""
        if self.file is None or line is None or not words or not 1 <= line <= len(self.file.lines):
            return
        if words not in self.file.lines[line - 1]:
            said = self.file.lines[line - 1].strip()
            message = f'"{words}" does not stand in line {line} of {self.file.path.name}'
            table.fault(key, message, f"the line says: {shorten(said, 80, placeholder='…')}")


def read_bundle(folder: Path, problems: list[Problem]) -> Bundle | None:
    """Read the bundle in *folder*; append every fault to *problems*; None when the article can't be made."""
    faults = len(problems)
    if not _FOLDER.fullmatch(folder.name):
        message = f'"{folder.name}" is no name for a bundle'
        problems.append(
            Problem(place=Place(file=folder), message=message, hint="such as 2024-04-17-bai-chay-dong-trieu")
        )
    toml = read_toml(folder / "article.toml", problems)
    if toml is None:
        return None
    top = TableReader(toml, toml.values, (), problems)
    states = _read_states(top)
    bodies, files = _read_bodies(top, folder, states)
    original = next((language for language in Language if states[language] is TextState.ORIGINAL), Language.VI)
    body = bodies[original]
    article = _read_article(top, folder.name, states, bodies, _Lines(body.file if body else None))
    top.close()
    _check_strays(folder, files, problems)
    if len(problems) > faults:
        return None
    _check_against_seeds(top, article)
    return Bundle(article=article, reader=top) if len(problems) == faults else None


def _read_states(top: TableReader) -> Localized[TextState]:
    """Exactly one language is the original."""
    table = top.table("text")
    states = Localized(vi=table.choice("vi", TextState), en=table.choice("en", TextState))
    table.close()
    originals = [language for language in Language if states[language] is TextState.ORIGINAL]
    if table.sound and len(originals) != 1 and top.has("text"):
        top.fault("text", f"{len(originals)} languages are the original", "exactly one is")
    return states


def _read_bodies(
    top: TableReader, folder: Path, states: Localized[TextState]
) -> tuple[Localized[_Body | None], set[str]]:
    """Return the body of each language, and the names of the files that belong to the bundle.

    A language has a seed, or a Markdown text, or is missing; a translation has the blocks of its original.
    """
    seeds = top.optional_table("seed")
    files = {"article.toml"}
    bodies: dict[Language, _Body | None] = {}
    for language in Language:
        state = states[language]
        table = seeds.optional_table(language.value) if seeds else None
        name = f"text.{language.value}.md"
        if table is not None:
            bodies[language] = _read_seed_body(table, folder, state, files)
            if (folder / name).exists():
                top.fault(("seed", language.value), f"{name} is there too", "a language has a seed or a text, not both")
                files.add(name)
        elif state is TextState.MISSING:
            bodies[language] = None
            if (folder / name).exists():
                top.fault(("text", language.value), f'is "missing", but {name} is there', 'write "translated"')
                files.add(name)
        else:
            files.add(name)
            bodies[language] = _read_written_body(top, folder / name, language, state)
    if seeds:
        seeds.close()
    _check_translation(states, bodies, top.problems)
    return Localized(vi=bodies[Language.VI], en=bodies[Language.EN]), files


def _read_seed_body(table: TableReader, folder: Path, state: TextState, files: set[str]) -> _Body | None:
    seed: SeedText | None = read_seed(table, folder)
    files.add(table.optional_text("file"))
    if state is TextState.MISSING:
        table.fault("", 'a language that is "missing" has no seed')
    if seed is None:
        return None
    return _Body(text=Text(state=state, blocks=seed.blocks, seed=seed.seed), file=seed.file)


def _read_written_body(top: TableReader, path: Path, language: Language, state: TextState) -> _Body | None:
    if not path.exists() and not path.is_symlink():
        hint = f'write {path.name}, or set {language.value} = "missing" under [text]'
        top.fault(("text", language.value), f"{path.name} is missing", hint)
        return None
    file = read_text(path, top.problems)
    if file is None:
        return None
    blocks = parse_blocks(file, language, top.problems)
    return _Body(text=Text(state=state, blocks=blocks, seed=None), file=file)


def _check_translation(
    states: Localized[TextState], bodies: dict[Language, _Body | None], problems: list[Problem]
) -> None:
    for language in Language:
        ours, theirs = bodies[language], bodies[language.other]
        if states[language] is TextState.TRANSLATED and ours and theirs and ours.text.blocks and theirs.text.blocks:
            check_pairing(ours.text.blocks, ours.file, theirs.text.blocks, theirs.file.path.name, problems)


def _read_article(
    top: TableReader, article_id: str, states: Localized[TextState], bodies: Localized[_Body | None], lines: _Lines
) -> Article:
    """Return the article; it is not worth anything when a fault was noted meanwhile."""
    title = _read_owned(top, "title", states)
    slug_hints = Localized(vi=title.vi or title.en or "", en=title.en or title.vi or "")
    return Article(
        id=article_id,
        kind=top.text("kind"),
        provinces=_read_some(top, "provinces"),
        partners=_read_some(top, "partners"),
        local=top.texts("local"),
        others=top.texts("others"),
        places=top.texts("places"),
        retrieved=top.optional_date("retrieved"),
        slug=read_slug(top, slug_hints) if top.has("slug") else top.localized("slug"),
        title=title,
        source_title=_read_source_title(top),
        summary=_read_owned(top, "summary", states),
        texts=Localized(
            vi=bodies.vi.text if bodies.vi else None,
            en=bodies.en.text if bodies.en else None,
        ),
        event_date=_read_date(top.table("event_date"), lines),
        published=_read_date(published, lines) if (published := top.optional_table("published")) else None,
        citation=_read_citation(top.table("citation"), lines),
        agreement=_read_agreement(agreement, lines) if (agreement := top.optional_table("agreement")) else None,
        period=_read_period(period, lines) if (period := top.optional_table("period")) else None,
        why=top.optional_localized("why"),
        fields=tuple(_read_field(table, lines) for table in top.tables("fields")),
        people=tuple(_read_person(table, lines) for table in top.tables("people")),
        figures=tuple(_read_figure(table, lines, bodies) for table in top.tables("figures")),
        notes=tuple(_read_note(table, lines) for table in top.tables("notes")),
    )


def _read_some(top: TableReader, key: str) -> tuple[str, ...]:
    values = top.texts(key)
    if top.has(key) and not values and top.sound:
        top.fault(key, "is empty", "name at least one")
    return values


def _read_owned(top: TableReader, key: str, states: Localized[TextState]) -> Localized[str | None]:
    """Return a localized text of ours, which each language that has a text must have."""
    table = top.table(key)
    forms: dict[Language, str | None] = {}
    for language in Language:
        if states[language] is TextState.MISSING:
            forms[language] = table.optional_text(language.value) or None
        else:
            forms[language] = table.text(language.value)
    table.close()
    return Localized(vi=forms[Language.VI], en=forms[Language.EN])


def _read_source_title(top: TableReader) -> SourceTitle | None:
    table = top.optional_table("source_title")
    if table is None:
        return None
    value = SourceTitle(
        words=Localized(vi=table.text("vi"), en=table.text("en")),
        certainty=table.choice("certainty", Certainty),
        basis=table.localized("basis"),
    )
    table.close()
    return value


def _read_date(table: TableReader, lines: _Lines) -> UncertainDate:
    """What the source says of a date must stand there and agree with it; the rest needs a basis."""
    value = UncertainDate(
        date=table.date("date"),
        precision=table.choice("precision", Precision),
        certainty=table.choice("certainty", Certainty),
        year_certainty=table.choice("year_certainty", Certainty),
        says=table.optional_text("says"),
        line=lines.read_optional(table),
        basis=table.optional_localized("basis"),
    )
    table.close()
    if not table.sound:
        return value
    if bool(value.says) != (value.line is not None):
        table.fault("", '"says" and "line" go together', "the source's own words, and the line they stand in")
    lines.check_quote(table, "says", value.says, value.line)
    if not value.is_stated and value.basis is None:
        say = "say how it is known: [event_date.basis] with vi and en"
        table.fault(
            "certainty", "what the source does not say needs a basis", say.replace("event_date", str(table.path[-1]))
        )
    if value.precision is not Precision.DAY and value.date.day != 1:
        table.fault("date", f"only the {value.precision} is known", "write 01 for what is not known")
    _check_stated_parts(table, value)
    return value


def _check_stated_parts(table: TableReader, value: UncertainDate) -> None:
    """The parts that the source states are in its words."""
    said = {int(digits) for digits in _DIGITS.findall(value.says)}
    if value.year_certainty is Certainty.STATED and value.date.year not in said:
        hint = 'set year_certainty = "inferred" or "confirmed", and say how it is known'
        table.fault("date", "the year is not in the source's words", hint)
    if value.certainty is Certainty.STATED:
        parts = {"day": value.date.day} if value.precision is Precision.DAY else {}
        parts |= {"month": value.date.month} if value.precision is not Precision.YEAR else {}
        for name, part in parts.items():
            if part not in said:
                hint = f'the source says "{value.says}"' if value.says else 'quote the source in "says"'
                table.fault("date", f"the {name} {part} is not in the source's words", hint)


def _read_citation(table: TableReader, lines: _Lines) -> Citation:
    url = table.optional_text("url")
    copy = table.optional_table("copy")
    citation = Citation(
        outlet=table.text("outlet"),
        outlet_certainty=table.choice("outlet_certainty", Certainty),
        url=_check_url(table, url),
        url_certainty=table.choice("url_certainty", UrlCertainty) if url or table.has("url_certainty") else None,
        line=lines.read_optional(table),
        byline=table.optional_localized("byline"),
        photos=table.optional_localized("photos"),
        basis=table.optional_localized("basis"),
        copy=_read_copy(copy) if copy else None,
    )
    table.close()
    if not table.sound:
        return citation
    if citation.url_certainty is not None and not url:
        table.fault("url_certainty", 'goes with "url"')
    if citation.url_certainty is UrlCertainty.STATED:
        if citation.line is None:
            table.fault("url_certainty", 'a stated address needs "line"', "the line of the original that gives it")
        lines.check_quote(table, "url", url, citation.line)
    stated = citation.outlet_certainty is Certainty.STATED and citation.url_certainty is not UrlCertainty.FOUND
    if not stated and citation.basis is None:
        table.fault(
            "outlet_certainty", "what the source does not say needs a basis", "say how it is known: [citation.basis]"
        )
    return citation


def _read_copy(table: TableReader) -> Copy:
    copy = Copy(
        outlet=table.text("outlet"), url=_check_url(table, table.optional_text("url")), basis=table.localized("basis")
    )
    table.close()
    return copy


def _check_url(table: TableReader, url: str) -> str:
    if url and (fault := find_url_fault(url)):
        table.fault("url", fault)
    return url


def _read_agreement(table: TableReader, lines: _Lines) -> Agreement:
    agreement = Agreement(name=table.localized("name"), parties=table.texts("parties"), line=lines.read(table))
    table.close()
    if table.sound and len(agreement.parties) == 1:
        table.fault("parties", "an agreement has two parties or more")
    return agreement


def _read_period(table: TableReader, lines: _Lines) -> Period:
    period = Period(
        first=table.integer("first"), last=table.integer("last"), what=table.localized("what"), line=lines.read(table)
    )
    table.close()
    if table.sound and period.last < period.first:
        table.fault("last", f"comes before {period.first}")
    return period


def _read_field(table: TableReader, lines: _Lines) -> FieldOfCooperation:
    field = FieldOfCooperation(
        field=table.text("field"),
        status=table.choice("status", FieldStatus),
        line=lines.read(table),
        detail=table.optional_localized("detail"),
    )
    table.close()
    return field


def _read_person(table: TableReader, lines: _Lines) -> Person:
    person = Person(
        name=table.localized("name"),
        title=table.optional_localized("title"),
        post=table.localized("post"),
        organisation=table.optional_text("organisation"),
        line=lines.read(table),
    )
    table.close()
    return person


def _read_figure(table: TableReader, lines: _Lines, bodies: Localized[_Body | None]) -> Figure:
    """The words of a figure stand in the text of each language."""
    figure = Figure(says=table.localized("says"), what=table.localized("what"), line=lines.read(table))
    table.close()
    if table.sound:
        for language in Language:
            body = bodies[language]
            if body is None:
                continue
            if body.file is lines.file:
                lines.check_quote(table, ("says", language.value), figure.says[language], figure.line)
            elif figure.says[language] not in body.text.words:
                message = f'"{figure.says[language]}" does not stand in {body.file.path.name}'
                table.fault(("says", language.value), message, "give the words of the text")
    return figure


def _read_note(table: TableReader, lines: _Lines) -> Note:
    note = Note(words=Localized(vi=table.text("vi"), en=table.text("en")), line=lines.read_optional(table))
    table.close()
    return note


def _check_strays(folder: Path, files: set[str], problems: list[Problem]) -> None:
    """A bundle holds its own files and nothing else; names that start with a dot or end with ~ are passed over."""
    for path in sorted(folder.iterdir()):
        if path.name not in files and not path.name.startswith(".") and not path.name.endswith("~"):
            hint = f"the bundle's files are: {', '.join(sorted(file for file in files if file))}"
            problems.append(Problem(place=Place(file=path), message="this is no part of the bundle", hint=hint))


def _check_against_seeds(top: TableReader, article: Article) -> None:
    """Title and byline are the seed's own words."""
    for language in Language:
        text = article.texts[language]
        if text is None or text.seed is None:
            continue
        seed = text.seed
        if seed.title and article.title[language] != seed.title:
            top.fault(
                ("title", language.value), f"differs from the title line of {seed.name}", f"it says: {seed.title}"
            )
        byline = article.citation.byline
        if seed.bylines and byline is None:
            top.fault("citation", f'"byline" is missing; the seed says "{seed.bylines[0]}"', "add [citation.byline]")
        elif byline is not None and seed.bylines and not any(byline[language] in line for line in seed.bylines):
            top.fault(("citation", "byline", language.value), f'the seed says "{seed.bylines[0]}"')
