"""The measure of search: its questions, what it takes from a corpus, and its tables. Nothing here opens a browser."""

from __future__ import annotations

import json
import math
from pathlib import Path
from urllib.request import urlopen

import pytest

from bantin.languages import Language
from bench.corpus import make_corpus
from bench.search.browser import Memory, Sight
from bench.search.contender import Built, Transport, weigh
from bench.search.costs import FailedError, run
from bench.search.queries import QUERIES, Query, queries_in
from bench.search.report import as_rows, show
from bench.search.rounds import Entry, Quality, Round, Times
from bench.search.serving import CountingServer
from bench.search.shell import Shell
from bench.search.texts import take_texts
from tests.support.loading import load_site
from tests.support.sites import PROJECT

SEEDS = load_site(PROJECT)
CORPUS = take_texts(make_corpus(SEEDS, 60), 60, Language.VI)
QUERY = QUERIES[0]


def sight(ms: float, count: int = 1) -> Sight:
    return Sight(ms=ms, cpu=ms / 2, read=2048, sent=1024, requests=3, slugs=("a",), count=count)


def entry(name: str, ms: float) -> Entry:
    times = Times(
        query=QUERY,
        transport=Transport.HTTP,
        cold=(sight(ms), sight(2 * ms), sight(3 * ms)),
        slowed=(sight(4 * ms),),
        warm=(sight(ms),),
        memory=(Memory(heap=1024 * 1024, process=0),),
    )
    quality = Quality(query=QUERY, wanted=7, count=9, shown=9, right=5, first=2)
    built = Built(seconds=1, peak=2**20, files=3, size=2**20, page="index.html")
    return Entry(name=name, version="1", built=built, times=(times,), quality=(quality,))


def rows_of(found: Round) -> dict[str, list[str]]:
    lines = [line.strip("| ").split("|") for line in show(found) if line.startswith("|")]
    return {cells[0].strip(): [cell.strip() for cell in cells[1:]] for cells in lines}


@pytest.mark.parametrize("query", QUERIES, ids=lambda query: f"{query.language} {query.words}")
def test_every_question_has_an_answer_among_the_seeds(query: Query) -> None:
    assert any(map(query.is_wanted, SEEDS.articles))


def test_no_question_is_asked_twice() -> None:
    assert len({(query.language, query.words) for query in QUERIES}) == len(QUERIES)


@pytest.mark.parametrize("language", list(Language))
def test_several_questions_of_each_language_are_timed_and_not_all_want_everything(language: Language) -> None:
    queries = queries_in(language)
    assert sum(query.timed for query in queries) >= 4
    assert any(sum(map(query.is_wanted, CORPUS.site.articles)) == 1 for query in queries)


def test_a_text_is_taken_with_its_names_and_all_its_blocks() -> None:
    article = CORPUS.site.articles[0]
    document = CORPUS.documents[0]
    assert document.slug == article.slug.vi
    assert document.blocks == tuple(block.words for block in article.shown_text(Language.VI).blocks)
    assert SEEDS.register.provinces[article.provinces[0]].name.vi in document.names


def test_slugs_lead_back_to_one_article() -> None:
    assert len({document.slug for document in CORPUS.documents}) == CORPUS.size


def test_weighing_counts_the_files_of_folders_and_files_alone(tmp_path: Path) -> None:
    (tmp_path / "index" / "deep").mkdir(parents=True)
    (tmp_path / "index" / "deep" / "a.js").write_bytes(b"12345")
    (tmp_path / "b.js").write_bytes(b"123")
    assert weigh([tmp_path / "index", tmp_path / "b.js"]) == (2, 8)


def test_a_program_is_charged_with_its_own_memory_alone() -> None:
    ballast = bytes(200 * 2**20)
    cost = run(["sh", "-c", "exit 0"])
    assert cost.peak < len(ballast) / 2
    assert cost.seconds > 0


def test_a_program_that_fails_says_why() -> None:
    with pytest.raises(FailedError, match="sh failed: no index today"):
        run(["sh", "-c", "echo no index today >&2; exit 3"])


def test_the_table_has_medians_their_spread_and_our_share_of_theirs() -> None:
    found = Round(corpus=CORPUS, entries=(entry("ours", 10), entry("theirs", 40)), floor=(5,), slowed_floor=(20,))
    rows = rows_of(found)
    assert rows["cold, ms"] == ["20 (10–30)", "80 (40–120)", "0.25"]
    assert rows["cold on a 4× slower processor, ms"] == ["40", "160", "0.25"]
    assert rows["read, cold, KiB"] == ["2", "2", "1.00"]
    assert rows["cold, ms, from disk"] == ["–", "–", "–"]
    assert rows["**all**: first, wanted of the first ten"] == ["", "0/1, 5/7", "0/1, 5/7"]
    assert rows[f"{QUERY.words} ({QUERY.shows})"] == ["7", "found 2., 5/9, 9", "found 2., 5/9, 9"]


def test_what_never_answered_is_said_and_not_compared() -> None:
    found = Round(corpus=CORPUS, entries=(entry("ours", 10), entry("theirs", math.inf)), floor=(5,), slowed_floor=(20,))
    assert rows_of(found)["cold, ms"] == ["20 (10–30)", "no answer", "–"]
    json.dumps(as_rows(found), allow_nan=False)


def test_a_contender_that_could_not_be_built_is_named_with_its_fault() -> None:
    fault = Entry(name="theirs", version="1", built=None, times=(), quality=(), fault="out of memory")
    found = Round(corpus=CORPUS, entries=(entry("ours", 10), fault), floor=(5,), slowed_floor=(20,))
    assert "theirs failed: out of memory" in list(show(found))
    assert rows_of(found)["files"] == ["3"]


def test_others_fill_our_page_without_our_scripts_and_our_policy(tmp_path: Path) -> None:
    shell = Shell(take_texts(SEEDS, 5, Language.VI))
    ours = shell.write(tmp_path / "ours").read_text(encoding="utf-8")
    theirs = shell.write_with(['<script defer src="theirs.js"></script>'], tmp_path / "theirs").read_text(
        encoding="utf-8"
    )
    assert "/js/search" in ours
    assert "/js/search" not in theirs
    assert "/js/fold" not in theirs
    assert "Content-Security-Policy" not in theirs
    assert theirs.count('src="theirs.js"') == 1
    assert 'id="found"' in theirs
    assert len(list((tmp_path / "theirs").rglob("*.css"))) > 0


def test_the_server_counts_files_as_they_are_and_as_they_go_over_the_line(tmp_path: Path) -> None:
    (tmp_path / "index.js").write_bytes(b"bach mai " * 1000)
    (tmp_path / "piece.pf_index").write_bytes(b"bach mai " * 1000)
    server = CountingServer(tmp_path)
    with server.running():
        for name in ("index.js", "piece.pf_index"):
            with urlopen(f"{server.origin}{name}?v=1") as answer:  # noqa: S310 - our own server
                answer.read()
    script, piece = server.sent
    assert (script.path, script.size, piece.size) == ("index.js", 9000, 9000)
    assert script.packed < 200
    assert piece.packed == 9000
