"""What is left of an English word without its endings, so that "training" and "trained" are one."""

from __future__ import annotations

from functools import lru_cache

_INFLECTIONS = (("ees", "ee"), ("ies", "y"), ("ied", "y"), ("ing", ""), ("ed", ""), ("es", ""), ("s", ""))
# Without their last vowel, which has gone by then.
_DERIVATIONS = (
    "isation", "ization", "ation", "ition", "ment", "ness", "iti", "it", "iv", "is", "iz", "ion", "enc", "anc", "ical",
    "ic", "al", "er", "or", "at", "ant", "ent", "l",
)  # fmt: skip
_SAME = {
    "paid": "pay", "held": "hold", "met": "meet", "gave": "give", "given": "give", "took": "take", "taken": "take",
    "said": "say", "built": "build", "sent": "send", "led": "lead", "taught": "teach", "women": "woman", "men": "man",
    "chairwoman": "chairman", "spoke": "speak", "spoken": "speak", "done": "do", "did": "do", "refer": "referr",
    "specialty": "speciality", "specialties": "speciality", "center": "centre", "centers": "centre",
    "programme": "program", "programmes": "program", "transfusion": "transfusion",
}  # fmt: skip
_SHORTEST = 3


@lru_cache(maxsize=1 << 14)
def stem(word: str) -> str:
    """Return the stem of *word*, which is in lower case."""
    word = _SAME.get(word, word)
    for ending, rest in _INFLECTIONS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST and not word.endswith("ss"):
            word = word.removesuffix(ending) + rest
            break
    word = _trim(word)
    for _ in range(2):
        ending = next((each for each in _DERIVATIONS if word.endswith(each)), "")
        if ending and len(word) - len(ending) > _SHORTEST:
            word = _trim(word.removesuffix(ending))
    return word


def _trim(word: str) -> str:
    """Return *word* without a last vowel, and with one of two equal last letters."""
    if len(word) > _SHORTEST and word[-1] in "eyi":
        word = word[:-1]
    return word[:-1] if len(word) > _SHORTEST and word[-1] == word[-2] else word
