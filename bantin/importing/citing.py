"""Who published the report and where, who wrote it, who took the photos."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from bantin.importing.desk import Desk
from bantin.importing.ends import name_in_tag
from bantin.importing.roles import LineGuess
from bantin.importing.signs import URL
from bantin.model.article import LineRole
from bantin.model.partner import Partner
from bantin.text import fold
from bantin.urls import find_url_fault


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundSource:
    """Where the report comes from: *outlet* is an id or empty, *name* the words, *url* an address or empty.

    *is_stated* says that the text names it as its source; else it follows from a tag or a host name.
    """

    outlet: str
    name: str
    url: str
    line: int
    is_stated: bool
    confidence: float


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundByline:
    """The author's name in *line*."""

    text: str
    line: int
    confidence: float


_LABEL = re.compile(
    r"^\W*(?:nguồn(?:\s+(?:tin|bài|gốc))?|theo(?:\s+nguồn)?|trích|link(?:\s+\w+)?|source|url|xem\s+tại|bài\s+gốc|"
    r"đường\s+dẫn(?:\s+\w+)?)\s*[:：]?\s*",
    re.IGNORECASE,
)
_BYLINE_LABEL = re.compile(
    r"^\W*(?:tác\s+giả(?:\s+bài\s+viết)?|người\s+(?:viết(?:\s+bài)?|đăng|gửi|đưa\s+tin|thực\s+hiện)|thực\s+hiện|biên\s+tập|"
    r"biên\s+soạn|(?:tin|bài)\s*(?:,|và|-|–|/|&)\s*(?:ảnh|clip|video|hình)"
    r"(?:\s*(?:,|và|-)\s*(?:ảnh|clip|video))?|ảnh\s*(?:,|và|&)\s*(?:bài|tin)|tin\s+bài|tin\s+ảnh|"
    r"bài\s+viết(?:\s+của)?|bài|tin|đăng\s+bởi|viết\s+bởi|posted\s+by|author|by|nội\s+dung|đưa\s+tin|"
    r"tổng\s+hợp|lược\s+ghi|nội\s+dung\s+và\s+hình\s+ảnh|"
    r"phóng\s+viên|cộng\s+tác\s+viên|nhóm\s+(?:pv|phóng\s+viên)|pv|ctv|theo)\s*[:：]\s*|^\W*(?:theo|bởi|by|tác\s+giả)\s+|"
    r"^\W*(?:pv|ctv|phóng\s+viên|cộng\s+tác\s+viên)\s+(?=\w+\s+\w)",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"\s*[(\[]?[\w.+-]+@[\w-]+\.[\w.-]+[)\]]?|\s*\((?:tổng hợp|t/h|th|ghi|thực hiện|lược ghi|biên tập)\)|"
    r"\s*[-–.;,|/]\s*(?:ảnh|clip|video)\s*:.*$|\s+(?:tổng\s+hợp|lược\s+ghi|ghi|thực\s+hiện|lược\s+dịch)$|"
    r"\s*/\s*(?:báo|đài|tạp\s+chí|ttxvn|vov|vtv)\b.*$|\s*\((?:báo|đài|tạp\s+chí|ttxvn|vov|vtv|theo)\b[^()]*\)\s*$",
    re.IGNORECASE,
)
_PHOTO = re.compile(r"^[(\[\s]*(?:ảnh|nguồn\s+ảnh|nguồn|hình(?:\s+ảnh)?|photo)\s*[:：]?\s*|[)\]\s.]+$", re.IGNORECASE)


def find_source(guesses: Sequence[LineGuess], desk: Desk) -> FoundSource | None:
    """Return the source: what a source line says, else an agency's tag, else a byline that ends with an outlet."""
    stated = [guess for guess in guesses if guess.role is LineRole.SOURCE]
    candidates = [_read_source(guess, desk) for guess in stated]
    if candidates:
        named = [source for source in candidates if source.outlet or source.url]
        linked = [source for source in named if source.url]
        first = (linked or named or candidates)[0]
        outlet = next((source for source in candidates if source.outlet), first)
        if outlet is not first and not first.outlet:
            return FoundSource(
                outlet=outlet.outlet,
                name=outlet.name,
                url=first.url,
                line=first.line,
                is_stated=True,
                confidence=first.confidence,
            )
        return first
    return _from_tag(guesses, desk) or _from_byline(guesses, desk)


def find_byline(guesses: Sequence[LineGuess]) -> FoundByline | None:
    """Return the byline, or None: the surest line, without its label; the last of equals."""
    lines = [guess for guess in guesses if guess.role is LineRole.BYLINE]
    if not lines:
        return None
    best = max(lines, key=lambda guess: (guess.confidence, guess.first))
    text = strip_byline(best.text)
    return FoundByline(text=text or best.text, line=best.first, confidence=best.confidence)


def strip_byline(text: str) -> str:
    """Return the name in a byline: "Bài, ảnh: Lê Lâm (lelam@…)" → "Lê Lâm"."""
    return _TAIL.sub("", _BYLINE_LABEL.sub("", text)).strip(" .()[]*-–—|•_")


def find_photographers(guesses: Sequence[LineGuess]) -> str:
    """Return who took the photos, or an empty string; several names are joined with commas."""
    names: dict[str, None] = {}
    for guess in guesses:
        credit = guess.credit or (guess.text if guess.role is LineRole.CREDIT else "")
        name = _PHOTO.sub("", _PHOTO.sub("", credit)).strip()
        if name and len(name) <= 60 and "://" not in name:
            names[name] = None
    return ", ".join(names)


def find_outlet(words: str, url: str, desk: Desk) -> Partner | None:
    """Return the publisher of the register that *words* name or whose host *url* has, or None."""
    host = host_of(url)
    while host:
        if host in desk.media:
            return desk.media[host]
        host = host.partition(".")[2] if host.count(".") > 1 else ""
    folded = fold(words)
    for form in (folded, f"bao {folded}", f"nguon {folded}", folded.removeprefix("bao "), words.lower()):
        if form and form in desk.media:
            return desk.media[form]
    return None


def host_of(url: str) -> str:
    """Return the host of *url* without www, or an empty string."""
    try:
        return (urlsplit(url if "://" in url else f"https://{url}").hostname or "").removeprefix("www.") if url else ""
    except ValueError:
        return ""


def _read_source(guess: LineGuess, desk: Desk) -> FoundSource:
    found = URL.search(guess.text)
    url = found[0] if found else ""
    # Browsers show addresses in full; a comma or bracket after one belongs to the sentence.
    url = guess.text[found.start() :].split()[0].rstrip(".,;)]") if found else ""
    words = guess.text.replace(url, "") if url else guess.text
    name = _LABEL.sub("", words, count=1).strip(" :-–—()[].,|")
    if url.lower().startswith("www."):
        url = ""
    if url and find_url_fault(url):
        url = ""
    partner = find_outlet(name, url or (found[0] if found else name), desk)
    sure = guess.confidence if partner else guess.confidence - 0.1
    return FoundSource(
        outlet=partner.id if partner else "",
        name=name or (partner.name.vi if partner else host_of(url)),
        url=url,
        line=guess.first,
        is_stated=True,
        confidence=round(sure, 2),
    )


def _from_tag(guesses: Sequence[LineGuess], desk: Desk) -> FoundSource | None:
    for guess in guesses:
        if guess.drop_start and guess.role in (LineRole.LEAD, LineRole.PARAGRAPH):
            name = name_in_tag(guess.drop_start)
            partner = find_outlet(name, "", desk)
            return FoundSource(
                outlet=partner.id if partner else "",
                name=partner.name.vi if partner else name,
                url="",
                line=guess.first,
                is_stated=False,
                confidence=0.8 if partner else 0.6,
            )
    return None


def _from_byline(guesses: Sequence[LineGuess], desk: Desk) -> FoundSource | None:
    for guess in guesses:
        for part in re.split(r"[/(]", guess.text)[1:] if guess.role is LineRole.BYLINE else ():
            name = part.strip(" ).")
            partner = find_outlet(name, name if "." in name else "", desk)
            if partner or re.match(r"(?:báo|đài|vov|vtv|ttxvn|vnexpress|tạp chí)", name, re.IGNORECASE):
                return FoundSource(
                    outlet=partner.id if partner else "",
                    name=name,
                    url="",
                    line=guess.first,
                    is_stated=True,
                    confidence=0.75 if partner else 0.6,
                )
    return None
