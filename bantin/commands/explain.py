"""``explain``: what a code means, why it matters, and how to put it right."""

from __future__ import annotations

from difflib import get_close_matches

from bantin.languages import Language
from bantin.wording import pattern_of, read_wording, say

_NEAREST = 3


class UnknownCodeError(LookupError):
    """Raised when no problem has a code; its text says so in the language that was asked for, with *nearest* codes."""

    def __init__(self, code: str, nearest: tuple[str, ...], language: Language) -> None:
        """Keep the *nearest* codes, best first; there may be none."""
        self.nearest = nearest
        said = say(language, "unknown-code", code=code)
        meant = say(language, "nearest-codes", codes=", ".join(nearest)) if nearest else ""
        super().__init__(" ".join(filter(None, (said, meant))))


def explain(code: str, language: Language) -> str:
    """Return the code, its message with «names» for the values, and its explanation in *language*.

    The code may stand in the brackets in which problems show it. Raises ``UnknownCodeError`` when there is none such.
    """
    wording = read_wording(language)
    code = code.strip().removeprefix("[").removesuffix("]").lower()
    if code not in wording:
        nearest = get_close_matches(code, sorted(wording), n=_NEAREST)
        raise UnknownCodeError(code, tuple(nearest), language)
    return f"{code}: {pattern_of(wording[code].message)}\n\n{wording[code].explanation}\n"


def list_codes(language: Language) -> str:
    """Return every code with its message in *language*, a line each, in the order of the codes."""
    wording = read_wording(language)
    width = max(map(len, wording))
    return "".join(f"{code:<{width}}  {pattern_of(words.message)}\n" for code, words in sorted(wording.items()))
