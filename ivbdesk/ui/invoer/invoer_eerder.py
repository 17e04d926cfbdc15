"""The earlier imports, which can be undone as a whole."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ivbdesk.actions.context import AMSTERDAM
from ivbdesk.actions.invoer.invoer import undo_import
from ivbdesk.cases.invoer.invoer import InvoerRij
from ivbdesk.cases.invoer.invoerveld import InvoerSoort
from ivbdesk.cases.taal.nederlands import count, short_date
from ivbdesk.ui.widgets.basics import SecondaryButton
from ivbdesk.ui.widgets.layouts import row
from ivbdesk.ui.widgets.plain_table import PlainTable
from ivbdesk.ui.widgets.progress import ProgressDialog
from ivbdesk.ui.workplace import Workplace


class EerderPane(QWidget):
    """A table of them, and the button that undoes one."""

    def __init__(self, place: Workplace) -> None:
        super().__init__()
        self.place = place
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        self.table = PlainTable[InvoerRij](
            place.theme,
            "Eerdere invoer",
            (("Wanneer", 19), ("Wat", 0), ("Door", 16), ("Stand", 18)),
            "Er is nog niets ingevoerd uit een rekenblad.",
        )
        column.addWidget(self.table, 1)
        undo = SecondaryButton("Ongedaan maken …", self._undo).needing(place)
        self.table.offer((undo, lambda item: item.ongedaan_op is None))
        column.addLayout(row(undo))

    def reload(self) -> None:
        """Read the earlier imports again."""
        show = self.table.show_rows
        read = self.place.ctx.reads.invoer.invoeren
        self.place.read(
            self, read, lambda found: show([(item, _words(item)) for item in found]), key="invoeren"
        )

    def _undo(self) -> None:
        chosen = self.table.chosen()
        if len(chosen) != 1 or chosen[0].ongedaan_op is not None:
            self.place.messages.notice("Kies één invoer die nog niet ongedaan is gemaakt.")
            return
        item, ctx = chosen[0], self.place.ctx
        question = f"De invoer van {count(item.aantal, 'rij', 'rijen')} ongedaan maken?"
        explanation = (
            "Alles wat hiermee binnenkwam verdwijnt voorgoed uit het register. Is er sindsdien aan iets gewerkt, dan gebeurt er "
            "niets en leest u waaraan. Het logboek houdt bij dat dit is gebeurd."
        )
        if self.place.messages.confirm(question, "Ongedaan maken", explanation):

            def done(_: None) -> None:
                told = f"De invoer van {count(item.aantal, 'rij', 'rijen')} is ongedaan gemaakt."
                self.place.messages.notice(told)

            told, stopped = "De invoer wordt ongedaan gemaakt", "Gestopt. De invoer is er nog helemaal."
            dialog = ProgressDialog(self.place, told, self, stopped)
            dialog.run(lambda progress: undo_import(ctx, item, progress), done)


def _words(item: InvoerRij) -> tuple[str, str, str, str]:
    at = item.op.astimezone(AMSTERDAM)
    what = f"{InvoerSoort(item.soort).label}, {count(item.aantal, 'rij', 'rijen')}"
    undone = f"Ongedaan gemaakt op {short_date(item.ongedaan_op)}" if item.ongedaan_op else "Ingevoerd"
    return f"{short_date(at.date())} {at:%H:%M}", what, item.wie, undone
