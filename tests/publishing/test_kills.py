"""Builds that are killed, that are asked to end, and that are watched by readers; ``bench/faults`` does more of it."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from bench.faults.builder import Builder
from bench.faults.disk import Shortage, try_full
from bench.faults.kill import run_kills
from bench.faults.readers import reading, run_builds
from bench.faults.states import Newsroom
from tests.support.disks import small_disk

KILLS = 5
STOPS = 2

pytestmark = pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="looks for processes where Linux has them")


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Newsroom:
    return Newsroom(tmp_path_factory.mktemp("room") / "room", 4, plain=True)


@pytest.fixture(scope="module")
def builder(room: Newsroom, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Builder]:
    with Builder(room.root, tmp_path_factory.mktemp("said") / "said") as builder:
        yield builder


def test_a_killed_build_leaves_every_page_whole_and_is_repaired_by_the_next(
    room: Newsroom, builder: Builder, tmp_path: Path
) -> None:
    room.output = tmp_path / "output"
    report = run_kills(room, builder, KILLS, signal.SIGKILL, 7)
    assert report.faults == []
    assert report.repaired > 0


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_build_that_is_asked_to_end_says_so_and_leaves_one_site_or_the_other(
    room: Newsroom, builder: Builder, tmp_path: Path, number: signal.Signals
) -> None:
    room.output = tmp_path / "output"
    assert run_kills(room, builder, STOPS, number, 7).faults == []


def test_readers_meet_whole_pages_and_no_dead_link_while_the_site_is_built(
    room: Newsroom, builder: Builder, tmp_path: Path
) -> None:
    room.output = tmp_path / "output"
    assert run_builds(room, builder, iter([0])) == []
    with reading(room.output, room.trees, 1) as seen:
        faults = run_builds(room, builder, iter([1, 2]))
    assert (faults, seen.faults) == ([], ())
    assert seen.reads > 1_000


@pytest.mark.parametrize(
    "shortage",
    [Shortage(fraction=0.3, begun=False), Shortage(fraction=1.2, of_files=True)],
    ids=["a third of the bytes for a first site", "not the files for old and new"],
)
def test_a_disk_that_is_full_keeps_its_site_and_takes_the_next_when_there_is_room(
    room: Newsroom, builder: Builder, tmp_path: Path, shortage: Shortage
) -> None:
    with small_disk(tmp_path / "disk") as disk:
        room.output = disk / "output"
        assert try_full(room, builder, disk, shortage) == []
