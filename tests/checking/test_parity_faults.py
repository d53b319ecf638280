"""Planted faults of translation are found, and nothing is said of the sound content."""

from __future__ import annotations

from pathlib import Path

import pytest

from bantin.checking.parity.translation import check_translations
from bantin.model.site import Site
from tests.support.loading import load_site
from tests.support.mistranslations import PLANTS, plant_all, show_table
from tests.support.sites import PROJECT


@pytest.fixture(scope="module")
def site() -> Site:
    return load_site(PROJECT)


def test_nothing_is_found_in_the_projects_own_content(site: Site) -> None:
    assert check_translations(site, PROJECT / "content") == []


@pytest.mark.parametrize("seed", [4, 987654], ids=["where the rules were made", "elsewhere"])
def test_of_a_hundred_planted_faults_ninety_eight_are_found(tmp_path: Path, site: Site, seed: int) -> None:
    planted = plant_all(tmp_path, site, seed, per_sort=6)
    assert len(planted) >= 100
    assert len({each.sort for each in planted}) == len(PLANTS)
    assert sum(each.found for each in planted) >= 0.98 * len(planted), show_table(planted)
