"""The editors' guide, followed word for word by somebody who has just downloaded the project."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.support.guide import GUIDE, copy_project, follow, read_guides, read_steps
from tests.support.sites import PROJECT

GUIDES = read_guides(GUIDE.read_text(encoding="utf-8"))


@pytest.mark.parametrize("language", ["vi", "en"])
def test_whoever_follows_the_guide_word_for_word_ends_with_a_sixth_article(tmp_path: Path, language: str) -> None:
    root = copy_project(tmp_path)
    articles = len(list((PROJECT / "content/articles").iterdir()))
    for step in read_steps(GUIDES[language]):
        follow(step, root)
    manifest = json.loads((root / "output/.bantin-manifest.json").read_text(encoding="utf-8"))
    for folder in ("vi/tin/", "en/news/"):
        pages = [path for path in manifest["files"] if path.startswith(folder) and path.endswith(".html")]
        assert len(pages) == articles + 1
    english = (root / "output/en/news/bach-mai-hospital-and-lao-cai-sign-cooperation-agreement.html").read_text(
        encoding="utf-8"
    )
    assert "will train 30 doctors of the province" in english
    assert "not published" not in english


def test_the_guide_takes_the_same_steps_in_both_languages() -> None:
    steps = {language: read_steps(text) for language, text in GUIDES.items()}
    assert [(step.sort, step.file) for step in steps["vi"]] == [(step.sort, step.file) for step in steps["en"]]
    for vietnamese, english in zip(steps["vi"], steps["en"], strict=True):
        if vietnamese.sort != "console":
            assert vietnamese.body == english.body


def test_every_command_of_the_guide_speaks_its_language() -> None:
    for language, text in GUIDES.items():
        commands = [line for step in read_steps(text) for line in step.body.splitlines() if line.startswith("$ ")]
        assert len(commands) == 7
        assert all(command.endswith(f"--lang {language}") for command in commands)
