"""Where the officer was when the window closed itself, kept as a draft so that the next window begins there."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from typing import Self
from uuid import UUID

from ivbdesk.ui.opened import DraftStore

_DRAFT = ("plaats", "")
CASUS = "casus"


@dataclass(frozen=True)
class Whereabouts:
    """A page, or a casus by its id with the tab that was shown."""

    page: str
    casus_id: str = ""
    tab: str = ""

    def keep(self, drafts: DraftStore, now: datetime) -> None:
        """Keep it for the next window."""
        drafts.save(*_DRAFT, f"{self.page}|{self.casus_id}|{self.tab}", now)

    @classmethod
    def take(cls, drafts: DraftStore) -> Self | None:
        """What was kept, once: the window after the next one begins at the start."""
        draft = drafts.load(*_DRAFT)
        if draft is None:
            return None
        drafts.discard(*_DRAFT)
        return cls.read(draft.inhoud)

    @classmethod
    def read(cls, text: str) -> Self:
        """From a draft; a casus that has no id is no place."""
        page, casus_id, tab = [*text.split("|"), "", ""][:3]
        with suppress(ValueError):
            UUID(casus_id)
            return cls(page, casus_id, tab)
        return cls("" if page == CASUS else page)
