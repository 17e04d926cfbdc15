"""Who can help: type a problem or a service, or choose a leefgebied."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ivbdesk.cases.betrokkenen.partner import Partner
from ivbdesk.cases.keten.wie_helpt import Helper, find_partners
from ivbdesk.cases.taal.nederlands import count
from ivbdesk.ui.fields.choice_field import ChoiceField
from ivbdesk.ui.fields.fields import TextField
from ivbdesk.ui.widgets.basics import MutedLabel, PrimaryButton
from ivbdesk.ui.widgets.layouts import row
from ivbdesk.ui.widgets.plain_table import PlainTable
from ivbdesk.ui.workplace import Workplace

_ASK = "Typ een probleem of dienst, of kies een leefgebied."
_NOBODY = "Geen partner gevonden. Probeer een ander woord, of alleen het leefgebied."
_NOTHING = "! ontvangt niets uit een casus"


class WieHelptTab(QWidget):
    """Finds while typing; Enter in the field goes to what was found, Enter there opens the card."""

    card_asked = Signal(object)

    def __init__(self, place: Workplace) -> None:
        super().__init__()
        self.place = place
        self._partners: Sequence[Partner] = ()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 0)
        column.setSpacing(8)
        self.words = TextField(
            "tekst", "Probleem of dienst", hint="bijvoorbeeld schulden, verward of huisuitzetting"
        )
        self.area = ChoiceField(
            "leefgebied",
            "Leefgebied",
            [(None, "Alle leefgebieden"), *((area, area.naam) for area in place.ctx.naslag.gebieden.lijst)],
        )
        ask = QHBoxLayout()
        ask.setSpacing(place.theme.px(14))
        ask.addWidget(self.words, 3, Qt.AlignmentFlag.AlignTop)
        ask.addWidget(self.area, 2, Qt.AlignmentFlag.AlignTop)
        column.addLayout(ask)
        self._told = MutedLabel(_ASK, small=True)
        column.addWidget(self._told)
        self.table = PlainTable[Helper](
            place.theme,
            "Partners die kunnen helpen",
            (("Partner", 0), ("Waarom", 0), ("Hoe verwijzen", 0), ("Bereikbaar", 0)),
            "Hier staat wie kan helpen, met de reden waarom.",
            key=lambda helper: helper.partner.id,
        )
        self.table.asked_open.connect(lambda *_: self.open_card())
        column.addWidget(self.table, 1)
        self.table.offer(opens="Kaart openen")
        column.addLayout(row(PrimaryButton("Kaart openen", self.open_card)))
        self.words.changed.connect(self._find)
        self.area.changed.connect(self._find)
        self.words.edit.returnPressed.connect(self._go_to_found)
        self.setFocusProxy(self.words)

    def show_partners(self, partners: Sequence[Partner]) -> None:
        """Search among these."""
        self._partners = partners
        self._find()

    def open_card(self) -> None:
        """Ask for the card of the chosen partner."""
        chosen = self.table.chosen()
        if len(chosen) != 1:
            self.place.messages.notice("Kies één partner.")
            return
        self.card_asked.emit(chosen[0].partner.id)

    def _find(self) -> None:
        try:
            area = self.area.value()
        except ValueError as error:
            self.area.show_error(str(error))
            return
        text = self.words.value()
        found = find_partners(self._partners, self.place.ctx.naslag.gebieden, text, area)
        self.table.show_rows([(helper, _row(helper)) for helper in found])
        if found:
            self._told.setText(
                f"{count(len(found), 'partner', 'partners')} gevonden; wie u het eerst vraagt, staat boven."
            )
        else:
            self._told.setText(_NOBODY if text.strip() or area is not None else _ASK)

    def _go_to_found(self) -> None:
        if self.table.things:
            self.table.selectRow(0)
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)


def _row(helper: Helper) -> tuple[str, str, str, str]:
    partner = helper.partner
    name = f"{partner.naam}\n{_NOTHING}" if helper.ontvangt_niets else partner.naam
    return name, "\n".join(helper.waarom), partner.verwijzen, partner.bereikbaar
