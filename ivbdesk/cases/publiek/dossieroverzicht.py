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
from ivbdesk.cases.dossier.tijdlijn import ItemSoort
from ivbdesk.cases.kader.kader import Handelingskader
from ivbdesk.cases.kader.soorten import Herkomst
from ivbdesk.cases.ladder.dossiercheck import Checkregel, check_dossier
from ivbdesk.cases.ladder.ladder import Situatie
from ivbdesk.cases.ladder.opschaling import find_afweging
from ivbdesk.cases.ladder.overlast import HOE_GETELD, count_overlast
from ivbdesk.cases.ladder.trend import Trend, trend_of
from ivbdesk.cases.publiek.afwegingsblad import Afwegingsblad, project_afweging
from ivbdesk.cases.publiek.betrokken import people_lines, told_of
from ivbdesk.cases.publiek.inzichten import WITHHELD
from ivbdesk.cases.publiek.lichtere_middelen import measure_name, outcome_words
from ivbdesk.cases.publiek.ontvanger import Ontvanger, may_see
from ivbdesk.cases.publiek.redactie import Redactie
from ivbdesk.cases.taal.feestdagen import Feestdagen
from ivbdesk.cases.taal.masker.naamlijst import Naamlijst
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
    *,
    lijst: Naamlijst,
) -> Dossieroverzicht:
    """The file for one recipient; the same input always gives the same file."""
    clean, publiek = Redactie(casus, lijst), ontvanger.publiek
    seen = [item for item in casus.tijdlijn if may_see(item, publiek, {})]
    papers = [stuk for stuk in casus.stukken if publiek.may_read(stuk.id, stuk.herkomst)]
    productions: list[Productie] = []
    numbers: dict[UUID, str] = {}
    for number, item in enumerate(seen, 1):
        kind = item.soort.label
        if item.soort in (ItemSoort.INCIDENT, ItemSoort.MELDING):
            kind = f"{kind}, {item.verificatie.label.lower()}"
        numbers[item.id] = str(number)
        source = _source(item.herkomst, item.bron, sealed=item.melder_id is not None)
        about = f"Bij incident {numbers[item.incident_id]}. " if item.incident_id in numbers else ""
        productions.append(
            Productie(
                str(number),
                item.datum,
                f"{kind} ({item.aard.label.lower()})",
                clean(source),
                about + clean(item.tekst),
            )
        )
    for number, stuk in enumerate(papers, 1):
        numbers[stuk.id] = f"S{number}"
        productions.append(
            Productie(
                f"S{number}",
                stuk.datum,
                stuk.soort.label,
                clean(_source(stuk.herkomst, stuk.bron)),
                clean(stuk.naam),
            )
        )
    teller = _Verteller(
        casus,
        kader_van,
        situatie,
        {p.id: p for p in partners},
        feestdagen,
        ontvanger,
        gemeente,
        clean,
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
        titel=clean(casus.titel),
        gemeente=gemeente,
        ontvanger=ontvanger,
        doel=clean(casus.doel),
        grondslag=clean(casus.grondslag),
        geopend_op=casus.geopend_op,
        status=casus.status.label,
        kader_versies=tuple(versions) or (kader.versie,),
        betrokkenen=tuple(people_lines(casus, vandaag)),
        cijfers=f"{count_overlast(casus, kader, seen).zin} {HOE_GETELD}",
        trend=trend_of(casus, kader, vandaag, seen, with_care=publiek.sees_care),
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
    partners: dict[UUID, Partner]
    feestdagen: Feestdagen
    ontvanger: Ontvanger
    gemeente: str
    clean: Redactie
    numbers: dict[UUID, str]
    vandaag: date

    def measures(self) -> list[Dossierstap]:
        """A step for every measure that ran, in order of time."""
        return [self._measure(m) for m in self.casus.maatregelen if m.begonnen_op is not None]

    def _measure(self, measure: Maatregel) -> Dossierstap:
        weighing = find_afweging(self.casus, measure.afweging_id)
        kader = self.kader_van(weighing)
        soort = kader.soort(measure.code)
        hidden = self.ontvanger.publiek.hides_care(soort.spoor)
        partner = self.partners.get(measure.partner_id) if measure.partner_id else None
        level = f"Trede {soort.trede} {kader.trede(soort.trede).naam}" if soort.trede else "Naast de ladder"
        lines = [
            ("Door", partner.naam if partner and not hidden else "" if hidden else soort.bevoegd),
            ("Grondslag", "" if hidden else soort.grondslag),
            ("Gericht aan", "" if hidden else told_of(self.casus, measure.geadresseerde, self.vandaag)),
        ]
        if not hidden:  # hearing, decision and terms of a care measure reveal what the care is
            lines += self._formal(measure.code, {measure.id})
        why = "" if hidden else self.clean(measure.toelichting)
        lines.append(("Uitkomst", ". ".join(part for part in (outcome_words(measure), why) if part)))
        sheet = (
            project_afweging(
                self.casus,
                kader,
                weighing,
                self.ontvanger,
                self.gemeente,
                tuple(self.partners.values()),
                self.vandaag,
                lijst=self.clean.lijst,
            )
            if weighing
            else None
        )
        rows = check_dossier(self.casus, kader, self.situatie, measure.code, weighing) if weighing else ()
        assert measure.begonnen_op is not None
        return Dossierstap(
            measure.begonnen_op,
            f"{level}: {measure_name(soort, self.ontvanger.publiek)}",
            tuple((name, text) for name, text in lines if text.strip()),
            sheet,
            () if hidden else tuple(self._checked(row) for row in rows),
        )

    def _formal(self, code: str, owned: set[UUID]) -> list[tuple[str, str]]:
        """Hearing, decision and terms of a measure."""
        lines = []
        for hearing in (z for z in self.casus.zienswijzen if z.code == code):
            lines += self._hearing(hearing)
            owned.add(hearing.id)
        decision = self.casus.besluit_over(code)
        for made in (*self.casus.voorgangers(decision), decision) if decision is not None else ():
            lines += self._decision(made)
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
        hidden = self.ontvanger.publiek.hides_care(soort.spoor)
        lines = [("Stand", "Gewogen en in voorbereiding; nog niet begonnen.")]
        if not hidden:
            lines += [("Door", soort.bevoegd), ("Grondslag", soort.grondslag), *self._formal(code, set())]
        rows = () if hidden else check_dossier(self.casus, kader, self.situatie, code, weighing)
        return Dossierstap(
            weighing.opgesteld_op,
            f"In voorbereiding: {measure_name(soort, self.ontvanger.publiek)}",
            tuple((name, text) for name, text in lines if text.strip()),
            project_afweging(
                self.casus,
                kader,
                weighing,
                self.ontvanger,
                self.gemeente,
                tuple(self.partners.values()),
                self.vandaag,
                lijst=self.clean.lijst,
            ),
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
        open_words = self.ontvanger.publiek.sees_care or not row.soort.toets.of_care
        if row.staat is not PuntStaat.VOLDAAN and row.toelichting:
            told = [self.clean(row.toelichting) if open_words else WITHHELD]
        counted = self.clean(row.woorden) if open_words else ""
        return f"{row.soort.code} {row.soort.naam}", row.staat.label, "; ".join(told) or counted

    def _hearing(self, hearing: Zienswijze) -> list[tuple[str, str]]:
        at = f", op {short_date(hearing.ontvangen_op)}" if hearing.ontvangen_op else ""
        told = f"Uitgenodigd op {short_date(hearing.uitgenodigd_op)}. {hearing.vorm.label}{at}. {self.clean(hearing.inhoud)}"
        return [
            ("Zienswijze", told.strip()),
            ("Wat ermee is gedaan", self.clean(hearing.verwerking)),
            ("Waarom niet vooraf gehoord", self.clean(hearing.grond)),
        ]

    def _decision(self, decision: Besluit) -> list[tuple[str, str]]:
        until = f" Geldt tot {short_date(decision.geldig_tot)}." if decision.geldig_tot else ""
        known = ""
        if decision.bekend_op is not None:
            known = f"{short_date(decision.bekend_op)}, {self.clean(decision.bekend_wijze)}"
        return [
            ("Besluit gericht aan", told_of(self.casus, decision.geadresseerde, self.vandaag)),
            ("Verlenging", "Een nieuw besluit, dat het vorige verlengt." if decision.verlengt_id else ""),
            ("De last", f"{self.clean(decision.last)}{until}" if decision.last else ""),
            ("Begunstiging", self.clean(decision.begunstiging)),
            ("Dwangsom", decision.dwangsom),
            ("Bekendgemaakt", known),
            ("Bekendgemaakt met open punten, omdat", self.clean(decision.ondanks) if known else ""),
            ("Toezicht", self.clean(decision.toezicht)),
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
                (("Waarom", self.clean(change.reden)),),
            )
            for change in self.casus.overgangen
        ]

    def requests(self) -> list[Dossierstap]:
        """A step for every request to act; who asked is told to nobody."""
        steps = []
        for request in self.casus.handhavingsverzoeken:
            lines = [("Gevraagd", self.clean(request.vraag))]
            lines += [self._term(term) for term in self.casus.termijnen if term.bij_id == request.id]
            if request.besloten_op is not None:
                decided = f"{request.status.label} op {short_date(request.besloten_op)}. {self.clean(request.besluit)}"
                lines.append(("Besluit", decided))
            steps.append(
                Dossierstap(
                    request.ontvangen_op, "Verzoek om handhaving van een belanghebbende", tuple(lines)
                )
            )
        return steps


def _source(herkomst: Herkomst, bron: str, *, sealed: bool = False) -> str:
    """Who it comes from; of who reported only that (domein 3.3)."""
    return herkomst.label if sealed or herkomst is Herkomst.MELDER or not bron else bron
