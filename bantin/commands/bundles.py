"""What is done with each bundle on its own, in whichever process: it is read, and its texts are looked at."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from bantin.checking.duplicates import Sample, sample_of, seed_of
from bantin.checking.hygiene import check_writing, words_of_names
from bantin.checking.parity.translation import Reference, check_translation
from bantin.checking.prose import may_lead
from bantin.freshness.memory import digest_of
from bantin.loading.bundles import TO_DO, BundleReading
from bantin.loading.site import BundleReader
from bantin.loading.toml import locate
from bantin.loading.writings import read_bundle_writings
from bantin.model.article import Article
from bantin.model.stored import Outset, StoredArticle, dump_body, dump_head, outset_of
from bantin.planning.facets import Facets
from bantin.planning.finding import FacetFinder
from bantin.problems import Problem, at_most
from bantin.progress import Track
from bantin.spool import Put, Read
from bantin.workers import Crew

_FEW = 60
"""Fewer bundles than this are read sooner than processes are ready for them."""


@dataclass(frozen=True, slots=True)
class Record:
    """An article as it is remembered: what it is known by, what gives the records of its *head* and *body*.

    *digests* are those of the two, *seed* is that of its original as collected; *facets* are None where it is not
    sound.
    """

    outset: Outset
    head: Read
    body: Read
    digests: tuple[str, str]
    facets: Facets | None
    seed: str


@dataclass(frozen=True, slots=True)
class Findings:
    """What was found in the texts of one bundle.

    *writing* are the problems of letters and spelling, *translation* those of what the translation says. *sample* is
    what twins are found by; *leading* are the names of the texts that may have links.
    """

    writing: tuple[Problem, ...] = ()
    translation: tuple[Problem, ...] = ()
    sample: Sample | None = None
    leading: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Outcome:
    """What comes back from a process: a reading without its article, and what is remembered of that."""

    reading: BundleReading
    findings: Findings
    record: Record | None


class BundleDesk:
    """Reads bundles, shared out among *crew*: articles come as records, which wait where the crew puts them.

    *records* and *findings* are what is known afterwards, by the ids of the bundles.
    """

    def __init__(self, content: Path, crew: Crew, track: Track) -> None:
        """Read those of the folder *content*."""
        self._content = content
        self._crew = crew
        self._track = track
        self.records: dict[str, Record] = {}
        self.findings: dict[str, Findings] = {}

    def read(self, reader: BundleReader, folders: Sequence[Path]) -> Iterator[BundleReading]:
        """Yield the readings of the bundles in *folders*, as *reader* reads them."""
        if not folders:
            return
        work = _Work(reader, self._content, self._crew.put)
        steps = iter(self._track(folders, "reading"))
        for part in self._crew.share(self._crew.cut(folders, _FEW), work.read_all):
            for outcome in part:
                next(steps)
                self.findings[outcome.reading.id] = outcome.findings
                yield self._restored(outcome)
        for _ in steps:  # a bar ends with the last
            pass

    def _restored(self, outcome: _Outcome) -> BundleReading:
        record = outcome.record
        if record is None:
            return outcome.reading
        self.records[outcome.reading.id] = record
        article = StoredArticle(record.outset, partial(_text_of, record.head), partial(_text_of, record.body))
        return replace(outcome.reading, article=article)


class _Work:
    def __init__(self, reader: BundleReader, content: Path, put: Put) -> None:
        self._reader = reader
        self._content = content
        self._put = put
        site = reader.surroundings.site_of(())
        self._names = words_of_names(site) if site is not None else frozenset[str]()
        self._reference = Reference.of(site) if site is not None else None
        self._finder = FacetFinder(site) if site is not None else None

    def read_all(self, folders: Iterable[Path]) -> list[_Outcome]:
        return list(map(self.read, folders))

    def read(self, folder: Path) -> _Outcome:
        reading = self._reader.read(folder)
        article = reading.article
        findings = self._find(folder, reading)
        record = self._record(article, is_sound=reading.is_sound) if article is not None else None
        return _Outcome(replace(reading, article=None), findings, record)

    def _record(self, article: Article, *, is_sound: bool) -> Record:
        head, body = dump_head(article).encode(), dump_body(article).encode()
        return Record(
            outset=outset_of(article),
            head=self._put(head),
            body=self._put(body),
            digests=(digest_of(head), digest_of(body)),
            facets=self._finder.find(article) if self._finder is not None and is_sound else None,
            seed=seed_of(article),
        )

    def _find(self, folder: Path, reading: BundleReading) -> Findings:
        """Look at the texts in *folder*, where the registers are sound: without those, much would look wrong."""
        if self._reference is None or reading.is_left_out:
            return Findings()
        writings = list(read_bundle_writings(self._content, folder, drafts=self._reader.drafts))
        article = reading.article if reading.is_sound else None
        return Findings(
            writing=tuple(problem for writing in writings for problem in check_writing(writing, self._names)),
            translation=tuple(at_most(self._compare(article, reading), folder)) if article is not None else (),
            sample=sample_of(article) if article is not None else None,
            leading=tuple(writing.name for writing in writings if may_lead(writing)),
        )

    def _compare(self, article: Article, reading: BundleReading) -> Iterator[Problem]:
        """Compare what is finished: there is no translation yet where one is still to be written."""
        if self._reference is not None and all(problem.code not in TO_DO for problem in reading.problems):
            yield from map(locate, check_translation(article, self._reference, self._content))


def _text_of(record: Read, _article_id: str) -> str:
    return record().decode()
