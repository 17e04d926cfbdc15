"""The words of all texts with their number: what a beginning of a word can become."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection

from sqlalchemy import Connection

from ivbdesk.cases.taal.woorden import words_of
from ivbdesk.storage.motor import motor_of


def words_from(connection: Connection, beginning: str, most: int) -> list[str]:
    """The words of the texts that begin so, the most frequent first."""
    return motor_of(connection).words_from(connection, beginning, most)


def know_words(connection: Connection, texts: Collection[str]) -> None:
    """These texts came into the index."""
    _count(connection, texts, 1)


def forget_words(connection: Connection, texts: Collection[str]) -> None:
    """These texts left the index; of words that are in no text any more nothing is kept."""
    _count(connection, texts, -1)


def _count(connection: Connection, texts: Collection[str], sign: int) -> None:
    """This many texts more or less with each of these words; in one order, so that no two writers wait for each other."""
    times = Counter(term for text in texts for term in set(words_of(text)))
    if times:
        motor_of(connection).count_words(
            connection, {term: sign * number for term, number in sorted(times.items())}
        )
