"""Build onto disks that are full, or that take no more files: ``python bench/faults/disk.py`` (as root, on Linux).

Each is a real small file system. A build has between nothing and rather more than what the files need that it writes.
It must put the new site there whole, or say in one line what is wrong, with exit code 3, and leave the old site whole;
when there is room again, the next build leaves the very files of a clean build, and nothing else.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import product
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(PROJECT))

from bench.faults.builder import Builder
from bench.faults.states import FILLER, SITE_URL, Newsroom, find_leftovers, read_site

FRACTIONS = (0.0, 0.3, 0.8, 1.2, 2.5)
KINDS = ("bytes", "files", "ext4", "mount point")
_BLOCK = 4096
_MB = 1 << 20


@contextmanager
def memory_disk(folder: Path, size: int = 64 * _MB, files: int = 20_000) -> Iterator[Path]:
    """Mount a disk in memory of *size* bytes and so many *files* at *folder*, which is made.

    Raises OSError where one may not mount.
    """
    folder.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", f"size={size},nr_inodes={files},mode=755", "tmpfs", str(folder)]
    with _mounted(command, folder):
        yield folder


@contextmanager
def ext4_disk(folder: Path, image: Path, size: int = 48 * _MB) -> Iterator[Path]:
    """Mount an ext4 with blocks of 1 KB in the file *image* at *folder*, which is made."""
    folder.mkdir()
    with image.open("wb") as file:
        file.truncate(size)
    _run(["mkfs.ext4", "-q", "-b", "1024", "-m", "0", "-N", "8000", str(image)])
    with _mounted(["mount", "-o", "loop", str(image), str(folder)], folder):
        yield folder


@contextmanager
def _mounted(command: list[str], folder: Path) -> Iterator[None]:
    _run(command)
    try:
        yield
    finally:
        _run(["umount", "-l", str(folder)])


def _run(command: list[str]) -> None:
    if shutil.which(command[0]) is None or subprocess.run(command, capture_output=True, check=False).returncode != 0:
        raise OSError(None, "this cannot be done", " ".join(command))


def leave_bytes(disk: Path, free: int) -> None:
    """Fill *disk* so that *free* bytes are left."""
    with (disk / FILLER).open("wb") as file:
        left = os.statvfs(disk)
        size = left.f_bavail * left.f_frsize - free
        while size > 0:  # the file system needs some blocks for itself
            try:
                os.posix_fallocate(file.fileno(), 0, size)
            except OSError:
                size -= 1024
            else:
                return


def leave_files(disk: Path, free: int) -> None:
    """Make files on *disk* until there may be *free* more."""
    (disk / FILLER).mkdir()
    for number in range(os.statvfs(disk).f_favail - free):
        (disk / FILLER / str(number)).touch()


def make_room(disk: Path) -> None:
    """Undo what the two above have done."""
    filler = disk / FILLER
    if filler.is_dir():
        shutil.rmtree(filler)
    else:
        filler.unlink()


@dataclass(frozen=True, slots=True, kw_only=True)
class Shortage:
    """How much room is left: a *fraction* of the bytes, or of the number *of_files*, that the new files need.

    With *begun* another site lies there already.
    """

    fraction: float
    of_files: bool = False
    begun: bool = True


def try_full(room: Newsroom, builder: Builder, disk: Path, shortage: Shortage) -> list[str]:
    """Build on *disk*, where there is a *shortage* of room, and return what is wrong."""
    fraction = shortage.fraction
    arguments = ["--root", str(room.root), "--output", str(room.output), "--site-url", SITE_URL, "--quiet"]
    faults: list[str] = []
    if shortage.begun:
        room.go_to(0)
        faults += _see(builder, arguments, {0})
    before = read_site(room.output)
    room.go_to(2)
    written = [data for path, data in room.trees[2].items() if before.get(path) != data]
    if shortage.of_files:
        leave_files(disk, int(len(written) * fraction))
    else:
        leave_bytes(disk, int(sum(-(-len(data) // _BLOCK) * _BLOCK for data in written) * fraction))
    builder.begin(arguments)
    code, said = builder.wait(), builder.said()
    now = read_site(room.output)
    if code == 0 and now != room.trees[2]:
        faults.append("the site is not the new one")
    if code != 0 and now != before:
        faults.append(f"the site is not the old one; {said}")
    if code not in {0, 3} or (code and (said.count("\n") != 1 or "Traceback" in said)):
        faults.append(f"it leaves with {code} and says {said!r}")
    faults += [f"it leaves {name}" for name in find_leftovers(room.output) if code]
    make_room(disk)
    faults += _see(builder, arguments, {0})
    if read_site(room.output) != room.trees[2]:
        faults.append("the next build does not repair the site")
    faults += [f"the next build leaves {name}" for name in find_leftovers(room.output)]
    print(f"    {fraction:3} {'old site' if shortage.begun else 'no site ':8} exit {code}: {said.strip()}")
    return faults


def _see(builder: Builder, arguments: list[str], codes: set[int]) -> list[str]:
    builder.begin(arguments)
    code = builder.wait()
    return [] if code in codes else [f"a build leaves with {code}: {builder.said()}"]


def main(arguments: Sequence[str]) -> int:
    """Run the command and return its exit code."""
    parser = argparse.ArgumentParser(prog="disk.py", description="Build onto full disks.")
    parser.add_argument("--reports", type=int, default=12, metavar="N", help="how many reports the site has (12)")
    options = parser.parse_args(arguments)
    faults: list[str] = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        room = Newsroom(folder / "room", options.reports, plain=True)
        with Builder(room.root, folder / "said") as builder:
            for turn, (kind, begun, fraction) in enumerate(product(KINDS, (False, True), FRACTIONS)):
                place = folder / f"disk-{turn}"
                with ext4_disk(place, folder / "image") if kind == "ext4" else memory_disk(place) as disk:
                    room.output = disk if kind == "mount point" else disk / "output"
                    shortage = Shortage(fraction=fraction, of_files=kind == "files", begun=begun)
                    print(kind, end="")
                    faults += [f"{kind}, {shortage}: {fault}" for fault in try_full(room, builder, disk, shortage)]
    print(*faults, sep="\n")
    print(f"{len(faults)} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
