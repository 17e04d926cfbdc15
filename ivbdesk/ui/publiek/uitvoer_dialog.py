"""For whom a document is, before it leaves the program."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from ivbdesk.cases.publiek.bevinding import Naleeskeuze, Nalezing
from ivbdesk.cases.publiek.ontvanger import Ontvanger
from ivbdesk.ui.fields.choice_field import ChoiceField
from ivbdesk.ui.forms.form_dialog import FormDialog
from ivbdesk.ui.forms.form_values import FormValues
from ivbdesk.ui.publiek.nalezen import Nalezen
from ivbdesk.ui.publiek.nalezen_dialog import after_reading
from ivbdesk.ui.widgets.waarheen import ask_where
from ivbdesk.ui.workplace import Workplace


class UitvoerDialog(FormDialog):
    """Asks for whom, then where; `act` writes the PDF for that recipient to that file, and logs it.

    What `read` finds in what will be printed for this recipient is decided on before that.
    """

    def __init__(
        self,
        place: Workplace,
        title: str,
        file_name: str,
        act: Callable[[Ontvanger, Path, Sequence[Naleeskeuze]], object],
        read: Callable[[Ontvanger], Nalezing],
        first: Ontvanger,
        parent: QWidget,
    ) -> None:
        self._file_name, self._read = file_name, read
        self._target: Path | None = None
        self._keuzes: tuple[Naleeskeuze, ...] = ()

        def submit(values: FormValues) -> None:
            assert self._target is not None
            act(values[self.ontvanger], self._target, self._keuzes)

        super().__init__(
            place, title, submit, draft=None, verb="PDF maken …", parent=parent,
            intro="De ontvanger bepaalt wat erin staat: zorginhoud gaat niet naar politie, OM of rechter, en wie meldde "
            "staat er nooit in. Dat u dit verstrekt komt in het logboek.",
        )  # fmt: skip
        self.ontvanger = ChoiceField("ontvanger", "Voor wie", [(o, o.label) for o in Ontvanger])
        self.ontvanger.set_value(first)
        self.add(self.ontvanger)
        self.nalezen = Nalezen(place.theme)
        self.form.addWidget(self.nalezen)
        self.ontvanger.changed.connect(self._read_over)
        self._read_over()

    def _read_over(self) -> None:
        """Read what will be printed for whoever is chosen now."""
        self._keuzes = ()
        work = partial(self._read, self.ontvanger.value())
        self.place.read(self, work, self._show_found, key="nalezen")

    def _show_found(self, found: Nalezing) -> None:
        self.nalezen.show_found([item.told for item in found.bevindingen])
        self.frame.fit(self.design_width)

    def submit(self) -> None:
        """Have it read over, ask where the PDF goes, then make it."""
        if self.values() is None or not self.save_button.isEnabled():
            return
        work = partial(self._read, self.ontvanger.value())
        self.place.background.run(work, self._decide, owner=self)

    def _decide(self, found: Nalezing) -> None:
        after_reading(self.place, self, found, self._keuzes, self._save_as)

    def _save_as(self, keuzes: tuple[Naleeskeuze, ...]) -> None:
        self._keuzes = keuzes
        title, kind = "Waar komt de PDF", "PDF (*.pdf)"
        if target := ask_where(self.place.messages, self, title, self._file_name, kind):
            self.save_to(target)

    def save_to(self, target: Path) -> None:
        """Make the PDF and write it."""
        self._target = target
        super().submit()

    def _on_saved(self, result: object) -> None:
        self.place.messages.notice("De PDF is opgeslagen en staat in het logboek. Lees hem na.")
        super()._on_saved(result)
