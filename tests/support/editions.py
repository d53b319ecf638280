"""Editions of a site, with their pages visible in the test."""

from __future__ import annotations

from pathlib import Path

from bantin.outputs import Output
from bantin.problems import Place, Problem, ProblemsError
from bantin.serving.edition import Edition, Make

FAULT = Problem.at(Place(file=Path("templates/page.html"), line=3), "missing-file")


def output(path: str, text: str) -> Output:
    """Return an output with this *text*."""
    return Output(path=path, data=text.encode())


def edition(pages: dict[str, str], files: dict[str, str] | None = None, before: Edition | None = None) -> Edition:
    """Return an edition with *pages*; one whose text is empty can't be made."""
    return Edition(
        files=[output(*file) for file in (files or {}).items()],
        pages=[*pages, "404.html"],
        missing="404.html",
        make=maker(pages | {"404.html": "nothing here"}, []),
        before=before,
    )


def maker(pages: dict[str, str], made: list[str]) -> Make:
    """Return what makes *pages*; each path that is asked for is added to *made*."""

    def make(path: str) -> Output:
        made.append(path)
        if not pages[path]:
            raise ProblemsError([FAULT])
        return output(path, pages[path])

    return make
