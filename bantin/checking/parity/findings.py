"""What a comparison finds, before it has a place in a file."""

from __future__ import annotations

from dataclasses import dataclass

from bantin.checking.parity.words import Span

_LIBERTIES = frozenset(
    [
        "abbreviation-missing",
        "bound-different",
        "negation-added",
        "negation-missing",
        "quote-added",
        "quote-missing",
        "sentence-added",
        "term-added",
        "words-added",
        "words-missing",
    ]
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A difference between original and translation.

    *words* are those of the original, or of the translation where the original lacks them: an editor settles the
    difference by them. *here* are the words of the translation that stand in place of *words*. *span* is the place in
    the translation, *at* that in the original (None: not there).
    """

    code: str
    words: str
    span: Span
    here: str = ""
    at: int | None = None

    @property
    def is_note(self) -> bool:
        """Whether a good translator may have done so on purpose: an editor should look, and nothing is held up."""
        return self.code in _LIBERTIES
