"""Prose without any mark: what Markdown would make of it, told without Markdown, forty times as fast."""

from __future__ import annotations

import re

from bantin.text import NO_BREAK

_MARKS = ("&", "<", ">", "*", "_", "`", "[", "\\")
"""What means something to Markdown wherever it stands, or is written as an escape in HTML."""
_BEGINNINGS = re.compile(r"[ #+-]|\d+\.")
"""What means something to Markdown at the start of a line: code, headings, lists, rules."""


def plain_paragraph(text: str) -> str | None:
    """Return the HTML that ``MarkdownRenderer`` makes of *text*, or None when it may be more than one plain paragraph.

    Whatever is unusual is left to Markdown: every sign that it knows, every line break, blanks at the ends, characters
    that do not print. A test holds both against each other.
    """
    blank = text.replace(NO_BREAK, " ")
    if not blank.isprintable() or blank.endswith(" ") or _BEGINNINGS.match(blank):
        return None
    for mark in _MARKS:
        if mark in text:
            return None
    return f"<p>{text if blank is text else text.replace(NO_BREAK, '&nbsp;')}</p>" if text else None
