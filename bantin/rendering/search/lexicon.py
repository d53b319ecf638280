"""The words of an index: the form that all spellings of each share, and how it is written."""

from __future__ import annotations

from bantin.text import canon, words_of


class Lexicon:
    """Remembers the canonical form of each word it is asked about, and one way to write it."""

    def __init__(self) -> None:
        """Know no word yet."""
        self._canon: dict[str, str] = {}
        self._written: dict[str, str] = {}

    def canon(self, word: str) -> str:
        """Return the canonical form of *word*; see ``bantin.text.canon``."""
        found = self._canon.get(word)
        if found is None:
            found = self._canon[word] = canon(word)
            self._written.setdefault(found, word.lower())
        return found

    def canons(self, text: str) -> tuple[str, ...]:
        """Return the canonical forms of the words of *text*."""
        return tuple(self.canon(word) for word in words_of(text))

    def written(self, form: str) -> str:
        """Return how the canonical *form* of a word that was asked about was first written, in lower case."""
        return self._written[form]
