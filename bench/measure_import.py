"""Measure the importer: ``python bench/measure_import.py [--verbose]``.

Runs the dry run of ``build.py import`` on every text of ``bench/importing/`` and on the seeds of our articles, and says
how much of what it finds is right, apart for each group of texts: only the held-out ones tell how the importer does on
what its author has not seen. The importer is given our registers but none of our articles, and is known by its JSON
alone. What the columns mean stands below the table. The exit code is 1 when any text got no record.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))  # not installed: the project's folder is where it is found

from bench.import_record import Record
from bench.import_scores import Mark, Score, SetMark, score
from bench.import_truths import PROJECT, Group, Specimen, load_specimens

_FACTS = ("title", "byline", "source", "event", "encoding")
_SETS = ("provinces", "partners", "abbreviations")
_BUCKETS = ((0.9, "0.9 and more"), (0.7, "0.7 to 0.9"), (0.0, "less than 0.7"))
_LEGEND = """\
lines: roles that are right, of the lines that are not blank. main: the first province is the main one.
provinces, partners, abbreviations: precision/recall in per cent; "-" where nothing was claimed or is to be found."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What became of one text; *fault* says why there is no record, and the score is then that of an empty one."""

    specimen: Specimen
    score: Score
    fault: str = ""


def main(arguments: list[str]) -> int:
    """Print the tables and return the exit code."""
    parser = argparse.ArgumentParser(description="Measure how well texts are imported.")
    parser.add_argument("--verbose", action="store_true", help="show every line and every claim that is wrong")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        root = make_registers_only(Path(folder) / "site")
        results = [measure(specimen, root, Path(folder)) for specimen in load_specimens()]
    print(*show(results), sep="\n")
    if options.verbose:
        print(*explain(results), sep="\n")
    faults = [result for result in results if result.fault]
    for result in faults:
        print(f"{result.specimen.name}: no record: {result.fault}", file=sys.stderr)
    return 1 if faults else 0


def make_registers_only(root: Path) -> Path:
    """Make a site at *root* with our registers and without an article, so that nothing can be learnt from those."""
    shutil.copytree(PROJECT / "content", root / "content", ignore=shutil.ignore_patterns("articles"))
    (root / "content" / "articles").mkdir()
    return root


def measure(specimen: Specimen, root: Path, folder: Path) -> Result:
    """Import the text of *specimen* into the site at *root*, from a copy in *folder* whose name gives nothing away."""
    copy = folder / "text.txt"
    shutil.copyfile(specimen.path, copy)
    command: list[str | Path] = [
        sys.executable,
        PROJECT / "build.py",
        "--root",
        root,
        "import",
        "--dry-run",
        "--format",
        "json",
        copy,
    ]
    done = subprocess.run(command, capture_output=True, check=False, encoding="utf-8")
    record = find_record(done.stdout)
    if record is not None:
        return Result(specimen=specimen, score=score(record, specimen.truth))
    last = done.stderr.strip().splitlines()[-1:] or [f"exit code {done.returncode}"]
    return Result(specimen=specimen, score=score({}, specimen.truth), fault=last[0])


def find_record(printed: str) -> Record | None:
    """Return the first record among the lines that were *printed*, or None: other lines are problems or words."""
    for line in printed.splitlines():
        try:
            value = json.loads(line)
        except json.JSONDecodeError:
            continue
        if isinstance(value, dict) and "lines" in value:
            record: Record = value  # type: ignore[assignment]  # JSON has no types; the importer's documentation has
            return record
    return None


def show(results: Sequence[Result]) -> Iterator[str]:
    """Yield the lines of the tables, each group of texts apart, then how far confidence can be relied on."""
    width = max(len(result.specimen.name) for result in results)
    heads = ("lines", *_FACTS, "main", "provinces", "partners", "abbreviations")
    for group in Group:
        chosen = [result for result in results if result.specimen.group is group]
        yield from ("", "  ".join([str(group).ljust(width), *heads]))
        for result in chosen:
            cells = [_share(result.score.lines), *(_tick(result.score.facts[name]) for name in _FACTS)]
            cells += ["yes" if result.score.main_province else "NO"]
            cells += [_precision_and_recall([result.score.sets[name]]) for name in _SETS]
            yield _row(result.specimen.name.ljust(width), heads, cells)
        cells = [_share(mark for result in chosen for mark in result.score.lines)]
        cells += [f"{sum(result.score.facts[name].is_right for result in chosen)}/{len(chosen)}" for name in _FACTS]
        cells += [f"{sum(result.score.main_province for result in chosen)}/{len(chosen)}"]
        cells += [_precision_and_recall([result.score.sets[name] for result in chosen]) for name in _SETS]
        yield _row("total".ljust(width), heads, cells)
        yield f"by role: {', '.join(show_roles([mark for result in chosen for mark in result.score.lines]))}"
    yield from ("", _LEGEND)
    for group in Group:
        chosen = [result for result in results if result.specimen.group is group]
        yield from ("", f"confidence: how often it is right, {group}")
        yield from show_reliability("lines", [mark for result in chosen for mark in result.score.lines])
        yield from show_reliability("claims", [mark for result in chosen for mark in result.score.claims])


def show_roles(marks: Sequence[Mark]) -> Iterator[str]:
    """Yield for each role how many of its lines were given it; where several are fair, the first is the line's."""
    roles = [mark.expected.split(" or ")[0] for mark in marks]
    for role in dict.fromkeys(sorted(roles)):
        rights = [mark.is_right for mark, expected in zip(marks, roles, strict=True) if expected == role]
        yield f"{role} {sum(rights)}/{len(rights)}"


def show_reliability(what: str, marks: Sequence[Mark]) -> Iterator[str]:
    """Yield one line for each bucket of confidence: so many of *marks* are in it, and so many of these are right."""
    above = float("inf")
    for least, label in _BUCKETS:
        chosen = [mark for mark in marks if mark.confidence is not None and least <= mark.confidence < above]
        yield f"  {what:6}  {label:13}  {_share(chosen):>5}  {sum(m.is_right for m in chosen)} of {len(chosen)}"
        above = least


def explain(results: Sequence[Result]) -> Iterator[str]:
    """Yield every line and claim that is wrong, and what was expected."""
    for result in results:
        lines = result.specimen.read_lines()
        wrong = list(_wrong(result.score, lines))
        if wrong:
            yield from ("", f"{result.specimen.name}: {result.specimen.truth.layout}", *wrong)


def _wrong(found: Score, lines: Sequence[str]) -> Iterator[str]:
    for mark in found.lines:
        if not mark.is_right:
            yield f"  line {mark.line}: {_difference(mark)}: {' '.join(lines[mark.line - 1].split())[:70]}"
    for name, mark in found.facts.items():
        if not mark.is_right:
            yield f"  {name}: {_difference(mark)}"
    for name, found_set in found.sets.items():
        yield from (f"  {name}: {_difference(mark)}" for mark in found_set.found if not mark.is_right)
        yield from (f"  {name}: {missed} was missed" for missed in found_set.missed)


def _difference(mark: Mark) -> str:
    sure = "" if mark.confidence is None else f" ({mark.confidence:.2f})"
    return f"{mark.found}{sure}, expected {mark.expected}"


def _row(name: str, heads: Sequence[str], cells: Sequence[str]) -> str:
    return "  ".join([name, *(cell.rjust(len(head)) for head, cell in zip(heads, cells, strict=True))])


def _tick(mark: Mark) -> str:
    return "yes" if mark.is_right else "NO"


def _share(marks: Iterable[Mark]) -> str:
    rights = [mark.is_right for mark in marks]
    return f"{sum(rights) / len(rights):.1%}" if rights else "-"


def _precision_and_recall(sets: Sequence[SetMark]) -> str:
    """Return both in per cent over all of *sets* together."""
    right = sum(found.right for found in sets)
    claimed = sum(len(found.found) for found in sets)
    wanted = right + sum(len(found.missed) for found in sets)
    precision, recall = (f"{right / count:.0%}".removesuffix("%") if count else "-" for count in (claimed, wanted))
    return f"{precision}/{recall}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
