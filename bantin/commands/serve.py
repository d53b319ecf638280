"""``serve``: content/ as it is now, drafts too, in browsers on this machine; ``output/`` is never touched."""

from __future__ import annotations

import datetime as dt
import signal
import sys
import threading
import time
import webbrowser
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from bantin.commands.editions import EditionMaker
from bantin.commands.request import PROJECT
from bantin.languages import Language
from bantin.problems import Problem
from bantin.reporting import count_problems
from bantin.serving.edition import Edition
from bantin.serving.overlay import describe_problems
from bantin.serving.screen import Screen
from bantin.serving.server import serving
from bantin.serving.watching import Watcher
from bantin.wording import say

_BROWSERS_FIRST = 0.4
"""Seconds in which browsers load their pages anew, before those are made that nobody looks at."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ServeRequest:
    """What to preview. *port* is None for 8000 or the next that is free, and 0 for any.

    *language* is that of messages and of the overlay. *use_events* False asks the disk for changes even where the
    system could tell of them.
    """

    root: Path
    port: int | None = None
    language: Language = Language.EN
    open_browser: bool = False
    epoch: dt.date | None = None
    use_events: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """What the terminal is told: a finished sentence, and the problems that it is about."""

    sentence: str
    problems: tuple[Problem, ...] = ()
    url: str = ""
    """The address of the site, in the first news alone."""


Tell = Callable[[News], None]


def serve(request: ServeRequest, tell: Tell, stop: threading.Event | None = None) -> None:
    """Show the site that *request* names until *stop* is set or SIGTERM comes, and *tell* what happens.

    Raises ``KeyboardInterrupt`` at Ctrl+C, and ``OSError`` when the port that was asked for is taken.
    """
    start = time.perf_counter()
    maker = EditionMaker(request.root, request.epoch)
    watcher = Watcher(maker.folders, stop or threading.Event(), use_events=request.use_events)
    screen = Screen()
    preview = _Preview(request, maker, screen, tell)
    first = preview.renew(frozenset(), start)
    with serving(screen, request.port) as server, _ended_by_sigterm(watcher), _threads_taking_short_turns():
        words = say(request.language, "serve-ready", ms=_ms_since(start), url=server.url)
        preview.tell(News(sentence=words, url=server.url))
        if request.open_browser:
            webbrowser.open(server.url)
        try:
            preview.finish(first)
            for changed in watcher.changes():
                preview.finish(preview.renew(changed, time.perf_counter()))
        finally:
            watcher.end()
            preview.end()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Renewal:
    """What a change led to; *edition* is None when the one before stays."""

    edition: Edition | None
    changed: frozenset[Path]
    browsers: int
    ms: int


class _Preview:
    """Shows an edition of the site after each change, and finds what is wrong with it."""

    def __init__(self, request: ServeRequest, maker: EditionMaker, screen: Screen, tell: Tell) -> None:
        self._request = request
        self._maker = maker
        self._screen = screen
        self._tell = tell
        self._telling = threading.RLock()
        self._finishing = threading.Lock()
        self._finisher: threading.Thread | None = None
        self._is_ended = threading.Event()
        self._edition: Edition | None = None
        self._early: list[Problem] = []
        self._late: list[Problem] = []
        self._told: tuple[Problem, ...] = ()

    def renew(self, changed: frozenset[Path], start: float) -> _Renewal:
        """Show the site as it is now that the files *changed*, as they were seen to at the time *start*."""
        edition, self._early = self._maker.make(changed, self._edition)
        browsers = 0
        if edition is not None:
            self._edition = edition
            browsers = self._screen.show(edition)
        return _Renewal(edition=edition, changed=changed, browsers=browsers, ms=_ms_since(start))

    def finish(self, renewal: _Renewal) -> None:
        """Tell of the problems that *renewal* met, and start to look for those that only finished pages have."""
        self._report()
        if renewal.edition is not None:
            self._finisher = threading.Thread(target=self._finish, args=(renewal.edition, renewal), daemon=True)
            self._finisher.start()

    def end(self) -> None:
        """Leave what is still to be made and checked."""
        self._edition = None
        self._is_ended.set()
        if self._finisher is not None and self._finisher.is_alive():  # Ctrl+C may come before it is started
            self._finisher.join(timeout=1)  # a large site is checked for seconds: nobody waits for that any more

    def tell(self, news: News) -> None:
        """Tell *news*, one at a time."""
        with self._telling:
            self._tell(news)

    def _finish(self, edition: Edition, renewal: _Renewal) -> None:
        """Make the pages of *edition* that nobody has asked for yet, and check it, unless it is shown no more."""
        if renewal.browsers:
            self._is_ended.wait(_BROWSERS_FIRST)
        with self._finishing:
            for path in edition.pages:
                if self._edition is not edition:
                    return
                edition.make(path)
            late = self._maker.check(edition)
        if self._edition is not edition:
            return
        self._late = late
        if renewal.changed:
            words = say(
                self._request.language,
                "serve-changed",
                files=self._names_of(renewal.changed),
                pages=edition.count_changed(),
                browsers=renewal.browsers,
                ms=renewal.ms,
            )
            self.tell(News(sentence=words))
        self._report()

    def _report(self) -> None:
        """Show all problems that are known in the browsers, and tell of them when they are others than before."""
        language = self._request.language
        with self._telling:
            problems = tuple(sorted({*self._early, *self._late}, key=lambda problem: problem.order))
            self._screen.report(describe_problems(problems, self._request.root, language))
            before, self._told = self._told, problems
            if problems == before:
                return
            if problems:
                name = "serve-problems" if _has_faults(problems) else "serve-notes"
                self.tell(
                    News(sentence=say(language, name, counted=count_problems(problems, language)), problems=problems)
                )
            elif _has_faults(before):
                self.tell(News(sentence=say(language, "serve-sound")))

    def _names_of(self, changed: frozenset[Path]) -> str:
        files_first = sorted(changed, key=lambda path: (not path.suffix, path))
        names = [path.relative_to(self._base_of(path)).as_posix() for path in files_first]
        if len(names) == 1:
            return names[0]
        return say(self._request.language, "serve-more", file=names[0], count=len(names) - 1)

    def _base_of(self, path: Path) -> Path:
        return self._request.root if path.is_relative_to(self._request.root) else PROJECT


@contextmanager
def _ended_by_sigterm(watcher: Watcher) -> Iterator[None]:
    """Have SIGTERM end the preview as it ends other programs, but in order; only the main thread can be asked to."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGTERM, lambda *_: watcher.end())
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


@contextmanager
def _threads_taking_short_turns() -> Iterator[None]:
    """Have threads give way after 0.5 ms, not 5: asking the disk about 150 files gives way at each of them."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(0.0005)
    try:
        yield
    finally:
        sys.setswitchinterval(before)


def _has_faults(problems: Sequence[Problem]) -> bool:
    return not all(problem.is_note for problem in problems)


def _ms_since(start: float) -> int:
    return round((time.perf_counter() - start) * 1000)
