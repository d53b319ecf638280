"""Arguments in; problems out as lines on stderr; exit code.

0: published, or clean. 1: problems in the content. 2: wrong arguments. 3: the disk or a permission failed. 4: another
build is at work. 130: stopped from the keyboard. 143: stopped by SIGTERM.
"""

from __future__ import annotations

import argparse
import datetime as dt
import gc
import io
import json
import os
import signal
import sys
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from bantin.arguments import LIST_TO_STDOUT, parse_arguments
from bantin.languages import Language
from bantin.problems import Problem, ProblemsError
from bantin.progress import untracked
from bantin.publishing.changes import Changes, list_changes
from bantin.publishing.lock import LockedError
from bantin.publishing.manifest import NAME as MANIFEST_NAME
from bantin.publishing.room import NoRoomError
from bantin.reporting import Format, count_problems, render_problem, shown_path
from bantin.terminal import Bars
from bantin.wording import say
from bantin.workers import count_cores

if TYPE_CHECKING:
    from bantin.commands.request import Result, Tell

_PROJECT = Path(__file__).resolve().parents[1]
_MANY_OBJECTS = 50_000
"""How many objects a build makes before Python looks for circles among them; it makes millions, and no such circles."""
# Each command imports what it needs when it runs: nobody who asks for one waits for the others.
# ruff: noqa: PLC0415


def main(arguments: list[str]) -> int:
    """Run the command that *arguments* name and return the exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # a terminal that lacks a letter is no reason to fail
    options = parse_arguments(arguments, _PROJECT, os.environ)
    language: Language = options.lang
    before = _edition_in(options.output)
    try:
        with _ended_by_sigterm():
            return _COMMANDS[options.command](options)
    except ProblemsError as error:
        _print_problems(error.problems, options)
        return 1
    except LockedError:
        print(say(language, "locked", output=str(options.output)), file=sys.stderr)
        return 4
    except NoRoomError as error:
        needed, free = (f"{size / 1_000_000:.1f}" for size in (error.needed, error.free))
        print(say(language, "no-room", path=str(options.output), needed=needed, free=free), file=sys.stderr)
        return 3
    except OSError as error:
        path = str(error.filename or options.output)
        said = say(language, "disk", path=path, error=error.strerror or str(error), state=_state(options, before))
        print(said, file=sys.stderr)
        return 3
    except KeyboardInterrupt as error:
        print(say(language, "stopped", state=_state(options, before)), file=sys.stderr)
        return 143 if isinstance(error, _TerminatedError) else 130


class _TerminatedError(KeyboardInterrupt):
    """Raised when the system asks the program to end."""


@contextmanager
def _ended_by_sigterm() -> Iterator[None]:
    """Have SIGTERM end a command as Ctrl+C does; only the main thread can be asked to."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def end(*_: object) -> None:
        raise _TerminatedError

    before = signal.signal(signal.SIGTERM, end)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _edition_in(output: Path) -> tuple[int, int] | None:
    """Return what tells the site in the folder *output* from the one that another publication puts there."""
    try:
        status = (output / MANIFEST_NAME).stat()
    except OSError:
        return None
    return status.st_ino, status.st_mtime_ns


def _state(options: argparse.Namespace, before: tuple[int, int] | None) -> str:
    from bantin.publishing.publish import is_unfinished

    if is_unfinished(options.output):
        return say(options.lang, "state-partly")
    return say(options.lang, "state-as-it-was" if _edition_in(options.output) == before else "state-new")


def _build(options: argparse.Namespace) -> int:
    from bantin.commands.request import Request, find_current, open_recall

    checking = options.command == "check"
    request = Request(
        root=options.root,
        output=options.output,
        write=not checking,
        site_url=options.site_url or "",
        epoch=_read_epoch(),
        drafts=options.drafts or checking,
        strict=options.strict,
        remember=not checking and not options.no_cache,
        jobs=options.jobs or count_cores(),
    )

    tell = _tell_stages(options)
    gc.set_threshold(_MANY_OBJECTS, 50, 100)
    if options.changed_files not in (None, LIST_TO_STDOUT):
        Path(options.changed_files).write_bytes(b"")  # if that can't be done, it must be known before the site changes
    recall = open_recall(request)
    result = find_current(request, recall, tell) if recall is not None else None
    if result is None:
        from bantin.commands.build import build

        track = Bars(options.lang) if sys.stderr.isatty() and not options.quiet else untracked
        result = build(request, tell, track, recall)
    if result.is_memory_lost:
        print(say(options.lang, "memory-lost", output=shown_path(options.output)), file=sys.stderr)
    if result.changes is not None and options.changed_files is not None:
        _list_changes(result.changes, options.changed_files)
    if checking and result.notes:
        _print_problems(result.notes, options)
    if options.explain:
        for path, reason in sorted(result.reasons.items()):
            _say(f"{path}: {_why(reason.code, reason.cause, options.lang)}")
    if not options.quiet:
        _print_summary(result, options)
    return 0


def _tell_stages(options: argparse.Namespace) -> Tell:
    """Return what says how long each stage of a build took, unless *options* want quiet."""

    def tell(stage: str, counts: Mapping[str, int], seconds: float) -> None:
        if not options.quiet:
            name, did = say(options.lang, f"stage-{stage}"), say(options.lang, f"did-{stage}", **counts)
            _say(f"{name:>10}  {did:<54} {seconds:5.2f} s")

    return tell


def _verify(options: argparse.Namespace) -> int:
    from bantin.commands.request import Request
    from bantin.commands.verify import verify_published, verify_rebuilt

    if options.rebuild:
        request = Request(
            root=options.root,
            output=None,
            site_url=options.site_url or "",
            epoch=_read_epoch(),
            drafts=options.drafts,
            jobs=options.jobs or count_cores(),
        )
        gc.set_threshold(_MANY_OBJECTS, 50, 100)
        verified = verify_rebuilt(request, options.output, options.yours, _tell_stages(options))
    else:
        verified = verify_published(options.output, options.yours)
    if not options.quiet:
        name = "verified-rebuilt" if options.rebuild else "verified"
        shown = shown_path(options.output)
        _say(say(options.lang, name, output=shown, files=verified.files, digest=verified.digest).strip())
    return 0


def _why(code: str, cause: str, language: Language) -> str:
    """Return a reason in words; of a plan's cells those are named that editors know."""
    if code != "reads":
        return say(language, f"why-{code}", cause=cause)
    family, _, subject = cause.partition(":")
    known = family in ("head", "body", "neighbours", "related", "age")
    return say(language, f"why-{family if known else 'listing'}", cause=subject if known else cause)


def _list_changes(changes: Changes, file: str) -> None:
    """Write the list of *changes* to *file*, or print it when that is what *file* says."""
    data = "".join(f"{line}\n" for line in list_changes(changes)).encode()
    if file == LIST_TO_STDOUT:
        _write(data)
    else:
        Path(file).write_bytes(data)


def _new(options: argparse.Namespace) -> int:
    if options.accept:
        from bantin.commands.accept import accept_translations

        for path in accept_translations(options.root, options.accept):
            _say(say(options.lang, "accepted", path=shown_path(path)))
        return 0
    from bantin.commands.new import begin_article
    from bantin.commands.telling import describe_begun

    _say("\n".join(describe_begun(begin_article(options.root, options.title, options.date), options.lang)))
    return 0


def _import(options: argparse.Namespace) -> int:
    from bantin.commands.importing import import_texts
    from bantin.commands.telling import describe_imported

    result = import_texts(options.root, options.files, write=not options.dry_run)
    for imported in result.imported:
        if options.dry_run and options.format is Format.JSON:
            _say(json.dumps(imported.record, ensure_ascii=False))
        elif options.dry_run:
            _say(f"{imported.article}\n{imported.translation}")
        else:
            _say("\n".join(describe_imported(imported, options.lang)))
    if result.problems:
        _print_problems(result.problems, options)
    return 1 if any(not problem.is_note for problem in result.problems) else 0


def _explain(options: argparse.Namespace) -> int:
    from bantin.commands.explain import UnknownCodeError, explain, list_codes

    try:
        _say(explain(options.code, options.lang) if options.code else list_codes(options.lang))
    except UnknownCodeError as error:
        print(error, file=sys.stderr)
        return 2
    return 0


def _export(options: argparse.Namespace) -> int:
    from bantin.commands.export import ExportRequest, export

    request = ExportRequest(
        root=options.root, site_url=options.site_url or "", epoch=_read_epoch(), drafts=options.drafts
    )
    _write(export(request, options.table, options.form))
    return 0


def _stats(options: argparse.Namespace) -> int:
    from bantin.commands.stats import count_coverage
    from bantin.commands.telling_stats import describe_coverage, record_coverage

    coverage = count_coverage(options.root, drafts=options.drafts)
    if options.format is Format.JSON:
        _say(json.dumps(record_coverage(coverage), ensure_ascii=False))
    else:
        _say("\n".join(describe_coverage(coverage, options.lang, verbose=options.verbose)))
    return 0


def _serve(options: argparse.Namespace) -> int:
    from bantin.commands.serve import News, ServeRequest, serve

    def tell(news: News) -> None:
        if not options.quiet:
            _say(f"{dt.datetime.now().astimezone():%H:%M:%S}  {news.sentence}")
        if news.problems:
            _print_problems(news.problems, options)

    request = ServeRequest(
        root=options.root,
        port=options.port,
        language=options.lang,
        open_browser=options.open,
        epoch=_read_epoch(),
    )
    serve(request, tell)
    return 0


_COMMANDS = {
    "build": _build,
    "check": _build,
    "verify": _verify,
    "new": _new,
    "serve": _serve,
    "import": _import,
    "export": _export,
    "stats": _stats,
    "explain": _explain,
}


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
        _hush()


def _write(data: bytes) -> None:
    """Print *data* byte for byte, whatever letters the terminal and the locale know; nobody has to be listening."""
    try:
        sys.stdout.buffer.write(data)
        sys.stdout.flush()
    except BrokenPipeError:
        _hush()


def _hush() -> None:
    """Say nothing more to somebody who has stopped listening."""
    sys.stdout = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 - open until the end


def _print_summary(result: Result, options: argparse.Namespace) -> None:
    _say()
    for language in Language:
        articles, bridges = result.articles[language]
        extra = say(options.lang, "count-bridges", count=bridges) if bridges else ""
        _say(f"{language.own_name:>14}  {say(options.lang, 'count-articles', count=articles)}{extra}")
    changes = result.changes
    if changes is not None and options.verbose:
        for path in changes.write:
            _say(f"{say(options.lang, 'wrote'):>14}  {path}")
        for path in changes.remove:
            _say(f"{say(options.lang, 'removed'):>14}  {path}")
    for path in changes.kept if changes is not None else ():
        _say(say(options.lang, "kept", path=str(options.output / path)))
    if result.drafts:
        _say(say(options.lang, "drafts-left-out", count=len(result.drafts), drafts=", ".join(result.drafts)))
    if result.note_count and changes is not None:
        _say(say(options.lang, "notes-left", count=result.note_count))
    if not result.has_address:
        _say(say(options.lang, "no-site-url").rstrip())
    _say()
    if changes is None:
        _say(say(options.lang, "nothing-written"))
    else:
        _say(say(options.lang, "open", path=shown_path(options.output / "index.html")))


def _print_problems(problems: Sequence[Problem], options: argparse.Namespace) -> None:
    form = options.format or (Format.FULL if sys.stderr.isatty() else Format.CONCISE)
    base = Path.cwd()
    for problem in problems:
        print(render_problem(problem, form, base, options.lang), file=sys.stderr)
        if form is Format.FULL:
            print(file=sys.stderr)
    if form is Format.JSON or options.command == "serve":  # the preview has counted them in a sentence of its own
        return
    counted = count_problems(problems, options.lang)
    if options.command == "build":
        counted = say(options.lang, "left-as-it-was", counted=counted, output=shown_path(options.output))
    print(counted, file=sys.stderr)
    if form is Format.FULL:
        print(say(options.lang, "explain-how"), file=sys.stderr)
