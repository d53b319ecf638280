"""Markdown of editors becomes HTML that cannot carry script: no raw HTML goes in, and what comes out is filtered."""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from markupsafe import Markup

from bantin.rendering.prose import plain_paragraph

if TYPE_CHECKING:
    from markdown import Markdown

_EXTENSIONS = ["tables"]
_TAGS = {"p", "em", "strong", "a", "ul", "ol", "li", "blockquote", "code", "pre", "hr", "br", "h2", "h3", "h4"}
_TAGS |= {"table", "thead", "tbody", "tr", "th", "td"}
_ATTRIBUTES = {"a": {"href"}, "ol": {"start"}}
_SCHEMES = {"http", "https", "mailto"}
_REMEMBERED = 4096  # blocks with marks: each stands on two pages in two languages, in feeds, books and the index


class MarkdownRenderer:
    """Turns Markdown into safe HTML; one instance serves a whole build, and every thread that renders."""

    def __init__(self) -> None:
        """Remember what has been converted; the converter, which keeps notes while it converts, is not shared."""
        self._converting = threading.Lock()
        self._convert = lru_cache(maxsize=_REMEMBERED)(self._convert_anew)

    def render(self, text: str) -> Markup:
        """Return *text* as HTML: listed tags and attributes, http, https and mailto only, links without a referrer."""
        html = plain_paragraph(text)
        return Markup(html) if html is not None else self._convert(text)  # noqa: S704 - it has no mark of HTML

    def render_line(self, text: str) -> Markup:
        """Return one block of *text* as HTML without the paragraph around it, for captions and headings."""
        html = str(self.render(text)).strip()
        if html.startswith("<p>") and html.endswith("</p>") and html.count("<p>") == 1:
            html = html[3:-4]
        return Markup(html)  # noqa: S704 - cut out of cleaned HTML

    def _convert_anew(self, text: str) -> Markup:
        import nh3  # noqa: PLC0415 - most texts need neither

        with self._converting:
            html = self._markdown.reset().convert(text)
        clean = nh3.clean(
            html, tags=_TAGS, attributes=_ATTRIBUTES, url_schemes=_SCHEMES, link_rel="noopener noreferrer"
        )
        return Markup(clean)  # noqa: S704 - nh3 has just cleaned it

    @cached_property
    def _markdown(self) -> Markdown:
        """The converter, made once: that costs more than a short text."""
        from markdown import Markdown  # noqa: PLC0415 - as above

        markdown = Markdown(extensions=_EXTENSIONS, output_format="html")
        markdown.preprocessors.deregister("html_block")
        markdown.inlinePatterns.deregister("html")
        return markdown


def relink(html: Markup, find_address: Callable[[str], str]) -> Markup:
    """Return *html* as it may stand outside our pages: each link leads to what *find_address* says of it.

    Only what Markdown may give is left, so nothing that needs our styles: neither classes nor explanations.
    """
    if '="' not in html:
        return html  # no attribute: neither a link nor a class
    import nh3  # noqa: PLC0415 - as above

    clean = nh3.clean(
        str(html),
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        attribute_filter=lambda tag, name, value: find_address(value) if (tag, name) == ("a", "href") else value,
        url_schemes=_SCHEMES,
        link_rel=None,
    )
    return Markup(clean)  # noqa: S704 - nh3 has just cleaned it
