"""The words of an index: the form that all spellings of each share, and how it is written."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from bantin.text import canon, words_of


class Lexicon:
    """Remembers the canonical form of each word it is asked about, and one way to write it."""

    def __init__(self) -> None:
        """Know no word yet."""
        self._written: dict[str, str] = {}
        self._canon = _Canons(self._written)

    @property
    def forms(self) -> Collection[str]:
        """The canonical forms of all words that it was asked about, in that order."""
        return self._written.keys()

    def canons(self, words: Iterable[str]) -> list[str]:
        """Return the canonical forms of *words*; see ``bantin.text.canon``."""
        return [self._canon[word] for word in words]

    def canons_in(self, text: str) -> tuple[str, ...]:
        """Return the canonical forms of the words of *text*."""
        return tuple(self.canons(words_of(text)))

    def written(self, form: str) -> str:
        """Return how the canonical *form* of a word that was asked about was first written, in lower case."""
        return self._written[form]


class _Canons(dict[str, str]):
    """The canonical forms of words, each worked out once: a site has far fewer words than its texts are long."""

    def __init__(self, written: dict[str, str]) -> None:
        super().__init__()
        self._written = written

    def __missing__(self, word: str) -> str:
        form = self[word] = canon(word)
        self._written.setdefault(form, word.lower())
        return form
