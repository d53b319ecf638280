from __future__ import annotations

from docs.renew_screenshots import SCREENSHOTS, plan_shots
from tests.support.built import Built


def test_every_page_kind_has_its_screenshots(real: Built, small: Built) -> None:
    """Bridge pages are the small site's. ``python docs/renew_screenshots.py`` takes what is missing."""
    pages = {(page.kind, page.language) for built in (real, small) for page in built.plan.pages}
    assert {path.name for path in SCREENSHOTS.glob("*.png")} == {shot.name for shot in plan_shots(pages)}
