"""Faults of templates, named so that a designer finds them."""

from __future__ import annotations

import traceback
from pathlib import Path

from jinja2 import TemplateError, TemplateSyntaxError

from bantin.problems import Place, Problem

TEMPLATES = (".html", ".xhtml", ".xml")
"""What names of templates end in."""


def find_template_problem(error: Exception, file: Path, made: str) -> Problem | None:
    """Name the template, its line, and the path *made* out of it; None when no template is to blame.

    *file* is the template that was asked for; one that it includes or extends is named instead where the fault lies.
    """
    line = 1
    frames = traceback.extract_tb(error.__traceback__)
    if isinstance(error, TemplateSyntaxError):
        file, line = Path(error.filename or file), error.lineno
    elif not isinstance(error, TemplateError) and not any(frame.filename.endswith(TEMPLATES) for frame in frames):
        return None
    for frame in frames:
        if frame.filename.endswith(TEMPLATES) and frame.lineno is not None:
            file, line = Path(frame.filename), frame.lineno
    lines = file.read_text(encoding="utf-8").splitlines() if file.is_file() else []
    text = lines[line - 1] if line <= len(lines) else None
    place = Place(file=file, line=line, column=1, text=text)
    return Problem.at(place, "template-fault", reason=str(error) or type(error).__name__, page=made)
