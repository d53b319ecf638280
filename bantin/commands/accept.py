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
    has no translation, or is not sound.
    """
    reading = read_site(root, drafts=True)
    folder = root / "content" / "articles"
    sound = {article.id: article for article in reading.site.articles} if reading.site else {}
    problems: list[Problem] = []
    for name in articles:
        bundle = folder / name
        if name in sound:
            if not find_parts(sound[name]):
                problems.append(Problem.at(Place(file=bundle), "nothing-translated", article=name))
        elif name and bundle.is_dir() and bundle.parent == folder:
            problems += [problem for problem in reading.faults if bundle in problem.place.file.parents]
            problems += reading.faults if not problems else []
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
