"""The papers of a meeting, to save: its agenda before it, and after it minutes, action lists and a calendar file."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from uuid import UUID

from PySide6.QtWidgets import QFileDialog, QWidget

from ivbdesk.actions.publiek.actielijsten import (
    Actielijsten,
    read_over_actielijst,
    read_over_actielijsten,
    save_actielijst,
    save_actielijsten,
    save_agenda_ics,
)
from ivbdesk.actions.publiek.overleg_uitvoer import (
    read_over_agendablad,
    read_over_overlegverslag,
    read_over_verslag,
    save_agendablad,
    save_overlegverslag,
    save_verslag,
)
from ivbdesk.actions.publiek.uitvoer import Drukkerij
from ivbdesk.cases.betrokkenen.partner import Partner
from ivbdesk.cases.publiek.bevinding import Naleeskeuze, Nalezing
from ivbdesk.cases.publiek.overleg import Bespreking, Overleg, OverlegStatus
from ivbdesk.cases.publiek.overlegverslag import meeting_file, verslag_file
from ivbdesk.cases.taal.nederlands import count, join_nl
from ivbdesk.ui.fields.choice_field import ChoiceField
from ivbdesk.ui.publiek.nalezen_dialog import after_reading
from ivbdesk.ui.widgets.basics import Card, MutedLabel, SecondaryButton
from ivbdesk.ui.widgets.flow import Flow
from ivbdesk.ui.widgets.layouts import row
from ivbdesk.ui.widgets.waarheen import ask_where
from ivbdesk.ui.workplace import Workplace

_PDF, _CALENDAR = "PDF (*.pdf)", "Agenda (*.ics)"
_HELD = (OverlegStatus.BEZIG, OverlegStatus.GESLOTEN)


class PapierenCard(Card):
    """For whom, and then which paper; of a meeting that was held also those of all partners and of the chosen casus."""

    def __init__(
        self,
        place: Workplace,
        drukkerij: Drukkerij,
        overleg: Overleg,
        item: Bespreking | None,
        nummer: str,
        partners: Mapping[UUID, Partner],
    ) -> None:
        super().__init__("Op papier")
        self.place, self._drukkerij, self._overleg = place, drukkerij, overleg
        self._partners = partners
        self._decided: dict[tuple[object, ...], Sequence[Naleeskeuze]] = {}
        invited = [partners[d.partner_id] for d in overleg.deelnames if d.partner_id in partners]
        choices: list[tuple[UUID | None, str]] = [(None, "De eigen gemeente")]
        self.reader = ChoiceField[UUID | None](
            "lezer", "Voor wie", choices + [(partner.id, partner.kort) for partner in invited]
        )
        self.add(self.reader)
        self.agenda = SecondaryButton("Agenda (PDF) …", self._save_agenda).needing(self.place)
        self.calendar = SecondaryButton("Agenda (.ics) …", self._save_calendar).needing(self.place)
        self.add(Flow(self.agenda, self.calendar, space=place.theme.px(8)))
        if overleg.status in _HELD:
            self._add_held(item, nummer)
        self.add(
            MutedLabel(
                "Elke partner krijgt alleen wat hij mag zien, en alleen zijn eigen afspraken. Wat u geeft, staat daarna bij "
                "Delen.",
                small=True,
            )
        )
        self.body.addStretch(1)

    def _add_held(self, item: Bespreking | None, nummer: str) -> None:
        self.action_list = SecondaryButton("Actielijst …", self._save_list).needing(self.place)
        self.reader.changed.connect(self._follow_reader)
        self._follow_reader()
        self.whole = SecondaryButton("Verslag …", self._save_whole).needing(self.place)
        self.lists = SecondaryButton("Actielijsten van alle partners …", self._save_lists).needing(self.place)
        self.add(Flow(self.whole, self.action_list, space=self.place.theme.px(8)))
        self.add(row(self.lists))
        if item is not None:
            self.add(
                row(
                    SecondaryButton(
                        f"Verslag van {nummer} …", partial(self._save_minutes, item, nummer)
                    ).needing(self.place)
                )
            )

    def _follow_reader(self) -> None:
        self.action_list.setEnabled(self._reader() is not None)

    def _reader(self) -> Partner | None:
        chosen = self.reader.value()
        return self._partners.get(chosen) if chosen is not None else None

    def _paper(
        self,
        title: str,
        wat: str,
        read: Callable[..., Nalezing] | None,
        write: Callable[..., None],
        kind: str = "pdf",
    ) -> None:
        """Read over what this reader gets, ask where it goes, and write it there."""
        reader, ctx, overleg = self._reader(), self.place.ctx, self._overleg
        id = reader.id if reader is not None else None
        name = meeting_file(wat, reader, overleg.datum, kind)

        def to(target: Path, *keuzes: Sequence[Naleeskeuze]) -> None:
            write(ctx, self._drukkerij, overleg.id, id, target, *keuzes)

        save = partial(self._save, title, name, _PDF if kind == "pdf" else _CALENDAR, to)
        if read is None:
            save(None)
        else:
            self._after_reading(wat, partial(read, ctx, overleg.id, id), save)

    def _save_agenda(self) -> None:
        self._paper("Waar komt de agenda", "agenda", read_over_agendablad, save_agendablad)

    def _save_whole(self) -> None:
        self._paper("Waar komt het verslag", "verslag", read_over_overlegverslag, save_overlegverslag)

    def _save_list(self) -> None:
        if self._reader() is not None:
            self._paper("Waar komt de actielijst", "actielijst", read_over_actielijst, save_actielijst)

    def _save_calendar(self) -> None:
        self._paper("Waar komt de agenda", "agenda", None, save_agenda_ics, "ics")

    def _save_minutes(self, item: Bespreking, nummer: str) -> None:
        ctx, overleg = self.place.ctx, self._overleg
        write = partial(save_verslag, ctx, self._drukkerij, overleg.id, item.id)
        save = partial(self._save, "Waar komt het verslag", verslag_file(nummer, overleg.datum), _PDF, write)
        self._after_reading(nummer, partial(read_over_verslag, ctx, overleg.id, item.id), save)

    def _save_lists(self) -> None:
        ctx, overleg_id = self.place.ctx, self._overleg.id

        def save(keuzes: Sequence[Naleeskeuze]) -> None:
            chosen = QFileDialog.getExistingDirectory(self, "In welke map komen de actielijsten")
            if chosen:
                work = partial(save_actielijsten, ctx, self._drukkerij, overleg_id, Path(chosen), keuzes)
                self.place.background.run(work, self._tell_lists, owner=self.place)

        self._after_reading("alle actielijsten", partial(read_over_actielijsten, ctx, overleg_id), save)

    def _tell_lists(self, made: Actielijsten) -> None:
        self._decided.clear()
        told = f"{count(len(made.gemaakt), 'actielijst', 'actielijsten')} opgeslagen."
        if made.niet:
            told += f" Niet voor {join_nl([partner.kort for partner in made.niet])}: die ontvangt niets op papier."
        self.place.messages.notice(told)

    def _save(
        self,
        title: str,
        name: str,
        kind: str,
        write: Callable[..., None],
        keuzes: Sequence[Naleeskeuze] | None,
    ) -> None:
        """Ask where it goes, and write it there, with what was decided when it was read over."""
        if target := ask_where(self.place.messages, self, title, name, kind):
            work = partial(write, target, *(() if keuzes is None else (keuzes,)))
            self.place.background.run(work, lambda _: self._tell_saved(), owner=self.place)

    def _tell_saved(self) -> None:
        self._decided.clear()
        self.place.messages.notice("Opgeslagen.")

    def _after_reading(
        self, what: str, read: Callable[[], Nalezing], save: Callable[[Sequence[Naleeskeuze]], None]
    ) -> None:
        """Save at once where nothing was found; else after the officer decided on it.

        What was decided is there again where the disk refused the paper.
        """
        paper = (what, self.reader.value())

        def decided(keuzes: Sequence[Naleeskeuze]) -> None:
            self._decided[paper] = keuzes
            save(keuzes)

        def ask(found: Nalezing) -> None:
            after_reading(self.place, self.window(), found, self._decided.get(paper, ()), decided)

        self.place.background.run(read, ask, owner=self)


def save_all_agreements(place: Workplace, drukkerij: Drukkerij, parent: QWidget) -> None:
    """Write every running afspraak as a calendar file."""
    title = "Waar komt de agenda"
    if target := ask_where(place.messages, parent, title, "afspraken.ics", _CALENDAR):
        work = partial(save_agenda_ics, place.ctx, drukkerij, None, None, target)
        place.background.run(work, lambda _: place.messages.notice("De agenda is opgeslagen."), owner=place)
