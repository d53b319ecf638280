"""Templates, each read, parsed and compiled once: for their messages, and for the environments of both languages."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from types import CodeType

from jinja2 import Environment, FileSystemLoader, StrictUndefined, TemplateSyntaxError
from jinja2.ext import extract_from_ast

from bantin.problems import Place, Problem, ProblemsError
from bantin.rendering.lean import LeanEnvironment
from bantin.rendering.structured.graph import json_ld

MessageId = str | tuple[str, ...]
SUFFIXES = (".html", ".txt", ".xhtml", ".xml")
"""What the names of templates end in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Templates:
    """The templates of *folder*: their compiled code by name, and where each message is first used.

    Those that *are_sound* already are compiled when they are first asked for.
    """

    folder: Path
    code: dict[str, CodeType]
    messages: dict[MessageId, Place]
    are_sound: bool = False

    def find(self, name: str) -> tuple[str, str, None] | None:
        """Return the source of a template, empty where it is compiled, and its file; None when there is none."""
        path = self.folder / name
        if name in self.code:
            return "", path.as_posix(), None
        if not self.are_sound or not path.is_file():
            return None
        return _source_of(path.read_bytes()), path.as_posix(), None


def load_templates(folder: Path, *, are_sound: bool = False) -> Templates:
    """Return the templates in *folder*; those that an earlier build found as they are now *are_sound*.

    Raises ``ProblemsError`` for templates and styles that are not UTF-8, and for wrong syntax.
    """
    if are_sound:
        return Templates(folder=folder, code={}, messages={}, are_sound=True)
    environment = strict_environment(folder)
    environment.install_null_translations(newstyle=True)  # type: ignore[attr-defined] # set by the extension
    problems: list[Problem] = []
    code: dict[str, CodeType] = {}
    messages: dict[MessageId, Place] = {}
    for path in _find_sources(folder):
        source = _read(path, problems)
        if source is None or path.suffix == ".css":
            continue
        name = path.relative_to(folder).as_posix()
        try:
            tree = environment.parse(source, name, path.as_posix())
            for line, _function, message in extract_from_ast(tree):
                messages.setdefault(_message_id(message), Place(file=path, line=line))
            code[name] = environment.compile(tree, name, path.as_posix())
        except TemplateSyntaxError as error:
            lines = source.splitlines()
            text = lines[error.lineno - 1] if 0 < error.lineno <= len(lines) else None
            place = Place(file=path, line=error.lineno, column=1, text=text)
            problems.append(Problem.at(place, "template-syntax", reason=error.message or ""))
    if problems:
        raise ProblemsError(problems)
    return Templates(folder=folder, code=code, messages=messages)


def strict_environment(folder: Path) -> Environment:
    """Return an environment for templates in *folder*.

    Everything is escaped, XML too; an undefined name is an error; templates see their context and gettext, no clock
    and no disk.
    """
    environment = LeanEnvironment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        extensions=["jinja2.ext.i18n"],
    )
    environment.filters["json_ld"] = json_ld
    environment.policies["ext.i18n.trimmed"] = True
    return environment


def _find_sources(folder: Path) -> list[Path]:
    """Return the templates and styles in *folder*, in their order."""
    static = folder / "static"
    return sorted(
        path
        for path in folder.rglob("*")
        if path.suffix in (*SUFFIXES, ".css")
        and not (path.suffix in (".txt", ".xml") and static in path.parents)  # published as it is, or a font's licence
    )


def _message_id(message: str | tuple[str | None, ...] | None) -> MessageId:
    """Return the id of an extracted message: one string, or singular and plural; placeholders are extracted as None."""
    if isinstance(message, str):
        return message
    forms = tuple(part for part in message or () if part)
    return forms[0] if len(forms) == 1 else forms


def _read(path: Path, problems: list[Problem]) -> str | None:
    data = path.read_bytes()
    try:
        return _source_of(data)
    except UnicodeDecodeError as error:
        place = Place(file=path, line=data[: error.start].count(b"\n") + 1)
        problems.append(Problem.at(place, "not-utf-8", byte=f"0x{data[error.start]:02x}"))
        return None


def _source_of(data: bytes) -> str:
    return data.decode().replace("\r\n", "\n")
