"""Requests of residents about their own data: what waits, until when, and what was answered."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ivbdesk.actions.bewaren.inzage import RenderInzage
from ivbdesk.actions.bewaren.verzoeken import extend, named_requests
from ivbdesk.cases.besluitvorming.verzoek import Verzoek
from ivbdesk.cases.betrokkenen.betrokkene import Persoon
from ivbdesk.cases.taal.feestdagen import Feestdagen
from ivbdesk.cases.taal.nederlands import short_date, term
from ivbdesk.ui.bewaren.inzage_dialog import InzageDialog
from ivbdesk.ui.bewaren.verzoek_dialog import AfhandelDialog, NieuwVerzoekDialog
from ivbdesk.ui.forms.reden_dialog import RedenDialog
from ivbdesk.ui.widgets.basics import MutedLabel, PrimaryButton, SecondaryButton
from ivbdesk.ui.widgets.layouts import row
from ivbdesk.ui.widgets.plain_table import PlainTable
from ivbdesk.ui.workplace import Workplace


class VerzoekenTab(QWidget):
    """Those that wait first, by the last day of their term."""

    def __init__(self, place: Workplace, render_inzage: RenderInzage) -> None:
        super().__init__()
        self.place, self._render_inzage = place, render_inzage
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 0)
        column.setSpacing(8)
        column.addWidget(
            MutedLabel(
                "Inzage, rectificatie, wissing, beperking en bezwaar: binnen een maand, één keer met twee maanden te "
                "verlengen (AVG art. 12 lid 3). Een verzoek legt u vast bij de persoon, onder Betrokkenen van de casus, of "
                "hier als de inwoner in geen casus voorkomt.",
                small=True,
            )
        )
        self.table = PlainTable[tuple[Verzoek, str]](
            place.theme,
            "Verzoeken van inwoners",
            (("Uiterlijk", 18), ("Wie", 24), ("Wat", 0), ("Stand", 0)),
            "Er zijn nog geen verzoeken vastgelegd.",
            key=lambda asked: asked[0].id,
        )
        column.addWidget(self.table, 1)
        answer = PrimaryButton("Afhandelen …", self._answer).needing(self.place)
        extend = SecondaryButton("Verlengen …", self._extend).needing(self.place)
        inzage = SecondaryButton("Inzage als PDF …", self._ask_inzage).needing(self.place)
        self.table.offer(
            (answer, lambda asked: asked[0].is_open),
            (extend, lambda asked: asked[0].is_open),
            (inzage, lambda asked: asked[0].persoon_id is not None),
        )
        take_in = SecondaryButton("Verzoek vastleggen …", self._take_in).needing(self.place)
        column.addLayout(row(answer, extend, inzage, take_in))

    def reload(self) -> None:
        """Read the requests again."""
        ctx = self.place.ctx
        self.place.read(self, lambda: named_requests(ctx), self._show, key="verzoeken")

    def _show(self, found: Sequence[tuple[Verzoek, str]]) -> None:
        today, days = self.place.today(), self.place.ctx.naslag.feestdagen
        self.table.show_rows(
            [
                (
                    (item, name),
                    (
                        term(item.uiterlijk, today) if item.is_open else short_date(item.uiterlijk),
                        name,
                        f"{item.soort.label}\n{item.vraag}",
                        _state(item, days),
                    ),
                )
                for item, name in found
            ]
        )

    def _open_one(self) -> tuple[Verzoek, str] | None:
        chosen = self.table.chosen()
        if len(chosen) != 1 or not chosen[0][0].is_open:
            self.place.messages.notice("Kies één verzoek dat nog loopt.")
            return None
        return chosen[0]

    def _answer(self) -> None:
        found = self._open_one()
        if found is not None:
            dialog = AfhandelDialog(self.place, *found, self)
            dialog.saved.connect(lambda _: self.reload())
            dialog.start()

    def _take_in(self) -> None:
        dialog = NieuwVerzoekDialog(self.place, self)
        dialog.saved.connect(lambda _: self.reload())
        dialog.start()

    def _ask_inzage(self) -> None:
        """For whoever asked; the copy can be needed again after the answer too."""
        chosen = self.table.chosen()
        asked = chosen[0][0].persoon_id if len(chosen) == 1 else None
        if asked is None:
            self.place.messages.notice("Kies één verzoek.")
            return
        ctx = self.place.ctx
        self.place.read(self, lambda: ctx.reads.inzage.persoon(asked), self._make_inzage, key="inzage")

    def _make_inzage(self, persoon: Persoon) -> None:
        InzageDialog(self.place, persoon, self._render_inzage, self).start()

    def _extend(self) -> None:
        found = self._open_one()
        if found is None:
            return
        request = found[0]
        dialog = RedenDialog(
            self.place,
            "Verzoek verlengen",
            lambda ctx, reden: extend(ctx, request.id, reden),
            self,
            kind="verzoek verlengen",
            ref=str(request.id),
            verb="Verlengen",
            label="Waarom duurt het langer",
            help="De inwoner krijgt dit binnen de eerste maand te horen.",
        )
        dialog.saved.connect(lambda _: self.reload())
        dialog.start()


def _state(item: Verzoek, feestdagen: Feestdagen) -> str:
    if item.is_open:
        longer = f"Verlengd: {item.verlenging_reden}"
        since = longer if item.verlenging_reden else f"Ontvangen {short_date(item.ontvangen_op)}"
        found = item.term(feestdagen)
        return f"Loopt\n{since}" + (f"\n{found.uitleg}" if found.laatste == item.uiterlijk else "")
    on = short_date(item.afgehandeld_op) if item.afgehandeld_op else ""
    return f"{item.status.label} · {on}\n{item.besluit}"
