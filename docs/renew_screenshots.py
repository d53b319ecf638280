"""Take the pictures in ``docs/screenshots/`` anew: ``python docs/renew_screenshots.py``.

Needs Chromium and what the tests need. A picture is what a phone or a desktop shows first of one page of each kind. One
that shows the same as before is not written, so that what is written is a change to be looked at.
"""

from __future__ import annotations

import io
import mimetypes
import sys
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from PIL import Image
from playwright.sync_api import Browser, Route, sync_playwright

DOCS = Path(__file__).resolve().parent
sys.path.insert(0, str(DOCS.parent))  # the package is not installed: the project's folder is where it is found

from bantin.languages import Language
from bantin.planning.page import PageKind
from bench.chromium import find_chromium
from bench.samples import Samples, build_samples

SCREENSHOTS = DOCS / "screenshots"
_ORIGIN = "https://example.org"
"""Nothing is asked of it. A server of our own would have another port each time, and pages may show their address."""
_FLAGS = ["--no-sandbox", "--disable-gpu", "--font-render-hinting=none", "--hide-scrollbars", "--disable-lcd-text"]
_SIZES = {"phone": (390, 844), "desktop": (1280, 800)}
_COLOURS = (256, 128, 64, 32)
_LARGEST = 40 * 1024
"""So many bytes a picture has at most, as long as fewer colours can bring it there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shot:
    """A picture: of which page, on which device, in light or dark."""

    kind: PageKind
    language: Language
    device: str
    theme: str

    @property
    def name(self) -> str:
        """The name of its file."""
        return f"{self.kind}-{self.language}-{self.device}-{self.theme}.png"


def main() -> int:
    """Take all pictures, remove those of kinds that are gone, say what changed, and return the exit code."""
    samples = build_samples(_ORIGIN)
    SCREENSHOTS.mkdir(exist_ok=True)
    shots = {shot.name: shot for shot in plan_shots({(page.kind, page.language) for page in samples.pages})}
    for path in sorted(SCREENSHOTS.glob("*.png")):
        if path.name not in shots:
            path.unlink()
            print(f"removed {path.name}")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=_FLAGS)
        for name, shot in shots.items():
            data = reduce_colours(take(browser, samples, shot))
            if not is_same(data, SCREENSHOTS / name):
                (SCREENSHOTS / name).write_bytes(data)
                print(f"wrote {name}, {len(data) / 1024:.0f} KiB")
        browser.close()
    return 0


def plan_shots(pages: Collection[tuple[PageKind, Language | None]]) -> Iterator[Shot]:
    """Yield two pictures of each kind in *pages*, and four of an article: Vietnamese in the light, English in the dark.

    Which of the two is the phone goes by the kind's own name, so that a new kind changes no picture of another. A kind
    with pages in one language only is shown in that.
    """
    for kind in PageKind:
        languages = [language for language in Language if {(kind, language), (kind, None)} & set(pages)]
        if languages:
            for turned in (False, True) if kind is PageKind.ARTICLE else (len(kind) % 2 == 1,):
                light, dark = ("desktop", "phone") if turned else ("phone", "desktop")
                yield Shot(kind=kind, language=languages[0], device=light, theme="light")
                yield Shot(kind=kind, language=languages[-1], device=dark, theme="dark")


def take(browser: Browser, samples: Samples, shot: Shot) -> bytes:
    """Return what *shot* shows, as a PNG in full colour."""
    sample = next(page for page in samples.pages if page.kind is shot.kind and page.speaks(shot.language))
    width, height = _SIZES[shot.device]

    def answer(route: Route) -> None:
        path = urlsplit(route.request.url).path
        route.fulfill(body=samples.files[path], content_type=mimetypes.guess_type(path)[0])

    context = browser.new_context(
        viewport={"width": width, "height": height},
        color_scheme="dark" if shot.theme == "dark" else "light",
        locale=shot.language.locale.replace("_", "-"),
        reduced_motion="reduce",
    )
    context.route(f"{_ORIGIN}/**", answer)
    page = context.new_page()
    page.goto(sample.url)
    page.evaluate("document.fonts.ready")
    data = page.screenshot(animations="disabled")
    context.close()
    return data


def reduce_colours(data: bytes) -> bytes:
    """Return the PNG in *data* with a palette of as many colours as keep it small."""
    picture = Image.open(io.BytesIO(data)).convert("RGB")
    reduced = b""
    for colours in _COLOURS:
        with io.BytesIO() as file:
            picture.quantize(colours, dither=Image.Dither.NONE).save(file, "PNG", optimize=True)
            reduced = file.getvalue()
        if len(reduced) <= _LARGEST:
            break
    return reduced


def is_same(data: bytes, path: Path) -> bool:
    """Say whether the PNG at *path* shows what *data* shows; one that is not there does not."""
    if not path.exists():
        return False
    with Image.open(io.BytesIO(data)) as new, Image.open(path) as old:
        return new.convert("RGB").tobytes() == old.convert("RGB").tobytes() and new.size == old.size


if __name__ == "__main__":
    sys.exit(main())
