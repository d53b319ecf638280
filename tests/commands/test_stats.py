"""What ``stats`` counts, and how it is told."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from bantin.cli import main
from bantin.commands.stats import Coverage, Measure, measure
from bantin.commands.telling_stats import describe_coverage, record_coverage
from bantin.languages import Language
from bantin.model.article import Certainty
from tests.support.articles import make_run, make_site, small
from tests.support.built import BRIDGE, EN, SEED, VI
from tests.support.loading import load_site
from tests.support.sites import BRIDGE_TOML, PROJECT, SEED_TOML, edit, small_site

REAL = measure(load_site(PROJECT))
WALKRUN = "2024-11-13-binh-duong-walkrun"


def of(coverage: Coverage, name: str, language: Language | None = None) -> Measure:
    return next(m for m in coverage.measures if (m.name, m.language) == (name, language))


def counts(coverage: Coverage, name: str, language: Language | None = None) -> dict[str, int]:
    return {share.value: share.count for share in of(coverage, name, language).shares}


@pytest.mark.parametrize(
    ("name", "language", "expected"),
    [
        ("text", VI, {"original": 5, "translated": 0, "missing": 0}),
        ("text", EN, {"original": 0, "translated": 5, "missing": 0}),
        ("translation", EN, {"current": 5, "outdated": 0}),
        ("event-day", None, {"stated": 5, "confirmed": 0, "inferred": 0}),
        ("event-year", None, {"stated": 2, "confirmed": 2, "inferred": 1}),
        ("event-precision", None, {"day": 5, "month": 0, "year": 0}),
        ("published", None, {"known": 2, "unknown": 3}),
        ("outlet", None, {"stated": 3, "confirmed": 1, "inferred": 1}),
        ("address", None, {"stated": 2, "found": 1, "unknown": 2}),
        ("byline", None, {"known": 3, "unknown": 2}),
        ("retrieved", None, {"known": 0, "unknown": 5}),
        ("provinces", None, {"with": 5, "without": 29}),
    ],
)
def test_the_digest_is_counted(name: str, language: Language | None, expected: dict[str, int]) -> None:
    assert counts(REAL, name, language) == expected


def test_every_measure_shares_out_all_there_is() -> None:
    for coverage in (REAL, measure(small()), measure(make_site(())), measure(make_site(make_run(12)))):
        for each in coverage.measures:
            assert sum(share.count for share in each.shares) == each.total, each.name
            for share in each.shares:
                assert share.lacking is None or len(share.lacking) == share.count, each.name


def test_a_gap_has_the_ids_of_what_lacks_something() -> None:
    inferred = {share.value: share.lacking for share in of(REAL, "event-year").shares}
    assert inferred == {"stated": None, "confirmed": None, "inferred": (WALKRUN,)}
    missing = {share.value: share.lacking for share in of(measure(small()), "text", VI).shares}
    assert missing["missing"] == (BRIDGE,)


def test_a_translation_that_is_older_than_its_original_is_counted() -> None:
    site = load_site(PROJECT)
    article = replace(site.articles[0], outdated=(("title", 0),))
    outdated = of(measure(replace(site, articles=(article, *site.articles[1:]))), "translation", EN).shares[1]
    assert (outdated.value, outdated.lacking) == ("outdated", (article.id,))


@pytest.mark.parametrize("language", Language)
def test_the_table_fits_80_columns_and_its_numbers_stand_below_each_other(language: Language) -> None:
    lines = list(describe_coverage(REAL, language, verbose=False))
    assert max(map(len, lines)) <= 80
    assert {len(line) for line in lines[1:] if line.startswith("  ")} <= {62, 78}
    assert all(line == line.rstrip() for line in lines)


def test_a_line_says_how_many_and_what_share() -> None:
    lines = list(describe_coverage(REAL, EN, verbose=False))
    assert lines[0] == "5 reports, 27 organisations, 34 provinces of today"
    assert f"  {'confirmed by another source':<44}{2:>9}   40 %" in lines
    assert f"  {'translated':<44}{0:>9}    0 %{5:>9}  100 %" in lines


def test_what_is_not_all_is_never_100_per_cent_and_what_is_some_never_0() -> None:
    article, *others = make_run(300)
    event = replace(article.event_date, certainty=Certainty.INFERRED)
    lines = list(
        describe_coverage(measure(make_site((replace(article, event_date=event), *others))), EN, verbose=False)
    )
    start = lines.index(next(line for line in lines if line.startswith("Day and month of the event")))
    assert [line.split()[-2:] for line in lines[start + 1 : start + 4]] == [["99", "%"], ["0", "%"], ["1", "%"]]


def test_of_nothing_there_is_no_share() -> None:
    lines = list(describe_coverage(measure(make_site(())), EN, verbose=False))
    assert f"  {'inferred':<44}{0:>9}      –" in lines


@pytest.mark.parametrize("language", Language)
def test_every_measure_and_value_has_words(language: Language) -> None:
    lines = list(describe_coverage(REAL, language, verbose=True))
    assert not any("stats-" in line for line in lines)
    assert f"    {WALKRUN}" in lines


def test_the_command_prints_the_table(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = small_site(tmp_path)
    assert main(["stats", "--root", str(root), "--verbose"]) == 0
    captured = capsys.readouterr()
    assert captured.out == "\n".join(describe_coverage(measure(load_site(root)), EN, verbose=True)) + "\n"
    assert captured.err == ""


def test_programs_get_a_record(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = small_site(tmp_path)
    assert main(["stats", "--root", str(root), "--format", "json"]) == 0
    record = json.loads(capsys.readouterr().out)
    assert record == record_coverage(measure(load_site(root)))
    texts = [each for each in record["measures"] if (each["name"], each["language"]) == ("text", "vi")]
    assert texts[0]["values"][2] == {"value": "missing", "count": 1, "ids": [BRIDGE]}


def test_drafts_are_counted_when_asked_for(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = small_site(tmp_path)
    path = root / BRIDGE_TOML
    path.write_text("draft = true\n" + path.read_text(encoding="utf-8"), encoding="utf-8")
    assert main(["stats", "--root", str(root)]) == 0
    assert capsys.readouterr().out.startswith("1 report, ")
    assert main(["stats", "--root", str(root), "--drafts"]) == 0
    assert capsys.readouterr().out.startswith("2 reports, ")


def test_faulty_content_is_not_counted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = small_site(tmp_path)
    edit(root / SEED_TOML, 'kind = "mou"', 'kind = "muo"')
    assert main(["stats", "--root", str(root)]) == 1
    captured = capsys.readouterr()
    assert captured.out == ""
    assert SEED in captured.err
