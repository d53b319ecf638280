"""The texts that the importer is measured with, and what is true of each: ``bench/importing/README.md`` says how.

A text is one of the specimens in ``bench/importing/``, which are fiction, or the seed of an article of ours.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[1]
FOLDER = PROJECT / "bench" / "importing"
ARTICLES = PROJECT / "content" / "articles"

_INVISIBLE = re.compile("[\u200b-\u200f\u2060\ufeff]")


class Group(StrEnum):
    """What the importer's author knew of a text; no two groups are ever counted together."""

    SEEDS = "seeds"
    TUNED = "tuned layouts"
    HELD_OUT = "held-out layouts"


_GROUPS_BY_REST = {1: Group.TUNED, 0: Group.HELD_OUT}
"""By the number that a specimen's name begins with, divided by two: the odd ones were shown to the author."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceTruth:
    """The source that a text states; all empty when it states none. *names* are equally fair."""

    outlet: str = ""
    names: tuple[str, ...] = ()
    url: str = ""
    may_be_missing: bool = False

    @property
    def is_stated(self) -> bool:
        """Whether the text names any source at all."""
        return bool(self.outlet or self.names or self.url)


@dataclass(frozen=True, slots=True, kw_only=True)
class Truth:
    """What is true of one text. Every inner tuple holds readings that are equally fair, the best one first.

    *titles* and *bylines* are empty where the text has none; *events* are ISO dates or pairs of them with a slash, with
    ``????`` for a year that the text does not give; *abbreviations* are by their short forms.
    """

    encoding: str
    roles: tuple[tuple[str, ...], ...]
    titles: tuple[str, ...] = ()
    bylines: tuple[str, ...] = ()
    source: SourceTruth = SourceTruth()
    events: tuple[str, ...] = ()
    provinces: tuple[str, ...] = ()
    partners: tuple[tuple[str, ...], ...] = ()
    also_partners: tuple[tuple[str, ...], ...] = ()
    abbreviations: dict[str, tuple[str, ...]]
    also_abbreviations: tuple[str, ...] = ()
    layout: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Specimen:
    """A text to be read, and its truth. *path* holds its bytes; *name* is unique."""

    name: str
    group: Group
    path: Path
    truth: Truth

    def read_lines(self) -> list[str]:
        """Return the lines of the text, decoded as the truth says; the end of the last line opens no further one."""
        text = decode(self.path.read_bytes(), self.truth.encoding)
        return text.removesuffix("\n").split("\n")


def load_specimens() -> list[Specimen]:
    """Return the seeds, then the tuned and the held-out texts, each by name.

    Raises KeyError or ValueError for a truth that is not as the README says: these are ours, not an editor's.
    """
    return [specimen for group in Group for specimen in _load_group(group)]


def group_of(name: str) -> Group:
    """Return the group of the specimen called *name*. Raises ValueError for a name that begins with no number."""
    return _GROUPS_BY_REST[int(name.partition("-")[0]) % 2]


def decode(data: bytes, encoding: str) -> str:
    """Return the text of *data*: no byte order mark, line ends evened out. Raises UnicodeDecodeError."""
    codec = {"windows-1258": "cp1258"}.get(encoding, encoding)
    return data.decode(codec).removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def parse_truth(text: str) -> Truth:
    """Return the truth that the TOML *text* states."""
    table = tomllib.loads(text)
    source = table.pop("source")
    return Truth(
        layout=table.pop("layout"),
        encoding=table.pop("encoding"),
        roles=tuple(split_readings(role) for role in table.pop("roles")),
        titles=split_readings(table.pop("title")),
        bylines=split_readings(table.pop("byline")),
        source=SourceTruth(
            outlet=source["outlet"],
            names=split_readings(source["name"]),
            url=source["url"],
            may_be_missing=table.pop("source_may_be_missing", False),
        ),
        events=split_readings(table.pop("event")),
        provinces=tuple(table.pop("provinces")),
        partners=tuple(split_readings(partner) for partner in table.pop("partners")),
        also_partners=tuple(split_readings(partner) for partner in table.pop("also_partners")),
        abbreviations={short: split_readings(long) for short, long in table.pop("abbreviations").items()},
        also_abbreviations=tuple(table.pop("also_abbreviations")),
        **table,  # nothing is left of a sound truth: an unknown key is refused by name
    )


def split_readings(text: str) -> tuple[str, ...]:
    """Return the equally fair readings in *text*, which ``|`` parts; none when it is empty."""
    return tuple(even_out(reading) for reading in text.split("|")) if text else ()


def even_out(text: str) -> str:
    """Return *text* as it is compared: NFC, without marks that nobody sees, one blank where there are blanks."""
    return " ".join(_INVISIBLE.sub("", unicodedata.normalize("NFC", text)).split())


def _load_group(group: Group) -> Iterator[Specimen]:
    folder = FOLDER / "seeds" if group is Group.SEEDS else FOLDER
    for path in sorted(folder.glob("*.toml")):
        if group is not Group.SEEDS and group_of(path.stem) is not group:
            continue
        text = ARTICLES / path.stem / "seed.txt" if group is Group.SEEDS else path.with_suffix(".txt")
        truth = parse_truth(path.read_text(encoding="utf-8"))
        yield Specimen(name=path.stem, group=group, path=text, truth=truth)
