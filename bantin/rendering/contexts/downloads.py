"""What readers can take away, as the page of data and downloads shows it."""

from __future__ import annotations

from bantin.model.article import Precision
from bantin.planning.companions import BOTH_LANGUAGES, CompanionKind
from bantin.planning.overviews import has_downloads
from bantin.planning.page import PageKind
from bantin.rendering.contexts.view import Context, View
from bantin.rendering.formats import date_in_list


def downloads_context(view: View) -> Context:
    """Return the books, the copy to read offline and whether the site can be installed; in that copy, none of these.

    ``newer`` is where newer editions are, for readers of the copy; None when the site's address is not known. ``later``
    says that there will be downloads when the site is published, ``has_search`` and ``has_data`` what the zip holds.
    """
    features = view.site.settings.features
    names = [view.language, view.language.other, BOTH_LANGUAGES]
    books = [(name, view.download(CompanionKind.BOOK, name=name)) for name in names]
    page = view.plan.addresses.find(PageKind.DATA, view.language)
    archive = view.download(CompanionKind.ARCHIVE)
    return {
        "is_copy": view.plan.is_copy,
        "edition": date_in_list(view.site.edition, Precision.DAY, view.language),
        "edition_iso": view.site.edition.isoformat(),
        "newer": view.full_address(page) if view.plan.is_copy else None,
        "books": [book | {"name": name} for name, book in books if book],
        "archive": archive,
        "later": has_downloads(features) and archive is None and all(book is None for _, book in books),
        "has_search": features.search,
        "has_data": features.data,
        "can_install": view.companion(CompanionKind.APP, view.language) is not None,
    }
