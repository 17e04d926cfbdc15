"""The casus on one sheet: what it is about, what runs, what happened last, what is asked now."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from ivbdesk.actions.dossier.blad import CasusBlad
from ivbdesk.cases.dossier.volgende_stap import next_steps
from ivbdesk.cases.ladder.afschaling import proposals, quiet_of
from ivbdesk.cases.ladder.overlast import HOE_GETELD, count_overlast
from ivbdesk.cases.ladder.trend import trend_of
from ivbdesk.cases.taal.nederlands import count, short_date, term
from ivbdesk.cases.werk.werkvoorraad import AandachtSoort
from ivbdesk.ui.widgets.basics import Card, Chip, Label, LinkButton, MutedLabel
from ivbdesk.ui.widgets.layouts import Fact, Pair, clear, row, scrolling
from ivbdesk.ui.widgets.trend_line import TrendLine
from ivbdesk.ui.workplace import Workplace

_ITEMS_SHOWN = 5


class OverzichtTab(QWidget):
    """Cards in two columns."""

    def __init__(self, place: Workplace) -> None:
        super().__init__()
        self.place = place
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 12, 0, 0)
        content = QWidget()
        columns = QHBoxLayout(content)
        columns.setContentsMargins(0, 0, 6, 0)
        columns.setSpacing(14)
        self._left, self._right = QVBoxLayout(), QVBoxLayout()
        for column, stretch in ((self._left, 17), (self._right, 10)):
            column.setSpacing(14)
            columns.addLayout(column, stretch)
        outer.addWidget(scrolling(content))
        self.is_complete = False
        self._lower: Iterator[None] = iter(())
        self._rest = QTimer(self, singleShot=True, interval=0)
        self._rest.timeout.connect(self._show_rest)

    def show_blad(self, blad: CasusBlad) -> None:
        """Show a casus."""
        for column in (self._left, self._right):
            clear(column)
            column.addStretch(1)
        self.is_complete = False
        self._add(self._left, self._facts(blad))
        self._add(self._right, self._attention(blad))
        self._lower = self._fill_lower(blad)
        self._rest.start()

    def _show_rest(self) -> None:
        """What stands lower, a part at a time once the first cards are painted: the window answers in between."""
        if next(self._lower, self) is self:
            self.is_complete = True
        else:
            self._rest.start()

    def _fill_lower(self, blad: CasusBlad) -> Iterator[None]:
        self._add(self._left, self._figures(blad))
        self._add(self._left, self._latest(blad))
        yield
        self._add(self._right, self._running(blad))
        self._add(self._right, self._course(blad))
        if blad.op_dit_adres:
            self._add(self._right, self._elsewhere(blad))

    @staticmethod
    def _add(column: QVBoxLayout, card: QWidget) -> None:
        column.insertWidget(column.count() - 1, card)

    def _facts(self, blad: CasusBlad) -> Card:
        casus = blad.casus
        card = Card("Waar het om gaat")
        grid = QGridLayout()
        grid.setHorizontalSpacing(18)
        people = ", ".join(item.persoon.naam for item in casus.hoofdpersonen())
        place = f"{casus.object.adres} ({casus.object.huurvorm.label.lower()})" if casus.object else ""
        if casus.objecten:
            place += f" en {count(len(casus.objecten), 'ander adres', 'andere adressen')}"
        told = short_date(casus.geinformeerd_op) if casus.geinformeerd_op else casus.niet_geinformeerd_reden
        facts = (
            ("Betrokkene", people), ("Adres", place), ("Doel", casus.doel), ("Grondslag", casus.grondslag),
            ("Procesregie", casus.procesregie), ("Casusregie", casus.casusregie),
            ("Betrokkene geïnformeerd", told), ("Reden van de urgentie", casus.urgentie_reden),
        )  # fmt: skip
        for number, (name, value) in enumerate(facts):
            grid.addWidget(Fact(name, value), number // 2, number % 2)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        card.add(grid)
        return card

    def _figures(self, blad: CasusBlad) -> Card:
        figures = count_overlast(blad.casus, self.place.ctx.kader)
        card = Card("Overlast in cijfers")
        card.add(Label(figures.zin))
        card.add(MutedLabel(HOE_GETELD, small=True))
        today = self.place.today()
        rest = self.place.ctx.naslag.signaalregels.rust.days
        quiet = quiet_of(blad.casus, self.place.ctx.kader, today, rest)
        card.add(MutedLabel(quiet.zin if quiet else "Nog geen bevestigd incident.", small=True))
        trend = trend_of(blad.casus, self.place.ctx.kader, today)
        if any(week.incidenten for week in trend.weken):
            card.add(TrendLine(self.place.theme, trend))
            card.add(
                MutedLabel(
                    "Gevuld: bevestigd. Lijn met code: begin van een middel.",
                    small=True,
                )
            )
        for found in proposals(blad.casus, self.place.ctx.kader, today, rest):
            card.add(row(Chip(found.wat, "ok"), Label(found.waarom, "small"), stretch=False))
        return card

    def _course(self, blad: CasusBlad) -> Card:
        """How the casus went from state to state; a reopening keeps all that was before."""
        card = Card("Verloop")
        if blad.casus.is_heropend:
            card.add(row(Chip("Heropend: wat eerder is geprobeerd telt mee", "warn")))
        if blad.casus.nazorg_tot is not None:
            card.add(Label(f"Nazorg tot {short_date(blad.casus.nazorg_tot)}."))
        for change in sorted(blad.casus.overgangen, key=lambda c: c.op, reverse=True)[:_ITEMS_SHOWN]:
            head = f"{short_date(change.op)} · {change.van.label} → {change.naar.label}"
            card.add(Pair(MutedLabel(head, small=True), Label(change.reden, "small")))
        if not blad.casus.overgangen:
            card.add(MutedLabel(f"{blad.casus.status.label} sinds {short_date(blad.casus.geopend_op)}."))
        return card

    def _latest(self, blad: CasusBlad) -> Card:
        casus_id = blad.casus.id
        card = Card(
            "Laatst gebeurd",
            aside=LinkButton("Hele tijdlijn", lambda: self.place.open_casus(casus_id, "Tijdlijn")),
        )
        newest = sorted(blad.casus.tijdlijn, key=lambda item: (item.datum, item.vastgelegd_op), reverse=True)
        for item in newest[:_ITEMS_SHOWN]:
            head = f"{short_date(item.datum)} · {item.soort.label} · {item.aard.label.lower()} · {item.bron or item.herkomst.label}"
            card.add(Pair(MutedLabel(head, small=True), Label(item.tekst)))
        if not newest:
            card.add(MutedLabel("Nog niets vastgelegd. Begin met de eerste melding in de tijdlijn."))
        return card

    def _attention(self, blad: CasusBlad) -> Card:
        today = self.place.today()
        card = Card("Wat vraagt aandacht")
        due = [p for p in blad.stand.punten if p.vanaf <= today]
        due.sort(key=lambda p: (p.termijn is None, p.termijn or today))
        for point in due:
            if point.soort is AandachtSoort.GAT:
                line, role = f"◆ {point.wat}", ""
            elif point.soort is AandachtSoort.AFSCHALEN:
                line, role = f"↓ {point.wat}", ""
            elif point.soort is AandachtSoort.STIL:
                line, role = f"{point.wat} sinds {short_date(point.termijn or today)}", ""
            else:
                late = point.termijn is not None and point.termijn < today
                line, role = f"{term(point.termijn or today, today)} · {point.wat}", "late" if late else ""
            told = " · ".join(part for part in (point.toelichting, point.wie) if part)
            card.add(Pair(Label(line, role), MutedLabel(told, small=True)) if told else Label(line, role))
        steps = next_steps(blad.casus, self.place.ctx.kader)
        for step in steps:
            card.add(Label(f"→ {step}"))
        if not due and not steps:
            card.add(MutedLabel("Niets: alles loopt en iedereen is aan zet."))
        return card

    def _running(self, blad: CasusBlad) -> Card:
        casus_id = blad.casus.id
        card = Card(
            "Middelen die lopen",
            aside=LinkButton("Ladder", lambda: self.place.open_casus(casus_id, "Ladder")),
        )
        for measure in blad.casus.lopende_maatregelen():
            soort = self.place.ctx.kader.soort(measure.code)
            who = blad.partner(measure.partner_id)
            since = f"sinds {short_date(measure.begonnen_op)}" if measure.begonnen_op else ""
            again = (
                f"evaluatie {term(measure.evaluatie_op, self.place.today())}" if measure.evaluatie_op else ""
            )
            parts = (
                f"Trede {soort.trede}" if soort.trede else "Naast de ladder",
                who.kort if who else "",
                since,
                again,
            )
            line = MutedLabel(" · ".join(part for part in parts if part), small=True)
            card.add(Pair(Label(soort.naam, "strong"), line))
        if not blad.casus.lopende_maatregelen():
            card.add(MutedLabel("Er loopt nog geen middel."))
        return card

    def _elsewhere(self, blad: CasusBlad) -> Card:
        card = Card("Andere casussen op dit adres")
        for other in blad.op_dit_adres:
            text = f"{other.nummer} · {other.titel} · {other.status.label}"
            card.add(LinkButton(text, partial(self.place.open_casus, other.id)))
        return card
