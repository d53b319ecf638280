"""What templates call: messages, and macros whose words are kept."""

from __future__ import annotations

import marshal
from gettext import NullTranslations
from typing import Any

from jinja2 import pass_eval_context
from jinja2.nodes import EvalContext
from jinja2.runtime import Macro
from markupsafe import Markup

_MOST_KEPT = 4096
_MARSHAL_VERSION = 2
"""The last one that writes equal values alike whatever they share, and so makes a key."""


class Messages:
    """The messages of one language as Markup, in the place of Jinja's gettext functions, which look up each anew."""

    def __init__(self, translations: NullTranslations) -> None:
        """Speak by *translations*."""
        self._translations = translations
        self._patterns: dict[str, Markup] = {}
        self._plain: dict[str, Markup] = {}

    def gettext(self, message: str, **values: Any) -> Markup:  # noqa: ANN401 - whatever a template shows
        """Return *message* in this language, with *values*, escaped, in their places."""
        if values:
            return self._pattern(message) % values
        if message not in self._plain:
            self._plain[message] = self._pattern(message) % values  # which makes one % of two
        return self._plain[message]

    def ngettext(self, one: str, many: str, num: int, **values: Any) -> Markup:  # noqa: ANN401 - as above
        """Return the form of a message for *num* things; it may name them as ``num`` where *values* do not."""
        pattern = Markup(self._translations.ngettext(one, many, num))  # noqa: S704 - translators' HTML is the site's
        return pattern % ({"num": num} | values)

    def _pattern(self, message: str) -> Markup:
        if message not in self._patterns:
            self._patterns[message] = Markup(self._translations.gettext(message))  # noqa: S704 - as above
        return self._patterns[message]


class Once:
    """What a macro makes of its arguments, made once: what pages have in common, headers and footers, is a macro's.

    It cannot be stale: a macro imported without context sees nothing but its arguments, and these are all of the key.
    """

    def __init__(self) -> None:
        """Keep nothing yet."""
        self._kept: dict[tuple[Macro, bytes], str] = {}

    @pass_eval_context
    def __call__(self, eval_context: EvalContext, macro: Macro, *args: Any) -> str:  # noqa: ANN401 - any plain value
        """Return what *macro* makes of *args*, each time anew where something other than plain values is among them."""
        try:
            key = (macro, marshal.dumps(args, _MARSHAL_VERSION))
        except ValueError:  # Markup, or a name that is not defined, of which the macro tells better than we could
            return macro(eval_context, *args)
        kept = self._kept.get(key)
        if kept is None:
            if len(self._kept) >= _MOST_KEPT:
                self._kept.clear()
            kept = self._kept[key] = macro(eval_context, *args)
        return kept
