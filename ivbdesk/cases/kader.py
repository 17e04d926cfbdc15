"""The handelingskader, the leefgebieden and the partner cards: data that a municipality may change.

Reads the text of resources/*.toml into typed objects; every error names file, line and key.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ivbdesk.cases.toml_lezer import Tabel, TomlTekst


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
    """The ladder: levels, measures in the order of the file, and checklist items."""

    versie: str
    treden: tuple[Trede, ...]
    maatregelen: Mapping[str, Maatregelsoort]
    dossierpunten: Mapping[str, Dossierpuntsoort]

    def soort(self, code: str) -> Maatregelsoort:
        """The measure with this code; raises KeyError where the handelingskader has none."""
        return self.maatregelen[code]

    def trede(self, nummer: int) -> Trede:
        """The level with this number; raises KeyError where there is none."""
        for trede in self.treden:
            if trede.nummer == nummer:
                return trede
        raise KeyError(nummer)

    def op(self, trede: int, spoor: Spoor) -> tuple[Maatregelsoort, ...]:
        """The measures of one cell of the grid."""
        return tuple(m for m in self.maatregelen.values() if m.trede == trede and m.spoor is spoor)


_MEASURE_KEYS = frozenset(Maatregelsoort.__slots__)
_ONLY_WITH = ("", "minderjarige", "kind_onder_12")


def read_handelingskader(text: str, file: str) -> Handelingskader:
    """The handelingskader from the text of a TOML file; raises KaderFout with every error in it."""
    source = TomlTekst(text, file)
    source.refuse_unknown_tables(("versie", "trede", "spoor", "maatregel", "dossierpunt"))
    version = source.text("versie")
    levels = tuple(
        Trede(t.number("nummer", 1, 6), t.text("naam")) for t in source.tables("trede", ("nummer", "naam"))
    )
    source.tables("spoor", ("code", "naam"))
    items: dict[str, Dossierpuntsoort] = {}
    for table in source.tables("dossierpunt", ("code", "naam", "uitleg")):
        code = table.text("code")
        if code in items:
            table.wrong("code", f"‘{code}’ komt twee keer voor.")
        items[code] = Dossierpuntsoort(code, table.text("naam"), table.text("uitleg"))
    measures: dict[str, Maatregelsoort] = {}
    tables = source.tables("maatregel", _MEASURE_KEYS)
    for table in tables:
        measure = _read_measure(table)
        if measure.code in measures:
            table.wrong("code", f"‘{measure.code}’ komt twee keer voor.")
        measures[measure.code] = measure
    _check_references(tables, measures, items)
    source.finish()
    return Handelingskader(version, levels, measures, items)


def _read_measure(table: Tabel) -> Maatregelsoort:
    only_with = table.text("alleen_bij", optional=True)
    if only_with not in _ONLY_WITH:
        table.wrong("alleen_bij", f"Kies uit: {', '.join(word for word in _ONLY_WITH if word)}.")
    return Maatregelsoort(
        code=table.text("code"),
        naam=table.text("naam"),
        kort=table.text("kort"),
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
        soorten=table.choices("soorten", CasusSoort),
        huurvormen=table.choices("huurvormen", Huurvorm),
        leefgebieden=frozenset(table.numbers("leefgebieden")),
        leeftijd_min=table.maybe_number("leeftijd_min"),
        leeftijd_max=table.maybe_number("leeftijd_max"),
        alleen_bij=only_with,
        vereist_instelling=table.text("vereist_instelling", optional=True),
        niet_samen_met=frozenset(table.texts("niet_samen_met")),
        actief=table.flag("actief", True),
        gecontroleerd_op=table.day("gecontroleerd_op"),
        bron=table.text("bron"),
        neveneffect=table.text("neveneffect", optional=True),
    )


def _check_references(
    tables: list[Tabel], measures: Mapping[str, Maatregelsoort], items: Mapping[str, Dossierpuntsoort]
) -> None:
    for table, measure in zip(tables, measures.values(), strict=False):
        for code in sorted({code for group in measure.vooraf for code in group} - measures.keys()):
            table.wrong("vooraf", f"Er is geen maatregel ‘{code}’.")
        for code in sorted(measure.niet_samen_met - measures.keys()):
            table.wrong("niet_samen_met", f"Er is geen maatregel ‘{code}’.")
        for code in sorted(set(measure.dossier) - items.keys()):
            table.wrong("dossier", f"Er is geen dossierpunt ‘{code}’.")
        for code in sorted(measure.verplicht - set(measure.dossier)):
            table.wrong("verplicht", f"‘{code}’ staat niet bij dossier.")
        for number in sorted(measure.leefgebieden - set(range(1, 13))):
            table.wrong("leefgebieden", f"Er is geen leefgebied {number}.")


@dataclass(frozen=True, slots=True)
class Leefgebied:
    """One area of life (domein 2.3)."""

    nummer: int
    code: str
    naam: str
    kort: str


@dataclass(frozen=True, slots=True)
class Leefgebieden:
    """All areas of life in their order, and what the scores 1 to 5 are called."""

    lijst: tuple[Leefgebied, ...]
    scores: Mapping[int, str]

    def naam(self, nummer: int) -> str:
        """The name of a leefgebied; raises KeyError where there is none."""
        for gebied in self.lijst:
            if gebied.nummer == nummer:
                return gebied.naam
        raise KeyError(nummer)

    def score_label(self, score: int | None) -> str:
        """What a score is called; None is onbekend."""
        return self.scores[score] if score is not None else "onbekend"


def read_leefgebieden(text: str, file: str) -> Leefgebieden:
    """The leefgebieden from the text of a TOML file; raises KaderFout with every error in it."""
    source = TomlTekst(text, file)
    source.refuse_unknown_tables(("leefgebied", "score"))
    areas = tuple(
        Leefgebied(t.number("nummer", 1, 99), t.text("code"), t.text("naam"), t.text("kort"))
        for t in source.tables("leefgebied", ("nummer", "code", "naam", "kort"))
    )
    scores = {t.number("nummer", 1, 5): t.text("naam") for t in source.tables("score", ("nummer", "naam"))}
    source.finish()
    return Leefgebieden(areas, scores)


@dataclass(frozen=True, slots=True)
class Partnerkaart:
    """A partner as the municipality starts with it (IVB 5.1, 6.2.2); to be verified with each partner."""

    code: str
    naam: str
    kort: str
    domein: str
    taken: str
    bevoegdheden: str
    expertise: tuple[int, ...]
    diensten: str
    prioriteiten: str
    grenzen: str
    deelt: str
    bereikbaar: str
    codes: tuple[str, ...]
    gecontroleerd_op: date | None


def read_partners(text: str, file: str) -> tuple[Partnerkaart, ...]:
    """The partner cards from the text of a TOML file; raises KaderFout with every error in it."""
    source = TomlTekst(text, file)
    source.refuse_unknown_tables(("partner",))
    cards: dict[str, Partnerkaart] = {}
    for table in source.tables("partner", Partnerkaart.__slots__):
        card = Partnerkaart(
            code=table.text("code"),
            naam=table.text("naam"),
            kort=table.text("kort"),
            domein=table.text("domein"),
            expertise=table.numbers("expertise"),
            codes=table.texts("codes"),
            gecontroleerd_op=table.day("gecontroleerd_op"),
            **{name: table.text(name, optional=True) for name in _CARD_TEXTS},
        )
        if card.code in cards:
            table.wrong("code", f"‘{card.code}’ komt twee keer voor.")
        cards[card.code] = card
    source.finish()
    return tuple(cards.values())


_CARD_TEXTS = ("taken", "bevoegdheden", "diensten", "prioriteiten", "grenzen", "deelt", "bereikbaar")
