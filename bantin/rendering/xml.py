"""Outputs that are not pages, from their templates; XML is read back, so that nobody gets any that is not sound."""

from __future__ import annotations

from xml.parsers import expat

from markupsafe import Markup

from bantin.languages import Language
from bantin.problems import Place, Problem, ProblemsError
from bantin.rendering.contexts.view import Context
from bantin.rendering.design import Design
from bantin.rendering.faults import telling_template_faults


def render_text(design: Design, template: str, context: Context, path: str, language: Language | None) -> str:
    """Return what *template* makes of *context* for the output at *path*, with the words of *language*.

    *language* may be None where a template has no words of its own. Raises ``ProblemsError`` for a fault of it.
    """
    with telling_template_faults(design.folder, template, path):
        return design.environments[language or Language.VI].get_template(template).render(context)


def render_plain(design: Design, template: str, context: Context, path: str, language: Language | None) -> str:
    """Return the plain text that *template* makes, as ``render_text``: templates escape, and text is no HTML."""
    escaped = Markup(render_text(design, template, context, path, language))  # noqa: S704 - an autoescaped template
    return escaped.unescape()


def render_xml(design: Design, template: str, context: Context, path: str, language: Language | None) -> bytes:
    """Return the XML that *template* makes; as ``render_text``, but what is not well-formed is a fault too."""
    data = render_text(design, template, context, path, language).encode()
    try:
        expat.ParserCreate().Parse(data, True)  # noqa: FBT003 - expat takes no names
    except expat.ExpatError as error:
        line = data.decode().splitlines()[error.lineno - 1 :][:1]
        place = Place(file=design.folder / template, text=line[0].strip()[:120] if line else None)
        raise ProblemsError([Problem.at(place, "template-not-xml", reason=str(error), page=path)]) from error
    return data
