"""Sites for tests: the small one as it stands, or with some files changed."""

from __future__ import annotations

import hashlib
import re
import shutil
from pathlib import Path

SITES = Path(__file__).resolve().parents[1] / "sites"
PROJECT = Path(__file__).resolve().parents[2]
SEED_ARTICLE = "content/articles/2023-12-08-ha-giang-bach-mai"
BRIDGE_ARTICLE = "content/articles/2025-09-01-visit"
SEED_TOML = f"{SEED_ARTICLE}/article.toml"
BRIDGE_TOML = f"{BRIDGE_ARTICLE}/article.toml"
PROVINCES_TOML = "content/provinces.toml"
PARTNERS_TOML = "content/partners.toml"
TOPICS_TOML = "content/topics.toml"
GLOSSARY_TOML = "content/glossary.toml"
SITE_TOML = "content/site.toml"


def small_site(folder: Path, changes: str = "") -> Path:
    """Copy the small site into *folder* and return its root.

    *changes* are whole files to add or replace, each after a line ``-- path --``.
    """
    root = folder / "site"
    shutil.copytree(SITES / "small", root)
    write_files(root, changes)
    return root


def real_site(folder: Path) -> Path:
    """Copy the project's own content into *folder* and return its root."""
    root = folder / "site"
    shutil.copytree(PROJECT / "content", root / "content")
    return root


def write_files(root: Path, text: str) -> None:
    """Write each file that *text* holds after a line ``-- path --``."""
    path: Path | None = None
    lines: list[str] = []
    for line in [*text.splitlines(), "-- end --"]:
        if line.startswith("-- ") and line.endswith(" --"):
            if path is not None:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text("\n".join(lines) + "\n", encoding="utf-8")
            path, lines = root / line[3:-3], []
        else:
            lines.append(line)


def edit(path: Path, old: str, new: str) -> None:
    """Replace *old*, which stands once in the file, by *new*."""
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {path}"
    path.write_text(text.replace(old, new), encoding="utf-8")


def record_seed(bundle: Path) -> None:
    """Write the SHA-256 of the seed in the folder *bundle*, as it is now, into its article.toml."""
    digest = hashlib.sha256((bundle / "seed.txt").read_bytes()).hexdigest()
    path = bundle / "article.toml"
    text = path.read_text(encoding="utf-8")
    path.write_text(re.sub('sha256 = "[0-9a-f]+"', f'sha256 = "{digest}"', text), encoding="utf-8")
