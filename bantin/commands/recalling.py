"""How inputs and outputs look, and what the memory of the last build says of them.

Bundles and outputs are known by their looks (``stamps``), everything that all pages are made with by its content.
"""

from __future__ import annotations

import hashlib
import json
import os
import stat
import sys
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from bantin.freshness.memory import Memory, OutputRecord, State, Summary
from bantin.freshness.stamps import UNSURE, Stamp, digest_of, line_of, scan, stamp_of
from bantin.publishing.manifest import NAME as MANIFEST_NAME

PACKAGE = Path(__file__).resolve().parents[1]
_BUNDLES = "articles/"
_COMPILED = (".pyc", "__pycache__/")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """Where a build reads: folders; and the *options* that it is given, by name, beside the day of the edition."""

    content: Path
    templates: Path
    locales: Path
    options: Mapping[str, str]
    epoch: str


class Looks:
    """How all inputs look now."""

    def __init__(self, sources: Sources) -> None:
        """Look at *sources*."""
        self._sources = sources
        self._folders = {
            "content": sources.content,
            "templates": sources.templates,
            "locales": sources.locales,
            "program": PACKAGE,
        }
        self._looks = {name: scan(folder) for name, folder in self._folders.items()}

    @property
    def count(self) -> int:
        """How many files and folders there are."""
        return sum(len(look.stamps) for look in self._looks.values())

    @cached_property
    def environment(self) -> str:
        """The libraries and the options, as text."""
        options = [*self._sources.options.items(), ("epoch", self._sources.epoch)]
        folders = [folder.as_posix() for folder in self._folders.values()]
        return json.dumps([sys.version, zlib.ZLIB_RUNTIME_VERSION, _libraries(), options, folders])

    @cached_property
    def digest(self) -> str:
        """The digest of how every file looks; empty when one of them cannot be known by its looks."""
        digests = [look.digest() for name, look in self._looks.items() if name != "program"]
        program = self._looks["program"].lines.get("", [])
        digests.append(digest_of(line for line in program if not line.partition("\0")[0].endswith(_COMPILED)))
        return digest_of(digests) if all(digests) else ""

    @cached_property
    def bundles(self) -> dict[str, str]:
        """The digest of how the files of each bundle look, by its id; empty for one that cannot be known so."""
        look, start = self._looks["content"], len(_BUNDLES)
        return {
            folder[start:-1]: look.digest(folder)[:32]
            for folder in look.lines
            if folder.startswith(_BUNDLES) and folder.find("/", start) == len(folder) - 1
        }

    @cached_property
    def parts(self) -> dict[str, str]:
        """All that every output is made with, by name, with the digest of its content: files, libraries, options."""
        parts = {f"option {name}": value for name, value in self._sources.options.items()}
        parts |= dict.fromkeys((f"library {name}" for name in _libraries()), "")
        parts["library python"] = sys.version
        parts["library zlib"] = zlib.ZLIB_RUNTIME_VERSION
        for name, look in self._looks.items():
            for inner in look.stamps:
                if inner.endswith(("/", *_COMPILED)) or (name == "content" and inner.startswith(_BUNDLES)):
                    continue
                file = self._folders[name] / inner
                if file.is_file():
                    parts[f"{name}/{inner}"] = hashlib.sha256(file.read_bytes()).hexdigest()
        return parts


class Recall:
    """What is known of an output folder and of the inputs it was made of."""

    def __init__(self, work: Path, output: Path, sources: Sources) -> None:
        """Look at *sources*, and at the folder *output*, whose memory lies in the folder *work*."""
        self.work = work
        self.output = output
        self._memory = Memory(work)
        self._intact: dict[str, bool] = {}  # whole books are asked about once for each of their chapters
        self.looks = Looks(sources)

    @cached_property
    def published(self) -> dict[str, Stamp]:
        """How the published files look now."""
        return {path: stamp for path, stamp in scan(self.output).stamps.items() if not path.endswith("/")}

    @property
    def is_lost(self) -> bool:
        """Whether an earlier build has left something that is of no use."""
        return self._memory.is_there and (self._summary is None or self.state is None)

    def find_current(self) -> Summary | None:
        """Return the summary of the last build when another one would change nothing; else None."""
        summary = self._summary
        looks = self.looks
        if summary is None or summary.environment != looks.environment or not looks.digest == summary.inputs != "":
            return None
        if not (self.output / MANIFEST_NAME).is_file():
            return None  # without one, the build after the next edit would take our own pages for those of others
        return summary if self._is_all_intact else None

    @cached_property
    def _is_all_intact(self) -> bool:
        """Whether every file in the output folder is the one that the last build left there."""
        summary = self._summary
        stamps = dict(self.published)
        for path, sha256 in summary.unsure.items() if summary is not None else ():
            if stamps.pop(path, None) is None or _hash(self.output / path) != sha256:
                return False
        return summary is not None and outputs_digest(stamps) == summary.outputs != ""

    @cached_property
    def _summary(self) -> Summary | None:
        return self._memory.summary()

    @cached_property
    def state(self) -> State | None:
        """All that is remembered, or None."""
        return self._memory.state()

    @cached_property
    def changed_parts(self) -> tuple[str, ...]:
        """The names of what everything is made with and that is not the same."""
        old = self.state.parts if self.state is not None else {}
        new = self.looks.parts
        return tuple(sorted(name for name in old.keys() | new.keys() if old.get(name) != new.get(name)))

    @property
    def is_read(self) -> bool:
        """Whether what bundles are read with is the same: registers, program, libraries, options."""
        return self.state is not None and not any(
            not part.startswith(("templates/", "locales/")) for part in self.changed_parts
        )

    def head(self, article_id: str, digest: str) -> str:
        """Return the record of a head; raises ``MemoryLostError``."""
        return self._memory.head(article_id, digest)

    def body(self, article_id: str, digest: str) -> str:
        """Return the record of a body, as above."""
        return self._memory.body(article_id, digest)

    @cached_property
    def outputs(self) -> dict[str, OutputRecord]:
        """What was published, by path."""
        found = self.state.outputs.read() if self.state is not None else {}
        return {path: OutputRecord._make(record) for path, record in found.items()}

    def is_intact(self, path: str) -> bool:
        """Whether the output at *path* is what was published."""
        if path not in self._intact:
            self._intact[path] = self._is_as_published(path)
        return self._intact[path]

    def _is_as_published(self, path: str) -> bool:
        record = self.outputs.get(path)
        if record is None or self._is_all_intact:
            return record is not None
        stamp = self.published.get(path)
        if stamp is None:
            return False
        return (stamp != UNSURE and stamp == record.stamp) or _hash(self.output / path) == record.sha256

    def close(self) -> None:
        """Close the memory."""
        self._memory.close()


def outputs_digest(stamps: Mapping[str, Stamp]) -> str:
    """Return the digest of how published files look; empty when one of them cannot be known so."""
    return digest_of(line_of(path, stamps[path]) for path in sorted(stamps))


def look_at(output: Path, paths: Iterable[str], now: int) -> dict[str, Stamp]:
    """Return how the files at *paths* in the folder *output* look at *now* (nanoseconds since 1970)."""
    return {path: stamp_of(os.lstat(output / path), now) for path in paths}


def _libraries() -> list[str]:
    """Return the installed distributions, as the folders that say so are named: with their versions."""
    found: set[str] = set()
    for folder in sys.path:
        try:
            names = [entry.name for entry in os.scandir(folder or ".")]
        except OSError:
            continue
        found.update(name for name in names if name.endswith((".dist-info", ".egg-info")))
    return sorted(found)


def _hash(path: Path) -> str:
    """Return the digest of a file; empty when it cannot be read, or is a link or another thing not to be published."""
    try:
        if not stat.S_ISREG(path.lstat().st_mode):
            return ""
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return ""
