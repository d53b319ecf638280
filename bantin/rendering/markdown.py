"""Markdown of editors becomes HTML that cannot carry script: no raw HTML goes in, and what comes out is filtered."""

from __future__ import annotations

import threading
from collections.abc import Callable

import nh3
from markdown import Markdown
from markupsafe import Markup

_EXTENSIONS = ["tables"]
_TAGS = {"p", "em", "strong", "a", "ul", "ol", "li", "blockquote", "code", "pre", "hr", "br", "h2", "h3", "h4"}
_TAGS |= {"table", "thead", "tbody", "tr", "th", "td"}
_ATTRIBUTES = {"a": {"href"}, "ol": {"start"}}
_SCHEMES = {"http", "https", "mailto"}


class MarkdownRenderer:
    """Turns Markdown into safe HTML; one instance serves a whole build, and every thread that renders."""

    def __init__(self) -> None:
        """Prepare the converter once: building it costs more than a short text. It keeps notes while it converts."""
        self._converting = threading.Lock()
        self._markdown = Markdown(extensions=_EXTENSIONS, output_format="html")
        self._markdown.preprocessors.deregister("html_block")
        self._markdown.inlinePatterns.deregister("html")

    def render(self, text: str) -> Markup:
        """Return *text* as HTML: listed tags and attributes, http, https and mailto only, links without a referrer."""
        with self._converting:
            html = self._markdown.reset().convert(text)
        clean = nh3.clean(
            html, tags=_TAGS, attributes=_ATTRIBUTES, url_schemes=_SCHEMES, link_rel="noopener noreferrer"
        )
        return Markup(clean)  # noqa: S704 - nh3 has just cleaned it

    def render_line(self, text: str) -> Markup:
        """Return one block of *text* as HTML without the paragraph around it, for captions and headings."""
        html = str(self.render(text)).strip()
        if html.startswith("<p>") and html.endswith("</p>") and html.count("<p>") == 1:
            html = html[3:-4]
        return Markup(html)  # noqa: S704 - cut out of cleaned HTML


def relink(html: Markup, find_address: Callable[[str], str]) -> Markup:
    """Return *html* as it may stand outside our pages: each link leads to what *find_address* says of it.

    Only what Markdown may give is left, so nothing that needs our styles: neither classes nor explanations.
    """
    if '="' not in html:
        return html  # no attribute: neither a link nor a class
    clean = nh3.clean(
        str(html),
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        attribute_filter=lambda tag, name, value: find_address(value) if (tag, name) == ("a", "href") else value,
        url_schemes=_SCHEMES,
        link_rel=None,
    )
    return Markup(clean)  # noqa: S704 - nh3 has just cleaned it
