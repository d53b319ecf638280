"""The site as an app: what a phone needs to install it, and the worker that keeps it for when there is no network."""

from __future__ import annotations

import hashlib
import json

from bantin.languages import Language
from bantin.outputs import Tree
from bantin.planning.companions import Companion
from bantin.planning.overviews import overviews_of
from bantin.planning.page import PageKind
from bantin.planning.plan import Plan
from bantin.rendering.contexts.common import KEPT
from bantin.rendering.design import Design
from bantin.urls import link_between

# The colour of paper in tokens.css: a phone shows it while the app starts.
_PAPER = "#fbf6ec"
_ICONS = (
    ("icon.svg", "any", "any", "image/svg+xml"),
    ("icon-192.png", "192x192", "any", "image/png"),
    ("icon-512.png", "512x512", "any", "image/png"),
    ("icon-maskable.png", "512x512", "maskable", "image/png"),
)
SMALL_INDEX = 200_000
"""Up to so many bytes the search indexes are kept by every reader, so that the search works without a network too."""
_SHELL_ASSETS = (".css", ".js", ".png", ".svg", ".woff2")


class AppMaker:
    """Makes the manifests and the worker of one plan."""

    def __init__(self, plan: Plan, design: Design) -> None:
        """Make those of *plan*, with the icons, styles and scripts of *design*."""
        self._plan = plan
        self._design = design

    def make_manifest(self, companion: Companion) -> bytes:
        """Return the web app manifest that *companion* is.

        The app has a bar with the way back where a system offers one: a digest is read like a web site. Its id is the
        site's own, so that a change of address or name leaves an installed app what it is.
        """
        if companion.language is None:
            message = f"the manifest {companion.path} is in no language"
            raise ValueError(message)
        settings = self._plan.site.settings
        language = companion.language
        home = self._plan.addresses.find(PageKind.HOME, language)
        manifest = {
            "id": f"{settings.id}-{language}",
            "name": settings.name[language],
            "description": settings.description[language],
            "lang": language.value,
            "dir": "ltr",
            "start_url": link_between(companion.path, home),
            "scope": "../",
            "display": "standalone",
            "display_override": ["minimal-ui"],
            "background_color": _PAPER,
            "theme_color": _PAPER,
            "categories": ["news"],
            "icons": [
                {
                    "src": link_between(companion.path, self._design.assets.paths[name]),
                    "sizes": sizes,
                    "type": kind,
                    "purpose": purpose,
                }
                for name, sizes, purpose, kind in _ICONS
            ],
        }
        return (json.dumps(manifest, ensure_ascii=False, indent=1) + "\n").encode()

    def make_worker(self, tree: Tree) -> bytes:
        """Return the worker of the site that *tree* holds.

        Its version is the digest of all that is published, and of the worker's own text: a browser that finds another
        one knows that what it has kept is old.
        """
        text = self._design.worker
        digest = hashlib.sha256(text.encode())
        for path, output in sorted(tree.items()):
            digest.update(f"{path}\0{output.sha256}".encode())
        site = {
            "version": digest.hexdigest()[:16],
            "shell": sorted([*self._shell(), *_small_index(tree)]),
            "assets": sorted(path for path in tree if path.startswith("assets/")),
            "offline": self._plan.addresses.find(PageKind.OFFLINE, Language.VI),
        }
        return f"const SITE = {json.dumps(site, separators=(',', ':'))};\n{text}".encode()

    def _shell(self) -> list[str]:
        """Return the paths of what every reader gets: the first pages, and all that pages look like."""
        addresses = self._plan.addresses
        pages = [addresses.find(kind, Language.VI) for kind in (PageKind.LANDING, PageKind.OFFLINE)]
        present = overviews_of(self._plan.site.settings.features)
        pages += [addresses.find(kind, language) for language in Language for kind in KEPT if kind in present]
        assets = [path for path in self._design.assets.paths.values() if path.endswith(_SHELL_ASSETS)]
        return [*pages, *assets]


def _small_index(tree: Tree) -> list[str]:
    """Return the files of the search indexes, where they are small enough to be kept by every reader; else none."""
    sizes = {path: output.size for path, output in tree.items() if path.startswith("search/")}
    return list(sizes) if sum(sizes.values()) <= SMALL_INDEX else []
