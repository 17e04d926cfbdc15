"""The search over words by PostgreSQL: how a question is written, and how the two indexes are kept.

The words are made here, by the rule by which typed words are read, so that no dictionary of the server has a part in it.
Of the index of cases each word has the name of its column before it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import fields

import sqlalchemy as sa
from sqlalchemy import Connection

from ivbdesk.cases.taal.woorden import words_of
from ivbdesk.storage.asked import BEHIND, Asked, CaseWords, Either, Every, InColumns, OfKind, Run, TextWords
from ivbdesk.storage.columns import ARRIVAL
from ivbdesk.storage.motor import Column, Put

_COLUMNS = tuple(part.name for part in fields(CaseWords) if part.name != "volgnr")
_LONGEST = 500
"""Letters of a word that are looked at: a tsvector takes no more than 2 KiB of one."""
_KIND = "="
"""Stands before the kind of a text among its words; no word has it."""
_CASE = sa.text(
    "INSERT INTO zoek(rowid, woorden, gelezen) VALUES (:nr, array_to_tsvector(CAST(:woorden AS text[])), :gelezen)"
)
_CASE_GONE = sa.text("DELETE FROM zoek WHERE rowid = ANY(:numbers)")
_TEXT = sa.text(
    "INSERT INTO vind(rowid, tekst, woorden, gelezen)"
    " VALUES (:nr, :tekst, array_to_tsvector(CAST(:woorden AS text[])), :gelezen)"
)
_TEXT_GONE = sa.text("DELETE FROM vind WHERE rowid = ANY(:numbers)")


def matches(columns: Sequence[Column], asked: sa.BindParameter[Asked], put: Put, newest: int | None) -> str:
    """The condition that a row of an index has what is asked, and that the officer may see of what it is.

    A function of the owner finds them: under row-level security the server would read every row, since it does not know
    that a match tells nothing. It writes the question in the statement itself, so that the planner knows whether a word
    is rare.
    """
    index = str(columns[0].name)
    query, reading = (f"split_part({put(asked)}, '{BEHIND}', {part})" for part in (1, 2))
    most = "NULL" if newest is None else str(newest)
    return f"{index}.{ARRIVAL} IN (SELECT treffers('{index}', {query}, {reading}, {most}))"


def asked(what: Asked) -> str:
    """A question as a tsquery, and behind it what the words as they are read must be like, where that matters."""
    return f"{_query(what, ())}{BEHIND}{f'^{_reading(what, ())}' if _has_phrase(what) else ''}"


def _query(what: Asked, columns: Sequence[str]) -> str:
    match what:
        case Run(words, begun):
            ways = [" & ".join(map(_quoted, run)) + (":*" if begun else "") for run in _runs(words, columns)]
            return _joined(ways, " | ")
        case Every(parts):
            return _joined([_query(part, columns) for part in parts], " & ")
        case Either(parts):
            return _joined([_query(part, columns) for part in parts], " | ")
        case InColumns(narrowed, part):
            return _query(part, narrowed)
        case OfKind(kind, part):
            return f"{_quoted(_KIND + kind)} & {_query(part, ('',))}"


def _reading(what: Asked, columns: Sequence[str]) -> str:
    """The same as a regular expression over the words as they are read, that only looks ahead."""
    match what:
        case Run(words, begun):
            ways = [" ".join(run).replace(".", "[.]") for run in _runs(words, columns)]
            return f"(?=.* (?:{'|'.join(ways)}){'' if begun else ' '})"
        case Every(parts):
            return "".join(_reading(part, columns) for part in parts)
        case Either(parts):
            return f"(?:{'|'.join(_reading(part, columns) for part in parts)})"
        case InColumns(narrowed, part):
            return _reading(part, narrowed)
        case OfKind(_, part):
            return _reading(part, ("",))


def _has_phrase(what: Asked) -> bool:
    match what:
        case Run(words, _):
            return len(words) > 1
        case Every(parts) | Either(parts):
            return any(map(_has_phrase, parts))
        case InColumns(_, part) | OfKind(_, part):
            return _has_phrase(part)


def _runs(words: Sequence[str], columns: Sequence[str]) -> Iterator[list[str]]:
    """These words as each of the columns has them, or as every column of the index of cases has."""
    for column in columns or _COLUMNS:
        yield [_named(column, word) for word in words]


def _named(column: str, word: str) -> str:
    return f"{column}.{word[:_LONGEST]}" if column else word[:_LONGEST]


def _joined(parts: Sequence[str], sign: str) -> str:
    return parts[0] if len(parts) == 1 else f"({sign.join(f'({part})' for part in parts)})"


def _quoted(word: str) -> str:
    return f"'{word}'"


def write_cases(connection: Connection, cases: Sequence[CaseWords]) -> None:
    """Put cases in the index, in the place of what it had of them."""
    rows = []
    for case in cases:
        read = [_named(column, word) for column in _COLUMNS for word in words_of(getattr(case, column))]
        rows.append({"nr": case.volgnr, **_kept(read)})
    if rows:
        forget_cases(
            connection, [case.volgnr for case in cases]
        )  # apart: nobody may read or change what stands there
        connection.execute(_CASE, rows)


def forget_cases(connection: Connection, numbers: Collection[int]) -> None:
    """Take the cases with these running numbers out of the index."""
    if numbers:
        connection.execute(_CASE_GONE, {"numbers": list(numbers)})


def write_texts(connection: Connection, texts: Sequence[TextWords]) -> None:
    """Put texts in the index, with their words."""
    if texts:
        rows = [
            {
                "nr": text.nr,
                "tekst": text.tekst.replace(BEHIND, " "),
                **_kept(_read(text), _KIND + text.soort),
            }
            for text in texts
        ]
        connection.execute(_TEXT, rows)


def forget_texts(connection: Connection, numbers: Sequence[int]) -> None:
    """Take the texts with these numbers out of the index."""
    if numbers:
        connection.execute(_TEXT_GONE, {"numbers": list(numbers)})


def _read(text: TextWords) -> list[str]:
    return [_named("", word) for word in words_of(text.tekst)]


def _kept(read: Sequence[str], *more: str) -> dict[str, object]:
    return {"woorden": sorted({*read, *more}), "gelezen": f" {' '.join(read)} "}
