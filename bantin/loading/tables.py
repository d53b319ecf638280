"""Typed reading of TOML tables: closed, every fault noted with its place, nothing guessed.

A reader hands out a harmless value of the right type where the file has none, and notes the problem. Whoever reads a
table throws its result away when ``sound`` is false in the end, so a harmless value never gets any further.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Callable
from enum import StrEnum
from typing import TypeVar

from bantin.collected import find_heaps
from bantin.languages import Language, Localized
from bantin.loading.files import CONTROL
from bantin.loading.spans import KeyPath
from bantin.loading.toml import TomlFile
from bantin.problems import Place, Problem, at_most
from bantin.text import find_nearest

E = TypeVar("E", bound=StrEnum)

TODO = re.compile(r"TODO\b:?[ \t]*")
"""What begins so is still to be written, or to be confirmed; the rest of the value, if any, is a guess."""

_LISTED = 20


class TableReader:
    """One table of a TOML file: hands out its values by type and notes every fault."""

    def __init__(
        self,
        toml: TomlFile,
        values: dict[str, object],
        path: KeyPath,
        problems: list[Problem],
        parent: TableReader | None = None,
    ) -> None:
        """Read *values*, which stand at *path* in *toml*; faults go to *problems*, and count for the *parent* too."""
        self.toml = toml
        self.path = path
        self.problems = problems
        self._values = values
        self._asked: set[str] = set()
        self._parent = parent
        self._faults = 0

    @property
    def sound(self) -> bool:
        """Whether no fault of this table, or of one inside it, has been noted."""
        return self._faults == 0

    def has(self, key: str) -> bool:
        """Whether the table has *key*."""
        self._asked.add(key)
        return key in self._values or (*self.path, key) in self.toml.broken_keys

    def has_any(self, *keys: str) -> bool:
        """Whether the table has one of *keys*, which belong together."""
        present = [self.has(key) for key in keys]
        return any(present)

    def give_up(self) -> None:
        """Pass over whatever has not been read: it depends on a value that is broken."""
        self._asked |= self._values.keys()

    def fault(self, key: str | KeyPath, code: str, /, **values: str | int) -> None:
        """Note the fault *code* of the value at *key*; an empty key means the table itself.

        Of a guess in a draft nothing more is told than that it is one; where it can't be shown, the table is not sound.
        """
        path = (*self.path, key) if isinstance(key, str) else (*self.path, *key)
        if path in self.toml.guessed:
            if not _is_words(path):
                self.count_fault()
            return
        place, name = self._place_of(key)
        self._add(Problem.at(place, code, name, **values))

    def note(self, key: str | KeyPath, code: str, /, **values: str | int) -> None:
        """Note what an editor should know of the value at *key*; the table stays sound."""
        place, name = self._place_of(key)
        self.problems.append(Problem.note(place, code, name, **values))

    def text(self, key: str) -> str:
        """Return the string at *key*, which is required and not blank."""
        return self.optional_text(key) if self._require(key) else ""

    def optional_text(self, key: str) -> str:
        """Return the string at *key*, or an empty one; a blank string is a fault."""
        value = self._take(key)
        if value is None:
            return ""
        if not isinstance(value, str):
            self.fault(key, "not-a-text")
            return ""
        if not value.strip():
            self.fault(key, "empty-text")
            return ""
        if value != value.strip() and key not in ("drop_start", "drop_end"):
            self.fault(key, "blank-at-the-edge")
        self._check_characters(key, value)
        return value

    def integer(self, key: str) -> int:
        """Return the whole number at *key*, which is required and positive."""
        if not self._require(key):
            return 1
        value = self._take(key, _read_number)
        if value is None:
            return 1
        if not isinstance(value, int) or isinstance(value, bool) or value < 1:
            self.fault(key, "not-a-whole-number")
            return 1
        return value

    def optional_integer(self, key: str) -> int | None:
        """Return the positive whole number at *key*, or None."""
        return self.integer(key) if self.has(key) else None

    def boolean(self, key: str) -> bool:
        """Return the truth value at *key*, which is required."""
        value = self._take(key, _read_truth) if self._require(key) else None
        if value is None:
            return False
        if not isinstance(value, bool):
            self.fault(key, "not-true-or-false")
            return False
        return value

    def optional_boolean(self, key: str, *, default: bool) -> bool:
        """Return the truth value at *key*, or *default* when the key is not there."""
        return self.boolean(key) if self.has(key) else default

    def date(self, key: str) -> dt.date:
        """Return the date at *key*, which is required."""
        return self.optional_date(key) or dt.date.min if self._require(key) else dt.date.min

    def optional_date(self, key: str) -> dt.date | None:
        """Return the date at *key*, or None."""
        value = self._take(key, _read_day)
        if value is None:
            return None
        if not isinstance(value, dt.date) or isinstance(value, dt.datetime):
            self.fault(key, "not-a-date", written=self.toml.written_at((*self.path, key)))
            return None
        return value

    def choice(self, key: str, choices: type[E]) -> E:
        """Return the member of *choices* at *key*, which is required."""
        first = next(iter(choices))
        value = self.text(key)
        if not value:
            return first
        try:
            return choices(value)
        except ValueError:
            self.unknown(key, value, [member.value for member in choices], "unknown-word")
            return first

    def unknown(self, key: str | KeyPath, value: str, known: list[str], code: str) -> None:
        """Note with *code* that *value* is none of the *known* ones; name the nearest, and all unless they are many."""
        listed = ", ".join(known) if len(known) <= _LISTED else ""
        self.fault(key, code, value=value, nearest=find_nearest(value, known) or "", known=listed)

    def texts(self, key: str, *, required: bool = True) -> tuple[str, ...]:
        """Return the list of strings at *key*, none twice."""
        if required and not self._require(key):
            return ()
        value = self._take(key)
        if value is None:
            return ()
        if not isinstance(value, list) or not all(isinstance(item, str) and item.strip() for item in value):
            self.fault(key, "not-a-list")
            return ()
        seen: set[str] = set()
        for index, item in enumerate(value):
            self._check_characters((key, index), item)
            if item in seen:
                self.fault((key, index), "repeated-item", item=item)
            seen.add(item)
        return tuple(value)

    def localized(self, key: str) -> Localized[str]:
        """Return the localized text at *key*, which is required in both languages."""
        if not self._require(key, "localized"):
            return Localized(vi="", en="")
        return self.optional_localized(key) or Localized(vi="", en="")

    def optional_localized(self, key: str) -> Localized[str] | None:
        """Return the localized text at *key*, or None when the key is not there."""
        table = self.optional_table(key)
        if table is None:
            return None
        value = Localized(vi=table.text("vi"), en=table.text("en"))
        table.close()
        return value

    def localized_texts(self, key: str) -> Localized[tuple[str, ...]]:
        """Return the optional lists of texts at *key*, one per language, either of which may be left out."""
        table = self.optional_table(key)
        if table is None:
            return Localized(vi=(), en=())
        value = Localized(vi=table.texts("vi", required=False), en=table.texts("en", required=False))
        table.close()
        return value

    def table(self, key: str) -> TableReader:
        """Return a reader of the table at *key*, which is required."""
        if self._require(key, "table"):
            table = self.optional_table(key)
            if table is not None:
                return table
        absent = TableReader(self.toml, {}, (*self.path, key), [])
        absent.count_fault()  # what is missing has been said, and nothing in it is worth reading
        return absent

    def optional_table(self, key: str) -> TableReader | None:
        """Return a reader of the table at *key*, or None."""
        value = self._take(key)
        if value is None:
            return None
        if not isinstance(value, dict):
            self.fault(key, "not-a-table", table=key)
            return None
        return TableReader(self.toml, value, (*self.path, key), self.problems, self)

    def tables(self, key: str) -> list[TableReader]:
        """Return a reader for each table of the list at *key*; an empty list when the key is not there."""
        value = self._take(key)
        if value is None:
            return []
        if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
            self.fault(key, "not-a-list-of-tables", table=key)
            return []
        return [
            TableReader(self.toml, item, (*self.path, key, index), self.problems, self)
            for index, item in enumerate(value)
        ]

    def close(self) -> None:
        """Note every key of the table that nobody asked for."""
        unknown = at_most(
            map(self._unknown_key, (key for key in self._values if key not in self._asked)), self.toml.file.path
        )
        for problem in unknown:
            self._add(problem)

    def _unknown_key(self, key: str) -> Problem:
        near = find_nearest(key, self._asked) or ""
        known = "" if near else ", ".join(sorted(self._asked))
        place = self.toml.place_of((*self.path, key), key=True)
        return Problem.at(place, "unknown-key", self._name(key), name=key, nearest=near, known=known)

    def _check_characters(self, key: str | KeyPath, value: str) -> None:
        """What an escape in a string stands for is held to the same rules as the text of a file."""
        if found := CONTROL.search(value):
            self.fault(key, "control-character", character=f"U+{ord(found[0]):04X}")
        elif heap := next(find_heaps(value), None):
            self.fault(key, "heap-of-marks", count=heap[1])
        elif not unicodedata.is_normalized("NFC", value):
            self.fault(key, "loose-marks-escaped")

    def _place_of(self, key: str | KeyPath) -> tuple[Place, str]:
        """Return where the value at *key* stands, and its name."""
        inner = (key,) if isinstance(key, str) else key
        path = (*self.path, *inner) if inner != ("",) else self.path
        return self.toml.place_of(path), ".".join(part for part in path if isinstance(part, str))

    def _name(self, key: str) -> str:
        return ".".join(part for part in (*self.path, key) if isinstance(part, str))

    def count_fault(self) -> None:
        """Make this table, and those around it, unsound."""
        self._faults += 1
        if self._parent is not None:
            self._parent.count_fault()

    def _add(self, problem: Problem) -> None:
        self.problems.append(problem)
        self.count_fault()

    def _require(self, key: str, shape: str = "plain") -> bool:
        """Whether *key* is there; a fault when it is not, and *shape* chooses the hint."""
        self._asked.add(key)
        if key in self._values:
            return True
        broken = self.toml.broken_keys.get((*self.path, key))
        if broken is not None:
            # Noted when the file was parsed; noting it again makes this reader unsound, and nobody sees it twice.
            self._add(broken)
        else:
            self.fault(("",), "missing-key", name=key, **{shape: key if shape == "plain" else self._name(key)})
        return False

    def _take(self, key: str, read: Callable[[str], object] = str) -> object:
        """Return the value at *key*, or None; what is still to do is noted.

        In a draft a guess stands in for the value, as *read* understands it, and a text without one shows that it is
        missing, so that the draft can be looked at. Elsewhere what is to do is as good as not there.
        """
        self._asked.add(key)
        value = self._values.get(key)
        if not isinstance(value, list):
            return self._settle((key,), value, read)
        parts = [self._settle((key, index), part, read) for index, part in enumerate(value)]
        return None if any(part is None for part in parts) else parts

    def _settle(self, key: KeyPath, value: object, read: Callable[[str], object]) -> object:
        if not isinstance(value, str) or not TODO.match(value):
            return value
        guess = TODO.sub("", value, count=1)
        place = self.toml.place_of((*self.path, *key))
        problem = Problem.at(place, "todo", self._name(str(key[0])), guess=guess)
        settled = read(guess) if guess else value if _is_words((*self.path, *key)) else None
        if self.toml.is_draft and settled is not None:
            self.problems.append(problem)
            self.toml.guessed.add((*self.path, *key))
            return settled
        self._add(problem)
        return None


def _is_words(path: KeyPath) -> bool:
    """Whether the value at *path* is one language's form of a text, which can say anything; a slug can't."""
    return path[-1] in set(Language) and path[-2:-1] != ("slug",)


def _read_number(guess: str) -> int | None:
    return int(guess) if guess.isdecimal() else None


def _read_truth(guess: str) -> bool | None:
    return {"true": True, "false": False}.get(guess)


def _read_day(guess: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(guess)
    except ValueError:
        return None
