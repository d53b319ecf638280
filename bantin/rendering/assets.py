"""Static files: one stylesheet made of many, and fonts, pictures and scripts, each named after its content.

What only one kind of page needs is a stylesheet of its own, so that nobody else waits for it.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from bantin.outputs import Output
from bantin.problems import Fault, Place, Problem, ProblemsError
from bantin.text import find_nearest
from bantin.urls import find_path_fault, link_between

REQUIRED = (
    "apple-touch-icon.png",
    "icon-192.png",
    "icon-512.png",
    "icon-maskable.png",
    "icon.svg",
    "js/filter.js",
    "js/fold.js",
    "js/offline.js",
    "js/preferences.js",
    "js/search-index.js",
    "js/search-rank.js",
    "js/search.js",
)
_SHEET = "site.css"
_PAGES = "pages"
_FIRST = ("tokens.css", "fonts.css", "base.css", "layout.css")
_LAST = ("print.css",)
_INLINED = ("tokens.css", "base.css", "layout.css")
# Comments and strings are matched so that what looks like an address in them is passed over.
_ADDRESS = re.compile(
    r"""/\*.*?\*/|url\(\s*(?P<quote>["']?)(?P<address>.*?)(?P=quote)\s*\)|(?P<import>@import\b)|"[^"\n]*"|'[^'\n]*'""",
    re.DOTALL | re.IGNORECASE,
)
_BLANKS = re.compile(
    r"""(?P<string>"[^"\n]*"|'[^'\n]*')|;\s*(?P<end>})\s*|\s*(?P<mark>[{};,])\s*|(?P<colon>:)\s+|(?P<zero>(?<![\w.])0(?=\.))|\s+"""
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Assets:
    """The static files: their outputs, and their paths by name (``site.css``, ``search.css``, ``icon.svg``).

    *inlined* is the part of the styles that stands in a page which is served at any depth: it has no addresses.
    """

    outputs: tuple[Output, ...]
    paths: dict[str, str]
    inlined: str

    @property
    def inlined_sha256(self) -> str:
        """The digest by which a content security policy lets *inlined* stand in a page, and nothing else."""
        return base64.b64encode(hashlib.sha256(self.inlined.encode()).digest()).decode()

    def without(self, names: Collection[str]) -> Assets:
        """Return these assets but for those of *names*."""
        left_out = {self.paths[name] for name in names if name in self.paths}
        return replace(
            self,
            outputs=tuple(output for output in self.outputs if output.path not in left_out),
            paths={name: path for name, path in self.paths.items() if path not in left_out},
        )


def load_assets(static: Path) -> Assets:
    """Return the assets made of the folder *static*.

    Everything below ``css/`` becomes ``site.css``, in the order tokens, fonts, base, layout, the rest by name, print;
    but each file in ``css/pages/`` stays by itself, named after the kind of page that has it. A ``url()`` names a
    static file, as seen from *static*.

    Raises ``ProblemsError`` when a file that every site has is missing, when a file has a name that no address can
    have, and for addresses in the styles that lead nowhere or out of the site.
    """
    files = {
        name: _without_comments(path.read_bytes()) if path.suffix == ".js" else path.read_bytes()
        for path in sorted(static.rglob("*"))
        if path.is_file() and not (name := path.relative_to(static).as_posix()).startswith("css/")
    }
    problems = [Problem.at(Place(file=static / name), "missing-static-file") for name in REQUIRED if name not in files]
    paths = {name: _hashed(name, data) for name, data in files.items()}
    problems += [
        fault.at(Place(file=static / name)) for name, path in paths.items() if (fault := find_path_fault(path))
    ]
    sheets = [
        _Sheet(path, path.read_text(encoding="utf-8"), paths)
        for path in sorted(static.glob("css/**/*.css"), key=lambda path: (_sheet_order(path), path.as_posix()))
    ]
    problems += [problem for sheet in sheets for problem in sheet.check()]
    if problems:
        raise ProblemsError(problems)
    shared = [sheet for sheet in sheets if sheet.path.parent.name != _PAGES]
    styles = {_SHEET: "\n".join(sheet.resolve() for sheet in shared)}
    styles |= {sheet.path.name: sheet.resolve() for sheet in sheets if sheet not in shared}
    for name, text in styles.items():
        files[name] = text.encode()
        paths[name] = _hashed(name, files[name])
    return Assets(
        outputs=tuple(Output(path=paths[name], data=data) for name, data in files.items()),
        paths=paths,
        inlined="\n".join(sheet.resolve() for sheet in sheets if sheet.path.name in _INLINED),
    )


class _Sheet:
    """One file of styles; *paths* are those of the static files by name."""

    def __init__(self, path: Path, text: str, paths: dict[str, str]) -> None:
        self.path = path
        self.text = text
        self._paths = paths

    def check(self) -> Iterator[Problem]:
        """A ``url()`` names a static file or holds data; the styles that stand in a page have none, nothing imports."""
        for match in _ADDRESS.finditer(self.text):
            if match["import"]:
                yield Fault.of("imported-styles").at(self._place(match.start(), match.end()))
            elif match["address"] is not None and (fault := self._find_fault(match["address"])):
                yield fault.at(self._place(match.start("address"), match.end("address")))

    def resolve(self) -> str:
        """Return the text with addresses as seen from the published stylesheet, without comments and spare blanks.

        Those are for designers: a fifth of a stylesheet that every reader on a bad line waits for.
        """
        return _BLANKS.sub(_squeezed, _ADDRESS.sub(self._resolved, self.text)).strip()

    def _find_fault(self, address: str) -> Fault | None:
        """Return what is wrong with *address*."""
        if address.startswith("data:"):
            return None
        if ":" in address or address.startswith("/"):
            return Fault.of("styles-lead-away", address=address)
        name = _name_in(address)
        if name not in self._paths:
            return Fault.of("no-such-static-file", name=name, nearest=find_nearest(name, self._paths) or "")
        if self.path.name in _INLINED:
            return Fault.of("file-in-inlined-styles", sheet=self.path.name)
        return None

    def _resolved(self, match: re.Match[str]) -> str:
        address = match["address"]
        if match[0].startswith("/*"):
            return ""
        if address is None or address.startswith("data:"):
            return match[0]
        name = _name_in(address)
        return f'url("{link_between(f"assets/{_SHEET}", self._paths[name])}{address.removeprefix(name)}")'

    def _place(self, start: int, end: int) -> Place:
        before = self.text[:start]
        line = before.count("\n") + 1
        return Place(
            file=self.path,
            line=line,
            column=start - (before.rfind("\n") + 1) + 1,
            width=max(1, end - start),
            text=self.text.split("\n")[line - 1],
        )


def _squeezed(match: re.Match[str]) -> str:
    """Return a string as it is, nothing for what may be left out, one blank where there were some; a rule a line."""
    if match["end"] or match["mark"] == "}":
        return "}\n"
    if match["zero"]:
        return ""
    return match["string"] or match["mark"] or match["colon"] or " "


def _without_comments(script: bytes) -> bytes:
    """Return *script* without lines that are comments, and without indents; no string of ours goes over a line."""
    lines = (line.strip() for line in script.splitlines())
    return b"\n".join(line for line in lines if line and not line.startswith(b"//")) + b"\n"


def _name_in(address: str) -> str:
    """Return the file that *address* names, without a fragment."""
    return address.partition("#")[0]


def _sheet_order(path: Path) -> int:
    if path.name in _FIRST:
        return _FIRST.index(path.name)
    return 100 if path.name in _LAST else 50


def _hashed(name: str, data: bytes) -> str:
    stem, _, suffix = name.rpartition(".")
    return f"assets/{stem}.{hashlib.sha256(data).hexdigest()[:10]}.{suffix}"
