"""What one segment of an index holds, and how it is cut into files."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bantin.rendering.search import shards
from bantin.rendering.search.documents import Document
from bantin.rendering.search.expansion import Expander
from bantin.rendering.search.lexicon import Lexicon
from bantin.rendering.search.postings import write_places
from bantin.rendering.search.shards import Postings, Shard, cut_shards
from bantin.text import canon, unmark, words_of
from tests.support.search import read_postings

LEXICON = Lexicon()
# Letters of one, two and three bytes, of the second plane, and the last of all: an order for every sort of them.
ALPHABET = "abcdđơộ 12ﬀ𠀀부"
TEXTS = st.text(alphabet=ALPHABET, max_size=30)
DOCUMENTS = st.lists(st.tuples(TEXTS, st.lists(TEXTS, max_size=3)), max_size=12)


def document(title: str, *runs: str, facets: tuple[str, ...] = ()) -> Document:
    expander = Expander(LEXICON, [])
    return Document(title=title, runs=runs, facets=facets, year=2024, expander=expander, shown=())


def cut(documents: Sequence[Document]) -> list[tuple[str, Shard]]:
    postings = Postings()
    for number, found in enumerate(documents):
        postings.add(number, found)
    return list(cut_shards(postings.forms))


def read(cuts: list[tuple[str, Shard]]) -> dict[str, dict[str, dict[int, list[int]]]]:
    """Return the places of each form of each folded word."""
    places: defaultdict[str, defaultdict[str, dict[int, list[int]]]] = defaultdict(lambda: defaultdict(dict))
    for _, shard in cuts:
        for fold, forms in shard.items():
            for form, text in forms.items():
                places[fold][form] |= dict(read_postings(text))
    return {fold: dict(forms) for fold, forms in places.items()}


def lay(title: str, runs: Sequence[str]) -> dict[str, list[int]]:
    """Return where each word should stand: the title from 0, the others from 64, one position left between runs."""
    places: defaultdict[str, list[int]] = defaultdict(list)
    start = 0
    for run in (title, *runs):
        words = [canon(word) for word in words_of(run)]
        for at, word in enumerate(words):
            places[word].append(start + at)
        start = max(64, start + len(words) + 1)
    return dict(places)


@pytest.mark.parametrize("size", [1, 40, 200, shards.SHARD_SIZE])
@given(texts=DOCUMENTS)
def test_every_word_is_found_where_it_stands_and_nothing_else_is(size: int, texts: list[tuple[str, list[str]]]) -> None:
    expected: defaultdict[str, defaultdict[str, dict[int, list[int]]]] = defaultdict(lambda: defaultdict(dict))
    for number, (title, runs) in enumerate(texts):
        for word, positions in lay(title, runs).items():
            expected[unmark(word)][word][number] = positions
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(shards, "SHARD_SIZE", size)
        cuts = cut([document(title, *runs) for title, runs in texts])
    assert read(cuts) == expected


@pytest.mark.parametrize("size", [1, 40, 200])
@given(texts=DOCUMENTS)
def test_words_ascend_as_a_script_compares_them(size: int, texts: list[tuple[str, list[str]]]) -> None:
    """A word is in the last shards whose first word is not greater, or in none: a script looks nowhere else."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(shards, "SHARD_SIZE", size)
        cuts = cut([document(title, *runs) for title, runs in texts])
    words = [fold.encode("utf-16-be") for _, shard in cuts for fold in shard]
    assert words == sorted(words)
    assert all(first == next(iter(shard)) for first, shard in cuts)


def test_the_order_is_not_that_of_code_points() -> None:
    """A letter of the second plane is two units to a script, both below those at the end of the first plane."""
    cuts = cut([document("ﬀ 𠀀 부 z")])
    assert [unmark(word) for word in ("z", "부", "𠀀", "ﬀ")] == [fold for _, shard in cuts for fold in shard]


def test_a_word_too_large_for_a_shard_goes_on_in_the_next_and_shares_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shards, "SHARD_SIZE", 100)
    documents = [document("an ma mã ta", facets=("kind=mou",)) for _ in range(130)]
    cuts = cut(documents)
    firsts = [first for first, _ in cuts]
    for word in ("=kind=mou", "an", "ma", "ta"):
        own = [shard for _, shard in cuts if word in shard]
        assert len(own) > 3, word
        assert all(list(shard) == [word] for shard in own), "it shares none"
        assert firsts.count(word) == len(own), "each is named after it"
        at = firsts.index(word)
        assert firsts[at : at + len(own)] == [word] * len(own), "they follow each other"
    assert read(cuts)["ma"] == {
        form: {number: [position] for number in range(130)} for form, position in (("ma", 1), (canon("mã"), 2))
    }


def test_each_part_of_a_word_counts_documents_from_the_start_of_the_segment(monkeypatch: pytest.MonkeyPatch) -> None:
    """So each can be read without the ones before it."""
    monkeypatch.setattr(shards, "SHARD_SIZE", 100)
    cuts = cut([document("an") for _ in range(130)])
    parts = [[number for number, _ in read_postings(shard["an"]["an"])] for _, shard in cuts]
    assert len(parts) > 3
    assert [number for part in parts for number in part] == list(range(130))


def test_words_that_are_small_share_a_shard(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shards, "SHARD_SIZE", 100)
    cuts = cut([document("an ba ca da e ga ha ia ka la ma na")])
    assert [len(shard) for _, shard in cuts] == [5, 5, 2]


@given(texts=DOCUMENTS)
def test_a_shard_is_no_larger_than_it_may_be_unless_a_word_is(texts: list[tuple[str, list[str]]]) -> None:
    size = 150
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(shards, "SHARD_SIZE", size)
        cuts = cut([document(title, *runs) for title, runs in texts])
    for _, shard in cuts:
        written = len(json.dumps(shard, ensure_ascii=False, separators=(",", ":")).encode())
        assert written <= size + 1 or len(shard) == 1


def test_a_shard_of_a_large_word_is_larger_by_one_document_at_most(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shards, "SHARD_SIZE", 100)
    cuts = cut([document("", "ma mã má " * 5) for _ in range(40)])
    posting = len(write_places(1, lay("", ["ma mã má " * 5])["ma"]))
    sizes = [len(json.dumps(shard, ensure_ascii=False, separators=(",", ":")).encode()) for _, shard in cuts]
    assert len(sizes) > 5
    assert max(sizes) < 100 + posting + len('{"ma":{"ma\u0301":""}}'.encode())


def test_a_title_takes_positions_of_its_own() -> None:
    places = read(cut([document("một hai", "ba", "bốn năm")]))
    found = {form: positions[0] for forms in places.values() for form, positions in forms.items()}
    expected = {"một": [0], "hai": [1], "ba": [64], "bốn": [66], "năm": [67]}
    assert found == {canon(word): positions for word, positions in expected.items()}


def test_a_title_longer_than_its_positions_loses_no_word() -> None:
    """What is beyond them counts as text."""
    title = " ".join(f"w{number}" for number in range(100))
    places = read(cut([document(title, "sau")]))
    assert {f"w{number}": {f"w{number}": {0: [number]}} for number in range(100)} | {
        "sau": {"sau": {0: [101]}}
    } == places


def test_a_run_beyond_the_largest_position_is_not_found_and_the_document_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shards, "LARGEST", 80)
    places = read(cut([document("đầu", "giữa", "dài " * 15, "cuối"), document("đầu", "dài " * 16, "cuối")]))
    found = {form: positions for forms in places.values() for form, positions in forms.items()}
    expected = {"đầu": {0: [0], 1: [0]}, "giữa": {0: [64]}, "dài": {1: list(range(64, 80))}}
    assert found == {canon(word): positions for word, positions in expected.items()}


def test_a_title_beyond_the_largest_position_does_not_stop_a_build(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shards, "LARGEST", 80)
    assert cut([document("dài " * 81, "sau")]) == []


def test_the_length_of_a_document_is_what_its_words_take() -> None:
    postings = Postings()
    assert postings.add(0, document("Bệnh viện Bạch Mai", "", "ký kết", "…")) == 6
    short = Document(
        title="UBND tỉnh",
        runs=("họp",),
        facets=(),
        year=2024,
        expander=Expander(LEXICON, [("UBND", "Ủy ban nhân dân")]),
        shown=(),
    )
    assert postings.add(1, short) == 6
    assert postings.found_in[canon("tỉnh")] == 1


def test_a_facet_stands_among_the_words_and_is_none() -> None:
    cuts = cut(
        [document("a", facets=("kind=mou", "province=ha-giang")), document("b"), document("c", facets=("kind=mou",))]
    )
    places = read(cuts)
    assert places["=kind=mou"] == {"": {0: [0], 2: [0]}}
    assert places["=province=ha-giang"] == {"": {0: [0]}}
    assert set(places) == {"=kind=mou", "=province=ha-giang", "a", "b", "c"}
