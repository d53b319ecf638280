"""Where the program begins and ends: Ctrl+C leaves no traceback, not even while modules are loaded."""

from __future__ import annotations

import signal


def run(arguments: list[str]) -> int:
    """Do as ``bantin.cli.main`` does, as the only thing that this process does."""
    try:
        from bantin.cli import main  # noqa: PLC0415 - it takes a while, in which somebody may change their mind

        code = main(arguments)
    except KeyboardInterrupt:
        code = 130
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # nothing is left to be stopped
    return code
