"""One Jinja environment per language, from the same compiled templates."""

from __future__ import annotations

from collections.abc import Mapping
from gettext import NullTranslations

from jinja2 import BytecodeCache, Environment, FunctionLoader
from jinja2.bccache import Bucket

from bantin.languages import Language
from bantin.rendering.calls import Messages, Once
from bantin.rendering.templates import Templates, strict_environment


class _Compiled(BytecodeCache):
    """Gives Jinja the code that is compiled already: it is the same for all languages, only its words differ."""

    def __init__(self, templates: Templates) -> None:
        self._code = {
            self.get_cache_key(name, (templates.folder / name).as_posix()): code
            for name, code in templates.code.items()
        }

    def load_bytecode(self, bucket: Bucket) -> None:
        bucket.code = self._code.get(bucket.key)

    def dump_bytecode(self, bucket: Bucket) -> None:
        if bucket.code is not None:
            self._code[bucket.key] = bucket.code


def make_environments(
    templates: Templates, translations: Mapping[Language, NullTranslations]
) -> dict[Language, Environment]:
    """Return the environment that renders pages in each language; see ``strict_environment``.

    Nothing is read from disk any more, unless they are sound already: whoever edits a template does not change pages of
    a design that is in use.
    """
    compiled = _Compiled(templates)
    environments: dict[Language, Environment] = {}
    for language in Language:
        environment = strict_environment(templates.folder)
        environment.loader = FunctionLoader(templates.find)
        environment.bytecode_cache = compiled
        # Templates that are compiled here must call messages as those that are compiled already.
        environment.install_null_translations(newstyle=True)  # type: ignore[attr-defined] # set by the extension
        messages = Messages(translations[language])
        environment.globals |= {
            "_": messages.gettext,
            "gettext": messages.gettext,
            "ngettext": messages.ngettext,
            "once": Once(),
            "lang": language.value,
        }
        environments[language] = environment
    return environments
