"""What is remembered lies in many texts, and of these only those are written again that are not as they were."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bantin.freshness.reads import Reads
from bantin.freshness.tables import Table

NAMES = st.text("abcde", min_size=1, max_size=3)
CELLS = st.sampled_from(["head:a", "head:b", "body:a", "order", *(f"age:{number}" for number in range(20))])


def _kept(table: Table) -> dict[str, str]:
    return dict(table.changed())


def test_a_table_is_as_it_was_when_it_is_read_again() -> None:
    table = Table("rows")
    for number in range(200):
        table.put(f"name-{number}", [number, "đ"])
    again = Table("rows", _kept(table).__getitem__)
    assert again.read() == {f"name-{number}": [number, "đ"] for number in range(200)}
    assert again.changed() == []


def test_an_entry_changes_one_text_and_the_same_value_none() -> None:
    table = Table("rows")
    for number in range(200):
        table.put(f"name-{number}", number)
    texts = _kept(table)
    again = Table("rows", texts.__getitem__)
    again.put("name-7", 7)
    again.drop("nobody")
    assert again.changed() == []
    again.put("name-7", 8)
    assert len(again.changed()) == 1
    again.drop("name-7")
    assert "name-7" not in Table("rows", (texts | _kept(again)).__getitem__).read()


def test_a_lost_text_is_never_taken_for_an_empty_one() -> None:
    table = Table("rows", dict[str, str]().__getitem__)
    with pytest.raises(KeyError):
        table.get("name")
    with pytest.raises(KeyError):
        list(table.search(["a"]))


@given(st.dictionaries(NAMES, st.frozensets(CELLS), max_size=20), st.frozensets(CELLS))
def test_units_are_found_by_the_cells_that_they_read(units: dict[str, frozenset[str]], cells: frozenset[str]) -> None:
    """Whether they are looked for in what was just put in, in what was read again, or in what was added to it."""
    reads = Reads([])
    for unit, read in units.items():
        reads.put(unit, sorted(read))
    expected = {unit: read & cells for unit, read in units.items() if read & cells}
    assert reads.find(cells) == expected
    texts = dict(reads.changed())
    again = Reads(list(reads.cells), texts.__getitem__)
    assert again.find(cells) == expected
    again.put("new", ["order", "keys:by_year"])
    assert again.find({"keys:by_year"}) == {"new": {"keys:by_year"}}
    again.drop("new")
    assert again.find(cells) == expected
