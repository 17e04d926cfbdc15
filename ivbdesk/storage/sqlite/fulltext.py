"""The search over words by SQLite (FTS5): how a question is written, and how the two indexes are kept."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Sequence
from dataclasses import asdict
from functools import lru_cache

import sqlalchemy as sa
from sqlalchemy import Connection

from ivbdesk.cases.taal.woorden import words_of
from ivbdesk.cases.zoeken.zoeken import Zoekgroep
from ivbdesk.storage.asked import BEHIND, Asked, CaseWords, Either, Every, InColumns, OfKind, Run, TextWords
from ivbdesk.storage.motor import Column, Put
from ivbdesk.storage.sqlite.counted import forget_words, know_words

_CASE = sa.text(
    "INSERT OR REPLACE INTO zoek(rowid, nummer, naam, adres, titel)"
    " VALUES (:volgnr, :nummer, :naam, :adres, :titel)"
)
_CASE_GONE = sa.text("DELETE FROM zoek WHERE rowid = :volgnr")
_TEXT = sa.text("INSERT INTO vind(rowid, soort, tekst) VALUES (:nr, :soort, :tekst)")
_TEXT_GONE = sa.text("DELETE FROM vind WHERE rowid = :nr")
_KEPT = sa.text("SELECT tekst FROM vind WHERE rowid IN :numbers").bindparams(
    sa.bindparam("numbers", expanding=True)
)


def matches(columns: Sequence[Column], asked: sa.BindParameter[Asked], put: Put, _newest: int | None) -> str:
    """The condition that a row of an index has what is asked."""
    return f"{put(columns[0])} MATCH {put(asked)}"


def asked(what: Asked) -> str:
    """A question in the language of FTS5."""
    match what:
        case Run(words, begun):
            return f'"{" ".join(words)}"{"*" if begun else ""}'
        case Every(parts):
            return " AND ".join(_in_brackets(part, Every, Either) for part in parts)
        case Either(parts):
            return " OR ".join(_in_brackets(part, Every, Either) for part in parts)
        case InColumns(columns, part):
            return f"{{{' '.join(columns)}}} : ({asked(part)})"
        case OfKind(kind, part):
            return f"soort : {_kind_word(kind)} AND tekst : ({asked(part)})"


def _in_brackets(part: Asked, *kinds: type) -> str:
    return f"({asked(part)})" if isinstance(part, kinds) else asked(part)


def with_typed(text: str) -> str:
    """A text as the index keeps it: behind one that SQLite does not read as we do, its words as they are typed.

    SQLite takes diacritics away, but knows no l in ł and no ij in ĳ; and it takes a bullet of Word for a letter.
    """
    plain = text.replace(BEHIND, " ")
    return plain if all(map(_is_read_alike, plain)) else f"{plain}{BEHIND}{' '.join(words_of(plain))}"


@lru_cache(maxsize=4096)
def _is_read_alike(char: str) -> bool:
    """Whether SQLite makes the same of it as `words_of`: a letter of the alphabet with a diacritic, or no letter."""
    if unicodedata.category(char) == "Co":  # a sign that a font has for itself
        return False
    if char.isascii() or not (char.isalnum() or unicodedata.combining(char)):
        return True
    parts = unicodedata.normalize("NFD", char)
    return parts[0].isascii() and all(map(unicodedata.combining, parts[1:]))


def write_cases(connection: Connection, cases: Sequence[CaseWords]) -> None:
    """Put cases in the index, in the place of what it had of them."""
    if cases:
        connection.execute(
            _CASE,
            [{name: _folded(value) for name, value in asdict(case).items()} for case in cases],
        )


def _folded(value: str | int) -> str | int:
    return " ".join(words_of(value)) if isinstance(value, str) else value


def forget_cases(connection: Connection, numbers: Collection[int]) -> None:
    """Take the cases with these running numbers out of the index."""
    if numbers:
        connection.execute(_CASE_GONE, [{"volgnr": number} for number in numbers])


def write_texts(connection: Connection, texts: Sequence[TextWords]) -> None:
    """Put texts in the index, with their words."""
    if texts:
        rows = [
            {"nr": text.nr, "soort": _kind_word(text.soort), "tekst": with_typed(text.tekst)}
            for text in texts
        ]
        connection.execute(_TEXT, rows)
        know_words(connection, [text.tekst for text in texts])


def forget_texts(connection: Connection, numbers: Sequence[int]) -> None:
    """Take the texts with these numbers out of the index."""
    if numbers:
        texts = list(connection.scalars(_KEPT, {"numbers": numbers}))
        forget_words(connection, [text or "" for text in texts])
        connection.execute(_TEXT_GONE, [{"nr": number} for number in numbers])


def _kind_word(kind: Zoekgroep) -> str:
    """The kind as a word that no text holds, since a common one would slow every search."""
    return f"soortvan{kind}"
