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
from dataclasses import dataclass, replace
from pathlib import Path

from bantin.checking.tree import check_tree
from bantin.commands.build import PROJECT
from bantin.languages import Language
from bantin.loading.site import read_site
from bantin.model.article import Article
from bantin.model.site import Site
from bantin.planning.collisions import check_collisions
from bantin.planning.page import PageKind
from bantin.planning.plan import plan_site
from bantin.problems import Place, Problem, ProblemsError
from bantin.rendering.design import Design, load_design
from bantin.rendering.render import Renderer
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
    folders = {name: _own_or_project(request.root, name) for name in ("templates", "locales")}
    watcher = Watcher(
        [request.root / "content", *folders.values()], stop or threading.Event(), use_events=request.use_events
    )
    screen = Screen()
    preview = _Preview(request, folders, screen, tell)
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
    """Makes an edition of the site after each change, and finds what is wrong with it."""

    def __init__(self, request: ServeRequest, folders: dict[str, Path], screen: Screen, tell: Tell) -> None:
        self._request = request
        self._folders = folders
        self._screen = screen
        self._tell = tell
        self._telling = threading.RLock()
        self._finishing = threading.Lock()
        self._finisher: threading.Thread | None = None
        self._is_ended = threading.Event()
        self._design: Design | None = None
        self._design_problems: list[Problem] = []
        self._edition: Edition | None = None
        self._good: Site | None = None
        self._early: list[Problem] = []
        self._late: list[Problem] = []
        self._told: tuple[Problem, ...] = ()

    def renew(self, changed: frozenset[Path], start: float) -> _Renewal:
        """Show the site as it is now that the files *changed*, as they were seen to at the time *start*."""
        edition, self._early = self._make_edition(changed)
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
        if self._finisher is not None:
            self._finisher.join()

    def tell(self, news: News) -> None:
        """Tell *news*, one at a time."""
        with self._telling:
            self._tell(news)

    def _make_edition(self, changed: frozenset[Path]) -> tuple[Edition | None, list[Problem]]:
        """Return the site in its newest sound form, or None where there is none, and all that is wrong with it."""
        try:
            self._renew_design(changed)
            reading = read_site(self._request.root, epoch=self._request.epoch, drafts=True)
        except OSError as error:  # somebody is moving the files about
            place = Place(file=Path(error.filename or self._request.root))
            return None, [Problem.at(place, "preview-unreadable", reason=error.strerror or str(error))]
        problems = [*self._design_problems, *reading.problems]
        if reading.site is None or self._design is None:
            return None, problems
        site = self._with_last_good_articles(reading.site)
        return self._plan_edition(site, self._design, problems) if site is not None else None, problems

    def _with_last_good_articles(self, site: Site) -> Site | None:
        """Return *site* with the last good form of each article that is faulty now, so that its pages stay up.

        None when that can't be: such an article may name what the registers of *site* do not have any more.
        """
        good, self._good = self._good, site
        faulty = find_faulty(site, good, self._request.root) if good is not None else []
        if good is None or not faulty:
            return site
        if _registers_of(site) != _registers_of(good):
            self._good = good
            return None
        articles = sorted([*site.articles, *faulty], key=lambda article: article.order, reverse=True)
        self._good = replace(site, articles=tuple(articles), edition=max(site.edition, good.edition))
        return self._good

    def _renew_design(self, changed: frozenset[Path]) -> None:
        """Load the design when it has changed; a faulty one leaves the last good one in use."""
        parts = self._folders.values()
        if self._design is not None and not any(path.is_relative_to(part) for path in changed for part in parts):
            return
        self._design_problems = []
        try:
            self._design = load_design(self._folders["templates"], self._folders["locales"])
        except ProblemsError as error:
            self._design_problems = error.problems

    def _plan_edition(self, site: Site, design: Design, problems: list[Problem]) -> Edition | None:
        plan = plan_site(replace(site, settings=replace(site.settings, site_url="")))
        collisions = check_collisions(plan)
        problems.extend(collisions)
        if collisions:
            return None
        renderer = Renderer(plan, design)
        pages = {page.path: page for page in plan.pages}
        return Edition(
            files=renderer.files,
            pages=pages,
            missing=plan.addresses.find(PageKind.NOT_FOUND, Language.VI),
            make=lambda path: renderer.render(pages[path]),
            before=self._edition,
        )

    def _finish(self, edition: Edition, renewal: _Renewal) -> None:
        """Make the pages of *edition* that nobody has asked for yet, and check it, unless it is shown no more."""
        if renewal.browsers:
            self._is_ended.wait(_BROWSERS_FIRST)
        with self._finishing:
            for path in edition.pages:
                if self._edition is not edition:
                    return
                edition.make(path)
            late = edition.problems or check_tree(edition.tree)  # where a page is missing, links to it lead nowhere
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
        names = sorted(path.relative_to(self._base_of(path)).as_posix() for path in changed)
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


def _registers_of(site: Site) -> tuple[object, ...]:
    """Return all that an article names by id."""
    return site.register, site.partners, site.kinds, site.fields


def find_faulty(site: Site, before: Site, root: Path) -> list[Article]:
    """Return the articles that *site* lacks but had *before*, and whose bundles are still there."""
    sound = {article.id for article in site.articles}
    lost = [article for article in before.articles if article.id not in sound]
    return [article for article in lost if (root / "content" / "articles" / article.id).is_dir()]


def _has_faults(problems: Sequence[Problem]) -> bool:
    return not all(problem.is_note for problem in problems)


def _ms_since(start: float) -> int:
    return round((time.perf_counter() - start) * 1000)


def _own_or_project(root: Path, name: str) -> Path:
    return root / name if (root / name).is_dir() else PROJECT / name
