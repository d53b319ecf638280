"""Schemas that outputs are held against."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from lxml import etree

_SCHEMAS = Path(__file__).resolve().parents[1] / "schemas"


@cache
def atom_schema() -> etree.RelaxNG:
    """Return the schema of Atom feeds."""
    return etree.RelaxNG(etree.parse(_SCHEMAS / "atom.rng"))


@cache
def sitemap_schema() -> etree.XMLSchema:
    """Return the schema of sitemaps, of their index, and of the alternates in them."""
    return etree.XMLSchema(etree.parse(_SCHEMAS / "sitemap.xsd"))
