"""One round: a corpus of one size in one language, every contender on the same texts and questions, taking turns."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from bantin.model.article import Article
from bench.search.browser import Bench, Memory, Sight, Way
from bench.search.contender import Built, Contender, Transport
from bench.search.costs import FailedError
from bench.search.queries import Query, queries_in
from bench.search.serving import CountingServer
from bench.search.shell import Shell
from bench.search.texts import Corpus

SLOWED = 4
"""So many times slower is the processor of a modest phone."""
_BLANK = 'document.querySelector("#found").dataset.shown = "";\n'
SHOWN = 10
"""So many results are looked at for what is wanted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Times:
    """What was seen of one query through one transport, run by run.

    *cold* opened the page with the query; *slowed* did so on a slow processor, in one run only, as it takes long;
    *warm* asked it on a page that had answered another one.
    """

    query: Query
    transport: Transport
    cold: tuple[Sight, ...]
    slowed: tuple[Sight, ...]
    warm: tuple[Sight, ...]
    memory: tuple[Memory, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Quality:
    """What one query found: *wanted* articles there are in the corpus, *first* says where the first of them came.

    *first* counts from 1, and is 0 when none is among the first ten; *right* of the *shown* results are wanted.
    """

    query: Query
    wanted: int
    count: int
    shown: int
    right: int
    first: int

    @property
    def verdict(self) -> str:
        """The first in a word."""
        return "missed" if not self.first else "first" if self.first == 1 else f"found {self.first}."


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """All that was measured of one contender; *fault* says why nothing was."""

    name: str
    version: str
    built: Built | None
    times: tuple[Times, ...]
    quality: tuple[Quality, ...]
    fault: str = ""

    def of(self, transport: Transport) -> list[Times]:
        """Return the times through *transport*."""
        return [times for times in self.times if times.transport is transport]


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """One corpus, and the contenders on it.

    *floor* and *slowed_floor* are the times of the same page when its script does nothing but say so.
    """

    corpus: Corpus
    entries: tuple[Entry, ...]
    floor: tuple[float, ...]
    slowed_floor: tuple[float, ...]


class _Turn:
    """A contender with its index built, and what has been seen of it so far."""

    def __init__(self, contender: Contender, built: Built, folder: Path, server: CountingServer) -> None:
        self.contender = contender
        self.built = built
        self.folder = folder
        self.server = server
        self.cold: dict[tuple[Transport, str], list[Sight]] = {}
        self.slowed: dict[tuple[Transport, str], list[Sight]] = {}
        self.warm: dict[tuple[Transport, str], list[Sight]] = {}
        self.memory: dict[tuple[Transport, str], list[Memory]] = {}

    def ask(self, bench: Bench, transport: Transport, query: Query, then: Query) -> None:
        """Open the page with *query*, weigh it, and ask *then* on it."""
        with bench.asker(self._way(transport)) as asker:
            self.cold.setdefault((transport, query.words), []).append(asker.open(self.built.page, query.words))
            self.memory.setdefault((transport, query.words), []).append(bench.weigh(asker.cdp))
            self.warm.setdefault((transport, then.words), []).append(asker.ask(then.words))

    def ask_slowly(self, bench: Bench, transport: Transport, query: Query) -> None:
        """Open the page with *query* on a slow processor."""
        with bench.asker(self._way(transport, SLOWED)) as asker:
            self.slowed.setdefault((transport, query.words), []).append(asker.open(self.built.page, query.words))

    def _way(self, transport: Transport, slowed: int = 1) -> Way:
        server = self.server if transport is Transport.HTTP else None
        return Way(folder=self.folder, server=server, slowed=slowed, count=self.contender.count)

    def times(self, queries: Sequence[Query]) -> Iterator[Times]:
        """Yield what was seen."""
        for transport in self.contender.transports:
            for query in queries:
                key = (transport, query.words)
                yield Times(
                    query=query,
                    transport=transport,
                    cold=tuple(self.cold[key]),
                    slowed=tuple(self.slowed.get(key, ())),
                    warm=tuple(self.warm[key]),
                    memory=tuple(self.memory[key]),
                )

    def quality(self, bench: Bench, queries: Sequence[Query], articles: dict[str, Article]) -> Iterator[Quality]:
        """Yield what each of *queries* finds, asked on one page."""
        with bench.asker(self._way(Transport.HTTP)) as asker:
            asker.open(self.built.page, queries[-1].words)
            for query in queries:
                sight = asker.ask(query.words)
                slugs = sight.slugs[: min(SHOWN, sight.count)]  # below the results may stand others, marked as such
                hits = [slug in articles and query.is_wanted(articles[slug]) for slug in slugs]
                yield Quality(
                    query=query,
                    wanted=sum(map(query.is_wanted, articles.values())),
                    count=sight.count,
                    shown=len(slugs),
                    right=sum(hits),
                    first=hits.index(True) + 1 if any(hits) else 0,
                )


def measure(corpus: Corpus, contenders: Sequence[Contender], bench: Bench, folder: Path, runs: int) -> Round:
    """Build and ask every one of *contenders* in *folder*, *runs* times each; progress goes to stderr."""
    queries = queries_in(corpus.language)
    timed = [query for query in queries if query.timed]
    articles = {article.slug[corpus.language]: article for article in corpus.site.articles}
    entries: dict[str, Entry] = {}
    turns: list[_Turn] = []
    floor: list[float] = []
    slowed_floor: list[float] = []
    shell = Shell(corpus)
    with ExitStack() as servers:
        for contender in contenders:
            home = folder / f"{len(entries) + len(turns)}"
            home.mkdir()
            _say(f"{contender.name}: building")
            try:
                built = contender.build(corpus, shell, home)
            except FailedError as error:
                entries[contender.name] = _entry(contender, fault=str(error))
                continue
            server = CountingServer(home)
            servers.enter_context(server.running())
            turns.append(_Turn(contender, built, home, server))
        quality = {}
        for turn in turns:
            _say(f"{turn.contender.name}: what it finds")
            # Packs each file that is asked for once, so that no later time has the packing in it.
            quality[turn.contender.name] = tuple(turn.quality(bench, queries, articles))
        blank = _write_blank(shell, folder / "blank")
        servers.enter_context(blank.running())
        _open_blank(bench, blank, shell.path, 1)  # the first is slower than all that come after
        for number in range(runs):
            floor.append(_open_blank(bench, blank, shell.path, 1))
            slowed_floor.append(_open_blank(bench, blank, shell.path, SLOWED))
            for at, query in enumerate(timed):
                for turn in turns:
                    for transport in turn.contender.transports:
                        _say(f"run {number + 1} of {runs}: {query.words}: {turn.contender.name}, {transport}")
                        turn.ask(bench, transport, query, timed[(at + 1) % len(timed)])
                        if at == number % len(timed):
                            turn.ask_slowly(bench, transport, query)
        for turn in turns:
            name = turn.contender.name
            entries[name] = _entry(turn.contender, turn.built, tuple(turn.times(timed)), quality[name])
    return Round(
        corpus=corpus,
        entries=tuple(entries[contender.name] for contender in contenders),
        floor=tuple(floor),
        slowed_floor=tuple(slowed_floor),
    )


def _write_blank(shell: Shell, folder: Path) -> CountingServer:
    page = shell.write_with(['<script defer src="blank.js"></script>'], folder)
    page.with_name("blank.js").write_text(_BLANK, encoding="utf-8")
    return CountingServer(folder)


def _open_blank(bench: Bench, server: CountingServer, page: str, slowed: int) -> float:
    with bench.asker(Way(folder=server.folder, server=server, slowed=slowed)) as asker:
        return asker.open(page, "").ms


def _entry(
    contender: Contender,
    built: Built | None = None,
    times: tuple[Times, ...] = (),
    quality: tuple[Quality, ...] = (),
    fault: str = "",
) -> Entry:
    return Entry(name=contender.name, version=contender.version, built=built, times=times, quality=quality, fault=fault)


def _say(words: str) -> None:
    print(f"  {words}", file=sys.stderr, flush=True)
