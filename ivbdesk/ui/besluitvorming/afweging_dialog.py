"""The weighing before a heavier measure: options side by side, what was tried, both perspectives, the decision."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from ivbdesk.actions.dossier.blad import CasusBlad
from ivbdesk.actions.ladder import ladder
from ivbdesk.cases.besluitvorming.afweging import VASTE_OPTIES, Grond, Stand
from ivbdesk.cases.besluitvorming.maatregel import MaatregelStatus
from ivbdesk.cases.kader.kader import Maatregelsoort, Toets
from ivbdesk.cases.ladder.bevinding import Oordeel
from ivbdesk.cases.ladder.dossiercheck import Checkregel, check_dossier
from ivbdesk.cases.ladder.ladder import ended_outcome, lighter_measures, why_not_applicable
from ivbdesk.cases.ladder.opschaling import check_heavier, usual_evaluation
from ivbdesk.cases.taal.nederlands import short_date
from ivbdesk.ui.widgets.basics import HeaderLabel, Label, MutedLabel
from ivbdesk.ui.widgets.choice_field import ChoiceField
from ivbdesk.ui.widgets.date_field import DateField
from ivbdesk.ui.widgets.fields import CheckField, LongTextField, TextField
from ivbdesk.ui.widgets.form_dialog import FormDialog
from ivbdesk.ui.widgets.form_values import FormValues
from ivbdesk.ui.workplace import Workplace

_OPEN = "open"
_GROUNDS: list[tuple[object, str]] = [
    (_OPEN, "Nog te verantwoorden"),
    *((g, g.label) for g in Grond if g not in (Grond.UITKOMST, Grond.MOTIVERING)),
]
_STANDS: list[tuple[object, str]] = [("", "–"), *((s, s.label) for s in Stand)]
_STANDPOINTS = 3
_OTHER = "ander"
_PLAIN = (
    "zorgperspectief", "zorg_door", "zorg_deelbaar", "veiligheidsperspectief", "veiligheid_door", "geschikt",
    "noodzakelijk", "evenwichtig", "evrm", "derden", "kwetsbaarheid", "beleid", "motivering", "spoed", "spoed_reden",
    "besluit", "bevoegd", "mandaat", "afschaalplan", "evaluatie_op",
)  # fmt: skip
_ANSWERED_HERE = (Toets.AFWEGING, Toets.LICHTERE_MIDDELEN)
_NEW_EACH_TIME = frozenset({"spoed", "spoed_reden", "evaluatie_op", "bevoegd"})


class AfwegingDialog(FormDialog):
    """Records an Afweging for one measure; the measure itself starts afterwards, from the ladder."""

    design_width = 1040

    def __init__(self, place: Workplace, blad: CasusBlad, soort: Maatregelsoort, parent: QWidget) -> None:
        self._soort = soort
        self._lighter = lighter_measures(place.ctx.kader, blad.situatie, soort.code)
        self._last = blad.casus.laatste_afweging(soort.code)
        rows = check_dossier(blad.casus, place.ctx.kader, blad.situatie, soort.code, None)
        open_rows = [r for r in rows if not r.is_beantwoord and r.soort.toets not in _ANSWERED_HERE]
        self._gaps = [r for r in open_rows if not r.verplicht]
        self._stops = [r for r in open_rows if r.verplicht]
        casus_id = blad.casus.id

        def submit(values: FormValues) -> UUID:
            return ladder.record_afweging(place.ctx, casus_id, self._gather(values))

        version = f" · versie {self._last.versie + 1}" if self._last else ""
        super().__init__(
            place, f"Afweging: {soort.naam}{version}", submit, draft=("afweging", f"{casus_id}/{soort.code}"),
            verb="Afweging vastleggen", parent=parent,
            intro="Een zwaarder middel mag pas na zorgvuldige afweging (IVB 5). Wat u hier vastlegt staat later in "
            "het dossier en in de notitie voor de driehoek. Een eerdere versie blijft bewaard.",
        )  # fmt: skip
        if self._last is not None:
            self.wijziging = self.add(
                LongTextField("wijziging", "Wat is er veranderd sinds de vorige versie", lines=2)
            )
        self._add_options(blad)
        self._add_lighter(blad)
        self._add_perspectives()
        self._add_proportionality(blad)
        self._add_decision(soort)
        self._take_over()

    def _take_over(self) -> None:
        """An amended weighing begins with the words of the last one; dates and urgency are new."""
        last = self._last
        if last is None:
            return
        for name in _PLAIN:
            if name not in _NEW_EACH_TIME and name in self.fields:
                self.fields[name].set_value(getattr(last, name))
        for given in last.verantwoordingen:
            if f"grond_{given.code}" in self.fields and given.grond is not Grond.UITKOMST:
                self.fields[f"grond_{given.code}"].set_value(given.grond)
                self.fields[f"reden_{given.code}"].set_value(given.toelichting)
            elif f"gat_{given.code}" in self.fields:
                self.fields[f"gat_{given.code}"].set_value(given.toelichting)
        for number, stand in enumerate(last.standpunten[:_STANDPOINTS]):
            self.fields[f"organisatie_{number}"].set_value(stand.organisatie)
            self.fields[f"stand_{number}"].set_value(stand.stand)
            self.fields[f"standpunt_{number}"].set_value(stand.tekst)
        for option in last.opties:
            key = option.code if f"voor_{option.code}" in self.fields else _OTHER
            if key == _OTHER:
                self.ander_middel.set_value(option.code)
            self.fields[f"voor_{key}"].set_value(option.voor)
            self.fields[f"tegen_{key}"].set_value(option.tegen)
            if option.gekozen:
                self.gekozen.set_value(key)

    def _add_options(self, blad: CasusBlad) -> None:
        """Columns beside each other: doing nothing, stepping down, this measure, and another one."""
        self.add_heading("1 · Mogelijkheden naast elkaar")
        kader = self.place.ctx.kader
        others: list[tuple[str, str]] = [("", "Geen andere mogelijkheid")]
        others += [
            (code, f"{soort.naam} (trede {soort.trede})")
            for code, soort in kader.maatregelen.items()
            if soort.trede
            and soort.actief
            and code != self._soort.code
            and not why_not_applicable(soort, blad.situatie)
        ]
        grid = QGridLayout()
        grid.setHorizontalSpacing(self.place.theme.px(12))
        options = (*VASTE_OPTIES.items(), (self._soort.code, self._soort.naam), (_OTHER, ""))
        for column, (key, name) in enumerate(options):
            cells = [QVBoxLayout() for _ in range(3)]
            for row, cell in enumerate(cells):
                grid.addLayout(cell, row, column)
            grid.setColumnStretch(column, 1)
            if key == _OTHER:
                self.ander_middel = self.add(
                    ChoiceField("ander_middel", "Een andere mogelijkheid", others), cells[0]
                )
            else:
                heading = HeaderLabel(name, 3)
                heading.setAlignment(Qt.AlignmentFlag.AlignBottom)
                cells[0].addWidget(heading)
            self.add(LongTextField(f"voor_{key}", "Wat het oplevert", lines=3), cells[1])
            self.add(LongTextField(f"tegen_{key}", "Gevolgen en bezwaren", lines=3), cells[2])
        self.form.addLayout(grid)
        picks = [
            (self._soort.code, self._soort.naam),
            *VASTE_OPTIES.items(),
            (_OTHER, "De andere mogelijkheid"),
        ]
        self.gekozen = self.add(ChoiceField("gekozen", "Gekozen", picks))

    def _add_lighter(self, blad: CasusBlad) -> None:
        self.add_heading("2 · Lichtere middelen")
        if not self._lighter:
            self.form.addWidget(Label("Voor dit middel vraagt de wet geen lichtere middelen vooraf."))
        running = {m.code for m in blad.casus.lopende_maatregelen()}
        for soort in self._lighter:
            ended = ended_outcome(blad.casus, soort.code)
            if ended is not None and ended.resultaat is not None:
                told = f"✓ {soort.naam}: {ended.resultaat.label.lower()}, {short_date(ended.laatst_op)}"
                self.form.addWidget(Label(told, "good"))
                continue
            proposed = any(
                m.code == soort.code and m.status is MaatregelStatus.VOORGESTELD
                for m in blad.casus.maatregelen
            )
            state = " (loopt)" if soort.code in running else " (voorgesteld)" if proposed else ""
            ground = ChoiceField(f"grond_{soort.code}", f"{soort.naam}{state}", _GROUNDS)
            if soort.code in running:
                ground.set_value(Grond.LOOPT_DOOR)
            self.add_row(ground, TextField(f"reden_{soort.code}", "Waarom, in uw eigen woorden"))

    def _add_perspectives(self) -> None:
        self.add_heading("3 · Perspectieven")
        care, safety = QVBoxLayout(), QVBoxLayout()
        for column, fields in (
            (care, (
                LongTextField("zorgperspectief", "Zorg", "In de woorden van de partner; functioneel, geen diagnose."),
                TextField("zorg_door", "Van welke zorgpartner", hint="bijvoorbeeld GGZ"),
                TextField("zorg_deelbaar", "Wat hiervan met OM en politie mag worden gedeeld", hint="leeg: niets"),
            )),
            (safety, (
                LongTextField("veiligheidsperspectief", "Veiligheid", "In de woorden van de partner."),
                TextField("veiligheid_door", "Van welke veiligheidspartner", hint="bijvoorbeeld Politie"),
            )),
        ):  # fmt: skip
            for field in fields:
                self.add(field, column)
            column.addStretch(1)
        both = QHBoxLayout()
        both.setSpacing(self.place.theme.px(18))
        both.addLayout(care, 1)
        both.addLayout(safety, 1)
        self.form.addLayout(both)
        self.add_heading("Verschil van inzicht")
        for number in range(_STANDPOINTS):
            self.add_row(
                TextField(f"organisatie_{number}", "Organisatie"),
                ChoiceField(f"stand_{number}", "Standpunt", _STANDS),
                TextField(f"standpunt_{number}", "In hun eigen woorden"),
            )

    def _add_proportionality(self, blad: CasusBlad) -> None:
        self.add_heading("4 · Evenredigheid (Awb 3:4)")
        self.geschikt = LongTextField("geschikt", "Geschikt: helpt dit middel tegen het probleem?", lines=3)
        self.noodzakelijk = LongTextField(
            "noodzakelijk", "Noodzakelijk: waarom volstaat een lichter middel niet?", lines=3
        )
        self.evenwichtig = LongTextField(
            "evenwichtig", "Evenwichtig: weegt het op tegen de gevolgen?", lines=3
        )
        self.add_row(self.geschikt, self.noodzakelijk, self.evenwichtig)
        self.evrm = LongTextField("evrm", "Artikel 8 EVRM: woning, gezin en privéleven", lines=3)
        self.derden = LongTextField("derden", "Huisgenoten, kinderen en andere woonruimte", lines=3)
        self.kwetsbaarheid = LongTextField("kwetsbaarheid", "Kan betrokkene zich eraan houden?", lines=3)
        self.add_row(self.evrm, self.derden, self.kwetsbaarheid)
        self.add_heading("5 · Wat nog ontbreekt of afwijkt")
        for line in self._stops:
            told = f"■ {line.soort.code} {line.soort.naam} is verplicht: bewijs het bij Dossiercheck, of leg spoed vast."
            self.form.addWidget(Label(told, "bad"))
        for line in self._gaps:
            self._add_gap(line)
        if not self._stops and not self._gaps:
            self.form.addWidget(Label("✓ Het dossier is compleet.", "good"))
        deviations = self._deviations(blad)
        for told in deviations:
            self.form.addWidget(Label(f"✕ {told}", "small"))
        if deviations:
            self.motivering = self.add(
                LongTextField("motivering", "Waarom van de gebruikelijke volgorde wordt afgeweken", lines=2)
            )
        self.beleid = self.add(TextField("beleid", "Eigen beleid gevolgd, of waarom niet (Awb 4:84)"))
        self.spoed = self.add(CheckField("spoed", "Er is spoed: wachten is niet verantwoord"))
        self.spoed_reden = self.add(TextField("spoed_reden", "Waarom spoed (Awb 4:11, 5:31)"))

    def _deviations(self, blad: CasusBlad) -> list[str]:
        """What the check objects to that is no lighter means, no item of the file, and not the weighing itself."""
        kader = self.place.ctx.kader
        findings = check_heavier(blad.casus, kader, blad.situatie, self._soort.code, None)
        known = {soort.code for soort in self._lighter} | set(kader.dossierpunten)
        return [
            f.tekst
            for f in findings
            if f.oordeel is not Oordeel.GOED and f.code not in known and "afweging" not in f.tekst
        ]

    def _add_gap(self, line: Checkregel) -> None:
        title = f"✕ {line.soort.code} {line.soort.naam}: waarom ontbreekt dit, of waarom kan het later?"
        self.add(TextField(f"gat_{line.soort.code}", title, line.woorden or line.soort.uitleg))

    def _add_decision(self, soort: Maatregelsoort) -> None:
        self.add_heading("6 · Besluit")
        if soort.neveneffect:
            self.form.addWidget(Label(f"Let op: {soort.neveneffect}", "near"))
        self.besluit = self.add(LongTextField("besluit", "Wat is besloten, en waarom"))
        self.bevoegd = TextField("bevoegd", "Wie is bevoegd en besluit")
        self.bevoegd.set_value(soort.bevoegd)
        self.evaluatie_op = DateField("evaluatie_op", "Evaluatie op", self.place.today())
        self.evaluatie_op.set_value(usual_evaluation(soort, self.place.today()))
        self.mandaat = TextField("mandaat", "Op welk mandaat", hint="of: eigen bevoegdheid")
        self.add_row(self.bevoegd, self.mandaat, self.evaluatie_op)
        self.afschaalplan = self.add(TextField("afschaalplan", "Wat gebeurt er als het beter gaat"))
        self.form.addWidget(MutedLabel(f"Handelingskader, versie {self.place.ctx.kader.versie}.", small=True))

    def problems(self, values: FormValues) -> dict[str, str]:
        """Each lighter means needs a ground with words of why; an option its words; a stand its organisation."""
        wrong = {}
        for soort in self._lighter:
            ground = values.get(f"grond_{soort.code}")
            if ground is None:
                continue
            if ground == _OPEN:
                wrong[f"grond_{soort.code}"] = "Kies waarom dit middel niet (eerst) wordt ingezet."
            elif not values[f"reden_{soort.code}"].strip():
                wrong[f"reden_{soort.code}"] = "Schrijf kort op waarom."
        if values[self.gekozen] == _OTHER and not values[self.ander_middel]:
            wrong["ander_middel"] = "Kies welke andere mogelijkheid u bedoelt."
        for number in range(_STANDPOINTS):
            if values[f"stand_{number}"] and not values[f"organisatie_{number}"].strip():
                wrong[f"organisatie_{number}"] = "Noem de organisatie."
        return wrong

    def _options(self, values: FormValues) -> tuple[tuple[str, str, str, str, bool], ...]:
        kader = self.place.ctx.kader
        rows = [*VASTE_OPTIES.items(), (self._soort.code, self._soort.naam)]
        if values[self.ander_middel]:
            rows.append((_OTHER, kader.soort(values[self.ander_middel]).naam))
        return tuple(
            (
                values[self.ander_middel] if key == _OTHER else key,
                name,
                values[f"voor_{key}"].strip(),
                values[f"tegen_{key}"].strip(),
                values[self.gekozen] == key,
            )
            for key, name in rows
        )

    def _gather(self, values: FormValues) -> ladder.AfwegingGegevens:
        stands = tuple(
            (values[f"organisatie_{n}"].strip(), values[f"stand_{n}"], values[f"standpunt_{n}"].strip())
            for n in range(_STANDPOINTS)
            if values[f"stand_{n}"]
        )
        accounted = [
            (soort.code, values[f"grond_{soort.code}"], values[f"reden_{soort.code}"].strip())
            if f"grond_{soort.code}" in values
            else (soort.code, Grond.UITKOMST, "")
            for soort in self._lighter
        ]
        for line in self._gaps:
            if words := values[f"gat_{line.soort.code}"].strip():
                accounted.append((line.soort.code, Grond.MOTIVERING, words))
        return ladder.AfwegingGegevens(
            code=self._soort.code,
            standpunten=stands,
            verantwoordingen=tuple(accounted),
            opties=self._options(values),
            wijziging=values.get(self.wijziging, "").strip(),
            **{name: values[name] for name in _PLAIN if name in values},
        )
