"""The manifest: which files of an output folder are ours, and what we wrote there."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

from bantin.outputs import Tree

NAME = ".bantin-manifest.json"
_VERSION = 1

Manifest = dict[str, str]
"""SHA-256 of the bytes we wrote, by path."""


def make_manifest(tree: Tree) -> Manifest:
    """Return the manifest of *tree*."""
    return {path: hashlib.sha256(tree[path].data).hexdigest() for path in sorted(tree)}


def dump_manifest(manifest: Manifest) -> bytes:
    """Return *manifest* as the bytes of its file."""
    return (json.dumps({"version": _VERSION, "files": manifest}, indent=0, sort_keys=True) + "\n").encode()


def load_manifest(output: Path) -> Manifest:
    """Return the manifest of the folder *output*; an empty one when it has none that can be read.

    A lost manifest makes no harm: files whose bytes are what we would write are ours again, all others are left alone.
    Raises OSError when it is there and the disk does not give it.
    """
    try:
        data = (output / NAME).read_bytes()
    except FileNotFoundError:
        return {}
    try:
        found = json.loads(data)
        files = found["files"] if found["version"] == _VERSION else {}
        return {str(path): str(digest) for path, digest in files.items()}
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return {}
