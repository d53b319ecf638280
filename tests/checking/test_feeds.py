"""Feeds and sitemaps in a finished tree; and what a designer can do to their templates."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from bantin.checking.tree import check_tree
from bantin.commands.build import build
from bantin.commands.request import Request
from bantin.outputs import Output, Tree
from bantin.problems import ProblemsError
from tests.support.built import SITE_URL, Built
from tests.support.problems import english_of
from tests.support.sites import PROJECT, edit, small_site

ENTRY_ID = "<id>{{ entry.id }}</id>"


def test_the_built_sites_are_sound(real: Built, small: Built, long: Built, hosted: Built) -> None:
    for built in (real, small, long):
        assert check_tree(built.tree) == []
    assert check_tree(hosted.tree, SITE_URL) == []


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        ("en/feed.xml", "en/feed.xml", "en/gone.xml"),
        ("en/feed.xml", "en/news/ha-giang-signs", "en/news/ha-giang-sings"),
        ("vi/feed.xml", "assets/apple-touch-icon", "assets/touch-icon"),
        ("sitemap.xml", "sitemap-2023", "sitemap-2022"),
        ("sitemap-2023.xml", "vi/tin/", "vi/tien/"),
        ("feeds.opml", "vi/feed.xml", "vi/fed.xml"),
        ("en/opensearch.xml", "en/search.html", "en/find.html"),
        ("en/opensearch.xml", "assets/apple-touch-icon", "assets/touch-icon"),
    ],
)
def test_an_address_that_leads_nowhere_is_found(hosted: Built, path: str, old: str, new: str) -> None:
    data = hosted.tree[path].data
    assert old.encode() in data
    found = check_tree(_with(hosted.tree, path, data.replace(old.encode(), new.encode(), 1)), SITE_URL)
    assert [problem.place.file for problem in found] == [Path("output") / path]
    assert english_of(found[0]).startswith(f'dead link "{SITE_URL}{new}')


def test_a_sitemap_beyond_the_limits_is_found(hosted: Built) -> None:
    data = hosted.tree["sitemap-2023.xml"].data
    start, end = data.index(b"<url>"), data.rindex(b"</urlset>")
    address = SITE_URL + "index.html"
    for urls, message in (
        (b"", f"a sitemap with 0 addresses and {len(data) - (end - start)} bytes"),
        (b" " * 52_428_800 + b"<url><loc>%s</loc></url>" % address.encode(), "a sitemap with 1 addresses and"),
        (b"<url><loc>%s</loc></url>" % address.encode() * 2, f'the address "{address}" stands twice'),
    ):
        found = check_tree(_with(hosted.tree, "sitemap-2023.xml", data[:start] + urls + data[end:]), SITE_URL)
        assert [english_of(problem)[: len(message)] for problem in found] == [message]


@pytest.mark.parametrize(
    ("template", "old", "new", "message"),
    [
        ("feeds/atom.xml", "</entry>", "", "what this template makes is not well-formed XML: mismatched tag"),
        ("feeds/atom.xml", 'term="{{ category.term }}"', "term={{ category.term }}", "what this template makes is not"),
        ("feeds/atom.xml", ENTRY_ID + "\n", "", "the feed, or an entry of it, has no <id>"),
        ("feeds/atom.xml", ENTRY_ID, "<id>urn:x:same</id>", "two entries have the id urn:x:same"),
        ("feeds/atom.xml", "{{ subtitle }}", "{{ nothing }}", "'nothing' is undefined"),
        ("feeds/entry.html", "{{ event.full }}", "{{ event.whole }}", "'dict object' has no attribute 'whole'"),
        ("feeds/list.opml.xml", "</body>", "", "what this template makes is not well-formed XML: mismatched tag"),
        ("sitemap.xml", "</url>", "", "what this template makes is not well-formed XML: mismatched tag"),
        ("sitemap.xml", "<loc>{{ page.address }}</loc>", "", "a sitemap with 0 addresses"),
        ("robots.txt", "{{ sitemap }}", "{{ map }}", "'map' is undefined"),
    ],
)
def test_a_template_that_makes_no_sound_file_stops_the_build(
    tmp_path: Path, template: str, old: str, new: str, message: str
) -> None:
    root = small_site(tmp_path)
    shutil.copytree(PROJECT / "templates", root / "templates")
    edit(root / "templates" / template, old, new)
    with pytest.raises(ProblemsError) as raised:
        build(Request(root=root, output=tmp_path / "output", site_url=SITE_URL), lambda *_: None)
    assert not (tmp_path / "output").exists()
    found = raised.value.problems
    assert all(english_of(problem).startswith(message) for problem in found)
    if "undefined" in message or "XML" in message or "attribute" in message:
        assert [problem.place.file for problem in found] == [root / "templates" / template]


def test_faults_of_two_templates_are_told_at_once(tmp_path: Path) -> None:
    root = small_site(tmp_path)
    shutil.copytree(PROJECT / "templates", root / "templates")
    edit(root / "templates/feeds/atom.xml", "</entry>", "")
    edit(root / "templates/sitemap.xml", "</url>", "")
    with pytest.raises(ProblemsError) as raised:
        build(Request(root=root, output=tmp_path / "output", site_url=SITE_URL), lambda *_: None)
    names = sorted(problem.place.file.name for problem in raised.value.problems)
    assert names == ["atom.xml", "sitemap.xml"]


def test_an_xml_file_of_a_designer_is_published_as_it_is(tmp_path: Path) -> None:
    root = small_site(tmp_path)
    shutil.copytree(PROJECT / "templates", root / "templates")
    words = b"<x>{{ no template }}"
    (root / "templates/static/browserconfig.xml").write_bytes(words)
    result = build(Request(root=root, output=None, write=False), lambda *_: None)
    (data,) = (output.data for path, output in result.tree.items() if "browserconfig" in path)
    assert data == words


def _with(tree: Tree, path: str, data: bytes) -> Tree:
    output = Output(path=path, data=data)
    return {**tree, path: output}
