"""Where each page lies."""

from __future__ import annotations

import pytest

from bantin.languages import Language
from bantin.model.site import Site
from bantin.planning.addresses import Addresses
from bantin.planning.page import PageKind
from bantin.urls import find_path_fault
from tests.support.articles import small
from tests.support.built import BRIDGE, EN, SEED, VI, Built


def addresses_of(site: Site) -> Addresses:
    return Addresses(site, {article.id: article for article in site.articles})


@pytest.mark.parametrize(
    ("kind", "subject", "part", "vi", "en"),
    [
        (PageKind.LANDING, "", 0, "index.html", "index.html"),
        (PageKind.NOT_FOUND, "", 0, "404.html", "404.html"),
        (PageKind.HOME, "", 0, "vi/index.html", "en/index.html"),
        (PageKind.ABOUT, "", 0, "vi/gioi-thieu.html", "en/about.html"),
        (
            PageKind.ARTICLE,
            SEED,
            0,
            "vi/tin/ha-giang-ky-voi-bach-mai.html",
            "en/news/ha-giang-signs-with-bach-mai.html",
        ),
        (
            PageKind.BRIDGE,
            BRIDGE,
            0,
            "vi/tin/bach-mai-tham-tuyen-quang.html",
            "en/news/bach-mai-visits-tuyen-quang.html",
        ),
        (PageKind.PROVINCES, "", 0, "vi/tinh/index.html", "en/provinces/index.html"),
        (PageKind.PROVINCE, "ha-noi", 0, "vi/tinh/ha-noi.html", "en/provinces/ha-noi.html"),
        (PageKind.PROVINCE, "ha-noi", 2, "vi/tinh/ha-noi/trang-2.html", "en/provinces/ha-noi/page-2.html"),
        (PageKind.FORMER_PROVINCE, "ha-giang", 0, "vi/tinh/ha-giang.html", "en/provinces/ha-giang.html"),
        (PageKind.PARTNERS, "", 0, "vi/doi-tac/index.html", "en/partners/index.html"),
        (
            PageKind.PARTNER,
            "benh-vien-bach-mai",
            0,
            "vi/doi-tac/benh-vien-bach-mai.html",
            "en/partners/bach-mai-hospital.html",
        ),
        (
            PageKind.SIDE_BY_SIDE,
            SEED,
            0,
            "vi/song-ngu/ha-giang-ky-voi-bach-mai.html",
            "en/side-by-side/ha-giang-signs-with-bach-mai.html",
        ),
        (PageKind.TOPICS, "", 0, "vi/chu-de/index.html", "en/topics/index.html"),
        (PageKind.EVENT_KIND, "visit", 0, "vi/chu-de/tham-va-lam-viec.html", "en/topics/working-visit.html"),
        (PageKind.FIELD, "training", 0, "vi/chu-de/dao-tao.html", "en/topics/training.html"),
        (PageKind.FIELD, "training", 3, "vi/chu-de/dao-tao/trang-3.html", "en/topics/training/page-3.html"),
        (PageKind.TIMELINE, "", 0, "vi/dong-thoi-gian.html", "en/timeline.html"),
        (PageKind.TIMELINE, "", 1, "vi/dong-thoi-gian/trang-1.html", "en/timeline/page-1.html"),
        (PageKind.SEARCH, "", 0, "vi/tim-kiem.html", "en/search.html"),
        (PageKind.GLOSSARY, "", 0, "vi/tu-dien-viet-tat.html", "en/glossary.html"),
        (PageKind.ARCHIVES, "", 0, "vi/luu-tru/index.html", "en/archive/index.html"),
        (PageKind.ARCHIVE, "2023", 0, "vi/luu-tru/2023.html", "en/archive/2023.html"),
        (PageKind.ARCHIVE, "2023", 4, "vi/luu-tru/2023/trang-4.html", "en/archive/2023/page-4.html"),
    ],
)
def test_a_page_lies_at_its_path(kind: PageKind, subject: str, part: int, vi: str, en: str) -> None:
    addresses = addresses_of(small())
    assert addresses.find(kind, VI, subject, part) == vi
    assert addresses.find(kind, EN, subject, part) == en


@pytest.mark.parametrize(
    "kind", [PageKind.ARTICLE, PageKind.SIDE_BY_SIDE, PageKind.PARTNER, PageKind.EVENT_KIND, PageKind.FIELD]
)
@pytest.mark.parametrize("language", Language)
def test_a_subject_that_is_not_known_has_no_address(kind: PageKind, language: Language) -> None:
    with pytest.raises(KeyError):
        addresses_of(small()).find(kind, language, "nobody")


def test_an_organisation_without_a_page_has_no_address() -> None:
    with pytest.raises(KeyError):
        addresses_of(small()).find(PageKind.PARTNER, VI, "bao-ha-giang")


def test_every_path_is_a_flat_html_file(real: Built, long: Built) -> None:
    for built in (real, long):
        for page in built.plan.pages:
            assert page.path.endswith(".html")
            assert find_path_fault(page.path) is None
