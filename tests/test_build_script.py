from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

from bantin import __version__
from tests.support.sites import PROJECT

SCRIPT = PROJECT / "build.py"


def test_the_script_imports_the_command_line_and_nothing_else_of_ours() -> None:
    imports = [ast.unparse(node) for node in ast.parse(SCRIPT.read_text(encoding="utf-8")).body if _imports(node)]
    assert imports == ["import sys", "from bantin.entry import run"]


def _imports(node: ast.stmt) -> bool:
    return isinstance(node, ast.Import | ast.ImportFrom)


def test_the_script_hands_its_arguments_over() -> None:
    statements = [node for node in ast.parse(SCRIPT.read_text(encoding="utf-8")).body if not _imports(node)]
    assert [ast.unparse(node) for node in statements[1:]] == [
        "if __name__ == '__main__':\n    sys.exit(run(sys.argv[1:]))"
    ]


def test_nothing_imports_the_script() -> None:
    for path in sorted((PROJECT / "bantin").rglob("*.py")):
        names = [
            name.name
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
            if isinstance(node, ast.Import)
            for name in node.names
        ]
        assert "build" not in names, path


@pytest.mark.parametrize("command", [["-m", "bantin"], [str(SCRIPT)]])
def test_the_package_runs_as_the_script_does(command: list[str]) -> None:
    run = subprocess.run(
        [sys.executable, "-X", "utf8", *command, "--version"], cwd=PROJECT, capture_output=True, check=True
    )
    assert run.stdout.decode() == f"Bản Tin {__version__}\n"


def test_the_script_runs_from_any_folder(tmp_path: Path) -> None:
    run = subprocess.run(
        [sys.executable, "-X", "utf8", SCRIPT, "check"], cwd=tmp_path, capture_output=True, check=False
    )
    assert (run.returncode, run.stderr) == (0, b"")
    assert list(tmp_path.iterdir()) == []
