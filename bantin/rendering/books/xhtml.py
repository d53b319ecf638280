"""HTML of a page becomes XML for a book: every element closed, no entity but those that XML knows."""

from __future__ import annotations

from html.parser import HTMLParser

from markupsafe import Markup, escape

_VOID = frozenset(["br", "hr"])


def to_xhtml(html: Markup, end: Markup | None = None) -> Markup:
    """Return *html*, which is well-formed HTML as the cleaner of Markdown and our escaping make it, as XHTML.

    *end* is put where the words end: inside a last paragraph, or else after everything.
    """
    writer = _Writer()
    writer.feed(str(html))
    writer.close()
    pieces = writer.pieces
    last = len(pieces) - 1
    while last >= 0 and not pieces[last].strip():
        last -= 1
    if end:
        pieces.insert(last if last >= 0 and pieces[last] == "</p>" else len(pieces), end)
    return Markup("").join(pieces)


class _Writer(HTMLParser):
    """Writes what it reads as XML; *pieces* hold a tag or a run of text each."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[Markup] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        written = Markup("").join(Markup(' {}="{}"').format(name, value or "") for name, value in attrs)
        self.pieces.append(Markup("<{}{}/>" if tag in _VOID else "<{}{}>").format(Markup(tag), written))  # noqa: S704 - a name that a parser has read

    def handle_endtag(self, tag: str) -> None:
        if tag not in _VOID:
            self.pieces.append(Markup("</{}>").format(Markup(tag)))  # noqa: S704 - the same

    def handle_data(self, data: str) -> None:
        self.pieces.append(escape(data))
