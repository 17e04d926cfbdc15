"""The search over words by SQLite (FTS5): an index of cases, one of texts, and the words of those with their number.

What another engine would have to offer stands here: to write and forget, and a `TextIndex` to query.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Collection, Sequence
from dataclasses import asdict, dataclass
from functools import lru_cache

import sqlalchemy as sa
from sqlalchemy import Connection

from ivbdesk.cases.taal.letters import fold_letters
from ivbdesk.cases.taal.woorden import words_of
from ivbdesk.cases.zoeken.zoeken import NUMBERED, Zoekgroep, apart, typed_runs


class TextIndex:
    """An index as a query joins it: `nr` numbers its rows and a search gives them in that order, higher is newer.

    `tekst` is what was written, of the index of texts only; `written` gives it.
    """

    def __init__(self, name: str) -> None:
        self.table = sa.table(
            name, sa.column("rowid", sa.Integer), sa.column("tekst", sa.Text), sa.column(name, sa.Text)
        )
        self.nr, self.tekst, self._words = self.table.c.rowid, self.table.c.tekst, self.table.c[name]

    def matches(self, asked: str | sa.BindParameter[str]) -> sa.ColumnElement[bool]:
        """True of a row that has what is asked, as `in_column`, `in_kind`, `phrase` and `match_query` write it."""
        return self._words.op("MATCH")(asked)


CASES, TEXTS = TextIndex("zoek"), TextIndex("vind")
"""Of numbers, names, addresses and titles, by the running number of the casus; and of every text."""
NUMBER_OR_TITLE, NAME, ADDRESS = "{nummer titel}", "naam", "adres"
"""The columns of the index of cases."""
INDEXED_BEGINNING = 3
"""Up to how many letters the index keeps beginnings of words."""
_BEHIND = "\x1f"
Expand = Callable[[str], Sequence[str]]
_LETTERS = re.compile(r"[a-z]{1,2}")


@dataclass(frozen=True)
class CaseWords:
    """What a casus is found by."""

    volgnr: int
    nummer: str
    naam: str
    adres: str
    titel: str


@dataclass(frozen=True)
class TextWords:
    """A text by its number in the index, with its kind."""

    nr: int
    soort: Zoekgroep
    tekst: str


_CASE = sa.text(
    "INSERT INTO zoek(rowid, nummer, naam, adres, titel) VALUES (:volgnr, :nummer, :naam, :adres, :titel)"
)
_CASE_GONE = sa.text("DELETE FROM zoek WHERE rowid = :volgnr")
_TEXT = sa.text("INSERT INTO vind(rowid, soort, tekst) VALUES (:nr, :soort, :tekst)")
_TEXT_GONE = sa.text("DELETE FROM vind WHERE rowid = :nr")
_KEPT = sa.text("SELECT tekst FROM vind WHERE rowid IN :numbers").bindparams(
    sa.bindparam("numbers", expanding=True)
)
_MORE = sa.text(
    "INSERT INTO woord(term, aantal) VALUES (:term, :aantal) "
    "ON CONFLICT(term) DO UPDATE SET aantal = aantal + excluded.aantal"
)
_LESS = sa.text("UPDATE woord SET aantal = aantal - :aantal WHERE term = :term")
_NONE_LEFT = sa.text("DELETE FROM woord WHERE aantal < 1")
_BEGINNING = sa.text(
    "SELECT term FROM woord WHERE term >= :first AND term < :last ORDER BY aantal DESC LIMIT :most"
)


def in_column(column: str, words: str) -> str:
    """Asks for words in one column of the index of cases."""
    return f"{column} : ({words})"


def in_kind(kind: Zoekgroep, words: str) -> str:
    """Asks for words in texts of one kind."""
    return f"soort : {_kind_word(kind)} AND tekst : ({words})"


def phrase(words: Sequence[str]) -> str:
    """Asks for these words one after the other."""
    return f'"{" ".join(words)}"'


def match_query(text: str, expand: Expand | None = None) -> str:
    """Asks for what was typed: words from their beginning, a phrase in quotes word for word.

    `expand` gives the words that a beginning can become. A list of whole words is found lazily, from the newest on;
    of a long beginning by itself the index would first collect everything. A number and a letter or two are found
    written together and apart, as in "12a" and "2351 AB", and a street with its number. Empty where nothing can be searched for.
    """
    parts = []
    for words, is_phrase in typed_runs(text):
        if is_phrase:
            parts.append(f'"{" ".join(words)}"')
            continue
        rest = list(words)
        while rest:
            word = rest.pop(0)
            if word.isdigit() and rest and _LETTERS.fullmatch(rest[0]):
                letters = rest.pop(0)
                both = f"({_beginning(word, expand)} AND {_beginning(letters, expand)})"
                parts.append(f'({both} OR "{word}{letters}"*)')
            else:
                parts.append(_asked(word, expand))
    return " AND ".join(parts)


def _asked(word: str, expand: Expand | None) -> str:
    """A word from its beginning, or the parts of one that was typed together, each from its beginning."""
    whole = _beginning(word, expand)
    if together := NUMBERED.fullmatch(word):
        return f'({whole} OR "{together[1]} {together[2]}"*)'
    if parts := apart(word):
        return f"({whole} OR ({' AND '.join(_asked(part, expand) for part in parts)}))"
    return whole


def _beginning(word: str, expand: Expand | None) -> str:
    if expand is None or len(word) <= INDEXED_BEGINNING:
        return f'"{word}"*'
    return "(" + " OR ".join(f'"{one}"' for one in expand(word) or [word]) + ")"


def with_typed(text: str) -> str:
    """A text as the index keeps it: behind one with letters that SQLite does not fold, its words as they are typed.

    SQLite takes diacritics away, but knows no l in ł and no ij in ĳ.
    """
    plain = text.replace(_BEHIND, " ")
    return plain if all(map(_is_folded, plain)) else f"{plain}{_BEHIND}{fold_letters(plain)}"


def written(text: str) -> str:
    """The text itself of what the index keeps."""
    return text.partition(_BEHIND)[0]


@lru_cache(maxsize=4096)
def _is_folded(char: str) -> bool:
    """Whether SQLite makes the same of it as `fold_letters`: a letter of the alphabet with a diacritic, or no letter."""
    if char.isascii() or not (char.isalnum() or unicodedata.combining(char)):
        return True
    parts = unicodedata.normalize("NFD", char)
    return parts[0].isascii() and all(map(unicodedata.combining, parts[1:]))


def write_cases(connection: Connection, cases: Sequence[CaseWords]) -> None:
    """Put cases in the index; what it had of them must be gone."""
    if cases:
        connection.execute(
            _CASE,
            [{name: _folded(value) for name, value in asdict(case).items()} for case in cases],
        )


def _folded(value: str | int) -> str | int:
    return fold_letters(value) if isinstance(value, str) else value


def forget_cases(connection: Connection, numbers: Collection[int]) -> None:
    """Take the cases with these running numbers out of the index."""
    if numbers:
        connection.execute(_CASE_GONE, [{"volgnr": number} for number in numbers])


def write_texts(connection: Connection, texts: Sequence[TextWords]) -> None:
    """Put texts in the index, with their words; of words that are in no text any more nothing is kept."""
    if texts:
        rows = [
            {"nr": text.nr, "soort": _kind_word(text.soort), "tekst": with_typed(text.tekst)}
            for text in texts
        ]
        connection.execute(_TEXT, rows)
        _count(connection, _MORE, [text.tekst for text in texts])


def forget_texts(connection: Connection, numbers: Sequence[int]) -> None:
    """Take the texts with these numbers out of the index."""
    if numbers:
        texts = list(connection.scalars(_KEPT, {"numbers": numbers}))
        _count(connection, _LESS, [text or "" for text in texts])
        connection.execute(_NONE_LEFT)
        connection.execute(_TEXT_GONE, [{"nr": number} for number in numbers])


def words_from(connection: Connection, beginning: str, most: int) -> list[str]:
    """The words of the texts that begin so, the most frequent first."""
    bounds = {"first": beginning, "last": beginning + "\U0010ffff", "most": most}
    return list(connection.scalars(_BEGINNING, bounds))


def _kind_word(kind: Zoekgroep) -> str:
    """The kind as a word that no text holds, since a common one would slow every search."""
    return f"soortvan{kind}"


def _count(connection: Connection, change: sa.TextClause, texts: Collection[str]) -> None:
    """This many texts more or less with each of these words."""
    times = Counter(term for text in texts for term in set(words_of(text)))
    if times:
        connection.execute(
            change, [{"term": term, "aantal": number} for term, number in sorted(times.items())]
        )
