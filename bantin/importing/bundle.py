"""A draft as the files of a bundle: what is sure stands plain, what is not stands after TODO with its reason."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from textwrap import shorten

from bantin.collected import Encoding
from bantin.importing.dates import FoundDate
from bantin.importing.draft import SURE, Draft
from bantin.importing.parts import FoundOrganisation, Part
from bantin.importing.roles import LineGuess
from bantin.importing.stanzas import stanza_of
from bantin.importing.toml import guess, inline, key_line, quote, remark, values_line
from bantin.model.article import LineRole
from bantin.text import find_slug_fault, propose_slug, unmark

SEED_FILE = "seed.txt"
_BLOCKS = (LineRole.LEAD, LineRole.PARAGRAPH, LineRole.SUBHEADING, LineRole.CAPTION, LineRole.CREDIT)
_FOLDER_LENGTH = 45
_PLAIN = (Encoding.UTF_8, Encoding.UTF_8_SIG)


@dataclass(frozen=True, slots=True, kw_only=True)
class SeedFile:
    """The file of a text: its *name* as collected, and the SHA-256 of its bytes."""

    name: str
    sha256: str


def folder_names(draft: Draft) -> tuple[str, ...]:
    """Return names for the bundle's folder, the best first: the day of the event, then a few words.

    The year is ``0000`` where the text does not give it and nothing surely speaks for one; likewise month and day.
    """
    day = _folder_day(draft.event)
    partners = [entry.id or entry.proposal for entry in draft.in_part(Part.PARTNER)[:1]]
    places = [province.id for province in draft.provinces[:1]]
    short = "-".join([*places, *(partner.removeprefix("benh-vien-") for partner in partners)])
    title = draft.title.words if draft.title else draft.guesses[0].words if draft.guesses else ""
    slugs = [_cut(propose_slug(words)) for words in (short, title, f"{short} {title}")]
    names = [f"{day}-{slug}" for slug in slugs if slug]
    return tuple(dict.fromkeys(names)) or (f"{day}-bai",)


def write_article(draft: Draft, seed: SeedFile, taken_slugs: frozenset[str] = frozenset()) -> str:
    """Return the text of article.toml: every key in the documented order, with ``draft = true``.

    It is TOML that loads with no problem but what is still to do; *taken_slugs* are those of other articles.
    """
    parts = [
        _head(draft),
        _titles(draft, taken_slugs),
        _event_date(draft),
        _published(draft),
        _citation(draft),
        _agreement(draft),
        _lists(draft),
        _seed(draft, seed),
        _stanzas(draft),
    ]
    lines = [line for part in parts for line in part]
    return unicodedata.normalize("NFC", "\n".join(lines).rstrip("\n") + "\n")


def write_translation(draft: Draft) -> str:
    """Return text.en.md: a block for each block of the original, its words after TODO."""
    blocks: list[str] = []
    for line in draft.guesses:
        if line.role not in _BLOCKS:
            continue
        words = line.words.replace("<", "&lt;")
        is_caption = line.role in (LineRole.CAPTION, LineRole.CREDIT)
        mark = "Caption: " if is_caption else "## " if line.role is LineRole.SUBHEADING else ""
        blocks.append(f"{mark}TODO {words}")
    return unicodedata.normalize("NFC", "\n\n".join(blocks) + "\n")


def _folder_day(event: FoundDate | None) -> str:
    if event is None:
        return "0000-00-00"
    year = event.year or (event.inferred_year if event.confidence >= SURE else None) or 0
    return f"{year:04}-{event.month or 0:02}-{event.day or 0:02}"


def _cut(slug: str) -> str:
    if len(slug) > _FOLDER_LENGTH:
        slug = slug[: _FOLDER_LENGTH + 1].rpartition("-")[0] or slug[:_FOLDER_LENGTH]
    return slug.strip("-")


def _head(draft: Draft) -> Iterator[str]:
    kind = draft.kind
    yield "draft = true"
    if kind is None:
        yield key_line("kind", "TODO")
    else:
        yield from guess("kind", kind.id, kind.confidence, kind.line, kind.words)
    yield from values_line("provinces", [(p.id, p.confidence, p.line, p.words) for p in draft.provinces], required=True)
    for key, part in (("partners", Part.PARTNER), ("local", Part.LOCAL), ("others", Part.OTHER)):
        found = [(_id_of(entry), _sureness(entry), entry.line, entry.words) for entry in draft.in_part(part)]
        yield from values_line(key, found, required=part is Part.PARTNER)
    yield from values_line("places", [(place.id, 1.0, 0, "") for place in draft.places], required=False)
    yield ""


def _sureness(entry: FoundOrganisation) -> float:
    """An organisation that the register does not have is never sure; a partner without a page neither."""
    return entry.confidence if entry.id else min(entry.confidence, SURE - 0.01)


def _id_of(entry: FoundOrganisation) -> str:
    return entry.id or entry.proposal


def _titles(draft: Draft, taken_slugs: frozenset[str]) -> Iterator[str]:
    title = draft.title
    slug = propose_slug(title.words) if title else ""
    is_free = bool(slug) and slug not in taken_slugs and find_slug_fault(slug) is None
    yield "[slug]"
    yield key_line("vi", slug if is_free else f"TODO {slug}".strip())
    yield key_line("en", f"TODO {slug}".strip())  # of the Vietnamese title, so that the draft can be looked at
    yield ""
    yield "[title]"
    if title is None:
        yield key_line("vi", "TODO")
    else:
        yield from guess("vi", title.words, title.confidence, title.first, "")
    yield key_line("en", "TODO")
    yield ""
    yield "[summary]"
    yield key_line("vi", "TODO")
    yield key_line("en", "TODO")
    yield ""
    yield "[text]"
    yield 'vi = "original"'
    yield 'en = "translated"'
    yield ""


def _event_date(draft: Draft) -> Iterator[str]:
    event = draft.event
    yield "[event_date]"
    if event is None:
        stamp = draft.stamp
        if stamp is not None:
            yield remark(0.3, stamp.line, f"the text names no day of the event; the time stamp says {stamp.says}")
        yield key_line("date", f"TODO {stamp.date}" if stamp else "TODO")
        yield key_line("precision", "TODO day")
        yield key_line("certainty", "TODO")
        yield key_line("year_certainty", "TODO")
        yield ""
        return
    yield from _date_lines(event)
    yield ""
    if event.year is None:
        basis = event.basis
        yield "[event_date.basis]"
        yield key_line("vi", f"TODO {basis.vi}" if basis else "TODO")
        yield key_line("en", f"TODO {basis.en}" if basis else "TODO")
        yield ""


def _date_lines(date: FoundDate) -> Iterator[str]:
    is_sure = date.year is not None and date.confidence >= SURE
    known = date.date
    if not is_sure:
        said = f"the text says “{date.says}”" + ("" if date.year else ", without a year")
        yield remark(date.confidence, date.line, said)
    yield f"date = {known}" if is_sure and known else key_line("date", f"TODO {known}" if known else "TODO")
    yield key_line("precision", date.precision.value)
    yield key_line("certainty", "stated")
    yield key_line("year_certainty", "stated" if date.year else "TODO inferred")
    yield key_line("says", date.says)
    yield f"line = {date.line}"


def _published(draft: Draft) -> Iterator[str]:
    stamp = draft.stamp
    if stamp is not None:
        yield "[published]"
        yield from _date_lines(stamp)
        yield ""


def _citation(draft: Draft) -> Iterator[str]:
    source, byline = draft.source, draft.byline
    yield "[citation]"
    if source is None:
        yield key_line("outlet", "TODO")
        yield key_line("outlet_certainty", "TODO")
    else:
        sure = source.confidence if source.outlet else 0.0
        yield from guess("outlet", source.outlet or source.name, sure, source.line, source.name)
        yield key_line("outlet_certainty", "stated" if source.is_stated else "TODO stated")
        if source.url:
            yield key_line("url", source.url)
            yield key_line("url_certainty", "stated")
        yield f"line = {source.line}"
    yield ""
    if byline is not None:
        yield "[citation.byline]"
        yield from guess("vi", byline.text, byline.confidence, byline.line, "")
        yield key_line("en", unmark(byline.text))
        yield ""
    if draft.photographers:
        yield "[citation.photos]"
        yield key_line("vi", draft.photographers)
        yield key_line("en", unmark(draft.photographers))
        yield ""


def _agreement(draft: Draft) -> Iterator[str]:
    kind = draft.kind
    if kind is not None and kind.signed:
        sides = [(_id_of(entry), _sureness(entry), entry.line, entry.words) for entry in draft.in_part(Part.PARTNER)]
        others = [(_id_of(entry), 0.5, entry.line, entry.words) for entry in draft.in_part(Part.LOCAL)[:2]]
        parties = [*sides, *others]
        yield "[agreement]"
        padded = [*parties, *[("", 0.0, 0, "")] * (2 - len(parties))]
        yield from values_line("parties", padded, required=True)
        yield f"line = {kind.line}"
        yield ""
        yield "[agreement.name]"
        yield from guess("vi", kind.words, kind.confidence, kind.line, "")
        yield key_line("en", "TODO")
        yield ""
    if draft.periods:
        period = draft.periods[0]
        yield "[period]"
        yield f"first = {period.first}"
        yield f"last = {period.last}"
        yield remark(0.6, period.line, period.words)
        yield key_line("of_agreement", f"TODO {str(period.of_agreement).lower()}")
        yield f"line = {period.line}"
        yield ""
        yield "[period.what]"
        yield key_line("vi", "TODO")
        yield key_line("en", "TODO")
        yield ""


def _lists(draft: Draft) -> Iterator[str]:
    registered = {entry.key for entry in draft.organisations if entry.id}
    for field in draft.fields:
        yield "[[fields]]"
        yield key_line("field", field.id)
        yield from guess("status", field.status.value, field.confidence, field.line, field.words)
        yield f"line = {field.line}"
        yield ""
    for person in draft.people:
        sure = person.confidence >= SURE
        mark = "" if sure else "TODO "
        yield "[[people]]"
        if not sure:
            yield remark(person.confidence, person.line, person.name)
        yield f"name = {inline(mark + person.name, mark + unmark(person.name))}"
        if person.title:
            yield f"title = {inline(person.title, 'TODO')}"
        yield f"post = {inline(person.post if person.post and sure else f'TODO {person.post}'.strip(), 'TODO')}"
        if person.organisation in registered:
            yield key_line("organisation", person.organisation)
        yield f"line = {person.line}"
        yield ""
    for figure in draft.figures:
        yield "[[figures]]"
        yield f"says = {inline(figure.says, 'TODO')}"
        yield f"what = {inline('TODO', 'TODO')}"
        yield f"line = {figure.line}"
        yield ""


def _seed(draft: Draft, seed: SeedFile) -> Iterator[str]:
    encoding = draft.collected.encoding
    yield "[seed.vi]"
    yield key_line("file", SEED_FILE)
    yield key_line("name", seed.name)
    if encoding not in _PLAIN:
        yield key_line("encoding", encoding.value)
    yield key_line("sha256", seed.sha256)
    yield "lines = ["
    yield from (_row(line) for line in draft.guesses)
    yield "]"


def _row(line: LineGuess) -> str:
    sure = line.confidence >= SURE
    pairs = [f"line = {line.first}"]
    if line.last > line.first:
        pairs.append(f"to = {line.last}")
    pairs.append(f"role = {quote(line.role.value if sure else f'TODO {line.role.value}')}")
    if line.of is not None:
        pairs.append(f"of = {line.of}")
    ends = {"credit": line.credit, "drop_start": line.drop_start, "drop_end": line.drop_end}
    pairs += [f"{key} = {quote(value)}" for key, value in ends.items() if value]
    said = "" if sure else f"  # {line.confidence:.2f}: {shorten(line.text[:200], 60, placeholder='…')}"
    return f"  {{ {', '.join(pairs)} }},{said}"


def _stanzas(draft: Draft) -> Iterator[str]:
    """Offer an entry of the register for each organisation that it does not have, as comments."""
    unknown: Sequence[FoundOrganisation] = [entry for entry in draft.organisations if not entry.id and entry.proposal]
    if not unknown:
        return
    yield ""
    yield "# Not in content/partners.toml yet. Put there what is an organisation of its own, and right what is wrong;"
    yield "# where one is known under another name, write the id it has."
    for entry in unknown:
        yield "#"
        yield from (f"# {line}" for line in stanza_of(entry))
