"""Servers of this machine, on loopback: configured by docs/publishing.md as it stands, and ended with the test."""

from __future__ import annotations

import http.client
import importlib.util
import os
import re
import shlex
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.support.sites import PROJECT

PUBLISHING = PROJECT / "docs" / "publishing.md"
HOST = "127.0.0.1"
_SECONDS_TO_START = 20
# What Debian loads, as far as the configuration has to do with it, and what the page says to load.
_APACHE_MODULES = (
    "mpm_event", "authz_core", "alias", "dir", "env", "filter", "mime", "negotiation", "reqtimeout", "setenvif",
    "deflate", "headers",
)  # fmt: skip


def documented(name: str) -> str:
    """Return the block of docs/publishing.md that stands below the comment *name*."""
    text = PUBLISHING.read_text(encoding="utf-8")
    (block,) = re.findall(rf"^<!-- {name} -->\n```[a-z]+\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)
    return str(block)


def with_values(text: str, values: Mapping[str, str]) -> str:
    """Return *text* with each key of *values*, which must stand in it, replaced by its value."""
    for old, new in values.items():
        assert old in text, f"{old!r} is not in the documented text"
        text = text.replace(old, new)
    return text


def find_program(name: str, package: str) -> str:
    """Return the program *name*. Where there is none the test is skipped, but on CI it fails."""
    path = f"{os.environ.get('PATH', '')}{os.pathsep}/usr/sbin"  # where Debian has servers, and users have no path to
    found = shutil.which(name, path=path)
    if found is None:
        _miss(f"no {name} on this machine; Debian has it in {package}")
    return str(found)


def _miss(message: str) -> None:
    if os.environ.get("CI"):
        pytest.fail(f"CI is set, but there is {message}")
    pytest.skip(message)


def clean_environment(home: Path, **more: str) -> dict[str, str]:
    """Return an environment without settings, proxies and certificates of whoever runs the tests."""
    return {"PATH": os.environ["PATH"], "HOME": str(home), "LC_ALL": "C.UTF-8", **more}


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a server said: *headers* by their names in small letters."""

    status: int
    headers: Mapping[str, str]
    body: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Server:
    """A running server, and the path below which the site is served (``/``, ``/ban-tin/``)."""

    port: int
    path: str = "/"

    @property
    def origin(self) -> str:
        """The address of the site."""
        return f"http://{HOST}:{self.port}{self.path}"

    def get(self, path: str, **headers: str) -> Answer:
        """Ask for *path* below the site; no redirect is followed. Underscores in *headers* are hyphens."""
        connection = http.client.HTTPConnection(HOST, self.port, timeout=10)
        try:
            named = {name.replace("_", "-"): value for name, value in headers.items()}
            connection.request("GET", self.path + path, headers=named)
            response = connection.getresponse()
            told = {name.lower(): value for name, value in response.getheaders()}
            return Answer(status=response.status, headers=told, body=response.read())
        finally:
            connection.close()


def free_port() -> int:
    """Return a port that nobody listened on a moment ago."""
    with socket.socket() as listener:
        listener.bind((HOST, 0))
        return int(listener.getsockname()[1])


@contextmanager
def nginx(block: str, site: Path, work: Path, more: Mapping[str, str] | None = None) -> Iterator[Server]:
    """Serve the folder *site* with nginx as the documented *block* says, with what *more* names replaced.

    *work* is for files of the server's own.
    """
    program, port = find_program("nginx", "nginx-light"), free_port()
    work.mkdir()
    values = {"listen 80;": f"listen {HOST}:{port};", "/srv/ban-tin": str(site), **(more or {})}
    temporary = "".join(
        f"{name}_temp_path {work}/{name};" for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    (work / "nginx.conf").write_text(
        f"{'user root;' if os.geteuid() == 0 else ''} daemon off; pid {work}/pid; error_log stderr; worker_processes 1;"
        f"events {{}} http {{ access_log off; {temporary}\n{with_values(documented(block), values)} }}\n",
        encoding="utf-8",
    )
    with _running([program, "-c", str(work / "nginx.conf"), "-p", str(work)], port, work):
        yield Server(port=port, path="/ban-tin/" if "path" in block else "/")


@contextmanager
def caddy(block: str, site: Path, work: Path, more: Mapping[str, str] | None = None) -> Iterator[Server]:
    """Serve the folder *site* with Caddy as the documented *block* says, with what *more* names replaced.

    *work* is for files of the server's own.
    """
    program, port = find_program("caddy", "caddy"), free_port()
    work.mkdir()
    host = "example.org" if "path" in block else "tin.example.org"
    values = {f"{host} {{": f"http://:{port} {{\n\tbind {HOST}", "/srv/ban-tin": str(site), **(more or {})}
    (work / "Caddyfile").write_text("{\n\tadmin off\n}\n" + with_values(documented(block), values), encoding="utf-8")
    command = [program, "run", "--adapter", "caddyfile", "--config", str(work / "Caddyfile")]
    with _running(command, port, work):
        yield Server(port=port, path="/ban-tin/" if "path" in block else "/")


@contextmanager
def apache(block: str, site: Path, work: Path) -> Iterator[Server]:
    """Serve the folder *site* with Apache as the documented *block* says; *work* is for files of the server's own."""
    program, port = find_program("apache2", "apache2-bin"), free_port()
    work.mkdir()
    with _readable_by_all(site) as folder:
        values = {"/srv/ban-tin": str(folder)} | ({"*:80": f"{HOST}:{port}"} if "root" in block else {})
        host = with_values(documented(block), values)
        if "path" in block:
            host = f"<VirtualHost {HOST}:{port}>\nServerName example.org\n{host}</VirtualHost>\n"
        modules = "".join(
            f"LoadModule {name}_module /usr/lib/apache2/modules/mod_{name}.so\n" for name in _APACHE_MODULES
        )
        who = "User nobody\nGroup nogroup\n" if os.geteuid() == 0 else ""
        (work / "apache.conf").write_text(
            f"ServerRoot {work}\nServerName {HOST}\nPidFile {work}/pid\nDefaultRuntimeDir {work}\n"
            f"ErrorLog /dev/stderr\nListen {HOST}:{port}\n{modules}{who}TypesConfig /etc/mime.types\n"
            f"<Directory />\nRequire all denied\n</Directory>\n{host}",
            encoding="utf-8",
        )
        with _running([program, "-X", "-f", str(work / "apache.conf")], port, work):
            yield Server(port=port, path="/ban-tin/" if "path" in block else "/")


@contextmanager
def lighttpd(block: str, site: Path, work: Path) -> Iterator[Server]:
    """Serve the folder *site* with lighttpd as the documented *block* says; *work* is for files of the server's own."""
    program, port = find_program("lighttpd", "lighttpd"), free_port()
    work.mkdir()
    values = {"/srv/ban-tin": str(site)}
    if "root" in block:
        values['$HTTP["host"] == "tin.example.org"'] = f'$HTTP["host"] == "{HOST}:{port}"'
    (work / "lighttpd.conf").write_text(
        f'server.bind = "{HOST}"\nserver.port = {port}\nserver.document-root = "{work}"\n'
        f'server.modules = ("mod_indexfile", "mod_access", "mod_alias", "mod_redirect")\n'
        f'server.upload-dirs = ("{work}")\n'
        f"{with_values(documented(block), values)}",
        encoding="utf-8",
    )
    with _running([program, "-D", "-f", str(work / "lighttpd.conf")], port, work):
        yield Server(port=port, path="/ban-tin/" if "path" in block else "/")


@contextmanager
def http_server(block: str, folder: Path, work: Path) -> Iterator[Server]:
    """Serve *folder* with Python's own server as the documented *block* says; *work* is for its log."""
    port = free_port()
    work.mkdir()
    values = {".venv/bin/python": sys.executable, HOST: HOST, "output": str(folder), "8000": str(port)}
    with _running(shlex.split(with_values(documented(block), values)), port, work):
        yield Server(port=port)


@contextmanager
def _readable_by_all(site: Path) -> Iterator[Path]:
    """Give *site*, or a copy of it where a server that gives up the rights of root can read it."""
    if os.geteuid() != 0:
        yield site
        return
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        yield Path(shutil.copytree(site, Path(name) / "site"))


@contextmanager
def rsync_daemon(folder: Path, work: Path) -> Iterator[str]:
    """Take uploads into *folder* with rsync's own server, and give its address."""
    program, port = find_program("rsync", "rsync"), free_port()
    work.mkdir()
    who = "uid = root\ngid = root\n" if os.geteuid() == 0 else ""
    (work / "rsyncd.conf").write_text(
        f"use chroot = no\n{who}pid file = {work}/pid\n[ban-tin]\npath = {folder}\nread only = no\n", encoding="utf-8"
    )
    command = [program, "--daemon", "--no-detach", f"--config={work}/rsyncd.conf"]
    with _running([*command, f"--port={port}", f"--address={HOST}"], port, work):
        yield f"rsync://{HOST}:{port}/ban-tin/"


@contextmanager
def object_store(work: Path) -> Iterator[str]:
    """Run a store that speaks S3, and give its address."""
    if importlib.util.find_spec("moto") is None:
        _miss("no moto in this environment; it comes with the tests' dependencies")
    port = free_port()
    work.mkdir()
    with _running([sys.executable, "-m", "moto.server", "-H", HOST, "-p", str(port)], port, work):
        yield f"http://{HOST}:{port}"


@contextmanager
def _running(command: list[str], port: int, work: Path) -> Iterator[None]:
    """Run *command* until the block is left; it is left with a failure when nobody listens on *port* in time."""
    environment = clean_environment(work, PYTHONPATH=os.pathsep.join(sys.path))
    with (work / "log").open("wb") as log:
        process = subprocess.Popen(command, cwd=work, env=environment, stdin=subprocess.DEVNULL, stdout=log, stderr=log)
        try:
            deadline = time.monotonic() + _SECONDS_TO_START
            while not _listens(port):
                if process.poll() is not None or time.monotonic() > deadline:
                    pytest.fail(f"{command[0]} did not start:\n{(work / 'log').read_text(encoding='utf-8')}")
                time.sleep(0.02)
            yield
        finally:
            process.terminate()
            try:
                process.wait(timeout=10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def _listens(port: int) -> bool:
    try:
        with socket.create_connection((HOST, port), timeout=1):
            return True
    except OSError:
        return False
