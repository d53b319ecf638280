"""Which pinned versions an advisory is about."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from bench.audit import find_vulnerable, read_advisories

Events = list[dict[str, str]]


def advisory(name: str = "Some_Package", ecosystem: str = "PyPI", **affected: Any) -> dict[str, Any]:  # noqa: ANN401 - of any form
    package = {"name": name, "ecosystem": ecosystem}
    return {"id": "TEST-1", "affected": [{"package": package, **affected}]}


def in_range(*events: dict[str, str]) -> dict[str, Any]:
    return advisory(ranges=[{"type": "ECOSYSTEM", "events": list(events)}])


@pytest.mark.parametrize(
    ("known", "vulnerable"),
    [
        pytest.param(in_range({"introduced": "0"}), ["1.9", "1.10", "2.0"], id="not mended"),
        pytest.param(in_range({"introduced": "0"}, {"fixed": "1.10"}), ["1.9"], id="mended: 1.10 is after 1.9"),
        pytest.param(in_range({"introduced": "1.10"}, {"fixed": "2.0"}), ["1.10"], id="not from the start"),
        pytest.param(
            in_range({"introduced": "0"}, {"last_affected": "1.10"}), ["1.10", "1.9"], id="the last one counts"
        ),
        pytest.param(
            in_range({"introduced": "2"}, {"introduced": "0"}, {"fixed": "1.10"}),
            ["1.9", "2.0"],
            id="twice, in any order",
        ),
        pytest.param(advisory(versions=["1.10"]), ["1.10"], id="named one by one"),
        pytest.param(advisory(name="other", versions=["1.10"]), [], id="another package"),
        pytest.param(advisory(ecosystem="npm", versions=["1.10"]), [], id="another registry"),
    ],
)
def test_a_version_is_vulnerable_from_an_introduction_until_it_is_mended(
    known: dict[str, Any], vulnerable: list[str]
) -> None:
    pinned = {("some-package", version) for version in ("1.9", "1.10", "2.0")}
    assert sorted(found.version for found in find_vulnerable(known, pinned)) == sorted(vulnerable)


def test_advisories_are_read_from_json_and_yaml_but_not_when_they_were_withdrawn(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a/TEST-1.json").write_text(json.dumps(advisory()), encoding="utf-8")
    (tmp_path / "a/TEST-2.yaml").write_text("id: TEST-2\naffected: []\n", encoding="utf-8")
    (tmp_path / "a/TEST-3.json").write_text(json.dumps({**advisory(), "withdrawn": "2026-01-01"}), encoding="utf-8")
    (tmp_path / "README.md").write_text("x", encoding="utf-8")
    assert [each["id"] for each in read_advisories(tmp_path)] == ["TEST-1", "TEST-2"]
