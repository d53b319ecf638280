"""Bản Tin: a static, bilingual news digest, from seed articles to plain HTML."""

__version__ = "0.1.0"
