"""A list that leaves the screen: as what, for which purpose, and where it goes."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from PySide6.QtWidgets import QWidget

from ivbdesk.actions.zoeken.lijsten import Lijstbron, copy_list, save_list
from ivbdesk.cases.taal.nederlands import count
from ivbdesk.cases.zoeken.lijst import Cel, Lijstdoel, Lijstvorm
from ivbdesk.ui.clipboard import put_table
from ivbdesk.ui.fields.choice_field import ChoiceField
from ivbdesk.ui.forms.form_dialog import FormDialog
from ivbdesk.ui.forms.form_values import FormValues
from ivbdesk.ui.widgets.progress import Progress, ProgressDialog
from ivbdesk.ui.widgets.waarheen import ask_where
from ivbdesk.ui.workplace import Workplace

R = TypeVar("R")
_KINDS = {Lijstvorm.XLSX: "Excel (*.xlsx)", Lijstvorm.CSV: "CSV (*.csv)", Lijstvorm.PDF: "PDF (*.pdf)"}


def _intro(goes: str, bron: Lijstbron[R]) -> str:
    """What becomes of it, and what is left out."""
    told = f"{goes} buiten de versleuteling. Dat komt in het logboek, bij alles wat erin staat."
    return f"{told} {bron.zonder}".strip()


class KopieDialog(FormDialog):
    """For what rows go to the clipboard: asked with the last answer filled in, so that Enter does."""

    design_width = 460

    def __init__(self, place: Workplace, bron: Lijstbron[R], rows: Sequence[R], parent: QWidget) -> None:
        def submit(values: FormValues) -> list[list[Cel]]:
            return copy_list(place.ctx, bron, rows, values[self.doel])

        told = count(len(rows), "rij", "rijen")
        super().__init__(
            place, f"{told} kopiëren", submit, draft=None, verb="Kopiëren", parent=parent,
            intro=_intro("De rijen gaan", bron),
        )  # fmt: skip
        self._told = told
        self.doel = self.add(ChoiceField("doel", "Waarvoor", [(doel, doel.label) for doel in Lijstdoel]))
        if place.copied_for is not None:
            self.doel.set_value(place.copied_for)

    def _on_saved(self, result: object) -> None:
        assert isinstance(result, list)
        self.place.copied_for = self.doel.chosen()
        put_table(result)
        self.place.messages.notice(f"{self._told} gekopieerd. Het staat in het logboek.")
        super()._on_saved(result)


class LijstDialog(FormDialog):
    """All rows within the filter or those that are `chosen`; the purpose goes into the log with each casus.

    It closes when the list is written: what the disk refuses, or the officer stops, leaves the choices as they are.
    """

    design_width = 560

    def __init__(
        self, place: Workplace, bron: Lijstbron[R], chosen: frozenset[Hashable], parent: QWidget
    ) -> None:
        self._titel = bron.titel
        self._target: Path | None = None
        self._progress = Progress()

        def submit(values: FormValues) -> int:
            assert self._target is not None
            wanted = replace(bron, gekozen=chosen) if self.welke and values[self.welke] else bron
            make = place.desk.drukkerij.lijst
            vorm, doel = values[self.vorm], values[self.doel]
            return save_list(place.ctx, wanted, vorm, doel, self._target, make, self._progress)

        super().__init__(
            place, f"{bron.titel} opslaan of afdrukken", submit, draft=None, verb="Kies een plaats …", parent=parent,
            intro=_intro("De lijst gaat", bron),
        )  # fmt: skip
        self.welke: ChoiceField[bool] | None = None
        if len(chosen) > 1:
            rows = count(len(chosen), "gekozen rij", "gekozen rijen")
            choices = [(True, f"De {rows}"), (False, "Alles binnen het filter")]
            self.welke = self.add(ChoiceField("welke", "Welke rijen", choices))
        self.vorm = ChoiceField("vorm", "Als", [(vorm, vorm.label) for vorm in Lijstvorm])
        self.doel = ChoiceField("doel", "Waarvoor", [(doel, doel.label) for doel in Lijstdoel])
        self.add(self.vorm)
        self.add(self.doel)

    def submit(self) -> None:
        """Ask where the list goes, then write it."""
        values = self.values()
        if values is None or not self.save_button.isEnabled():
            return
        vorm = values[self.vorm]
        name = f"{self._titel.lower().replace(' ', '-')}-{self.place.today():%Y-%m-%d}.{vorm.value}"
        if target := ask_where(self.place.messages, self, "Waar komt de lijst", name, _KINDS[vorm]):
            self._target = target
            super().submit()

    def save(
        self,
        values: FormValues,
        submit: Callable[[FormValues], object],
        done: Callable[[object], None],
    ) -> None:
        """As every form does, with how far it is and a way to stop it."""

        def work(progress: Progress) -> object:
            self._progress = progress
            return submit(values)

        ProgressDialog(self.place, f"{self._titel} wordt opgeslagen", self).run(work, done)

    def _on_saved(self, result: object) -> None:
        assert isinstance(result, int)
        rows = count(result, "rij", "rijen")
        self.place.messages.notice(f"{rows} opgeslagen. Het staat in het logboek.")
        super()._on_saved(result)
