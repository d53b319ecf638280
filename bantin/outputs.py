"""One finished file, what is made in one go, and the tree of all files."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Output:
    """A finished file: *path* inside the site (``vi/index.html``, no leading slash) and its bytes.

    *owner* names what a page with an address of its own is about, in one language (``vi/article/<id>``); it stays the
    same when the address changes. Empty for all others.
    """

    path: str
    data: bytes
    owner: str = ""

    @property
    def sha256(self) -> str:
        """The digest of the bytes."""
        return hashlib.sha256(self.data).hexdigest()

    @property
    def size(self) -> int:
        """How many bytes there are."""
        return len(self.data)


class WaitingOutput(Output):
    """An output whose bytes wait on the disk, and are read when somebody asks for them."""

    __slots__ = ("_sha256", "_size")
    __setattr__ = object.__setattr__  # an output is frozen for all others

    def __init__(self, *, path: str, sha256: str, size: int, owner: str) -> None:
        """Stand for the file at *path* inside the site."""
        self.path = path  # type: ignore[misc]
        self.owner = owner  # type: ignore[misc]
        self._sha256 = sha256
        self._size = size

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - the one field that is never set
        if name != "data":
            raise AttributeError(name)
        return self.read()

    def read(self) -> bytes:
        """Return the bytes; raises OSError when the disk fails."""
        raise NotImplementedError

    @property
    def sha256(self) -> str:
        """The digest of the bytes."""
        return self._sha256

    @property
    def size(self) -> int:
        """How many bytes there are."""
        return self._size


class NewOutput(WaitingOutput):
    """An output that was made for this tree, and waits somewhere."""

    __slots__ = ("_give",)

    def __init__(self, path: str, sha256: str, size: int, owner: str, give: Callable[[], bytes]) -> None:
        """Stand for the file at *path* inside the site, whose bytes *give* gives."""
        super().__init__(path=path, sha256=sha256, size=size, owner=owner)
        self._give = give

    def __reduce__(self) -> tuple[type[NewOutput], tuple[str, str, int, str, Callable[[], bytes]]]:
        """Come back from another process without the bytes."""
        return NewOutput, (self.path, self._sha256, self._size, self.owner, self._give)

    def read(self) -> bytes:
        """Return the bytes."""
        return self._give()


class KeptOutput(WaitingOutput):
    """An output that lies in the folder of the site already, and stays."""

    __slots__ = ("_folder",)

    def __init__(self, *, path: str, sha256: str, size: int, owner: str, folder: Path) -> None:
        """Keep what lies at *path* in *folder*."""
        super().__init__(path=path, sha256=sha256, size=size, owner=owner)
        self._folder = folder

    def read(self) -> bytes:
        """Return the bytes."""
        return (self._folder / self.path).read_bytes()


@dataclass(frozen=True, slots=True, kw_only=True)
class Product:
    """What is made in one go: *outputs*, and a *value*, as JSON, for who makes other outputs of it."""

    outputs: tuple[Output, ...]
    value: Any = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """What is remembered of a product: its *identity* (what it is of), the cells of the plan that it *reads*.

    *paths* are those of its outputs, or of the one that it has become a part of; empty where it has one, of the unit's
    own name. *value* is the product's.
    """

    identity: str
    reads: Collection[str]
    paths: tuple[str, ...]
    value: Any = None


Tree = Mapping[str, Output]
"""Every output of a site by its path."""
