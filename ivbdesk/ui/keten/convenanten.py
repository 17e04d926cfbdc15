"""The convenanten: who are party, how long each holds, and which have ended."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ivbdesk.cases.betrokkenen.partner import Partner
from ivbdesk.cases.dossier.verstrekking import Convenant
from ivbdesk.cases.taal.nederlands import join_nl, short_date
from ivbdesk.ui.keten.convenant_dialog import ConvenantDialog
from ivbdesk.ui.widgets.basics import MutedLabel, PrimaryButton, SecondaryButton
from ivbdesk.ui.widgets.layouts import row
from ivbdesk.ui.widgets.plain_table import PlainTable, any_row
from ivbdesk.ui.workplace import Workplace


def standing(agreement: Convenant, today: date) -> str:
    """Whether a convenant holds, by a sign and in words."""
    if agreement.geldig_tot is not None and agreement.geldig_tot < today:
        return f"✕ verlopen op {short_date(agreement.geldig_tot)}"
    if agreement.geldig_van > today:
        return f"○ geldt vanaf {short_date(agreement.geldig_van)}"
    if agreement.geldig_tot is None:
        return "✓ geldig, zonder einddatum"
    return f"✓ geldig tot en met {short_date(agreement.geldig_tot)}"


class ConvenantenTab(QWidget):
    """Those that hold come first; Enter changes the chosen one."""

    def __init__(self, place: Workplace) -> None:
        super().__init__()
        self.place = place
        self._partners: Sequence[Partner] = ()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 0)
        column.setSpacing(8)
        column.addWidget(
            MutedLabel(
                "Wat onder een convenant is gedeeld, sluit vanzelf zodra het convenant is verlopen.",
                small=True,
            )
        )
        self.table = PlainTable[Convenant](
            place.theme,
            "Convenanten",
            (("Convenant", 0), ("Partijen", 0), ("Stand", 28)),
            "Nog geen convenanten. Leg vast onder welke afspraken partners met elkaar delen.",
        )
        self.table.asked_open.connect(lambda *_: self.change())
        column.addWidget(self.table, 1)
        change = SecondaryButton("Convenant wijzigen …", self.change).needing(self.place)
        self.table.offer((change, any_row))
        column.addLayout(row(PrimaryButton("Nieuw convenant", self.new).needing(self.place), change))

    def show_agreements(self, agreements: Sequence[Convenant], partners: Sequence[Partner]) -> None:
        """Show these convenanten with their parties by name."""
        self._partners = partners
        today = self.place.today()
        ordered = sorted(agreements, key=lambda item: not item.is_valid(today))
        self.table.show_rows([(item, self._row(item, today)) for item in ordered])

    def _row(self, item: Convenant, today: date) -> tuple[str, str, str]:
        name = "\n".join(part for part in (item.naam, item.kenmerk, item.toelichting) if part)
        parties = [partner.kort for partner in self._partners if item.covers(partner)]
        who = join_nl(parties) if item.partijen else "Alle partners"
        return name, who, f"{standing(item, today)}\nvanaf {short_date(item.geldig_van)}"

    def new(self) -> None:
        """Keep a convenant."""
        ConvenantDialog(self.place, None, self._partners, self).start()

    def change(self) -> None:
        """Change the chosen convenant."""
        chosen = self.table.chosen()
        if len(chosen) != 1:
            self.place.messages.notice("Kies één convenant.")
            return
        ConvenantDialog(self.place, chosen[0], self._partners, self).start()
