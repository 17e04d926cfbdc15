"""The steps of the file as a judge follows them: each with its hearing, weighing, decision and check of that day."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from ivbdesk.cases.besluitvorming.afweging import Afweging
from ivbdesk.cases.besluitvorming.besluit import Besluit
from ivbdesk.cases.besluitvorming.bewijs import Bron
from ivbdesk.cases.besluitvorming.dossierpunt import PuntStaat
from ivbdesk.cases.besluitvorming.maatregel import Maatregel
from ivbdesk.cases.besluitvorming.termijn import Termijn, reckon
from ivbdesk.cases.besluitvorming.zienswijze import Zienswijze
from ivbdesk.cases.dossier.casus import Casus
from ivbdesk.cases.kader.kader import Handelingskader, Maatregelsoort
from ivbdesk.cases.kader.soorten import Herkomst
from ivbdesk.cases.ladder.dossiercheck import Checkregel, check_dossier
from ivbdesk.cases.ladder.ladder import Situatie
from ivbdesk.cases.ladder.opschaling import find_afweging
from ivbdesk.cases.publiek.afwegingsblad import Afwegingsblad, project_afweging
from ivbdesk.cases.publiek.betrokken import told_of
from ivbdesk.cases.publiek.lezer import Herkomsten, Lezer, of_item, of_means
from ivbdesk.cases.publiek.lichtere_middelen import measure_name, outcome_words
from ivbdesk.cases.publiek.ontvanger import Ontvanger
from ivbdesk.cases.taal.feestdagen import Feestdagen
from ivbdesk.cases.taal.nederlands import join_nl, short_date

KaderVan = Callable[[Afweging | None], Handelingskader]
_OWN = frozenset({Herkomst.EIGEN})


@dataclass(frozen=True)
class Dossierstap:
    """One step in order of time: what, by whom, why, and what came of it; each text has its name."""

    datum: date
    kop: str
    regels: tuple[tuple[str, str], ...]
    afweging: Afwegingsblad | None = None
    check: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True)
class Stappenverteller:
    """Puts the steps of one casus for one recipient; `numbers` are those of the evidence they may see."""

    casus: Casus
    kader_van: KaderVan
    situatie: Situatie
    feestdagen: Feestdagen
    ontvanger: Ontvanger
    gemeente: str
    lezer: Lezer
    numbers: dict[UUID, str]
    vandaag: date

    def all_steps(self) -> list[Dossierstap]:
        """Every step, in no order."""
        return [
            *self._measures(),
            *self._extensions(),
            *self._prepared_ones(),
            *self._breaches(),
            *self._states(),
            *self._requests(),
        ]

    def _measures(self) -> list[Dossierstap]:
        """A step for every measure that ran."""
        return [self._measure(m) for m in self.casus.maatregelen if m.begonnen_op is not None]

    def _measure(self, measure: Maatregel) -> Dossierstap:
        weighing = find_afweging(self.casus, measure.afweging_id)
        kader = self.kader_van(weighing)
        soort = kader.soort(measure.code)
        hidden = not self.lezer.reads_means(soort)
        by = self.lezer.partner(measure.partner_id, lang=True) if measure.partner_id else soort.bevoegd
        level = f"Trede {soort.trede} {kader.trede(soort.trede).naam}" if soort.trede else "Naast de ladder"
        lines = [
            ("Door", "" if hidden else by),
            ("Grondslag", "" if hidden else soort.grondslag),
            ("Gericht aan", "" if hidden else told_of(self.casus, measure.geadresseerde, self.vandaag)),
        ]
        decisions = [item for item in self._of_use(measure) if item.verlengt_id is None]
        if not hidden:  # hearing, decision and terms of a care measure reveal what the care is
            lines += self._formal(soort, self._heard_before(measure), decisions, {measure.id})
        why = self.lezer.text(measure, "toelichting", of_means(soort))
        lines.append(("Uitkomst", ". ".join(part for part in (outcome_words(measure), why) if part)))
        assert measure.begonnen_op is not None
        on = max([measure.begonnen_op, *(d.bekend_op for d in decisions if d.bekend_op is not None)])
        return Dossierstap(
            measure.begonnen_op,
            f"{level}: {measure_name(soort, self.lezer.publiek)}",
            _filled(lines),
            self._sheet(kader, weighing),
            () if hidden or weighing is None else self._check(kader, soort, weighing, on),
        )

    def _of_use(self, measure: Maatregel) -> list[Besluit]:
        """The decisions on this use of a measure, the oldest first; one that was used before has its own."""
        before = self._ended_before(measure)
        after = measure.beeindigd_op or date.max
        mine = [d for d in self.casus.besluiten if d.code == measure.code and before < d.gemaakt_op <= after]
        return sorted(mine, key=lambda item: (item.gemaakt_op, len(self.casus.voorgangers(item))))

    def _ended_before(self, measure: Maatregel) -> date:
        """The day on which the use before this one ended; the first day there is where it is the first."""
        ends = [m.beeindigd_op for m in self.casus.maatregelen if m.code == measure.code and m.beeindigd_op]
        return max((e for e in ends if measure.begonnen_op and e <= measure.begonnen_op), default=date.min)

    def _heard_before(self, measure: Maatregel) -> list[Zienswijze]:
        """The hearings on the measure itself; those on an extension stand with that."""
        known = [d.bekend_op for d in self._of_use(measure) if d.bekend_op is not None]
        first = min(known, default=date.max)
        mine = [z for z in self.casus.zienswijzen if z.code == measure.code]
        return [z for z in mine if self._ended_before(measure) <= z.uitgenodigd_op <= first]

    def _extensions(self) -> list[Dossierstap]:
        """A step for every decision that extends one: it was heard, weighed and checked by itself."""
        return [self._extension(item) for item in self.casus.besluiten if item.verlengt_id is not None]

    def _extension(self, decision: Besluit) -> Dossierstap:
        before = self.casus.voorgangers(decision)
        since = before[-1].bekend_op if before else None
        on = decision.bekend_op or decision.opgesteld_op
        mine = [
            item
            for item in self.casus.afwegingen
            if item.code == decision.code
            and (since is None or since < item.opgesteld_op)
            and item.opgesteld_op <= on
        ]
        weighing = max(mine, key=lambda item: (item.vastgelegd_op, item.versie), default=None)
        kader = self.kader_van(weighing)
        soort = kader.soort(decision.code)
        hidden = not self.lezer.reads_means(soort)
        lines = [("Stand", "" if decision.bekend_op else "In voorbereiding; nog niet bekendgemaakt.")]
        if not hidden:
            heard = [
                z
                for z in self.casus.zienswijzen
                if z.code == decision.code
                and (since is None or since < z.uitgenodigd_op)
                and z.uitgenodigd_op <= on
            ]
            lines += self._formal(soort, heard, [decision], set())
        return Dossierstap(
            on,
            f"Verlenging: {measure_name(soort, self.lezer.publiek)}",
            _filled(lines),
            self._sheet(kader, weighing),
            () if hidden or weighing is None else self._check(kader, soort, weighing, on),
        )

    def _sheet(self, kader: Handelingskader, weighing: Afweging | None) -> Afwegingsblad | None:
        if weighing is None:
            return None
        return project_afweging(
            self.casus, kader, weighing, self.ontvanger, self.gemeente, self.lezer.partners, self.vandaag,
            lijst=self.lezer.clean.lijst,
        )  # fmt: skip

    def _check(
        self, kader: Handelingskader, soort: Maatregelsoort, weighing: Afweging, op: date
    ) -> tuple[tuple[str, str, str], ...]:
        """The check as it stood on the day of the step; what can only follow the start, as it stands now."""
        then = _as_it_stood(self.casus, op)
        rows = check_dossier(then, kader, replace(self.situatie, op=op), soort.code, weighing)
        now = {
            row.soort.code: row
            for row in check_dossier(self.casus, kader, self.situatie, soort.code, weighing)
            if row.soort.code in soort.na_start
        }
        return tuple(self._checked(now.get(row.soort.code, row)) for row in rows)

    def _formal(
        self,
        soort: Maatregelsoort,
        heard: Sequence[Zienswijze],
        decisions: Sequence[Besluit],
        owned: set[UUID],
    ) -> list[tuple[str, str]]:
        """Hearings and decisions on a measure that may be read, with the terms of those and of what else is `owned`."""
        lines = []
        for hearing in heard:
            lines += self._hearing(hearing, of_means(soort))
        for made in decisions:
            lines += self._decision(made, of_means(soort))
        owned = owned | {item.id for item in heard} | {item.id for item in decisions}
        return lines + [
            self._term(term, of_means(soort)) for term in self.casus.termijnen if term.bij_id in owned
        ]

    def _prepared_ones(self) -> list[Dossierstap]:
        """What was weighed and prepared and has not begun: for who checks it beforehand."""
        begun = {m.code for m in self.casus.maatregelen if m.begonnen_op is not None}
        running = {m.code for m in self.casus.lopende_maatregelen()}
        anew = {c for c in begun - running if self.casus.laatste_afweging(c, self.vandaag) is not None}
        codes = dict.fromkeys(w.code for w in self.casus.afwegingen if w.code not in begun - anew)
        return [self._prepared(code, anew=code in anew) for code in codes]

    def _prepared(self, code: str, *, anew: bool) -> Dossierstap:
        """With `anew` for a use after one that ended, which has a step of its own."""
        weighing = self.casus.laatste_afweging(code)
        assert weighing is not None
        kader = self.kader_van(weighing)
        soort = kader.soort(code)
        hidden = not self.lezer.reads_means(soort)
        lines = [("Stand", "Gewogen en in voorbereiding; nog niet begonnen.")]
        if not hidden:
            since = (self.casus.afgelopen_op(code, self.vandaag) if anew else None) or date.min
            heard = [z for z in self.casus.zienswijzen if z.code == code and z.uitgenodigd_op > since]
            made = [d for d in self.casus.besluiten if d.code == code and d.gemaakt_op > since]
            lines += [
                ("Door", soort.bevoegd),
                ("Grondslag", soort.grondslag),
                *self._formal(soort, heard, made, set()),
            ]
        return Dossierstap(
            weighing.opgesteld_op,
            f"In voorbereiding: {measure_name(soort, self.lezer.publiek)}",
            _filled(lines),
            self._sheet(kader, weighing),
            () if hidden else self._check(kader, soort, weighing, self.vandaag),
        )

    def _checked(self, row: Checkregel) -> tuple[str, str, str]:
        proof = [self.numbers[line.id] for line in row.bewijs if line.id in self.numbers]
        own = {
            line.tekst
            for line in row.bewijs
            if line.bron in (Bron.AFWEGING, Bron.BESLUIT, Bron.ZIENSWIJZE, Bron.CASUS)
        }
        told = [f"nr. {join_nl(proof)}"] if proof else []
        told += sorted(own)
        if any(line.bron is Bron.MIDDEL for line in row.bewijs):
            told.append("de stappen in dit dossier")
        # What is said and counted of care means names them, which not everyone may read.
        open_words = self.lezer.publiek.sees(*of_item(row.soort))
        if row.staat is not PuntStaat.VOLDAAN and row.toelichting:
            told = [self.lezer.on_item(row.soort, row.toelichting)]
        counted = self.lezer.clean(row.woorden) if open_words else ""
        return f"{row.soort.code} {row.soort.naam}", row.staat.label, "; ".join(told) or counted

    def _hearing(self, hearing: Zienswijze, over: Herkomsten) -> list[tuple[str, str]]:
        said = self.lezer.text(hearing, "inhoud", over)
        at = f", op {short_date(hearing.ontvangen_op)}" if hearing.ontvangen_op else ""
        told = f"Uitgenodigd op {short_date(hearing.uitgenodigd_op)}. {hearing.vorm.label}{at}. {said}"
        return [
            ("Zienswijze", told.strip()),
            ("Wat ermee is gedaan", self.lezer.text(hearing, "verwerking", over)),
            ("Waarom niet vooraf gehoord", self.lezer.text(hearing, "grond", over)),
        ]

    def _decision(self, decision: Besluit, over: Herkomsten) -> list[tuple[str, str]]:
        text, last_day = self.lezer.text, decision.begunstiging_tot
        held = "Gold" if decision.geldig_tot and decision.geldig_tot < self.vandaag else "Geldt"
        until = f" {held} tot en met {short_date(decision.geldig_tot)}." if decision.geldig_tot else ""
        comply = f"Voldoen uiterlijk op {short_date(last_day)}. " if last_day else ""
        known = ""
        if decision.bekend_op is not None:
            known = f"{short_date(decision.bekend_op)}, {text(decision, 'bekend_wijze', over)}"
        return [
            ("Besluit gericht aan", told_of(self.casus, decision.geadresseerde, self.vandaag)),
            ("Verlenging", "Een nieuw besluit, dat het vorige verlengt." if decision.verlengt_id else ""),
            ("De last", f"{text(decision, 'last', over)}{until}" if decision.last else ""),
            ("Begunstiging", f"{comply}{text(decision, 'begunstiging', over)}"),
            ("Dwangsom", decision.dwangsom),
            ("Bekendgemaakt", known),
            ("Bekendgemaakt met open punten, omdat", text(decision, "ondanks", over) if known else ""),
            ("Toezicht", text(decision, "toezicht", over)),
        ]

    def _term(self, term: Termijn, over: Herkomsten) -> tuple[str, str]:
        found = reckon(term, self.feestdagen)
        last = f"{short_date(found.laatste)}. " if found.laatste else ""
        past = term.loopt and found.laatste is not None and found.laatste < self.vandaag
        status = "verstreken" if past else term.status.label.lower()
        state = ": ".join(
            part for part in (status, self.lezer.text(term, "toelichting", over).rstrip(" .")) if part
        )
        return f"Termijn: {term.naam}", f"{last}{found.uitleg} ({term.grondslag}; {state})"

    def _breaches(self) -> list[Dossierstap]:
        """A step for every breach of an order under penalty about which was decided (Awb 5:37)."""
        entries = {item.id: item for item in self.casus.tijdlijn}
        steps = []
        for settled in self.casus.verbeurten:
            breach = entries.get(settled.item_id)
            number = f", nr. {self.numbers[settled.item_id]}" if settled.item_id in self.numbers else ""
            lines = [
                ("Overtreding", f"{short_date(breach.datum)}{number}" if breach else ""),
                ("Besloten", settled.uitkomst.label),
                ("Waarom", self.lezer.text(settled, "toelichting", _OWN)),
                *(self._term(term, _OWN) for term in self.casus.termijnen if term.bij_id == settled.item_id),
            ]
            steps.append(Dossierstap(settled.op, "Besluit over een verbeurde dwangsom", _filled(lines)))
        return steps

    def _states(self) -> list[Dossierstap]:
        """A step for every change of state, with its reason; a reopening says so."""
        return [
            Dossierstap(
                change.op,
                f"{'Heropend' if not change.van.is_open else 'Status'}: {change.naar.label.lower()}",
                (("Waarom", self.lezer.text(change, "reden")),),
            )
            for change in self.casus.overgangen
        ]

    def _requests(self) -> list[Dossierstap]:
        """A step for every request to act; who asked is told to nobody."""
        steps = []
        for request in self.casus.handhavingsverzoeken:
            lines = [("Gevraagd", self.lezer.text(request, "vraag"))]
            lines += [self._term(term, _OWN) for term in self.casus.termijnen if term.bij_id == request.id]
            if request.besloten_op is not None:
                why = self.lezer.text(request, "besluit")
                decided = f"{request.status.label} op {short_date(request.besloten_op)}. {why}"
                lines.append(("Besluit", decided))
            steps.append(
                Dossierstap(
                    request.ontvangen_op, "Verzoek om handhaving van een belanghebbende", tuple(lines)
                )
            )
        return steps


def _filled(lines: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    return tuple((name, text) for name, text in lines if text.strip())


def _as_it_stood(casus: Casus, op: date) -> Casus:
    """The casus with what was there on a day: no decision rests on what happened after it (Awb 3:2, 3:46)."""
    return replace(
        casus,
        tijdlijn=[item for item in casus.tijdlijn if item.datum <= op],
        stukken=[item for item in casus.stukken if item.datum <= op],
        maatregelen=[item for item in casus.maatregelen if (item.begonnen_op or item.voorgesteld_op) <= op],
        zienswijzen=[item for item in casus.zienswijzen if item.uitgenodigd_op <= op],
        besluiten=[item for item in casus.besluiten if item.gemaakt_op <= op],
    )
