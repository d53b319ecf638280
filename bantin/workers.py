"""Work shared out among processes that are forked for it: each does one part, with all that is in memory already."""

from __future__ import annotations

import gc
import os
import signal
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING, Any, TypeVar

from bantin.spool import Put, in_memory

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

T = TypeVar("T")
R = TypeVar("R")

_PARTS = 4
"""How many parts there are for each job: one that takes longer than the others is made up for."""
_MOST = 500
"""Items in a part: a process gives back what it remembered of them when it ends."""

_MOST_JOBS = 8
_STOPPING = (signal.SIGINT, signal.SIGTERM)


@dataclass(frozen=True, slots=True, kw_only=True)
class Crew:
    """How work is done: in how many processes at a time (*jobs*), and where results wait for their use (*put*)."""

    jobs: int = 1
    put: Put = in_memory

    def cut(self, items: Sequence[T], least: int) -> list[Sequence[T]]:
        """Return *items* cut into parts of neighbours; one part where they are fewer than *least*."""
        if len(items) < least:
            return [items] if items else []
        count = max(self.jobs * _PARTS, -(-len(items) // _MOST))
        ends = [len(items) * number // count for number in range(count + 1)]
        return [items[start:end] for start, end in pairwise(ends) if start < end]

    def share(self, parts: Sequence[T], work: Callable[[T], R]) -> Iterator[R]:
        """Yield what *work* makes of each of *parts*, in their order.

        Each part is done in a process of its own, and comes back pickled; one part alone is done here, as is one whose
        process the system has killed. What *work* raises is raised here.
        """
        if len(parts) < 2 or not hasattr(os, "fork"):  # noqa: PLR2004 - one part is not shared
            yield from map(work, parts)
        else:
            yield from _share(parts, work, self.jobs)


ALONE = Crew()


def count_cores() -> int:
    """Return how many processes may well run at a time: beyond ``_MOST_JOBS`` they only take memory from each other."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(cores, _MOST_JOBS)


def _share(parts: Sequence[T], work: Callable[[T], R], jobs: int) -> Iterator[R]:
    from multiprocessing.connection import wait  # noqa: PLC0415 - 20 ms, which small sites need not pay

    running: dict[Connection[Any, Any], tuple[int, BaseProcess]] = {}
    done: dict[int, R] = {}
    waiting = iter(range(len(parts)))
    # Memory that the collector of a child does not touch is not copied for it.
    gc.freeze()
    try:
        for turn in range(len(parts)):
            while turn not in done:
                while len(running) < jobs and (number := next(waiting, None)) is not None:
                    connection, process = _start(work, parts[number])
                    running[connection] = (number, process)
                ready = wait(list(running))
                for connection in [connection for connection in running if connection in ready]:
                    number, process = running.pop(connection)
                    done[number] = _receive(connection, process, partial(work, parts[number]))
            yield done.pop(turn)
    finally:
        for _, process in running.values():
            process.terminate()
            process.join()
        gc.unfreeze()


def _start(work: Callable[[T], R], part: T) -> tuple[Connection[Any, Any], BaseProcess]:
    import multiprocessing  # noqa: PLC0415 - as above

    context = multiprocessing.get_context("fork")
    theirs, ours = context.Pipe(duplex=False)
    process = context.Process(target=_run, args=(work, part, theirs, ours), daemon=True)
    signal.pthread_sigmask(signal.SIG_BLOCK, _STOPPING)  # what is meant for us must not meet the child half made
    try:
        process.start()
    finally:
        signal.pthread_sigmask(signal.SIG_UNBLOCK, _STOPPING)
    ours.close()  # so that the end of the process is the end of what it says
    return theirs, process


def _run(work: Callable[[T], Any], part: T, theirs: Connection[Any, Any], connection: Connection[Any, Any]) -> None:
    """Do *part* in a child. It ends with the parent: what nobody reads can't be sent."""
    theirs.close()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent hears it too
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, _STOPPING)
    gc.disable()
    answer: tuple[Any, BaseException | None]
    try:
        answer = (work(part), None)
    except BaseException as error:  # noqa: BLE001 - raised again by who has shared the work
        answer = (None, error)
    try:
        connection.send(answer)
    except BrokenPipeError:
        pass
    except Exception as error:  # noqa: BLE001 - what can't be sent is told of: done again here, it would only be slow
        connection.send((None, RuntimeError(f"{type(error).__name__}: {error}")))
    os._exit(0)  # nothing is to be cleaned up that is not the parent's, and a lock of its threads may be held for ever


def _receive(connection: Connection[Any, Any], process: BaseProcess, work: Callable[[], R]) -> R:
    try:
        value, error = connection.recv()
    except (EOFError, OSError):
        value, error = work(), None
    finally:
        connection.close()
        process.join()
    if error is not None:
        raise error
    return value  # type: ignore[no-any-return] # what *work* returned in the child
