"""What is asked of a build, what comes of it, and whether there is anything to do; without loading what makes pages."""

from __future__ import annotations

import datetime as dt
import os
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from bantin.commands.recalling import Recall, Sources
from bantin.freshness.memory import forget
from bantin.languages import Language
from bantin.publishing.changes import Changes
from bantin.publishing.publish import has_leftovers, is_unfinished, work_folder

if TYPE_CHECKING:
    from bantin.freshness.staleness import Reason
    from bantin.outputs import Tree
    from bantin.planning.plan import Plan
    from bantin.problems import Problem

Tell = Callable[[str, Mapping[str, int], float], None]
"""Told of each finished stage: its name, what it counted, and the seconds it took."""
PROJECT = Path(__file__).resolve().parents[2]
"""The folder of build.py, whose templates and locales serve a root that has none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What to build from the folder *root*, for the folder *output*; None when it is for none.

    ``check`` does all of it but *write*. *site_url* overrides the settings when it is not empty; *drafts* are shown as
    if they were published; with *strict* a note is as good as a problem. What can be kept of the last build is kept
    with *remember*. At most *jobs* processes work at a time.
    """

    root: Path
    output: Path | None
    write: bool = True
    site_url: str = ""
    epoch: dt.date | None = None
    drafts: bool = False
    strict: bool = False
    remember: bool = False
    jobs: int = 1

    @property
    def spool_folder(self) -> Path | None:
        """A folder on the disk of the output for what is there for a while; None where no file can be made in it."""
        folder = self.output.resolve().parent if self.output is not None and self.write else None
        return folder if folder is not None and os.access(folder, os.W_OK) else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """A finished build.

    *changes* is None when nothing was to be written; *drafts* are the ids of those left out. *articles* counts reports
    and bridges by language. *reasons* say by name why outputs were made, where the last build is remembered. *made* is
    what was made of the content, None when nothing of it has changed. *is_memory_lost* when an earlier build has left
    something, and it was of no use.
    """

    changes: Changes | None
    articles: Mapping[Language, tuple[int, int]]
    note_count: int
    drafts: tuple[str, ...]
    has_address: bool
    notes: tuple[Problem, ...] = ()
    reasons: Mapping[str, Reason] = field(default_factory=dict)
    is_memory_lost: bool = False
    made: tuple[Plan, Tree] | None = None

    @property
    def plan(self) -> Plan:
        """The plan of the site; raises ValueError when nothing has changed."""
        return self._made[0]

    @property
    def tree(self) -> Tree:
        """All outputs; raises ValueError when nothing has changed."""
        return self._made[1]

    @property
    def _made(self) -> tuple[Plan, Tree]:
        if self.made is None:
            raise ValueError(self)
        return self.made


def open_recall(request: Request) -> Recall | None:
    """Return what is known of the folder that *request* is for.

    None when nothing is to be remembered there; what was remembered before is forgotten then.
    """
    if request.output is None or not request.write:
        return None
    work = work_folder(request.output)
    if not request.remember or is_unfinished(request.output):
        forget(work)
        return None
    return Recall(work, request.output, sources_of(request))


def find_current(request: Request, recall: Recall, tell: Tell) -> Result | None:
    """Return the result of *request* when there is nothing to do for it, by what *recall* knows; else None."""
    start = time.perf_counter()
    try:
        summary = recall.find_current()
        if summary is None or (request.strict and summary.notes) or has_leftovers(recall.output):
            return None
        result = Result(
            changes=Changes(write=(), unchanged=tuple(sorted(recall.published)), remove=(), kept=()),
            articles={Language(language): (counts[0], counts[1]) for language, counts in summary.articles.items()},
            note_count=summary.notes,
            drafts=tuple(summary.drafts),
            has_address=summary.has_address,
        )
    except (ValueError, TypeError, LookupError, AttributeError):
        return None  # the memory says what no build would
    files = recall.looks.count + len(recall.published)
    tell("looking", {"files": files}, time.perf_counter() - start)
    return result


def sources_of(request: Request) -> Sources:
    """Return where *request* reads."""
    return Sources(
        content=request.root / "content",
        templates=own_or_project(request.root, "templates"),
        locales=own_or_project(request.root, "locales"),
        options={"site-url": request.site_url, "drafts": str(request.drafts)},
        epoch=str(request.epoch),
    )


def own_or_project(root: Path, name: str) -> Path:
    """Return the folder *name* of *root*, or the project's where it has none."""
    return root / name if (root / name).is_dir() else PROJECT / name
