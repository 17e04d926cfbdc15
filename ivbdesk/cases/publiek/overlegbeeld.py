"""One casus as those in the room may see it on a shared screen: default deny, and names only when asked for.

The conference window shows these texts and no others; that something is left out is said, never what.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from uuid import UUID

from ivbdesk.cases.besluitvorming.inzichtverschil import Inzichtverschil, Visie
from ivbdesk.cases.betrokkenen.betrokkene import Rol
from ivbdesk.cases.betrokkenen.leeftijd import leeftijdsklasse
from ivbdesk.cases.betrokkenen.ongewoon import is_organisation
from ivbdesk.cases.betrokkenen.partner import Partner
from ivbdesk.cases.dossier.afspraak import Afspraak
from ivbdesk.cases.dossier.casus import Casus
from ivbdesk.cases.dossier.delen import Publiek, origins_of
from ivbdesk.cases.dossier.leesregels import of_klasse
from ivbdesk.cases.dossier.tijdlijn import ItemSoort, Tijdlijnitem
from ivbdesk.cases.kader.kader import CasusSoort, Handelingskader
from ivbdesk.cases.kader.leefgebied_kader import Leefgebieden
from ivbdesk.cases.kader.soorten import Klasse
from ivbdesk.cases.keten.keten import Ketenrij
from ivbdesk.cases.ladder.ladder import level_of
from ivbdesk.cases.ladder.overlast import count_overlast
from ivbdesk.cases.publiek.lezer import Lezer, of_area, of_stand
from ivbdesk.cases.publiek.lichtere_middelen import measure_name, outcome_words
from ivbdesk.cases.publiek.overleg import Bespreking
from ivbdesk.cases.publiek.redactie import Redactie
from ivbdesk.cases.taal.masker.naamlijst import Naamlijst
from ivbdesk.cases.taal.nederlands import count, short_date, sort_key

LATEST = 8
_PEOPLE_SHOWN = 3
_OTHER = "andere partner"
_MONTH = timedelta(days=30)


@dataclass(frozen=True)
class Gebiedregel:
    """One leefgebied: its name, its score in words, and whether nobody is at it."""

    naam: str
    score: int | None
    woorden: str
    gat: str


@dataclass(frozen=True)
class Overlegbeeld:
    """All that the shared screen shows of one casus; nothing in it may be withheld from anyone in the room.

    `wie` are those who can do or think something and may be named here, by id; `gehoord` says whether picture,
    judgement and decision may be read here.
    """

    nummer: str
    soort: str
    over: str
    trede: int
    vraag: str
    gebieden: tuple[Gebiedregel, ...]
    sinds: tuple[str, ...]
    afspraken: tuple[str, ...]
    wie: tuple[tuple[UUID, str], ...]
    van_vandaag: tuple[tuple[str, str], ...]
    gehoord: bool
    besluit: str
    beeld: str
    oordeel: str
    verschillen: tuple[tuple[str, str], ...]
    weggelaten: bool
    namen: bool
    ongehoord: bool = False
    """Whether something was said of it that is not for all of these readers."""


def not_entitled(casus: Casus, present: Sequence[Partner]) -> list[Partner]:
    """Those in the room who have no role in this casus: it is not shown while they are there.

    RIEC and HEIT have one in a casus of soort ondermijning only (WGS; domein 6.7).
    """
    busy = {inzet.partner_id for inzet in casus.inzetten if inzet.tot is None and not inzet.geweigerd}
    outside = {Klasse.RIEC} if casus.soort is not CasusSoort.ONDERMIJNING else set()
    return [
        p for p in present if p.klasse in outside or (p.klasse is not Klasse.GEMEENTE and p.id not in busy)
    ]


def project_overleg(
    casus: Casus,
    bespreking: Bespreking,
    keten: Sequence[Ketenrij],
    kader: Handelingskader,
    gebieden: Leefgebieden,
    partners: Sequence[Partner],
    publiek: Publiek,
    vorige: date | None,
    vandaag: date,
    *,
    namen: bool = False,
    lijst: Naamlijst,
    gezien: Collection[UUID] = (),
) -> Overlegbeeld:
    """The casus for this audience; `vorige` is the day of the meeting before. The same input gives the same image.

    `gezien` are the partners that all of them met at this casus: those may be named.
    """
    teller = _Verteller(
        casus,
        bespreking,
        {partner.id: partner for partner in partners},
        kader,
        publiek,
        Redactie(casus, lijst, everyone=not namen),
        vandaag,
        namen,
        frozenset(gezien) | {who.partner_id for who in publiek.aanwezigen},
    )
    areas, hidden = teller.areas(keten, gebieden)
    clean = teller.clean
    return Overlegbeeld(
        nummer=casus.nummer,
        soort=casus.soort.label,
        over=teller.about(),
        trede=level_of(casus, kader),
        vraag=clean(bespreking.vraag),
        gebieden=tuple(areas),
        sinds=tuple(teller.changes(vorige or vandaag - _MONTH)),
        afspraken=tuple(teller.agreement(item) for item in teller.running if item in teller.tellable),
        wie=tuple((id, name) for id, name in teller.names.items() if id not in teller.unsaid),
        gehoord=teller.may_hear or not bespreking.is_said,
        van_vandaag=tuple(
            (teller.who(item), f"{clean(item.wat)}, uiterlijk {short_date(item.uiterlijk)}")
            for item in teller.own
        ),
        beeld=clean(bespreking.beeld) if teller.may_hear else "",
        oordeel=clean(bespreking.oordeel) if teller.may_hear else "",
        besluit=clean(bespreking.besluit) if teller.may_hear else "",
        verschillen=tuple(teller.differences()),
        weggelaten=hidden or teller.leaves_out,
        namen=namen,
        ongehoord=teller.unheard,
    )


@dataclass(frozen=True)
class _Verteller:
    """Puts one casus for one audience."""

    casus: Casus
    bespreking: Bespreking
    partners: Mapping[UUID, Partner]
    kader: Handelingskader
    publiek: Publiek
    clean: Redactie
    vandaag: date
    namen: bool
    here: frozenset[UUID | None]
    """Those who read it, and whom they all met."""

    @cached_property
    def seen(self) -> list[Tijdlijnitem]:
        """The entries that everyone here may read."""
        may_read = self.publiek.may_read
        return [i for i in self.casus.tijdlijn if may_read(i.id, i.herkomst, bijzonder=i.bijzonder)]

    @property
    def may_hear(self) -> bool:
        """Whether everyone here may read what was said of this casus today, also who came in later."""
        return self.publiek.may_hear(self.bespreking.id, origins_of(self.bespreking.herkomst))

    @cached_property
    def own(self) -> list[Afspraak]:
        """The afspraken of this meeting that everyone here may read: they were made on this screen."""
        return [
            a for a in self.casus.afspraken if a.bespreking_id == self.bespreking.id and self._may_hear(a)
        ]

    @cached_property
    def running(self) -> list[Afspraak]:
        """Afspraken of before that still run."""
        return [
            a for a in self.casus.afspraken if a.status.is_running and a.bespreking_id != self.bespreking.id
        ]

    @cached_property
    def names(self) -> dict[UUID, str]:
        """Who can do something, by what it is called here: our own organisation, all of the casus, those in the room.

        One that is not there, and of which may not be told that it takes part, is called "andere partner".
        """
        here = self.here
        busy = {i.partner_id for i in self.casus.inzetten if i.tot is None and not i.geweigerd}
        said = {a.partner_id for a in self.own} | {
            v.partner_id for d in self.casus.verschillen for v in d.visies
        }
        able = [
            p for p in self.partners.values() if p.klasse is Klasse.GEMEENTE or p.id in here | busy | said
        ]
        able.sort(key=lambda p: (p.klasse is not Klasse.GEMEENTE, p.id not in here, sort_key(p.kort)))
        unsaid = [p.id for p in able if p.id in self.unsaid]
        numbers = {id: f" {number}" if number > 1 else "" for number, id in enumerate(unsaid, 1)}
        return {p.id: f"{_OTHER}{numbers[p.id]}" if p.id in numbers else p.kort for p in able}

    @cached_property
    def unsaid(self) -> frozenset[UUID]:
        """The partners that are not there, and of which may not be told here that they take part."""
        sees = self.publiek.sees
        return frozenset(
            p.id for p in self.partners.values() if not sees(of_klasse(p.klasse)) and p.id not in self.here
        )

    @cached_property
    def tellable(self) -> list[Afspraak]:
        """Earlier afspraken that may be shown: what a care partner agreed to reveals what the care is, and so for the police."""
        may, origin = self.lezer.may, self.lezer.origin
        return [
            a
            for a in self.casus.afspraken
            if a.bespreking_id != self.bespreking.id
            and may(a, "wat", {origin(a.partner_id)})
            and self._may_hear(a)
        ]

    @property
    def unheard(self) -> bool:
        """Whether something was said or agreed that may not be told here."""
        made = [a for a in self.casus.afspraken if a.bespreking_id == self.bespreking.id]
        return (not self.may_hear and self.bespreking.is_said) or len(self.own) < len(made)

    @property
    def leaves_out(self) -> bool:
        """Whether something of the timeline, the afspraken or the stands is not shown here."""
        shown = {visie.id for verschil in self.casus.verschillen for visie in self._visies(verschil)}
        every = {visie.id for verschil in self.casus.verschillen for visie in verschil.geldende()}
        hidden = [a for a in self.running if a not in self.tellable]
        return len(self.seen) < len(self.casus.tijdlijn) or bool(hidden) or shown != every or self.unheard

    @cached_property
    def lezer(self) -> Lezer:
        """Those in the room, by the table of who reads what."""
        return Lezer(self.publiek, self.clean, tuple(self.partners.values()))

    def _may_hear(self, said: Afspraak | Visie) -> bool:
        """Whether everyone here may read what was said where this came from."""
        return self.publiek.may_hear(said.id, origins_of(said.herkomst))

    def who(self, afspraak: Afspraak) -> str:
        """The partner that does it."""
        partner = self.partners.get(afspraak.partner_id)
        return self.names.get(afspraak.partner_id) or (partner.kort if partner else "")

    def agreement(self, afspraak: Afspraak) -> str:
        """Who does what, before when."""
        return f"{self.who(afspraak)}: {self.clean(afspraak.wat)}, uiterlijk {short_date(afspraak.uiterlijk)}"

    def about(self) -> str:
        """The people by role and age class, the tenure, the level, and the figures; names only when asked for."""
        people = []
        present = self.casus.huidige_betrokkenen()
        for item in present:
            if item.rol is not Rol.MINDERJARIGE:
                name = self._named(item.persoon.naam) or item.rol.label
                age = leeftijdsklasse(self.casus.leeftijd_van(item.persoon, self.vandaag))
                people.append(name if is_organisation(item.persoon.gegevens.achternaam) else f"{name}, {age}")
        children = sum(item.rol is Rol.MINDERJARIGE for item in present)
        place = self.casus.object
        level = level_of(self.casus, self.kader)
        figures = count_overlast(self.casus, self.kader, self.seen)
        noted = (ItemSoort.MELDING, ItemSoort.INCIDENT)
        month = sum(i.soort in noted and self.vandaag - i.datum <= _MONTH for i in self.seen)
        parts = (
            "; ".join(people[:_PEOPLE_SHOWN]),
            count(children, "kind", "kinderen") if children else "",
            place.adres.kort if place is not None and self.namen else "",
            place.huurvorm.label.lower() if place is not None else "",
            f"trede {level} van 6" if level else "nog geen middel",
            count(figures.incidenten, "incident", "incidenten") if figures.incidenten else "",
            f"{month} in de laatste maand" if month else "",
        )
        return " · ".join(part for part in parts if part)

    def _named(self, name: str) -> str:
        """The name where names are asked for; who also reported is named to nobody."""
        sealed = {melder.naam.strip().casefold() for melder in self.casus.melders}
        return name if self.namen and name.casefold() not in sealed else ""

    def areas(self, keten: Sequence[Ketenrij], gebieden: Leefgebieden) -> tuple[list[Gebiedregel], bool]:
        """Leefgebieden with a score, the worst first; those of health are care data, whoever gave the score."""
        lines, hidden = [], False
        for row in keten:
            if row.score is None:
                continue
            said = self.lezer.named(row.score.bron, unknown=Klasse.GEMEENTE)
            if not self.publiek.may_read(row.score.id, *of_area(row.leefgebied, gebieden), *said):
                hidden = True
                continue
            gap = row.gat.kort if row.gat is not None else ""
            lines.append(
                Gebiedregel(
                    gebieden.kort(row.leefgebied), row.score.score, gebieden.score_label(row.score.score), gap
                )
            )
        lines.sort(key=lambda line: (line.score is None, line.score or 0))
        return lines, hidden

    def changes(self, since: date) -> list[str]:
        """What changed after the meeting before, the newest last: entries, afspraken, measures, state."""
        found = [(i.datum, f"{i.soort.label}: {self.clean(i.tekst)}") for i in self.seen if i.datum >= since]
        for a in self.tellable:
            if a.afgerond_op is not None and a.afgerond_op > since:
                told = f"{self.who(a)}: {self.clean(a.wat)} – {a.status.label.lower()}"
                found.append((a.afgerond_op, told))
            elif a.status.is_running and since < a.uiterlijk < self.vandaag:
                found.append((a.uiterlijk, f"{self.who(a)}: {self.clean(a.wat)} – over de datum"))
        for m in self.casus.maatregelen:
            name = measure_name(self.kader.soort(m.code), self.publiek)
            if m.begonnen_op is not None and m.begonnen_op > since:
                found.append((m.begonnen_op, f"{name} begonnen"))
            if m.beeindigd_op is not None and m.beeindigd_op > since:
                found.append((m.beeindigd_op, f"{name}: {outcome_words(m)}"))
        found += [(o.op, f"Status: {o.naar.label.lower()}") for o in self.casus.overgangen if o.op > since]
        found.sort(key=lambda line: line[0])
        return [f"{short_date(day)} – {told}" for day, told in found[-LATEST:]]

    def _visies(self, verschil: Inzichtverschil) -> list[Visie]:
        """The stands that may be read here: those given in this meeting, and of care only among care."""
        heard = [visie for visie in verschil.geldende() if self._may_hear(visie)]
        if verschil.bespreking_id == self.bespreking.id:
            return heard
        may = self.lezer.may
        return [visie for visie in heard if may(visie, "tekst", of_stand(self.lezer, visie))]

    def differences(self) -> list[tuple[str, str]]:
        """Stand by stand (who and how, in which words), as it is and never merged."""
        lines = []
        for verschil in self.casus.verschillen:
            if not verschil.is_open:
                continue
            for visie in self._visies(verschil):
                who = f"{self.names.get(visie.partner_id, '')} · {visie.stand.label.lower()}"
                lines.append((who, self.clean(visie.tekst)))
        return lines
