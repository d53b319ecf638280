"""Ask Lighthouse about one page of each kind: ``python bench/lighthouse.py``.

Needs Node with npm, and Chromium. Lighthouse comes from npm, as ``package-lock.json`` names it, into a folder that is
not tracked. Its settings are its own: a phone on a slow network. The exit code is 1 when any score is below 100.

Two things are as the product wants them and are not held against it: ``404.html`` is asked for by its own address,
where a server answers 200, and a page that must not be indexed is not asked whether it can be.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NotRequired, TypedDict

BENCH = Path(__file__).resolve().parent
sys.path.insert(0, str(BENCH.parent))  # the package is not installed: the project's folder is where it is found

from bantin.languages import Language
from bantin.planning.page import PageKind
from bench.chromium import find_chromium
from bench.npm import MissingPackageError, find_package
from bench.samples import Sample, served_samples

_NOT_INDEXED = (PageKind.BRIDGE, PageKind.NOT_FOUND, PageKind.OFFLINE)
_FLAGS = "--headless=new --no-sandbox --disable-gpu"
_CATEGORIES = {
    "performance": "Performance",
    "accessibility": "Accessibility",
    "best-practices": "Best practices",
    "seo": "SEO",
}
_METRICS = {
    "largest-contentful-paint": "LCP s",
    "cumulative-layout-shift": "CLS",
    "total-blocking-time": "TBT ms",
    "total-byte-weight": "KiB",
}
_SHOWN = 3
"""So many elements are shown of those that an audit complains of."""


class _Node(TypedDict):
    snippet: NotRequired[str]


class _Item(TypedDict):
    node: NotRequired[_Node]
    url: NotRequired[str]
    description: NotRequired[str]


class _Details(TypedDict):
    items: NotRequired[list[_Item]]


class _Audit(TypedDict):
    title: str
    description: str
    score: float | None
    displayValue: NotRequired[str]
    explanation: NotRequired[str]
    numericValue: NotRequired[float]
    details: NotRequired[_Details]


class _Reference(TypedDict):
    id: str
    weight: float
    group: NotRequired[str]


class _Category(TypedDict):
    score: float | None
    auditRefs: list[_Reference]


class Report(TypedDict):
    """What is read of Lighthouse's report."""

    categories: dict[str, _Category]
    audits: dict[str, _Audit]


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Finding:
    """An audit below full score.

    *weighs* says whether it lowers the score of its category. What weighs nothing is advice, and has no *details*.
    """

    weighs: bool
    category: str
    audit: str
    title: str
    details: tuple[str, ...]


def main(arguments: list[str]) -> int:
    """Run the command and return its exit code."""
    options = _parse(arguments)
    lighthouse = install()
    reports: dict[str, Report] = {}
    with served_samples() as samples:
        wanted = [s for s in samples if s.kind in options.kind and any(map(s.speaks, options.languages))]
        for sample in wanted:
            print(f"{sample.name} …", file=sys.stderr, flush=True)
            reports[sample.name] = median([ask(lighthouse, sample) for _ in range(options.runs)])
    absent = [kind for kind in options.kind if kind not in {sample.kind for sample in wanted}]
    print(table(reports))
    print(*explain(reports), sep="\n")
    if absent:
        print(f"\nno page in these languages: {', '.join(absent)}")
        return 1
    return 1 if any(score < 1 for report in reports.values() for score in scores(report)) else 0


def _parse(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="lighthouse.py", description="Ask Lighthouse about one page of each kind.")
    parser.add_argument("--language", choices=[*Language, "both"], default="both")
    parser.add_argument("--kind", nargs="+", type=PageKind, choices=list(PageKind), default=list(PageKind))
    parser.add_argument("--runs", type=int, default=1, help="how often each page is asked; the median is shown")
    options = parser.parse_args(arguments)
    options.languages = list(Language) if options.language == "both" else [Language(options.language)]
    if options.runs < 1:
        parser.error("--runs starts at 1")
    return options


def install() -> Path:
    """Return Lighthouse's command; npm puts what is pinned into node_modules/, unless it is there already."""
    try:
        find_package("lighthouse")
    except MissingPackageError as error:
        sys.exit(str(error))
    return BENCH / "node_modules" / ".bin" / "lighthouse"


def ask(lighthouse: Path, sample: Sample) -> Report:
    """Return Lighthouse's report on *sample*."""
    command = [str(lighthouse), sample.url, "--quiet", "--output=json", "--output-path=stdout"]
    command += ["--no-enable-error-reporting", f"--chrome-flags={_FLAGS}"]
    if sample.kind in _NOT_INDEXED:
        command.append("--skip-audits=is-crawlable")
    environment = os.environ | {"CHROME_PATH": find_chromium()}
    run = subprocess.run(command, env=environment, capture_output=True, check=False, timeout=300)
    if run.returncode != 0:
        sys.exit(f"Lighthouse failed on {sample.name}:\n{run.stderr.decode(errors='replace')}")
    report: Report = json.loads(run.stdout)
    return report


def median(reports: list[Report]) -> Report:
    """Return the report with the median Performance; of two in the middle, the lower."""
    return sorted(reports, key=lambda report: report["categories"]["performance"]["score"] or 0)[
        (len(reports) - 1) // 2
    ]


def scores(report: Report) -> list[float]:
    """Return the scores of the categories, from 0 to 1; a category without a score has 0."""
    return [report["categories"][category]["score"] or 0 for category in _CATEGORIES]


def table(reports: dict[str, Report]) -> str:
    """Return scores and metrics, a page a line."""
    rows = [["page", *_CATEGORIES.values(), *_METRICS.values()]]
    for name, report in reports.items():
        rows.append([name, *(f"{score * 100:.0f}" for score in scores(report)), *_metrics(report)])
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = []
    for row in rows:
        cells = [cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True)]
        lines.append("  ".join([row[0].ljust(widths[0]), *cells]))
    return "\n".join(lines)


def _metrics(report: Report) -> Iterator[str]:
    lcp, cls, tbt, size = (report["audits"][metric].get("numericValue", 0.0) for metric in _METRICS)
    yield from (f"{lcp / 1000:.2f}", f"{cls:.3f}", f"{tbt:.0f}", f"{size / 1024:.1f}")


def explain(reports: dict[str, Report]) -> Iterator[str]:
    """Yield every audit below full score with its explanation and its pages: first those that lower a score."""
    found: dict[Finding, list[str]] = {}
    for name, report in reports.items():
        for finding, value in findings(report):
            found.setdefault(finding, []).append(f"{name} ({value})" if value else name)
    for finding in sorted(found, key=lambda finding: (not finding.weighs, finding)):
        weight = "" if finding.weighs else " (advice, weighs nothing)"
        yield f"\n{finding.category}: {finding.audit}{weight}: {finding.title}"
        yield from (f"    {line}" for line in finding.details)
        yield f"    on {', '.join(found[finding])}"


def findings(report: Report) -> Iterator[tuple[Finding, str]]:
    """Yield the audits of *report* that are below full score, each with the value it measured on this page, if any.

    What has no score, or is not shown, is no finding.
    """
    for category, title in _CATEGORIES.items():
        for reference in report["categories"][category]["auditRefs"]:
            audit = report["audits"][reference["id"]]
            if audit["score"] is not None and audit["score"] < 1 and reference.get("group") != "hidden":
                weighs = reference["weight"] > 0
                finding = Finding(
                    weighs=weighs,
                    category=title,
                    audit=reference["id"],
                    title=audit["title"],
                    details=tuple(_details(audit)) if weighs else (),
                )
                yield finding, audit.get("displayValue", "").replace("\N{NO-BREAK SPACE}", " ")


def _details(audit: _Audit) -> Iterator[str]:
    yield audit["description"].partition(" [Learn")[0]
    if "explanation" in audit:
        yield audit["explanation"]
    for item in audit.get("details", {}).get("items", [])[:_SHOWN]:
        shown = item.get("node", {}).get("snippet") or item.get("description") or item.get("url")
        if shown:
            yield f"· {shown}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
