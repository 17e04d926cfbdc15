"""A step that needs nothing but its reason."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from ivbdesk.actions.context import Context
from ivbdesk.actions.vooraf import TRIED
from ivbdesk.cases.betrokkenen.medewerker import Recht
from ivbdesk.ui.fields.fields import LongTextField
from ivbdesk.ui.forms.form_dialog import FormDialog
from ivbdesk.ui.forms.form_values import FormValues
from ivbdesk.ui.forms.vooraf import foresee
from ivbdesk.ui.workplace import Workplace


class RedenDialog(FormDialog):
    """Asks why, then does it; `kind` and `ref` name the draft.

    What would be refused for any reason is told as it opens: `act` does everything through the context it is given.
    """

    def __init__(
        self,
        place: Workplace,
        title: str,
        act: Callable[[Context, str], object],
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
            return act(place.ctx, values[self.reden])

        super().__init__(place, title, submit, draft=(kind, ref), verb=verb, intro=intro, parent=parent)
        self.needs, self._act = needs, act
        self.reden = self.add(LongTextField("reden", label, help))

    def start(self) -> None:
        """Show the dialog, and why it is of no use where that can be known."""
        super().start()
        act = self._act
        foresee(self, lambda ctx: act(ctx, TRIED))
