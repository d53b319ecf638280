"""Abbreviations explained where a text first uses them, as ``<abbr title>``."""

from __future__ import annotations

import re

from markupsafe import Markup, escape

from bantin.languages import Language
from bantin.model.article import Article
from bantin.model.site import Site

_TAG = re.compile(r"(<[^>]*>)")


class Glosses:
    """Explains each abbreviation once, at its first use on a page."""

    def __init__(self, meanings: dict[str, str]) -> None:
        """Take the *meanings* by abbreviation."""
        self._meanings = dict(meanings)
        self.explained: list[tuple[str, str]] = []
        """What was explained so far, as abbreviation and meaning, in the order of its first use."""
        longest_first = sorted(meanings, key=lambda short: (-len(short), short))
        words = "|".join(map(re.escape, longest_first))
        self._pattern = re.compile(rf"(?<!\w)({words})(?!\w)") if words else None

    def mark_text(self, text: str) -> Markup:
        """Return plain *text* as HTML, with the first use of each abbreviation explained."""
        if self._pattern is None:
            return escape(text)
        return Markup("").join(self._mark(piece) for piece in self._pattern.split(text))

    def mark_html(self, html: Markup) -> Markup:
        """Return *html*, with the first use of each abbreviation between its tags explained."""
        if self._pattern is None:
            return html
        pieces = _TAG.split(str(html))
        return Markup("").join(
            Markup(piece) if piece.startswith("<") else self._mark_escaped(piece)  # noqa: S704 - a tag of html itself
            for piece in pieces
        )

    def _mark_escaped(self, piece: str) -> Markup:
        return self.mark_text(Markup(piece).unescape())  # noqa: S704 - unescaped here and escaped again

    def _mark(self, piece: str) -> Markup:
        meaning = self._meanings.pop(piece, None)
        if meaning is None:
            return escape(piece)
        self.explained.append((piece, meaning))
        return Markup('<abbr title="{}">{}</abbr>').format(meaning, piece)


def glosses_for(article: Article, site: Site, language: Language) -> Glosses:
    """Return the glosses for the text of *article* in *language*.

    Glossary abbreviations are Vietnamese, so they are explained in Vietnamese text only; those of an organisation
    wherever a report names it.
    """
    meanings: dict[str, str] = {}
    if language is Language.VI:
        for term in site.terms:
            meanings.update(dict.fromkeys(term.abbreviations, term.vi))
    for partner_id in article.organisations:
        partner = site.partners.partners[partner_id]
        meanings.update(dict.fromkeys(partner.abbreviations, partner.name[language]))
    return Glosses(meanings)
