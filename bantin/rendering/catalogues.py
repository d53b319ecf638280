"""Message catalogues: .po files, compiled in memory, complete or refused."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping
from gettext import GNUTranslations
from pathlib import Path
from typing import TYPE_CHECKING

from bantin.languages import Language
from bantin.problems import Place, Problem, ProblemsError
from bantin.rendering.templates import MessageId

if TYPE_CHECKING:
    from babel.messages.catalog import Catalog, Message

_UNCLOSED = re.compile(r'(?:msg[a-z_]*(?:\[\d+\])?\s+)?"(?:[^"\\]|\\.)*$')
_PLACEHOLDER = re.compile(r"%\((\w+)\)s")


def catalogue_path(locales: Path, language: Language) -> Path:
    """Return where the catalogue of *language* lies below *locales*."""
    return locales / language.value / "LC_MESSAGES" / "messages.po"


def load_catalogues(locales: Path, used: Mapping[MessageId, Place]) -> dict[Language, GNUTranslations]:
    """Return the translations of each language, ready for a Jinja environment.

    *used* are the messages of the templates, with their places. Raises ``ProblemsError`` when a file can't be read, or
    when a message that is used is missing, fuzzy or empty, or has other placeholders than its id.
    """
    from babel.messages.mofile import write_mo  # noqa: PLC0415 - an unchanged site needs no catalogues

    problems: list[Problem] = []
    translations: dict[Language, GNUTranslations] = {}
    for language in Language:
        path = catalogue_path(locales, language)
        catalogue = _read_catalogue(path, language, problems)
        if catalogue is not None:
            problems.extend(_check_catalogue(path, catalogue, used))
            compiled = io.BytesIO()
            write_mo(compiled, catalogue)
            compiled.seek(0)
            translations[language] = GNUTranslations(compiled)
    if problems:
        raise ProblemsError(problems)
    return translations


def _read_catalogue(path: Path, language: Language, problems: list[Problem]) -> Catalog | None:
    from babel.messages.pofile import PoFileError, read_po  # noqa: PLC0415 - as above

    try:
        lines = path.read_text(encoding="utf-8").splitlines()
        problems.extend(_check_quotes(path, lines))
        return read_po(lines, locale=language.value, abort_invalid=True)
    except FileNotFoundError:
        problems.append(Problem.at(Place(file=path), "missing-catalogue"))
    except PoFileError as error:
        place = Place(file=path, line=(error.lineno or 0) + 1, text=error.line)  # Babel counts from 0
        problems.append(Problem.at(place, "not-a-catalogue", reason=str(error).split(" on ", maxsplit=1)[0]))
    except UnicodeDecodeError as error:
        place = Place(file=path, line=error.object[: error.start].count(b"\n") + 1)
        problems.append(Problem.at(place, "not-utf-8", byte=f"0x{error.object[error.start]:02x}"))
    return None


def _check_quotes(path: Path, lines: list[str]) -> Iterator[Problem]:
    """A string ends with a quote; Babel would take its last letter for one."""
    for number, line in enumerate(lines, 1):
        if _UNCLOSED.match(line):
            yield Problem.at(Place(file=path, line=number, text=line), "message-without-closing-quote")


def _check_catalogue(path: Path, catalogue: Catalog, used: Mapping[MessageId, Place]) -> Iterator[Problem]:
    """Every message that a template uses is translated, not fuzzy, and has the placeholders of its id."""
    for message_id, used_at in used.items():
        message = catalogue.get(message_id[0] if isinstance(message_id, tuple) else message_id)
        shown = message_id if isinstance(message_id, str) else message_id[0]
        if message is None or (isinstance(message_id, tuple) and not message.pluralizable):
            used_in = f"{used_at.file.name}:{used_at.line}"
            yield Problem.at(Place(file=path), "no-such-message", message=shown, used_in=used_in)
            continue
        place = Place(file=path, line=message.lineno)
        forms = message.string if isinstance(message.string, tuple) else (message.string,)
        if message.fuzzy:
            yield Problem.at(place, "fuzzy-message", message=shown)
        elif not all(forms):
            yield Problem.at(place, "untranslated-message", message=shown)
        else:
            yield from _check_placeholders(place, message, catalogue)


def _check_placeholders(place: Place, message: Message, catalogue: Catalog) -> Iterator[Problem]:
    errors = [str(error) for error in message.check(catalogue)]
    ids = message.id if isinstance(message.id, tuple) else (message.id,)
    strings = [str(form) for form in (message.string if isinstance(message.string, tuple) else (message.string,))]
    wanted = set(_PLACEHOLDER.findall(" ".join(str(form) for form in ids)))
    dropped = sorted(name for name in wanted if any(f"%({name})s" not in string for string in strings))
    if not errors and dropped:
        yield Problem.at(place, "dropped-placeholder", names=", ".join(dropped))
    for error in errors:
        yield Problem.at(place, "unfit-translation", reason=error)
