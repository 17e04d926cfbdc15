"""What PostgreSQL does in its own way: its writers work at once, so what two of them decide on has to be held."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Thread
from uuid import UUID

import psycopg
import sqlalchemy as sa
from sqlalchemy import Connection

from ivbdesk.storage.motor import Ahead, Motor, NoLongerWanted, Wanted
from ivbdesk.storage.postgres import counted, fulltext
from ivbdesk.storage.postgres.documents import forget_documents
from ivbdesk.storage.postgres.doubt import landed
from ivbdesk.storage.postgres.engine import raw_connection
from ivbdesk.storage.postgres.errors import Stopped, translated
from ivbdesk.storage.postgres.line import announce
from ivbdesk.storage.postgres.whole import WHOLE
from ivbdesk.storage.tables import dossier as t

_SECONDS_BETWEEN_LOOKS = 0.05
_NAMES = 1230389587
"""Sets the names of `hold_name` apart from other locks of this kind on the server."""
_UNDER_NAME = sa.text("SELECT pg_advisory_xact_lock(:group, hashtext(:name))")
_TIME_TAKEN = sa.text("SET LOCAL idle_in_transaction_session_timeout = '60s'")
_CASUS = sa.text("SELECT houd_casus(:id)").bindparams(sa.bindparam("id", type_=sa.Uuid))


@contextmanager
def committing(_connection: Connection) -> Iterator[None]:
    """A commit inside that is refused leaves as the `RegisterError` that it means; the server ends the transaction."""
    with translated():
        yield


@contextmanager
def while_wanted(connection: Connection, wanted: Wanted) -> Iterator[None]:
    """Looks again and again while a statement inside runs; raises NoLongerWanted once it is not wanted."""
    done = Event()
    watch = Thread(target=_stop, args=(raw_connection(connection), wanted, done), daemon=True)
    watch.start()
    try:
        yield
    except Stopped:
        if wanted():
            raise
        raise NoLongerWanted from None
    finally:
        done.set()
        watch.join()


def _stop(raw: psycopg.Connection[tuple[object, ...]], wanted: Wanted, done: Event) -> None:
    while not done.wait(_SECONDS_BETWEEN_LOOKS):
        if not wanted():
            raw.cancel_safe()
            return


def hold_row(connection: Connection, table: sa.Table, id: UUID) -> None:
    """One writer at a time in a casus or another thing, so that rules over several rows are decided on what cannot move.

    A casus is held by who only reads too, for what he writes in it anew: a server lets nobody else hold a row.
    """
    if table is t.casus:
        connection.execute(_CASUS, {"id": id})
        return
    c = table.c
    connection.execute(sa.select(c.id).where(c.id == id).with_for_update(key_share=True))


def hold_name(connection: Connection, name: str) -> None:
    """One at a time under this name, for what is decided on rows that may not be there yet."""
    connection.execute(_UNDER_NAME, {"group": _NAMES, "name": name})


def take_time(connection: Connection) -> None:
    """Who makes a file within a transaction is not cut off as a computer that fell silent, for as long as that may take."""
    connection.execute(_TIME_TAKEN)


def _nothing_behind(_connection: Connection) -> int:
    """A server loses no draft that it said was kept, so there is nothing to count."""
    return 0


POSTGRES = Motor(
    translated=translated,
    committing=committing,
    while_wanted=while_wanted,
    hold_row=hold_row,
    hold_name=hold_name,
    hold_log=counted.hold_log,
    take_time=take_time,
    announce=announce,
    landed=landed,
    asked=fulltext.asked,
    matches=fulltext.matches,
    write_cases=fulltext.write_cases,
    forget_cases=fulltext.forget_cases,
    write_texts=fulltext.write_texts,
    forget_texts=fulltext.forget_texts,
    words_from=counted.words_from,
    hold_counter=counted.hold_counter,
    keep_counter=counted.keep_counter,
    ahead=Ahead(counted.put_aside, counted.take, counted.give_back),
    append_lines=counted.append_lines,
    head_of_log=counted.head_of_log,
    chain=counted.chain,
    forget_documents=forget_documents,
    count_draft=_nothing_behind,
    list_of="json_build_array",
    whole=WHOLE,
)
