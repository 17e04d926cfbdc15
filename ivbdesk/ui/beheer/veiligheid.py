"""The page for the CISO: what is promised, proven and kept, and trying it now."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ivbdesk.actions.beheer.veiligheid import save_parts, save_veiligheid
from ivbdesk.cases.beheer.veiligheidsblad import Veiligheidsblad
from ivbdesk.cases.betrokkenen.medewerker import Recht
from ivbdesk.ui.beheer.back_ups import BackUps
from ivbdesk.ui.beheer.keuring import WeeklyCheck
from ivbdesk.ui.beheer.proef_dialogs import HerstelProefDialog, KopieProefDialog
from ivbdesk.ui.beheer.veiligheid_cards import (
    access_card,
    kept_table,
    limits_card,
    outcome_card,
    parts_table,
    processing_card,
    promises_card,
    proofs_card,
    show_kept,
    show_parts,
    team_card,
)
from ivbdesk.ui.opened import Gecontroleerd
from ivbdesk.ui.widgets.basics import MutedLabel, PrimaryButton, SecondaryButton
from ivbdesk.ui.widgets.flow import Flow
from ivbdesk.ui.widgets.layouts import TwoPanes, clear
from ivbdesk.ui.widgets.tabs import Tabs
from ivbdesk.ui.widgets.waarheen import ask_where
from ivbdesk.ui.workplace import Workplace

_BESIDE = 900


class VeiligheidTab(QWidget):
    """What was tried and who has access beside what is promised; in tables what is kept, and of what the program is made."""

    def __init__(self, place: Workplace, back_ups: BackUps, keuring: WeeklyCheck) -> None:
        super().__init__()
        self.place, self._back_ups, self._keuring = place, back_ups, keuring
        self._told: Veiligheidsblad | None = None
        self._outcome = keuring.last
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 0)
        column.setSpacing(8)
        self._intro = MutedLabel("", small=True)
        column.addWidget(self._intro)
        self.check_button = PrimaryButton("Nu controleren", self.check)
        self.copy_button = SecondaryButton("Reservekopie openen en nakijken …", self._open_copy)
        self.drill_button = SecondaryButton("Herstelsleutel oefenen …", self._drill)
        self.pdf_button = SecondaryButton("Als PDF opslaan …", self.save_pdf).needing(place)
        self.parts_button = SecondaryButton("Onderdelenlijst opslaan …", self.save_list)
        buttons = (
            self.check_button,
            *(() if place.desk.team else (self.copy_button.needing(place, Recht.BEHEERDER),)),
            self.drill_button.needing(place, Recht.BEHEERDER),
            *(() if place.desk.team else (self.pdf_button,)),  # it tells of a register of one computer
            self.parts_button,
        )
        column.addWidget(Flow(*buttons, space=place.theme.px(8)))
        left, right = QWidget(), QWidget()
        self._left, self._right = QVBoxLayout(left), QVBoxLayout(right)
        for inner in (self._left, self._right):
            inner.setContentsMargins(0, 0, 6, 0)
            inner.setSpacing(14)
        self.views = Tabs("Weergaven van Veiligheid")
        self.parts, self.kept = parts_table(place.theme), kept_table(place.theme)
        self.views.add("Stand van zaken", TwoPanes(left, right, (1, 1), _BESIDE))
        self.views.add("Gegevens", self.kept)
        self.views.add("Onderdelen", self.parts)
        self.views.currentChanged.connect(lambda _: self._fill())
        column.addWidget(self.views, 1)
        keuring.found.connect(self._checked)

    def reload(self) -> None:
        """Read it again, off the UI thread."""
        tell, copies = self.place.desk.proofs.tell, self._back_ups.folder
        self.place.read(self, lambda: tell(copies), self._show, key="veiligheid")

    def _show(self, told: Veiligheidsblad) -> None:
        self._told = told
        self._intro.setText(told.kader.inleiding)
        self._fill()

    def _fill(self) -> None:
        """Show what is seen; the tables are long."""
        told = self._told
        if told is None:
            return
        view = self.views.currentWidget()
        if view is self.kept:
            show_kept(self.kept, told)
        elif view is self.parts:
            show_parts(self.parts, told.delen)
        else:
            self._fill_cards(told)

    def _fill_cards(self, told: Veiligheidsblad) -> None:
        clear(self._left)
        clear(self._right)
        found = [outcome_card(self._outcome)] if self._outcome is not None else []
        for card in (*found, proofs_card(told), access_card(told)):
            self._left.addWidget(card)
        about = (promises_card(told), limits_card(told)) if self.place.desk.team is None else (team_card(),)
        for card in (*about, processing_card(told)):
            self._right.addWidget(card)
        self._left.addStretch(1)
        self._right.addStretch(1)

    def check(self) -> None:
        """Examine the whole register now, off the UI thread."""
        self.check_button.setEnabled(False)
        self.check_button.setText("Wordt gecontroleerd …")
        self._keuring.begin()

    def _checked(self, outcome: Gecontroleerd) -> None:
        self._outcome = outcome
        self.check_button.setEnabled(True)
        self.check_button.setText("Nu controleren")
        if self.isVisible():
            self.views.setCurrentIndex(0)
            self.reload()

    def _open_copy(self) -> None:
        dialog = KopieProefDialog(self.place, self._back_ups.folder, self)
        dialog.start()

    def _drill(self) -> None:
        HerstelProefDialog(self.place, self).start()

    def save_pdf(self) -> None:
        """Write the page as a PDF."""
        ctx, druk, told = self.place.ctx, self.place.desk.drukkerij, self._told
        if told is not None:
            self._save(
                "veiligheid-register.pdf", "PDF (*.pdf)", lambda at: save_veiligheid(ctx, druk, told, at)
            )

    def save_list(self) -> None:
        """Write the list of parts as CycloneDX."""
        ctx, druk, told = self.place.ctx, self.place.desk.drukkerij, self._told
        if told is not None:
            self._save(
                "onderdelen.cdx.json", "CycloneDX (*.json)", lambda at: save_parts(ctx, druk, told.delen, at)
            )

    def _save(self, name: str, kind: str, write: Callable[[Path], None]) -> None:
        if target := ask_where(self.place.messages, self, "Waar komt het bestand", name, kind):
            self.place.background.run(
                lambda: write(target),
                lambda _: self.place.messages.notice(f"Opgeslagen: {target.name}."),
                owner=self,
            )
