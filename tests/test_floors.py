"""Imports go down the floors of the house."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from tests.support.sites import PROJECT

PACKAGE = PROJECT / "bantin"
GROUND = {"problems", "languages", "urls", "text", "outputs", "progress", "wording", "collected", "dataset", "phrases"}
SHARING = {"workers", "spool"}
STAGES = {"freshness", "importing", "loading", "planning", "rendering", "checking", "publishing", "serving"}
MAY_IMPORT = {
    "__init__": set[str](),
    "__main__": {"entry"},
    "entry": {"cli"},
    "cli": {"", "arguments", "commands", "reporting", "terminal", "publishing", "workers", *GROUND},
    "arguments": {"", "reporting", *GROUND},
    "reporting": GROUND,
    "terminal": GROUND,
    "commands": STAGES | SHARING | {"model", "reporting"} | GROUND,
    "importing": {"model"} | GROUND,
    "freshness": {"outputs", "problems"},
    "loading": {"model"} | GROUND,
    "planning": {"model"} | GROUND,
    "rendering": {"", "planning", "model", "workers"} | GROUND,
    "checking": {"outputs", "problems", "languages", "urls", "text", "phrases", "model"},
    "publishing": {"outputs", "problems", "urls"},
    "serving": {"outputs", "problems", "languages", "urls", "wording", "reporting"},
    "model": {"languages", "problems"},
    "collected": set[str](),
    "dataset": set[str](),
    "languages": set[str](),
    "outputs": set[str](),
    "phrases": set[str](),
    "problems": set[str](),
    "progress": set[str](),
    "spool": set[str](),
    "urls": {"problems"},
    "text": {"languages", "problems"},
    "wording": {"languages", "problems"},
    "workers": {"spool"},
}


def room_of(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imported_rooms(path: Path) -> set[str]:
    rooms: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names: list[str] = []
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path} imports relatively"
            names = [node.module or ""]
        elif isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        assert "build" not in names, f"{path} imports the build script"
        rooms |= {f"{name}.".split(".")[1] for name in names if name.split(".")[0] == "bantin"}
    return rooms


MODULES = sorted(PACKAGE.rglob("*.py"))


@pytest.mark.parametrize("path", MODULES, ids=[path.relative_to(PACKAGE).as_posix() for path in MODULES])
def test_a_module_imports_only_from_floors_below(path: Path) -> None:
    room = room_of(path)
    assert imported_rooms(path) - {room} <= MAY_IMPORT[room]


def test_every_room_is_on_a_floor() -> None:
    assert {room_of(path) for path in MODULES} == set(MAY_IMPORT)
