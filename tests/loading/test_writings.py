"""What people wrote by hand is handed out with its place, its language, and whose words it is."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bantin.languages import Language
from bantin.loading.files import TextFile
from bantin.loading.writings import _read_strings, read_writing, read_writings
from bantin.model.writing import Passage, Voice
from tests.support.sites import PROJECT, SEED_ARTICLE, SEED_TOML, edit, small_site

VI, EN = Language.VI, Language.EN


def by_key(name: str) -> dict[str, Passage]:
    return {passage.key: passage for passage in read_writing(PROJECT / "content", name).passages}


@pytest.mark.parametrize(
    ("key", "language", "voice"),
    [
        pytest.param("title.vi", VI, Voice.QUOTED, id="the source's title"),
        pytest.param("title.en", EN, Voice.TRANSLATION, id="our translation of it"),
        pytest.param("summary.vi", VI, Voice.TRANSLATION, id="a summary"),
        pytest.param("notes.vi", VI, Voice.OURS, id="a note"),
        pytest.param("figures.says.vi", VI, Voice.QUOTED, id="words of the text"),
        pytest.param("slug.vi", VI, Voice.DATA, id="a slug"),
        pytest.param("kind", None, Voice.DATA, id="an id"),
        pytest.param("event_date.says", None, Voice.QUOTED, id="what the source says of a date"),
        pytest.param("seed.vi.lines.drop_start", None, Voice.DATA, id="what is dropped of a line"),
    ],
)
def test_a_value_has_its_language_and_its_voice(key: str, language: Language | None, voice: Voice) -> None:
    passage = by_key("articles/2024-04-17-bai-chay-dong-trieu/article.toml")[key]
    assert (passage.language, passage.voice) == (language, voice)


def test_every_passage_of_the_real_content_stands_where_it_says() -> None:
    count = 0
    for writing in read_writings(PROJECT / "content"):
        for passage in writing.passages:
            lines = passage.file.read_text(encoding="utf-8").split("\n")
            assert lines[passage.line - 1] == passage.text
            place = passage.place(0, len(passage.words))
            assert place.column is not None
            shown = passage.text[place.column - 1 : place.column - 1 + place.width]
            assert shown == passage.words or not passage.is_plain
            count += 1
    assert count > 2000


def test_drafts_are_read_only_when_asked_for(tmp_path: Path) -> None:
    root = small_site(tmp_path)
    edit(root / SEED_TOML, 'kind = "mou"', 'draft = true\nkind = "mou"')
    name = SEED_TOML.removeprefix("content/")
    assert name not in {writing.name for writing in read_writings(root / "content")}
    assert name in {writing.name for writing in read_writings(root / "content", drafts=True)}


def test_the_text_of_the_original_is_the_sources_own(tmp_path: Path) -> None:
    voices = {
        writing.name: {passage.voice for passage in writing.passages}
        for writing in read_writings(small_site(tmp_path) / "content")
        if writing.name.endswith(".md")
    }
    assert voices == {
        "pages/about.vi.md": {Voice.OURS},
        "pages/about.en.md": {Voice.OURS},
        f"{SEED_ARTICLE.removeprefix('content/')}/text.en.md": {Voice.TRANSLATION},
        "articles/2025-09-01-visit/text.en.md": {Voice.QUOTED},
    }


def test_a_file_that_is_no_toml_has_no_passages(tmp_path: Path) -> None:
    (tmp_path / "site.toml").write_text('name = [ "a"\n', encoding="utf-8")
    assert read_writing(tmp_path, "site.toml").passages == ()
    assert read_writing(tmp_path, "gone.toml").passages == ()


@given(st.text(alphabet="aĐ \"'\\\n", max_size=20))
def test_a_value_is_read_however_it_is_quoted(words: str) -> None:
    escaped = words.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    lines = ("# a comment", f'[a]\nb = "{escaped}"')
    file = TextFile(path=Path("x.toml"), lines=tuple("\n".join(lines).split("\n")), sha256="")
    (passage,) = _read_strings(file)
    assert (passage.words, passage.line, passage.key) == (words, 3, "a.b")
    assert passage.is_plain == (escaped == words)
