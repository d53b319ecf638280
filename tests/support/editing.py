"""An office at work: a site whose files change as editors, designers and accidents change them."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from tests.support.sites import PROJECT, SITE_TOML, edit, small_site

FIRST_DAY = dt.date(2024, 1, 1)
PROVINCES = ("tuyen-quang", "ha-giang", "ha-noi")
PARTNERS = ("benh-vien-bach-mai", "benh-vien-cho-ray")
KINDS = ("visit", "mou")
TITLES = {"Bach Mai": "Bạch Mai", "Cho Ray": "Chợ Rẫy", "Lan Anh": "Lan Anh"}
"""Titles in English, and the same in Vietnamese."""
WORDS = {
    "đào tạo": "training",
    "UBND tỉnh": "the Provincial People's Committee",
    "việc chung": "matters of both",
    "BVBM": "Bach Mai Hospital",
    "ngày mai": "tomorrow",
}
"""Words of a text in Vietnamese, abbreviations among them, and the same in English."""

_OF_DESIGN = ("templates", "locales")

_SECOND_PARTNER = """
[[partner]]
id = "benh-vien-cho-ray"
name = { vi = "Bệnh viện Chợ Rẫy", en = "Cho Ray Hospital" }
english = "usual"
slug = { vi = "benh-vien-cho-ray", en = "cho-ray-hospital" }
kind = "hospital"
country = "VN"
page = true
"""
_METADATA = """{draft}kind = "{kind}"
provinces = ["{province}"]
partners = ["{partner}"]
local = ["ubnd-ha-giang"]
others = []
places = []

[slug]
vi = "{slug}"
en = "{slug}"

[title]
vi = "{vietnamese}"
en = "{title}"

[summary]
vi = "Tóm tắt {vietnamese}."
en = "Summary {title}."

[text]
vi = "original"
en = "{translation}"

[event_date]
date = {date}
precision = "day"
certainty = "inferred"
year_certainty = "inferred"

[event_date.basis]
vi = "Suy đoán."
en = "Inferred."

[citation]
outlet = "bao-ha-giang"
outlet_certainty = "inferred"

[citation.basis]
vi = "Suy đoán."
en = "Inferred."

{agreement}[[people]]
name = {{ vi = "{person}", en = "{person}" }}
post = {{ vi = "Giám đốc", en = "Director" }}
line = 1
"""
_AGREEMENT = """[agreement]
parties = ["{partner}", "ubnd-ha-giang"]
line = 1

[agreement.name]
vi = "biên bản ghi nhớ"
en = "memorandum of understanding"

"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What a bundle is written from."""

    number: int
    day: int = 0
    province: str = PROVINCES[0]
    partner: str = PARTNERS[0]
    kind: str = KINDS[0]
    title: str = "Bach Mai"
    words: str = "đào tạo"
    person: str = "An Binh"
    translated: bool = True
    draft: bool = False
    slug: str = ""

    @property
    def folder(self) -> str:
        """The name of the bundle."""
        return f"{FIRST_DAY + dt.timedelta(days=self.day)}-report-{self.number}"


class Office:
    """A site in a folder, with the reports in it by number."""

    def __init__(self, folder: Path) -> None:
        """Begin with the small site, and with templates and catalogues of its own."""
        self.root = small_site(folder)
        for name in _OF_DESIGN:
            shutil.copytree(PROJECT / name, self.root / name)
        partners = self.root / "content/partners.toml"
        partners.write_text(partners.read_text(encoding="utf-8") + _SECOND_PARTNER, encoding="utf-8")
        self.output = folder / "output"
        self.reports: dict[int, Report] = {}
        self._count = 0

    def copy(self, folder: Path) -> Office:
        """Return a copy of the office in *folder*, with its edition and what is remembered of it.

        Templates and catalogues are links to those of this one, until somebody changes them: they are many.
        """
        copy = Office.__new__(Office)
        copy.__dict__.update(self.__dict__)
        copy.root, copy.output, copy.reports = folder / self.root.name, folder / self.output.name, dict(self.reports)
        shutil.copytree(self.root.parent, folder, ignore=shutil.ignore_patterns(*_OF_DESIGN))
        for name in _OF_DESIGN:
            (copy.root / name).symlink_to(self.root / name)
        return copy

    def leave_off(self, *features: str) -> None:
        """Switch *features* of the site off."""
        self._append(SITE_TOML, "".join(["\n[features]\n", *(f"{name} = false\n" for name in features)]))

    def write(self, report: Report) -> None:
        """Write the bundle of *report* in the place of the one that had its number."""
        before = self.reports.get(report.number)
        if before is not None and before.folder != report.folder:
            shutil.rmtree(self._bundle(before))
        self.reports[report.number] = report
        bundle = self._bundle(report)
        bundle.mkdir(parents=True, exist_ok=True)
        text = _METADATA.format(
            draft="draft = true\n" if report.draft else "",
            kind=report.kind,
            agreement=_AGREEMENT.format(partner=report.partner) if report.kind == KINDS[1] else "",
            province=report.province,
            partner=report.partner,
            slug=report.slug or f"report-{report.number}",
            title=f"{report.title} {report.number}",
            vietnamese=f"{TITLES[report.title]} {report.number}",
            translation="translated" if report.translated else "missing",
            date=FIRST_DAY + dt.timedelta(days=report.day),
            person=report.person,
        )
        if not report.translated:
            text = "\n".join(line for line in text.splitlines() if not _is_english_title(line)) + "\n"
        _put(bundle / "article.toml", text)
        _put(bundle / "text.vi.md", f"Hai bên trao đổi về {report.words}.\n")
        english = bundle / "text.en.md"
        if report.translated:
            _put(english, f"The two sides discussed {WORDS[report.words]}.\n")
        else:
            english.unlink(missing_ok=True)

    def add(self, **values: object) -> None:
        """Write a report that is not there yet."""
        self._count += 1
        self.write(replace(Report(number=self._count), **values))  # type: ignore[arg-type] # fields of a report

    def change(self, which: int, **values: object) -> None:
        """Write one of the reports anew, with other *values*; there may be none."""
        if self.reports:
            report = self.reports[sorted(self.reports)[which % len(self.reports)]]
            self.write(replace(report, **values))  # type: ignore[arg-type] # fields of a report

    def remove(self, which: int) -> None:
        """Take one of the reports away; there may be none."""
        if self.reports:
            report = self.reports.pop(sorted(self.reports)[which % len(self.reports)])
            shutil.rmtree(self._bundle(report))

    def _bundle(self, report: Report) -> Path:
        return self.root / "content/articles" / report.folder

    def touch_template(self, number: int) -> None:
        """Change what every page shows."""
        self._append("templates/macros/around.html", f"{{# {number} #}}\n")
        self._append("templates/article.html", f"<!-- {number} -->\n")

    def touch_catalogue(self, number: int) -> None:
        """Change a word of the interface."""
        path = self._own("locales/en/LC_MESSAGES/messages.po")
        text = path.read_text(encoding="utf-8")
        start = text.index('msgstr "', text.index('msgid "Provinces"')) + len('msgstr "')
        _put(path, f"{text[:start]}Provinces {number}{text[text.index(chr(34), start) :]}")

    def rename_partner(self, number: int) -> None:
        """Change a name in a register."""
        path = self.root / "content/partners.toml"
        lines = path.read_text(encoding="utf-8").splitlines()
        name = f'name = {{ vi = "Bệnh viện Chợ Rẫy {number}", en = "Cho Ray Hospital {number}" }}'
        _put(path, "\n".join(name if "Cho Ray" in line and line.startswith("name") else line for line in lines) + "\n")

    def change_settings(self, length: int) -> None:
        """Cut listings otherwise."""
        path = self.root / SITE_TOML
        old = next(line for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("listing_length"))
        if old != f"listing_length = {length}":
            edit(path, old, f"listing_length = {length}")

    def spoil(self, which: int, damage: Callable[[Path], None]) -> None:
        """Do *damage* to one of the published files."""
        files = sorted(path for path in self.output.rglob("*.html") if path.is_file())
        if files:
            damage(files[which % len(files)])

    def _own(self, name: str) -> Path:
        """Return the path of the file *name* of the design, of which this office has its own from now on."""
        folder = self.root / name.partition("/")[0]
        if folder.is_symlink():
            other = folder.resolve()
            folder.unlink()
            shutil.copytree(other, folder)
        return self.root / name

    def _append(self, name: str, text: str) -> None:
        path = self._own(name)
        _put(path, path.read_text(encoding="utf-8") + text)


def files_of(folder: Path) -> Mapping[str, bytes]:
    """Return every published file in *folder* by its path."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and not path.name.startswith(".")
    }


def _is_english_title(line: str) -> bool:
    return line.startswith(('en = "Bach Mai', 'en = "Cho Ray', 'en = "Lan Anh', 'en = "Summary'))


def _put(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")
