"""Names that never split: in headings and titles their words are joined with no-break spaces. Only for display."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from bantin.languages import Language, Localized
from bantin.model.site import Site
from bantin.text import NO_BREAK, fold

# The longest name that still fits a line of the largest heading on a screen 320 px wide; of a longer one only the last
# two words are joined, which in a Vietnamese name are those it is called by.
_LONGEST = 18
_REMEMBERED = 16_384  # titles, of which each stands in many listings
_EDGES = "“”\"'‘’()[].,:;!?…"


class Binder:
    """Joins the words of names that it knows."""

    def __init__(self, names: Iterable[str]) -> None:
        """Take *names*; those of one word need no joining."""
        self._names = {part for name in names for part in _joined_part(name)}
        self._most: dict[str, int] = {}
        for name in self._names:
            first = name.split(" ", 1)[0]
            self._most[first] = max(self._most.get(first, 0), name.count(" ") + 1)
        self._bound = lru_cache(maxsize=_REMEMBERED)(self._bind)

    def bind(self, text: str) -> str:
        """Return *text* with no-break spaces inside each known name, the longest name first."""
        return self._bound(text)

    def _bind(self, text: str) -> str:
        words = text.split(" ")
        pieces: list[str] = []
        start = 0
        while start < len(words):
            end = self._end_of_name(words, start)
            pieces.append(NO_BREAK.join(words[start:end]))
            start = end
        return " ".join(pieces)

    def _end_of_name(self, words: list[str], start: int) -> int:
        """Return the index after the name that starts at *start*, or after that one word when none does."""
        most = self._most.get(words[start].lstrip(_EDGES), 0)  # words of the longest name that begins so
        for end in range(min(len(words), start + most), start + 1, -1):
            if " ".join(words[start:end]).strip(_EDGES) in self._names:
                return end
        return start + 1


def binder_for(site: Site) -> Binder:
    """Return a binder for the names of the site's provinces, places, people and partners, in both languages."""
    names: list[Localized[str]] = [province.name for province in site.register.provinces.values()]
    for place in site.register.places.values():
        names += [place.name, *([place.name_then] if place.name_then else [])]
    names += [person.name for article in site.articles for person in article.people]
    forms = [name[language] for name in names for language in Language]
    names += [partner.name for partner in site.partners.partners.values()]
    forms += [proper for name in names for proper in _proper_names(name)]
    return Binder(forms)


def _joined_part(name: str) -> Iterator[str]:
    if len(name) > _LONGEST:
        name = " ".join(name.split(" ")[-2:])
    if " " in name:
        yield name


def _proper_names(name: Localized[str]) -> Iterator[str]:
    """Yield the runs of words that both languages share: "Bạch Mai" of "Bệnh viện Bạch Mai" and "Bach Mai Hospital".

    A translation leaves proper names alone, so what is alike without its marks is one; yielded as each language has it.
    """
    words = {language: name[language].split(" ") for language in Language}
    plain = {language: [fold(word) for word in words[language]] for language in Language}
    there = f" {' '.join(plain[Language.EN])} "
    start = 0
    while start < len(words[Language.VI]):
        end = start
        while end < len(words[Language.VI]) and f" {' '.join(plain[Language.VI][start : end + 1])} " in there:
            end += 1
        run = " ".join(plain[Language.VI][start:end])
        if end - start > 1 and run.strip():
            yield " ".join(words[Language.VI][start:end])
            first = there[: there.index(f" {run} ")].count(" ")
            yield " ".join(words[Language.EN][first : first + end - start])
        start = max(end, start + 1)
