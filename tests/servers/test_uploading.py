"""The commands of docs/publishing.md, run as they stand: after one edit only what changed is moved."""

from __future__ import annotations

import gzip
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from bantin.cli import main
from tests.support.built import SITE_URL
from tests.support.servers import (
    caddy,
    clean_environment,
    documented,
    find_program,
    nginx,
    object_store,
    rsync_daemon,
    with_values,
)
from tests.support.sites import PROJECT, SEED_ARTICLE, edit, small_site
from tests.support.trees import read_pages, read_tree

THERE = "web@tin.example.org:/srv/ban-tin/"
PAGE = "en/news/ha-giang-signs-with-bach-mai.html"
KEEP, ASK = "public, max-age=31536000, immutable", "no-cache"


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """An editor's machine: the root of the small site, its output, and the list of what the last build changed."""

    root: Path

    @property
    def output(self) -> Path:
        return self.root / "output"

    def build(self) -> None:
        """Build the site, and list in changed.txt what changed."""
        listed = str(self.root / "changed.txt")
        assert main(["--root", str(self.root), "--site-url", SITE_URL, "--quiet", "--changed-files", listed]) == 0

    def edit(self) -> None:
        """Change one word of a report."""
        edit(self.root / SEED_ARTICLE / "text.en.md", "trained", "taught")

    def listed(self, signs: str) -> set[str]:
        """Return the paths in changed.txt that have one of these *signs*."""
        lines = (self.root / "changed.txt").read_text(encoding="utf-8").splitlines()
        return {line[2:] for line in lines if line[0] in signs}

    def run(
        self, block: str, values: Mapping[str, str] | None = None, environment: Mapping[str, str] | None = None
    ) -> None:
        """Run the documented *block* in the root, with these *values* in the place of its own."""
        script = with_values(documented(block), values or {})
        done = subprocess.run(
            ["sh", "-eu", "-c", script],
            cwd=self.root,
            env=clean_environment(self.root.parent, **(environment or {})),
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
        )
        assert done.returncode == 0, done.stderr


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A desk at which the site was built an hour ago: rsync takes two files of one size and one second for equal."""
    desk = Desk(root=small_site(tmp_path))
    desk.build()
    for path in desk.output.rglob("*"):
        age(path, 3600)
    return desk


def age(path: Path, seconds: int) -> None:
    """Let *path* be older by some *seconds*."""
    time = path.stat().st_mtime_ns - seconds * 10**9
    os.utime(path, ns=(time, time))


def identities(folder: Path) -> dict[str, tuple[int, int]]:
    """Return by path what changes when a file is written again: its place on the disk, and its time."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): (path.stat().st_ino, path.stat().st_mtime_ns) for path in files}


def touched(before: Mapping[str, object], after: Mapping[str, object]) -> set[str]:
    """Return the paths that are new or other in *after*."""
    return {path for path in after if before.get(path) != after[path]}


@pytest.fixture
def there(tmp_path: Path) -> Iterator[tuple[Path, str]]:
    """A folder that a web server would serve, with a file of somebody else's in it, and its address for rsync."""
    folder = tmp_path / "srv"
    (folder / ".well-known").mkdir(parents=True)
    (folder / ".well-known" / "security.txt").write_text("ours", encoding="utf-8")
    with rsync_daemon(folder, tmp_path / "rsyncd") as address:
        yield folder, address


def published(folder: Path) -> dict[str, bytes]:
    """Return what readers get of *folder*."""
    return {path: data for path, data in read_tree(folder).items() if not path.startswith(".")}


def test_rsync_moves_only_what_changed_and_then_removes_what_has_gone(desk: Desk, there: tuple[Path, str]) -> None:
    folder, address = there
    desk.run("rsync", {THERE: address})
    assert published(folder) == read_pages(desk.output)
    before = identities(folder)
    desk.run("rsync", {THERE: address})
    assert identities(folder) == before
    desk.edit()
    desk.build()
    assert PAGE in desk.listed("~")
    desk.run("rsync", {THERE: address})
    after = identities(folder)
    assert touched(before, after) == desk.listed("+~")
    assert before.keys() - after.keys() == desk.listed("-")
    assert published(folder) == read_pages(desk.output)
    assert (folder / ".well-known" / "security.txt").exists()


def test_a_site_that_was_built_from_nothing_is_told_from_the_published_one_by_checksum(
    desk: Desk, there: tuple[Path, str], tmp_path: Path
) -> None:
    folder, address = there
    desk.run("rsync", {THERE: address})
    before = {path: place for path, (place, _) in identities(folder).items()}
    fresh = Desk(root=small_site(tmp_path / "elsewhere"))
    fresh.edit()
    fresh.build()
    expected = touched(published(folder), read_pages(fresh.output))
    fresh.run("rsync", {THERE: address, "--exclude=/sw.js output/": "--checksum --exclude=/sw.js output/"})
    after = {path: place for path, (place, _) in identities(folder).items()}
    assert touched(before, after) == expected
    assert published(folder) == read_pages(fresh.output)


def test_a_list_spares_rsync_the_look_and_a_lost_upload_is_noticed(desk: Desk, there: tuple[Path, str]) -> None:
    folder, address = there
    build = f"{sys.executable} {PROJECT}/build.py --root . --site-url {SITE_URL}"
    values = {THERE: address, ".venv/bin/python build.py": build}
    desk.run("rsync", {THERE: address})
    (desk.root / "changed.txt").unlink()
    before = identities(folder)
    desk.edit()
    desk.run("list-rsync", values)
    assert not (desk.root / "changed.txt").exists()
    changed = touched(before, identities(folder))
    assert {PAGE, "sw.js"} < changed
    assert len(changed) < len(before) / 2
    assert published(folder) == read_pages(desk.output)
    (desk.root / "changed.txt").write_text("~ index.html\n", encoding="utf-8")
    with pytest.raises(AssertionError, match="the last upload did not end"):
        desk.run("list-rsync", values)


def test_a_browser_that_was_there_before_an_edit_asks_for_all_and_fetches_only_what_changed(
    desk: Desk, there: tuple[Path, str], tmp_path: Path
) -> None:
    folder, address = there
    desk.run("rsync", {THERE: address})
    with nginx("nginx-root", folder, tmp_path / "nginx") as server:
        kept = {path: server.get(path).headers["etag"] for path in published(folder)}
        desk.edit()
        desk.build()
        desk.run("rsync", {THERE: address})
        asked = {path: server.get(path, If_None_Match=etag).status for path, etag in kept.items()}
    assert {path for path, status in asked.items() if status == 200} == desk.listed("~")
    assert {path for path, status in asked.items() if status == 404} == desk.listed("-")
    assert PAGE in desk.listed("~")


def test_packed_files_change_and_go_with_their_files(desk: Desk, tmp_path: Path) -> None:
    release = desk.root / "release"
    find_program("rsync", "rsync")
    desk.run("compress")
    packed = {path for path in read_tree(release) if path.endswith(".gz")}
    assert {
        f"{path}.gz" for path in read_pages(desk.output) if re.search(r"\.(html|css|js|json|xml|svg)$", path)
    } == packed
    before = identities(release)
    desk.run("compress")
    assert identities(release) == before
    desk.edit()
    desk.build()
    desk.run("compress")
    for path, data in read_tree(release).items():
        if path.endswith(".gz"):
            assert gzip.decompress(data) == (desk.output / path.removesuffix(".gz")).read_bytes()
    static = {"gzip on;": "gzip on; gzip_static on;"}
    with nginx("nginx-root", release, tmp_path / "nginx", static) as server:
        assert server.get(PAGE, Accept_Encoding="gzip").body == (release / f"{PAGE}.gz").read_bytes()
    line = documented("caddy-compressed")
    with caddy("caddy-root", release, tmp_path / "caddy", {"\t\thide .*\n": f"\t\thide .*\n{line}"}) as server:
        assert server.get(PAGE, Accept_Encoding="gzip").body == (release / f"{PAGE}.gz").read_bytes()
        assert server.get(PAGE).headers["content-type"] == "text/html; charset=utf-8"


class Store:
    """A store that speaks S3, as rclone sees it; *desk* is whose commands are run."""

    def __init__(self, desk: Desk, address: str) -> None:
        """Tell rclone of the store at *address*, as documented."""
        find_program("rclone", "rclone")
        self._desk = desk
        self._keys = {"AWS_ACCESS_KEY_ID": "key", "AWS_SECRET_ACCESS_KEY": "secret"}
        desk.run("store-once", {"https://s3.example.org": address}, self._keys)
        self._rclone("mkdir", "store:ban-tin")

    def run(self, block: str) -> None:
        """Run the documented *block*."""
        self._desk.run(block, environment=self._keys)

    def read(self, folder: Path) -> dict[str, bytes]:
        """Return what lies in the store, fetched into *folder*."""
        self._rclone("copy", "store:ban-tin", str(folder))
        return read_tree(folder)

    def headers(self) -> dict[str, dict[str, str]]:
        """Return by path the headers with which the store serves what lies in it."""
        listed = json.loads(self._rclone("lsjson", "--recursive", "--files-only", "--metadata", "store:ban-tin"))
        return {entry["Path"]: entry["Metadata"] for entry in listed}

    def _rclone(self, *arguments: str) -> str:
        environment = clean_environment(self._desk.root.parent, **self._keys)
        command = ["rclone", *arguments]
        done = subprocess.run(command, env=environment, check=True, capture_output=True, text=True, timeout=60)
        return done.stdout


@pytest.fixture
def store(desk: Desk, tmp_path: Path) -> Iterator[tuple[Store, Path]]:
    """An empty store, and the log of what it was asked."""
    with object_store(tmp_path / "s3") as address:
        yield Store(desk, address), tmp_path / "s3" / "log"


def put_into(log: Path, start: int) -> set[str]:
    """Return the paths that were put into the store since the log had *start* bytes."""
    return set(re.findall(r'"PUT /ban-tin/([^ ?]+)', log.read_text(encoding="utf-8")[start:]))


@pytest.mark.parametrize("block", ["store", "list-store"])
def test_a_store_gets_only_what_changed_with_its_type_and_how_long_to_keep_it(
    desk: Desk, store: tuple[Store, Path], tmp_path: Path, block: str
) -> None:
    shop, log = store
    shop.run(block)
    assert shop.read(tmp_path / "first") == read_pages(desk.output)
    start = log.stat().st_size
    shop.run("store")
    assert put_into(log, start) == set()
    assert '"HEAD ' not in log.read_text(encoding="utf-8")[start:]
    desk.edit()
    desk.build()
    start = log.stat().st_size
    shop.run(block)
    asked = log.read_text(encoding="utf-8")[start:]
    assert put_into(log, start) == desk.listed("+~")
    assert asked.rindex("PUT /ban-tin/sw.js") > asked.rindex(f"PUT /ban-tin/{PAGE}")
    assert shop.read(tmp_path / "second") == read_pages(desk.output)
    headers = shop.headers()
    assert headers.keys() == read_pages(desk.output).keys()
    for path, head in headers.items():
        assert head["cache-control"] == (KEEP if path.startswith(("assets/", "search/")) else ASK), path
    assert headers[PAGE]["content-type"] == "text/html; charset=utf-8"
    assert headers["sw.js"]["content-type"].startswith(("text/javascript", "application/javascript"))
    assert headers["vi/feed.xml"]["content-type"].startswith(("text/xml", "application/xml"))
    assert headers["data/articles.json"]["content-type"] == "application/json"
    assert headers["downloads/ban-tin-vi.epub"]["content-type"] == "application/epub+zip"


def test_a_git_host_is_pushed_only_what_changed_and_nothing_when_nothing_did(desk: Desk, tmp_path: Path) -> None:
    find_program("rsync", "rsync")
    find_program("git", "git")
    host, pages = tmp_path / "host.git", tmp_path / "pages"
    names = {
        f"GIT_{role}_{what}": f"{what}@example.org" for role in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")
    }
    names |= {"GIT_CONFIG_GLOBAL": str(tmp_path / "gitconfig"), "GIT_CONFIG_NOSYSTEM": "1"}

    def git(*arguments: str, at: Path = desk.root) -> str:
        environment = clean_environment(tmp_path, **names)
        command = ["git", "-C", str(at), *arguments]
        return subprocess.run(command, env=environment, check=True, capture_output=True, text=True, timeout=60).stdout

    git("init", "--quiet", "--bare", str(host), at=tmp_path)
    git("init", "--quiet")
    git("remote", "add", "origin", str(host))
    git("add", "content")
    git("commit", "--quiet", "--message", "Content")
    desk.run("git-once", environment=names)
    desk.run("git", environment=names)
    on_host = git("ls-tree", "-r", "--name-only", "pages", at=host).splitlines()
    assert set(on_host) == {*read_pages(desk.output), ".nojekyll"}
    first = git("rev-parse", "pages", at=host)
    desk.run("git", environment=names)
    assert git("rev-parse", "pages", at=host) == first
    before = identities(pages)
    desk.edit()
    desk.build()
    desk.run("git", environment=names)
    assert touched(before, identities(pages)) == desk.listed("+~")
    diff = git("diff-tree", "-r", "--no-commit-id", "--name-only", "--no-renames", "pages", at=host).splitlines()
    assert set(diff) == desk.listed("+~-")
    shown = subprocess.run(["git", "-C", str(host), "show", f"pages:{PAGE}"], capture_output=True, check=True)
    assert shown.stdout == (desk.output / PAGE).read_bytes()
    assert git("log", "--format=%s", "pages", at=host).split("\n")[:2] == ["Publish", "Publish"]
