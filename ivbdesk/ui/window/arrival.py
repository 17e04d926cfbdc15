"""What is asked, told and read when a register has just been opened, before the officer does anything."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from ivbdesk.actions.dossier.casus import refresh_stale
from ivbdesk.cases.betrokkenen.medewerker import Medewerker, Recht
from ivbdesk.cases.betrokkenen.register import GEMEENTE
from ivbdesk.cases.taal.nederlands import AMSTERDAM, count, short_date
from ivbdesk.readable_copies import Cleared, clear_outside
from ivbdesk.ui.opened import Changed
from ivbdesk.ui.window.whereabouts import Whereabouts
from ivbdesk.ui.workplace import Workplace


class Arrival(QObject):
    """`met` gives the officer who works here, `came_from` where an earlier window was left."""

    met = Signal(object)
    came_from = Signal(object)

    def __init__(self, window: QWidget, place: Workplace) -> None:
        super().__init__(window)
        self._place = place
        place.changed.connect(self._on_changed)

    def begin(self) -> bool:
        """Whether the officer goes on with this register; all that has to be read is then on its way."""
        if not self._accepts_warnings():
            return False
        if self._place.desk.own_kader.keuze.fout:
            self._place.messages.notice(
                "Het eigen handelingskader naast het register kan niet worden gebruikt; zie Beheer, Handelingskader."
            )
        if self._place.desk.own_days.fout:
            self._place.messages.notice(
                "De eigen feestdagen naast het register worden niet gebruikt. "
                + self._place.desk.own_days.fout
            )
        run, ctx, drafts = self._place.background.run, self._place.ctx, self._place.desk.drafts
        run(lambda: ctx.naslag.woordkeus.find("klaar"), lambda _: None, owner=self)  # before somebody types
        run(clear_outside, self._tell_cleared, owner=self)
        if not self._place.reads_copy:
            run(lambda: refresh_stale(ctx), lambda _: None, owner=self, key="nieuwe dag")
        run(lambda: Whereabouts.take(drafts), self._tell_place, owner=self)
        run(lambda: ctx.reads.beheer.medewerker(ctx.officer), self._meet, owner=self)
        self._read_gemeente()
        return True

    def _accepts_warnings(self) -> bool:
        register, messages = self._place.desk.register, self._place.messages
        warnings = register.warnings[1:] if self._place.desk.verhuisd else register.warnings
        if not warnings:  # that it was moved, the line across the window tells
            return True
        told = "\n\n".join(str(warning) for warning in warnings)
        if not messages.confirm("Let op bij dit register", "Toch verder werken", told):
            return False
        self._place.background.run(register.accept_warnings, lambda _: None, owner=self)
        return True

    def _tell_cleared(self, found: Cleared) -> None:
        """What an earlier session left readable on this computer, by a crash or because a program had it open."""
        told = []
        if found.weg:
            told.append(
                f"{count(found.weg, 'leesbare kopie', 'leesbare kopieën')} van een vorige keer alsnog verwijderd."
            )
        if found.vast:
            told.append(
                f"{count(found.vast, 'leesbare kopie staat', 'leesbare kopieën staan')} nog open in een ander programma: "
                "sluit dat. Bij de volgende start verwijdert ivbdesk wat er nog is."
            )
        if told:
            self._place.messages.notice(" ".join(told))

    def _tell_place(self, found: Whereabouts | None) -> None:
        if found is not None:
            self.came_from.emit(found)

    def _meet(self, officer: Medewerker | None) -> None:
        self._grant(officer)
        register, told = self._place.desk.register, []
        if (used := register.paper_used) is not None:
            told.append(
                f"Het register is op {short_date(used.astimezone(AMSTERDAM).date())} geopend met de herstelsleutel op "
                "papier. Was dat geen afspraak, vervang die sleutel dan (Beheer, Medewerkers) en kijk in het logboek."
            )
        if tries := register.earlier_tries:
            told.append(f"Sinds de vorige keer is {tries} keer een verkeerde wachtwoordzin getypt.")
        if told:
            self._place.messages.notice(" ".join(told))

    def _grant(self, officer: Medewerker | None) -> None:
        if officer is not None:
            reads_along = self._place.desk.kopie_van is not None
            self._place.may_hand_over = reads_along and officer.recht.covers(Recht.REGIEVOERDER)
            self._place.recht = Recht.LEZER if self._place.reads_copy else officer.recht
            self.met.emit(officer)

    def _on_changed(self, changes: Changed) -> None:
        if "medewerker" in changes.entiteiten:
            ctx = self._place.ctx
            self._place.read(self, lambda: ctx.reads.beheer.medewerker(ctx.officer), self._grant, key="recht")
        if "instelling" in changes.entiteiten:
            self._read_gemeente()

    def _read_gemeente(self) -> None:
        reads = self._place.ctx.reads
        self._place.background.run(
            lambda: reads.beheer.instellingen().get(GEMEENTE, ""), self._show_gemeente, owner=self
        )

    def _show_gemeente(self, naam: str) -> None:
        self._place.gemeente = naam
