"""A draft as plain values, fit for JSON: what a program that compares drafts with the truth needs."""

from __future__ import annotations

from bantin.importing.dates import DateRole
from bantin.importing.draft import Draft
from bantin.importing.parts import FoundOrganisation, Part
from bantin.importing.roles import LineGuess

Value = str | int | float | bool | None | list["Value"] | dict[str, "Value"]
Record = dict[str, Value]


def make_record(draft: Draft, file: str) -> Record:
    """Return *draft* as a record; *file* is the name of the text's file.

    The texts of ``lines`` joined with ``line_end`` are the file's text in ``encoding``. A role is one of a seed's, or
    ``blank``.
    """
    collected = draft.collected
    source, byline, title = draft.source, draft.byline, draft.title
    stamp = next((date for date in draft.dates if date.role is DateRole.STAMP), None)
    return {
        "file": file,
        "encoding": collected.encoding.value,
        "line_end": collected.line_end,
        "normalised": [{"what": entry.what.value, "count": entry.count} for entry in collected.normalised],
        "lines": _lines(draft),
        "title": {"text": title.words, "line": title.first, "confidence": title.confidence} if title else None,
        "byline": {"text": byline.text, "line": byline.line, "confidence": byline.confidence} if byline else None,
        "source": {
            "outlet": source.outlet,
            "name": source.name,
            "url": source.url,
            "line": source.line,
            "confidence": source.confidence,
        }
        if source
        else None,
        "stamp": {"says": stamp.says, "line": stamp.line, "date": stamp.iso, "confidence": stamp.confidence}
        if stamp
        else None,
        "photographers": draft.photographers,
        "dates": [
            {
                "says": date.says,
                "line": date.line,
                "date": date.iso,
                "precision": date.precision.value,
                "role": date.role.value,
                "basis": date.basis.en if date.basis else "stated",
                "confidence": date.confidence,
            }
            for date in draft.dates
        ],
        "provinces": [
            {
                "id": province.id,
                "name": province.name,
                "line": province.line,
                "words": province.words,
                "confidence": province.confidence,
                "basis": province.basis.en,
            }
            for province in draft.provinces
        ],
        "partners": [_organisation(organisation) for organisation in draft.in_part(Part.PARTNER)],
        "organisations": [{**_organisation(entry), "part": entry.part.value} for entry in draft.organisations],
        "people": [
            {
                "name": person.name,
                "title": person.title,
                "post": person.post,
                "line": person.line,
                "confidence": round(person.confidence, 2),
            }
            for person in draft.people
        ],
        "abbreviations": [
            {"short": entry.short, "long": entry.long, "line": entry.line, "confidence": entry.confidence}
            for entry in draft.abbreviations
        ],
        "agreement": {
            "kind": draft.kind.id,
            "signed": draft.kind.signed,
            "words": draft.kind.words,
            "line": draft.kind.line,
            "confidence": draft.kind.confidence,
        }
        if draft.kind
        else None,
        "period": {
            "first": draft.periods[0].first,
            "last": draft.periods[0].last,
            "of_agreement": draft.periods[0].of_agreement,
            "words": draft.periods[0].words,
            "line": draft.periods[0].line,
            "confidence": draft.periods[0].confidence,
        }
        if draft.periods
        else None,
        "fields": [
            {
                "id": field.id,
                "status": field.status.value,
                "words": field.words,
                "line": field.line,
                "confidence": field.confidence,
            }
            for field in draft.fields
        ],
        "figures": [
            {"says": figure.says, "line": figure.line, "confidence": figure.confidence} for figure in draft.figures
        ],
    }


def _lines(draft: Draft) -> list[Value]:
    owner: dict[int, LineGuess] = {
        number: guess for guess in draft.guesses for number in range(guess.first, guess.last + 1)
    }
    rows: list[Value] = []
    for number, text in enumerate(draft.collected.verbatim, 1):
        guess = owner.get(number)
        row: Record = {
            "line": number,
            "role": guess.role.value if guess else "blank",
            "text": text,
            "confidence": guess.confidence if guess else 1.0,
        }
        if guess and guess.of is not None:
            row["of"] = guess.of
        if guess and number > guess.first:
            row["joins"] = guess.first
        for key in ("drop_start", "drop_end", "credit"):
            value = getattr(guess, key) if guess else ""
            if value and guess and number in (guess.first, guess.last):
                row[key] = value
        rows.append(row)
    return rows


def _organisation(organisation: FoundOrganisation) -> Record:
    return {
        "id": organisation.id,
        "name": organisation.name,
        "line": organisation.line,
        "words": organisation.words,
        "confidence": organisation.confidence,
    }
