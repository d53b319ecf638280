"""Where the browser finds the site: on disk, and on a server below a path."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.support.browser import folder_origin, served
from tests.support.built import Built, build_site
from tests.support.whole import whole_site


@pytest.fixture(scope="session")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """A site with pages of every kind, below a path, built once; six titles are many there."""
    folder = tmp_path_factory.mktemp("whole")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("bantin.planning.titles.ON_ONE_PAGE", 5)
        return build_site(whole_site(folder), folder / "server" / "some" / "path")


@pytest.fixture(scope="session")
def disk(whole: Built) -> str:
    """The address of that site on disk."""
    return folder_origin(whole.output)


@pytest.fixture(scope="session")
def server(whole: Built) -> Iterator[str]:
    """The address of that site on a server."""
    with served(whole.output.parents[1]) as origin:
        yield origin + "some/path/"
