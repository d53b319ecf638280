"""Arguments in; problems out as lines on stderr; exit code.

0: published, or clean. 1: problems in the content. 2: wrong arguments. 3: the disk or a permission failed. 4: another
build is at work. 130: stopped from the keyboard.
"""

from __future__ import annotations

import argparse
import datetime as dt
import io
import os
import sys
from pathlib import Path

from bantin import __version__
from bantin.commands.build import PROJECT, Request, Result, build, count_articles
from bantin.languages import Language
from bantin.problems import ProblemsError
from bantin.publishing.lock import LockedError
from bantin.publishing.publish import is_unfinished
from bantin.reporting import Format, count_problems, render_problem
from bantin.urls import find_site_url_fault
from bantin.wording import message_of

_COMMANDS = {
    "build": "write the site to the output folder (this is what happens without a command)",
    "check": "do everything but write",
}


def main(arguments: list[str]) -> int:
    """Run the command that *arguments* name and return the exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # a terminal that lacks a letter is no reason to fail
    options = _parse(arguments)
    try:
        return _run(options)
    except ProblemsError as error:
        _print_problems(error, options)
        return 1
    except LockedError:
        print(f"{options.output}: another build is at work there; try again when it has ended", file=sys.stderr)
        return 4
    except OSError as error:
        print(f"{error.filename or options.output}: {error.strerror}; {_state(options)}", file=sys.stderr)
        return 3
    except KeyboardInterrupt:
        print(f"stopped; {_state(options)}", file=sys.stderr)
        return 130


def _state(options: argparse.Namespace) -> str:
    if is_unfinished(options.output):
        return "the new site is only partly in place, and the next build puts the rest there"
    return "the site was left as it was"


def _parse(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="build.py", description="Build a bilingual news digest from content/ as plain HTML."
    )
    parser.add_argument("--version", action="version", version=f"Bản Tin {__version__}")
    _add_options(parser)
    parser.set_defaults(
        command="build",
        lang=Language.EN,
        root=PROJECT,
        output=None,
        site_url=None,
        format=None,
        quiet=False,
        verbose=False,
    )
    commands = parser.add_subparsers(title="commands", metavar="build|check")
    for name, what in _COMMANDS.items():
        command = commands.add_parser(name, help=what, description=what[0].upper() + what[1:] + ".")
        _add_options(command)
        command.set_defaults(command=name)
    options = parser.parse_args(arguments)
    if options.quiet and options.verbose:  # one before the command, the other after it
        parser.error("argument --verbose: not allowed with argument --quiet")
    if options.output is None:
        options.output = options.root / "output"
    return options


def _add_options(parser: argparse.ArgumentParser) -> None:
    """Add the options of every command; they may stand before or after its name."""
    unset = argparse.SUPPRESS
    parser.add_argument(
        "--root", type=_folder, default=unset, metavar="DIR", help="folder that holds content/, templates/, locales/"
    )
    parser.add_argument(
        "--output", type=Path, default=unset, metavar="DIR", help="folder to write to (default: output/ in the root)"
    )
    parser.add_argument(
        "--site-url", type=_site_url, default=unset, metavar="URL", help="full address the site will be published at"
    )
    parser.add_argument(
        "--format",
        type=Format,
        choices=list(Format),
        default=unset,
        help="how problems are printed (default: full on a terminal, else concise)",
    )
    parser.add_argument("--lang", type=Language, choices=list(Language), default=unset, help="the language of messages")
    loudness = parser.add_mutually_exclusive_group()
    loudness.add_argument("--quiet", action="store_true", default=unset, help="print problems only")
    loudness.add_argument("--verbose", action="store_true", default=unset, help="name every file that is written")


def _folder(value: str) -> Path:
    path = Path(value)
    if not path.is_dir():
        message = f"{value} is no folder"
        raise argparse.ArgumentTypeError(message)
    return path


def _site_url(value: str) -> str:
    fault = find_site_url_fault(value)
    if fault:
        raise argparse.ArgumentTypeError(message_of(fault, Language.EN))
    return value


def _run(options: argparse.Namespace) -> int:
    writing = options.command == "build"
    request = Request(
        root=options.root,
        output=options.output if writing else None,
        site_url=options.site_url or "",
        epoch=_read_epoch(),
    )

    def tell(stage: str, what: str, seconds: float) -> None:
        if not options.quiet:
            _say(f"{stage:>10}  {what:<54} {seconds:5.2f} s")

    result = build(request, tell)
    if not options.quiet:
        _print_summary(result, options)
    return 0


def _read_epoch() -> dt.date | None:
    """Return the day that SOURCE_DATE_EPOCH names, or None when it is not set or names none."""
    value = os.environ.get("SOURCE_DATE_EPOCH", "")
    try:
        return dt.datetime.fromtimestamp(int(value), tz=dt.UTC).date()
    except (ValueError, OverflowError, OSError):
        return None


def _say(text: str = "") -> None:
    """Print *text*; nobody has to be listening."""
    try:
        print(text)
        sys.stdout.flush()
    except BrokenPipeError:
        sys.stdout = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 - open until the end


def _print_summary(result: Result, options: argparse.Namespace) -> None:
    _say()
    for language in Language:
        articles, bridges = count_articles(result.plan, language)
        extra = f", {bridges} shown in the other language" if bridges else ""
        _say(f"{language.own_name:>14}  {articles} articles{extra}")
    changes = result.changes
    if changes is not None and options.verbose:
        for path in changes.write:
            _say(f"         wrote  {path}")
        for path in changes.remove:
            _say(f"       removed  {path}")
    for path in changes.kept if changes is not None else ():
        _say(f"note: {options.output / path} was changed by somebody and is kept; it is no page of the site any more")
    if not result.plan.site.settings.site_url:
        _say("note: no site address is known, so canonical links are left out and links to the other language are")
        _say("      relative; set site_url in content/site.toml or use --site-url")
    if changes is None:
        _say("\nNo problems found; nothing was written.")
    else:
        _say(f"\nOpen {_shown(options.output / 'index.html')}")


def _print_problems(error: ProblemsError, options: argparse.Namespace) -> None:
    form = options.format or (Format.FULL if sys.stderr.isatty() else Format.CONCISE)
    base = Path.cwd()
    for problem in error.problems:
        print(render_problem(problem, form, base, options.lang), file=sys.stderr)
    if form is not Format.JSON:
        left = f"; {_shown(options.output)} was left as it was" if options.command == "build" else ""
        print(f"{count_problems(error.problems, options.lang)}{left}", file=sys.stderr)


def _shown(path: Path) -> str:
    return Path(os.path.relpath(path)).as_posix()
