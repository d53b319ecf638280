"""What ``stats`` tells: a table for people, a record for programs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import Any

from bantin.commands.stats import Coverage, Measure, Share
from bantin.languages import Language
from bantin.wording import say

_NAME = 46
_COLUMN = 16


def describe_coverage(coverage: Coverage, language: Language, *, verbose: bool) -> Iterator[str]:
    """Yield the lines of a table, none wider than 80 columns; when *verbose*, the ids of all that lack something."""
    yield say(
        language,
        "stats-counted",
        articles=coverage.articles,
        organisations=coverage.organisations,
        provinces=coverage.provinces,
    )
    for name, run in groupby(coverage.measures, key=lambda measure: measure.name):
        measures = list(run)
        yield ""
        heads = [m.language.own_name if m.language else say(language, f"stats-of-{_thing(name)}") for m in measures]
        yield f"{say(language, f'stats-{name}'):<{_NAME}}" + "".join(f"{head:>{_COLUMN}}" for head in heads)
        for shares in zip(*(measure.shares for measure in measures), strict=True):
            said = say(language, f"stats-{name}-{shares[0].value}")
            columns = (_column(share, measure) for share, measure in zip(shares, measures, strict=True))
            yield f"  {said:<{_NAME - 2}}" + "".join(columns)
            if verbose:
                lacking = dict.fromkeys(one for share in shares for one in share.lacking or ())
                yield from (f"    {one}" for one in lacking)


def record_coverage(coverage: Coverage) -> Mapping[str, Any]:
    """Return *coverage* as JSON has it; a value that is a gap has the ids of all that lack something."""
    return {
        "articles": coverage.articles,
        "organisations": coverage.organisations,
        "provinces": coverage.provinces,
        "measures": [
            {
                "name": measure.name,
                "language": measure.language,
                "total": measure.total,
                "values": [
                    {"value": share.value, "count": share.count}
                    | ({"ids": list(share.lacking)} if share.lacking is not None else {})
                    for share in measure.shares
                ],
            }
            for measure in coverage.measures
        ],
    }


def _thing(name: str) -> str:
    return {"english": "organisations", "unsure": "organisations", "provinces": "provinces"}.get(name, "articles")


def _column(share: Share, measure: Measure) -> str:
    return f"{share.count:>{_COLUMN - 7}} {_percent(share.count, measure.total):>6}"


def _percent(count: int, total: int) -> str:
    """Return the share in per cent; what is not all is never shown as 100 %, and what is some never as 0 %."""
    if not total:
        return "–"
    percent = round(100 * count / total)
    if 0 < count < total:
        percent = min(99, max(1, percent))
    return f"{percent} %"
