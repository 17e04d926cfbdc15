"""What PostgreSQL does in its own way: its writers work at once, so what two of them decide on has to be held."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Thread
from uuid import UUID

import psycopg
import sqlalchemy as sa
from sqlalchemy import Connection

from ivbdesk.storage.motor import Motor, NoLongerWanted, Wanted
from ivbdesk.storage.postgres import counted, fulltext
from ivbdesk.storage.postgres.engine import raw_connection
from ivbdesk.storage.postgres.errors import Stopped, translated
from ivbdesk.storage.postgres.whole import WHOLE

_SECONDS_BETWEEN_LOOKS = 0.05
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


def hold_casus(connection: Connection, casus_id: UUID) -> None:
    """One writer at a time in a casus, so that rules over several rows are decided on what cannot move."""
    connection.execute(_CASUS, {"id": casus_id})


def _nothing_behind(_connection: Connection) -> int:
    """A server loses no draft that it said was kept, so there is nothing to count."""
    return 0


POSTGRES = Motor(
    translated=translated,
    committing=committing,
    while_wanted=while_wanted,
    hold_casus=hold_casus,
    hold_log=counted.hold_log,
    asked=fulltext.asked,
    matches=fulltext.matches,
    write_cases=fulltext.write_cases,
    forget_cases=fulltext.forget_cases,
    write_texts=fulltext.write_texts,
    forget_texts=fulltext.forget_texts,
    words_from=counted.words_from,
    count_words=counted.count_words,
    hold_counter=counted.hold_counter,
    keep_counter=counted.keep_counter,
    head_of_log=counted.head_of_log,
    chain=counted.chain,
    count_draft=_nothing_behind,
    whole=WHOLE,
)
