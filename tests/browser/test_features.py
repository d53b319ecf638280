"""Pages of a site that leaves features off, before axe and in a browser that complains of what is missing."""

from __future__ import annotations

from pathlib import Path

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser

from bantin.languages import Language
from bantin.model.site import Features
from bantin.planning.page import PageKind
from bantin.publishing.publish import publish
from tests.browser.test_matrix import RULES, faults_of
from tests.support.browser import Look, folder_origin, watched
from tests.support.features import CHOICES, real_with

pytestmark = pytest.mark.browser

TOUCHED = (PageKind.LANDING, PageKind.HOME, PageKind.ARTICLE, PageKind.SEARCH, PageKind.TITLES, PageKind.DATA)
OFF = {name: features for name, features in CHOICES.items() if name != "all on"}


@pytest.mark.parametrize("look", [Look(theme="light", width=390), Look(theme="dark", width=1280)], ids=str)
@pytest.mark.parametrize("features", OFF.values(), ids=OFF)
def test_no_page_breaks_a_rule_whatever_is_left_off(
    browser: Browser, tmp_path: Path, features: Features, look: Look
) -> None:
    built = real_with(features)
    publish(built.tree, tmp_path / "output")
    found: dict[str, list[str]] = {}
    with watched(browser, folder_origin(tmp_path / "output"), look) as watch:
        for language in Language:
            first = {page.kind: page for page in reversed(built.plan.pages) if page.language in (language, None)}
            for each in (first[kind] for kind in TOUCHED if kind in first):
                page = watch.open(each.path)
                faults = faults_of(page)
                page.evaluate(AXE_SCRIPT)
                if faults := [*faults, *page.evaluate(RULES)]:
                    found[each.path] = faults
        assert watch.complaints == []
    assert found == {}
