"""The dossiercheck of a measure: what is there, what proves it, and what an officer says of the rest."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ivbdesk.actions.dossier.blad import CasusBlad
from ivbdesk.actions.ladder.dossierpunten import answer_dossierpunten
from ivbdesk.cases.besluitvorming.dossierpunt import PuntStaat
from ivbdesk.cases.kader.kader import Maatregelsoort
from ivbdesk.cases.ladder.bewijsregels import LINKED
from ivbdesk.cases.ladder.dossiercheck import check_dossier
from ivbdesk.cases.taal.nederlands import short_date
from ivbdesk.ui.ladder.check_lines import CheckBlock
from ivbdesk.ui.widgets.choice_field import ChoiceField
from ivbdesk.ui.widgets.fields import LongTextField
from ivbdesk.ui.widgets.form_dialog import FormDialog
from ivbdesk.ui.widgets.form_values import FormValues
from ivbdesk.ui.widgets.pick_field import PickField
from ivbdesk.ui.workplace import Workplace

_STATES = [
    (PuntStaat.OPEN, "Door bewijs, of nog open"),
    *((s, s.label) for s in (PuntStaat.ELDERS, PuntStaat.NVT, PuntStaat.ONTBREEKT_GEACCEPTEERD)),
]

_MOST_LINES = 12


def _states(mandatory: bool, kept: PuntStaat) -> list[tuple[PuntStaat, str]]:
    """What an officer may say; that a mandatory item does not apply is shown only where it was said before."""
    return [(s, label) for s, label in _STATES if not (mandatory and s is PuntStaat.NVT) or s is kept]


class RedenField(LongTextField):
    """A reason that is seen in full: as high as its words need, from one line on."""

    def __init__(self, name: str, title: str) -> None:
        super().__init__(name, title, lines=1)
        self.edit.document().documentLayout().documentSizeChanged.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        lines = round(self.edit.document().size().height())  # a plain text edit counts in lines
        shown = min(max(1, lines), _MOST_LINES)
        bar = Qt.ScrollBarPolicy.ScrollBarAsNeeded if lines > shown else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.edit.setVerticalScrollBarPolicy(bar)
        self.edit.setFixedHeight(self.edit.fontMetrics().lineSpacing() * shown + 22)


class DossierDialog(FormDialog):
    """Each item with its evidence; only what changed is saved."""

    design_width = 940

    def __init__(self, place: Workplace, blad: CasusBlad, soort: Maatregelsoort, parent: QWidget) -> None:
        casus_id = blad.casus.id
        weighing = blad.casus.laatste_afweging(soort.code)
        rows = check_dossier(blad.casus, place.ctx.kader_under(weighing), blad.situatie, soort.code, weighing)
        said = {punt.code: (punt.staat, punt.toelichting) for punt in blad.casus.dossierpunten}
        before = {line.soort.code: said.get(line.soort.code, (PuntStaat.OPEN, "")) for line in rows}
        links = {line.soort.code: self._links(blad, line.soort.code) for line in rows}

        def submit(values: FormValues) -> None:
            asked = [code for code in before if f"staat_{code}" in values]
            now = {code: (values[f"staat_{code}"], values[f"toelichting_{code}"].strip()) for code in asked}
            answers = {code: answer for code, answer in now.items() if answer != before[code]}
            chosen = {code: values[f"bewijs_{code}"] for code in links if f"bewijs_{code}" in values}
            proof = {code: ids for code, ids in chosen.items() if set(ids) != links[code]}
            if answers or proof:
                answer_dossierpunten(place.ctx, casus_id, answers, proof)

        done = sum(line.is_beantwoord for line in rows)
        super().__init__(
            place, f"Dossiercheck voor {soort.naam.lower()}", submit, draft=("dossierpunten", f"{casus_id}/{soort.code}"),
            parent=parent,
            intro=f"{done} van {len(rows)} punten bewezen of beantwoord. Wat het register zelf weet, staat er vanzelf; "
            "koppel bij de rest een regel of stuk, of schrijf op waar het ligt of waarom het ontbreekt.",
        )  # fmt: skip
        choices = _evidence_choices(blad)
        for line in rows:
            code = line.soort.code
            self.form.addWidget(CheckBlock(line))
            if line.staat is PuntStaat.VOLDAAN and not links[code]:
                continue  # the register itself proves it: nothing is asked
            state = ChoiceField(
                f"staat_{code}", "Hoe staat het ervoor", _states(line.verplicht, before[code][0])
            )
            state.set_value(before[code][0])
            text = RedenField(f"toelichting_{code}", "Waar het ligt, of de reden")
            text.set_value(before[code][1])
            if line.soort.toets in LINKED:
                pick = PickField(f"bewijs_{code}", "Bewijs", choices, verb="Bewijs koppelen")
                pick.set_value(links[code])
                self.add_row(pick, state)
                self.add(text)
            else:
                self.add_row(state, text)

    @staticmethod
    def _links(blad: CasusBlad, code: str) -> set[UUID]:
        found = {item.item_id or item.stuk_id for item in blad.casus.bewijzen if item.code == code}
        return {id for id in found if id is not None}


def _evidence_choices(blad: CasusBlad) -> list[tuple[UUID, str]]:
    """Documents first, then entries, the newest of each first."""
    papers = sorted(blad.casus.stukken, key=lambda stuk: stuk.datum, reverse=True)
    entries = sorted(blad.casus.tijdlijn, key=lambda item: (item.datum, item.vastgelegd_op), reverse=True)
    found = [(stuk.id, f"Stuk · {short_date(stuk.datum)} · {stuk.naam}") for stuk in papers]
    found += [(i.id, f"{short_date(i.datum)} · {i.soort.label} · {i.tekst[:110]}") for i in entries]
    return found
