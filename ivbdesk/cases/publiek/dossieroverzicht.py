"""The file of a casus as a judge follows it: each step, why, by whom, and on what proof (domein 1.1, 1.4)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from ivbdesk.cases.besluitvorming.afweging import Afweging
from ivbdesk.cases.besluitvorming.besluit import Besluit
from ivbdesk.cases.besluitvorming.bewijs import Bron
from ivbdesk.cases.besluitvorming.dossierpunt import PuntStaat
from ivbdesk.cases.besluitvorming.maatregel import Maatregel
from ivbdesk.cases.besluitvorming.termijn import Termijn, reckon
from ivbdesk.cases.besluitvorming.zienswijze import Zienswijze
from ivbdesk.cases.betrokkenen.partner import Partner
from ivbdesk.cases.dossier.casus import Casus
from ivbdesk.cases.dossier.leesregels import of_spoor
from ivbdesk.cases.dossier.tijdlijn import ItemSoort
from ivbdesk.cases.kader.kader import Handelingskader, Maatregelsoort, Spoor
from ivbdesk.cases.kader.soorten import Herkomst
from ivbdesk.cases.ladder.dossiercheck import Checkregel, check_dossier
from ivbdesk.cases.ladder.ladder import Situatie
from ivbdesk.cases.ladder.opschaling import find_afweging
from ivbdesk.cases.ladder.overlast import HOE_GETELD, count_overlast
from ivbdesk.cases.ladder.trend import Trend, trend_of
from ivbdesk.cases.publiek.afwegingsblad import Afwegingsblad, project_afweging
from ivbdesk.cases.publiek.betrokken import people_lines, told_of
from ivbdesk.cases.publiek.lezer import Herkomsten, Lezer, of_item, of_means
from ivbdesk.cases.publiek.lichtere_middelen import measure_name, outcome_words
from ivbdesk.cases.publiek.ontvanger import Ontvanger
from ivbdesk.cases.publiek.redactie import Redactie
from ivbdesk.cases.taal.feestdagen import Feestdagen
from ivbdesk.cases.taal.nederlands import join_nl, short_date

KaderVan = Callable[[Afweging | None], Handelingskader]


@dataclass(frozen=True)
class Productie:
    """One numbered piece of evidence; `nummer` is how the steps refer to it."""

    nummer: str
    datum: date
    soort: str
    bron: str
    tekst: str


@dataclass(frozen=True)
class Dossierstap:
    """One step in order of time: what, by whom, why, and what came of it; each text has its name."""

    datum: date
    kop: str
    regels: tuple[tuple[str, str], ...]
    afweging: Afwegingsblad | None = None
    check: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True)
class Dossieroverzicht:
    """The whole file, already projected: nothing in it may be withheld from its recipient."""

    nummer: str
    titel: str
    gemeente: str
    ontvanger: Ontvanger
    doel: str
    grondslag: str
    geopend_op: date
    status: str
    kader_versies: tuple[str, ...]
    betrokkenen: tuple[str, ...]
    cijfers: str
    trend: Trend
    stappen: tuple[Dossierstap, ...]
    producties: tuple[Productie, ...]
    weggelaten: int


def project_dossier(
    casus: Casus,
    kader: Handelingskader,
    kader_van: KaderVan,
    situatie: Situatie,
    partners: Sequence[Partner],
    feestdagen: Feestdagen,
    ontvanger: Ontvanger,
    gemeente: str,
    vandaag: date,
) -> Dossieroverzicht:
    """The file for one recipient; the same input always gives the same file."""
    publiek = ontvanger.publiek
    lezer = Lezer(publiek, Redactie(casus), partners)
    seen = [i for i in casus.tijdlijn if publiek.may_read(i.id, i.herkomst, bijzonder=i.bijzonder)]
    papers = [stuk for stuk in casus.stukken if publiek.may_read(stuk.id, stuk.herkomst)]
    productions: list[Productie] = []
    numbers: dict[UUID, str] = {}
    for number, item in enumerate(seen, 1):
        kind = item.soort.label
        if item.soort in (ItemSoort.INCIDENT, ItemSoort.MELDING):
            kind = f"{kind}, {item.verificatie.label.lower()}"
        numbers[item.id] = str(number)
        origin = Herkomst.MELDER if item.melder_id is not None else item.herkomst
        about = f"Bij incident {numbers[item.incident_id]}. " if item.incident_id in numbers else ""
        productions.append(
            Productie(
                str(number),
                item.datum,
                f"{kind} ({item.aard.label.lower()})",
                lezer.source(item, origin),
                about + lezer.text(item, "tekst"),
            )
        )
    for number, stuk in enumerate(papers, 1):
        numbers[stuk.id] = f"S{number}"
        productions.append(
            Productie(
                f"S{number}",
                stuk.datum,
                stuk.soort.label,
                lezer.source(stuk, stuk.herkomst),
                lezer.text(stuk, "naam"),
            )
        )
    teller = _Verteller(
        casus,
        kader_van,
        situatie,
        feestdagen,
        ontvanger,
        gemeente,
        lezer,
        numbers,
        vandaag,
    )
    steps = sorted(
        [*teller.measures(), *teller.prepared(), *teller.states(), *teller.requests()],
        key=lambda step: step.datum,
    )
    versions = dict.fromkeys(item.kader_versie for item in casus.afwegingen)
    return Dossieroverzicht(
        nummer=casus.nummer,
        titel=lezer.text(casus, "titel"),
        gemeente=gemeente,
        ontvanger=ontvanger,
        doel=lezer.text(casus, "doel"),
        grondslag=lezer.text(casus, "grondslag"),
        geopend_op=casus.geopend_op,
        status=casus.status.label,
        kader_versies=tuple(versions) or (kader.versie,),
        betrokkenen=tuple(people_lines(casus, vandaag)),
        cijfers=f"{count_overlast(casus, kader, seen).zin} {HOE_GETELD}",
        trend=trend_of(
            casus, kader, vandaag, seen, sporen=[spoor for spoor in Spoor if publiek.sees(of_spoor(spoor))]
        ),
        stappen=tuple(steps),
        producties=tuple(productions),
        weggelaten=len(casus.tijdlijn) + len(casus.stukken) - len(productions),
    )


@dataclass(frozen=True)
class _Verteller:
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

    def measures(self) -> list[Dossierstap]:
        """A step for every measure that ran, in order of time."""
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
        if not hidden:  # hearing, decision and terms of a care measure reveal what the care is
            lines += self._formal(soort, {measure.id})
        why = self.lezer.text(measure, "toelichting", of_means(soort))
        lines.append(("Uitkomst", ". ".join(part for part in (outcome_words(measure), why) if part)))
        sheet = self._weighed(kader, weighing) if weighing else None
        rows = check_dossier(self.casus, kader, self.situatie, measure.code, weighing) if weighing else ()
        assert measure.begonnen_op is not None
        return Dossierstap(
            measure.begonnen_op,
            f"{level}: {measure_name(soort, self.lezer.publiek)}",
            tuple((name, text) for name, text in lines if text.strip()),
            sheet,
            () if hidden else tuple(self._checked(row) for row in rows),
        )

    def _weighed(self, kader: Handelingskader, weighing: Afweging) -> Afwegingsblad:
        return project_afweging(
            self.casus, kader, weighing, self.ontvanger, self.gemeente, self.lezer.partners, self.vandaag
        )

    def _formal(self, soort: Maatregelsoort, owned: set[UUID]) -> list[tuple[str, str]]:
        """Hearing, decision and terms of a measure that may be read."""
        lines = []
        for hearing in (z for z in self.casus.zienswijzen if z.code == soort.code):
            lines += self._hearing(hearing, of_means(soort))
            owned.add(hearing.id)
        decision = self.casus.besluit_over(soort.code)
        for made in (*self.casus.voorgangers(decision), decision) if decision is not None else ():
            lines += self._decision(made, of_means(soort))
            owned.add(made.id)
        return lines + [self._term(term) for term in self.casus.termijnen if term.bij_id in owned]

    def prepared(self) -> list[Dossierstap]:
        """What was weighed and prepared and has not begun: for who checks it beforehand."""
        begun = {m.code for m in self.casus.maatregelen if m.begonnen_op is not None}
        codes = dict.fromkeys(w.code for w in self.casus.afwegingen if w.code not in begun)
        return [self._prepared(code) for code in codes]

    def _prepared(self, code: str) -> Dossierstap:
        weighing = self.casus.laatste_afweging(code)
        assert weighing is not None
        kader = self.kader_van(weighing)
        soort = kader.soort(code)
        hidden = not self.lezer.reads_means(soort)
        lines = [("Stand", "Gewogen en in voorbereiding; nog niet begonnen.")]
        if not hidden:
            lines += [("Door", soort.bevoegd), ("Grondslag", soort.grondslag), *self._formal(soort, set())]
        rows = () if hidden else check_dossier(self.casus, kader, self.situatie, code, weighing)
        return Dossierstap(
            weighing.opgesteld_op,
            f"In voorbereiding: {measure_name(soort, self.lezer.publiek)}",
            tuple((name, text) for name, text in lines if text.strip()),
            self._weighed(kader, weighing),
            tuple(self._checked(row) for row in rows),
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
        text = self.lezer.text
        until = f" Geldt tot {short_date(decision.geldig_tot)}." if decision.geldig_tot else ""
        known = ""
        if decision.bekend_op is not None:
            known = f"{short_date(decision.bekend_op)}, {text(decision, 'bekend_wijze', over)}"
        return [
            ("Besluit gericht aan", told_of(self.casus, decision.geadresseerde, self.vandaag)),
            ("Verlenging", "Een nieuw besluit, dat het vorige verlengt." if decision.verlengt_id else ""),
            ("De last", f"{text(decision, 'last', over)}{until}" if decision.last else ""),
            ("Begunstiging", text(decision, "begunstiging", over)),
            ("Dwangsom", decision.dwangsom),
            ("Bekendgemaakt", known),
            ("Bekendgemaakt met open punten, omdat", text(decision, "ondanks", over) if known else ""),
            ("Toezicht", text(decision, "toezicht", over)),
        ]

    def _term(self, term: Termijn) -> tuple[str, str]:
        found = reckon(term, self.feestdagen)
        last = f"{short_date(found.laatste)}. " if found.laatste else ""
        return (
            f"Termijn: {term.naam}",
            f"{last}{found.uitleg} ({term.grondslag}; {term.status.label.lower()})",
        )

    def states(self) -> list[Dossierstap]:
        """A step for every change of state, with its reason; a reopening says so."""
        return [
            Dossierstap(
                change.op,
                f"{'Heropend' if not change.van.is_open else 'Status'}: {change.naar.label.lower()}",
                (("Waarom", self.lezer.text(change, "reden")),),
            )
            for change in self.casus.overgangen
        ]

    def requests(self) -> list[Dossierstap]:
        """A step for every request to act; who asked is told to nobody."""
        steps = []
        for request in self.casus.handhavingsverzoeken:
            lines = [("Gevraagd", self.lezer.text(request, "vraag"))]
            lines += [self._term(term) for term in self.casus.termijnen if term.bij_id == request.id]
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
