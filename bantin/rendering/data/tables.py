"""All tables of the data, in the order in which readers are told of them."""

from __future__ import annotations

from bantin.dataset import DataTable
from bantin.rendering.data.articles import ARTICLES
from bantin.rendering.data.cooperation import COOPERATION
from bantin.rendering.data.details import FIELDS, FIGURES
from bantin.rendering.data.fields import AnyTable
from bantin.rendering.data.registers import PARTNERS, PROVINCES

TABLES: dict[DataTable, AnyTable] = {
    table.name: table for table in (COOPERATION, ARTICLES, FIELDS, FIGURES, PARTNERS, PROVINCES)
}
