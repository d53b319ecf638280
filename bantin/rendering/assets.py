"""Static files: one stylesheet made of the parts beside the templates, and pictures, each named after its content."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from bantin.outputs import Output
from bantin.problems import Place, Problem, ProblemsError
from bantin.urls import find_path_fault

REQUIRED = ("icon.svg", "js/filter.js", "js/language.js", "js/theme.js")
_FIRST = ("tokens.css", "base.css", "layout.css")
_LAST = ("print.css",)


@dataclass(frozen=True, slots=True, kw_only=True)
class Assets:
    """The static files: their outputs, their paths by name (``site.css``, ``icon.svg``), and the stylesheet's text."""

    outputs: tuple[Output, ...]
    paths: dict[str, str]
    stylesheet: str


def load_assets(static: Path) -> Assets:
    """Return the assets made of the folder *static*.

    Everything below ``css/`` becomes ``site.css``, in the order tokens, base, layout, the rest by name, print.

    Raises ``ProblemsError`` when a file that every site has is missing.
    """
    sheets = sorted(static.glob("css/**/*.css"), key=lambda path: (_sheet_order(path), path.as_posix()))
    stylesheet = "\n".join(path.read_text(encoding="utf-8") for path in sheets)
    files = {"site.css": stylesheet.encode()}
    for path in sorted(static.rglob("*")):
        name = path.relative_to(static).as_posix()
        if path.is_file() and not name.startswith("css/"):
            files[name] = path.read_bytes()
    missing = [name for name in REQUIRED if name not in files]
    if missing:
        raise ProblemsError(
            [Problem(place=Place(file=static / name), message="the file is missing") for name in missing]
        )
    paths = {name: _hashed(name, data) for name, data in files.items()}
    faults = {name: fault for name, path in paths.items() if (fault := find_path_fault(path))}
    if faults:
        raise ProblemsError([Problem(place=Place(file=static / name), message=fault) for name, fault in faults.items()])
    outputs = tuple(Output(path=paths[name], data=data) for name, data in files.items())
    return Assets(outputs=outputs, paths=paths, stylesheet=stylesheet)


def _sheet_order(path: Path) -> int:
    if path.name in _FIRST:
        return _FIRST.index(path.name)
    return 100 if path.name in _LAST else 50


def _hashed(name: str, data: bytes) -> str:
    stem, _, suffix = name.rpartition(".")
    return f"assets/{stem}.{hashlib.sha256(data).hexdigest()[:10]}.{suffix}"
