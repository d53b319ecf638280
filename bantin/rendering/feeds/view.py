"""The site as seen from a feed."""

from __future__ import annotations

from bantin.languages import Language
from bantin.planning.page import PageKind
from bantin.rendering.contexts.view import View


class FeedView(View):
    """A view whose links are full addresses, since an entry is read far from here.

    Where the site's address is not known they are relative to the feed, which lies beside the page it goes along with.
    """

    def link(self, kind: PageKind, subject: str = "", part: int = 0, language: Language | None = None) -> str:
        """Return the address of a page, in this feed's language unless another is named."""
        return self.address(self.plan.addresses.find(kind, language or self.language, subject, part))
