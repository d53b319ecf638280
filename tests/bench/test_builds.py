"""The measure of builds: what the peers are given, what is counted on the disk, and the arithmetic of the tables."""

from __future__ import annotations

import os
import sys
import tomllib
from pathlib import Path

import pytest

from bantin.languages import Language
from bench.builds.facts import take_facts
from bench.builds.hugo import dump_page as dump_hugo
from bench.builds.pelican import dump_page as dump_pelican
from bench.builds.ratios import ratios, spread
from bench.builds.report import show, show_growth, show_stages
from bench.builds.rounds import Figures, Step, edit_word
from bench.builds.running import Run, run
from bench.builds.stages import read_stages, shares
from bench.builds.trees import Difference, compare_trees, count_pages, take_tree
from bench.bundles import dump_text
from bench.corpus import make_corpus
from tests.support.loading import load_site
from tests.support.sites import PROJECT

PEERS = PROJECT / "bench" / "peers"
CORPUS = make_corpus(load_site(PROJECT), 20)
INVENTED = next(article for article in CORPUS.articles if article.citation.url == "" and article.agreement)


def put(root: Path, files: dict[str, str]) -> Path:
    for path, words in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(words, encoding="utf-8")
    return root


def a_run(wall: float, printed: str = "") -> Run:
    return Run(wall=wall, cpu=2 * wall, peak=10.0, printed=printed)


def figures(name: str, walls: list[float], peak: float) -> Figures:
    difference = Difference(changed=3, size=2_500_000, removed=0, rewritten=7)
    return Figures(
        name=name,
        runs={step: [a_run(wall) for wall in walls] for step in Step},
        differences=dict.fromkeys([Step.NO_CHANGE, Step.EDIT, Step.ADD], difference),
        trees=[{}],
        peaks=[peak],
    )


@pytest.mark.parametrize("language", list(Language))
def test_hugo_is_given_every_article_with_all_facts_and_the_whole_text(language: Language) -> None:
    for article in CORPUS.articles:
        _, head, text = dump_hugo(take_facts(article, CORPUS, language)).split("+++\n", 2)
        read = tomllib.loads(head)
        assert text == dump_text(article, language)
        assert read["title"] == article.title[language]
        assert read["slug"] == article.slug[language]
        assert read["years"] == [str(article.event_date.date.year)]
        assert read["partners"] == [CORPUS.partners.partners[each].name[language] for each in article.partners]
        assert set(read["provinces"]) <= {province.name[language] for province in CORPUS.register.current}
        assert len(read["params"].get("people", [])) == len(article.people)


@pytest.mark.parametrize("language", list(Language))
def test_pelican_is_given_every_article_with_all_facts_and_the_whole_text(language: Language) -> None:
    for article in CORPUS.articles:
        facts = take_facts(article, CORPUS, language)
        head, text = dump_pelican(facts, article.slug[language.other]).split("\n\n", 1)
        read = dict(line.split(": ", 1) for line in head.splitlines() if ": " in line)
        assert text == dump_text(article, language)
        assert read["Title"] == article.title[language]
        assert read["Other"] == article.slug[language.other]
        assert read["Category"] == facts.provinces[0]
        assert read["Tags"] == ", ".join(facts.partners)
        assert len(head.splitlines()) == 13


def test_names_hold_no_sign_that_parts_a_list_of_pelican() -> None:
    for article in CORPUS.articles:
        for language in Language:
            assert not any("," in name for name in take_facts(article, CORPUS, language).partners)


def test_both_peers_speak_both_languages_with_the_same_messages() -> None:
    words = [tomllib.loads((PEERS / "hugo" / "i18n" / f"{each}.toml").read_text("utf-8")) for each in Language]
    assert words[0].keys() == words[1].keys()


def test_an_edit_adds_one_word_to_the_english_text_alone() -> None:
    edited = edit_word(INVENTED)
    before, after = (dump_text(article, Language.EN).split() for article in (INVENTED, edited))
    assert len(after) == len(before) + 1
    assert edited.texts.vi == INVENTED.texts.vi


def test_only_new_bytes_are_to_be_uploaded(tmp_path: Path) -> None:
    before = take_tree(put(tmp_path, {"a.html": "one", "b/c.html": "two", "gone.xml": "three", ".list": "x"}))
    (tmp_path / "gone.xml").unlink()
    put(tmp_path, {"a.html": "changed", "new.html": "four", ".list": "y"})
    os.utime(tmp_path / "b" / "c.html", ns=(1, 1))
    after = take_tree(tmp_path)
    assert compare_trees(before, after) == Difference(changed=2, size=11, removed=1, rewritten=1)
    assert compare_trees(after, after) == Difference(changed=0, size=0, removed=0, rewritten=0)
    assert count_pages(after) == 3


def test_a_spread_is_the_median_with_the_least_and_the_most() -> None:
    assert spread([3.0, 1.0, 2.0]).show() == "2.00 (1.00–3.00)"
    assert spread([0.501, 0.502]).show() == "0.50"
    assert spread([1234.5]).show(0) == "1,234"


def test_ratios_go_from_pair_to_pair() -> None:
    """The second pair was slow for both: it tells as much as the others."""
    assert ratios([1.0, 10.0, 1.2], [2.0, 20.0, 2.0]).show() == "0.50 (0.50–0.60)"


def test_stages_are_read_from_what_our_build_prints() -> None:
    printed = (
        "   Reading  100 articles, 43 organisations                          2.00 s\n"
        "Publishing  wrote 1267, kept 0, removed 0                           0.50 s\n\n"
        "    Tiếng Việt  100 articles\n"
    )
    assert read_stages(printed) == {"Reading": 2.0, "Publishing": 0.5}
    assert shares(read_stages(printed)) == {"Reading": 0.8, "Publishing": 0.2}
    assert shares({}) == {}
    assert list(show_stages([a_run(3.0, printed)]))[2:] == [
        "| Reading | 2.00 | 80% |",
        "| Publishing | 0.50 | 20% |",
        "| start, end and between | 0.50 |  |",
    ]
    assert list(show_stages([a_run(3.0)])) == []


def test_the_table_divides_by_the_first_peer() -> None:
    lines = list(show(1000, [figures("hugo", [2.0, 4.0], 100), figures("ours", [1.0, 1.0], 20)], "hugo"))
    assert lines[0] == "| 1,000 articles | hugo | ours | ours/hugo |"
    assert "| cold, wall s | 3.00 (2.00–4.00) | 1.00 | 0.375 (0.250–0.500) |" in lines
    assert "| cold, cpu s | 6.00 (4.00–8.00) | 2.00 | 0.375 (0.250–0.500) |" in lines
    assert "| peak memory, MiB | 100 | 20 | 0.200 |" in lines
    assert "| one edit, to upload | 3 / 2.50 MB | 3 / 2.50 MB |  |" in lines


def test_growth_is_from_each_size_to_the_next() -> None:
    found = {100: [figures("ours", [1.0], 1)], 1000: [figures("ours", [8.0], 1)]}
    lines = list(show_growth(found))
    assert lines[0] == "| growth, wall | 100 → 1,000 |"
    assert lines[2] == "| ours, cold | 8.0 × |"
    assert list(show_growth({100: found[100]})) == []


def test_a_run_counts_what_all_its_processes_took(tmp_path: Path) -> None:
    busy = "import time\nwhile time.process_time() < 0.2: pass\nprint('done')"
    result = run([[sys.executable, "-c", busy]] * 2, tmp_path)
    assert result.cpu >= 0.4
    assert result.wall >= 0.2
    assert result.printed.split() == ["done", "done"]


def test_the_memory_of_a_watched_run_is_that_of_parent_and_child_together(tmp_path: Path) -> None:
    child = "import time; held = bytearray(60_000_000); time.sleep(0.5)"
    parent = f"import subprocess, sys; held = bytearray(60_000_000); subprocess.run([sys.executable, '-c', {child!r}])"
    assert run([[sys.executable, "-c", parent]], tmp_path, watched=True).peak > 110


def test_a_build_that_fails_ends_the_command_with_its_words(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="no such luck"):
        run([[sys.executable, "-c", "raise SystemExit('no such luck')"]], tmp_path)
