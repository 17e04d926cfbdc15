"""What has to be known of the whole register, also of what is closed to the officer who acts; never more than the answer."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection


@dataclass(frozen=True)
class Whole:
    """Answers that each engine finds in its own way: a server lets nobody read the rows for it.

    `is_closed` tells whether a casus is closed to an officer at a moment, None of one that is not there. `by_number` gives
    the closed casus of this number that may be opened in an emergency, `only_of` those that no other officer who works here may
    see for good, `held_back` whether a person is in a
    casus that the officer is not given, `elsewhere` the people and places of a casus that are of another one too, `documents` the ids of all
    documents. `drop_drafts` takes away every draft that names one of these ids, of whomever it is. `rows` is how many there
    are in each table, by its name.
    """

    is_closed: Callable[[Connection, UUID, UUID, datetime], bool | None]
    by_number: Callable[[Connection, str], UUID | None]
    only_of: Callable[[Connection, UUID], list[UUID]]
    held_back: Callable[[Connection, UUID], bool]
    elsewhere: Callable[[Connection, UUID], frozenset[UUID]]
    documents: Callable[[Connection], frozenset[UUID]]
    drop_drafts: Callable[[Connection, Collection[str]], None]
    rows: Callable[[Connection], dict[str, int]]
