"""What a person must put right, or should know: where it is, what it is, and the values that its words need."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

Values = tuple[tuple[str, str | int], ...]

_MOST = 100
"""Problems of one sort that are told of one file; who has put these right is told the next."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A spot in a file that a person can edit.

    *line* and *column* count from 1, columns in characters; both are None when the whole file is meant. *width* is
    how many characters are meant. *text* is the line itself, as the editor wrote it.
    """

    file: Path
    line: int | None = None
    column: int | None = None
    width: int = 1
    text: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """What is wrong with a value, for who knows where it stands: the *code* and the *values* of a problem."""

    code: str
    values: Values = ()

    @classmethod
    def of(cls, code: str, /, **values: str | int) -> Fault:
        """Return the fault *code*; a value that is an empty string is left out."""
        return cls(code=code, values=_named(values))

    def at(self, place: Place) -> Problem:
        """Return the problem that this fault is at *place*."""
        return Problem(place=place, code=self.code, values=self.values)


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One thing that keeps the site from being published, or (a note) that an editor should know.

    *code* is the stable name of the sort of problem (``unknown-province``); its words in each language stand in
    ``locales/<language>/problems/``, and *values* are what they name. *key* names the value of the file that is wrong
    (``event_date.date``), or is empty when no value is to blame.
    """

    place: Place
    code: str
    values: Values = ()
    key: str = ""
    is_note: bool = False

    @classmethod
    def at(cls, place: Place, code: str, key: str = "", /, **values: str | int) -> Problem:
        """Return the problem *code* at *place*; a value that is an empty string is left out."""
        return cls(place=place, code=code, key=key, values=_named(values))

    @classmethod
    def note(cls, place: Place, code: str, key: str = "", /, **values: str | int) -> Problem:
        """Return a note: it keeps nothing from being published."""
        return cls(place=place, code=code, key=key, values=_named(values), is_note=True)

    @property
    def order(self) -> tuple[str, int, int, str, str, str]:
        """Sort key: by file, then by place in it, with code and values as tie-break."""
        return (
            self.place.file.as_posix(),
            self.place.line or 0,
            self.place.column or 0,
            self.key,
            self.code,
            str(self.values),
        )


def at_most(found: Iterable[Problem], file: Path) -> list[Problem]:
    """Return the first of the problems *found* in *file*, and one that there are more, if there are too many to tell.

    A damaged file may have a million: after so many faults no more are looked for. Notes never hide a fault.
    """
    told: list[Problem] = []
    counts = {True: 0, False: 0}
    for problem in found:
        counts[problem.is_note] += 1
        if counts[problem.is_note] <= _MOST:
            told.append(problem)
        elif not problem.is_note:
            break
    more = Problem(place=Place(file=file), code="more-of-these", values=(("count", _MOST),))
    return [*told, *(replace(more, is_note=is_note) for is_note in counts if counts[is_note] > _MOST)]


class ProblemsError(Exception):
    """Raised by a stage that cannot give its value: holds every problem it found, in order, none twice."""

    def __init__(self, problems: list[Problem]) -> None:
        """Keep *problems*, at least one."""
        self.problems: list[Problem] = sorted(set(problems), key=lambda problem: problem.order)
        super().__init__(f"{len(self.problems)} problems")

    def __reduce__(self) -> tuple[type[ProblemsError], tuple[list[Problem]]]:
        """Come back from another process with all problems."""
        return ProblemsError, (self.problems,)


def _named(values: dict[str, str | int]) -> Values:
    return tuple((name, value) for name, value in values.items() if value != "")
