"""What designers and translators wrote, compiled: the same for every plan until they change it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment

from bantin.languages import Language
from bantin.problems import Place, Problem, ProblemsError
from bantin.rendering.assets import Assets, load_assets
from bantin.rendering.catalogues import load_catalogues
from bantin.rendering.environment import make_environments
from bantin.rendering.templates import load_templates


@dataclass(frozen=True, slots=True, kw_only=True)
class Design:
    """The templates of *folder*, compiled, with the words of each language in them, and the static files.

    *book_styles* are those of the books, *worker* is the script that the site's worker runs.
    """

    folder: Path
    environments: dict[Language, Environment]
    assets: Assets
    book_styles: bytes
    worker: str


def load_design(templates: Path, locales: Path, *, is_sound: bool = False) -> Design:
    """Return the design in the folders *templates* and *locales*; one that *is_sound* already is not checked again.

    Raises ``ProblemsError`` for faults of the templates, the catalogues and the static files.
    """
    loaded = load_templates(templates, are_sound=is_sound)
    catalogues = load_catalogues(locales, loaded.messages)
    return Design(
        folder=templates,
        environments=make_environments(loaded, catalogues),
        assets=load_assets(templates / "static"),
        book_styles=_read(templates / "books" / "style.css"),
        worker=_read(templates / "worker" / "sw.js").decode(),
    )


def _read(path: Path) -> bytes:
    """Return a file of the designers'; raises ``ProblemsError`` when it is missing."""
    try:
        return path.read_bytes().replace(b"\r\n", b"\n")
    except FileNotFoundError:
        raise ProblemsError([Problem.at(Place(file=path), "missing-static-file")]) from None
