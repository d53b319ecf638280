"""Write what the project is made of: ``python docs/renew_bill.py``, after any change of the locks, fonts or licences.

``bill-of-materials.cdx.json`` is for programs, in the form of CycloneDX 1.6; ``licences.md`` says the same for people.
Both are made of the locks, of ``licences.toml`` and of the files it names: the same ones give the same bytes.
"""

from __future__ import annotations

import hashlib
import json
import sys
import tomllib
import uuid
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

PROJECT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(PROJECT))  # the package is not installed: the project's folder is where it is found

from bantin import __version__
from docs.locks import RUN, TESTS, Pinned, names_asked_for, read_lock, with_what_they_need

LICENCES = PROJECT / "docs/licences.toml"
BILL = PROJECT / "docs/bill-of-materials.cdx.json"
TABLE = PROJECT / "docs/licences.md"

Part = Mapping[str, str]
_EXTRAS = ("cards", "serve")
_USES = {
    "required": "To build the site",
    "optional": "For the extras of the command line (`cards`, `serve`)",
    "excluded": "For the tests and checks alone",
}
_US = "bantin"


def main() -> None:
    """Write both."""
    BILL.write_text(make_bill(), encoding="utf-8")
    TABLE.write_text(make_table(), encoding="utf-8")


def read_licences() -> dict[str, str]:
    """Return the licence of each package, by its name."""
    return dict(_read()["python"])


def read_parts() -> list[Part]:
    """Return what lies in the repository and came from elsewhere, or is not under our licence."""
    return list(_read()["part"])


def scopes() -> dict[str, str]:
    """Return of each package of the locks whether it is ``required``, ``optional``, or ``excluded`` from running."""
    tested = read_lock(TESTS)
    extras = with_what_they_need(frozenset[str]().union(*map(names_asked_for, _EXTRAS)), tested)
    required = read_lock(RUN)
    return {
        name: "required" if name in required else "optional" if name in extras else "excluded"
        for name in sorted({**required, **tested})
    }


def make_bill() -> str:
    """Return the bill of materials as the text of its file. It has no time: what it names decides its number."""
    pinned = {**read_lock(TESTS), **read_lock(RUN)}
    licences, scope = read_licences(), scopes()
    parts = read_parts()
    ours: dict[str, Any] = {
        "type": "application",
        "bom-ref": _US,
        "name": _US,
        "version": __version__,
        "description": "A static, bilingual news digest: seed articles and metadata in, plain HTML out",
        "licenses": _licence(_read()["ours"]["licence"]),
    }
    components = [_package(pinned[name], licences[name], scope[name]) for name in scope]
    components += [_part(part) for part in parts]
    needs = {_US: [*(_ref(each) for each in pinned.values() if each.is_direct), *(part["name"] for part in parts)]}
    for name in scope:
        needs[_ref(pinned[name])] = [_ref(each) for each in pinned.values() if name in each.asked_by]
    named: dict[str, Any] = {
        "metadata": {"component": ours},
        "components": components,
        "dependencies": [{"ref": ref, "dependsOn": sorted(others)} for ref, others in sorted(needs.items())],
    }
    number = uuid.uuid5(uuid.NAMESPACE_OID, json.dumps(named, sort_keys=True))
    bill = {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{number}",
        "version": 1,
        **named,
    }
    return json.dumps(bill, indent=1, ensure_ascii=False) + "\n"


def make_table() -> str:
    """Return the page of licences as the text of its file."""
    pinned, licences, scope = {**read_lock(TESTS), **read_lock(RUN)}, read_licences(), scopes()
    ours = _read()["ours"]
    lines = [
        "# Licences",
        "",
        "Everything that the project is made of. `python docs/renew_bill.py` writes this page from the locks and",
        f"`licences.toml`, and the same for programs, in the form of CycloneDX 1.6, into [{BILL.name}]({BILL.name}).",
        f"{ours['name']} itself is under the {ours['licence']} licence ([{ours['text']}](../{ours['text']})).",
        "",
        "## In this repository, and on the site",
        "",
        *_rows(("what", "version", "licence", "about"), map(_part_row, read_parts())),
    ]
    for use, words in _USES.items():
        rows = [(name, pinned[name].version, licences[name]) for name in scope if scope[name] == use]
        lines += ["", f"## {words}", "", *_rows(("package", "version", "licence"), rows)]
    lines += ["", "What is measured beside ours (`bench/`) has locks of its own and is no part of the project.", ""]
    return "\n".join(lines)


def _read() -> dict[str, Any]:
    return tomllib.loads(LICENCES.read_text(encoding="utf-8"))


def _ref(pinned: Pinned) -> str:
    return f"pkg:pypi/{pinned.name}@{pinned.version}"


def _package(pinned: Pinned, licence: str, scope: str) -> dict[str, Any]:
    return {
        "type": "library",
        "bom-ref": _ref(pinned),
        "name": pinned.name,
        "version": pinned.version,
        "scope": scope,
        "licenses": _licence(licence),
        "purl": _ref(pinned),
    }


def _part(part: Part) -> dict[str, Any]:
    """Return a component with a component in it for each of its files, which are known by their digests."""
    licence = _licence(part["licence"]) if "licence" in part else [{"license": {"name": part["named"]}}]
    found: dict[str, Any] = {"type": part["kind"], "bom-ref": part["name"], "name": part["name"]}
    found |= {"version": part["version"]} if "version" in part else {}
    found |= {"description": part["about"], "scope": "required", "licenses": licence}
    found |= {"copyright": part["copyright"]} if "copyright" in part else {}
    found |= {"externalReferences": [{"type": "website", "url": part["from"]}]} if "from" in part else {}
    return found | ({"components": [_file(path) for path in files_of(part)]} if "files" in part else {})


def files_of(part: Part) -> list[Path]:
    """Return the files of *part*, by name; none where its files are not named."""
    return sorted(PROJECT.glob(part["files"])) if "files" in part else []


def _file(path: Path) -> dict[str, Any]:
    name = path.relative_to(PROJECT).as_posix()
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    return {"type": "file", "bom-ref": name, "name": name, "hashes": [{"alg": "SHA-256", "content": digest}]}


def _licence(expression: str) -> list[dict[str, Any]]:
    return [{"expression": expression} if " " in expression else {"license": {"id": expression}}]


def _part_row(part: Part) -> tuple[str, ...]:
    licence = part.get("licence") or part["named"]
    if "text" in part:
        licence = f"[{licence}](../{part['text']})"
    about = f"{part['about']}. {part.get('copyright', '')}".strip()
    return (part["name"], part.get("version", ""), licence, about)


def _rows(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> list[str]:
    return [f"| {' | '.join(row)} |" for row in (head, tuple("---" for _ in head), *rows)]


if __name__ == "__main__":
    main()
