"""What is typed of each casus of a meeting and was not kept: held here, and as an encrypted draft in the register."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Mapping
from contextlib import suppress
from functools import partial
from uuid import UUID

from ivbdesk.cases.publiek.getypt import Getypt
from ivbdesk.ui.opened import StoredDraft
from ivbdesk.ui.workplace import Workplace

_KIND = "overleg"


class Kladblok:
    """By id of a Bespreking, by the name of a part of the notes."""

    def __init__(self, place: Workplace) -> None:
        self._place = place
        self._typed: dict[UUID, dict[str, Getypt]] = {}
        self._stored: set[UUID] = set()
        """Of which the register holds a draft."""

    @property
    def known(self) -> frozenset[UUID]:
        """Those of which the draft was read."""
        return frozenset(self._typed)

    def reader(self, ids: Collection[UUID]) -> Callable[[], dict[UUID, StoredDraft | None]]:
        """Reads the drafts that were not read yet; to be done off the UI thread."""
        drafts, missing = self._place.desk.drafts, frozenset(ids) - self.known
        return lambda: {id: drafts.load(_KIND, str(id)) for id in missing}

    def take_up(self, found: Mapping[UUID, StoredDraft | None]) -> None:
        """Go on with what was typed before."""
        for id, draft in found.items():
            if id not in self._typed:
                self._typed[id] = parts_of(draft.inhoud) if draft else {}
                self._stored |= {id} if draft else set()

    def of(self, id: UUID) -> Mapping[str, Getypt]:
        """What is typed of this casus, by part."""
        return self._typed.get(id, {})

    def put(self, id: UUID, part: str, typed: Getypt | None) -> None:
        """This is typed now; None where nothing is."""
        parts = self._typed.setdefault(id, {})
        if typed is None:
            parts.pop(part, None)
        else:
            parts[part] = typed

    def save(self, id: UUID) -> None:
        """Keep the draft of this casus now, off the UI thread; one of nothing is forgotten."""
        parts, drafts = self.of(id), self._place.desk.drafts
        if parts:
            text = json.dumps({name: typed.as_json() for name, typed in parts.items()})
            self._stored.add(id)
            work: Callable[[], None] = partial(drafts.save, _KIND, str(id), text, self._place.ctx.now())
        elif id in self._stored:
            self._stored.discard(id)
            work = partial(drafts.discard, _KIND, str(id))
        else:
            return
        self._place.background.run(
            work, lambda _: self._place.drafted.emit(), owner=self._place, key=f"concept/{id}"
        )


def parts_of(stored: str) -> dict[str, Getypt]:
    """What was typed, by part, as far as this version of the program can read it."""
    found: dict[str, Getypt] = {}
    try:
        kept = json.loads(stored)
    except (ValueError, RecursionError):
        return found
    for name, part in kept.items() if isinstance(kept, dict) else ():
        with suppress(KeyError, ValueError, TypeError):  # of an earlier version
            found[name] = Getypt.from_json(part)
    return found
