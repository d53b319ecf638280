"""What is left of an English word without its endings, so that "training" and "trained" are one."""

from __future__ import annotations

from functools import lru_cache

_ENDINGS = (
    "izations", "isations", "ization", "isation", "ations", "ation", "ments", "ment", "ness", "ities", "ity", "ives",
    "ive", "ising", "izing", "ised", "ized", "ises", "izes", "ise", "ize", "ions", "ion", "ings", "ing", "ences", "ence",
    "ances", "ance", "ical", "ally", "ately", "als", "al", "ies", "ied", "ers", "er", "ors", "or", "ed", "es", "ly", "ates",
    "ated", "ating", "ate", "ants", "ant", "ents", "ent", "s", "e", "y",
)  # fmt: skip
_SAME = {
    "paid": "pay", "pays": "pay", "held": "hold", "met": "meet", "gave": "give", "given": "give", "took": "tak",
    "taken": "tak", "said": "say", "built": "build", "sent": "send", "led": "lead", "taught": "teach", "men": "man",
    "women": "woman", "chairwoman": "chairman", "spoke": "speak", "spoken": "speak", "did": "do", "done": "do",
    "transferred": "transf", "transferring": "transf", "referral": "refer", "referred": "refer", "referring": "refer",
    "specialty": "speciality", "specialties": "speciality", "people": "people", "health": "health", "center": "centr",
    "centers": "centr", "programme": "program", "programmes": "program", "programs": "program", "signed": "sign",
    "signatures": "sign", "signature": "sign", "signatory": "sign", "signatories": "sign",
}  # fmt: skip
_SHORTEST = 3


@lru_cache(maxsize=1 << 14)
def stem(word: str) -> str:
    """Return the stem of *word*, which is in lower case."""
    word = _SAME.get(word, word)
    for _ in range(2):
        for ending in _ENDINGS:
            if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST:
                word = word.removesuffix(ending)
                break
    return word[:-1] if len(word) > _SHORTEST and word[-1] == word[-2] else word
