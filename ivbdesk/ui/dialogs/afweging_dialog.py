"""The weighing before a heavier measure: what was tried, both perspectives, dissent, decision, evaluation."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from PySide6.QtWidgets import QWidget

from ivbdesk.actions import ladder
from ivbdesk.actions.blad import CasusBlad
from ivbdesk.cases.afweging import Grond, Stand
from ivbdesk.cases.bevinding import Oordeel
from ivbdesk.cases.kader import Maatregelsoort
from ivbdesk.cases.ladder import ended_outcome, lighter_measures
from ivbdesk.cases.maatregel import MaatregelStatus
from ivbdesk.cases.nederlands import short_date
from ivbdesk.cases.opschaling import check_heavier, usual_evaluation
from ivbdesk.ui.dialogs.form_dialog import FormDialog
from ivbdesk.ui.widgets.basics import Label
from ivbdesk.ui.widgets.fields import CheckField, ChoiceField, DateField, LongTextField, TextField
from ivbdesk.ui.workplace import Workplace

_OPEN = "open"
_GROUNDS: list[tuple[object, str]] = [
    (_OPEN, "Nog te verantwoorden"),
    *((g, g.label) for g in Grond if g is not Grond.UITKOMST),
]
_STANDS: list[tuple[object, str]] = [("", "–"), *((s, s.label) for s in Stand)]
_STANDPOINTS = 3


class AfwegingDialog(FormDialog):
    """Records an Afweging for one measure; the measure itself starts afterwards, from the ladder."""

    def __init__(self, place: Workplace, blad: CasusBlad, soort: Maatregelsoort, parent: QWidget) -> None:
        self._soort = soort
        self._lighter = lighter_measures(place.ctx.kader, blad.situatie, soort.code)
        casus_id = blad.casus.id

        def submit(values: dict[str, Any]) -> UUID:
            return ladder.record_afweging(place.ctx, casus_id, self._gather(values))

        super().__init__(
            place, f"Afweging: {soort.naam}", submit, draft=("afweging", f"{casus_id}/{soort.code}"),
            verb="Afweging vastleggen", parent=parent,
            intro="Een zwaarder middel mag pas na zorgvuldige afweging (IVB 5). Wat u hier vastlegt staat later in "
            "het dossier en in de notitie voor de driehoek.",
        )  # fmt: skip
        self._add_lighter(blad)
        self._add_perspectives()
        self._add_proportionality(blad)
        self._add_decision(soort, blad)
        self._take_over(blad)

    def _take_over(self, blad: CasusBlad) -> None:
        """A new weighing of the same measure begins with the words of the last one; dates are new."""
        last = blad.casus.laatste_afweging(self._soort.code)
        if last is None:
            return
        for name in (
            "zorgperspectief", "zorg_door", "zorg_deelbaar", "veiligheidsperspectief", "veiligheid_door", "geschikt",
            "noodzakelijk", "evenwichtig", "motivering", "besluit",
        ):  # fmt: skip
            self.fields[name].set_value(getattr(last, name))
        for given in last.verantwoordingen:
            if f"grond_{given.code}" in self.fields and given.grond is not Grond.UITKOMST:
                self.fields[f"grond_{given.code}"].set_value(given.grond)
                self.fields[f"reden_{given.code}"].set_value(given.toelichting)
        for number, stand in enumerate(last.standpunten[:_STANDPOINTS]):
            self.fields[f"organisatie_{number}"].set_value(stand.organisatie)
            self.fields[f"stand_{number}"].set_value(stand.stand)
            self.fields[f"standpunt_{number}"].set_value(stand.tekst)

    def _add_lighter(self, blad: CasusBlad) -> None:
        self.add_heading("1 · Lichtere middelen")
        if not self._lighter:
            self.form.addWidget(Label("Voor dit middel vraagt de wet geen lichtere middelen vooraf."))
        running = {m.code for m in blad.casus.lopende_maatregelen()}
        for soort in self._lighter:
            ended = ended_outcome(blad.casus, soort.code)
            if (
                ended is not None
                and ended.resultaat is not None
                and ended.status is MaatregelStatus.BEEINDIGD
            ):
                when = short_date(ended.laatst_op)
                self.form.addWidget(
                    Label(f"✓ {soort.naam}: {ended.resultaat.label.lower()} ({when})", "good")
                )
                continue
            ground = ChoiceField(f"grond_{soort.code}", soort.naam, _GROUNDS)
            ground.set_value(Grond.LOOPT_DOOR if soort.code in running else _OPEN)
            self.add_row(ground, TextField(f"reden_{soort.code}", "Waarom, in uw eigen woorden"))

    def _add_perspectives(self) -> None:
        self.add_heading("2 · Perspectieven")
        self.add(
            LongTextField(
                "zorgperspectief", "Zorg", "In de woorden van de partner; functioneel, geen diagnose."
            )
        )
        self.add_row(
            TextField("zorg_door", "Van welke zorgpartner", hint="bijvoorbeeld GGZ"),
            TextField(
                "zorg_deelbaar", "Wat hiervan met OM en politie mag worden gedeeld", hint="leeg: niets"
            ),
        )
        self.add(LongTextField("veiligheidsperspectief", "Veiligheid"))
        self.add(TextField("veiligheid_door", "Van welke veiligheidspartner", hint="bijvoorbeeld Politie"))
        self.add_heading("Verschil van inzicht")
        for number in range(_STANDPOINTS):
            self.add_row(
                TextField(f"organisatie_{number}", "Organisatie"),
                ChoiceField(f"stand_{number}", "Standpunt", _STANDS),
                TextField(f"standpunt_{number}", "In hun eigen woorden"),
            )

    def _add_proportionality(self, blad: CasusBlad) -> None:
        self.add_heading("3 · Evenredigheid (Awb 3:4)")
        self.add(LongTextField("geschikt", "Geschikt: helpt dit middel tegen het probleem?", lines=2))
        self.add(
            LongTextField("noodzakelijk", "Noodzakelijk: waarom volstaat een lichter middel niet?", lines=2)
        )
        self.add(
            LongTextField(
                "evenwichtig",
                "Evenwichtig: weegt het op tegen de gevolgen (art. 8 EVRM, kinderen, wonen)?",
                lines=2,
            )
        )
        findings = check_heavier(blad.casus, self.place.ctx.kader, blad.situatie, self._soort.code, None)
        lighter = {soort.code for soort in self._lighter}
        gaps = [
            f
            for f in findings
            if f.oordeel is not Oordeel.GOED and f.code not in lighter and "afweging" not in f.tekst
        ]
        if gaps:
            self.add_heading("Wat nog ontbreekt of afwijkt")
            for gap in gaps:
                sign = "■" if gap.oordeel is Oordeel.STOP else "✕"
                self.form.addWidget(Label(f"{sign} {gap.tekst}", "small"))
        help_text = (
            "■ is verplicht en wordt opgelost bij Dossierpunten, of met spoed; de rest beantwoordt u hier."
            if gaps
            else ""
        )
        self.add(LongTextField("motivering", "Motivering bij wat ontbreekt of afwijkt", help_text, lines=2))
        self.add(CheckField("spoed", "Er is spoed: wachten is niet verantwoord"))
        self.add(TextField("spoed_reden", "Waarom spoed (Awb 4:11, 5:31)"))

    def _add_decision(self, soort: Maatregelsoort, blad: CasusBlad) -> None:
        self.add_heading("4 · Besluit")
        self.add(LongTextField("besluit", "Wat is besloten, en waarom"))
        decides = TextField("bevoegd", "Wie is bevoegd en besluit")
        decides.set_value(soort.bevoegd)
        look = DateField("evaluatie_op", "Evaluatie op", self.place.today())
        look.set_value(usual_evaluation(soort, self.place.today()))
        self.add_row(decides, look)

    def problems(self, values: dict[str, Any]) -> dict[str, str]:
        """Each lighter means needs a ground with words of why; a stand needs its organisation."""
        wrong = {}
        for soort in self._lighter:
            ground = values.get(f"grond_{soort.code}")
            if ground is None:
                continue
            if ground == _OPEN:
                wrong[f"grond_{soort.code}"] = "Kies waarom dit middel niet (eerst) wordt ingezet."
            elif not values[f"reden_{soort.code}"].strip():
                wrong[f"reden_{soort.code}"] = "Schrijf kort op waarom."
        for number in range(_STANDPOINTS):
            if values[f"stand_{number}"] and not values[f"organisatie_{number}"].strip():
                wrong[f"organisatie_{number}"] = "Noem de organisatie."
        return wrong

    def _gather(self, values: dict[str, Any]) -> ladder.AfwegingGegevens:
        plain = {
            name: values[name]
            for name in (
                "zorgperspectief", "zorg_door", "zorg_deelbaar", "veiligheidsperspectief", "veiligheid_door", "geschikt",
                "noodzakelijk", "evenwichtig", "motivering", "spoed", "spoed_reden", "besluit", "bevoegd", "evaluatie_op",
            )
        }  # fmt: skip
        stands = tuple(
            (values[f"organisatie_{n}"].strip(), values[f"stand_{n}"], values[f"standpunt_{n}"].strip())
            for n in range(_STANDPOINTS)
            if values[f"stand_{n}"]
        )
        accounted = tuple(
            (soort.code, values[f"grond_{soort.code}"], values[f"reden_{soort.code}"].strip())
            if f"grond_{soort.code}" in values
            else (soort.code, Grond.UITKOMST, "")
            for soort in self._lighter
        )
        return ladder.AfwegingGegevens(
            code=self._soort.code, standpunten=stands, verantwoordingen=accounted, **plain
        )
