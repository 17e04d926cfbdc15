"""What an officer must know of a measure: what it allows, who decides, what the file must hold."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ivbdesk.cases.kader.kader import Handelingskader, Maatregelsoort, Toets
from ivbdesk.cases.taal.nederlands import count, join_nl, short_date
from ivbdesk.ui.widgets.basics import Chip, HeaderLabel, Label, MutedLabel
from ivbdesk.ui.widgets.layouts import row


class MaatregelBlad(QWidget):
    """ "Wat mag, wie beslist, welk dossier", with articles and the last check by a lawyer."""

    def __init__(self, kader: Handelingskader, soort: Maatregelsoort, vandaag: date) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(5)
        if not soort.actief:
            self._column.addLayout(row(Chip("Staat uit: de wettelijke basis is niet geverifieerd", "bad")))
        self._allowed(soort.mag)
        self._part("Alleen als", soort.voorwaarden)
        self._part("Wie beslist", [" · ".join(part for part in (soort.bevoegd, soort.grondslag) if part)])
        order = [" of ".join(kader.soort(code).naam.lower() for code in group) for group in soort.vooraf]
        self._part("Gaat normaal vooraf", order)
        self._part("Wat moet in het dossier", [
            f"{code} {kader.dossierpunten[code].naam}{_least(kader, soort, code)}"
            f"{' (verplicht)' if code in soort.verplicht else ''}"
            for code in soort.dossier
        ])  # fmt: skip
        self._part("Gronden in de wet", [
            f"{ground.code}: {ground.naam} ({ground.bron})" for ground in kader.gronden_van(soort.code)
        ])  # fmt: skip
        if policy := kader.beleid_van(soort.code):
            self._part("Wat het beleid zegt", [
                f"{r.vondst}, {r.hoeveelheid}, {r.pand}, {r.keer}: {r.gevolg}" for r in policy
            ])  # fmt: skip
            sources = "; ".join(dict.fromkeys(rule.bron for rule in policy))
            self._column.addWidget(MutedLabel(f"Bron: {sources}.", small=True))
        terms = [kader.termijnregel(code) for code in soort.termijnen]
        self._part("Termijnen", [*([soort.termijn] if soort.termijn else []),
                                 *(f"{t.naam}: {t.duur}, {t.grondslag}" for t in terms)])  # fmt: skip
        self._part("Let op", [soort.neveneffect])
        self._part("Wie controleert", [soort.controle])
        failing = join_nl([kader.soort(code).naam for code in soort.bij_mislukken])
        self._part("Als het niet helpt", [failing])
        self._part("Als het helpt", [soort.bij_slagen])
        self._checked(kader, soort, vandaag)

    def _allowed(self, text: str) -> None:
        """What it allows, in the words that residents read: the officer sees whose "u" it is."""
        if not text.strip():
            return
        self._column.addWidget(HeaderLabel("Wat mag", 3))
        self._column.addWidget(
            MutedLabel("Zo staat het in de uitleg voor bewoners; ‘u’ is de bewoner:", small=True)
        )
        self._column.addWidget(Label(f"“{text.strip()}”", "small"))

    def _part(self, title: str, lines: list[str] | tuple[str, ...]) -> None:
        told = [line for line in lines if line.strip()]
        if not told:
            return
        self._column.addWidget(HeaderLabel(title, 3))
        self._column.addWidget(
            Label("\n".join(f"• {line}" for line in told) if len(told) > 1 else told[0], "small")
        )

    def _checked(self, kader: Handelingskader, soort: Maatregelsoort, vandaag: date) -> None:
        overdue = kader.toetsing(soort.gecontroleerd_op, vandaag)
        if overdue:
            self._column.addLayout(row(Chip(overdue, "warn")))
        elif soort.gecontroleerd_op is not None:
            told = f"Door een jurist getoetst op {short_date(soort.gecontroleerd_op)}."
            self._column.addWidget(MutedLabel(told, small=True))
        self._column.addWidget(MutedLabel(f"Bron: {soort.bron} · handelingskader {kader.versie}", small=True))


def _least(kader: Handelingskader, soort: Maatregelsoort, code: str) -> str:
    """The least that the statement of facts of this measure must hold."""
    item = kader.dossierpunten[code]
    if item.toets is not Toets.FEITENRELAAS:
        return ""
    least = kader.feiteneis(soort, item, "")
    what = f"{count(least.incidenten or 0, 'incident', 'incidenten')} uit {count(least.bronnen or 0, 'bron', 'bronnen')}"
    over = f", over {count(least.dagen, 'dag', 'dagen')}" if least.dagen else ""
    return f": ten minste {what}{over}"
