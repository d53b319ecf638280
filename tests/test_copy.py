"""The copy of the site that readers take away: unpacked, and read from disk."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from urllib.parse import urldefrag, urljoin

import pytest
from playwright.sync_api import Browser

from bantin.planning.page import PageKind
from bantin.rendering.formats import file_size
from tests.support.browser import folder_origin, watched
from tests.support.built import EN, SITE_URL, VI, Built, build_site
from tests.support.html import read_html, text_of
from tests.support.sites import small_site
from tests.support.trees import read_tree

ZIP = "downloads/ban-tin.zip"
ONLY_ONLINE = {"404.html", "offline.html", "sw.js", "vi/manifest.json", "en/manifest.json"}
CRAWL = "links => links.map(link => link.getAttribute('href'))"


def unpack(built: Built, folder: Path) -> Path:
    """Unpack the copy into *folder* and return the one folder that it makes there."""
    with zipfile.ZipFile(io.BytesIO(built.tree[ZIP].data)) as archive:
        archive.extractall(folder)
    (made,) = folder.iterdir()
    return made


def test_the_copy_is_the_site_but_for_what_needs_a_server_and_other_forms_of_it(hosted: Built, tmp_path: Path) -> None:
    copy = read_tree(unpack(hosted, tmp_path))
    assert copy.keys() - hosted.tree.keys() == {"README.txt"}
    missing = hosted.tree.keys() - copy.keys() - ONLY_ONLINE
    guides = {path for path in missing if path.startswith("sitemap") or path == "robots.txt"}
    assert {path.partition("/")[0] for path in missing - guides} <= {"downloads", "cards"}
    other = {path for path in copy if path != "README.txt" and copy[path] != hosted.tree[path].data}
    assert other == {hosted.path(PageKind.DATA, language) for language in (VI, EN)}


@pytest.mark.browser
@pytest.mark.parametrize("name", ["small", "hosted"])
def test_every_page_of_the_copy_is_reached_from_its_first_and_no_link_is_dead(
    request: pytest.FixtureRequest, browser: Browser, tmp_path: Path, name: str
) -> None:
    folder = unpack(request.getfixturevalue(name), tmp_path / "USB của tôi")
    origin = folder_origin(folder)
    with watched(browser, origin) as watch:
        seen: set[str] = set()
        waiting = ["index.html"]
        while waiting:
            path = waiting.pop()
            if path in seen:
                continue
            seen.add(path)
            page = watch.open(path)
            for href in page.eval_on_selector_all("a[href]", CRAWL):
                target = urldefrag(urljoin(origin + path, href)).url
                if target.startswith(origin):
                    assert (folder / target.removeprefix(origin)).is_file(), f"{path}: {href}"
                    waiting += [target.removeprefix(origin)] if target.endswith(".html") else []
        assert watch.complaints == []
        assert seen == {path.relative_to(folder).as_posix() for path in folder.rglob("*.html")}


def test_the_copy_says_of_which_edition_it_is_and_where_newer_ones_are(
    small: Built, hosted: Built, tmp_path: Path
) -> None:
    for built, newer in ((small, []), (hosted, [f"{SITE_URL}en/data.html"])):
        folder = unpack(built, tmp_path / built.output.parent.name)
        page = read_html((folder / "en/data.html").read_bytes())
        assert "You are reading the copy for offline reading, edition of 1 January 2026." in page.text
        assert [link.href for link in page.links if link.href.startswith(SITE_URL)] == newer
        assert not any("downloads/" in link.href for link in page.links)


def test_the_readme_says_in_both_languages_what_to_open_and_old_editors_can_show_it(
    hosted: Built, tmp_path: Path
) -> None:
    data = (unpack(hosted, tmp_path) / "README.txt").read_bytes()
    text = data.decode("utf-8-sig")
    assert data.startswith(b"\xef\xbb\xbf")
    assert text.count("\n") == text.count("\r\n")
    assert "Mở tệp index.html" in text
    assert "Open the file index.html" in text
    assert SITE_URL in text
    assert "&" not in text


def test_a_download_tells_its_size_where_it_is_offered(small: Built) -> None:
    html = small.page(PageKind.DATA, EN)
    items = {
        link.href: text_of(item) for item in html.main.iter("li") for link in html.links if link.text in text_of(item)
    }
    for name in ("ban-tin-vi.epub", "ban-tin-en.epub", "ban-tin-vi-en.epub", "ban-tin.zip"):
        size = file_size(len(small.tree[f"downloads/{name}"].data), EN)
        assert items[f"../downloads/{name}"].replace("\u00a0", " ").endswith(" " + size.replace("\u00a0", " "))


def test_books_and_copy_are_the_same_bytes_when_built_again(small: Built, tmp_path: Path) -> None:
    again = build_site(small_site(tmp_path), tmp_path / "output")
    for path in small.tree:
        if path.startswith("downloads/"):
            assert again.tree[path].data == small.tree[path].data, path


def test_files_in_the_copy_carry_the_day_of_the_edition_and_are_for_everybody_to_read(small: Built) -> None:
    with zipfile.ZipFile(io.BytesIO(small.tree[ZIP].data)) as archive:
        infos = archive.infolist()
    edition = small.plan.site.edition
    assert {info.date_time for info in infos} == {(edition.year, edition.month, edition.day, 0, 0, 0)}
    assert {info.external_attr >> 16 for info in infos} == {0o100644}
    assert [info.filename for info in infos[1:]] == sorted(info.filename for info in infos[1:])
