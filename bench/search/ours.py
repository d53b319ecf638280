"""Our own search: the page of a built site, with its styles and fonts, as its readers have it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from bantin import __version__
from bench.search.contender import Built, Transport, weigh
from bench.search.costs import FailedError
from bench.search.shell import Shell
from bench.search.texts import Corpus

_BUILD = Path(__file__).resolve().parent / "ours_build.py"
# The page says it in words: “1,234 reports found.”, “One report found.”, “Nothing found …”.
_COUNT = """(() => {
  const said = document.querySelector("#state").textContent;
  const number = said.includes("“") ? null : said.match(/\\d[\\d.,]*/);
  const first = document.querySelectorAll("#found > .visually-hidden + ol > li");
  return number ? Number(number[0].replace(/\\D/g, "")) : first.length;
})()"""


class Ours:
    """See ``Contender``. Time and memory are those of ``ours_build.py``, which has the whole site in memory."""

    name = "Bản Tin"
    version = __version__
    transports = (Transport.HTTP, Transport.FILE)
    count = _COUNT

    def build(self, corpus: Corpus, shell: Shell, folder: Path) -> Built:
        """See ``Contender``."""
        command = [sys.executable, str(_BUILD), str(corpus.size), str(corpus.language), str(folder)]
        run = subprocess.run(command, capture_output=True, text=True, check=False)
        if run.returncode != 0:
            raise FailedError(run.stderr.strip().splitlines()[-1])
        cost = json.loads(run.stdout)
        index = folder / "search" / corpus.language
        in_index = weigh([index])
        shell.write(folder)
        own = folder / "assets" / "js"
        scripts = weigh([*own.glob("search*.js"), *own.glob("fold.*.js")])
        return Built(
            seconds=cost["seconds"],
            peak=cost["peak"],
            files=in_index[0] + scripts[0],
            size=in_index[1] + scripts[1],
            page=shell.path,
        )
