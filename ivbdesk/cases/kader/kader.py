"""The handelingskader: the ladder of measures, as data that a municipality may change."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ivbdesk.cases.kader.bronregels import Bronregels
from ivbdesk.cases.kader.maatregelgrond import (
    Beleidsregel,
    Feiteneis,
    Maatregelgrond,
    chosen_grounds,
    strictest,
)
from ivbdesk.cases.kader.termijnregel import Termijnregel, Vanzelf, Verlengwijze
from ivbdesk.cases.taal.fouten import Bestandsfout, KaderFout
from ivbdesk.cases.taal.maanden import months_after
from ivbdesk.cases.taal.nederlands import short_date


class Spoor(StrEnum):
    """The tracks, which are the columns of the grid (domein, part B)."""

    ZORG = "zorg"
    WONEN = "wonen"
    BESTUUR = "bestuur"
    STRAF = "straf"

    @property
    def label(self) -> str:
        """The word a user reads."""
        return self.value.capitalize()


class Bewijsgrond(StrEnum):
    """What asks that lighter means are proven: statute, case law, policy, or nothing (domein 1.3)."""

    WET = "wet"
    RECHTSPRAAK = "rechtspraak"
    BELEID = "beleid"
    GEEN = "geen"


class CasusSoort(StrEnum):
    """What kind of matter a casus is (domein, glossary)."""

    MEERVOUDIG = "meervoudig"
    WOONOVERLAST = "woonoverlast"
    BEIDE = "beide"
    ONDERMIJNING = "ondermijning"
    GEDIGITALISEERD = "gedigitaliseerd"

    @property
    def label(self) -> str:
        """The words a user reads."""
        return _SOORT_LABELS[self]

    @property
    def kort(self) -> str:
        """One word, for a column."""
        return self.value.capitalize()

    @property
    def is_verzwegen(self) -> bool:
        """Whether who may not see such a casus may not learn either that it is there: it could warn someone (AVG art. 10)."""
        return self is CasusSoort.ONDERMIJNING


_SOORT_LABELS = {
    CasusSoort.MEERVOUDIG: "Meervoudige problematiek",
    CasusSoort.WOONOVERLAST: "Woonoverlast",
    CasusSoort.BEIDE: "Meervoudig en woonoverlast",
    CasusSoort.ONDERMIJNING: "Ondermijning",
    CasusSoort.GEDIGITALISEERD: "Gedigitaliseerde criminaliteit",
}


class Huurvorm(StrEnum):
    """How the dwelling is held; it decides which civil measures fit (domein 1.3)."""

    SOCIALE_HUUR = "sociale_huur"
    PARTICULIERE_HUUR = "particuliere_huur"
    KOOP = "koop"
    ONBEKEND = "onbekend"

    @property
    def label(self) -> str:
        """The words a user reads."""
        return _HUUR_LABELS[self]


_HUUR_LABELS = {
    Huurvorm.SOCIALE_HUUR: "Sociale huur",
    Huurvorm.PARTICULIERE_HUUR: "Particuliere huur",
    Huurvorm.KOOP: "Koop",
    Huurvorm.ONBEKEND: "Huur of koop onbekend",
}


class Toets(StrEnum):
    """What in the register itself proves an item of the file; HAND asks for a link that an officer makes."""

    HAND = "hand"
    FEITENRELAAS = "feitenrelaas"
    OBJECTIVERING = "objectivering"
    RAPPORTAGE = "rapportage"
    LICHTERE_MIDDELEN = "lichtere_middelen"
    ZORGAANBOD = "zorgaanbod"
    ZIENSWIJZE = "zienswijze"
    GEADRESSEERDE = "geadresseerde"
    GEHOORD = "gehoord"
    GEINFORMEERD = "geinformeerd"
    AFWEGING = "afweging"
    TOEZEGGINGEN = "toezeggingen"
    BESLUIT = "besluit"

    @property
    def of_care(self) -> bool:
        """Whether its words name means of care, which not every recipient may read."""
        return self in (Toets.LICHTERE_MIDDELEN, Toets.ZORGAANBOD)


@dataclass(frozen=True, slots=True)
class Trede:
    """One level of the ladder, 1 voorkomen to 6 uiterst; `voor_bewoners` explains it in plain words."""

    nummer: int
    naam: str
    voor_bewoners: str


@dataclass(frozen=True, slots=True)
class Uitleg:
    """A paragraph of what residents read."""

    kop: str
    tekst: str


@dataclass(frozen=True, slots=True)
class Dossierpuntsoort:
    """One item of the checklist library (domein 1.4), with what proves it.

    `velden` are the fields that must be filled where the weighing or the decision proves it; the numbers are
    the least that a statement of facts must hold; `middelen` are the measures that are an offer of care; `stukken` are the
    kinds of document that objectify, where empty any that is linked. `bij_spoed` is by what rule urgency answers it; empty
    where urgency does not. With `spoed_dagen` it does only while the facts are known for no more days than that.
    """

    code: str
    naam: str
    uitleg: str
    toets: Toets = Toets.HAND
    velden: tuple[str, ...] = ()
    incidenten: int = 0
    bronnen: int = 0
    dagen: int = 0
    middelen: tuple[str, ...] = ()
    stukken: tuple[str, ...] = ()
    bij_spoed: str = ""
    spoed_dagen: int = 0


class GerichtAan(StrEnum):
    """At whom a measure may be aimed: a party of the casus, or who owns or uses the home, whoever that is."""

    PERSOON = "persoon"
    ORGANISATIE = "organisatie"
    EIGENAAR = "eigenaar"
    GEBRUIKER = "gebruiker"


@dataclass(frozen=True, slots=True)
class Maatregelsoort:
    """A measure of the handelingskader; the keys are explained at the head of resources/handelingskader.toml.

    An empty set of `huurvormen` or `leefgebieden` means: fits always. An empty one of `gericht_aan`: aimed at nobody. An
    empty `verlenging` asks of an extension what `dossier` asks the first time.
    """

    code: str
    naam: str
    kort: str
    trede: int
    spoor: Spoor
    ingrijpend: int
    grondslag: str
    bevoegd: str
    vooraf: tuple[tuple[str, ...], ...]
    dossier: tuple[str, ...]
    verplicht: frozenset[str]
    na_start: frozenset[str]
    termijn: str
    evaluatie_na_dagen: int
    bewijs: Bewijsgrond
    lichter: bool
    bestuurlijk: bool
    preventief: bool
    na_afschalen: bool
    opheffen_na_maanden: int
    soorten: frozenset[CasusSoort]
    huurvormen: frozenset[Huurvorm]
    leefgebieden: frozenset[int]
    leeftijd_min: int | None
    leeftijd_max: int | None
    gericht_aan: frozenset[GerichtAan]
    alleen_bij: str
    vereist_instelling: str
    niet_samen_met: frozenset[str]
    geen_lichter_middel: frozenset[str]
    alleen_lichter: frozenset[str]
    incidenten: int | None
    bronnen: int | None
    dagen: int | None
    actief: bool
    gecontroleerd_op: date | None
    bron: str
    neveneffect: str
    mag: str
    voorwaarden: tuple[str, ...]
    controle: str
    bij_mislukken: tuple[str, ...]
    bij_slagen: str
    termijnen: tuple[str, ...]
    verlenging: tuple[str, ...] = ()
    verlenging_verplicht: frozenset[str] = frozenset()

    def asked(self, *, verlenging: bool) -> tuple[tuple[str, ...], frozenset[str]]:
        """What the file must hold for it, and which of that is mandatory; for an extension it may be something else."""
        if verlenging and self.verlenging:
            return self.verlenging, self.verlenging_verplicht
        return self.dossier, self.verplicht

    @property
    def asks_age(self) -> bool:
        """Whether the law has made it for people of some age only."""
        return self.leeftijd_min is not None or self.leeftijd_max is not None


@dataclass(frozen=True, slots=True)
class Handelingskader:
    """The ladder: levels, names of the tracks, measures in the order of the file, and checklist items.

    `grondslagen` are the legal grounds a casus may be kept on; `zvh_criteria` the four of the Zorg- en
    Veiligheidshuis, of which (a and b and c) or d must hold.
    """

    versie: str
    treden: tuple[Trede, ...]
    sporen: Mapping[Spoor, str]
    maatregelen: Mapping[str, Maatregelsoort]
    dossierpunten: Mapping[str, Dossierpuntsoort]
    grondslagen: tuple[str, ...]
    zvh_criteria: tuple[str, ...]
    termijnen: Mapping[str, Termijnregel]
    uitleg: tuple[Uitleg, ...]
    toets_na_maanden: int
    bronregels: Bronregels
    gronden: tuple[Maatregelgrond, ...] = ()
    beleid: tuple[Beleidsregel, ...] = ()

    def gronden_van(self, code: str) -> tuple[Maatregelgrond, ...]:
        """The grounds of a measure from which an officer must choose; empty where the law names one."""
        return tuple(grond for grond in self.gronden if grond.maatregel == code)

    def beleid_van(self, code: str) -> tuple[Beleidsregel, ...]:
        """What own policy says about a measure."""
        return tuple(regel for regel in self.beleid if regel.maatregel == code)

    def feiteneis(self, soort: Maatregelsoort, punt: Dossierpuntsoort, gronden: str) -> Feiteneis:
        """The least of the facts: by the grounds that were chosen, else by the measure, else by the item itself."""
        chosen = chosen_grounds(self.gronden_van(soort.code), gronden)
        own = Feiteneis(soort.incidenten, soort.bronnen, soort.dagen)
        usual = Feiteneis(punt.incidenten, punt.bronnen, punt.dagen)
        return strictest([grond.eis for grond in chosen]).over(own).over(usual)

    def soort(self, code: str) -> Maatregelsoort:
        """The measure with this code; raises KaderFout where this version of the handelingskader has none."""
        if code not in self.maatregelen:
            raise self._without(f"maatregel ‘{code}’")
        return self.maatregelen[code]

    def trede(self, nummer: int) -> Trede:
        """The level with this number; raises KaderFout where there is none."""
        for trede in self.treden:
            if trede.nummer == nummer:
                return trede
        raise self._without(f"trede {nummer}")

    def asks_field(self, soort: Maatregelsoort, veld: str) -> bool:
        """Whether the file of a measure must hold this field of its weighing or decision."""
        return any(veld in self.dossierpunten[code].velden for code in soort.dossier)

    def asks_hour(self, soort: Maatregelsoort) -> bool:
        """Whether a term that runs from hour to hour begins with this measure, so that its hour is asked."""
        found = (self.termijnen[code] for code in soort.termijnen)
        return any(rule.op_het_uur and rule.vanzelf is Vanzelf.START for rule in found)

    def begins_at(self, at: Vanzelf) -> frozenset[str]:
        """The codes of the terms that begin by themselves at this event."""
        return frozenset(code for code, rule in self.termijnen.items() if rule.vanzelf is at)

    def duur_van(self, soort: Maatregelsoort) -> Termijnregel | None:
        """The term that says how long the decision on a measure holds; only a decision makes it longer."""
        terms = (self.termijnen[code] for code in soort.termijnen)
        return next((rule for rule in terms if rule.verlengen is Verlengwijze.BESLUIT), None)

    def op(self, trede: int, spoor: Spoor) -> tuple[Maatregelsoort, ...]:
        """The measures of one cell of the grid."""
        return tuple(m for m in self.maatregelen.values() if m.trede == trede and m.spoor is spoor)

    def termijnregel(self, code: str) -> Termijnregel:
        """The term with this code; raises KaderFout where there is none."""
        if code not in self.termijnen:
            raise self._without(f"termijn ‘{code}’")
        return self.termijnen[code]

    def toetsing(self, gecontroleerd_op: date | None, vandaag: date) -> str:
        """How old the check by a lawyer is, as a Dutch sentence; empty while it is recent."""
        if gecontroleerd_op is None:
            return "Nog te toetsen door een jurist."
        if months_after(gecontroleerd_op, self.toets_na_maanden) <= vandaag:
            return f"Toetsing verlopen: voor het laatst op {short_date(gecontroleerd_op)}."
        return ""

    def _without(self, what: str) -> KaderFout:
        return KaderFout([Bestandsfout(f"Handelingskader {self.versie}", 0, "", f"Er is geen {what}.")])
