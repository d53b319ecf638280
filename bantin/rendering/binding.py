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
        self._most = _longest(self._names)
        self._bound = lru_cache(maxsize=_REMEMBERED)(self._bind)

    def bind(self, text: str, people: Iterable[Localized[str]] = ()) -> str:
        """Return *text* with no-break spaces inside each known name, the longest name first; *people* are known too."""
        return self._bound(text, tuple(people))

    def _bind(self, text: str, people: tuple[Localized[str], ...]) -> str:
        words = text.split(" ")
        own = {part for name in people for language in Language for part in _joined_part(name[language])}
        longest = _longest(own)
        pieces: list[str] = []
        start = 0
        while start < len(words):
            first = words[start].lstrip(_EDGES)
            most = max(self._most.get(first, 0), longest.get(first, 0))
            end = self._end_of_name(words, start, own, most)
            pieces.append(NO_BREAK.join(words[start:end]))
            start = end
        return " ".join(pieces)

    def _end_of_name(self, words: list[str], start: int, own: set[str], most: int) -> int:
        """Return the index after the name of at most *most* words at *start*, after that one word when none does."""
        for end in range(min(len(words), start + most), start + 1, -1):
            name = " ".join(words[start:end]).strip(_EDGES)
            if name in self._names or name in own:
                return end
        return start + 1


def binder_for(site: Site) -> Binder:
    """Return a binder for the names in the registers of *site*, in both languages.

    Those of people are the reports' own: ``bind`` is given them, so that a report changes no page but its own.
    """
    names: list[Localized[str]] = [province.name for province in site.register.provinces.values()]
    for place in site.register.places.values():
        names += [place.name, *([place.name_then] if place.name_then else [])]
    forms = [name[language] for name in names for language in Language]
    names += [partner.name for partner in site.partners.partners.values()]
    forms += [proper for name in names for proper in _proper_names(name)]
    return Binder(forms)


def _longest(names: Iterable[str]) -> dict[str, int]:
    """Return how many words the longest of *names* has that begins with a word, by that word."""
    most: dict[str, int] = {}
    for name in names:
        first, *others = name.split(" ")
        most[first] = max(most.get(first, 0), 1 + len(others))
    return most


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
