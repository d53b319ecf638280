from __future__ import annotations

import subprocess
import sys

import pytest

from bantin import terminal
from bantin.languages import Language
from bantin.terminal import Bars


@pytest.mark.parametrize(
    "patience", [pytest.param(60.0, id="quick work"), pytest.param(-1.0, id="long work, with a bar")]
)
@pytest.mark.parametrize("count", [0, 1, 100])
def test_every_item_is_handed_out_once_and_in_order(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], patience: float, count: int
) -> None:
    monkeypatch.setattr(terminal, "_PATIENCE", patience)
    assert list(Bars(Language.VI)(range(count), "rendering")) == list(range(count))
    assert capsys.readouterr().out == ""


def test_the_bar_names_the_stage_on_stderr(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(terminal, "_PATIENCE", -1.0)
    monkeypatch.setenv("FORCE_COLOR", "1")
    list(Bars(Language.VI)(range(3), "rendering"))
    assert "Dựng trang" in capsys.readouterr().err


def test_nobody_pays_for_a_bar_that_is_not_shown() -> None:
    code = (
        "import sys\n"
        "from bantin.languages import Language\n"
        "from bantin.terminal import Bars\n"
        "list(Bars(Language.EN)(range(9), 'reading'))\n"
        "sys.exit('rich' in sys.modules)\n"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
