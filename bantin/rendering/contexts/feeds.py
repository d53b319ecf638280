"""The page of all feeds."""

from __future__ import annotations

from bantin.rendering.contexts.common import common_context
from bantin.rendering.contexts.view import Context, View


def feeds_context(view: View) -> Context:
    """Return the context of the page of all feeds."""
    return common_context(view)
