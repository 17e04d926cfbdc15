"""What a meeting leaves behind, to save: minutes of a casus, the list of a partner, the calendar."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from uuid import UUID

from PySide6.QtWidgets import QFileDialog, QWidget

from ivbdesk.actions.publiek.overleg_uitvoer import (
    save_actielijst,
    save_agenda_ics,
    save_verslag,
    warn_of_actielijst,
    warn_of_verslag,
)
from ivbdesk.actions.publiek.uitvoer import Drukkerij
from ivbdesk.cases.betrokkenen.partner import Partner
from ivbdesk.cases.publiek.overleg import Bespreking, Overleg
from ivbdesk.cases.publiek.overlegverslag import actielijst_file, agenda_file, verslag_file
from ivbdesk.ui.widgets.basics import Card, MutedLabel, SecondaryButton
from ivbdesk.ui.widgets.choice_field import ChoiceField
from ivbdesk.ui.widgets.layouts import row
from ivbdesk.ui.workplace import Workplace

_PDF, _CALENDAR = "PDF (*.pdf)", "Agenda (*.ics)"


class NalatenCard(Card):
    """Buttons for one meeting that was held, and the casus that is chosen in its agenda."""

    def __init__(
        self,
        place: Workplace,
        drukkerij: Drukkerij,
        overleg: Overleg,
        item: Bespreking | None,
        nummer: str,
        partners: Mapping[UUID, Partner],
    ) -> None:
        super().__init__("Na het overleg")
        self.place, self._drukkerij, self._overleg = place, drukkerij, overleg
        self._partners = partners
        if item is not None:
            words = f"Verslag van {nummer} …"
            self.add(row(SecondaryButton(words, partial(self._save_minutes, item, nummer))))
        invited = [partners[d.partner_id] for d in overleg.deelnames if d.partner_id in partners]
        self.whose = ChoiceField("partner", "Actielijst van", [(p.id, p.kort) for p in invited])
        self.add(self.whose)
        self.add(
            row(
                SecondaryButton("Actielijst …", self._save_list),
                SecondaryButton("Agenda (.ics) …", self._save_calendar),
            )
        )
        self.add(
            MutedLabel(
                "Elke partner krijgt alleen zijn eigen afspraken. Wat u geeft, staat daarna bij Delen.",
                small=True,
            )
        )
        self.body.addStretch(1)

    def _save(self, title: str, name: str, kind: str, write: Callable[[Path], None]) -> None:
        chosen, _ = QFileDialog.getSaveFileName(self, title, name, kind)
        if chosen:
            told = "Opgeslagen."
            self.place.background.run(
                partial(write, Path(chosen)), lambda _: self.place.messages.notice(told), owner=self.place
            )

    def _save_minutes(self, item: Bespreking, nummer: str) -> None:
        ctx, overleg_id = self.place.ctx, self._overleg.id
        write = partial(save_verslag, ctx, self._drukkerij, overleg_id, item.id)
        save = partial(
            self._save, "Waar komt het verslag", verslag_file(nummer, self._overleg.datum), _PDF, write
        )
        self._after_reading(partial(warn_of_verslag, ctx, overleg_id, item.id), save)

    def _save_list(self) -> None:
        partner = self._partners.get(self.whose.value())
        if partner is not None:
            ctx, overleg_id = self.place.ctx, self._overleg.id
            write = partial(save_actielijst, ctx, self._drukkerij, overleg_id, partner.id)
            name = actielijst_file(partner, self._overleg.datum)
            save = partial(self._save, "Waar komt de actielijst", name, _PDF, write)
            self._after_reading(partial(warn_of_actielijst, ctx, overleg_id, partner.id), save)

    def _after_reading(self, warn: Callable[[], Sequence[str]], save: Callable[[], None]) -> None:
        """Save at once where nothing stands out; else first show what, and where, and ask."""

        def ask(found: Sequence[str]) -> None:
            told = "\n".join(found)
            if not found or self.place.messages.confirm("Mag dit zo naar buiten?", "Toch opslaan", told):
                save()

        self.place.background.run(warn, ask, owner=self)

    def _save_calendar(self) -> None:
        write = partial(save_agenda_ics, self.place.ctx, self._drukkerij, self._overleg.id)
        self._save("Waar komt de agenda", agenda_file(self._overleg), _CALENDAR, write)


def save_all_agreements(place: Workplace, drukkerij: Drukkerij, parent: QWidget) -> None:
    """Write every running afspraak as a calendar file."""
    chosen, _ = QFileDialog.getSaveFileName(parent, "Waar komt de agenda", agenda_file(None), _CALENDAR)
    if chosen:
        work = partial(save_agenda_ics, place.ctx, drukkerij, None, Path(chosen))
        place.background.run(work, lambda _: place.messages.notice("De agenda is opgeslagen."), owner=place)
