"""What every page forbids itself: to load from another site, and to run what stands in the page."""

from __future__ import annotations

import base64
import hashlib
from pathlib import Path
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element

import pytest

from bantin.outputs import Output
from tests.support.built import Built, build_site
from tests.support.html import Html, one, read_html
from tests.support.sites import SEED_TOML, edit, small_site

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'"
)
INLINED = {"404.html", "offline.html"}
LOADING = (("script", "src"), ("img", "src"), ("form", "action"))
OWN_FILES = {"icon", "apple-touch-icon", "stylesheet", "manifest", "search", "preload"}


@pytest.fixture(scope="module")
def documents(real: Built, hosted: Built, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Html]:
    """Every HTML file of two sites, and a page at an old address, which is none of a plan."""
    folder = tmp_path_factory.mktemp("moved")
    root = small_site(folder)
    edit(root / SEED_TOML, "[title]\n", '[former_slugs]\nen = ["old-name"]\n\n[title]\n')
    moved = build_site(root, folder / "output").output / "en/news/old-name.html"
    found = {f"{name}/{path}": read_html(data) for name, path, data in _html_files({"real": real, "hosted": hosted})}
    return found | {"moved/en/news/old-name.html": read_html(moved.read_bytes())}


def test_every_page_has_the_one_policy_and_those_with_styles_inside_name_these_by_their_digest(
    documents: dict[str, Html],
) -> None:
    for path, html in documents.items():
        policies = [
            e.get("content") for e in html.root.iter("meta") if e.get("http-equiv") == "Content-Security-Policy"
        ]
        digests = [_digest(style.text or "") for style in html.root.iter("style")]
        assert len(digests) == (Path(path).name in INLINED), path
        assert policies == [POLICY.replace("style-src 'self'", " ".join(["style-src 'self'", *digests]))], path


def test_nothing_of_a_page_comes_before_its_policy_but_the_encoding(documents: dict[str, Html]) -> None:
    for path, html in documents.items():
        encoding, policy, referrer = one(html.root, "head")[:3]
        assert (encoding.get("charset"), policy.get("http-equiv")) == ("utf-8", "Content-Security-Policy"), path
        assert (referrer.get("name"), referrer.get("content")) == ("referrer", "strict-origin-when-cross-origin"), path


def test_no_page_has_a_handler_a_style_or_a_script_of_its_own(documents: dict[str, Html]) -> None:
    for path, html in documents.items():
        for element in html.root.iter():
            assert not [name for name in element.attrib if name.startswith("on") or name == "style"], path
            if element.tag == "script" and element.get("src") is None:
                assert element.get("type") == "application/ld+json", path


def test_no_page_loads_anything_from_another_origin(documents: dict[str, Html]) -> None:
    for path, html in documents.items():
        addresses = [element.get(name, "") for tag, name in LOADING for element in html.root.iter(tag)]
        addresses += [link.get("href", "") for link in html.root.iter("link") if link.get("rel") in OWN_FILES]
        assert [address for address in addresses if urlsplit(address).scheme not in ("", "data")] == [], path
        assert not [address for address in addresses if address.startswith("//")], path


def test_a_link_out_of_the_site_gives_neither_window_nor_address_away(documents: dict[str, Html]) -> None:
    for path, html in documents.items():
        for link in html.root.iter("a"):
            if _leads_out(link):
                assert {"noopener", "noreferrer"} <= set((link.get("rel") or "").split()), f"{path}: {link.get('href')}"


def _leads_out(link: Element) -> bool:
    address = urlsplit(link.get("href", ""))
    return address.scheme in ("http", "https") and address.netloc != "example.org"


def _digest(style: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()}'"


def _html_files(sites: dict[str, Built]) -> list[tuple[str, str, bytes]]:
    files: list[tuple[str, Output]] = [(name, output) for name, site in sites.items() for output in site.tree.values()]
    return [(name, output.path, output.data) for name, output in files if output.path.endswith(".html")]
