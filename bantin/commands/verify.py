"""``verify``: whether a folder holds the site as it was published, or as its content makes it now. Writes nothing.

A build needs no such option: it compares every file with its bytes on the disk anyway, and mends what differs.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection
from dataclasses import dataclass, replace
from pathlib import Path

from bantin.commands.request import Request, Tell
from bantin.problems import Place, Problem, ProblemsError
from bantin.publishing.manifest import NAME as MANIFEST_NAME
from bantin.publishing.manifest import Manifest, dump_manifest, find_owners, make_manifest
from bantin.publishing.verifying import check_folder, digest_manifest, read_manifest


@dataclass(frozen=True, slots=True, kw_only=True)
class Verified:
    """A sound folder: how many *files* the site has there, and the *digest* of its manifest, which names them all."""

    files: int
    digest: str


def verify_published(output: Path, yours: Collection[str] = ()) -> Verified:
    """Hold the folder *output* against its manifest; *yours* are paths of others in it.

    Raises ``ProblemsError`` with every file that is missing, changed or not of the site, and OSError as the disk does.
    """
    manifest = read_manifest(output)
    if manifest is None:
        raise ProblemsError([Problem.at(Place(file=output / MANIFEST_NAME), "manifest-unreadable")])
    return _verify(output, manifest, yours)


def verify_rebuilt(request: Request, output: Path, yours: Collection[str], tell: Tell) -> Verified:
    """Hold the folder *output* against the site that *request* makes from nothing; the rest as above.

    So what was changed together with the manifest is found too. Raises what ``build`` does for the content.
    """
    from bantin.commands.build import build  # noqa: PLC0415 - who asks for the manifest alone does not wait for it

    tree = build(replace(request, output=None, write=False, remember=False), tell).tree
    manifest = make_manifest(tree)
    manifest[MANIFEST_NAME] = hashlib.sha256(dump_manifest(manifest, find_owners(tree))).hexdigest()
    return _verify(output, manifest, yours)


def _verify(output: Path, manifest: Manifest, yours: Collection[str]) -> Verified:
    problems = check_folder(output, manifest, yours)
    if problems:
        raise ProblemsError(problems)
    files = len(manifest.keys() - {MANIFEST_NAME})
    return Verified(files=files, digest=digest_manifest(output))
