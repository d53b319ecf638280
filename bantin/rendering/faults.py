"""Faults of templates, told to who can put them right: the template, its line, and what was being made."""

from __future__ import annotations

import traceback
from pathlib import Path

from jinja2 import TemplateError, TemplateSyntaxError

from bantin.problems import Place, Problem
from bantin.rendering.templates import SUFFIXES


def find_template_problem(error: Exception, folder: Path, template: str, path: str) -> Problem | None:
    """Return what is wrong with a template in *folder*; None when no template is to blame.

    *error* was raised while *template*, or one that it uses, rendered the output at *path*.
    """
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
