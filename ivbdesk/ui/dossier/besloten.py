"""What is shown of a closed casus to those who may not see it: whom to ask, and the way in for an emergency."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ivbdesk.actions.beheer.toegang import NOOD_DUURT, open_in_nood
from ivbdesk.cases.taal.nederlands import join_nl
from ivbdesk.cases.zoeken.rijen import Beslotenheid
from ivbdesk.ui.widgets.basics import EmptyState, SecondaryButton
from ivbdesk.ui.widgets.layouts import clear
from ivbdesk.ui.widgets.reden_dialog import RedenDialog
from ivbdesk.ui.workplace import Workplace


class BeslotenPane(QWidget):
    """`opened` says that the casus may now be seen, for a while."""

    opened = Signal(object)

    def __init__(self, place: Workplace) -> None:
        super().__init__()
        self.place = place
        self._column = QVBoxLayout(self)

    def show_closed(self, casus_id: UUID) -> None:
        """Read whom to ask, and show it."""
        reads = self.place.ctx.reads
        self.place.read(self, lambda: reads.dossier.beslotenheid(casus_id), self._show, key="besloten")

    def _show(self, found: Beslotenheid) -> None:
        clear(self._column)
        who = join_nl(found.namen) or "een beheerder"
        self._column.addWidget(
            EmptyState(
                f"{found.nummer} is besloten",
                f"Alleen wie op de lijst staat, mag deze casus zien. Vraag toegang aan {who}. Kan het niet wachten, dan "
                "kunt u hem in nood openen; wie en waarom komt in het logboek en bij de casus.",
                SecondaryButton("In nood openen …", lambda: self._ask(found)),
            )
        )

    def _ask(self, found: Beslotenheid) -> None:
        ctx = self.place.ctx
        hours = int(NOOD_DUURT.total_seconds() // 3600)
        dialog = RedenDialog(
            self.place,
            f"{found.nummer} in nood openen",
            lambda reden: open_in_nood(ctx, found.casus_id, reden),
            self,
            kind="noodopening",
            ref=str(found.casus_id),
            verb="In nood openen",
            label="Waarom kan dit niet wachten",
            help="De regievoerder leest dit.",
            intro=f"U ziet de casus dan {hours} uur.",
        )
        dialog.saved.connect(lambda _: self.opened.emit(found.casus_id))
        dialog.start()
