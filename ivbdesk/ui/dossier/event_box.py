"""Meldingen that seem to be about one event, to accept as one incident with one press."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout

from ivbdesk.actions.dossier.blad import CasusBlad
from ivbdesk.actions.dossier.tijdlijn import accept_event
from ivbdesk.cases.dossier.gebeurtenis import Gebeurtenis, propose_events
from ivbdesk.cases.taal.nederlands import count
from ivbdesk.ui.widgets.basics import Chip, Label, SecondaryButton
from ivbdesk.ui.workplace import Workplace


class EventBox(QFrame):
    """The newest proposal, and how many there are more; hidden where there is none.

    Who says that they are several events is not asked again while the casus is shown.
    """

    def __init__(self, place: Workplace) -> None:
        super().__init__()
        self.place = place
        self._blad: CasusBlad | None = None
        self._apart: set[frozenset[UUID]] = set()
        self._proposal: Gebeurtenis | None = None
        self.told = Label("")
        self.accept_button = SecondaryButton("Als één incident", self.accept).needing(self.place)
        self.apart_button = SecondaryButton("Nee, los laten", self.keep_apart).needing(self.place)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(Chip("Voorstel", "warn"), 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.told, 1)
        row.addWidget(self.accept_button)
        row.addWidget(self.apart_button)
        self.hide()

    def show_blad(self, blad: CasusBlad) -> None:
        """Show what is proposed for this casus."""
        if self._blad is None or self._blad.casus.id != blad.casus.id:
            self._apart.clear()
        self._blad = blad
        found = propose_events(blad.casus.tijdlijn, self.place.ctx.naslag.regelsoorten.samen_uren)
        found = [event for event in found if _ids(event) not in self._apart]
        self._proposal = found[0] if found else None
        self.setVisible(bool(found) and blad.casus.status.is_open)
        if self._proposal is None:
            return
        more = len(found) - 1
        self.told.setText(
            self._proposal.zin + (f" Daarna nog {count(more, 'voorstel', 'voorstellen')}." if more else "")
        )
        known = self._proposal.incident is not None
        self.accept_button.setText("Bij dit incident zetten" if known else "Als één incident")
        tip = "\n".join(f"• {item.tekst}" for item in self._proposal.meldingen)
        self.told.setToolTip(tip)

    def accept(self) -> None:
        """Make it one incident, or put the meldingen with theirs."""
        if self._blad is None or self._proposal is None:
            return
        ctx, casus_id, chosen = self.place.ctx, self._blad.casus.id, _ids(self._proposal)
        self._set_enabled(False)
        self.place.background.run(
            lambda: accept_event(ctx, casus_id, chosen),
            lambda _: self._set_enabled(True),
            self._on_failed,
            owner=self,
        )

    def keep_apart(self) -> None:
        """They are several events."""
        if self._blad is not None and self._proposal is not None:
            self._apart.add(_ids(self._proposal))
            self.show_blad(self._blad)

    def _on_failed(self, error: BaseException) -> None:
        self._set_enabled(True)
        self.place.messages.show_exception(error)

    def _set_enabled(self, enabled: bool) -> None:
        self.accept_button.setEnabled(enabled)
        self.apart_button.setEnabled(enabled)


def _ids(event: Gebeurtenis) -> frozenset[UUID]:
    return frozenset(item.id for item in event.meldingen)
