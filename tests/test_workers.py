"""Work shared out among processes, and the spool where its results wait."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from bantin.problems import Place, Problem, ProblemsError
from bantin.spool import Spool, in_memory
from bantin.workers import Crew
from tests.support.sites import PROJECT

CREW = Crew(jobs=2)


@pytest.mark.parametrize("count", [0, 1, 59, 60, 61, 499, 501, 5_000])
def test_parts_hold_every_item_once_and_in_order(count: int) -> None:
    parts = CREW.cut(list(range(count)), 60)
    assert [item for part in parts for item in part] == list(range(count))
    assert all(parts)
    assert (len(parts) > 1) == (count >= 60)


def test_results_come_in_the_order_of_the_parts_from_other_processes() -> None:
    parts = [[number] for number in range(7)]
    found = list(CREW.share(parts, lambda part: (part[0], os.getpid())))
    assert [number for number, _ in found] == list(range(7))
    assert os.getpid() not in {pid for _, pid in found}
    assert len({pid for _, pid in found}) == 7, "each part has a process of its own"


def test_one_part_is_done_here() -> None:
    assert list(CREW.share([[1]], lambda _: os.getpid())) == [os.getpid()]
    assert list(CREW.share([], lambda _: os.getpid())) == []


def test_what_is_raised_there_is_raised_here_with_all_its_problems() -> None:
    problem = Problem.at(Place(file=Path("a")), "code")

    def fail(part: int) -> int:
        if part == 2:
            raise ProblemsError([problem])
        return part

    with pytest.raises(ProblemsError) as raised:
        list(CREW.share([1, 2, 3], fail))
    assert raised.value.problems == [problem]


def test_what_can_not_be_sent_is_no_reason_to_do_the_work_twice() -> None:
    with pytest.raises(RuntimeError, match="pickle"):
        list(CREW.share([1, 2], lambda part: lambda: part))


def test_the_part_of_a_process_that_was_killed_is_done_here() -> None:
    here = os.getpid()

    def die(part: int) -> tuple[int, bool]:
        if part == 2 and os.getpid() != here:
            os.kill(os.getpid(), signal.SIGKILL)
        return part, os.getpid() == here

    assert list(CREW.share([1, 2, 3], die)) == [(1, False), (2, True), (3, False)]


_WAITING = """
import os, time
from bantin.workers import Crew

def work(part):
    os.write(1, b"%d\\n" % os.getpid())
    time.sleep(part)
    return b"x" * 1_000_000

list(Crew(jobs=2).share([0.5, 0.5, 60, 60], work))
"""


def test_processes_end_with_whoever_has_started_them() -> None:
    with subprocess.Popen([sys.executable, "-c", _WAITING], cwd=PROJECT, stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout is not None
        assert all(parent.stdout.readline() for _ in range(2))
        parent.send_signal(signal.SIGKILL)
        parent.wait()
        assert parent.stdout.read() == "", "no further part is begun, and nobody is left who holds the pipe"


def test_a_spool_gives_back_what_was_put_into_it_here_and_in_other_processes(tmp_path: Path) -> None:
    spool = Spool(tmp_path)
    assert list(tmp_path.iterdir()) == [], "it has no name that could stay behind"
    reads = [spool.put(bytes([number]) * number * 1_000) for number in range(5)]
    assert [read() for read in reversed(reads)] == [bytes([n]) * n * 1_000 for n in reversed(range(5))]
    assert list(CREW.share([3, 4], lambda number: reads[number]())) == [b"\3" * 3_000, b"\4" * 4_000]
    theirs = list(CREW.share(list(range(20)), lambda number: [spool.put(b"%d" % number) for _ in range(100)]))
    assert [{read() for read in part} for part in theirs] == [{b"%d" % number} for number in range(20)]


def test_what_is_kept_in_memory_is_given_back() -> None:
    assert in_memory(b"abc")() == b"abc"
