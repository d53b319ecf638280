"""Entries of the registers that no article uses: one note for each sort, with lines."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from bantin.checking.unused import check_unused
from bantin.loading.writings import read_writing
from bantin.planning.plan import plan_site
from tests.support.loading import load_site
from tests.support.problems import told
from tests.support.sites import GLOSSARY_TOML, PARTNERS_TOML, PROJECT, TOPICS_TOML, small_site

PARTNER = """
[[partner]]
id = "{id}"
name = {{ vi = "{name}", en = "Some body" }}
english = "gloss"
kind = "organisation"
country = "VN"
page = false
"""
FIELD = '\n[[field]]\nid = "{id}"\nname = {{ vi = "Lĩnh vực", en = "Field" }}\nslug = {{ vi = "{id}", en = "{id}" }}\n'


def add(root: Path, file: str, text: str) -> None:
    with (root / file).open("a", encoding="utf-8") as opened:
        opened.write(text)


def unused(root: Path) -> list[str]:
    site = load_site(root)
    problems = check_unused(site, plan_site(site).uses, partial(read_writing, root / "content"))
    assert all(problem.is_note for problem in problems)
    return told(problems, root)


def test_an_organisation_that_nothing_names_is_noted_with_its_line(tmp_path: Path) -> None:
    root = small_site(tmp_path)
    before = len((root / PARTNERS_TOML).read_text(encoding="utf-8").splitlines())
    add(root, PARTNERS_TOML, PARTNER.format(id="quy-x", name="Quỹ X") + PARTNER.format(id="quy-y", name="Quỹ Y"))
    (line,) = [line for line in unused(root) if "organisations" in line]
    assert f"2 organisations are named by no article: quy-x ({before + 3}), quy-y ({before + 11})" in line
    assert line.startswith(f"content/partners.toml:{before + 3}:7: ")


def test_who_is_named_only_in_the_text_is_used(tmp_path: Path) -> None:
    root = small_site(tmp_path)
    add(root, PARTNERS_TOML, PARTNER.format(id="bv", name="Bệnh viện"))
    assert not any("organisation" in line for line in unused(root))


def test_who_a_used_body_is_part_of_is_used(tmp_path: Path) -> None:
    root = small_site(tmp_path)
    add(root, PARTNERS_TOML, 'part_of = "tong-cong-ty"\n' + PARTNER.format(id="tong-cong-ty", name="Tổng công ty Z"))
    assert not any("organisation" in line for line in unused(root))


def test_many_unused_fields_make_one_note_that_lists_the_first(tmp_path: Path) -> None:
    root = small_site(tmp_path)
    add(root, TOPICS_TOML, "".join(FIELD.format(id=f"field-{letter}") for letter in "abcdefgh"))
    (line,) = [line for line in unused(root) if "cooperation" in line]
    assert "fields of cooperation are used by no article: " in line
    assert "field-a (" in line
    assert "…" in line
    assert "field-h" not in line


def test_a_term_that_stands_in_no_text_is_noted_but_furniture_is_not(tmp_path: Path) -> None:
    root = small_site(tmp_path)
    before = unused(root)
    add(root, GLOSSARY_TOML, '\n[[term]]\nvi = "Bình luận"\nen = "Comments"\ngroup = "furniture"\n')
    assert unused(root) == before
    add(root, GLOSSARY_TOML, '\n[[term]]\nvi = "chuyển tuyến"\nen = "referral"\ngroup = "medicine"\n')
    (line,) = [line for line in unused(root) if line not in before]
    assert "1 term stands in no Vietnamese text: chuyển tuyến (" in line


def test_the_real_registers_make_one_note_of_a_sort_at_most() -> None:
    codes = [line.split(" are ")[0].split(" ", 3)[-1] for line in unused(PROJECT)]
    assert len(codes) == len(set(codes))
