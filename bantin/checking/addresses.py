"""What was published once stays reachable: a page whose slug changed leaves a redirect behind."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from bantin.outputs import Tree
from bantin.problems import Place, Problem

_REGISTERS = {"partner": "partners.toml", "kind": "topics.toml", "field": "topics.toml"}


def check_addresses(tree: Tree, published: Mapping[str, str], content: Path) -> list[Problem]:
    """Return what *tree* does to addresses that readers may have kept.

    *published* names the owner of each page that lies in the output folder now (see ``Output``), *content* is the
    folder that editors write in. A page that moved without a redirect is a problem; one that is gone is a note.
    """
    moved = {output.owner: path for path, output in tree.items() if output.owner}
    problems: list[Problem] = []
    for path, owner in sorted(published.items()):
        if path in tree or owner.count("/") != len(("language", "sort", "subject")) - 1:
            continue
        language, sort, subject = owner.split("/")
        slug = path.rpartition("/")[2].removesuffix(".html")
        place = Place(file=_file_of(sort, subject, content))
        if owner in moved:
            if sort != "side-by-side":  # it shares the slug of its article, which has been told of
                key = f"slug.{language}" if sort == "article" else ""
                problems.append(
                    Problem.at(place, "address-changed", key, id=subject, slug=slug, language=language, path=path)
                )
        else:
            gone = place if place.file.exists() else Place(file=content)
            problems.append(Problem.note(gone, "page-gone", id=subject, path=path))
    return problems


def _file_of(sort: str, subject: str, content: Path) -> Path:
    if sort in _REGISTERS:
        return content / _REGISTERS[sort]
    return content / "articles" / subject / "article.toml"
