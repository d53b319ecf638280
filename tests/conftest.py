"""The sites that many tests read, each built once, and the browser."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.support.browser import launch_browser
from tests.support.built import Built, build_site, long_site
from tests.support.sites import PROJECT, small_site

SITE_URL = "https://example.org/ban-tin/"


@pytest.fixture(scope="session")
def real(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The project's own content, as ``python build.py`` makes it."""
    return build_site(PROJECT, tmp_path_factory.mktemp("real") / "output")


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The small site, which has a bridge page."""
    return _built_small(tmp_path_factory.mktemp("small"))


@pytest.fixture(scope="session")
def hosted(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The small site with an address."""
    return _built_small(tmp_path_factory.mktemp("hosted"), SITE_URL)


@pytest.fixture(scope="session")
def long(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The small site with nine copies of its seed article, and two articles to a page."""
    folder = tmp_path_factory.mktemp("long")
    return build_site(long_site(folder, 9), folder / "output")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for the whole run."""
    yield from launch_browser()


def _built_small(folder: Path, site_url: str = "") -> Built:
    return build_site(small_site(folder), folder / "output", site_url)
