"""A list that leaves the screen: as what, for which purpose, and where it goes."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, replace
from typing import TypeVar

from PySide6.QtWidgets import QWidget

from ivbdesk.actions.zoeken.lijsten import Lijstbron, save_list
from ivbdesk.cases.taal.nederlands import count
from ivbdesk.cases.zoeken.lijst import Lijstdoel, Lijstvorm
from ivbdesk.ui.fields.choice_field import ChoiceField
from ivbdesk.ui.forms.form_dialog import FormDialog
from ivbdesk.ui.forms.form_values import FormValues
from ivbdesk.ui.widgets.progress import ProgressDialog
from ivbdesk.ui.widgets.waarheen import ask_where
from ivbdesk.ui.workplace import Workplace

R = TypeVar("R")
_KINDS = {Lijstvorm.XLSX: "Excel (*.xlsx)", Lijstvorm.CSV: "CSV (*.csv)", Lijstvorm.PDF: "PDF (*.pdf)"}


@dataclass(frozen=True)
class Lijstkeuze:
    """What was chosen of a list, and for what."""

    vorm: Lijstvorm
    doel: Lijstdoel
    gekozen: bool


class LijstDialog(FormDialog):
    """All rows within the filter or those that are chosen; the purpose goes into the log with each casus."""

    design_width = 560

    def __init__(self, place: Workplace, titel: str, gekozen: int, parent: QWidget) -> None:
        def submit(values: FormValues) -> Lijstkeuze:
            return Lijstkeuze(values[self.vorm], values[self.doel], bool(self.welke and values[self.welke]))

        super().__init__(
            place, f"{titel} opslaan of afdrukken", submit, draft=None, verb="Kies een plaats …", parent=parent,
            intro="De lijst gaat buiten de versleuteling. Dat komt in het logboek, bij elke casus die erin staat.",
        )  # fmt: skip
        self.welke: ChoiceField[bool] | None = None
        if gekozen > 1:
            rows = count(gekozen, "gekozen rij", "gekozen rijen")
            choices = [(True, f"De {rows}"), (False, "Alles binnen het filter")]
            self.welke = self.add(ChoiceField("welke", "Welke rijen", choices))
        self.vorm = ChoiceField("vorm", "Als", [(vorm, vorm.label) for vorm in Lijstvorm])
        self.doel = ChoiceField("doel", "Waarvoor", [(doel, doel.label) for doel in Lijstdoel])
        self.add_row(self.vorm, self.doel)


def take_along(
    place: Workplace, bron: Lijstbron[R], chosen: frozenset[Hashable], parent: QWidget
) -> LijstDialog:
    """Ask as what and for what a list leaves, and then where to; gives the form that asks."""
    dialog = LijstDialog(place, bron.titel, len(chosen), parent)
    dialog.saved.connect(lambda made: _ask_where(place, bron, chosen, made, parent))
    dialog.start()
    return dialog


def _ask_where(
    place: Workplace, bron: Lijstbron[R], chosen: frozenset[Hashable], keuze: Lijstkeuze, parent: QWidget
) -> None:
    name = f"{bron.titel.lower().replace(' ', '-')}-{place.today():%Y-%m-%d}.{keuze.vorm.value}"
    target = ask_where(place.messages, parent, "Waar komt de lijst", name, _KINDS[keuze.vorm])
    if target is None:
        return
    wanted = replace(bron, gekozen=chosen) if keuze.gekozen else bron
    make = place.desk.drukkerij.lijst
    ProgressDialog(place, f"{bron.titel} wordt opgeslagen", parent).run(
        lambda progress: save_list(place.ctx, wanted, keuze.vorm, keuze.doel, target, make, progress),
        lambda rows: place.messages.notice(
            f"{count(rows, 'rij', 'rijen')} opgeslagen. Het staat in het logboek."
        ),
    )
