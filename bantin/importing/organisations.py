"""Organisations in a text: those of the register by their names, others by their head words and how far a name goes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from bantin.importing.countries import country_of
from bantin.importing.desk import Desk
from bantin.importing.extents import HEADS, ends_with_person, find_extent, full_name, is_named
from bantin.importing.roles import LineGuess
from bantin.importing.words import fold_words, tokenise
from bantin.model.article import LineRole
from bantin.model.partner import PartnerKind
from bantin.text import propose_slug


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """An organisation named in *line*. *id* is empty when the register has none such.

    *start* and *end* count the characters of the unit whose first line is *unit*; *before* are the words before them.
    """

    id: str
    name: str
    kind: PartnerKind
    country: str
    unit: int
    line: int
    start: int
    end: int
    words: str
    before: str
    role: LineRole

    @property
    def key(self) -> str:
        """What mentions of one body share."""
        return self.id or fold_words(self.name)


@dataclass(frozen=True, slots=True)
class _Named:
    """What a mention names."""

    id: str
    name: str
    kind: PartnerKind
    country: str


_ENGLISH_KINDS = {
    "Hospital": PartnerKind.HOSPITAL,
    "Clinic": PartnerKind.HOSPITAL,
    "Medical Center": PartnerKind.HOSPITAL,
    "Medical Centre": PartnerKind.HOSPITAL,
    "University": PartnerKind.UNIVERSITY,
    "College": PartnerKind.UNIVERSITY,
    "Institute": PartnerKind.RESEARCH_INSTITUTE,
    "Foundation": PartnerKind.ORGANISATION,
    "Association": PartnerKind.ORGANISATION,
}
_ENGLISH = re.compile(
    r"(?<![^\W_])(?:[A-Z][A-Za-z'’]{1,20}[ -]){1,5}?(?P<head>" + "|".join(_ENGLISH_KINDS) + r")(?![^\W_])"
    r"(?! (?:Hospital|College|Medical|Institute)\b)"
)
"""Names in English end with their head words: Kangbuk Samsung Hospital."""
_SCANNED = 20_000
_UNSCANNED = (
    LineRole.FURNITURE,
    LineRole.DUPLICATE,
    LineRole.SOURCE,
    LineRole.BYLINE,
    LineRole.CREDIT,
    LineRole.STAMP,
    LineRole.SECTION,
)


def find_mentions(guesses: Sequence[LineGuess], desk: Desk) -> tuple[Mention, ...]:
    """Return every organisation named in the title and the text, in order of place; publishers are not among them."""
    mentions: list[Mention] = []
    for guess in guesses:
        if guess.role not in _UNSCANNED:
            mentions += _scan_unit(guess, desk)
    return _merge_short_forms([*_find_shouted(guesses, mentions), *mentions])


def _find_shouted(guesses: Sequence[LineGuess], mentions: Sequence[Mention]) -> Iterator[Mention]:
    """In a title of capitals nobody sees where a name ends: it has those that the text has."""
    for guess in guesses:
        if guess.role is not LineRole.TITLE or not guess.text.isupper():
            continue
        words = f" {_bare(guess.text)} "
        for name in dict.fromkeys(mention.name for mention in mentions if not mention.id):
            if f" {_bare(name)} " in words:
                found = next(mention for mention in mentions if mention.name == name)
                yield replace(found, unit=guess.first, line=guess.first, start=0, end=0, before="", role=LineRole.TITLE)


def propose_id(name: str) -> str:
    """Return an id for an organisation that the register does not have; empty when nothing fit is left of its name."""
    return propose_slug(name)


def _scan_unit(guess: LineGuess, desk: Desk) -> list[Mention]:
    line = guess.text[:_SCANNED]
    tokens = tokenise(line)
    found: list[Mention] = []
    taken = [False] * (len(tokens) + 1)

    def add(names: _Named, first: int, last: int) -> None:
        start, end = tokens[first].start, tokens[last - 1].end
        taken[first:last] = [True] * (last - first)
        found.append(
            Mention(
                id=names.id,
                name=names.name,
                kind=names.kind,
                country=names.country,
                unit=guess.first,
                line=guess.line_at(start),
                start=start,
                end=end,
                words=line[start:end],
                before=line[max(0, start - 40) : start],
                role=guess.role,
            )
        )

    shouted = line.isupper()
    for match in desk.partner_names.find(line, tokens):
        entry = match.value
        add(_Named(entry.id, entry.name.vi, entry.kind, entry.country), match.first, match.last)
    for head in HEADS.find(line, tokens):
        if any(taken[head.first : head.last]) or shouted:
            continue
        last = find_extent(line, tokens, head.first, head.last, taken)
        if last > head.last and is_named(line, tokens[head.last : last], head.value, desk):
            words = line[tokens[head.first].start : tokens[last - 1].end]
            name = full_name(words, line[tokens[head.first].start : tokens[head.last - 1].end], head.value)
            if ends_with_person(name, desk):
                continue
            country = country_of(line, tokens[last - 1].end, name)
            add(_Named("", name, head.value.kind, country), head.first, last)
    for english in _ENGLISH.finditer(line):
        inside = [at for at, token in enumerate(tokens) if english.start() <= token.start < english.end()]
        if not any(taken[at] for at in inside) and not shouted:
            kind = _ENGLISH_KINDS[english["head"]]
            country = country_of(line, english.end(), english[0])
            add(_Named("", english[0], kind, country), inside[0], inside[-1] + 1)
    found.sort(key=lambda mention: mention.start)
    return _spread(guess, found, desk)


def _spread(guess: LineGuess, found: list[Mention], desk: Desk) -> list[Mention]:
    """Add what a list names in short: "UBND tỉnh Hà Giang, Tuyên Quang" are two bodies."""
    line = guess.text[:_SCANNED]
    added: list[Mention] = []
    for mention in found:
        if mention.kind is not PartnerKind.GOVERNMENT or "tỉnh " not in mention.words:
            continue
        head = mention.words[: mention.words.rindex("tỉnh ") + 5]
        at = mention.end
        while joint := re.compile(r"\s*(?:,|và)\s+(?:tỉnh\s+)?").match(line, at):
            tokens = tokenise(line[joint.end() : joint.end() + 40])
            match = next(iter(desk.province_names.find(line[joint.end() : joint.end() + 40], tokens)), None)
            if match is None or match.first != 0:
                break
            start, at = joint.end(), joint.end() + tokens[match.last - 1].end
            name = head + line[start:at]
            named = next(iter(desk.partner_names.find(name, tokenise(name))), None)
            added.append(
                Mention(
                    id=named.value.id if named else "",
                    name=named.value.name.vi if named else name,
                    kind=mention.kind,
                    country="VN",
                    unit=mention.unit,
                    line=guess.line_at(start),
                    start=start,
                    end=at,
                    words=line[start:at],
                    before=mention.before,
                    role=mention.role,
                )
            )
    return sorted([*found, *added], key=lambda mention: mention.start)


def _merge_short_forms(mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """One body, one name: "Trường Đại học Y" and "Đại học Y" are the same, the longer one counts."""
    longest: dict[str, str] = {}
    for mention in mentions:
        key = _bare(mention.name)
        longest[key] = max(longest.get(key, ""), mention.name, key=len)
    return tuple(mention if mention.id else replace(mention, name=longest[_bare(mention.name)]) for mention in mentions)


def _bare(name: str) -> str:
    """Return what the forms of one name share."""
    return fold_words(name).removeprefix("truong ").replace("uy ban nhan dan", "ubnd").replace(" tinh ", " ")
