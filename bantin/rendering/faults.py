"""Faults of templates, told to who can put them right: the template, its line, and what was being made."""

from __future__ import annotations

import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from jinja2 import TemplateError, TemplateSyntaxError

from bantin.problems import Place, Problem, ProblemsError
from bantin.rendering.templates import SUFFIXES


@contextmanager
def telling_template_faults(folder: Path, template: str, path: str) -> Iterator[None]:
    """Raise ``ProblemsError`` instead of what is raised inside, when a template is to blame; else leave it as it is.

    Inside, *template* of *folder* renders the output at *path*.
    """
    try:
        yield
    except Exception as error:
        problem = _find_problem(error, folder, template, path)
        if problem is None:
            raise  # a fault of ours
        raise ProblemsError([problem]) from error


def _find_problem(error: Exception, folder: Path, template: str, path: str) -> Problem | None:
    """Return what is wrong with *template*, or with one that it uses; None when no template is to blame."""
    file, line = folder / template, 1
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename.endswith(SUFFIXES)]
    if isinstance(error, TemplateSyntaxError):
        file, line = Path(error.filename or file), error.lineno
    elif not isinstance(error, TemplateError) and not frames:
        return None
    for frame in frames:
        if frame.lineno is not None:
            file, line = Path(frame.filename), frame.lineno
    lines = file.read_text(encoding="utf-8").splitlines() if file.is_file() else []
    text = lines[line - 1] if line <= len(lines) else None
    place = Place(file=file, line=line, column=1, text=text)
    return Problem.at(place, "template-fault", reason=str(error) or type(error).__name__, page=path)
