"""The words of all texts with their number: what a beginning of a word can become."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection

import sqlalchemy as sa
from sqlalchemy import Connection

from ivbdesk.cases.taal.woorden import words_of

_MORE = sa.text(
    "INSERT INTO woord(term, aantal) VALUES (:term, :aantal) "
    "ON CONFLICT(term) DO UPDATE SET aantal = woord.aantal + excluded.aantal"
)
_LESS = sa.text("UPDATE woord SET aantal = aantal - :aantal WHERE term = :term")
_NONE_LEFT = sa.text("DELETE FROM woord WHERE aantal < 1")
_BEGINNING = sa.text(
    "SELECT term FROM woord WHERE term >= :first AND term < :last ORDER BY aantal DESC, term LIMIT :most"
)


def words_from(connection: Connection, beginning: str, most: int) -> list[str]:
    """The words of the texts that begin so, the most frequent first."""
    bounds = {"first": beginning, "last": beginning + "\U0010ffff", "most": most}
    return list(connection.scalars(_BEGINNING, bounds))


def know_words(connection: Connection, texts: Collection[str]) -> None:
    """These texts came into the index."""
    _count(connection, _MORE, texts)


def forget_words(connection: Connection, texts: Collection[str]) -> None:
    """These texts left the index; of words that are in no text any more nothing is kept."""
    _count(connection, _LESS, texts)
    connection.execute(_NONE_LEFT)


def _count(connection: Connection, change: sa.TextClause, texts: Collection[str]) -> None:
    """This many texts more or less with each of these words; in one order, so that no two writers wait for each other."""
    times = Counter(term for text in texts for term in set(words_of(text)))
    if times:
        connection.execute(
            change, [{"term": term, "aantal": number} for term, number in sorted(times.items())]
        )
