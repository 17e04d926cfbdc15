"""The handelingskader: the ladder of measures, as data that a municipality may change."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ivbdesk.cases.kader.duur import Duur, Eenheid, TermijnSoort
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
    Huurvorm.ONBEKEND: "Nog niet bekend",
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
    GEHOORD = "gehoord"
    GEINFORMEERD = "geinformeerd"
    AFWEGING = "afweging"
    BESLUIT = "besluit"

    @property
    def of_care(self) -> bool:
        """Whether its words name means of care, which not every recipient may read."""
        return self in (Toets.LICHTERE_MIDDELEN, Toets.ZORGAANBOD)


class Vanzelf(StrEnum):
    """At what event a term begins by itself; HAND only when an officer asks for it."""

    HAND = "hand"
    START = "start"
    BEKENDMAKING = "bekendmaking"
    VOORNEMEN = "voornemen"
    VERZOEK = "verzoek"
    INGEBREKESTELLING = "ingebrekestelling"


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
class Termijnregel:
    """One term of the library; `hoogstens_dagen` is the longest in all, None where nothing bounds it.

    Where one of `invordering` runs, it was decided to collect a penalty.
    """

    code: str
    naam: str
    soort: TermijnSoort
    duur: Duur
    grondslag: str
    vanzelf: Vanzelf
    op_het_uur: bool
    verlengbaar: int
    hoogstens_dagen: int | None
    invordering: bool
    gecontroleerd_op: date | None

    @property
    def eenheid(self) -> Eenheid:
        """In what it is expressed."""
        return self.duur.eenheid


@dataclass(frozen=True, slots=True)
class Dossierpuntsoort:
    """One item of the checklist library (domein 1.4), with what proves it.

    `velden` are the fields that must be filled where the weighing or the decision proves it; the numbers are
    the least that a statement of facts must hold; `middelen` are the measures that are an offer of care.
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


@dataclass(frozen=True, slots=True)
class Maatregelsoort:
    """A measure of the handelingskader; the keys are explained at the head of resources/handelingskader.toml.

    An empty set of `huurvormen` or `leefgebieden` means: fits always.
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
    alleen_bij: str
    vereist_instelling: str
    niet_samen_met: frozenset[str]
    geen_lichter_middel: frozenset[str]
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
