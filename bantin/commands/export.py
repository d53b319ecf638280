"""``export``: the data for scripts, the same bytes that a build puts into ``data/``."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from bantin.commands.reading import read_content, site_at, stop_at
from bantin.dataset import DataForm, DataTable, file_name
from bantin.planning.plan import plan_site
from bantin.rendering.data.files import DataFiles


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportRequest:
    """Whose data is asked for; *site_url*, *epoch* and *drafts* as in ``Request``."""

    root: Path
    site_url: str = ""
    epoch: dt.date | None = None
    drafts: bool = False


def export(request: ExportRequest, table: DataTable | None, form: DataForm) -> bytes:
    """Return a *table* in a *form*, or all tables as one JSON document where none is named.

    Raises ``ProblemsError`` when the content has problems that keep it from being published. Nothing is written.
    """
    content = read_content(request.root, epoch=request.epoch, drafts=request.drafts)
    stop_at(content.problems)
    data = DataFiles(plan_site(site_at(content, request.site_url)))
    return data.file(file_name(table, form)) if table is not None else data.whole()
