"""An address from before a slug changed leads on, from disk and from a server, without a script and without a fault."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.support.browser import Look, folder_origin, served, watched
from tests.support.built import build_site
from tests.support.sites import SEED_TOML, edit, small_site

pytestmark = pytest.mark.browser

HEADING = "Ha Giang signs with Bach Mai Hospital"


@pytest.fixture(scope="module")
def moved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("moved")
    root = small_site(folder)
    edit(root / SEED_TOML, "[title]\n", '[former_slugs]\nen = ["old-name"]\n\n[title]\n')
    return build_site(root, folder / "output").output


@pytest.mark.parametrize("path", ["en/news/old-name.html", "en/side-by-side/old-name.html"])
def test_an_old_address_leads_on_from_disk_and_from_a_server(moved: Path, browser: Browser, path: str) -> None:
    with served(moved) as server:
        for origin in (folder_origin(moved), server):
            with watched(browser, origin, Look(), javascript=False) as watch:
                watch.page.goto(watch.address(path))
                expect(watch.page).to_have_url(origin + path.replace("old-name", "ha-giang-signs-with-bach-mai"))
                expect(watch.page.locator("h1")).to_have_text(HEADING)
                assert watch.complaints == []
