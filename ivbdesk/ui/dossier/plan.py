"""The plan van aanpak: its goals, and the afspraken: who does what before when, and what came of it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QFont
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from ivbdesk.actions.dossier.blad import CasusBlad
from ivbdesk.cases.betrokkenen.medewerker import Recht
from ivbdesk.cases.dossier.afspraak import Afspraak
from ivbdesk.cases.taal.nederlands import count, short_date, term
from ivbdesk.ui.act import act
from ivbdesk.ui.dossier.afspraak_dialog import AfrondDialog, AfspraakDialog, VerzetDialog
from ivbdesk.ui.dossier.beloften_block import BeloftenBlock
from ivbdesk.ui.dossier.doelen import DoelenBlock
from ivbdesk.ui.widgets.basics import HeaderLabel, MutedLabel, PrimaryButton, SecondaryButton
from ivbdesk.ui.widgets.layouts import scrolling
from ivbdesk.ui.widgets.plain_table import PlainTable, any_row
from ivbdesk.ui.workplace import Workplace

_COLUMNS = (("Uiterlijk", 15), ("Wat", 0), ("Wie", 15), ("Leefgebied", 17), ("Staat", 11), ("Uitkomst", 0))
_MOST_ROWS = 60


class PlanTab(QWidget):
    """Above what was promised and the goals; below a table of afspraken, open ones first, where Enter finishes the chosen one."""

    def __init__(self, place: Workplace) -> None:
        super().__init__()
        self.place = place
        self._blad: CasusBlad | None = None
        page, content = QVBoxLayout(self), QWidget()
        page.setContentsMargins(0, 0, 0, 0)
        outer = QVBoxLayout(content)
        outer.setContentsMargins(0, 12, 0, 0)
        outer.setSpacing(10)
        self.promised = BeloftenBlock(place)
        outer.addWidget(self.promised)
        self.goals = DoelenBlock(place)
        self.goals.table.show_whole(_MOST_ROWS)
        outer.addWidget(self.goals)
        outer.addSpacing(6)
        head = QHBoxLayout()
        self._summary = MutedLabel("")
        self.open_only = QCheckBox("Alleen lopende")
        self.open_only.toggled.connect(lambda _: self._fill())
        self.finish_button = SecondaryButton("Afronden", self.finish).needing(self.place)
        self.move_button = SecondaryButton("Verzetten", self.move_term).needing(self.place)
        head.addWidget(HeaderLabel("Afspraken", 2))
        head.addWidget(self._summary, 1)
        for widget in (
            self.open_only,
            self.move_button,
            self.finish_button,
            PrimaryButton("Nieuwe afspraak", self.new).needing(self.place),
        ):
            head.addWidget(widget)
        outer.addLayout(head)
        self.table = PlainTable[Afspraak](
            place.theme,
            "Afspraken",
            _COLUMNS,
            "Nog geen afspraken. Leg vast wie wat doet, en vóór welke dag.",
        )
        self.table.show_whole(_MOST_ROWS)
        self.table.asked_open.connect(lambda *_: self.finish())
        self.table.choice_changed.connect(self._on_selected)
        place.theme.changed.connect(self._fill)
        outer.addWidget(self.table)
        outer.addStretch(1)
        self.table.offer((self.finish_button, any_row), (self.move_button, any_row))
        page.addWidget(scrolling(content))
        self._on_selected()

    def show_blad(self, blad: CasusBlad) -> None:
        """Show a casus."""
        self._blad = blad
        self._fill()

    def _fill(self) -> None:
        blad = self._blad
        if blad is None:
            return
        self.promised.show_beloften(blad.casus.beloften, {item.id: item.naam for item in blad.medewerkers})
        self.goals.show_blad(blad)
        shown = [a for a in blad.casus.afspraken if a.status.is_running or not self.open_only.isChecked()]
        rows = sorted(shown, key=lambda a: (not a.status.is_running, a.uiterlijk))
        self.table.show_rows([(item, self._words(item, blad)) for item in rows])
        for number, item in enumerate(rows):
            self._dress(number, item)
        running = sum(a.status.is_running for a in blad.casus.afspraken)
        late = sum(a.status.is_running and a.uiterlijk < self.place.today() for a in blad.casus.afspraken)
        self._summary.setText(f"{count(running, 'lopende afspraak', 'lopende afspraken')}, {late} te laat")
        self._on_selected()

    def _words(self, afspraak: Afspraak, blad: CasusBlad) -> tuple[str, ...]:
        today = self.place.today()
        partner = blad.partner(afspraak.partner_id)
        who = partner.kort if partner else ""
        area = self.place.ctx.naslag.gebieden.naam(afspraak.leefgebied) if afspraak.leefgebied else ""
        when = (
            term(afspraak.uiterlijk, today) if afspraak.status.is_running else short_date(afspraak.uiterlijk)
        )
        whole = f"{who}\n{afspraak.persoon}" if afspraak.persoon else who
        return when, _what(afspraak, blad), whole, area, afspraak.status.label, afspraak.resultaat

    def _dress(self, number: int, afspraak: Afspraak) -> None:
        words, ink = self.table.words, Qt.ItemDataRole.ForegroundRole
        if not afspraak.status.is_running:
            for column in range(words.columnCount()):
                words.dress(number, column, ink, QBrush(self.place.theme.colour("ink3")))
        elif afspraak.uiterlijk < self.place.today():
            strong = QFont(self.table.font())
            strong.setWeight(QFont.Weight.Bold)
            words.dress(number, 0, Qt.ItemDataRole.FontRole, strong)
            words.dress(number, 0, ink, QBrush(self.place.theme.colour("bad")))

    def _chosen(self) -> Afspraak | None:
        """The one that is chosen; none where they are several."""
        chosen = self.table.chosen()
        return chosen[0] if len(chosen) == 1 else None

    def _on_selected(self) -> None:
        chosen = self._chosen()
        can = chosen is not None and chosen.status.is_running
        self.finish_button.setEnabled(can)
        self.move_button.setEnabled(can)

    @act("Afspraak maken", "nieuwe actie taak", needs=Recht.REGIEVOERDER, useful=True)
    def new(self) -> None:
        """Make an afspraak."""
        if self._blad is not None:
            AfspraakDialog(self.place, self._blad, self).start()

    def finish(self) -> None:
        """Record what came of the chosen afspraak."""
        chosen = self._chosen()
        if self._blad is not None and chosen is not None and chosen.status.is_running:
            AfrondDialog(self.place, self._blad.casus.id, chosen, self).start()

    def move_term(self) -> None:
        """Give the chosen afspraak another date."""
        chosen = self._chosen()
        if self._blad is not None and chosen is not None and chosen.status.is_running:
            VerzetDialog(self.place, self._blad.casus.id, chosen, self).start()


def _what(afspraak: Afspraak, blad: CasusBlad) -> str:
    """What was agreed, with the goal that it serves below it."""
    goal = next((doel for doel in blad.casus.doelen if doel.id == afspraak.doel_id), None)
    return f"{afspraak.wat}\nVoor het doel: {goal.tekst}" if goal else afspraak.wat
