"""Where the engines differ. All other SQL of the storage runs on each of them as it is."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy import Connection, Engine

from ivbdesk.storage.asked import Asked, CaseWords, TextWords
from ivbdesk.storage.told import Told
from ivbdesk.storage.whole import Whole

Wanted = Callable[[], bool]
Column = sa.ColumnElement[Any]
Put = Callable[[Column], str]


class NoLongerWanted(Exception):
    """A search was left off, since nobody waits for its answer any more."""


@dataclass(frozen=True)
class Ahead:
    """Numbers that are put aside before a long unit of work, so that others go on taking theirs.

    `put_aside` gives the first of so many of each counter, `take` makes these the numbers of a transaction, once, and
    `give_back` lets a counter go back where they were not taken and nobody came after.
    """

    put_aside: Callable[[Engine, Mapping[str, int]], Mapping[str, int]]
    take: Callable[[Connection, Mapping[str, int]], None]
    give_back: Callable[[Engine, Collection[str]], None]


@dataclass(frozen=True)
class Motor:
    """What one engine does in its own way.

    `translated` lets an error of the driver leave as the RegisterError that it means; `committing` ends a transaction that
    the engine refuses to commit, and says why; `while_wanted` stops a statement once it is not wanted, with NoLongerWanted.
    `hold_row`, `hold_name` and `hold_log` keep other writers off a row, off what is done under a name, and off the end of
    the log, until the transaction ends; `hold_log` gives the moment of the lines that follow, None where that is the
    moment of who writes them. `take_time` lets a transaction do nothing for longer than the engine else bears.
    `announce` tells others at the commit what changed; `landed` finds out whether a commit that was never answered was done,
    by the line of the log that it wrote.
    `asked` writes a question as the engine reads it, `matches` the condition on the columns of an index (that of SQLite,
    the words, the text as it is read) with what puts a part of it in SQL, of the `newest` so many rows only where that is
    given and the engine gains by it; the four after that keep the two indexes, and `words_from` tells what a
    beginning can become. `hold_counter` gives how far a counter came and keeps it until the end, `keep_counter` writes
    it back; `ahead` is None where nobody else writes meanwhile. `append_lines` writes lines of the log, by the names of its columns. `head_of_log` is the number, the MAC and the moment of the newest line, `chain` all lines in which `gedekt`
    says that of one the words are not for this officer. `forget_documents` takes away the content of documents that is in
    the database itself, once their rows are gone. `count_draft` counts a draft that was kept or forgotten, and gives the number so far. `list_of`
    names the function that makes one list, in JSON, of the values of a row.
    """

    translated: Callable[[], AbstractContextManager[None]]
    committing: Callable[[Connection], AbstractContextManager[None]]
    while_wanted: Callable[[Connection, Wanted], AbstractContextManager[None]]
    hold_row: Callable[[Connection, sa.Table, UUID], None]
    hold_name: Callable[[Connection, str], None]
    hold_log: Callable[[Connection], datetime | None]
    take_time: Callable[[Connection], None]
    announce: Callable[[Connection, Told], None]
    landed: Callable[[Engine, tuple[int, bytes]], bool]
    asked: Callable[[Asked], str]
    matches: Callable[[Sequence[Column], sa.BindParameter[Asked], Put, int | None], str]
    write_cases: Callable[[Connection, Sequence[CaseWords]], None]
    forget_cases: Callable[[Connection, Collection[int]], None]
    write_texts: Callable[[Connection, Sequence[TextWords]], None]
    forget_texts: Callable[[Connection, Sequence[int]], None]
    words_from: Callable[[Connection, str, int], list[str]]
    hold_counter: Callable[[Connection, str], int]
    keep_counter: Callable[[Connection, str, int], None]
    ahead: Ahead | None
    append_lines: Callable[[Connection, Sequence[Mapping[str, object]]], None]
    head_of_log: Callable[[Connection], tuple[int, bytes, datetime] | None]
    chain: Callable[[Connection], sa.FromClause]
    forget_documents: Callable[[Connection, Collection[UUID]], None]
    count_draft: Callable[[Connection], int]
    list_of: str
    whole: Whole


def motor_of(bind: Engine | Connection | sa.Dialect) -> Motor:
    """That of the engine that is worked on."""
    return _motor((bind if isinstance(bind, sa.Dialect) else bind.dialect).name)


@cache
def _motor(name: str) -> Motor:
    # Each is loaded when it is asked: who has a register in a folder has no need of a server's driver.
    if name == "postgresql":
        from ivbdesk.storage.postgres.motor import POSTGRES

        return POSTGRES
    from ivbdesk.storage.sqlite.motor import SQLITE

    return SQLITE
