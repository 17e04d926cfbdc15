"""The draft of a form: what is typed is kept, encrypted, while one types, and comes back when the form opens again."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from ivbdesk.actions.context import AMSTERDAM
from ivbdesk.cases.taal.nederlands import day_date
from ivbdesk.ui.opened import StoredDraft
from ivbdesk.ui.workplace import Workplace

DRAFT_AFTER_MS = 1200


class FormDraft:
    """Keeps what `raw` gives under (kind of form, record); a form without such a name keeps no draft."""

    def __init__(
        self,
        place: Workplace,
        owner: QWidget,
        name: tuple[str, str] | None,
        keep: Callable[[], None],
    ) -> None:
        self._place, self._owner, self.name = place, owner, name
        self._timer = QTimer(owner, singleShot=True, interval=DRAFT_AFTER_MS)
        self._timer.timeout.connect(keep)

    def soon(self) -> None:
        """Keep it once the officer pauses."""
        self._timer.start()

    def stop(self) -> None:
        """Keep nothing by itself any more."""
        self._timer.stop()

    def load(self, restore: Callable[[Mapping[str, object], str], None]) -> None:
        """Give what was kept before, and when in words, if there is any."""
        if self.name is None:
            return
        kind, ref = self.name
        drafts = self._place.desk.drafts

        def found(draft: StoredDraft | None) -> None:
            if draft is not None:
                at = draft.bewaard_op.astimezone(AMSTERDAM)
                restore(_read(draft.inhoud), f"{day_date(at.date())} {at:%H:%M}")

        self._place.read(self._owner, lambda: drafts.load(kind, ref), found)

    def save(self, raw: Mapping[str, object]) -> None:
        """Keep this now, off the UI thread."""
        self.stop()
        if self.name is None:
            return
        kind, ref = self.name
        text, now, drafts = json.dumps(raw), self._place.ctx.now(), self._place.desk.drafts
        self._run(lambda: drafts.save(kind, ref, text, now))

    def discard(self) -> None:
        """Forget what was kept."""
        self.stop()
        if self.name is None:
            return
        kind, ref = self.name
        drafts = self._place.desk.drafts
        self._run(lambda: drafts.discard(kind, ref))

    def _run(self, work: Callable[[], None]) -> None:
        """One after the other for each form, so that a draft that is discarded stays discarded."""
        self._place.background.run(work, lambda _: None, owner=self._place, key=f"concept/{self.name}")


def _read(text: str) -> Mapping[str, object]:
    """What was typed, by field; nothing of a draft that cannot be read any more."""
    try:
        kept = json.loads(text)
    except (ValueError, RecursionError):
        return {}
    return kept if isinstance(kept, dict) else {}
