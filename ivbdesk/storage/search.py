"""The search over words as every engine offers it: what can be asked, and the two indexes as a query joins them.

A question is put together here, and only on its way to the database written in the language of the engine that is asked
(`Motor`), so that the engines find the same.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement

from ivbdesk.cases.zoeken.zoeken import NUMBERED, apart, typed_runs
from ivbdesk.storage.asked import BEHIND, Asked, Either, Every, Run
from ivbdesk.storage.columns import ARRIVAL
from ivbdesk.storage.motor import motor_of

NUMBER_OR_TITLE, NAME, ADDRESS = ("nummer", "titel"), ("naam",), ("adres",)
"""The columns of the index of cases."""
INDEXED_BEGINNING = 3
"""Up to how many letters an index keeps beginnings of words."""
Expand = Callable[[str], Sequence[str]]
_LETTERS = re.compile(r"[a-z]{1,2}")


class AskedType(sa.types.TypeDecorator[Asked]):
    """A question as a parameter of a statement, in the words of the engine that runs it."""

    impl = sa.Text
    cache_ok = True

    def process_bind_param(self, value: Asked | None, dialect: sa.Dialect) -> str | None:
        """The question as the engine reads it."""
        return None if value is None else motor_of(dialect).asked(value)


class Matches(FunctionElement[Any]):
    """True of a row of an index that has what is asked."""

    inherit_cache = True
    type = (
        sa.types.NullType()
    )  # of a boolean SQLite would be asked whether it is 1, which MATCH does not take


@compiles(Matches)
def _matches(element: Matches, compiler: SQLCompiler, **how: Any) -> str:
    *columns, asked, newest = element.clauses
    assert isinstance(asked, sa.BindParameter)
    assert isinstance(newest, sa.BindParameter)
    put = partial(compiler.process, **how)
    return motor_of(compiler.dialect).matches(columns, asked, put, newest.value)


class TextIndex:
    """An index as a query joins it: `nr` numbers its rows and a search gives them in that order, higher is newer.

    `tekst` is what was written, of the index of texts only; `written` gives it.
    """

    def __init__(self, name: str) -> None:
        columns = sa.column(ARRIVAL, sa.Integer), sa.column("tekst", sa.Text)
        self._parts = [sa.column(part, sa.Text) for part in (name, "woorden", "gelezen")]
        self.table = sa.table(name, *columns, *self._parts)
        self.nr, self.tekst = self.table.c[ARRIVAL], self.table.c.tekst

    def matches(self, asked: Asked | None = None, newest: int | None = None) -> sa.ColumnElement[bool]:
        """True of a row that has what is asked; without it, of what the statement is given as `asked`.

        With `newest` it need be true of no more rows than so many of the newest that the officer may see.
        """
        named = sa.bindparam("asked", type_=AskedType())
        return Matches(
            *self._parts,
            named if asked is None else sa.literal(asked, AskedType()),
            sa.literal(newest, sa.Integer),
        )


CASES, TEXTS = TextIndex("zoek"), TextIndex("vind")
"""Of numbers, names, addresses and titles, by the running number of the casus; and of every text."""


def match_query(text: str, expand: Expand | None = None) -> Asked | None:
    """Asks for what was typed: words from their beginning, a phrase in quotes word for word.

    `expand` gives the words that a beginning can become. A list of whole words is found lazily, from the newest on;
    of a long beginning by itself the index would first collect everything. A number and a letter or two are found
    written together and apart, as in "12a" and "2351 AB", and a street with its number. None where nothing can be searched for.
    """
    parts: list[Asked] = []
    for words, is_phrase in typed_runs(text):
        if is_phrase:
            parts.append(Run(tuple(words)))
            continue
        rest = list(words)
        while rest:
            word = rest.pop(0)
            if word.isdigit() and rest and _LETTERS.fullmatch(rest[0]):
                letters = rest.pop(0)
                both = Every((_beginning(word, expand), _beginning(letters, expand)))
                parts.append(Either((both, Run((f"{word}{letters}",), begun=True))))
            else:
                parts.append(_asked(word, expand))
    return Every(tuple(parts)) if parts else None


def _asked(word: str, expand: Expand | None) -> Asked:
    """A word from its beginning, or the parts of one that was typed together, each from its beginning."""
    whole = _beginning(word, expand)
    if together := NUMBERED.fullmatch(word):
        return Either((whole, Run((together[1], together[2]), begun=True)))
    if parts := apart(word):
        return Either((whole, Every(tuple(_asked(part, expand) for part in parts))))
    return whole


def _beginning(word: str, expand: Expand | None) -> Asked:
    if expand is None or len(word) <= INDEXED_BEGINNING:
        return Run((word,), begun=True)
    return Either(tuple(Run((one,)) for one in expand(word) or [word]))


def written(text: str) -> str:
    """The text itself of what an index keeps."""
    return text.partition(BEHIND)[0]
