"""What ``new`` and ``import`` tell of the bundles they made."""

from __future__ import annotations

from collections.abc import Iterator

from bantin.commands.importing import Imported
from bantin.commands.new import Begun
from bantin.importing.parts import Part
from bantin.languages import Language
from bantin.reporting import shown_path
from bantin.wording import say


def describe_begun(begun: Begun, language: Language) -> list[str]:
    """Return the lines that tell of an empty bundle."""
    found = [*begun.provinces, *begun.partners]
    told = say(language, "found-in-title", found=", ".join(found)) if found else say(language, "found-nothing")
    files = {
        "article.toml": say(language, "created-draft", found=told),
        "text.vi.md": say(language, "file-text"),
        "text.en.md": say(language, "file-translation"),
    }
    return [say(language, "created", path=shown_path(begun.bundle)), *_list(files), say(language, "next")]


def describe_imported(imported: Imported, language: Language) -> list[str]:
    """Return the lines that tell of a bundle that was drafted and written."""
    collected = imported.draft.collected
    files = {
        "seed.txt": say(language, "file-seed", encoding=collected.encoding.value),
        "article.toml": say(language, "file-article", found="; ".join(_find_chief(imported, language))),
        "text.en.md": say(language, "file-blocks", count=imported.translation.count("\n\n") + 1),
    }
    lines = [say(language, "created", path=shown_path(imported.bundle)), *_list(files)]
    evened = [say(language, f"even-{entry.what}", count=entry.count) for entry in collected.normalised]
    if evened:
        lines.append("  " + say(language, "import-evened", found=", ".join(evened)))
    strangers = [found.name for found in imported.draft.organisations if not found.id]
    if strangers:
        lines.append("  " + say(language, "new-organisations", names="; ".join(dict.fromkeys(strangers))))
    lines.append("  " + say(language, "import-todos", count=imported.todos))
    return [*lines, say(language, "next")]


def _find_chief(imported: Imported, language: Language) -> Iterator[str]:
    """Yield the chief things that were read out of the text."""
    draft = imported.draft
    title, event = draft.title, draft.event
    yield say(language, "a-title", line=title.first) if title else say(language, "no-title")
    yield say(language, "an-event", date=event.says, line=event.line) if event else say(language, "no-event")
    yield from (province.id for province in draft.provinces)
    yield from (found.id or found.proposal for found in draft.in_part(Part.PARTNER))


def _list(files: dict[str, str]) -> list[str]:
    return [f"  {name:<13} {what}" for name, what in files.items()]
