"""Which files have changed: by asking the disk now and then, sooner where something says that it is time to."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Iterable, Iterator
from importlib.util import find_spec
from pathlib import Path

_POLL = 0.1
_POLL_BESIDE_EVENTS = 0.5
"""Events of the system come first then, but are lost with a folder that is deleted and made anew."""
_SETTLE = 0.02
"""An editor that saves, and a branch that is switched, write many files in a row: they are one change."""
_SETTLED_AT_LAST = 25
_SHARE = 10
"""Asking takes a tenth of the time at most, however many files there are."""

Stamp = tuple[int, int, int]
Snapshot = dict[str, Stamp]


def take_snapshot(folders: Iterable[Path]) -> Snapshot:
    """Return size, time and inode of every file below *folders*, and which folders there are.

    Hidden files and those that end in ~ are passed over: they are no content, but editors make many of them. Links are
    not followed. What vanishes meanwhile is not there.
    """
    found: Snapshot = {}
    waiting = [str(folder) for folder in folders if folder.is_dir()]
    for folder in waiting:
        found[folder] = (0, 0, 0)
    while waiting:
        try:
            with os.scandir(waiting.pop()) as entries:
                for entry in entries:
                    if entry.name.startswith(".") or entry.name.endswith("~"):
                        continue
                    _note(entry, found, waiting)
        except OSError:
            continue
    return found


def _note(entry: os.DirEntry[str], found: Snapshot, folders: list[str]) -> None:
    try:
        if entry.is_dir(follow_symlinks=False):
            found[entry.path] = (0, 0, 0)
            folders.append(entry.path)
        else:
            status = entry.stat(follow_symlinks=False)
            found[entry.path] = (status.st_size, status.st_mtime_ns, status.st_ino)
    except OSError:
        return


def compare(old: Snapshot, new: Snapshot) -> frozenset[Path]:
    """Return the paths that are not the same in both."""
    return frozenset(Path(path) for path in old.keys() | new.keys() if old.get(path) != new.get(path))


class Watcher:
    """Watches *folders*, which need not exist.

    With the package ``watchfiles`` (the extra "serve") the system says when to look. It never says what has changed:
    that is always found by comparing, so nothing is missed when its events are.
    """

    def __init__(self, folders: Iterable[Path], stop: threading.Event, *, use_events: bool = True) -> None:
        """Remember how things are; *stop* ends the watching."""
        self._folders = tuple(folders)
        self._stop = stop
        self._wake = threading.Event()
        self._seen = take_snapshot(self._folders)
        self._has_events = use_events and find_spec("watchfiles") is not None

    def changes(self) -> Iterator[frozenset[Path]]:
        """Yield what has changed, each time when things have settled, until ``stop`` is set."""
        if self._has_events:
            threading.Thread(target=self._await_events, daemon=True).start()
        pause = shortest = _POLL_BESIDE_EVENTS if self._has_events else _POLL
        while not self._stop.is_set():
            self._wake.wait(pause)
            self._wake.clear()
            start = time.thread_time()  # waiting for other threads is no work
            now = take_snapshot(self._folders)
            pause = max(shortest, _SHARE * (time.thread_time() - start))
            if now != self._seen:
                now = self._settle(now)
                changed = compare(self._seen, now)
                self._seen = now
                if changed and not self._stop.is_set():
                    yield changed

    def end(self) -> None:
        """Stop watching at once."""
        self._stop.set()
        self._wake.set()

    def _settle(self, now: Snapshot) -> Snapshot:
        """Return how things are when they have stopped changing, or after a while."""
        for _ in range(_SETTLED_AT_LAST):
            if self._stop.wait(_SETTLE):
                break
            before, now = now, take_snapshot(self._folders)
            if now == before:
                break
        return now

    def _await_events(self) -> None:
        import watchfiles  # noqa: PLC0415 - the extra "serve" need not be there

        while not self._stop.is_set():
            there = _inodes(self._folders)
            try:
                for events in watchfiles.watch(
                    *there,
                    watch_filter=None,
                    debounce=50,
                    step=10,
                    stop_event=self._stop,
                    rust_timeout=500,
                    yield_on_timeout=True,
                    raise_interrupt=False,
                ):
                    if events:
                        self._wake.set()
                    if _inodes(self._folders) != there:
                        break  # a folder was deleted, or made: it is another one, whose events nobody would hear
            except (OSError, RuntimeError):  # a folder went away just now, or the system has no watches left
                self._stop.wait(_POLL_BESIDE_EVENTS)


def _inodes(folders: Iterable[Path]) -> dict[Path, int]:
    """Return the folders that exist, with what tells one from a later one of the same name."""
    there: dict[Path, int] = {}
    for folder in folders:
        try:
            there[folder] = folder.stat().st_ino
        except OSError:
            continue
    return there
