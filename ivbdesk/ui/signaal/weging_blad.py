"""A finished weighing to read: what was decided and why, by whom, and every answer."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ivbdesk.cases.kader.wegingskader import Wegingskader
from ivbdesk.cases.signaal.signaal import Signaal
from ivbdesk.cases.taal.nederlands import short_date
from ivbdesk.ui.widgets.basics import HeaderLabel
from ivbdesk.ui.widgets.layouts import Fact


class WegingBlad(QWidget):
    """The weighing of one signal; `gedeeld` and `gewogen_door` are words that the page has read."""

    def __init__(
        self,
        kader: Wegingskader,
        signaal: Signaal,
        *,
        gedeeld: Sequence[str] = (),
        gewogen_door: str = "",
    ) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(HeaderLabel(signaal.uitkomst.label if signaal.uitkomst else signaal.status.label, 2))
        for name, value in self._facts(kader, signaal, gedeeld, gewogen_door):
            if value:
                column.addWidget(Fact(name, value))
        if signaal.antwoorden:
            column.addWidget(HeaderLabel("Antwoorden", 3))
        order = {question.code: number for number, question in enumerate(kader.vragen)}
        words = {question.code: question.tekst for question in kader.vragen}
        for answer in sorted(signaal.antwoorden, key=lambda a: order.get(a.code, len(order))):
            told = ": ".join(part for part in (answer.antwoord.label, answer.toelichting) if part)
            column.addWidget(Fact(words.get(answer.code, answer.code), told))
        column.addStretch(1)

    def _facts(
        self, kader: Wegingskader, signaal: Signaal, gedeeld: Sequence[str], who: str
    ) -> list[tuple[str, str]]:
        rule = kader.uitkomsten[signaal.uitkomst] if signaal.uitkomst else None
        when = short_date(signaal.gewogen_op) if signaal.gewogen_op else ""
        return [
            ("Gewogen", " door ".join(part for part in (when, who) if part)),
            (rule.reden if rule else "Reden", signaal.reden),
            ("Gedeeld", "\n".join(gedeeld)),
            ("Urgentie", signaal.urgentie.label if signaal.urgentie else ""),
            ("Waarom deze urgentie", signaal.urgentie_reden),
            ("Grondslag", signaal.grondslag),
            ("Waarom nodig", signaal.noodzaak),
            ("Kenmerk", signaal.kenmerk),
            ("Categorie", kader.categorieen.get(signaal.categorie, signaal.categorie)),
            ("Leeftijdsgroep", kader.leeftijdsgroepen.get(signaal.leeftijdsgroep, signaal.leeftijdsgroep)),
            ("Vernietigen vanaf", short_date(signaal.vernietigen_op) if signaal.vernietigen_op else ""),
            ("Versie van de checklist", signaal.weging_versie),
        ]
