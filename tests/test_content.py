"""The project's own content, held to what it says of itself. Nothing here uses the loader's notion of a line's role."""

from __future__ import annotations

import datetime as dt
import hashlib
import tomllib
import unicodedata
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from bantin.model.article import BlockKind, TextState
from bantin.model.province import Ending
from bantin.model.site import Site
from tests.support.loading import load_site
from tests.support.sites import PROJECT

CONTENT = PROJECT / "content"
WRITTEN = sorted([*CONTENT.rglob("*.toml"), *CONTENT.rglob("*.md")])
BUNDLES = sorted(path for path in (CONTENT / "articles").iterdir() if path.is_dir())
MERGER = dt.date(2025, 7, 1)
FIRST = (
    "2025-12-03-lao-cai-veterans-busan",
    "2024-11-13-binh-duong-walkrun",
    "2024-10-12-ha-tinh-bach-mai",
    "2024-04-17-bai-chay-dong-trieu",
    "2023-12-08-ha-giang-bach-mai",
)

each_bundle = pytest.mark.parametrize("bundle", [pytest.param(bundle, id=bundle.name) for bundle in BUNDLES])


@pytest.fixture(scope="module")
def site() -> Site:
    return load_site(PROJECT)


def read(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def seeds_of(bundle: Path) -> Iterator[tuple[dict[str, Any], bytes]]:
    """Yield what the metadata says of each seed of *bundle*, and its bytes."""
    for seed in read(bundle / "article.toml").get("seed", {}).values():
        yield seed, (bundle / seed["file"]).read_bytes()


def strings_in(value: object) -> Iterator[str]:
    """Yield every string inside *value*, keys too."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield key
            yield from strings_in(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from strings_in(inner)


def test_the_content_loads_without_a_problem(site: Site) -> None:
    assert {article.id for article in site.articles} == {bundle.name for bundle in BUNDLES}


def test_the_first_five_articles_run_from_the_newest_to_the_oldest(site: Site) -> None:
    assert [article.id for article in site.articles if article.id in FIRST] == list(FIRST)


@each_bundle
def test_a_seed_is_the_file_that_was_collected(bundle: Path) -> None:
    for seed, data in seeds_of(bundle):
        assert hashlib.sha256(data).hexdigest() == seed["sha256"]


@each_bundle
def test_each_line_of_a_seed_has_one_role(bundle: Path) -> None:
    for seed, data in seeds_of(bundle):
        lines = data.decode().split("\n")
        covered = Counter(
            number for row in seed["lines"] for number in range(row["line"], row.get("to", row["line"]) + 1)
        )
        assert covered == Counter(number for number, line in enumerate(lines, 1) if line.strip())


@each_bundle
def test_each_line_of_a_seed_is_shown_or_named_as_dropped(site: Site, bundle: Path) -> None:
    article = next(article for article in site.articles if article.id == bundle.name)
    for text in (article.texts.vi, article.texts.en):
        if text is None or text.seed is None:
            continue
        seed = text.seed
        shown = [*(block.words for block in text.blocks), seed.title, *seed.sections, *seed.stamps]
        shown += [*seed.bylines, *seed.sources, *(dropped.words for dropped in seed.dropped)]
        data = next(data for table, data in seeds_of(bundle) if table["sha256"] == seed.sha256)
        assert Counter("".join("".join(shown).split())) == Counter("".join(data.decode().split()))


@each_bundle
def test_each_duplicate_is_a_repetition(bundle: Path) -> None:
    for seed, data in seeds_of(bundle):
        lines = data.decode().split("\n")
        for row in seed["lines"]:
            if row["role"] == "duplicate":
                assert lines[row["line"] - 1] == lines[row["of"] - 1]


@each_bundle
def test_a_seed_is_utf8_in_nfc_with_unix_line_ends(bundle: Path) -> None:
    for _, data in seeds_of(bundle):
        assert unicodedata.is_normalized("NFC", data.decode())
        assert not data.startswith(b"\xef\xbb\xbf")
        assert b"\r" not in data


@pytest.mark.parametrize("path", [pytest.param(path, id=str(path.relative_to(CONTENT))) for path in WRITTEN])
def test_what_is_written_by_hand_is_nfc(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert unicodedata.is_normalized("NFC", text)
    if path.suffix == ".toml":
        assert [
            string for string in strings_in(tomllib.loads(text)) if not unicodedata.is_normalized("NFC", string)
        ] == []


@each_bundle
def test_a_translation_has_the_blocks_of_its_original(site: Site, bundle: Path) -> None:
    same = {BlockKind.LEAD: BlockKind.PARAGRAPH, BlockKind.CREDIT: BlockKind.CAPTION}
    article = next(article for article in site.articles if article.id == bundle.name)
    texts = [text for text in (article.texts.vi, article.texts.en) if text is not None]
    blocks = [[same.get(block.kind, block.kind) for block in text.blocks] for text in texts]
    assert blocks[0] == blocks[-1]


@pytest.mark.parametrize("article_id", FIRST)
def test_the_first_five_articles_are_translated(site: Site, article_id: str) -> None:
    article = next(article for article in site.articles if article.id == article_id)
    states = [text.state for text in (article.texts.vi, article.texts.en) if text is not None]
    assert states == [TextState.ORIGINAL, TextState.TRANSLATED]


def test_there_are_34_units_of_today_and_31_former_ones(site: Site) -> None:
    provinces = site.register.provinces.values()
    assert len(site.register.current) == 34
    assert sum(province.is_former for province in provinces) == 31


def test_each_former_unit_leads_to_one_of_today(site: Site) -> None:
    current = {province.id for province in site.register.current}
    assert {site.register.today(province_id).id for province_id in site.register.provinces} == current


def test_no_two_units_share_a_tile(site: Site) -> None:
    cells = {(province.tile.row, province.tile.column) for province in site.register.current if province.tile}
    assert len(cells) == 34


def test_63_units_became_34(site: Site) -> None:
    merged = [province for province in site.register.current if province.formation is not None]
    parts = [part for province in merged if province.formation for part in province.formation.parts]
    unchanged = [province.id for province in site.register.current if province.formation is None]
    assert len(merged) == 23
    assert len(unchanged) == 11
    assert len(parts) == len(set(parts))
    assert not set(parts) & set(unchanged)
    assert len(parts) + len(unchanged) == 63
    assert all(province.formation and province.id in province.formation.parts for province in merged)


def test_what_a_merger_took_in_is_what_ended_in_it(site: Site) -> None:
    for province in site.register.current:
        ended = {
            former.id
            for former in site.register.provinces.values()
            if former.end and former.end.into == province.id and former.end.on == MERGER
        }
        parts = set(province.formation.parts) - {province.id} if province.formation else set()
        assert parts == ended


def test_one_unit_was_renamed(site: Site) -> None:
    renamed = {
        former.id: former.end.into
        for former in site.register.provinces.values()
        if former.end and former.end.change is Ending.RENAMED
    }
    assert renamed == {"thua-thien-hue": "hue"}


@pytest.mark.parametrize(
    ("then", "now"),
    [("ha-giang", "tuyen-quang"), ("tuyen-quang", "tuyen-quang"), ("binh-duong", "ho-chi-minh"), ("ha-tay", "ha-noi")],
)
def test_a_name_of_a_report_leads_to_the_unit_of_today(site: Site, then: str, now: str) -> None:
    assert site.register.today(then).id == now


def test_the_edition_is_the_day_the_registers_were_checked(site: Site) -> None:
    assert site.edition == max(site.register.checked_on, site.partners.checked_on)
