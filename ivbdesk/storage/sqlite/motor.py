"""What SQLite does in its own way. Its writers wait for each other from the first statement on: there is nothing to hold."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import Connection

from ivbdesk.storage.motor import Motor
from ivbdesk.storage.sqlite import counted, fulltext
from ivbdesk.storage.sqlite.draft_count import count_draft
from ivbdesk.storage.sqlite.engine import committing, translated
from ivbdesk.storage.sqlite.interrupt import while_wanted
from ivbdesk.storage.sqlite.whole import WHOLE


def _is_alone(_connection: Connection, _casus_id: UUID | None = None) -> None:
    """Nobody else writes."""


SQLITE = Motor(
    translated=translated,
    committing=committing,
    while_wanted=while_wanted,
    hold_casus=_is_alone,
    hold_log=_is_alone,
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
    count_draft=count_draft,
    whole=WHOLE,
)
