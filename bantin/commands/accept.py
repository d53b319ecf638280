"""``new --accept``: an editor says that a translation says what its original says."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from bantin.loading.acceptance import FILE, dump_accepted, find_parts
from bantin.loading.site import read_site
from bantin.problems import Place, Problem, ProblemsError


def accept_translations(root: Path, articles: Sequence[str]) -> list[Path]:
    """Record for each of *articles* (ids) in *root* that its translation was compared with the original as it is now.

    Returns the files that were written. Raises ``ProblemsError``, and writes nothing, when one of them does not exist,
    has no translation, is not sound, or is not finished.
    """
    reading = read_site(root, drafts=True)
    folder = root / "content" / "articles"
    sound = {article.id: article for article in reading.site.articles} if reading.site else {}
    problems: list[Problem] = []
    for name in articles:
        bundle = folder / name
        faults = [problem for problem in reading.faults if bundle in problem.place.file.parents]
        if name and faults and bundle.parent == folder:
            problems += faults
        elif name in sound:
            if not find_parts(sound[name]):
                problems.append(Problem.at(Place(file=bundle), "nothing-translated", article=name))
        elif reading.site is None:
            problems += reading.faults
        else:
            problems.append(Problem.at(Place(file=folder), "unknown-article", article=name))
    if problems:
        raise ProblemsError(problems)
    written: list[Path] = []
    for name in dict.fromkeys(articles):
        path = folder / name / FILE
        staged = path.with_name(f".{FILE}")
        staged.write_text(dump_accepted(sound[name]), encoding="utf-8", newline="\n")
        staged.replace(path)
        written.append(path)
    return written
