"""Abbreviations are explained where a text first uses them."""

from __future__ import annotations

from markupsafe import Markup

from bantin.rendering.glosses import Glosses, glosses_for
from bantin.rendering.markdown import MarkdownRenderer
from tests.support.articles import small
from tests.support.built import EN, VI

ARTICLE = small().articles[-1]


def test_only_the_first_use_is_explained() -> None:
    assert Glosses({"UBND": "Ủy ban nhân dân"}).mark_text("UBND và UBND") == (
        '<abbr title="Ủy ban nhân dân">UBND</abbr> và UBND'
    )


def test_the_first_use_is_remembered_from_text_to_text() -> None:
    glosses = Glosses({"UBND": "Ủy ban nhân dân"})
    assert "<abbr" in glosses.mark_text("UBND")
    assert glosses.mark_text("UBND") == "UBND"


def test_the_longest_form_wins() -> None:
    glosses = Glosses({"TTYT": "Trung tâm Y tế", "TTYT TX ĐT": "Trung tâm Y tế thị xã Đông Triều"})
    assert glosses.mark_text("TTYT TX ĐT, TTYT") == (
        '<abbr title="Trung tâm Y tế thị xã Đông Triều">TTYT TX ĐT</abbr>, <abbr title="Trung tâm Y tế">TTYT</abbr>'
    )


def test_a_part_of_a_word_is_no_abbreviation() -> None:
    glosses = Glosses({"BS": "bác sĩ", "ĐT": "Đông Triều"})
    assert glosses.mark_text("BSCKII, xBS, TTYTTXĐT, BSđ") == "BSCKII, xBS, TTYTTXĐT, BSđ"


def test_signs_end_a_word() -> None:
    assert Glosses({"TTND": "Thầy thuốc"}).mark_text("(TTND.BSCKII)") == (
        '(<abbr title="Thầy thuốc">TTND</abbr>.BSCKII)'
    )


def test_signs_in_an_abbreviation_are_signs() -> None:
    assert Glosses({"PGS.TS": "Phó giáo sư"}).mark_text("PGSxTS PGS.TS") == (
        'PGSxTS <abbr title="Phó giáo sư">PGS.TS</abbr>'
    )


def test_text_and_meaning_are_escaped() -> None:
    assert Glosses({"A&B": 'x "y" <z>'}).mark_text("<b>A&B</b>") == (
        '&lt;b&gt;<abbr title="x &#34;y&#34; &lt;z&gt;">A&amp;B</abbr>&lt;/b&gt;'
    )


def test_without_abbreviations_text_is_only_escaped() -> None:
    assert Glosses({}).mark_text("<UBND>") == "&lt;UBND&gt;"
    assert Glosses({}).mark_html(Markup("<em>UBND</em>")) == "<em>UBND</em>"


def test_tags_are_left_alone() -> None:
    html = Markup('<a href="https://example.vn/UBND">UBND</a>')
    assert Glosses({"UBND": "Ủy ban"}).mark_html(html) == (
        '<a href="https://example.vn/UBND"><abbr title="Ủy ban">UBND</abbr></a>'
    )


def test_a_greater_sign_in_an_address_does_not_end_the_tag() -> None:
    html = MarkdownRenderer().render("[chữ](https://example.vn/?a>UBND)")
    assert Glosses({"UBND": "Ủy ban"}).mark_html(html) == html


def test_what_is_escaped_in_html_stays_escaped_once() -> None:
    assert Glosses({"UBND": "Ủy ban"}).mark_html(Markup("<p>a &lt;b&gt; &amp; c</p>")) == ("<p>a &lt;b&gt; &amp; c</p>")


def test_vietnamese_abbreviations_are_explained_in_vietnamese_only() -> None:
    text = "UBND tỉnh và BVBM"
    assert glosses_for(ARTICLE, small(), VI).mark_text(text) == (
        '<abbr title="Ủy ban nhân dân">UBND</abbr> tỉnh và <abbr title="Bệnh viện Bạch Mai">BVBM</abbr>'
    )
    assert glosses_for(ARTICLE, small(), EN).mark_text(text) == (
        'UBND tỉnh và <abbr title="Bach Mai Hospital">BVBM</abbr>'
    )
