"""One strict Jinja environment per language."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import Environment, FileSystemLoader, StrictUndefined

if TYPE_CHECKING:
    from babel.support import Translations

    from bantin.languages import Language


def make_environment(templates: Path, language: Language, translations: Translations) -> Environment:
    """Return the environment that renders pages in *language*.

    Everything is escaped, XML too; an undefined name is an error; templates see their context and gettext, no clock
    and no disk.
    """
    environment = Environment(
        loader=FileSystemLoader(templates),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        extensions=["jinja2.ext.i18n"],
    )
    environment.policies["ext.i18n.trimmed"] = True
    environment.install_gettext_translations(translations, newstyle=True)  # type: ignore[attr-defined] # set by the i18n extension
    environment.globals["lang"] = language.value
    return environment
