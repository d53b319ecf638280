"""Ask the preview for what it must not give, in every way of writing it: ``python bench/faults/requests.py``.

A real ``build.py serve`` of a copy of the project's content is sent requests that no browser sends: ways out of the
site in all encodings, names of other hosts, and mutants of a whole request. A secret lies where the ways lead, behind
links too. The exit code is 1 when it comes back, when an answer is none that is meant, when the server says anything of
it on its terminal, is reached from elsewhere than this machine, or is not as it was afterwards.
"""

from __future__ import annotations

import argparse
import random
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from itertools import product
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
HOST = "127.0.0.1"
SECRET = b"only for who may read the disk"
STATUSES = frozenset([200, 302, 400, 404, 405, 414, 421, 431, 505])
_PATIENCE = 60.0

_DOTS = ("..", "%2e%2e", "%2E.", "%252e%252e", "%c0%ae%c0%ae", "%e3%80%82", "%uff0e%uff0e", "...", "..;", "..%00")
_SLASHES = ("/", "%2f", "\\", "%5c", "%252f", "%255c", "%c0%af", "//", "/./", "%00/")
_STARTS = ("/", "/vi/", "/.bantin/", "/assets/", "//", "\\", "file:///", "http://127.0.0.1/")
_TARGETS = ("secret.txt", "etc/passwd", "content/site.toml", ".git/config", "bantin/serving/server.py")
_LINKS = ("leak.txt", "vi/leak.txt", "folder/secret.txt", "assets/leak.txt")
_HOSTS = (
    "", "evil.example", "evil.example:{port}", "127.0.0.1", "127.0.0.1:1", "127.0.0.1:{port}.evil.example",
    "127.0.0.1.evil.example:{port}", "localhost:{port}@evil.example", "0.0.0.0:{port}", "127.1:{port}",
    "2130706433:{port}", "[::ffff:127.0.0.1]:{port}", "LOCALHOST.:{port}", "127.0.0.1:{port}\r\nHost: evil.example",
)  # fmt: skip
_INSERTED = (b"\0", b"%00", b"/../", b"\r\n", b" ", b"%", b"A" * 70_000, b"\xff", b"\r\n\r\n", b"Content-Length: 9\r\n")


def ways_out(most_up: int = 4) -> Iterator[str]:
    """Yield targets of requests that lead, or are meant to lead, out of the site."""
    for start, dots, slash, target in product(_STARTS, _DOTS, _SLASHES, _TARGETS):
        for up in range(1, most_up + 1):
            yield f"{start}{(dots + slash) * up}{target.replace('/', slash)}"
    for start, target in product(_STARTS, (*_TARGETS, *_LINKS, "", "vi", "assets/", "data/")):
        yield f"{start}{target}"


def foreign_hosts(port: int) -> Iterator[bytes]:
    """Yield requests for a page of the site that name another host than the server at *port*."""
    for host in _HOSTS:
        header = f"Host: {host.format(port=port)}\r\n" if host else ""
        yield f"GET /vi/index.html HTTP/1.1\r\n{header}\r\n".encode()


def mutants(host: str, count: int, seed: int = 11) -> Iterator[bytes]:
    """Yield *count* requests that no browser sends, the same for the same *seed*."""
    chance = random.Random(seed)  # noqa: S311 - variety is wanted, not secrecy
    whole = f"GET /vi/index.html?x=1 HTTP/1.1\r\nHost: {host}\r\nAccept: */*\r\n\r\n".encode()
    for number in range(count):
        mutant = bytearray(whole)
        for _ in range(chance.randint(1, 8)):
            at = chance.randrange(len(mutant))
            match (number + chance.randrange(4)) % 4:
                case 0:
                    mutant[at] = chance.randrange(256)
                case 1:
                    del mutant[at : at + chance.randrange(20)]
                case 2:
                    mutant[at:at] = chance.randbytes(chance.randrange(30))
                case _:
                    mutant[at:at] = chance.choice(_INSERTED)
        yield bytes(mutant)


def ask(port: int, request: bytes) -> bytes:
    """Send *request* as it is to the server at *port*, and return what comes back; nothing when it was cut off."""
    received = b""
    try:
        with socket.create_connection((HOST, port), timeout=_PATIENCE) as connection:
            connection.sendall(request)
            connection.shutdown(socket.SHUT_WR)
            while data := connection.recv(65536):
                received += data
    except TimeoutError:
        raise
    except OSError:  # it was refused before all of it had been sent
        return received
    return received


def find_fault(answer: bytes, *, foreign: bool = False) -> str:
    """Return what is wrong with *answer*; an empty text when nothing is. A *foreign* host is given nothing."""
    head, _, body = answer.partition(b"\r\n\r\n")
    if SECRET in answer:
        return "the secret came back"
    if b"Traceback" in answer:
        return "a traceback came back"
    if not answer:
        return ""
    status = re.match(rb"(?:HTTP/1\.[01] )?(\d{3}) ", head)  # to HTTP/0.9, which has no head, only a word is said
    if status is None:
        return f"no status: {answer[:60]!r}"
    if int(status[1]) not in STATUSES:
        return f"status {int(status[1])}"
    if b"root:x:0:" in body or b"Directory listing" in body or b"<title>Index of" in body:
        return "a file or a listing of the machine came back"
    if b"access-control-allow" in head.lower():
        return "other sites are let in"
    return "a foreign host was answered" if foreign and int(status[1]) not in (400, 421) else ""


def attack(port: int, count: int, seed: int) -> tuple[Counter[str], list[str]]:
    """Send at least *count* requests to the server at *port*; return how often each status came, and what is wrong."""
    host = f"{HOST}:{port}"
    ways = list(ways_out())
    random.Random(seed).shuffle(ways)  # noqa: S311 - as above
    ways = ways[: count // 2]
    requests = [
        (f"GET {way} HTTP/1.1\r\nHost: {host}\r\n\r\n".encode("utf-8", "surrogateescape"), False) for way in ways
    ]
    requests += [(request, True) for request in foreign_hosts(port)]
    requests += [(request, False) for request in mutants(host, count - len(ways), seed)]
    statuses: Counter[str] = Counter()
    faults: list[str] = []
    for request, foreign in requests:
        answer = ask(port, request)
        statuses[answer.removeprefix(b"HTTP/1.0 ")[:3].decode("ascii", "replace") or "cut off"] += 1
        if fault := find_fault(answer, foreign=foreign):
            faults.append(f"{fault}: {request[:200]!r}")
    return statuses, faults


def listens_elsewhere(port: int) -> bool:
    """Say whether *port* is reached by another address of this machine than its own loopback."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as outward:
        try:
            outward.connect(("192.0.2.1", 9))  # nothing is sent: this asks which address would be ours
        except OSError:
            return False
        address = outward.getsockname()[0]
    if address.startswith("127."):
        return False
    try:
        socket.create_connection((address, port), timeout=2).close()
    except OSError:
        return False
    return True


def main() -> int:
    """Attack a preview, print what was found, and return the exit code."""
    parser = argparse.ArgumentParser(description="Ask the preview for what it must not give.")
    parser.add_argument("--requests", type=int, default=10_000, metavar="N")
    parser.add_argument("--seed", type=int, default=11, metavar="N")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        root = _site_with_secrets(Path(name))
        command = [sys.executable, PROJECT / "build.py", "serve", "--root", root, "--lang", "en"]
        with (root.parent / "log").open("wb") as log:
            server = subprocess.Popen([str(word) for word in command], stdout=log, stderr=log, cwd=root)
        try:
            port = _wait_for_port(root.parent / "log")
            before = (root.parent / "log").read_bytes()
            page = ask(port, f"GET /vi/ HTTP/1.1\r\nHost: {HOST}:{port}\r\n\r\n".encode())
            start = time.perf_counter()
            statuses, faults = attack(port, options.requests, options.seed)
            seconds = time.perf_counter() - start
            if listens_elsewhere(port):
                faults.append("the server is reached from elsewhere")
            if ask(port, f"GET /vi/ HTTP/1.1\r\nHost: {HOST}:{port}\r\n\r\n".encode())[:15] != page[:15]:
                faults.append("a page is not served as it was")
            if server.poll() is not None:
                faults.append("the server has ended")
            if told := (root.parent / "log").read_bytes().removeprefix(before):
                faults.append(f"the terminal says: {told[:500]!r}")
        finally:
            server.terminate()
            server.wait()
    for fault in faults[:20]:
        print(fault)
    print(f"{sum(statuses.values())} requests in {seconds:.0f} s, by status: {dict(sorted(statuses.items()))}")
    print(f"{len(faults)} faults")
    return 1 if faults else 0


def _site_with_secrets(folder: Path) -> Path:
    """Return the root of a copy of the project's content; a secret lies beside it, and links in it lead there."""
    root = folder / "site"
    shutil.copytree(PROJECT / "content", root / "content")
    (folder / "secret.txt").write_bytes(SECRET)
    (root / "secret.txt").write_bytes(SECRET)
    for link in _LINKS:
        place = root / "output" / link
        if not place.parent.exists():
            place.parent.parent.mkdir(parents=True, exist_ok=True)
            if place.name == "secret.txt":
                place.parent.symlink_to(folder, target_is_directory=True)
                continue
            place.parent.mkdir()
        place.symlink_to(folder / "secret.txt")
    return root


def _wait_for_port(log: Path) -> int:
    deadline = time.monotonic() + _PATIENCE
    while time.monotonic() < deadline:
        if found := re.search(rb"http://127\.0\.0\.1:(\d+)/", log.read_bytes()):
            return int(found[1])
        time.sleep(0.05)
    message = f"the preview did not start: {log.read_text(encoding='utf-8')}"
    raise RuntimeError(message)


if __name__ == "__main__":
    sys.exit(main())
