"""Why an output is made again: one reason, the first that is enough."""

from __future__ import annotations

import pytest

from bantin.freshness.reads import Reads
from bantin.freshness.staleness import Reason, Since, find_reason


def _since(parts: tuple[str, ...] = (), cells: frozenset[str] = frozenset(), damaged: str = "") -> Since:
    reads = Reads([])
    reads.put("x.html", ["head:x", "body:x", "related:x"])
    return Since(
        units={"x.html": ("article vi x", ())},
        parts=parts,
        stale=reads.find(cells),
        intact=lambda path: path != damaged,
    )


@pytest.mark.parametrize(
    ("name", "identity", "since", "reason"),
    [
        ("x.html", "article vi x", _since(), None),
        ("x.html", "article vi x", _since(cells=frozenset(["body:y"])), None),
        ("y.html", "article vi y", _since(), Reason(code="new")),
        (
            "x.html",
            "article vi x",
            _since(parts=("templates/a.html", "templates/b.html"), cells=frozenset(["body:x"])),
            Reason(code="made-with", cause="templates/a.html"),
        ),
        ("x.html", "bridge vi x", _since(), Reason(code="another", cause="article vi x")),
        (
            "x.html",
            "article vi x",
            _since(cells=frozenset(["related:x", "body:x"])),
            Reason(code="reads", cause="body:x"),
        ),
        ("x.html", "article vi x", _since(damaged="x.html"), Reason(code="damaged", cause="x.html")),
    ],
)
def test_the_reason_is_the_one_input_that_is_enough(
    name: str, identity: str, since: Since, reason: Reason | None
) -> None:
    assert find_reason(name, identity, since) == reason
