"""Settings of the whole suite: generated examples are the same in every run, and no clock stops a slow machine."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from hypothesis import settings
from playwright.sync_api import Browser

from tests.support.browser import launch_browser
from tests.support.built import SITE_URL, Built, build_site, long_site
from tests.support.sites import PROJECT, small_site

os.environ["LC_ALL"] = "C.UTF-8"  # messages are in English, whatever this machine speaks

settings.register_profile("repeatable", derandomize=True, deadline=None, database=None)
settings.load_profile("repeatable")


@pytest.fixture(scope="session")
def real(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The project's own site, built once."""
    return build_site(PROJECT, tmp_path_factory.mktemp("real") / "output")


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The small site, built once."""
    folder = tmp_path_factory.mktemp("small")
    return build_site(small_site(folder), folder / "output")


@pytest.fixture(scope="session")
def hosted(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The small site with an address."""
    folder = tmp_path_factory.mktemp("hosted")
    return build_site(small_site(folder), folder / "output", SITE_URL)


@pytest.fixture(scope="session")
def long(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The small site with nine copies of its seed article, two articles to a page."""
    folder = tmp_path_factory.mktemp("long")
    return build_site(long_site(folder, 9), folder / "output")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The Chromium of this machine."""
    yield from launch_browser()
