"""What a comparison finds, before it has a place in a file."""

from __future__ import annotations

from dataclasses import dataclass

from bantin.checking.parity.words import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A difference between original and translation.

    *words* are those of the original, or of the translation where the original lacks them: an editor settles the
    difference by them. *here* are the words of the translation that stand in place of *words*. *span* is the place in
    the translation, *at* that in the original (None: not there). A possible liberty of the translator *is_note*.
    """

    code: str
    words: str
    span: Span
    here: str = ""
    at: int | None = None
    is_note: bool = False
