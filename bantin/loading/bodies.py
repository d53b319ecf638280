"""The text of a bundle in each language: from a seed, from Markdown, or missing."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from bantin.languages import Language, Localized
from bantin.loading.files import TextFile, read_text
from bantin.loading.pairing import check_pairing
from bantin.loading.seeds import read_seed
from bantin.loading.tables import TableReader
from bantin.loading.texts import parse_blocks
from bantin.model.article import Text, TextState
from bantin.problems import Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """The text of one language with the file it stands in."""

    text: Text
    file: TextFile


def read_states(top: TableReader) -> Localized[TextState]:
    """Exactly one language is the original."""
    table = top.table("text")
    states = Localized(vi=table.choice("vi", TextState), en=table.choice("en", TextState))
    table.close()
    originals = [language for language in Language if states[language] is TextState.ORIGINAL]
    if table.sound and len(originals) != 1 and top.has("text"):
        top.fault("text", "not-one-original", count=len(originals))
    return states


def read_bodies(
    top: TableReader, folder: Path, states: Localized[TextState]
) -> tuple[Localized[Body | None], set[str]]:
    """Return the body of each language, and the names of the files that belong to the bundle.

    A language has a seed, or a Markdown text, or is missing; a translation has the blocks of its original.
    """
    seeds = top.optional_table("seed")
    files = {"article.toml"}
    bodies: dict[Language, Body | None] = {}
    for language in Language:
        state = states[language]
        table = seeds.optional_table(language.value) if seeds else None
        name = f"text.{language.value}.md"
        if table is not None:
            bodies[language] = _read_seed_body(table, folder, state, files)
            if (folder / name).exists():
                top.fault(("seed", language.value), "seed-and-text", file=name)
                files.add(name)
        elif state is TextState.MISSING:
            bodies[language] = None
            if (folder / name).exists():
                top.fault(("text", language.value), "missing-but-there", file=name)
                files.add(name)
        else:
            files.add(name)
            bodies[language] = _read_written_body(top, folder / name, language, state)
    if seeds:
        seeds.close()
    _check_translation(states, bodies, top.problems)
    return Localized(vi=bodies[Language.VI], en=bodies[Language.EN]), files


def _read_seed_body(table: TableReader, folder: Path, state: TextState, files: set[str]) -> Body | None:
    seed = read_seed(table, folder)
    files.add(table.optional_text("file"))
    if state is TextState.MISSING:
        table.fault("", "missing-but-seed")
    if seed is None:
        return None
    return Body(text=Text(state=state, blocks=seed.blocks, seed=seed.seed), file=seed.file)


def _read_written_body(top: TableReader, path: Path, language: Language, state: TextState) -> Body | None:
    if not path.exists() and not path.is_symlink():
        top.fault(("text", language.value), "missing-text", file=path.name, language=language.value)
        return None
    file = read_text(path, top.problems)
    if file is None:
        return None
    blocks = parse_blocks(file, language, top.problems)
    return Body(text=Text(state=state, blocks=blocks, seed=None), file=file)


def _check_translation(
    states: Localized[TextState], bodies: dict[Language, Body | None], problems: list[Problem]
) -> None:
    for language in Language:
        ours, theirs = bodies[language], bodies[language.other]
        if states[language] is TextState.TRANSLATED and ours and theirs and ours.text.blocks and theirs.text.blocks:
            check_pairing(ours.text.blocks, ours.file, theirs.text.blocks, theirs.file.path.name, language, problems)
