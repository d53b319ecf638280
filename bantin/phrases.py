"""Many words and phrases found in a text at once, each as a whole."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

_RUN = re.compile(r"[^\W_]+")


class Phrases:
    """Words and phrases, prepared once to be looked for in many texts.

    Each is looked for only in texts that have one word of it, the one that is rarest among all of them: so it costs no
    more to look for a hundred than for ten.
    """

    def __init__(self, phrases: Iterable[str]) -> None:
        """Prepare *phrases*, none of which is empty; of equal ones the first counts."""
        self._phrases = tuple(dict.fromkeys(phrases))
        runs = [_RUN.findall(phrase) for phrase in self._phrases]
        common = Counter(run for each in runs for run in set(each))
        self._by_run: dict[str, list[int]] = {}
        self._without_runs: list[int] = []
        for number, each in enumerate(runs):
            if each:
                self._by_run.setdefault(min(each, key=lambda run: (common[run], -len(run))), []).append(number)
            else:
                self._without_runs.append(number)
        self._runs = frozenset(self._by_run)

    def find(self, text: str) -> list[str]:
        """Return those that stand in *text*, in the order in which they were given: "UBND" does not in "UBNDT"."""
        numbers = [number for run in self._runs.intersection(_RUN.findall(text)) for number in self._by_run[run]]
        return [
            self._phrases[number]
            for number in sorted([*numbers, *self._without_runs])
            if _stands_in(self._phrases[number], text)
        ]


def _stands_in(phrase: str, text: str) -> bool:
    """Whether *phrase* stands somewhere in *text* with no letter, digit or underscore right before or after it."""
    start = text.find(phrase)
    while start >= 0:
        end = start + len(phrase)
        if not (_is_of_word(text[start - 1 : start]) or _is_of_word(text[end : end + 1])):
            return True
        start = text.find(phrase, start + 1)
    return False


def _is_of_word(character: str) -> bool:
    return character.isalnum() or character == "_"
