"""My time, beside the werkvoorraad: what I noted this month and the last, to add to, correct or take back."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ivbdesk.actions.werk.tijd import take_time_back
from ivbdesk.cases.betrokkenen.medewerker import Recht
from ivbdesk.cases.taal.nederlands import day_date
from ivbdesk.cases.werk.capaciteit import in_hours
from ivbdesk.cases.werk.tijd import EigenTijd, in_week
from ivbdesk.ui.werk.tijd_dialog import TijdDialog
from ivbdesk.ui.widgets.basics import Card, MutedLabel, SecondaryButton
from ivbdesk.ui.widgets.flow import Flow
from ivbdesk.ui.widgets.plain_table import PlainTable, any_row
from ivbdesk.ui.workplace import Workplace

KEY = "F8"
_MOST_ROWS = 8
_ONE = "Kies één regel."


class TijdCard(QWidget):
    """Loads itself; each change of a line reads it again."""

    def __init__(self, place: Workplace) -> None:
        super().__init__()
        self.place = place
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        card = Card("Mijn tijd")
        column.addWidget(card)
        self.told = MutedLabel("")
        card.add(self.told)
        self.table = PlainTable[EigenTijd](
            place.theme,
            "Mijn tijd",
            [("Dag", 11), ("Tijd", 10), ("Waaraan", 0)],
            "Nog niets genoteerd.",
            key=lambda one: one.regel.id,
        )
        self.table.show_whole(_MOST_ROWS)
        card.add(self.table)
        self.add_button = SecondaryButton("Tijd noteren …", lambda: self.note(None)).needing(place)
        self.change = SecondaryButton("Tijd wijzigen …", self._change).needing(place)
        self.back = SecondaryButton("Tijd terugnemen", self._take_back).needing(place)
        card.add(Flow(self.add_button, self.change, self.back, space=place.theme.px(8)))
        self.table.choice_changed.connect(self._judge)
        self.table.asked_open.connect(lambda *_: self._change())
        self.table.offer((self.change, any_row), (self.back, any_row), opens="Tijd wijzigen")
        self._judge()

    def reload(self) -> None:
        """Read my lines again, off the UI thread."""
        self.place.read(self, self.place.ctx.reads.werk.eigen_tijd, self._show, key="mijn tijd")

    def note(self, casus_id: UUID | None) -> None:
        """Ask for the minutes; with the casus that is on the screen."""
        if not self.place.recht.covers(Recht.REGIEVOERDER):
            return
        if casus_id is None:
            self._ask(None)
            return
        reads = self.place.ctx.reads.cijfers

        def show(found: Sequence[tuple[UUID, str, str]]) -> None:
            names = [(id, f"{number} {title}") for id, number, title in found]
            self._ask(names[0] if names else None)

        self.place.read(self, lambda: reads.casussen([casus_id]), show, key="casus van de tijd")

    def _ask(self, casus: tuple[UUID, str] | None) -> None:
        self._start(TijdDialog(self.place, None, self.window(), casus), "De tijd is genoteerd.")

    def _start(self, dialog: TijdDialog, done: str) -> None:
        def kept(_: object) -> None:
            self.place.messages.notice(done)
            self.reload()

        dialog.saved.connect(kept)
        dialog.start()

    def _show(self, found: Sequence[EigenTijd]) -> None:
        today = self.place.today()
        self.told.setText(
            f"Deze week {in_hours(in_week(found, today))}. Alleen u ziet deze regels; in de cijfers staat de som van iedereen. "
            f"Noteren kan overal met {KEY}."
        )
        self.table.show_rows([(one, _words(one)) for one in found])
        self._judge()

    def _judge(self) -> None:
        for button in (self.change, self.back):
            button.bar("" if len(self.table.chosen()) == 1 else _ONE)

    def _change(self) -> None:
        chosen = self.table.chosen()
        if len(chosen) == 1 and self.place.recht.covers(Recht.REGIEVOERDER):
            self._start(TijdDialog(self.place, chosen[0], self.window()), "De tijd is gewijzigd.")

    def _take_back(self) -> None:
        chosen, ctx = self.table.chosen(), self.place.ctx
        if len(chosen) != 1:
            return

        def done(_: object) -> None:
            self.place.messages.notice("De tijd is teruggenomen en telt niet meer mee.")
            self.reload()

        self.place.background.run(lambda: take_time_back(ctx, chosen[0].regel.id), done, owner=self)


def _words(one: EigenTijd) -> tuple[str, str, str]:
    about = f"{one.regel.soort.label}: {one.casus}" if one.casus else one.regel.soort.label
    return day_date(one.regel.dag), in_hours(one.regel.minuten), about
