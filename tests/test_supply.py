"""What the project is made of: pinned by digest, installed as pinned, under licences that are named."""

from __future__ import annotations

import hashlib
import json
import re
from importlib.metadata import Distribution, distributions
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from packaging.markers import Marker
from packaging.requirements import Requirement

from docs.locks import BENCH, LOCKS, RUN, TESTS, names_asked_for, normal_name, read_lock
from docs.renew_bill import BILL, TABLE, files_of, make_bill, make_table, read_licences, read_parts, scopes
from tests.support.sites import PROJECT

INSTALLED = {normal_name(found.metadata["Name"]): found for found in distributions()}
# What packages say of their licence who do not say it in the words of SPDX, and what these words must begin with.
LOOSELY = {
    "Apache License 2.0": "Apache-2.0", "Apache 2.0": "Apache-2.0", "Apache Software License": "Apache-2.0",
    "Artistic License": "Artistic-1.0-Perl", "BSD": "BSD-", "BSD License": "BSD-", "Dual License": "Apache-2.0 OR BSD-",
    "MIT License": "MIT", "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
}  # fmt: skip
WITHOUT_A_WORD = {"axe-playwright-python"}  # its file of the licence has the text of MIT
STRONG_COPYLEFT = re.compile(r"\b(?:A?GPL|SSPL|EUPL)\b")

# As much of CycloneDX 1.6 as we write, closed: a slip in the name of a field is a fault.
_LICENCES = {
    "type": "array", "minItems": 1, "items": {"oneOf": [
        {"type": "object", "required": ["expression"], "additionalProperties": False,
         "properties": {"expression": {"type": "string", "pattern": " "}}},
        {"type": "object", "required": ["license"], "additionalProperties": False, "properties": {"license": {
            "type": "object", "minProperties": 1, "maxProperties": 1, "additionalProperties": False, "properties": {
                "id": {"type": "string", "pattern": r"^[A-Za-z0-9.+-]+$"}, "name": {"type": "string"}}}}},
    ]},
}  # fmt: skip
_COMPONENT: dict[str, Any] = {
    "type": "object", "required": ["type", "name"], "additionalProperties": False, "properties": {
        "type": {"enum": ["application", "library", "file", "data"]},
        "bom-ref": {"type": "string", "minLength": 1},
        "name": {"type": "string", "minLength": 1},
        "version": {"type": "string"},
        "description": {"type": "string"},
        "scope": {"enum": ["required", "optional", "excluded"]},
        "licenses": _LICENCES,
        "copyright": {"type": "string"},
        "purl": {"type": "string", "pattern": r"^pkg:pypi/[a-z0-9.-]+@[a-z0-9.]+$"},
        "hashes": {"type": "array", "items": {"type": "object", "required": ["alg", "content"], "properties": {
            "alg": {"const": "SHA-256"}, "content": {"type": "string", "pattern": "^[0-9a-f]{64}$"}}}},
        "externalReferences": {"type": "array", "items": {"type": "object", "required": ["type", "url"], "properties": {
            "type": {"const": "website"}, "url": {"type": "string", "pattern": "^https://"}}}},
        "components": {"type": "array", "items": {"$ref": "#/$defs/component"}},
    },
}  # fmt: skip
SCHEMA = {
    "$defs": {"component": _COMPONENT},
    "type": "object", "additionalProperties": False,
    "required": ["bomFormat", "specVersion", "serialNumber", "version", "metadata", "components", "dependencies"],
    "properties": {
        "$schema": {"const": "http://cyclonedx.org/schema/bom-1.6.schema.json"},
        "bomFormat": {"const": "CycloneDX"},
        "specVersion": {"const": "1.6"},
        "serialNumber": {"pattern": "^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$"},
        "version": {"const": 1},
        "metadata": {"type": "object", "properties": {"component": {"$ref": "#/$defs/component"}}},
        "components": {"type": "array", "uniqueItems": True, "items": {"$ref": "#/$defs/component"}},
        "dependencies": {"type": "array", "items": {
            "type": "object", "required": ["ref"], "additionalProperties": False, "properties": {
                "ref": {"type": "string"},
                "dependsOn": {"type": "array", "uniqueItems": True, "items": {"type": "string"}}}}},
    },
}  # fmt: skip


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.relative_to(PROJECT).as_posix())
def test_everything_in_a_lock_is_one_version_with_its_digests(lock: Path) -> None:
    """``read_lock`` refuses all else: ranges, addresses, other indexes, what has no digest."""
    assert all(pinned.hashes for pinned in read_lock(lock).values())


@pytest.mark.parametrize("line", ["jinja2>=3", "jinja2==3.1.6", "--index-url https://x.example", "jinja2 @ https://x"])
def test_what_is_not_pinned_by_digest_is_refused(tmp_path: Path, line: str) -> None:
    lock = tmp_path / "x.lock"
    lock.write_text(RUN.read_text(encoding="utf-8") + line + "\n", encoding="utf-8")
    with pytest.raises(ValueError, match=re.escape(line)):
        read_lock(lock)


def test_the_locks_have_what_the_project_asks_for_and_agree() -> None:
    run, tests = read_lock(RUN), read_lock(TESTS)
    assert {name for name, pinned in run.items() if pinned.is_direct} == names_asked_for()
    assert {name for name, pinned in tests.items() if pinned.is_direct} == names_asked_for() | names_asked_for("tests")
    assert names_asked_for("cards") | names_asked_for("serve") <= tests.keys()
    assert {name: pinned.version for name, pinned in tests.items() if name in run} == {
        name: pinned.version for name, pinned in run.items()
    }


def test_what_is_installed_is_what_the_lock_pins() -> None:
    for pinned in read_lock(TESTS).values():
        if not pinned.marker or Marker(pinned.marker).evaluate():
            assert INSTALLED[pinned.name].version == pinned.version


def test_who_needs_a_package_is_whom_the_lock_names() -> None:
    lock = read_lock(TESTS)
    for name, pinned in lock.items():
        if name in INSTALLED:
            needed = {requirement for requirement in _needs_of(INSTALLED[name]) if requirement in lock}
            assert needed <= {other for other, each in lock.items() if name in each.asked_by}, pinned.name


def test_what_comes_from_npm_is_known_by_its_digest() -> None:
    packages = json.loads((BENCH.parent / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    for path, package in packages.items():
        if path:
            assert package["integrity"].startswith("sha512-"), path


def test_the_bill_and_the_table_are_as_the_command_writes_them() -> None:
    """``python docs/renew_bill.py`` writes them anew."""
    assert BILL.read_text(encoding="utf-8") == make_bill()
    assert TABLE.read_text(encoding="utf-8") == make_table()


def test_the_bill_has_the_form_of_its_specification_and_names_each_thing_once() -> None:
    bill = json.loads(BILL.read_text(encoding="utf-8"))
    assert [error.message for error in Draft202012Validator(SCHEMA).iter_errors(bill)] == []
    top = [bill["metadata"]["component"], *bill["components"]]
    refs = [each["bom-ref"] for component in top for each in (component, *component.get("components", []))]
    assert len(refs) == len(set(refs))
    for entry in bill["dependencies"]:
        assert {entry["ref"], *entry["dependsOn"]} <= set(refs)
    assert {component["name"] for component in bill["components"] if component.get("scope") == "required"} >= {
        *read_lock(RUN),
        "Be Vietnam Pro",
    }


def test_the_bill_knows_the_fonts_that_are_published_by_their_digests() -> None:
    bill = json.loads(BILL.read_text(encoding="utf-8"))
    files = {each["name"]: each for component in bill["components"] for each in component.get("components", [])}
    fonts = sorted((PROJECT / "templates/static/fonts").glob("*.woff2"))
    assert fonts
    for font in fonts:
        digest = hashlib.sha256(font.read_bytes()).hexdigest()
        name = font.relative_to(PROJECT).as_posix()
        assert files[name]["hashes"] == [{"alg": "SHA-256", "content": digest}]


def test_everything_has_a_licence_and_its_text_where_it_asks_for_that() -> None:
    assert read_licences().keys() == read_lock(TESTS).keys() | read_lock(RUN).keys()
    for part in read_parts():
        assert ("licence" in part) != ("named" in part), part["name"]
        assert "files" not in part or files_of(part), part["name"]
        if part.get("licence") == "OFL-1.1":
            assert "SIL OPEN FONT LICENSE" in (PROJECT / part["text"]).read_text(encoding="utf-8").upper()


def test_nobody_who_runs_the_program_is_bound_to_a_copyleft() -> None:
    for name, scope in scopes().items():
        if scope != "excluded":
            choices = read_licences()[name].split(" OR ")
            assert any(not STRONG_COPYLEFT.search(choice) for choice in choices), name


def test_licences_are_those_that_the_packages_name() -> None:
    for name, licence in read_licences().items():
        if name in INSTALLED and name not in WITHOUT_A_WORD:
            said = _licence_of(INSTALLED[name])
            begin = LOOSELY.get(said, said)
            assert licence.startswith(begin), f"{name} says {said!r}"


def _licence_of(package: Distribution) -> str:
    """Return what *package* says of its licence: its expression, a short line, or the name of its class."""
    said = {name: package.metadata.get_all(name) or [] for name in ("License-Expression", "License", "Classifier")}
    classes = [each.rpartition(" :: ")[2] for each in said["Classifier"] if each.startswith("License")]
    return next(str(word) for word in (*said["License-Expression"], *said["License"], *classes) if word)


def _needs_of(package: Distribution) -> set[str]:
    """Return the names of what *package* needs here, without its extras."""
    found = [Requirement(line) for line in package.requires or []]
    here = [each for each in found if each.marker is None or each.marker.evaluate({"extra": ""})]
    return {normal_name(each.name) for each in here}
