"""What SQLite does in its own way. Its writers wait for each other from the first statement on: there is nothing to hold."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy import Connection, Engine

from ivbdesk.storage.motor import Motor
from ivbdesk.storage.sqlite import counted, fulltext
from ivbdesk.storage.sqlite.draft_count import count_draft
from ivbdesk.storage.sqlite.engine import committing, translated
from ivbdesk.storage.sqlite.interrupt import while_wanted
from ivbdesk.storage.sqlite.whole import WHOLE
from ivbdesk.storage.tables.dossier import audit
from ivbdesk.storage.told import Told


def _is_alone(_connection: Connection, *_what: object) -> None:
    """Nobody else writes."""


def _nobody_listens(_connection: Connection, _told: Told) -> None:
    """There is one window at a time."""


def _is_always_answered(_engine: Engine, _line: tuple[int, bytes]) -> bool:
    """A commit that failed was not done: no line stands between."""
    return False


def _stand_beside_it(_connection: Connection, _documents: Collection[UUID]) -> None:
    """The content is in files, and goes after the commit."""


def _one_by_one(connection: Connection, lines: Sequence[Mapping[str, object]]) -> None:
    """Nobody waits meanwhile."""
    connection.execute(sa.insert(audit), lines)


SQLITE = Motor(
    translated=translated,
    committing=committing,
    while_wanted=while_wanted,
    hold_row=_is_alone,
    hold_name=_is_alone,
    hold_log=_is_alone,
    take_time=_is_alone,
    announce=_nobody_listens,
    landed=_is_always_answered,
    asked=fulltext.asked,
    matches=fulltext.matches,
    write_cases=fulltext.write_cases,
    forget_cases=fulltext.forget_cases,
    write_texts=fulltext.write_texts,
    forget_texts=fulltext.forget_texts,
    words_from=counted.words_from,
    hold_counter=counted.hold_counter,
    keep_counter=counted.keep_counter,
    ahead=None,
    append_lines=_one_by_one,
    head_of_log=counted.head_of_log,
    chain=counted.chain,
    forget_documents=_stand_beside_it,
    count_draft=count_draft,
    list_of="json_array",
    whole=WHOLE,
)
