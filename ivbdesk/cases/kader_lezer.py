"""Reads resources/handelingskader.toml into a Handelingskader; every error names file, line and key."""

from __future__ import annotations

from ivbdesk.cases.kader import (
    Bewijs,
    CasusSoort,
    Dossierpuntsoort,
    Handelingskader,
    Huurvorm,
    Maatregelsoort,
    Spoor,
    Trede,
)
from ivbdesk.cases.kadercontrole import check_measures
from ivbdesk.cases.leefgebied_kader import NUMMERS
from ivbdesk.cases.register import APV_151D
from ivbdesk.cases.toml_lezer import Tabel, TomlTekst, refuse_doubles

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
