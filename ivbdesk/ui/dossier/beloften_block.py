"""What was promised of a signal or in a casus: until when, or what came of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from uuid import UUID

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ivbdesk.cases.dossier.belofte import Belofte
from ivbdesk.cases.taal.nederlands import short_date, term, weekday_date
from ivbdesk.ui.dossier.belofte_dialog import BelofteDialog, Beloofd
from ivbdesk.ui.widgets.basics import Card, Label, MutedLabel, SecondaryButton
from ivbdesk.ui.widgets.layouts import Pair, clear, row
from ivbdesk.ui.workplace import Workplace


class BeloftenBlock(QWidget):
    """One card; hidden where nothing was promised."""

    def __init__(self, place: Workplace) -> None:
        super().__init__()
        self.place = place
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.hide()

    def show_beloften(self, beloften: Sequence[Belofte], namen: Mapping[UUID, str]) -> None:
        """Show what was promised, what is still to be done first; `namen` are those of the officers."""
        clear(self._column)
        self.setVisible(bool(beloften))
        card = Card("Toegezegd")
        for item in sorted(beloften, key=lambda item: (not item.is_open, item.uiterlijk)):
            if item.is_open:
                self._add_open(card, item)
            else:
                card.add(MutedLabel(_ended(item, namen), small=True))
        self._column.addWidget(card)

    def _add_open(self, card: Card, item: Belofte) -> None:
        today = self.place.today()
        last, left = weekday_date(item.uiterlijk), term(item.uiterlijk, today)
        when = f"Uiterlijk {last}" if left in last else f"Uiterlijk {last} · {left}"
        card.add(
            Pair(
                Label(item.soort.label, "strong"), Label(when, "late" if item.uiterlijk < today else "small")
            )
        )
        done = SecondaryButton("Afronden …", partial(self._finish, item)).needing(self.place)
        done.setAccessibleName(f"{item.soort.label} afronden")
        card.add(row(done))

    def _finish(self, item: Belofte) -> None:
        promised = Beloofd(item.id, item.soort.is_terugkoppeling, item.soort.label)
        BelofteDialog(self.place, promised, self.window()).start()


def _ended(item: Belofte, namen: Mapping[UUID, str]) -> str:
    """What came of a promise, how, when and by whom."""
    assert item.uitkomst is not None
    assert item.afgerond_op is not None
    how = f", {item.wijze.label.lower()}" if item.wijze else ""
    by = namen.get(item.afgerond_door, "") if item.afgerond_door else ""
    told = f"{item.soort.label}: {item.uitkomst.label.lower()}{how}, {short_date(item.afgerond_op)}"
    return " · ".join(part for part in (told, by, item.toelichting) if part)
