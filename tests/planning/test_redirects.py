from __future__ import annotations

from pathlib import Path

import pytest

from bantin.commands.build import build
from bantin.commands.request import Request
from bantin.problems import ProblemsError
from tests.support.built import SITE_URL, build_site, long_site
from tests.support.html import read_html
from tests.support.problems import problems_of, told
from tests.support.sites import PARTNERS_TOML, SEED_TOML, TOPICS_TOML, edit, small_site

OLD_VI, OLD_EN = "ten-bai-cu", "old-name"


def moved_site(folder: Path) -> Path:
    """Return the small site, whose seed article had other slugs before."""
    root = small_site(folder)
    edit(root / SEED_TOML, "[title]\n", f'[former_slugs]\nvi = ["{OLD_VI}"]\nen = ["{OLD_EN}", "older"]\n\n[title]\n')
    return root


def test_an_old_address_leads_to_the_page_in_its_language(tmp_path: Path) -> None:
    tree = build_site(moved_site(tmp_path), tmp_path / "output").tree
    for path, target in {
        f"vi/tin/{OLD_VI}.html": "ha-giang-ky-voi-bach-mai.html",
        f"en/news/{OLD_EN}.html": "ha-giang-signs-with-bach-mai.html",
        "en/news/older.html": "ha-giang-signs-with-bach-mai.html",
        f"vi/song-ngu/{OLD_VI}.html": "ha-giang-ky-voi-bach-mai.html",
    }.items():
        html = tree[path].data.decode()
        assert f'<meta http-equiv="refresh" content="0; url={target}">' in html
        assert '<meta name="robots" content="noindex">' in html
        page = read_html(tree[path].data)
        assert [link.href for link in page.links if link.href.endswith(".html")] == [target]


def test_an_old_address_names_the_permalink_of_the_page(tmp_path: Path) -> None:
    tree = build_site(moved_site(tmp_path), tmp_path / "output", SITE_URL).tree
    (canonical,) = read_html(tree[f"en/news/{OLD_EN}.html"].data).head_links("canonical")
    assert canonical.href == f"{SITE_URL}en/news/ha-giang-signs-with-bach-mai.html"


def test_partners_kinds_and_every_slice_of_their_listings_move_too(tmp_path: Path) -> None:
    root = long_site(tmp_path, 4)
    edit(
        root / PARTNERS_TOML,
        'slug = { vi = "benh-vien-bach-mai", en = "bach-mai-hospital" }',
        'slug = { vi = "benh-vien-bach-mai", en = "bach-mai-hospital" }\nformer_slugs = { en = ["bmh"] }',
    )
    edit(root / TOPICS_TOML, 'id = "mou"', 'id = "mou"\nformer_slugs = { vi = ["ghi-nho-cu"] }')
    tree = build_site(root, tmp_path / "output").tree
    assert "url=bach-mai-hospital.html" in tree["en/partners/bmh.html"].data.decode()
    assert "url=../bach-mai-hospital/page-1.html" in tree["en/partners/bmh/page-1.html"].data.decode()
    assert "vi/chu-de/ghi-nho-cu.html" in tree


@pytest.mark.parametrize(
    ("slug", "message"),
    [
        pytest.param("bach-mai-tham-tuyen-quang", "is taken by", id="another's slug"),
        pytest.param("ha-giang-ky-voi-bach-mai", "is taken by", id="its own slug"),
        pytest.param("../x", "is not a slug", id="a path"),
        pytest.param("index", "is a reserved name", id="a reserved name"),
    ],
)
def test_a_former_slug_that_cannot_be_is_told(tmp_path: Path, slug: str, message: str) -> None:
    root = small_site(tmp_path)
    edit(root / SEED_TOML, "[title]\n", f'[former_slugs]\nvi = ["{slug}"]\n\n[title]\n')
    (problem,) = problems_of(root)
    assert problem.startswith(f"{SEED_TOML}:14:7: former_slugs.vi: ")
    assert message in problem


def test_a_slug_that_changed_after_publication_is_a_problem_until_the_old_one_is_named(tmp_path: Path) -> None:
    root, output = small_site(tmp_path), tmp_path / "output"
    build_site(root, output)
    edit(root / SEED_TOML, 'en = "ha-giang-signs-with-bach-mai"', 'en = "another"')
    with pytest.raises(ProblemsError) as raised:
        build(Request(root=root, output=output), lambda *_: None)
    (problem,) = told(raised.value.problems, root)
    assert problem == (
        f'{SEED_TOML}:11:6: slug.en: the address of "2023-12-08-ha-giang-bach-mai" has changed since it was published'
        " as en/news/ha-giang-signs-with-bach-mai.html\n"
        "    write the old slug back, or keep the old address alive:"
        '  former_slugs = { en = ["ha-giang-signs-with-bach-mai"] }'
    )
    assert (output / "en/news/ha-giang-signs-with-bach-mai.html").is_file()
    edit(root / SEED_TOML, "[title]\n", '[former_slugs]\nen = ["ha-giang-signs-with-bach-mai"]\n\n[title]\n')
    result = build(Request(root=root, output=output), lambda *_: None)
    assert result.notes == ()
    assert "url=another.html" in (output / "en/news/ha-giang-signs-with-bach-mai.html").read_text(encoding="utf-8")


def test_a_page_that_is_gone_for_good_is_a_note(tmp_path: Path) -> None:
    root, output = small_site(tmp_path), tmp_path / "output"
    build_site(root, output)
    edit(root / SEED_TOML, 'kind = "mou"', 'draft = true\nkind = "mou"')
    notes = build(Request(root=root, output=output), lambda *_: None).notes
    assert {problem.code for problem in notes} == {"page-gone"}
    assert "vi/tin/ha-giang-ky-voi-bach-mai.html" in {dict(problem.values)["path"] for problem in notes}
    assert not (output / "vi/tin/ha-giang-ky-voi-bach-mai.html").exists()
    assert build(Request(root=root, output=output), lambda *_: None).notes == ()


def test_a_folder_that_was_renamed_keeps_its_address(tmp_path: Path) -> None:
    root, output = small_site(tmp_path), tmp_path / "output"
    build_site(root, output)
    bundle = (root / SEED_TOML).parent
    bundle.rename(bundle.with_name("2023-12-08-another-name"))
    assert build(Request(root=root, output=output), lambda *_: None).notes == ()
