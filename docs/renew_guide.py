"""Put what the commands of the editors' guide print now into it: ``python docs/renew_guide.py``, then review."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))  # not installed: the project's folder is where it is found

from tests.support.guide import GUIDE, copy_project, read_guides, renew


def main() -> None:
    """Follow the guide in each language, and write down what its commands say."""
    text = GUIDE.read_text(encoding="utf-8")
    for guide in read_guides(text).values():
        with tempfile.TemporaryDirectory() as folder:
            text = text.replace(guide, renew(guide, copy_project(Path(folder))))
    GUIDE.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
