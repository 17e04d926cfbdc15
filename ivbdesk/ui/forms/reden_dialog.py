"""A step that needs nothing but its reason."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from ivbdesk.cases.betrokkenen.medewerker import Recht
from ivbdesk.ui.fields.fields import LongTextField
from ivbdesk.ui.forms.form_dialog import FormDialog
from ivbdesk.ui.forms.form_values import FormValues
from ivbdesk.ui.workplace import Workplace


class RedenDialog(FormDialog):
    """Asks why, then does it; `kind` and `ref` name the draft."""

    def __init__(
        self,
        place: Workplace,
        title: str,
        act: Callable[[str], object],
        parent: QWidget,
        *,
        kind: str,
        ref: str,
        verb: str,
        label: str = "Reden",
        help: str = "Komt in het logboek.",
        intro: str = "",
        needs: Recht = Recht.REGIEVOERDER,
    ) -> None:
        def submit(values: FormValues) -> object:
            return act(values[self.reden])

        super().__init__(place, title, submit, draft=(kind, ref), verb=verb, intro=intro, parent=parent)
        self.needs = needs
        self.reden = self.add(LongTextField("reden", label, help))
