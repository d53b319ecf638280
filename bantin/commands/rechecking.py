"""Which outputs of the last build need not be checked again, when others beside them are new."""

from __future__ import annotations

import re
import stat
from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from pathlib import Path

from bantin.checking.parsed import parse_page
from bantin.outputs import KeptOutput, Tree

_BY_CONTENT = ("search/", "cards/")
"""Folders of files that one page names, or none: when they go, no other page leads to them."""
_PLAIN = re.compile(r"[\w.:-]+")
# What may stand for "#", or for a letter after it, in HTML and in JSON: then a fragment is not there word for word.
_DISGUISED = rb"#[^\"<>\s]*[&\\\t\r\n]|&#0*35|&#[xX]0*23|&num;|\\u0023"


def find_unchanged(tree: Tree, made: Iterable[str], published: Mapping[str, object], output: Path) -> AbstractSet[str]:
    """Return the paths of *tree* that need not be checked again: what was kept, and leads to nothing that is gone.

    *made* are the units that were made, *published* has the paths of what the last build has left in the folder
    *output*. When a page is gone everything is checked; when a page has lost something that others may name, those that
    have its fragment in them.
    """
    kept = {path for path, found in tree.items() if isinstance(found, KeptOutput)}
    if any(path not in tree and not path.startswith(_BY_CONTENT) for path in published):
        return frozenset()
    lost: set[str] = set()
    for path in made:
        if path.endswith(".html") and path in published:
            found = _find_lost(output / path, tree[path].data)
            if found is None:
                return frozenset()
            lost |= found
    return kept - set(_find_mentions(tree, kept, lost)) if lost else kept


def _find_lost(file: Path, data: bytes) -> set[str] | None:
    """Return the fragments that the page in *file* has and *data* has not; None where more than that is lost."""
    try:
        if not stat.S_ISREG(file.lstat().st_mode):  # a pipe, perhaps, that nobody would ever fill
            return None
        before = file.read_bytes()
        if before == data:
            return set()
        old = parse_page(before.decode())
    except (OSError, UnicodeDecodeError):
        return None
    new = parse_page(data.decode())
    if (old.lang, old.alternates) != (new.lang, new.alternates):
        return None
    lost = {*(old.ids - new.ids), *(node.partition("#")[2] for node in old.described - new.described)}
    return lost if all(map(_PLAIN.fullmatch, lost)) else None


def _find_mentions(tree: Tree, paths: Iterable[str], fragments: Iterable[str]) -> Iterable[str]:
    """Yield those of *paths* whose pages may lead to one of *fragments*, of whatever page."""
    words = "|".join(re.escape(f"#{fragment}") for fragment in sorted(fragments))
    pattern = re.compile(words.encode() + b"|" + _DISGUISED)
    return (path for path in paths if path.endswith(".html") and pattern.search(tree[path].data))
