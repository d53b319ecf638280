"""What may stand on the command line, said in the language that it asks for."""

from __future__ import annotations

import argparse
import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NoReturn

from bantin import __version__
from bantin.dataset import DataForm, DataTable
from bantin.languages import Language
from bantin.reporting import Format
from bantin.urls import find_site_url_fault
from bantin.wording import message_of, say

LIST_TO_STDOUT = "-"
"""The file of --changed-files that is none: the list is printed, and nothing else is."""


def parse_arguments(arguments: Sequence[str], root: Path, environment: Mapping[str, str]) -> argparse.Namespace:
    """Return the options that *arguments* name; *root* holds the content unless they name another.

    Leaves the program with exit code 2 when they can't be understood.
    """
    language = _find_language(arguments, environment)
    parser = _Parser(prog="build.py", description=say(language, "about"), language=language)
    parser.add_argument(
        "--version", action="version", version=f"Bản Tin {__version__}", help=say(language, "option-version")
    )
    parser.set_defaults(
        command="build",
        root=root,
        output=None,
        site_url=None,
        format=None,
        lang=language,
        quiet=False,
        verbose=False,
        strict=False,
        drafts=False,
        jobs=None,
        no_cache=False,
        explain=False,
        changed_files=None,
        rebuild=False,
    )
    _add_common(parser, language)
    _add_publishing(parser, language)
    commands = parser.add_subparsers(
        title=say(language, "commands"),
        metavar="build|check|verify|serve|new|import|export|stats|explain",
        parser_class=_Parser,
    )
    for name, add in _COMMANDS.items():
        about = say(language, f"about-{name}")
        command = commands.add_parser(
            name, help=about, description=about[0].upper() + about[1:] + ".", language=language
        )
        _add_common(command, language)
        add(command, language)
        command.set_defaults(command=name)
    options = parser.parse_args(arguments)
    if options.quiet and options.verbose:  # one before the command, the other after it
        parser.error(say(language, "quiet-and-verbose"))
    if options.command == "new" and bool(options.title and options.date) == bool(options.accept):
        parser.error(say(language, "new-needs"))
    if options.command == "export" and options.table is None and options.form is not DataForm.JSON:
        parser.error(say(language, "export-needs", form=options.form))
    if options.command == "verify" and not options.rebuild and (options.site_url or options.drafts):
        parser.error(say(language, "verify-needs"))
    if options.output is None:
        options.output = options.root / "output"
    if options.changed_files == LIST_TO_STDOUT:
        options.quiet = True  # whoever reads the list must not take the summary for paths
    return options


def _find_language(arguments: Sequence[str], environment: Mapping[str, str]) -> Language:
    """Return the language that is asked for, before anything else is understood: help and errors are in it too."""
    for option, value in zip(arguments, [*arguments[1:], ""], strict=False):
        name, _, joined = option.partition("=")
        if name == "--lang" and (joined or value) in set(Language):
            return Language(joined or value)
    system = next((environment[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if environment.get(name)), "")
    return Language.VI if system.startswith("vi") else Language.EN


class _Parser(argparse.ArgumentParser):
    """A parser whose own words are in *language*; what argparse says of a wrong argument is English in both."""

    def __init__(self, *, prog: str, language: Language, description: str = "") -> None:
        super().__init__(prog=prog, description=description, add_help=False)
        self._language = language
        self._optionals.title = say(language, "options")
        self._positionals.title = say(language, "positionals")
        self.add_argument("-h", "--help", action="help", help=say(language, "option-help"))

    def error(self, message: str) -> NoReturn:
        """Print the usage and *message*, and leave."""
        self.exit(2, self.format_usage() + say(self._language, "error", program=self.prog, message=message) + "\n")


def _add_common(parser: argparse.ArgumentParser, language: Language) -> None:
    """Add the options of every command; they may stand before or after its name."""
    unset = argparse.SUPPRESS
    _add(parser, "--root", language, type=_folder(language), metavar="DIR")
    _add(parser, "--lang", language, type=Language, choices=list(Language))
    _add(parser, "--format", language, type=Format, choices=list(Format))
    loudness = parser.add_mutually_exclusive_group()
    loudness.add_argument("--quiet", action="store_true", default=unset, help=say(language, "option-quiet"))
    loudness.add_argument("--verbose", action="store_true", default=unset, help=say(language, "option-verbose"))


def _add_building(parser: argparse.ArgumentParser, language: Language) -> None:
    _add(parser, "--output", language, type=Path, metavar="DIR")
    _add(parser, "--site-url", language, type=_site_url(language), metavar="URL")
    _add(parser, "--strict", language, action="store_true")
    _add(parser, "--drafts", language, action="store_true")
    _add(parser, "--jobs", language, type=_count(language), metavar="N")


def _add_publishing(parser: argparse.ArgumentParser, language: Language) -> None:
    _add_building(parser, language)
    _add(parser, "--no-cache", language, action="store_true")
    _add(parser, "--explain", language, action="store_true")
    _add(parser, "--changed-files", language, metavar="FILE")


def _add_verifying(parser: argparse.ArgumentParser, language: Language) -> None:
    _add(parser, "--output", language, type=Path, metavar="DIR")
    parser.add_argument("--yours", nargs="+", default=[], metavar="PATH", help=say(language, "option-yours"))
    parser.add_argument("--rebuild", action="store_true", help=say(language, "option-rebuild"))
    _add(parser, "--site-url", language, type=_site_url(language), metavar="URL")
    _add(parser, "--drafts", language, action="store_true")
    _add(parser, "--jobs", language, type=_count(language), metavar="N")


def _add_serving(parser: argparse.ArgumentParser, language: Language) -> None:
    parser.add_argument("--port", type=int, help=say(language, "option-port"))
    parser.add_argument("--open", action="store_true", help=say(language, "option-open"))


def _add_new(parser: argparse.ArgumentParser, language: Language) -> None:
    parser.add_argument("title", nargs="?", metavar="TITLE", help=say(language, "option-title"))
    parser.add_argument("--date", type=_date(language), metavar="DATE", help=say(language, "option-date"))
    parser.add_argument("--accept", nargs="+", metavar="ID", help=say(language, "option-accept"))


def _add_importing(parser: argparse.ArgumentParser, language: Language) -> None:
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE", help=say(language, "option-files"))
    parser.add_argument("--dry-run", action="store_true", help=say(language, "option-dry-run"))


def _add_exporting(parser: argparse.ArgumentParser, language: Language) -> None:
    tables = "|".join(DataTable)
    parser.add_argument(
        "table", nargs="?", type=DataTable, choices=list(DataTable), metavar=tables, help=say(language, "option-table")
    )
    parser.add_argument(
        "--as",
        dest="form",
        type=DataForm,
        choices=list(DataForm),
        default=DataForm.JSON,
        help=say(language, "option-as"),
    )
    _add(parser, "--site-url", language, type=_site_url(language), metavar="URL")
    _add(parser, "--drafts", language, action="store_true")


def _add_counting(parser: argparse.ArgumentParser, language: Language) -> None:
    _add(parser, "--drafts", language, action="store_true")


def _add_explaining(parser: argparse.ArgumentParser, language: Language) -> None:
    parser.add_argument("code", nargs="?", metavar="CODE", help=say(language, "option-code"))


_COMMANDS = {
    "build": _add_publishing,
    "check": _add_building,
    "verify": _add_verifying,
    "serve": _add_serving,
    "new": _add_new,
    "import": _add_importing,
    "export": _add_exporting,
    "stats": _add_counting,
    "explain": _add_explaining,
}


def _add(parser: argparse.ArgumentParser, option: str, language: Language, **settings: object) -> None:
    """Add *option* without a default: one that stands before the command must not be undone after it."""
    parser.add_argument(option, default=argparse.SUPPRESS, help=say(language, f"option-{option[2:]}"), **settings)  # type: ignore[arg-type] # each fits the call it is passed on to


def _folder(language: Language) -> Callable[[str], Path]:
    def read(value: str) -> Path:
        if not Path(value).is_dir():
            raise argparse.ArgumentTypeError(say(language, "no-folder", value=value))
        return Path(value)

    return read


def _count(language: Language) -> Callable[[str], int]:
    def read(value: str) -> int:
        if not value.isascii() or not value.isdigit() or int(value) < 1:
            raise argparse.ArgumentTypeError(say(language, "no-count", value=value))
        return int(value)

    return read


def _date(language: Language) -> Callable[[str], dt.date]:
    def read(value: str) -> dt.date:
        try:
            return dt.date.fromisoformat(value)
        except ValueError:
            raise argparse.ArgumentTypeError(say(language, "no-date", value=value)) from None

    return read


def _site_url(language: Language) -> Callable[[str], str]:
    def read(value: str) -> str:
        if fault := find_site_url_fault(value):
            raise argparse.ArgumentTypeError(
                say(language, "bad-site-url", value=value, fault=message_of(fault, language))
            )
        return value

    return read
