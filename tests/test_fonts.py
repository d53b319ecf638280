"""The site's own fonts: they have every letter we write, are light, and move nothing when they arrive."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import pytest
from PIL import ImageFont
from playwright.sync_api import Browser

from bantin.languages import Language
from bantin.planning.page import PageKind
from tests.support.browser import folder_origin, served, watched
from tests.support.built import Built
from tests.support.sites import PROJECT

FONTS = PROJECT / "templates/static/fonts"
SANS, BOLD, SERIF, ITALIC = (
    FONTS / f"{name}.woff2"
    for name in ("be-vietnam-pro-400", "be-vietnam-pro-600", "ban-tin-serif", "ban-tin-serif-italic")
)
FACES = [pytest.param(path, id=path.stem) for path in (SANS, BOLD, SERIF, ITALIC)]
SHEET = (PROJECT / "templates/static/css/fonts.css").read_text(encoding="utf-8")
ARTICLE = "2024-10-12-ha-tinh-bach-mai"
# Letters of other scripts, and what the originals lack: readers see these in a font of their own.
LACKING = {SANS: "←↑→↓\u2011", BOLD: "←↑→↓\u2011", SERIF: "\u2011", ITALIC: "\u2011"}
SHIFTS = """
window.shift = 0;
new PerformanceObserver(list => list.getEntries().forEach(entry => { window.shift += entry.value; }))
  .observe({ type: "layout-shift", buffered: true });
"""
LOADED = "async () => { await document.fonts.ready; return [...document.fonts].filter(f => f.status == 'loaded')%s; }"


def test_the_fonts_of_a_first_page_are_light() -> None:
    assert sum(path.stat().st_size for path in (SANS, BOLD, SERIF)) <= 112_000
    assert ITALIC.stat().st_size <= 46_000


@pytest.mark.parametrize("path", FACES)
def test_every_letter_that_we_write_is_in_the_font(path: Path) -> None:
    missing = {
        character
        for character in _written()
        if not _has(path, character) and character not in LACKING[path] and "HANGUL" not in unicodedata.name(character)
    }
    assert missing == set()


@pytest.mark.parametrize("path", FACES)
def test_every_vietnamese_letter_is_in_the_font(path: Path) -> None:
    vowels = [
        unicodedata.normalize("NFC", vowel + tone)
        for vowel in "aăâeêioôơuưy"
        for tone in ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
    ]
    letters = "".join([*vowels, "đ"])
    assert [c for c in letters + letters.upper() if not _has(path, c)] == []


@pytest.mark.parametrize("path", FACES)
def test_the_name_that_a_licence_reserves_is_not_used(path: Path) -> None:
    family, _ = ImageFont.truetype(str(path)).getname()
    assert family == ("Ban Tin Serif" if path in (SERIF, ITALIC) else "Be Vietnam Pro")


def test_the_licences_are_published_beside_the_fonts(real: Built) -> None:
    texts = [output.data.decode() for path, output in sorted(real.tree.items()) if path.startswith("assets/fonts/ofl-")]
    assert [text.splitlines()[0] for text in texts] == [
        "© 2014 - 2021 Adobe Systems Incorporated (http://www.adobe.com/), with Reserved Font Name ‘Source’.",
        "Copyright 2021 The Be Vietnam Pro Project Authors (https://github.com/bettergui/BeVietnamPro)",
    ]
    assert all("SIL OPEN FONT LICENSE Version 1.1" in text for text in texts)


def test_a_page_is_read_before_its_fonts_are_there() -> None:
    faces = [rule for rule in SHEET.split("@font-face")[1:] if "url(" in rule]
    assert len(faces) == 4
    assert all("font-display: fallback" in rule for rule in faces)


def test_who_saves_data_is_sent_no_font() -> None:
    _, _, saving = SHEET.partition("@media (prefers-reduced-data: reduce)")
    families = set(re.findall(r'font-family: ("[^"]+")', SHEET))
    assert re.findall(r"--(serif|sans):", saving) == ["serif", "sans"]
    assert not any(family in saving for family in families)


def test_the_tokens_name_every_family_and_ours_first() -> None:
    tokens = (PROJECT / "templates/static/css/tokens.css").read_text(encoding="utf-8")
    stacks = dict(re.findall(r"--(serif|sans): ([^;]+);", tokens))
    for family in re.findall(r'font-family: "([^"]+)"', SHEET):
        assert any(f'"{family}"' in stack for stack in stacks.values()), family
    assert stacks["serif"].startswith('"Ban Tin Serif",')
    assert stacks["sans"].startswith('"Be Vietnam Pro",')


def test_cutting_the_fonts_again_gives_the_same_files() -> None:
    for module in ("fontTools", "fontpkg_be_vietnam_pro", "fontpkg_roboto", "fontpkg_source_serif_4", "uharfbuzz"):
        pytest.importorskip(module, reason=f"{module} is part of the extra 'design'")
    from templates import cut_fonts  # noqa: PLC0415 - needs the extra

    for face in (cut_fonts.SANS, cut_fonts.SERIF):
        assert cut_fonts.cut(face) == cut_fonts.cut(face)
        licence = FONTS / f"ofl-{face.family.lower().replace(' ', '-')}.txt"
        assert cut_fonts.licence(face) == licence.read_text(encoding="utf-8")


@pytest.mark.browser
@pytest.mark.parametrize("how", ["disk", "server"])
@pytest.mark.parametrize("language", list(Language))
def test_the_fonts_load_and_nothing_complains(real: Built, browser: Browser, how: str, language: Language) -> None:
    with served(real.output) as server:
        origin = server if how == "server" else folder_origin(real.output)
        with watched(browser, origin) as watch:
            page = watch.open(real.path(PageKind.ARTICLE, language, ARTICLE))
            loaded = page.evaluate(LOADED % ".map(f => f.family.replaceAll('\"', '') + ' ' + f.weight)")
            assert {"Be Vietnam Pro 400", "Be Vietnam Pro 600", "Ban Tin Serif 400 700"} <= set(loaded)
            assert watch.complaints == []


@pytest.mark.browser
def test_a_browser_that_saves_data_asks_for_no_font(real: Built, browser: Browser) -> None:
    asked: list[str] = []
    with watched(browser, folder_origin(real.output)) as watch:
        watch.page.on("request", lambda request: asked.append(request.url))
        feature = {"name": "prefers-reduced-data", "value": "reduce"}
        session = watch.page.context.new_cdp_session(watch.page)
        session.send("Emulation.setEmulatedMedia", {"features": [feature]})
        page = watch.open(real.path(PageKind.ARTICLE, Language.VI, ARTICLE))
        page.evaluate("document.fonts.ready.then(() => 0)")
        assert page.evaluate("matchMedia('(prefers-reduced-data: reduce)').matches")
    assert [url for url in asked if url.endswith(".css")] != []
    assert [url for url in asked if url.endswith(".woff2")] == []


@pytest.mark.browser
@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize(("kind", "subject"), [(PageKind.HOME, ""), (PageKind.ARTICLE, ARTICLE)])
def test_fonts_that_arrive_late_move_a_heading_by_a_line_at_most(
    real: Built, browser: Browser, width: int, kind: PageKind, subject: str
) -> None:
    for language in Language:
        with served(real.output, slow=".woff2", seconds=0.8) as origin, watched(browser, origin) as watch:
            watch.page.add_init_script(SHIFTS)
            watch.page.set_viewport_size({"width": width, "height": 800})
            page = watch.open(real.path(kind, language, subject))
            loaded = page.evaluate(LOADED % ".map(f => f.family)")
            if not any(" as " in family for family in loaded):
                pytest.skip("this machine has none of the fonts that ours are fitted to")
            page.wait_for_timeout(100)  # a shift is told of after the frame it was in
            assert page.evaluate("window.shift") <= 0.03, language


def _written() -> set[str]:
    """Return every character of the content, the catalogues and the templates, but for blanks and controls."""
    texts = [
        path.read_text(encoding="utf-8")
        for folder, endings in (
            ("content", (".txt", ".md", ".toml")),
            ("locales", (".po",)),
            ("templates", (".html", ".css", ".js")),
        )
        for path in sorted((PROJECT / folder).rglob("*"))
        if path.suffix in endings
    ]
    return {c for text in texts for c in unicodedata.normalize("NFC", text) if unicodedata.category(c)[0] not in "CZ"}


def _has(path: Path, character: str) -> bool:
    """Say whether the font has *character*; those it has not all look the same, a box or nothing."""
    font = ImageFont.truetype(str(path), 30, layout_engine=ImageFont.Layout.BASIC)
    return bytes(font.getmask(character)) != bytes(font.getmask("\uffff"))
