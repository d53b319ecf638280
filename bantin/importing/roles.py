"""What each line of a report is: title, paragraph, caption, byline, button; and how sure that is."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from bantin.importing.ends import find_bullet, find_credit, find_end_mark, find_tag
from bantin.importing.letters import find_closing
from bantin.importing.prose import TEMPORAL, Setting, best_of, numbering_of, reads_like_caption, score_body
from bantin.importing.signs import RELATED, URL, Sign, find_signs, fold, is_name_line
from bantin.importing.units import Unit, make_units
from bantin.model.article import LineRole
from bantin.text import propose_slug

_BLOCKS = (LineRole.LEAD, LineRole.PARAGRAPH, LineRole.SUBHEADING, LineRole.CAPTION, LineRole.CREDIT)
_JUDGED = 600
_LONG = 45
_PROSE = 25
_LONGEST_TITLE = 45
_SECTION_WORDS = 7
_MENU = 4
_TEASER_WORDS = 6
_PARTED = 4
"""So many blank lines after the title show that they part the paragraphs."""
_SECTIONS = re.compile(
    r"(?:chuyên\s+mục\s*:?\s*)?(?:y\s+tế|sức\s+kho[ẻe]|sức\s+khỏe|tin\s+tức|tin|sự\s+kiện|thời\s+sự|chính\s+trị|"
    r"xã\s+hội|kinh\s+tế|giáo\s+dục|đời\s+sống|hoạt\s+động|"
    r"đối\s+ngoại|hợp\s+tác(?:\s+quốc\s+tế)?|trong\s+(?:nước|tỉnh|ngành)|quốc\s+tế|văn\s+hóa|pháp\s+luật|"
    r"thông\s+(?:báo|cáo\s+báo\s+chí|tin)|tin\s+nóng|nổi\s+bật|"
    r"khoa\s+học|công\s+nghệ|môi\s+trường|hội\s+nhập|chỉ\s+đạo\s+tuyến|đào\s+tạo|bản\s+tin|phỏng\s+vấn|ngành|"
    r"địa\s+phương|đơn\s+vị|của|và|[-–&|/,:])"
    r"(?:\s*(?:y\s+tế|sức\s+kho[ẻe]|sức\s+khỏe|tin\s+tức|tin|sự\s+kiện|thời\s+sự|chính\s+trị|xã\s+hội|kinh\s+tế|"
    r"giáo\s+dục|đời\s+sống|hoạt\s+động|"
    r"đối\s+ngoại|hợp\s+tác|trong\s+(?:nước|tỉnh|ngành)|quốc\s+tế|văn\s+hóa|pháp\s+luật|thông\s+tin|khoa\s+học|"
    r"công\s+nghệ|môi\s+trường|chung|ngành|"
    r"chỉ\s+đạo|điều\s+hành|chuyên\s+môn|bệnh\s+viện|đơn\s+vị|địa\s+phương|cơ\s+sở|của|và|[-–&|/,:]))*",
    re.IGNORECASE,
)
_HEADER = re.compile(
    r"(?:báo|đài|tạp\s+chí|cổng|trang|website|sở\s+y\s+tế|bộ\s+y\s+tế|bệnh\s+viện|trung\s+tâm|ubnd|ủy\s+ban|"
    r"cơ\s+quan|cộng\s+hò?a\s+xã|cộng\s+hoà|độc\s+lập\s*[-–]|tòa\s+soạn)\b",
    re.IGNORECASE,
)
_OUTLET = re.compile(
    r"(?:báo(?:\s+(?:điện\s+tử|mạng))?|đài\s+(?:pt-?th|phát\s+thanh|truyền\s+hình)|tạp\s+chí|"
    r"cổng\s+(?:thông\s+tin|ttđt)|trang\s+(?:tin|thông\s+tin))\s+[^.,:;!?]{2,50}|"
    r"ttxvn|vov(?:\.vn)?|vtv(?:\.vn)?|vietnamplus|vnexpress|thông\s+tấn\s+xã\s+việt\s+nam",
    re.IGNORECASE,
)
_OFFICE = re.compile(
    r"(?:văn\s+phòng|phòng|ban|tổ|khoa|bộ\s+phận|trung\s+tâm|ttyt|cdc|bv|bệnh\s+viện|sở\s+y\s+tế)\s+(?!(?:ký|đã|"
    r"tổ\s+chức|tiếp|trao|tặng|hợp|khai)\b)[^.,:;!?\d]{2,50}",
    re.IGNORECASE,
)
_COMMENTS = re.compile(r"(?:\d+\s+)?(?:binh luan|y kien|gui binh luan|viet binh luan|comments?|phan hoi)")
_TALK = re.compile(r"(?:pv|phóng\s+viên|[-–])\s*[:.]?\s", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class LineGuess:
    """What lines *first* to *last* are. *of* is the line that a duplicate repeats.

    *text* are the words joined; *credit*, *drop_start* and *drop_end* are parts of them, as in the rows of a seed.
    """

    first: int
    last: int
    text: str
    role: LineRole
    confidence: float
    of: int | None = None
    credit: str = ""
    drop_start: str = ""
    drop_end: str = ""
    starts: tuple[int, ...] = (0,)

    def line_at(self, offset: int) -> int:
        """Return the line that the character *offset* of *text* stands in; *starts* says where each line begins."""
        return self.first + bisect_right(self.starts, offset) - 1

    @property
    def words(self) -> str:
        """The words that a page shows."""
        return self.text.removeprefix(self.drop_start).removesuffix(self.drop_end).strip()


@dataclass(slots=True)
class _Layout:
    """The units of a text with the roles found so far; filled in step by step, then read once."""

    units: Sequence[Unit]
    media: Collection[str]
    found: list[Sign | None]
    first_paragraph: int = -1
    """Where the paragraph after the lead stands: some sites put their tag there."""

    def put(self, index: int, role: LineRole, confidence: float) -> None:
        self.found[index] = Sign(role, confidence)

    def is_open(self, index: int) -> bool:
        return self.found[index] is None

    def is_prose(self, index: int) -> bool:
        """Whether the unit can only be running text."""
        unit = self.units[index]
        if not self.is_open(index):
            return False
        if find_tag(unit.text, self.media):
            return True
        if unit.word_count >= _LONG or (
            unit.is_closed and unit.word_count >= _PROSE and not reads_like_caption(unit.text)
        ):
            return True
        return unit.is_closed and unit.word_count >= 8 and bool(TEMPORAL.match(unit.text))


def find_roles(lines: Sequence[str], media: Collection[str] = ()) -> tuple[LineGuess, ...]:
    """Return what each line of *lines* is, in order; blank lines are left out.

    *lines* are evened out; *media* are folded names of publishers, whose tags a lead may begin with. At most one line
    is the title and one the lead; some line is a block of text unless all are blank.
    """
    units = make_units(lines)
    layout = _Layout(units, media, [find_signs(unit.text) for unit in units])
    _mark_tail(layout)
    first, last = _find_body(layout)
    title = _mark_title(layout, first)
    _mark_between(layout, title, first)
    _mark_after(layout, last)
    _mark_body(layout, title)
    _mark_teasers(layout)
    roles = [sign.role if sign else None for sign in layout.found]
    layout.first_paragraph = roles.index(LineRole.PARAGRAPH) if LineRole.PARAGRAPH in roles else -1
    guesses = [_finish(layout, index) for index in range(len(units))]
    return tuple(_with_some_text(_mark_duplicates(guesses)))


def _mark_tail(layout: _Layout) -> None:
    """What follows the header of a list of other reports, or of comments, is furniture until running text resumes."""
    count = len(layout.units)
    longest_after = [0] * (count + 1)
    for index in range(count - 1, -1, -1):
        unit = layout.units[index]
        words = unit.word_count if layout.is_open(index) and unit.is_closed else 0
        longest_after[index] = max(longest_after[index + 1], words)
    in_list = in_tail = is_signed = False
    for index, unit in enumerate(layout.units):
        sign = layout.found[index]
        is_header = sign is not None and sign.role is LineRole.FURNITURE
        if is_header and RELATED.fullmatch(unit.text.rstrip(" :.…>»")):
            in_list = True
            in_tail = longest_after[index] < (_LONG if is_signed else _PROSE)
        elif is_header and _COMMENTS.match(fold(unit.text)) and longest_after[index] < _LONG and index > 2:
            in_tail = True
        elif sign is None and in_list and (layout.is_prose(index) and not in_tail):
            in_list = False
        elif sign is None and (in_tail or in_list):
            layout.put(index, LineRole.FURNITURE, 0.85 if in_tail else 0.75)
        elif sign is not None and in_tail and sign.role in (LineRole.STAMP, LineRole.CREDIT):
            layout.put(index, LineRole.FURNITURE, 0.75)
        foot = sign is not None and sign.role in (LineRole.BYLINE, LineRole.SOURCE)
        is_signed = is_signed or (index > 2 and (foot or is_name_line(unit.text) >= 0.8))


def _find_body(layout: _Layout) -> tuple[int, int]:
    """Return the indexes of the first and the last unit that can only be running text, or -1 and -1."""
    prose = [index for index in range(len(layout.units)) if layout.is_prose(index)]
    return (prose[0], prose[-1]) if prose else (-1, -1)


def _mark_title(layout: _Layout, first: int) -> int:
    """Find the title among the units before the first prose; return its index, or -1."""
    end = first if first >= 0 else len(layout.units)
    open_units = [index for index in range(end) if layout.is_open(index)]
    slugs = [url for unit in layout.units if (url := URL.search(unit.text[:600]))]
    paths = " ".join(found[0] for found in slugs)
    scores = {index: _score_title(layout, index, paths, rank) for rank, index in enumerate(open_units[:12])}
    if not scores:
        return -1
    best = max(scores, key=lambda index: (scores[index], -index))
    if scores[best] <= 0 or (first < 0 and len(open_units) == 1 and layout.units[best].is_closed):
        return -1
    if len(layout.units) == 1:
        return -1
    rivals = [score for index, score in scores.items() if index != best]
    margin = scores[best] - max(rivals, default=0.0)
    confidence = min(0.97, 0.6 + 0.1 * margin + (0.12 if scores[best] >= 4 else 0.0))
    if reads_like_caption(layout.units[best].text):
        confidence = min(confidence, 0.6)
    layout.put(best, LineRole.TITLE, max(0.35, confidence))
    return best


def _score_title(layout: _Layout, index: int, paths: str, rank: int) -> float:
    unit = layout.units[index]
    text, count = unit.text[:_JUDGED], unit.word_count
    if count > _LONGEST_TITLE or len(unit.text) > _JUDGED or is_name_line(text) >= 0.9:
        return -5.0
    score = 2.0 - 0.5 * rank
    score += 2.0 if 7 <= count <= 32 else 1.0 if count in (5, 6) else -0.5 if count == 4 else -2.0
    if unit.is_closed:
        score -= 0.3 if text[-1] in '!?…”"' else 3.0
    score -= 2.5 if _SECTIONS.fullmatch(text) else 0.0
    score -= 1.5 if _HEADER.match(text) and (text.isupper() or count <= 5) else 0.0
    score -= 2.0 if reads_like_caption(text) else 0.0
    score -= 2.0 if TEMPORAL.match(text) and any(c.isdigit() for c in text[:25]) else 0.0
    if _HEADER.match(text) and not unit.is_closed:
        words = fold(text)
        later = layout.units[index + 1 : index + 6]
        score -= (
            3.5
            if any(other.text != text and words in fold(other.text[:400]) and _is_headline(other) for other in later)
            else 0.0
        )
    after = layout.found[index + 1] if index + 1 < len(layout.units) else None
    score += 1.0 if after is not None and after.role in (LineRole.STAMP, LineRole.BYLINE) else 0.0
    score += 1.0 if index + 1 < len(layout.units) and layout.is_prose(index + 1) else 0.0
    slug = propose_slug(text) if count <= _LONGEST_TITLE else ""
    score += 3.0 if slug and count >= 5 and slug in paths else 0.0
    return score


def _is_headline(unit: Unit) -> bool:
    """Whether a unit may be a title by its form alone."""
    return 7 <= unit.word_count <= _LONGEST_TITLE and (not unit.is_closed or unit.text[-1] in "!?")


def _mark_between(layout: _Layout, title: int, first: int) -> None:
    """Mark what stands before the title, and the section labels and bylines between it and the text."""
    before = [index for index in range(max(title, 0)) if layout.is_open(index)]
    for index in before:
        unit = layout.units[index]
        is_label = unit.word_count <= _SECTION_WORDS and not unit.is_closed
        if _SECTIONS.fullmatch(unit.text):
            layout.put(index, LineRole.SECTION, 0.9 if len(before) < _MENU else 0.6)
        elif _HEADER.match(unit.text) or (len(before) >= _MENU and is_label):
            layout.put(index, LineRole.FURNITURE, 0.7)
        elif is_name_line(unit.text) >= 0.9:
            layout.put(index, LineRole.BYLINE, 0.75)
        elif is_label:
            layout.put(index, LineRole.SECTION, 0.82)
    end = first if first > title else title + 4
    for index in range(title + 1, min(end, len(layout.units))):
        if not layout.is_open(index):
            continue
        unit = layout.units[index]
        name = is_name_line(unit.text)
        if _OUTLET.fullmatch(unit.text) or fold(unit.text) in layout.media:
            layout.put(index, LineRole.SOURCE, 0.75)
        elif _SECTIONS.fullmatch(unit.text):
            layout.put(index, LineRole.SECTION, 0.8)
        elif name >= 0.55 and not reads_like_caption(unit.text):
            layout.put(index, LineRole.BYLINE, min(0.9, name))


def _mark_after(layout: _Layout, last: int) -> None:
    """Mark bylines and left-over lists after the last prose."""
    if last < 0:
        return
    closing = find_closing([unit.text for unit in layout.units], last)
    for index in range(closing, len(layout.units)) if closing >= 0 else ():
        sign = layout.found[index]
        if sign is None or sign.role is not LineRole.SOURCE:
            layout.put(index, LineRole.FURNITURE, 0.8)
    rest = [index for index in range(last + 1, len(layout.units)) if layout.is_open(index)]
    for position, index in enumerate(rest):
        text = layout.units[index].text
        name = is_name_line(text)
        if _OUTLET.fullmatch(text) or fold(text) in layout.media:
            layout.put(index, LineRole.SOURCE, 0.75)
        elif position <= 1 and _OFFICE.fullmatch(text) and not reads_like_caption(text):
            layout.put(index, LineRole.BYLINE, 0.7)
        elif name >= 0.5:
            layout.put(
                index, LineRole.BYLINE, min(0.96, name + (0.04 if position == 0 else -0.1 if position > 2 else 0.0))
            )
    titles = [
        index
        for index in rest
        if layout.is_open(index)
        and not layout.units[index].is_closed
        and not reads_like_caption(layout.units[index].text)
    ]
    footed = [
        i
        for i in range(last + 1, len(layout.units))
        if (s := layout.found[i]) and s.role in (LineRole.BYLINE, LineRole.SOURCE)
    ]
    for index in titles:
        if footed and index > footed[0]:
            layout.put(index, LineRole.FURNITURE, 0.7 if len(titles) > 1 else 0.6)
        elif len(titles) >= 3 and layout.units[index].word_count >= 5:
            layout.put(index, LineRole.FURNITURE, 0.6)


def _mark_body(layout: _Layout, title: int) -> None:
    """Mark the lead, and what is left: paragraphs, captions, subheadings."""
    open_units = [index for index in range(len(layout.units)) if layout.is_open(index)]
    usual, gaps_tell = _find_gaps(layout, open_units, title)
    has_lead = any(sign is not None and sign.role is LineRole.LEAD for sign in layout.found)
    prose = [index for index in open_units if layout.is_prose(index)]
    repeated = Counter(unit.text for unit in layout.units)
    first_prose = prose[0] if prose else -1
    last_prose = prose[-1] if prose else -1
    parted = sum(unit.gap > 0 for unit in layout.units[title + 1 :]) >= _PARTED
    for index in open_units:
        unit = layout.units[index]
        extra = gaps_tell and unit.gap > usual and unit.word_count <= _LONG
        between = first_prose < index < last_prose
        setting = Setting(
            extra_gap=extra,
            gaps_tell=gaps_tell and index > title + 1,
            between_prose=between,
            is_repeated=repeated[unit.text] > 1,
            hangs_on=parted and index > first_prose >= 0 and _hangs_on(layout, index),
            heads=_heads(layout, index),
        )
        scores = score_body(unit, setting)
        if unit.text[:1].islower():
            scores[LineRole.PARAGRAPH] += 0.5
        if not has_lead and title >= 0 and (unit.is_closed or unit.word_count >= 14):
            scores[LineRole.PARAGRAPH] += 0.8 if unit.is_closed else 1.6  # a lead is expected here
        role, confidence = best_of(scores)
        name = is_name_line(unit.text)
        if name >= 0.75 and role is not LineRole.PARAGRAPH:
            role, confidence = LineRole.BYLINE, 0.5
        elif not has_lead and (role is LineRole.PARAGRAPH or len(open_units) == 1):
            role, has_lead = LineRole.LEAD, True
            confidence = confidence if title >= 0 else min(confidence, 0.85)
        layout.put(index, role, confidence)


def _hangs_on(layout: _Layout, index: int) -> bool:
    """Whether the unit hangs on a paragraph, and a blank line stands after it: a photo was there."""
    before, unit = layout.units[index - 1], layout.units[index]
    after = layout.units[index + 1] if index + 1 < len(layout.units) else None
    return (
        unit.gap == 0
        and after is not None
        and after.gap > 0
        and before.is_closed
        and before.text[-1] not in ":;?"
        and before.word_count >= 1.5 * unit.word_count
    )


def _heads(layout: _Layout, index: int) -> bool:
    """Whether a numbered unit stands between others without such a number: the heading of a part, no item of a list."""
    unit = layout.units[index]
    style = numbering_of(unit.text)
    around = [layout.units[at].text for at in (index - 1, index + 1) if 0 <= at < len(layout.units)]
    return bool(style) and not unit.is_closed and all(numbering_of(text) != style for text in around)


def _mark_teasers(layout: _Layout) -> None:
    """Two headlines in a row have no text under the first: between paragraphs they lead to other reports."""
    runs: list[list[int]] = [[]]
    for index, unit in enumerate(layout.units):
        sign = layout.found[index]
        is_headline = sign is not None and sign.role is LineRole.SUBHEADING and unit.word_count >= _TEASER_WORDS
        if is_headline and not numbering_of(unit.text) and not unit.text.isupper():
            runs[-1].append(index)
        elif runs[-1]:
            runs.append([])
    for run in runs:
        for index in run if len(run) > 1 else ():
            layout.put(index, LineRole.FURNITURE, 0.7)


def _with_some_text(guesses: list[LineGuess]) -> list[LineGuess]:
    """Nothing but a title, names or buttons: whatever says most is the text, for every report has one."""
    if not guesses or any(guess.role in _BLOCKS for guess in guesses):
        return guesses
    longest = max(
        guesses, key=lambda guess: (guess.of is None, guess.role is not LineRole.TITLE, len(guess.text.split()))
    )
    lead = LineGuess(
        first=longest.first,
        last=longest.last,
        text=longest.text,
        role=LineRole.LEAD,
        confidence=0.3,
        starts=longest.starts,
    )
    return [lead if guess is longest else guess for guess in guesses]


def _find_gaps(layout: _Layout, indexes: Sequence[int], title: int) -> tuple[int, bool]:
    """Return the usual number of blank lines before a unit, and whether wider gaps stand before short units only."""
    inner = [layout.units[index] for index in indexes if index > title + 1]
    if len(inner) < 4:
        return 0, False
    usual = Counter(unit.gap for unit in inner).most_common(1)[0][0]
    wide = [unit for unit in inner if unit.gap > usual]
    short = [unit for unit in wide if unit.word_count <= 40 and unit.sentences <= 2]
    return usual, bool(wide) and len(short) >= 0.8 * len(wide) and len(wide) < len(inner)


def _finish(layout: _Layout, index: int) -> LineGuess:
    """Return the guess for the unit at *index*, with what stands at its ends."""
    unit, sign = layout.units[index], layout.found[index]
    role, confidence = (sign.role, sign.confidence) if sign else (LineRole.PARAGRAPH, 0.3)
    text = unit.text
    guess = LineGuess(
        first=unit.first, last=unit.last, text=text, role=role, confidence=round(confidence, 2), starts=unit.starts
    )
    if role is LineRole.LEAD or index == layout.first_paragraph:
        return replace(guess, drop_start=find_tag(text, layout.media), drop_end=find_end_mark(text))
    if role is LineRole.STAMP:
        return replace(guess, drop_start=find_bullet(text))
    if role is LineRole.CAPTION:
        end = find_end_mark(text)
        return replace(guess, credit=find_credit(text.removesuffix(end)), drop_end=end)
    if role in (LineRole.PARAGRAPH, LineRole.TITLE):
        return replace(guess, drop_end=find_end_mark(text))
    return guess


def _mark_duplicates(guesses: Sequence[LineGuess]) -> list[LineGuess]:
    """A line that repeats an earlier one word for word is its duplicate; repeated furniture stays furniture."""
    first_by_text: dict[str, LineGuess] = {}
    marked: list[LineGuess] = []
    for guess in guesses:
        earlier = first_by_text.setdefault(guess.text, guess)
        if earlier is guess or guess.role is LineRole.FURNITURE or earlier.role is LineRole.FURNITURE:
            marked.append(guess)
            continue
        sure = 0.97 if len(guess.text.split()) > 2 else 0.85
        bare = replace(guess, credit="", drop_start="", drop_end="")
        marked.append(replace(bare, role=LineRole.DUPLICATE, confidence=sure, of=earlier.first))
    return marked
