"""What a phone needs to install the site, and what the worker is told of it."""

from __future__ import annotations

import json
import struct
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import pytest

from bantin.languages import Language
from bantin.planning.companions import CompanionKind
from bantin.planning.plan import plan_site
from tests.support.built import EN, Built, build_site, render_site
from tests.support.loading import load_site
from tests.support.sites import PROJECT, SEED_TOML, SITE_TOML, edit, small_site

HOSTILE = "</script>'\\u2028 *) Hà"


def manifest_of(built: Built, language: Language) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(built.tree[f"{language}/manifest.json"].data)
    return found


def site_of(built: Built) -> dict[str, Any]:
    """What the worker is told."""
    line = built.tree["sw.js"].data.decode().partition("\n")[0]
    found: dict[str, Any] = json.loads(line.removeprefix("const SITE = ").removesuffix(";"))
    return found


@pytest.mark.parametrize("language", Language)
def test_an_installed_site_has_its_name_starts_at_its_home_page_and_is_the_whole_site(
    real: Built, language: Language
) -> None:
    manifest = manifest_of(real, language)
    here = f"{language}/manifest.json"
    assert manifest["name"] == real.plan.site.settings.name[language]
    assert manifest["lang"] == language
    assert urljoin(here, manifest["start_url"]) == f"{language}/index.html"
    assert urljoin(f"https://example.org/some/path/{here}", manifest["scope"]) == "https://example.org/some/path/"


def test_icons_are_as_large_as_is_said_and_one_may_be_cut(real: Built) -> None:
    icons = manifest_of(real, EN)["icons"]
    assert {icon["sizes"] for icon in icons if icon["purpose"] == "any"} == {"any", "192x192", "512x512"}
    assert [icon["sizes"] for icon in icons if icon["purpose"] == "maskable"] == ["512x512"]
    for icon in icons:
        data = real.tree[urljoin("en/manifest.json", icon["src"])].data
        if icon["type"] == "image/png":
            width, height = struct.unpack(">II", data[16:24])
            assert icon["sizes"] == f"{width}x{height}"


def test_the_colours_of_an_installed_site_are_those_of_its_pages(real: Built) -> None:
    tokens = (PROJECT / "templates/static/css/tokens.css").read_text(encoding="utf-8")
    assert f"--bg: {manifest_of(real, EN)['background_color']};" in tokens


def test_everything_that_every_reader_gets_exists_and_is_at_most_500_kb(real: Built) -> None:
    site = site_of(real)
    assert {path for path in site["shell"] if path not in real.tree} == set()
    assert site["offline"] in site["shell"]
    assert sum(len(real.tree[path].data) for path in site["shell"]) <= 500_000


def test_the_version_is_the_same_for_the_same_site_and_another_for_any_change(small: Built, tmp_path: Path) -> None:
    root = small_site(tmp_path)
    assert site_of(build_site(root, tmp_path / "one"))["version"] == site_of(small)["version"]
    edit(root / SEED_TOML, 'en = "memorandum"', 'en = "memorandum of understanding"')
    assert site_of(build_site(root, tmp_path / "two"))["version"] != site_of(small)["version"]


def test_hostile_names_stay_words(tmp_path: Path) -> None:
    root = small_site(tmp_path)
    edit(root / SITE_TOML, 'en = "Test Digest"', f'en = "{HOSTILE}"'.replace("\\u", "\\\\u"))
    built = render_site(root)
    assert manifest_of(built, EN)["name"] == built.plan.site.settings.name.en
    assert "script>" not in built.tree["sw.js"].data.decode()


def test_a_preview_has_no_worker_no_manifest_and_nothing_made_of_the_whole_site(tmp_path: Path) -> None:
    plan = plan_site(load_site(small_site(tmp_path)), preview=True)
    kinds = {companion.kind for companion in plan.companions}
    whole = {CompanionKind.BOOK, CompanionKind.ARCHIVE, CompanionKind.WORKER, CompanionKind.APP}
    assert kinds & whole == set()
    assert CompanionKind.ATOM in kinds


def test_pages_name_the_worker_and_their_own_manifest(real: Built) -> None:
    for page, html in real.pages:
        scripts = [script for script in html.root.iter("script") if script.get("data-worker")]
        assert len(scripts) == (not page.kind.is_bare), page.path
        for script in scripts:
            assert urljoin(page.path, script.get("data-worker", "")) == "sw.js"
            assert urljoin(page.path, script.get("data-app", "")) == f"{page.language or 'vi'}/manifest.json"
