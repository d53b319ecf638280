"""A build that keeps what an earlier one made gives the same site as one that makes everything anew, byte for byte."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from bantin.commands import build as commands
from bantin.commands.build import build
from bantin.commands.request import Request, Result
from bantin.freshness.memory import FILE
from bantin.problems import ProblemsError
from bantin.publishing.publish import work_folder
from bantin.rendering.design import Design, load_design
from tests.support.editing import KINDS, PARTNERS, PROVINCES, TITLES, WORDS, Office, files_of
from tests.support.sharing import share_the_smallest
from tests.support.trees import data_of

SITE_URL = "https://example.org/ban-tin/"
CHUNKS = 10
FULL_CHUNKS = 1
SEQUENCES = 50
"""In each chunk; these together are 500."""
SHARED = 12
"""In one chunk more, which is made by several processes: starting them takes long here."""

Step = tuple[str, Callable[[Office], None]]

days = st.integers(0, 40).map(lambda number: number * 12)
which = st.integers(0, 50)
values = st.fixed_dictionaries(
    {
        "day": days,
        "province": st.sampled_from(PROVINCES),
        "partner": st.sampled_from(PARTNERS),
        "kind": st.sampled_from(KINDS),
        "title": st.sampled_from(sorted(TITLES)),
        "words": st.sampled_from(sorted(WORDS)),
        "person": st.sampled_from(["An Binh", "Lan Anh"]),
        "translated": st.booleans(),
    }
)


def _change(number: int, name: str, value: object) -> Callable[[Office], None]:
    return lambda office: office.change(number, **{name: value})


edits = st.one_of(
    *(
        st.builds(lambda number, value, name=name: (name, _change(number, name, value)), which, strategy)
        for name, strategy in {
            "words": st.sampled_from(sorted(WORDS)),
            "title": st.sampled_from(sorted(TITLES)),
            "day": days,
            "province": st.sampled_from(PROVINCES),
            "partner": st.sampled_from(PARTNERS),
            "kind": st.sampled_from(KINDS),
            "person": st.sampled_from(["An Binh", "Lan Anh"]),
            "translated": st.booleans(),
            "draft": st.booleans(),
        }.items()
    )
)
additions = values.map(lambda given_values: ("add", lambda office: office.add(**given_values)))
removals = which.map(lambda number: ("remove", lambda office: office.remove(number)))
rarities = st.one_of(
    st.integers(0, 1).map(lambda number: ("template", lambda office: office.touch_template(number))),
    st.integers(0, 1).map(lambda number: ("catalogue", lambda office: office.touch_catalogue(number))),
    st.integers(0, 9).map(lambda number: ("register", lambda office: office.rename_partner(number))),
    st.integers(2, 4).map(lambda number: ("settings", lambda office: office.change_settings(number))),
    which.map(lambda number: ("lost page", lambda office: office.spoil(number, Path.unlink))),
    which.map(lambda number: ("altered page", lambda office: office.spoil(number, _scribble))),
)
steps = st.one_of(edits, edits, edits, additions, additions, removals, rarities)


def _scribble(path: Path) -> None:
    path.write_text("altered", encoding="utf-8")


@pytest.fixture(scope="module", autouse=True)
def _short() -> Iterator[None]:
    """Two reports are many: an index has segments, and titles have pages by letter."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("bantin.rendering.search.segments._LEAST", 2)
        patch.setattr("bantin.planning.titles.ON_ONE_PAGE", 2)
        yield


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Office:
    """An office with five reports and a first edition of all that we make; see ``_begin``."""
    return _begin(Office(tmp_path_factory.mktemp("begun")))


@pytest.fixture(scope="module")
def begun_plain(tmp_path_factory: pytest.TempPathFactory) -> Office:
    """The same with pages, feeds and sitemaps alone."""
    office = Office(tmp_path_factory.mktemp("plain"))
    office.leave_off("search", "side_by_side", "books", "data", "cards", "archive")
    return _begin(office)


def _begin(office: Office) -> Office:
    """Make the first edition, once; each sequence begins with a copy of it."""
    for number in range(5):
        office.add(
            day=number * 90, province=PROVINCES[number % 3], partner=PARTNERS[number % 2], kind=KINDS[number % 2]
        )
    _build(office, office.output, remember=True)
    return office


@pytest.fixture(autouse=True)
def _designs(monkeypatch: pytest.MonkeyPatch) -> None:
    """A design is compiled once for all builds that have the very same templates and catalogues."""
    known: dict[tuple[bytes, ...], Design] = {}
    read = cache(lambda path, _looks: path.read_bytes())

    def load(templates: Path, locales: Path, *, is_sound: bool = False) -> Design:
        files = sorted(path for folder in (templates, locales) for path in folder.rglob("*") if path.is_file())
        key = (*(read(path, path.stat().st_mtime_ns) for path in files), str(templates).encode())
        if key not in known:
            known[key] = load_design(templates, locales, is_sound=is_sound)
        return known[key]

    monkeypatch.setattr(commands, "load_design", load)


@pytest.fixture(autouse=True)
def _hasty_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    """No power is cut here: nothing has to wait for the disk."""
    monkeypatch.setattr(os, "fsync", lambda _: None)


def _build(office: Office, output: Path | None, *, remember: bool) -> Result:
    request = Request(root=office.root, output=output, site_url=SITE_URL, remember=remember, jobs=2)
    return build(request, lambda *_: None)


def _refusal(office: Office) -> set[str]:
    """Build, and return what keeps the site from being published, if anything does."""
    try:
        _build(office, office.output, remember=True)
    except ProblemsError as error:
        return _faults_of(error)
    return set()


def _clean_or_refused(office: Office) -> tuple[set[str], dict[str, bytes]]:
    try:
        return set(), _clean(office)
    except ProblemsError as error:
        return _faults_of(error), {}


def _faults_of(error: ProblemsError) -> set[str]:
    return {f"{problem.place} {problem.code}" for problem in error.problems if not problem.is_note}


def _copy(begun: Office, folder: Path) -> Office:
    shutil.rmtree(folder, ignore_errors=True)
    return begun.copy(folder)


def _clean(office: Office) -> dict[str, bytes]:
    """Return the files of an edition that is made from nothing."""
    return data_of(_build(office, None, remember=False).tree)


@pytest.mark.parametrize("chunk", range(CHUNKS + 1))
def test_after_any_edits_the_site_is_that_of_a_clean_build(
    chunk: int, begun: Office, begun_plain: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In the first chunk with all that we make, in the others with less of it."""
    if chunk == CHUNKS:
        share_the_smallest(monkeypatch)

    @seed(chunk)
    @settings(
        max_examples=SEQUENCES if chunk < CHUNKS else SHARED,
        phases=[Phase.generate],
        derandomize=False,
        suppress_health_check=list(HealthCheck),
        deadline=None,
        database=None,
    )
    @given(st.lists(steps, min_size=1, max_size=4))
    def holds(sequence: list[Step]) -> None:
        office = _copy(begun if chunk < FULL_CHUNKS else begun_plain, tmp_path / "office")
        refused: set[str] = set()
        for _, step in sequence:
            step(office)
            refused = _refusal(office)
        names = [name for name, _ in sequence]
        faults, clean = _clean_or_refused(office)
        assert refused == faults, names
        if not faults:
            assert _unlike(dict(files_of(office.output)), clean) == set(), names

    holds()


def _unlike(ours: dict[str, bytes], clean: dict[str, bytes]) -> set[str]:
    return {path for path in ours.keys() | clean.keys() if ours.get(path) != clean.get(path)}


def test_a_second_build_makes_nothing_and_writes_nothing(begun: Office, tmp_path: Path) -> None:
    office = _copy(begun, tmp_path / "office")
    _build(office, office.output, remember=True)
    before = {path: path.stat().st_mtime_ns for path in office.output.rglob("*")}
    result = _build(office, office.output, remember=True)
    assert result.changes is not None
    assert (result.changes.write, result.changes.remove) == ((), ())
    assert {path: path.stat().st_mtime_ns for path in office.output.rglob("*")} == before


@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(Path.unlink, id="deleted"),
        pytest.param(lambda path: path.write_bytes(b""), id="emptied"),
        pytest.param(lambda path: path.write_bytes(path.read_bytes()[:5000]), id="cut short"),
        pytest.param(lambda path: path.write_bytes(b"SQLite format 3\0" + b"\xff" * 9000), id="overwritten"),
        pytest.param(
            lambda path: path.write_bytes(path.read_bytes().replace("hội".encode(), "hộp".encode())), id="altered"
        ),
    ],
)
def test_a_damaged_memory_makes_a_build_slower_and_never_wrong(
    damage: Callable[[Path], None], begun: Office, tmp_path: Path
) -> None:
    office = _copy(begun, tmp_path / "office")
    damage(work_folder(office.output) / FILE)
    office.change(1, words="BVBM")
    _build(office, office.output, remember=True)
    assert _unlike(dict(files_of(office.output)), _clean(office)) == set()


def test_an_edit_of_one_body_makes_only_what_shows_it(begun: Office, tmp_path: Path) -> None:
    """Pages of the report and those that search it; how large downloads are may be told otherwise."""
    office = _copy(begun, tmp_path / "office")
    _build(office, office.output, remember=True)
    office.change(2, words="ngày mai")
    result = _build(office, office.output, remember=True)
    assert result.changes is not None
    pages = {path for path in result.changes.write if path.endswith(".html")}
    assert pages - {"vi/du-lieu.html", "en/data.html"} == {
        "vi/tin/report-3.html",
        "en/news/report-3.html",
        "vi/song-ngu/report-3.html",
        "en/side-by-side/report-3.html",
        "vi/tim-kiem.html",
        "en/search.html",
    }


def test_an_edit_of_one_body_makes_its_chapters_and_its_segments_alone(begun: Office, tmp_path: Path) -> None:
    """Their neighbours are taken as they lie in what was published."""
    office = _copy(begun, tmp_path / "office")
    _build(office, office.output, remember=True)
    office.change(2, words="ngày mai")
    made = _build(office, office.output, remember=True).reasons
    assert {name for name in made if name.endswith(".xhtml")} == {
        f"downloads/ban-tin-{languages}.epub/a-2024-06-29-report-3.xhtml" for languages in ("vi", "en", "vi-en")
    }
    assert {name for name in made if name.startswith("search/") and name.count("/") > 1} == {
        f"search/{language}/0" for language in ("vi", "en")
    }


def test_a_damaged_book_is_made_of_chapters_that_are_made_again(begun: Office, tmp_path: Path) -> None:
    office = _copy(begun, tmp_path / "office")
    _build(office, office.output, remember=True)
    before = dict(files_of(office.output))
    for path in office.output.glob("downloads/*"):
        path.write_bytes(b"altered")
    _build(office, office.output, remember=True)
    assert _unlike(dict(files_of(office.output)), before) == set()
