"""The handelingskader: the ladder of measures, as data that a municipality may change.

Reads the text of resources/handelingskader.toml into typed objects; every error names file, line and
key. This is also the one door to the other data of its kind, the leefgebieden and the partner cards.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ivbdesk.cases.fouten import Bestandsfout, KaderFout
from ivbdesk.cases.kadercontrole import check_measures
from ivbdesk.cases.leefgebied_kader import NUMMERS, Leefgebied, Leefgebieden, read_leefgebieden
from ivbdesk.cases.partnerkaart import Partnerkaart, read_partners
from ivbdesk.cases.register import APV_151D
from ivbdesk.cases.toml_lezer import Tabel, TomlTekst, refuse_doubles

__all__ = [
    "Bewijs",
    "CasusSoort",
    "Dossierpuntsoort",
    "Handelingskader",
    "Huurvorm",
    "Leefgebied",
    "Leefgebieden",
    "Maatregelsoort",
    "Partnerkaart",
    "Spoor",
    "Trede",
    "read_handelingskader",
    "read_leefgebieden",
    "read_partners",
]


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


class Bewijs(StrEnum):
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


@dataclass(frozen=True, slots=True)
class Trede:
    """One level of the ladder, 1 voorkomen to 6 uiterst."""

    nummer: int
    naam: str


@dataclass(frozen=True, slots=True)
class Dossierpuntsoort:
    """One item of the checklist library (domein 1.4)."""

    code: str
    naam: str
    uitleg: str


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
    bewijs: Bewijs
    lichter: bool
    soorten: frozenset[CasusSoort]
    huurvormen: frozenset[Huurvorm]
    leefgebieden: frozenset[int]
    leeftijd_min: int | None
    leeftijd_max: int | None
    alleen_bij: str
    vereist_instelling: str
    niet_samen_met: frozenset[str]
    actief: bool
    gecontroleerd_op: date | None
    bron: str
    neveneffect: str


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

    def op(self, trede: int, spoor: Spoor) -> tuple[Maatregelsoort, ...]:
        """The measures of one cell of the grid."""
        return tuple(m for m in self.maatregelen.values() if m.trede == trede and m.spoor is spoor)

    def _without(self, what: str) -> KaderFout:
        return KaderFout([Bestandsfout(f"Handelingskader {self.versie}", 0, "", f"Er is geen {what}.")])


_MEASURE_KEYS = tuple(Maatregelsoort.__slots__)
_KINDS = [kind for kind in CasusSoort if kind is not CasusSoort.BEIDE]
_TENURES = [tenure for tenure in Huurvorm if tenure is not Huurvorm.ONBEKEND]
_ONLY_WITH = ("minderjarige", "kind_onder_12")
_SETTINGS = (APV_151D,)
_CELL = 26
_ZVH_CRITERIA = 4


def read_handelingskader(text: str, file: str) -> Handelingskader:
    """The handelingskader from the text of a TOML file; raises KaderFout with every error in it."""
    source = TomlTekst(text, file)
    top = source.top(("versie", "grondslagen", "zvh_criteria", "trede", "spoor", "maatregel", "dossierpunt"))
    levels = source.numbered("trede", range(1, 7), ("nummer", "naam"))
    tracks = source.tables("spoor", ("code", "naam"))
    codes = [table.choice("code", Spoor) for table in tracks]
    refuse_doubles(tracks, "code", codes)
    for missing in [track for track in Spoor if tracks and track not in codes]:
        tracks[-1].wrong("code", f"Het spoor ‘{missing}’ ontbreekt.")
    item_tables = source.tables("dossierpunt", ("code", "naam", "uitleg"))
    items = [Dossierpuntsoort(t.text("code"), t.text("naam"), t.text("uitleg")) for t in item_tables]
    refuse_doubles(item_tables, "code", [item.code for item in items])
    rows = [(table, _read_measure(table)) for table in source.tables("maatregel", _MEASURE_KEYS)]
    check_measures(rows, [item.code for item in items])
    grounds, criteria = top.texts("grondslagen"), top.texts("zvh_criteria")
    if not grounds:
        top.wrong("grondslagen", "Hier hoort ten minste één wettelijke grondslag.")
    if len(criteria) != _ZVH_CRITERIA:
        top.wrong("zvh_criteria", "Hier horen vier criteria: a, b, c en d.")
    kader = Handelingskader(
        versie=top.text("versie"),
        treden=tuple(Trede(number, table.text("naam")) for number, table in levels),
        sporen={code: table.text("naam") for code, table in zip(codes, tracks, strict=True)},
        maatregelen={measure.code: measure for _, measure in rows},
        dossierpunten={item.code: item for item in items},
        grondslagen=grounds,
        zvh_criteria=criteria,
    )
    source.finish()
    return kader


def _read_measure(table: Tabel) -> Maatregelsoort:
    areas = table.numbers("leefgebieden")
    table.refuse_strange("leefgebieden", areas, NUMMERS, "leefgebied")
    return Maatregelsoort(
        code=table.text("code"),
        naam=table.text("naam"),
        kort=table.text("kort", longest=_CELL),
        trede=table.number("trede", 0, 6),
        spoor=table.choice("spoor", Spoor),
        ingrijpend=table.number("ingrijpend", 0, 9),
        grondslag=table.text("grondslag", optional=True),
        bevoegd=table.text("bevoegd"),
        vooraf=table.groups("vooraf"),
        dossier=table.texts("dossier"),
        verplicht=frozenset(table.texts("verplicht")),
        termijn=table.text("termijn", optional=True),
        evaluatie_na_dagen=table.number("evaluatie_na_dagen", 0, 3660, default=0),
        bewijs=table.choice("bewijs", Bewijs),
        lichter=table.flag("lichter", False),
        soorten=table.choices("soorten", _KINDS, filled=True),
        huurvormen=table.choices("huurvormen", _TENURES),
        leefgebieden=frozenset(areas),
        leeftijd_min=table.maybe_number("leeftijd_min", 0, 120),
        leeftijd_max=table.maybe_number("leeftijd_max", 0, 120),
        alleen_bij=table.word("alleen_bij", _ONLY_WITH, optional=True),
        vereist_instelling=table.word("vereist_instelling", _SETTINGS, optional=True),
        niet_samen_met=frozenset(table.texts("niet_samen_met")),
        actief=table.flag("actief", True),
        gecontroleerd_op=table.day("gecontroleerd_op"),
        bron=table.text("bron"),
        neveneffect=table.text("neveneffect", optional=True),
    )
