"""Gaps that recur over cases, and the knelpunten that were put to policy (IVB 6.2.1)."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ivbdesk.cases.keten.knelpunt import (
    RECURS_AT,
    Knelpunt,
    KnelpuntStatus,
    Terugkerend,
    gap_words,
    recurring,
)
from ivbdesk.cases.taal.nederlands import short_date
from ivbdesk.ui.keten.knelpunt_dialog import KnelpuntDialog, few
from ivbdesk.ui.widgets.basics import HeaderLabel, MutedLabel, PrimaryButton, SecondaryButton
from ivbdesk.ui.widgets.layouts import row
from ivbdesk.ui.widgets.plain_table import PlainTable, any_row
from ivbdesk.ui.workplace import Workplace

_RUNNING = (KnelpuntStatus.GEMELD, KnelpuntStatus.OPGEPAKT)
_SIGNS = {
    KnelpuntStatus.GEMELD: "○", KnelpuntStatus.OPGEPAKT: "◐",
    KnelpuntStatus.OPGELOST: "✓", KnelpuntStatus.AANVAARD: "–",
}  # fmt: skip


class KnelpuntenTab(QWidget):
    """Above what recurs now, below what was kept; numbers stay so low that they point at nobody."""

    def __init__(self, place: Workplace) -> None:
        super().__init__()
        self.place = place
        self._kept: list[Knelpunt] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 0)
        column.setSpacing(8)
        column.addWidget(HeaderLabel("Wat nu terugkeert", 2))
        column.addWidget(
            MutedLabel(
                "Hetzelfde gat in drie of meer open casussen. Dat lost u zelden per casus op.", small=True
            )
        )
        self.recurs = PlainTable[Terugkerend](
            place.theme,
            "Gaten die terugkeren",
            (("Wat er misgaat", 0), ("Casussen", 18), ("Sinds", 14), ("Vastgelegd", 22)),
            "Geen gat keert nu in drie of meer casussen terug.",
            key=lambda gap: (gap.gat, gap.leefgebied),
        )
        self.recurs.asked_open.connect(lambda *_: self.make())
        column.addWidget(self.recurs, 2)
        make = PrimaryButton("Tot knelpunt maken", self.make).needing(self.place)
        self.recurs.offer((make, any_row))
        column.addLayout(row(make))
        column.addSpacing(6)
        column.addWidget(HeaderLabel("Vastgelegde knelpunten", 2))
        self.kept = PlainTable[Knelpunt](
            place.theme,
            "Vastgelegde knelpunten",
            (("Knelpunt", 0), ("Advies", 0), ("Gemeld", 14), ("Hoe ver", 0)),
            "Nog geen knelpunten voor college of partners.",
        )
        self.kept.asked_open.connect(lambda *_: self.change())
        column.addWidget(self.kept, 3)
        change = SecondaryButton("Knelpunt wijzigen …", self.change).needing(self.place)
        self.kept.offer((change, any_row))
        column.addLayout(
            row(
                change,
                SecondaryButton(
                    "Nieuw knelpunt …", lambda: KnelpuntDialog(place, None, None, self).start()
                ).needing(self.place),
            )
        )

    def reload(self) -> None:
        """Read what recurs and what was kept, off the UI thread."""
        reads = self.place.ctx.reads

        def work() -> tuple[tuple[Terugkerend, ...], list[Knelpunt]]:
            return recurring(reads.keten.ketengaten()), reads.keten.knelpunten()

        self.place.read(self, work, self._show, key="knelpunten")

    def _show(self, found: tuple[tuple[Terugkerend, ...], list[Knelpunt]]) -> None:
        now, self._kept = found
        self.recurs.show_rows([(item, self._recurring_row(item)) for item in now])
        ordered = sorted(self._kept, key=lambda item: item.status not in _RUNNING)
        self.kept.show_rows([(item, self._kept_row(item)) for item in ordered])

    def _recurring_row(self, item: Terugkerend) -> tuple[str, str, str, str]:
        kept = self._running(item)
        said = (
            f"{_SIGNS[kept.status]} {kept.status.label} op {short_date(kept.gemeld_op)}"
            if kept
            else "nog niet"
        )
        what = gap_words(self.place.ctx.naslag.gebieden, item.gat, item.leefgebied)
        number = few(item.casussen)
        if item.aanvaard >= RECURS_AT:
            number = f"{number}, {few(item.aanvaard)} aanvaard"
        return what, number, short_date(item.sinds), said

    def _kept_row(self, item: Knelpunt) -> tuple[str, str, str, str]:
        head = gap_words(self.place.ctx.naslag.gebieden, item.gat, item.leefgebied)
        state = f"{_SIGNS[item.status]} {item.status.label}"
        outcome = f"\n{item.uitkomst}" if item.uitkomst else ""
        return f"{head}\n{item.omschrijving}", item.advies, short_date(item.gemeld_op), state + outcome

    def _running(self, item: Terugkerend) -> Knelpunt | None:
        about = (item.gat, item.leefgebied)
        running = (k for k in self._kept if k.status in _RUNNING and (k.gat, k.leefgebied) == about)
        return next(running, None)

    def make(self) -> None:
        """Put the chosen gap to policy; one that was is changed."""
        chosen = self.recurs.chosen()
        if len(chosen) != 1:
            self.place.messages.notice("Kies één gat dat terugkeert.")
            return
        kept = self._running(chosen[0])
        if kept is not None:
            self.place.messages.notice("Dit knelpunt was al vastgelegd; u wijzigt het nu.")
        KnelpuntDialog(self.place, kept, chosen[0], self).start()

    def change(self) -> None:
        """Record how far the chosen knelpunt is."""
        chosen = self.kept.chosen()
        if len(chosen) != 1:
            self.place.messages.notice("Kies één knelpunt.")
            return
        KnelpuntDialog(self.place, chosen[0], None, self).start()
