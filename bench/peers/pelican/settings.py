"""The digest as a Pelican site in one language, that of ``DIGEST_LANGUAGE``; both are built side by side.

The words are those of the Hugo site, ``words.<language>.toml``.
"""

import os
import tomllib
from pathlib import Path

ROOT = "https://bench.invalid"
LANGUAGES = (("vi", "Tiếng Việt"), ("en", "English"))
LANGUAGE = DEFAULT_LANG = os.environ["DIGEST_LANGUAGE"]
OTHER = "en" if LANGUAGE == "vi" else "vi"
WORDS = tomllib.loads(Path(f"words.{LANGUAGE}.toml").read_text(encoding="utf-8"))
REPORTS = WORDS["count"]["other"].removeprefix("{{ .Count }} ")
SITENAME = "Bản tin Hợp tác Y tế" if LANGUAGE == "vi" else "Health Cooperation Digest"
SITEURL = f"{ROOT}/{LANGUAGE}"
PATH = f"content/{LANGUAGE}"
OUTPUT_PATH = f"output/{LANGUAGE}"
CACHE_PATH = f"cache/{LANGUAGE}"
TIMEZONE = "UTC"
DEFAULT_DATE_FORMAT = "%d/%m/%Y" if LANGUAGE == "vi" else "%d %B %Y"
THEME = "theme"
THEME_STATIC_PATHS: list[str] = []
STATIC_PATHS: list[str] = []
PAGE_PATHS: list[str] = []
FORMATTED_FIELDS: list[str] = []
DEFAULT_PAGINATION = 50
PAGINATED_TEMPLATES = {"category": None, "tag": None}
AUTHOR_SAVE_AS = AUTHORS_SAVE_AS = ARCHIVES_SAVE_AS = ""
ARTICLE_URL = ARTICLE_SAVE_AS = "news/{slug}.html"
CATEGORY_URL = CATEGORY_SAVE_AS = "provinces/{slug}.html"
TAG_URL = TAG_SAVE_AS = "partners/{slug}.html"
YEAR_ARCHIVE_URL = YEAR_ARCHIVE_SAVE_AS = "years/{date:%Y}.html"
DIRECT_TEMPLATES = ["index", "categories", "tags", "years", "sitemap"]
CATEGORIES_SAVE_AS = "provinces/index.html"
TAGS_SAVE_AS = "partners/index.html"
YEARS_SAVE_AS = "years/index.html"
SITEMAP_SAVE_AS = "sitemap.xml"
FEED_ALL_ATOM = "feed.xml"
CATEGORY_FEED_ATOM = "provinces/{slug}.xml"
TAG_FEED_ATOM = "partners/{slug}.xml"
TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
FEED_MAX_ITEMS = 30
MARKDOWN = {"extensions": ["markdown.extensions.tables"], "output_format": "html"}
JINJA_ENVIRONMENT = {"trim_blocks": True, "lstrip_blocks": True}
# Its own way to be faster: what was read once is not read again.
CACHE_CONTENT = LOAD_CONTENT_CACHE = True
CONTENT_CACHING_LAYER = "reader"
