"""What is noticed of a register when it opens, and does not stop the work."""

from __future__ import annotations

from sqlalchemy import Connection

from ivbdesk.storage import audit
from ivbdesk.storage.drafts import LostDraft
from ivbdesk.storage.errors import (
    BrokenAudit,
    LostLogLines,
    OlderRegister,
    RegisterError,
    ReturnedPages,
    SpareKeysUsed,
)
from ivbdesk.storage.keys.envelope import Envelope
from ivbdesk.storage.sqlite.high_water import NotedHead, has_lost_drafts, is_older, lost_lines
from ivbdesk.storage.ways_errors import FirstVouching, UnvouchedCopy

AUDIT_ROWS_AT_OPEN = 1000


def noticed(
    connection: Connection,
    envelope: Envelope,
    audit_key: bytes,
    noted: NotedHead | None,
    *,
    broken: bool,
    copied: bool,
) -> list[RegisterError]:
    """Of the log, the drafts, the pages and the keys.

    `broken` says that the database is not the one that was sealed, `copied` that it is a copy, or was made of one.
    """
    chain = audit.verify_chain(connection, audit_key, last=AUDIT_ROWS_AT_OPEN)
    found = _lost(connection, envelope, noted)
    if chain.broken_at is not None:
        found.append(BrokenAudit(chain.broken_at))
    if broken and not found:
        found.append(ReturnedPages())
    if envelope.from_previous:
        found.append(SpareKeysUsed())
    if envelope.was_unvouched:
        found.append(UnvouchedCopy() if copied else FirstVouching())
    return found


def _lost(connection: Connection, envelope: Envelope, noted: NotedHead | None) -> list[RegisterError]:
    """The gravest only: an older register lacks lines and drafts as well."""
    if is_older(connection, envelope.header.anchor):
        return [OlderRegister()]
    if missing := lost_lines(connection, noted):
        return [LostLogLines(missing)]
    return [LostDraft()] if has_lost_drafts(connection, noted) else []
