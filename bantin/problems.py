"""What a person must put right: where it is, what is wrong, and what to do."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


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
class Problem:
    """One thing that keeps the site from being published. The message is finished: nobody formats it again.

    *key* names the value that is wrong (``event_date.date``), or is empty when no value is to blame.
    """

    place: Place
    message: str
    hint: str = ""
    key: str = ""

    @property
    def order(self) -> tuple[str, int, int, str, str]:
        """Sort key: by file, then by place in it, with the words as tie-break."""
        return (
            self.place.file.as_posix(),
            self.place.line or 0,
            self.place.column or 0,
            self.key,
            self.message,
        )


class ProblemsError(Exception):
    """Raised by a stage that cannot give its value: holds every problem it found, in order, none twice."""

    def __init__(self, problems: list[Problem]) -> None:
        """Keep *problems*, at least one."""
        self.problems: list[Problem] = sorted(set(problems), key=lambda problem: problem.order)
        super().__init__(f"{len(self.problems)} problems")
