"""The peers, pinned by ``bench/requirements.lock``, in an environment of the bench's own."""

from __future__ import annotations

import hashlib
import subprocess
import tempfile
import venv
from pathlib import Path

_LOCK = Path(__file__).resolve().parents[1] / "requirements.lock"


def install_peers() -> Path:
    """Return the environment that has them, in the system's temporary folder; it is made the first time.

    Raises ``CalledProcessError`` when the package index does not give them.
    """
    digest = hashlib.sha256(_LOCK.read_bytes()).hexdigest()[:12]
    folder = Path(tempfile.gettempdir()) / f"bantin-bench-{digest}"
    complete = folder / "complete"
    if not complete.exists():
        venv.create(folder, with_pip=True, clear=True)
        pip = [str(folder / "bin" / "python"), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        subprocess.run([*pip, "--require-hashes", "-r", str(_LOCK)], check=True)
        complete.touch()
    return folder
