"""The manifest: which files of an output folder are ours, and what we wrote there."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from bantin.outputs import Tree

NAME = ".bantin-manifest.json"
_VERSION = 1

Manifest = dict[str, str]
"""SHA-256 of the bytes we wrote, by path."""


def make_manifest(tree: Tree) -> Manifest:
    """Return the manifest of *tree*."""
    return {path: tree[path].sha256 for path in sorted(tree)}


def dump_manifest(manifest: Manifest, owners: Mapping[str, str]) -> bytes:
    """Return *manifest* as the bytes of its file; *owners* says by path whose page it is, where it is somebody's."""
    tables = f'"files": {_dump_table(manifest)},\n"owners": {_dump_table(owners)}'
    return f'{{\n{tables},\n"version": {_VERSION}\n}}\n'.encode()


def _dump_table(table: Mapping[str, str]) -> str:
    """Return *table* as JSON, each entry on a line of its own; without an indent, which takes twenty times as long."""
    lines = json.dumps(dict(table), sort_keys=True, separators=(",\n", ": "))
    return f"{{\n{lines[1:-1]}\n}}" if table else "{}"


def find_owners(tree: Tree) -> dict[str, str]:
    """Return the owners in *tree* by path, as ``dump_manifest`` wants them."""
    return {path: tree[path].owner for path in sorted(tree) if tree[path].owner}


def load_manifest(output: Path) -> Manifest:
    """Return the manifest of the folder *output*; an empty one when it has none that can be read.

    A lost manifest makes no harm: files whose bytes are what we would write are ours again, all others are left alone.
    Raises OSError when it is there and the disk does not give it.
    """
    return _load(output, "files")


def load_owners(output: Path) -> dict[str, str]:
    """Return whose pages were published in the folder *output*, by path; the rest as in ``load_manifest``."""
    return _load(output, "owners")


def _load(output: Path, key: str) -> dict[str, str]:
    file = output / NAME
    if not file.is_file():
        return {}
    data = file.read_bytes()
    try:
        found = json.loads(data)
        table = found.get(key, {}) if found["version"] == _VERSION else {}
        return {str(path): str(value) for path, value in table.items()}
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return {}
