"""One strict Jinja environment per language."""

from __future__ import annotations

from pathlib import Path
from types import CodeType

from babel.support import Translations
from jinja2 import BytecodeCache, Environment, FileSystemLoader, StrictUndefined
from jinja2.bccache import Bucket

from bantin.languages import Language


class _SharedCode(BytecodeCache):
    """Templates compiled once for all languages: the code is the same, only the words it fetches differ."""

    def __init__(self) -> None:
        self._code: dict[str, CodeType] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        bucket.code = self._code.get(bucket.key)

    def dump_bytecode(self, bucket: Bucket) -> None:
        if bucket.code is not None:
            self._code[bucket.key] = bucket.code


def make_environments(templates: Path, translations: dict[Language, Translations]) -> dict[Language, Environment]:
    """Return the environment that renders pages in each language.

    Everything is escaped, XML too; an undefined name is an error; templates see their context and gettext, no clock
    and no disk.
    """
    shared = _SharedCode()
    return {language: _make_environment(templates, language, translations[language], shared) for language in Language}


def _make_environment(
    templates: Path, language: Language, translations: Translations, code: BytecodeCache
) -> Environment:
    environment = Environment(
        loader=FileSystemLoader(templates),
        bytecode_cache=code,
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        extensions=["jinja2.ext.i18n"],
    )
    environment.policies["ext.i18n.trimmed"] = True
    environment.install_gettext_translations(translations, newstyle=True)  # type: ignore[attr-defined] # set by the extension
    environment.globals["lang"] = language.value
    return environment
