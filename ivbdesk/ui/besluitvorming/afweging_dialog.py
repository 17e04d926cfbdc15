"""The weighing before a heavier measure: options side by side, what was tried, both perspectives, the decision."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from ivbdesk.actions.dossier.blad import CasusBlad
from ivbdesk.actions.ladder.ladder import AfwegingGegevens, make_afweging, record_afweging
from ivbdesk.cases.besluitvorming.afweging import VASTE_OPTIES, Grond
from ivbdesk.cases.besluitvorming.geadresseerde import Geadresseerde
from ivbdesk.cases.besluitvorming.maatregel import MaatregelStatus
from ivbdesk.cases.dossier.basis import NOTHING_SHOWN, Getoond
from ivbdesk.cases.dossier.casus import Casus
from ivbdesk.cases.kader.kader import Maatregelsoort, Toets
from ivbdesk.cases.ladder.dossiercheck import check_dossier
from ivbdesk.cases.ladder.eerder_gewogen import changes_since, earlier_weighing, why_again
from ivbdesk.cases.ladder.gericht import asks_addressee, lighter_for
from ivbdesk.cases.ladder.ladder import ended_outcome, why_not_applicable
from ivbdesk.cases.ladder.opschaling import usual_evaluation
from ivbdesk.cases.ladder.spoed import urgency_clears, urgency_figures
from ivbdesk.cases.taal.fouten import RegelFout
from ivbdesk.cases.taal.nederlands import short_date
from ivbdesk.ui.besluitvorming.afweging_velden import Grondvelden, Optievelden, Standvelden
from ivbdesk.ui.besluitvorming.afweging_wet import (
    Beleidstabel,
    Grondkeuze,
    Woningvelden,
    deviations,
    gap_field,
    told_later,
)
from ivbdesk.ui.besluitvorming.afweging_woorden import OTHER, Weegvelden
from ivbdesk.ui.besluitvorming.geadresseerde_field import addressee_field
from ivbdesk.ui.besluitvorming.overname import Overname
from ivbdesk.ui.besluitvorming.perspectief_velden import Perspectiefvelden
from ivbdesk.ui.fields.choice_field import ChoiceField
from ivbdesk.ui.fields.date_field import DateField
from ivbdesk.ui.fields.fields import CheckField, LongTextField, TextField
from ivbdesk.ui.forms.form_dialog import FormDialog
from ivbdesk.ui.forms.form_values import FormValues
from ivbdesk.ui.widgets.basics import HeaderLabel, Label, MutedLabel
from ivbdesk.ui.workplace import Workplace

_STANDPOINTS = 3
_ANSWERED_HERE = (Toets.AFWEGING, Toets.LICHTERE_MIDDELEN, Toets.TOEZEGGINGEN)


class AfwegingDialog(FormDialog):
    """Records an Afweging for one measure; the measure itself starts afterwards, from the ladder."""

    design_width = 1040

    def __init__(self, place: Workplace, blad: CasusBlad, soort: Maatregelsoort, parent: QWidget) -> None:
        self._casus, self._soort = blad.casus, soort
        self._lighter = lighter_for(blad.casus, place.ctx.kader, blad.situatie, soort.code)
        self._last = blad.casus.laatste_afweging(soort.code, place.today())
        self._rows = rows = check_dossier(blad.casus, place.ctx.kader, blad.situatie, soort.code, None)
        open_rows = [r for r in rows if not r.is_beantwoord and r.soort.toets not in _ANSWERED_HERE]
        self._gronden = Grondkeuze(place.ctx.kader.gronden_van(soort.code))
        self._woning = Woningvelden(place.ctx.kader, soort, blad)
        soft = [r for r in open_rows if not r.verplicht]
        self._later = [r for r in soft if r.soort.toets is Toets.BESLUIT or r.soort.code in soort.na_start]
        self._gaps = [r for r in soft if r not in self._later]
        self._stops = [r for r in open_rows if r.verplicht]
        casus_id = blad.casus.id

        def submit(values: FormValues) -> UUID:
            return record_afweging(place.ctx, casus_id, self._gather(values))

        before = sum(item.code == soort.code for item in blad.casus.afwegingen)
        version = f" · versie {before + 1}" if before else ""
        super().__init__(
            place, f"Afweging: {soort.naam}{version}", submit, draft=("afweging", f"{casus_id}/{soort.code}"),
            verb="Afweging vastleggen", parent=parent,
            intro="Een zwaarder middel mag pas na zorgvuldige afweging (IVB 5). Wat u hier vastlegt staat later in "
            "het dossier en in de notitie voor de driehoek. Een eerdere versie blijft bewaard.",
        )  # fmt: skip
        self.wijziging = LongTextField("wijziging", "Wat is er veranderd sinds de vorige versie", lines=2)
        if before:
            self.add(self.wijziging)
        self.gericht = addressee_field(blad.casus, blad.situatie, soort)
        if asks_addressee(soort):
            self.add(self.gericht)
        self._overname = self._begin_with(blad)
        self._add_options(blad)
        self._gronden.add_to(self, soort)
        self._add_lighter(blad)
        self._add_perspectives()
        self._add_proportionality(blad)
        self._add_decision(soort)
        fields = Weegvelden(
            soort.code, self.fields, self._options, self._grounds, self._gap_words, self._stands, self._running
        )  # fmt: skip
        if self._last is not None:
            fields.take_over(self._last, besluit=True)
            self._gronden.take_over(self._last)
        if self._overname is not None:
            earlier = self._overname.earlier
            if earlier.code == soort.code:
                self._gronden.take_over(earlier)
            taken = fields.take_over(earlier, besluit=False)
            self._overname.mark(
                taken, fields.groups, lambda name: why_again(name, soort, earlier, self._changes)
            )
        self.follow(NOTHING_SHOWN, lambda unit: self._require_last(unit.casus(casus_id)))

    def _require_last(self, casus: Casus) -> Getoond:
        """What changed is said of the version before; raises RegelFout where the officer did not see that one."""
        last = casus.laatste_afweging(self._soort.code, self.place.today())
        if last is not None and (self._last is None or last.id != self._last.id):
            raise RegelFout(
                "",
                f"Een collega heeft net versie {last.versie} van deze afweging vastgelegd. Lees die eerst en open dit "
                "formulier opnieuw; wat u typte, blijft bewaard als concept.",
            )
        return NOTHING_SHOWN

    def _begin_with(self, blad: CasusBlad) -> Overname | None:
        """A first weighing of an order begins with what was weighed for what goes before it."""
        ctx, soort = self.place.ctx, self._soort
        earlier = earlier_weighing(blad.casus, ctx.kader, soort)
        self._running = frozenset(m.code for m in blad.casus.lopende_maatregelen())
        if self._last is not None or earlier is None:
            return None
        self._changes = changes_since(blad.casus, ctx.kader, earlier, soort, ctx.naslag.gebieden)
        return Overname(self, earlier, ctx.kader_under(earlier).soort(earlier.code).naam, self._changes)

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
        options = (*VASTE_OPTIES.items(), (self._soort.code, self._soort.naam), (OTHER, ""))
        self._options = {key: Optievelden(key, name or "een andere mogelijkheid") for key, name in options}
        for column, (key, name) in enumerate(options):
            cells = [QVBoxLayout() for _ in range(3)]
            for row, cell in enumerate(cells):
                grid.addLayout(cell, row, column)
            grid.setColumnStretch(column, 1)
            if key == OTHER:
                self.ander_middel = self.add(
                    ChoiceField("ander_middel", "Een andere mogelijkheid", others), cells[0]
                )
            else:
                heading = HeaderLabel(name, 3)
                heading.setAlignment(Qt.AlignmentFlag.AlignBottom)
                cells[0].addWidget(heading)
            self.add(self._options[key].voor, cells[1])
            self.add(self._options[key].tegen, cells[2])
            for cell in cells[1:]:
                cell.addStretch(1)
        self.form.addLayout(grid)
        picks = [
            (self._soort.code, self._soort.naam),
            *VASTE_OPTIES.items(),
            (OTHER, "De andere mogelijkheid"),
        ]
        self.gekozen = self.add(ChoiceField("gekozen", "Gekozen", picks))

    def _add_lighter(self, blad: CasusBlad) -> None:
        self.add_heading("2 · Lichtere middelen")
        if not self._lighter:
            self.form.addWidget(Label("Voor dit middel vraagt de wet geen lichtere middelen vooraf."))
        self._grounds: dict[str, Grondvelden] = {}
        running = self._running
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
            account = self._grounds[soort.code] = Grondvelden(
                soort.code, f"{soort.naam}{state}", runs=soort.code in running
            )
            if soort.code in running:
                account.grond.set_value(Grond.LOOPT_DOOR)
            self.add_row(account.grond, account.reden)

    def _add_perspectives(self) -> None:
        self.add_heading("3 · Perspectieven")
        self._perspectives = Perspectiefvelden(self)
        self.add_heading("Verschil van inzicht")
        self._stands = [Standvelden(number, self.place.today()) for number in range(_STANDPOINTS)]
        for stand in self._stands:
            self.add_row(stand.organisatie, stand.stand, stand.tekst)
            self.add_row(*stand.shared.fields)

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
        self._woning.add_to(self)
        self._add_missing(blad)

    def _add_missing(self, blad: CasusBlad) -> None:
        self.add_heading("5 · Wat nog ontbreekt of afwijkt")
        for line in self._stops:
            told = f"■ {line.soort.code} {line.soort.naam} is verplicht: bewijs het bij Dossiercheck{', of leg spoed vast' if line.bij_spoed else ''}."
            self.form.addWidget(Label(told, "bad"))
        self._gap_words = {line.soort.code: self.add(gap_field(line)) for line in self._gaps}
        if self._later:
            self.form.addWidget(MutedLabel(told_later(self._later), small=True))
        if not self._stops and not self._gaps and not self._later:
            self.form.addWidget(Label("✓ Het dossier is compleet.", "good"))
        for told in (strays := deviations(blad, self.place.ctx.kader, self._soort, self._lighter)):
            self.form.addWidget(Label(f"✕ {told}", "small"))
        self.motivering = LongTextField(
            "motivering", "Waarom van de gebruikelijke volgorde wordt afgeweken", lines=2
        )
        if strays:
            self.add(self.motivering)
        if policy := self.place.ctx.kader.beleid_van(self._soort.code):
            self.form.addWidget(Beleidstabel(policy))
        self.beleid = self.add(
            LongTextField("beleid", "Eigen beleid gevolgd, of waarom niet (Awb 4:84)", lines=1)
        )
        self.spoed = self.add(CheckField("spoed", "Er is spoed: wachten is niet verantwoord"))
        for told in (
            urgency_figures(blad.casus, self.place.ctx.kader, self.place.today()),
            urgency_clears(self._rows),
        ):
            self.form.addWidget(MutedLabel(told, small=True))
        self.spoed_reden = self.add(LongTextField("spoed_reden", "Waarom spoed (Awb 4:11, 5:31)", lines=1))

    def _add_decision(self, soort: Maatregelsoort) -> None:
        self.add_heading("6 · Besluit")
        if soort.neveneffect:
            self.form.addWidget(Label(f"Let op: {soort.neveneffect}", "near"))
        self.besluit = self.add(LongTextField("besluit", "Wat is besloten, en waarom"))
        self.bevoegd = TextField("bevoegd", "Wie is bevoegd en besluit")
        self.bevoegd.set_value(soort.bevoegd)
        self.evaluatie_op = DateField("evaluatie_op", "Evaluatie op", self.place.today(), komt=True)
        self.evaluatie_op.set_value(usual_evaluation(soort, self.place.today()))
        self.mandaat = LongTextField("mandaat", "Op welk mandaat, of: eigen bevoegdheid", lines=1)
        self.add_row(self.bevoegd, self.mandaat, self.evaluatie_op)
        better = LongTextField("afschaalplan", "Wat gebeurt er als het beter gaat", lines=1)
        self.afschaalplan = self.add(better)
        self.form.addWidget(MutedLabel(f"Handelingskader, versie {self.place.ctx.kader.versie}.", small=True))

    def problems(self, values: FormValues) -> dict[str, str]:
        """Each lighter means needs a ground with words of why; an option its words; a stand its organisation."""
        wrong: dict[str, str] = {}
        if not (values[self.spoed] and self._soort.alleen_lichter):  # urgency answers them in a crisis
            for account in self._grounds.values():
                wrong |= account.problems(values)
        if values.get(self.gekozen) == OTHER and not values[self.ander_middel]:
            wrong[self.ander_middel.name] = "Kies welke andere mogelijkheid u bedoelt."
        for fields in self._stands:
            wrong |= fields.problems(values)
        if self._overname is not None:
            wrong |= self._overname.problems(values)
        return self._refused(values) | wrong

    def _refused(self, values: FormValues) -> dict[str, str]:
        """What the rules of a weighing object to, each at its field; a stand judges itself."""
        ctx, typed = self.place.ctx, replace(self._gather(values), standpunten=())
        try:
            make_afweging(ctx, self._casus, typed, self.place.today(), ctx.now())
        except RegelFout as fout:
            elsewhere = {f"tegen_{values[self.ander_middel]}": self._options[OTHER].tegen.name}
            return {elsewhere.get(name, name): one.gezegd for name, one in fout.per_veld().items()}
        return {}

    def _given_options(self, values: FormValues) -> tuple[tuple[str, str, str, str, bool], ...]:
        chosen, other = values.get(self.gekozen), values[self.ander_middel]
        rows = [(key, key, name) for key, name in VASTE_OPTIES.items()]
        rows.append((self._soort.code, self._soort.code, self._soort.naam))
        if other:
            rows.append((OTHER, other, self.place.ctx.kader.soort(other).naam))
        return tuple(
            (code, name, *self._options[key].given(values), key == chosen) for key, code, name in rows
        )

    def _accounted(self, values: FormValues) -> tuple[tuple[str, Grond, str], ...]:
        """How each lighter means is accounted for, and why what lacks in the file does."""
        lacking = ((code, values[field].strip()) for code, field in self._gap_words.items())
        accounted = [(code, Grond.MOTIVERING, words) for code, words in lacking if words]
        for code in (soort.code for soort in reversed(self._lighter)):
            fields = self._grounds.get(code)
            ground = values[fields.grond] if fields else Grond.UITKOMST
            if ground is not None:  # the form does not save before one is chosen
                accounted.insert(0, (code, ground, values[fields.reden].strip() if fields else ""))
        return tuple(accounted)

    def _gather(self, values: FormValues) -> AfwegingGegevens:
        return AfwegingGegevens(
            code=self._soort.code,
            zorgperspectief=values[self._perspectives.zorgperspectief],
            zorg_door=values[self._perspectives.zorg_door],
            zorg_deelbaar=values[self._perspectives.zorg_deelbaar],
            veiligheidsperspectief=values[self._perspectives.veiligheidsperspectief],
            veiligheid_door=values[self._perspectives.veiligheid_door],
            geschikt=values[self.geschikt],
            noodzakelijk=values[self.noodzakelijk],
            evenwichtig=values[self.evenwichtig],
            evrm=values[self.evrm],
            derden=values[self.derden],
            kwetsbaarheid=values[self.kwetsbaarheid],
            motivering=values.get(self.motivering) or "",
            beleid=values[self.beleid],
            gronden=self._gronden.given(values),
            **self._woning.given(values),
            spoed=values[self.spoed],
            spoed_reden=values[self.spoed_reden],
            besluit=values[self.besluit],
            bevoegd=values[self.bevoegd],
            mandaat=values[self.mandaat],
            evaluatie_op=values.get(self.evaluatie_op),
            afschaalplan=values[self.afschaalplan],
            geadresseerde=Geadresseerde.of(values.get(self.gericht) or ""),
            wijziging=(values.get(self.wijziging) or "").strip(),
            opties=self._given_options(values),
            standpunten=tuple(given for fields in self._stands for given in fields.given(values)),
            verantwoordingen=self._accounted(values),
            overgenomen_van=self._overname.earlier.id if self._overname else None,
            bevestigd=self._overname.confirmed(values) if self._overname else "",
        )
