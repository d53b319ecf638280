"""The page of data and downloads."""

from __future__ import annotations

from bantin.rendering.contexts.common import common_context
from bantin.rendering.contexts.downloads import downloads_context
from bantin.rendering.contexts.view import Context, View


def data_context(view: View) -> Context:
    """Return the context of the page of data and downloads."""
    return common_context(view) | {"downloads": downloads_context(view)}
