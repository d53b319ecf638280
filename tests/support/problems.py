"""What an editor is told of a site."""

from __future__ import annotations

import re
from pathlib import Path

from bantin.languages import Language
from bantin.problems import Fault, Problem, ProblemsError
from bantin.reporting import Format, render_problem
from bantin.wording import hint_of, message_of
from tests.support.loading import load_site
from tests.support.sites import edit, small_site

_CODE = re.compile(r"\A(.*) \[[a-z0-9-]+\]$", re.MULTILINE)


def told(problems: list[Problem], root: Path) -> list[str]:
    """Return each of *problems* as an editor of *root* reads it: place, key, message, and the hint on a second line.

    The code at the end of the first line is left out.
    """
    shown = [render_problem(problem, Format.CONCISE, root, Language.EN) for problem in problems]
    return [_CODE.sub(r"\1", text) for text in shown]


def english_of(problem: Problem | Fault | None) -> str:
    """Return in English what is wrong; an empty text when nothing is."""
    return message_of(problem, Language.EN) if problem else ""


def english_hint_of(problem: Problem) -> str:
    """Return in English what to do about *problem*."""
    return hint_of(problem, Language.EN)


def problems_of(root: Path) -> list[str]:
    """Return what is said of the site in *root*; an empty list when it loads."""
    try:
        load_site(root)
    except ProblemsError as error:
        return told(error.problems, root)
    return []


def problems_after(folder: Path, file: str, old: str, new: str) -> list[str]:
    """Return what is said of the small site when *old*, which stands once in its *file*, is replaced by *new*."""
    root = small_site(folder)
    edit(root / file, old, new)
    return problems_of(root)
