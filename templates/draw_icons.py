"""Draw the site's icons as PNG: ``python templates/draw_icons.py``. Needs Chromium and what the tests need.

Phones that install the site want its icon as PNG in two sizes, and one that may be cut to any shape: on that the
drawing is smaller, so that nothing of it is in the corners.
"""

from __future__ import annotations

import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

STATIC = Path(__file__).resolve().parent / "static"
sys.path.insert(0, str(STATIC.parents[1]))  # the package is not installed: the project's folder is where it is found

from bench.chromium import find_chromium

_GROUND = "#a3301c"
"""The colour of the icon's own ground, which the maskable one is filled with."""
_ICONS = {"icon-192.png": (192, 1.0), "icon-512.png": (512, 1.0), "icon-maskable.png": (512, 0.7)}
"""Size in pixels, and the share of it that the drawing takes. A circle of four fifths is never cut off."""


def main() -> int:
    """Draw all icons, say how large they are, and return the exit code."""
    drawing = (STATIC / "icon.svg").read_text(encoding="utf-8")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=["--no-sandbox", "--disable-gpu"])
        for name, (size, share) in _ICONS.items():
            page = browser.new_page(viewport={"width": size, "height": size}, color_scheme="light")
            ground = _GROUND if share < 1 else "transparent"
            margin, side = size * (1 - share) / 2, size * share
            page.set_content(
                f"<style>html{{background:{ground}}}body{{margin:{margin}px}}svg{{display:block;width:{side}px}}</style>"
                f"{drawing}"
            )
            data = page.screenshot(omit_background=True)
            (STATIC / name).write_bytes(data)
            print(f"{name}: {len(data)} bytes")
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
