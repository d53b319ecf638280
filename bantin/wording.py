"""What the program says to editors, in both languages: read from ``locales/<language>/``, once, and only when needed.

Gettext serves the pages. It has no form for what a problem needs: one name for a message, the ways to put it right, and
a longer explanation. So the words of the command line stand in TOML files, by name.
"""

from __future__ import annotations

import string
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from bantin.languages import Language
from bantin.problems import Fault, Problem, Values

LOCALES = Path(__file__).resolve().parents[1] / "locales"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """The words of one sort of problem.

    *message* says what is wrong, each of *hints* is a sentence about what to do; both name values in braces, and a hint
    whose values are not known is left out. *explanation* is for who asks, as plain text in paragraphs.
    """

    message: str
    hints: tuple[str, ...]
    explanation: str


@cache
def read_wording(language: Language) -> Mapping[str, Wording]:
    """Return the words of every sort of problem in *language*, by code."""
    wording: dict[str, Wording] = {}
    for path in sorted((LOCALES / language / "problems").glob("*.toml")):
        for code, entry in tomllib.loads(path.read_text(encoding="utf-8")).items():
            if code in wording:
                message = f"{path}: {code} has words already"
                raise ValueError(message)
            wording[code] = Wording(
                message=entry["message"],
                hints=tuple(entry.get("hints", ())),
                explanation=entry["explanation"].strip(),
            )
    return wording


def message_of(problem: Problem | Fault, language: Language) -> str:
    """Return in one sentence what is wrong; a value that was empty leaves its place empty."""
    message = read_wording(language)[problem.code].message
    unknown = names_in(message) - {name for name, _ in problem.values}
    return fill(message, (*problem.values, *((name, "") for name in sorted(unknown))))


def hint_of(problem: Problem, language: Language) -> str:
    """Return what to do about *problem*, or an empty text; between two hints stands a sign that parts them."""
    known = {name for name, _ in problem.values}
    hints = read_wording(language)[problem.code].hints
    said = ""
    for hint in hints:
        if names_in(hint) <= known:
            parting = "" if not said else " " if said.endswith(("?", ";", ":", ",")) else "; "
            said += parting + fill(hint, problem.values)
    return said


@cache
def _read_commands(language: Language) -> Mapping[str, str]:
    return tomllib.loads((LOCALES / language / "commands.toml").read_text(encoding="utf-8"))


def say(language: Language, name: str, **values: str | int) -> str:
    """Return the sentence *name* of the command line, with its *values* filled in."""
    return fill(_read_commands(language)[name], tuple(values.items()))


def fill(words: str, values: Values) -> str:
    """Return *words* with its values.

    ``{count} {count:block|blocks}`` chooses by the number. ``{part:day=ngày|month=tháng}`` chooses by a word of the
    metadata; one that is not listed stands as it is.
    """
    return _Filler().vformat(words, (), dict(values))


def names_in(words: str) -> set[str]:
    """Return the names of the values that *words* asks for."""
    return {name for _, name, _, _ in string.Formatter().parse(words) if name}


def pattern_of(words: str) -> str:
    """Return *words* with the names of their values instead of the values: «count» lines, a link / a folder."""
    parts: list[str] = []
    for literal, name, spec, _ in string.Formatter().parse(words):
        parts.append(literal)
        choices = [choice.partition("=") for choice in (spec or "").split("|")]
        if name and spec and "=" not in spec:
            parts.append(choices[-1][0])
        elif name and spec and all(word for word, _, _ in choices):
            parts.append(" / ".join(shown for _, _, shown in choices))
        elif name:
            parts.append(f"«{name}»")
    return "".join(parts)


class _Filler(string.Formatter):
    def format_field(self, value: Any, format_spec: str) -> Any:  # noqa: ANN401 - as the class above has it
        if "=" in format_spec:
            return dict(choice.split("=", 1) for choice in format_spec.split("|")).get(value, value)
        if isinstance(value, int) and "|" in format_spec:
            one, many = format_spec.split("|")
            return one if value == 1 else many
        return super().format_field(value, format_spec)
