"""What a report is found by, and what a result shows of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bantin.languages import Language, Localized
from bantin.loading.site import read_site
from bantin.model.article import Article, Block, BlockKind, Text, TextState
from bantin.model.site import Site
from bantin.planning.plan import plan_site
from bantin.rendering.markdown import MarkdownRenderer
from bantin.rendering.search.documents import Document, Documents
from bantin.rendering.search.lexicon import Lexicon
from bantin.rendering.search.segments import plan_segments
from bantin.text import canon, fold, words_of
from tests.support.articles import make_article, make_site, small
from tests.support.built import BRIDGE, EN, SEED, VI, Built
from tests.support.sites import SEED_TOML, small_site

MARKDOWN = MarkdownRenderer()


def documents_of(site: Site, language: Language) -> list[Document]:
    plan = plan_site(site)
    articles = [article for segment in plan_segments(plan, language) for article in segment.articles]
    return list(Documents(plan, language, MARKDOWN, Lexicon()).read(articles))


def document_of(article: Article, language: Language = EN) -> Document:
    (document,) = documents_of(make_site((article,)), language)
    return document


def own_text(article: Article, *blocks: str) -> Article:
    """Return *article* with an English text of these blocks in Markdown."""
    made = tuple(Block(kind=BlockKind.PARAGRAPH, words=words, line=1, last_line=1) for words in blocks)
    text = Text(state=TextState.TRANSLATED, blocks=made, seed=None)
    return replace(article, texts=Localized(vi=article.texts.vi, en=text))


def words_in(document: Document) -> set[str]:
    return {canon(word) for run in (document.title, *document.runs) for word in words_of(run)}


def finds(document: Document, phrase: str) -> bool:
    """Whether the words of *phrase* stand side by side in one run, marks and all."""
    wanted = [canon(word) for word in words_of(phrase)]
    runs = ([canon(word) for word in words_of(run)] for run in (document.title, *document.runs))
    return any(words[at : at + len(wanted)] == wanted for words in runs for at in range(len(words)))


@pytest.mark.parametrize("language", Language)
def test_documents_are_the_reports_with_a_text_from_the_oldest_to_the_newest(
    real: Built, small: Built, long: Built, language: Language
) -> None:
    for built in (real, small, long):
        titles = [document.title for document in documents_of(built.plan.site, language)]
        having = [article for article in built.plan.site.articles if article.texts[language] is not None]
        assert titles == [article.title[language] for article in sorted(having, key=lambda article: article.order)]


def test_a_bridge_is_no_document_of_the_language_that_has_no_text() -> None:
    site = small()
    assert [article.id for article in site.articles] == [BRIDGE, SEED]
    assert [document.title for document in documents_of(site, VI)] == ["Hà Giang ký với Bệnh viện Bạch Mai"]
    assert len(documents_of(site, EN)) == 2


@pytest.mark.parametrize("language", Language)
def test_a_report_is_found_by_its_title_summary_and_text(real: Built, language: Language) -> None:
    """The real texts have no Markdown that would make them anything else than they say."""
    for document, article in _with_articles(real.plan.site, language):
        text = article.texts[language]
        assert text is not None
        for block in text.blocks:
            assert finds(document, block.words.replace("## ", "")), block.words
        assert finds(document, article.title[language] or "")
        assert finds(document, article.summary[language] or "")


@pytest.mark.parametrize("language", Language)
def test_a_report_is_found_by_every_name_of_what_it_is_about(real: Built, language: Language) -> None:
    """By those of then and of now, in both languages, with marks or without."""
    site = real.plan.site
    for document, article in _with_articles(site, language):
        names = [word for name in _names(article, site) for word in (name.vi, name.en)]
        folds = " | ".join(fold(run) for run in (document.title, *document.runs))
        for name in filter(None, names):
            assert fold(name) in folds, name


@pytest.mark.parametrize("language", Language)
def test_a_report_is_found_by_nothing_that_is_not_its_own(real: Built, language: Language) -> None:
    site = real.plan.site
    for document, article in _with_articles(site, language):
        text = article.texts[language]
        assert text is not None
        own = [article.title[language], article.summary[language], text.words]
        own += [word for name in _names(article, site) for word in (name.vi, name.en)]
        organisations = [site.partners.partners[o] for o in (*article.organisations, article.citation.outlet)]
        own += [alias for o in organisations for alias in (*o.aliases.vi, *o.aliases.en, o.native)]
        own += [site.kinds[article.kind].name[language]]
        own += [site.fields[field.field].name[language] for field in article.fields]
        if article.source_title is not None:
            own.append(article.source_title.words[language])
        assert words_in(document) <= {canon(word) for words in own for word in words_of(words or "")}


def test_a_person_is_found_in_english_with_and_without_marks(real: Built) -> None:
    """The English text has no marks; the Vietnamese name stands beside it."""
    (document,) = [d for d in documents_of(real.plan.site, EN) if d.title.startswith("Ha Tinh")]
    assert finds(document, "Đào Xuân Cơ")
    assert finds(document, "Dao Xuan Co")  # in the text itself


def test_a_name_without_marks_is_left_out_where_it_stands_with_them(real: Built) -> None:
    """Who searches without marks finds both; each name counts once."""
    for document, _ in _with_articles(real.plan.site, EN):
        names = [run for run in document.runs[1:] if len(words_of(run)) < 6]
        assert "Bệnh viện Bạch Mai" not in names or "Benh vien Bach Mai" not in names
        assert ("Dao Xuan Co" in names) is False
    (document,) = [d for d in documents_of(real.plan.site, EN) if d.title.startswith("Ha Tinh")]
    assert "Đào Xuân Cơ" in document.runs
    assert document.runs.count("Đào Xuân Cơ") == 1
    assert "Bach Mai Hospital" in document.runs  # another name, not another spelling


def test_former_names_and_names_of_today_narrow_a_search(real: Built) -> None:
    (document,) = [d for d in documents_of(real.plan.site, VI) if "25 năm" in d.title]
    assert [facet for facet in document.facets if facet.startswith("province=")] == [
        "province=ha-giang",
        "province=tuyen-quang",
    ]
    assert finds(document, "Hà Giang")


@pytest.mark.parametrize("language", Language)
def test_facets_are_those_of_the_report_and_each_is_given_once(real: Built, language: Language) -> None:
    site = real.plan.site
    for document, article in _with_articles(site, language):
        assert len(set(document.facets)) == len(document.facets)
        units = {site.register.today(province).id for province in article.provinces}
        assert set(document.facets) == {
            *(f"province={province}" for province in {*article.provinces, *units}),
            *(f"partner={partner}" for partner in article.partners),
            f"kind={article.kind}",
        }
        assert document.year == article.event_date.date.year


@pytest.mark.parametrize(
    ("markdown", "shown"),
    [
        pytest.param("See [the **news** page](https://example.org/secret).", "See the news page.", id="a link"),
        pytest.param("![A picture](https://example.org/secret.jpg) here", "here", id="an image that is not shown"),
        pytest.param("*Bach Mai* & `x <y>`", "Bach Mai & x <y>", id="emphasis and code"),
        pytest.param("1. first\n2. second", "first second", id="a numbered list"),
        pytest.param("- first\n- second", "first second", id="a list"),
        pytest.param("a &amp; b &lt;script&gt;", "a & b <script>", id="entities"),
        pytest.param("<b title='secret'>bold</b>", "<b title='secret'>bold</b>", id="tags are words: none goes in"),
        pytest.param("a | b\n--|--\n1 | 2", "a b 1 2", id="a table"),
        pytest.param("snake_case and 2 < 3", "snake_case and 2 < 3", id="signs that mean nothing"),
        pytest.param("[a]: https://example.org/secret", "", id="the address of a reference"),
        pytest.param("plain\nwords  \nonly", "plain words only", id="plain words"),
        pytest.param("one\n===", "one", id="an underlined heading"),
    ],
)
def test_markdown_is_searched_as_a_reader_sees_it(markdown: str, shown: str) -> None:
    document = document_of(own_text(make_article(1), markdown))
    assert document.shown[-1] == shown
    assert document.runs[-1] == shown
    assert "secret" not in words_in(document) or "secret" in shown


@given(
    st.lists(st.sampled_from([*"ab.)-+=#>*_`~|[](!<&;:\\ \n\t'", "12", "one two", "\n\n"]), max_size=14).map("".join)
)
def test_what_is_taken_for_plain_words_is_what_markdown_would_make_of_it(text: str) -> None:
    made = " ".join(str(MARKDOWN.render(text).striptags()).split())
    assert document_of(own_text(make_article(1), text)).shown[-1] == made


def test_a_seed_is_no_markdown() -> None:
    """Its words are the source's own."""
    article = make_article(1)
    assert article.texts.vi is not None
    block = Block(kind=BlockKind.PARAGRAPH, words="1. *Sao* [x](y) <b>", line=1, last_line=1)
    changed = replace(article, texts=replace(article.texts, vi=replace(article.texts.vi, blocks=(block,))))
    assert document_of(changed, VI).shown[-1] == "1. *Sao* [x](y) <b>"


def test_words_of_two_blocks_are_not_next_to_each_other() -> None:
    document = document_of(own_text(make_article(1), "end of one", "begin another"))
    assert not finds(document, "one begin")
    assert document.shown[-1] == "end of one\nbegin another"


def test_a_result_shows_title_path_date_terms_and_summary(real: Built) -> None:
    for language in Language:
        for document, article in _with_articles(real.plan.site, language):
            title, path, date, terms, summary, _ = document.shown
            assert title == article.title[language]
            assert real.tree[path].owner.endswith(article.id)
            assert str(article.event_date.date.year) in date
            assert summary == article.summary[language]
            kind, provinces, partners = terms.split(" · ")
            assert (kind, bool(provinces), bool(partners)) == (
                real.plan.site.kinds[article.kind].name[language],
                True,
                True,
            )


def test_a_draft_is_no_document_unless_drafts_are_shown(tmp_path: Path) -> None:
    root = small_site(tmp_path)
    toml = root / SEED_TOML
    toml.write_text("draft = true\n" + toml.read_text(encoding="utf-8"), encoding="utf-8")
    titles = []
    for drafts in (False, True):
        site = read_site(root, drafts=drafts).site
        assert site is not None
        titles.append([document.title for document in documents_of(site, VI)])
    assert titles == [[], ["Hà Giang ký với Bệnh viện Bạch Mai"]]


def test_reports_with_the_same_abbreviations_share_what_knows_them() -> None:
    """Ten thousand reports have the abbreviations of a hundred organisations."""
    articles = (make_article(1), make_article(2), make_article(3, partners=("bao-ha-giang",)))
    one, two, three = documents_of(make_site(articles), VI)
    assert one.expander is two.expander
    assert one.expander is not three.expander


def _with_articles(site: Site, language: Language) -> Iterable[tuple[Document, Article]]:
    having = [article for article in reversed(site.articles) if article.texts[language] is not None]
    return zip(documents_of(site, language), having, strict=True)


def _names(article: Article, site: Site) -> list[Localized[str]]:
    """Return the names of provinces, places, organisations and people of *article*."""
    register = site.register
    names = [register.provinces[province].name for province in article.provinces]
    names += [register.today(province).name for province in article.provinces]
    for place in (register.places[place_id] for place_id in article.places):
        names += [place.name, *filter(None, [place.name_then])]
    names += [site.partners.partners[o].name for o in (*article.organisations, article.citation.outlet)]
    names += [person.name for person in article.people]
    names += filter(None, [article.citation.byline])
    return names
