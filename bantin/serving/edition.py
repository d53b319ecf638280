"""One state of the whole site, as browsers see it."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from http import HTTPStatus

from bantin.outputs import Output, Tree
from bantin.problems import Place, Problem, ProblemsError

MakeRest = Callable[[], Iterable[Output]]
"""Makes what a site has beside its pages and the files that they need."""
Make = Callable[[str], Output]
"""Makes the page at a path, from several threads at once; raises ``ProblemsError`` when its template is at fault."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a browser gets for a path: the *path* tells the type of the *data*."""

    status: HTTPStatus
    path: str
    data: bytes

    @property
    def version(self) -> str:
        """Equal for equal answers: the browser names it when it asks whether its page is still the newest."""
        return hashlib.sha256(b"%d %b" % (self.status, self.data)).hexdigest()[:16]

    @property
    def is_named_after_content(self) -> bool:
        """Whether the path can never stand for other data, as those of fonts and styles; pages load sooner then."""
        return hashlib.sha256(self.data).hexdigest()[:10] in self.path


class Edition:
    """A site whose files are there from the start, and whose pages are made when somebody first asks for them.

    What has been made stays as it is. A page that can't be made is shown as the editions *before* had it.
    """

    def __init__(  # noqa: PLR0913 - the parts of a site
        self,
        *,
        files: Iterable[Output],
        pages: Iterable[str],
        missing: str,
        make: Make,
        make_rest: MakeRest = tuple,
        before: Edition | None = None,
    ) -> None:
        """Take the *files*, and the paths of the *pages*; *missing* is the page for paths that lead nowhere.

        What else there is comes from *make_rest*, asked once, when somebody wants a path that is none of these.
        """
        self.pages = tuple(pages)
        self._names = frozenset(self.pages)
        self._missing = missing
        self._make = make
        self._make_rest = make_rest
        self._making_rest = threading.Lock()
        self._rest: dict[str, Output] | None = None
        self._made: dict[str, Output] = {}
        self._problems: dict[Place, Problem] = {}
        self._files = {output.path: output for output in files}
        # A browser that has just got a page of the edition before still asks for the styles of that one.
        self._old_files = before.all_files if before else {}
        self._old_pages = before.known_pages if before else {}
        self._old_names = before.names if before else self._names

    @property
    def names(self) -> frozenset[str]:
        """The paths of all pages."""
        return self._names

    @property
    def all_files(self) -> Mapping[str, Output]:
        """The files of this edition and of those before it; each is named after its content."""
        return {**self._old_files, **self._files}

    @property
    def known_pages(self) -> Mapping[str, Output]:
        """The newest sound form of each page, as far as it has been made."""
        return {**self._old_pages, **self._made}

    @property
    def problems(self) -> list[Problem]:
        """What kept pages from being made, as far as they have been asked for."""
        return list(self._problems.values())

    @property
    def tree(self) -> Tree:
        """The files, the rest, and the pages as far as they have been made."""
        return {**self._files, **self._get_rest(), **self._made}

    def answer(self, path: str | None) -> Answer:
        """Return what to show at *path*: the file, the page, or the page that says there is none."""
        output = self._find(path) if path is not None else None
        if output is not None:
            return Answer(status=HTTPStatus.OK, path=output.path, data=output.data)
        if path in self._names:
            return Answer(status=HTTPStatus.INTERNAL_SERVER_ERROR, path=self._missing, data=b"")
        missing = self._find(self._missing)
        return Answer(status=HTTPStatus.NOT_FOUND, path=self._missing, data=missing.data if missing else b"")

    def make(self, path: str) -> None:
        """Make the page at *path*, unless it has been made."""
        self._find(path)

    def count_changed(self) -> int:
        """Return how many pages are new, gone, or differ from the edition before, among those that have been made."""
        differ = [path for path, page in self._made.items() if self._old_pages.get(path, page) != page]
        return len(differ) + len(self._names ^ self._old_names)

    def _find(self, path: str) -> Output | None:
        if path not in self._names:
            return self._files.get(path) or self._old_files.get(path) or self._get_rest().get(path)
        if path not in self._made:
            try:
                self._made.setdefault(path, self._make(path))
            except ProblemsError as error:
                self._problems.update((problem.place, problem) for problem in error.problems)
                return self._old_pages.get(path)
        return self._made[path]

    def _get_rest(self) -> Mapping[str, Output]:
        with self._making_rest:
            if self._rest is None:
                try:
                    self._rest = {output.path: output for output in self._make_rest()}
                except ProblemsError as error:
                    self._problems.update((problem.place, problem) for problem in error.problems)
                    self._rest = {}
        return self._rest
