"""``import``: raw texts become drafted bundles in content/articles/, whole or not at all."""

from __future__ import annotations

import hashlib
import os
import shutil
import stat
import tomllib
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from bantin.checking.duplicates import find_alike
from bantin.collected import Collected, UndecodableError, decode
from bantin.importing.bundle import SEED_FILE, SeedFile, folder_names, write_article, write_translation
from bantin.importing.desk import Desk, prepare
from bantin.importing.draft import Draft, draft_text
from bantin.importing.record import Record, make_record
from bantin.loading.files import MOST_BYTES_IN_BUNDLE, TextFile, find_extents, read_text
from bantin.loading.site import read_site
from bantin.loading.toml import parse_toml
from bantin.model.site import Site
from bantin.problems import Place, Problem, ProblemsError
from bantin.text import fold

_TODO = "TODO"


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """A text that was drafted.

    *bundle* is the folder that was written, or would be; *todos* counts what is still to do in its two files.
    """

    file: Path
    draft: Draft
    bundle: Path
    article: str
    translation: str
    todos: int

    @property
    def record(self) -> Record:
        """The draft as plain values, fit for JSON."""
        return make_record(self.draft, self.file.name)


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportResult:
    """What came of the files: those drafted, in the order they were given, and what stood against the others.

    *problems* hold a note for each draft whose words stand in another article already.
    """

    imported: tuple[Imported, ...]
    problems: tuple[Problem, ...]


@dataclass(slots=True)
class Known:
    """What the folder *articles* holds so far: titles and seeds with their bundles, and slugs."""

    articles: Path
    titles: dict[str, Path] = field(default_factory=dict)
    seeds: dict[str, Path] = field(default_factory=dict)
    slugs: set[str] = field(default_factory=set)
    folders: set[str] = field(default_factory=set)


def import_texts(root: Path, files: Sequence[Path], *, write: bool) -> ImportResult:
    """Draft each of *files* against the registers of *root*; with *write*, put the bundles under ``content/articles/``.

    A file that can't be drafted is a problem and leaves the others alone; so is, with *write*, a report that is there
    already. Raises ``ProblemsError`` when the registers
    can't be read, and ``OSError`` when a bundle can't be written; no bundle is ever left half written.
    """
    reading = read_site(root, drafts=True)
    if reading.site is None:
        raise ProblemsError([problem for problem in reading.problems if not problem.is_note])
    desk = prepare(reading.site)
    known = read_known(root / "content" / "articles")
    imported: list[Imported] = []
    problems: list[Problem] = []
    for file in files:
        done = _import_one(file, desk, known, problems, write=write)
        if done is None:
            continue
        drafted, data = done
        if write:
            texts = {"article.toml": drafted.article, "text.en.md": drafted.translation}
            write_bundle(drafted.bundle, {**texts, SEED_FILE: data})
        imported.append(drafted)
        if not any(problem.place.file == file for problem in problems):
            problems.extend(_find_alike(drafted, reading.site))
    return ImportResult(imported=tuple(imported), problems=tuple(problems))


def read_collected_file(file: Path, problems: list[Problem]) -> tuple[bytes, Collected] | None:
    """Return the bytes of *file* and the text they are; None when there is no text, and then *problems* say why."""
    place = Place(file=file)
    try:
        if not stat.S_ISREG(file.stat().st_mode):
            problems.append(Problem.at(place, "import-no-file"))
            return None
        with file.open("rb") as opened:
            data = opened.read(MOST_BYTES_IN_BUNDLE + 1)
    except FileNotFoundError:
        problems.append(Problem.at(place, "import-missing"))
        return None
    except (OSError, ValueError) as error:
        problems.append(Problem.at(place, "import-unreadable", reason=getattr(error, "strerror", None) or str(error)))
        return None
    if len(data) > MOST_BYTES_IN_BUNDLE:
        size = file.stat().st_size
        problems.append(Problem.at(place, "too-large", count=size, most=MOST_BYTES_IN_BUNDLE, of="bytes"))
        return None
    try:
        collected = decode(data)
    except UndecodableError as error:
        byte = f"0x{error.byte:02x}" if error.byte is not None else ""
        spot = Place(file=file, line=error.line, column=error.column, text=error.text or None)
        problems.append(Problem.at(spot, "import-undecodable", byte=byte))
        return None
    if not any(character.isalnum() for line in collected.lines for character in line):
        problems.append(Problem.at(place, "import-empty"))
        return None
    faults = find_extents(TextFile(path=file, lines=collected.lines, sha256=""))
    problems += faults
    return None if faults else (data, collected)


def _import_one(
    file: Path, desk: Desk, known: Known, problems: list[Problem], *, write: bool
) -> tuple[Imported, bytes] | None:
    """Draft *file*; what is there already is refused, and only noted where nothing is to be written."""
    tell = Problem.at if write else Problem.note
    read = read_collected_file(file, problems)
    if read is None:
        return None
    data, collected = read
    sha256 = hashlib.sha256(data).hexdigest()
    draft = draft_text(collected, desk)
    title = fold(draft.title.words) if draft.title else ""
    place = Place(file=file)
    found: Problem | None = None
    if sha256 in known.seeds:
        found = tell(place, "import-same-seed", bundle=_shown(known.seeds[sha256]))
    elif title and title in known.titles:
        place = replace(place, line=draft.title.first if draft.title else None)
        found = tell(place, "import-same-title", bundle=_shown(known.titles[title]))
    if found is not None:
        problems.append(found)
        if write:
            return None
    names = folder_names(draft)
    name = next((name for name in names if name not in known.folders), names[0] if not write else "")
    if not name:
        problems.append(tell(place, "import-folder-taken", bundle=_shown(known.articles / names[-1])))
        return None
    bundle = known.articles / name
    article = write_article(draft, SeedFile(name=_name_of(file), sha256=sha256), frozenset(known.slugs))
    translation = write_translation(draft)
    _remember(known, bundle, title, sha256, article)
    values = "\n".join(line for line in article.splitlines() if not line.startswith("#"))
    todos = values.count(f'"{_TODO}') + translation.count(f"{_TODO} ")
    drafted = Imported(file=file, draft=draft, bundle=bundle, article=article, translation=translation, todos=todos)
    return drafted, data


def _find_alike(drafted: Imported, site: Site) -> Iterator[Problem]:
    """Yield a note for the article that *drafted* repeats for the most part: a copy by another outlet, perhaps."""
    words = "\n".join(guess.words for guess in drafted.draft.guesses)
    twin = find_alike(words, site)
    if twin is not None:
        bundle, percent = f"content/articles/{twin.article.id}", round(twin.share * 100)
        yield Problem.note(Place(file=drafted.file), "import-like", bundle=bundle, percent=percent)


def _remember(known: Known, bundle: Path, title: str, sha256: str, article: str) -> None:
    """Let later files of the same run be held against this one too."""
    known.folders.add(bundle.name)
    known.seeds[sha256] = bundle
    if title:
        known.titles[title] = bundle
    known.slugs.update(_slugs_of(tomllib.loads(article)))


def _shown(bundle: Path) -> str:
    return f"content/articles/{bundle.name}"


def _name_of(file: Path) -> str:
    """Return the file's name as far as a TOML file can hold it: names on disk may be any bytes."""
    readable = file.name.encode("utf-8", "replace").decode()
    kept = "".join(c for c in unicodedata.normalize("NFC", readable) if c.isprintable())
    return kept.strip() or SEED_FILE


def read_known(articles: Path) -> Known:
    """Return what the bundles in *articles* hold, drafts too; what can't be read is another command's affair."""
    known = Known(articles=articles)
    for folder in sorted(articles.iterdir()) if articles.is_dir() else ():
        known.folders.add(folder.name)
        try:
            file = read_text(folder / "article.toml", [])
            values = parse_toml(file.text) if file else {}
        except (ValueError, RecursionError):
            continue
        title = _text_at(values, "title", "vi").removeprefix(_TODO).strip()
        if title:
            known.titles.setdefault(fold(title), folder)
        sha256 = _text_at(values, "seed", "vi", "sha256")
        if sha256:
            known.seeds.setdefault(sha256, folder)
        known.slugs.update(_slugs_of(values))
    return known


def _slugs_of(values: dict[str, Any]) -> Iterator[str]:
    for language in ("vi", "en"):
        if slug := _text_at(values, "slug", language):
            yield slug


def _text_at(values: Any, *keys: str) -> str:  # noqa: ANN401 - TOML of any shape
    for key in keys:
        values = values.get(key) if isinstance(values, dict) else None
    return values if isinstance(values, str) else ""


def write_bundle(target: Path, files: Mapping[str, str | bytes]) -> None:
    """Write the bundle *target* with its *files*, by name, beside its place and rename it there: whole or not there."""
    target.parent.mkdir(parents=True, exist_ok=True)
    # A name that begins with a dot is passed over by the loader, should the machine stop here.
    staging = target.parent / f".writing-{target.name}-{os.getpid()}"
    try:
        staging.mkdir()
        for name, data in files.items():
            (staging / name).write_bytes(data if isinstance(data, bytes) else data.encode())
        staging.rename(target)
    finally:
        shutil.rmtree(staging, ignore_errors=True)
