"""Reads resources/handelingskader.toml into a Handelingskader; every error names file, line and key."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace

from ivbdesk.cases.kader.bronregels import SOURCE_KEYS, Bronregels, read_bronregels
from ivbdesk.cases.kader.duur import Duur, Eenheid, TermijnSoort
from ivbdesk.cases.kader.eerder import ITEM_KEYS, MEASURE_KEYS, TERM_KEYS, Eerder, unsaid
from ivbdesk.cases.kader.kader import (
    Bewijsgrond,
    CasusSoort,
    Dossierpuntsoort,
    GerichtAan,
    Handelingskader,
    Huurvorm,
    Maatregelsoort,
    Spoor,
    Toets,
    Trede,
    Uitleg,
)
from ivbdesk.cases.kader.kadercontrole import check_measures, check_terms, demand_addressee
from ivbdesk.cases.kader.leefgebied_kader import NUMMERS
from ivbdesk.cases.kader.maatregelgrond_lezer import read_demand, read_grounds, read_policy
from ivbdesk.cases.kader.soorten import APV_151D, StukSoort
from ivbdesk.cases.kader.termijnregel import Termijnregel, Vanzelf, Verlengwijze
from ivbdesk.cases.taal.toml_lezer import Tabel, TomlTekst, refuse_doubles

_MEASURE_KEYS = tuple(Maatregelsoort.__slots__)
_KINDS = [kind for kind in CasusSoort if kind is not CasusSoort.BEIDE]
_TENURES = [tenure for tenure in Huurvorm if tenure is not Huurvorm.ONBEKEND]
_ONLY_WITH = ("minderjarige", "kind_onder_12")
_SETTINGS = (APV_151D,)
_CELL = 26
_VERSION = re.compile(r"[A-Za-z0-9][A-Za-z0-9.-]*")
_ZVH_CRITERIA = 4
_TOP_KEYS = (
    "versie", "toets_na_maanden", "grondslagen", "zvh_criteria", "uitleg", "trede", "spoor", "maatregel", "termijn",
    "dossierpunt", "grond", "beleid", *SOURCE_KEYS,
)  # fmt: skip
_TERM_KEYS = (
    "code", "naam", "soort", "aantal", "eenheid", "grondslag", "vanzelf", "op_het_uur", "verlengbaar",
    "verleng_hoogstens", "hoogstens_dagen", "ten_hoogste", "telt_vanaf", "terug", "invordering", "verlengen", "gecontroleerd_op",
)  # fmt: skip
_VELDEN = {
    Toets.AFWEGING: (
        "kwetsbaarheid", "geschikt", "noodzakelijk", "evenwichtig", "evrm", "derden", "beleid", "bevoegd", "mandaat",
        "afschaalplan", "verwijtbaarheid", "woningband", "woonruimte",
    ),
    Toets.TOEZEGGINGEN: ("toezeggingen",),
    Toets.BESLUIT: (
        "last", "geldig_tot", "begunstiging", "begunstiging_tot", "dwangsom", "juridische_toets", "afgestemd_op", "bekend_op",
        "bekend_wijze", "rechtsmiddelen", "toezicht", "evaluatie_op",
    ),
}  # fmt: skip


def read_handelingskader(text: str, file: str) -> Handelingskader:
    """The handelingskader from the text of a TOML file; raises KaderFout with every error in it."""
    return _read(text, file, None)


def read_kept_kader(text: str, file: str, eerder: Eerder) -> Handelingskader:
    """A version that a register took into use with an earlier program: it holds as it held then, by `eerder`.

    What was asked of a text only later is not asked of it, or a casus could no longer be shown. Raises KaderFout.
    """
    return _read(text, file, eerder)


def _read(text: str, file: str, eerder: Eerder | None) -> Handelingskader:
    source = TomlTekst(text, file)
    top = source.top(_TOP_KEYS)
    levels = source.numbered("trede", range(1, 7), ("nummer", "naam", "voor_bewoners"))
    tracks = source.tables("spoor", ("code", "naam"))
    codes = [table.choice("code", Spoor) for table in tracks]
    refuse_doubles(tracks, "code", codes)
    for missing in [track for track in Spoor if tracks and track not in codes]:
        tracks[-1].wrong("code", f"Het spoor ‘{missing}’ ontbreekt.")
    item_tables = source.tables("dossierpunt", tuple(Dossierpuntsoort.__slots__))
    items = [_read_item(table) for table in item_tables]
    refuse_doubles(item_tables, "code", [item.code for item in items])
    term_tables = source.tables("termijn", _TERM_KEYS)
    terms = [_read_term(table) for table in term_tables]
    refuse_doubles(term_tables, "code", [term.code for term in terms])
    rows = [(table, _read_measure(table)) for table in source.tables("maatregel", _MEASURE_KEYS)]
    check_measures(rows, [item.code for item in items], [term.code for term in terms])
    measures = [measure for _, measure in rows]
    measure_tables = [table for table, _ in rows]
    if eerder is None:
        _demand_said(measure_tables, MEASURE_KEYS, "maatregel")
        demand_addressee(rows)
        _demand_said(term_tables, TERM_KEYS, "termijn")
        _demand_said(item_tables, ITEM_KEYS, "dossierpunt")
        if terms and not any(term.vanzelf is Vanzelf.INGEBREKESTELLING for term in terms):
            told = "Geen enkele termijn begint bij ‘ingebrekestelling’ (Awb 4:17 lid 3)."
            term_tables[0].wrong("vanzelf", told)
        check_terms(list(zip(term_tables, terms, strict=True)))
    else:
        measures, terms = eerder.measures(measure_tables, measures), eerder.terms(term_tables, terms)
        items = [_as_it_held(item, measures) for item in eerder.items(item_tables, items)]
    for table, item in zip(item_tables, items, strict=True):
        table.refuse_strange("middelen", item.middelen, [measure.code for measure in measures], "maatregel")
        if item.toets is Toets.ZORGAANBOD and not item.middelen:
            table.wrong("middelen", "Noem welke middelen een aanbod van hulp zijn.")
    grounds, criteria = top.texts("grondslagen"), top.texts("zvh_criteria")
    if not grounds:
        top.wrong("grondslagen", "Hier hoort ten minste één wettelijke grondslag.")
    if len(criteria) != _ZVH_CRITERIA:
        top.wrong("zvh_criteria", "Hier horen vier criteria: a, b, c en d.")
    kader = Handelingskader(
        versie=_read_version(top) if eerder is None else top.text("versie"),
        treden=tuple(
            Trede(number, table.text("naam"), table.text("voor_bewoners")) for number, table in levels
        ),
        sporen={code: table.text("naam") for code, table in zip(codes, tracks, strict=True)},
        maatregelen={measure.code: measure for measure in measures},
        dossierpunten={item.code: item for item in items},
        grondslagen=grounds,
        zvh_criteria=criteria,
        termijnen={term.code: term for term in terms},
        uitleg=tuple(
            Uitleg(table.text("kop"), table.text("tekst"))
            for table in source.tables("uitleg", ("kop", "tekst"))
        ),
        toets_na_maanden=top.number("toets_na_maanden", 1, 120),
        bronregels=_read_sources(top, eerder),
        gronden=read_grounds(source, [measure.code for measure in measures]),
        beleid=read_policy(source, [measure.code for measure in measures]),
    )
    source.finish()
    return kader


def _demand_said(tables: list[Tabel], keys: Collection[str], what: str) -> None:
    """An earlier program read this from the codes; a text that leaves it out would lose it without a word."""
    for key in unsaid(tables, keys) if tables else ():
        tables[0].wrong(key, f"Geen enkele {what} heeft deze sleutel. Zet hem waar hij geldt.")


def _as_it_held(item: Dossierpuntsoort, measures: list[Maatregelsoort]) -> Dossierpuntsoort:
    """Before `middelen` was asked for, every lighter measure of care counted as an offer."""
    if item.toets is not Toets.ZORGAANBOD or item.middelen:
        return item
    care = (m.code for m in measures if m.spoor is Spoor.ZORG and m.trede in (1, 2))
    return replace(item, middelen=tuple(care))


def _read_sources(top: Tabel, eerder: Eerder | None) -> Bronregels:
    """How sources are counted; a text from before this was asked counts as the present one, so that figures agree."""
    if eerder is not None and not any(top.has(key) for key in SOURCE_KEYS):
        return eerder.bronregels
    return read_bronregels(top)


def _read_version(top: Tabel) -> str:
    """A version stands in file names and on paper, so it is a short plain word."""
    version = top.text("versie", longest=24)
    if version and not _VERSION.fullmatch(version):
        top.wrong("versie", "Gebruik alleen letters, cijfers, punt en streepje, zoals 2026-2.")
    return version


def _read_item(table: Tabel) -> Dossierpuntsoort:
    toets = table.choice("toets", Toets) if table.has("toets") else Toets.HAND
    fields = table.texts("velden")
    table.refuse_strange("velden", fields, _VELDEN.get(toets, ()), f"veld bij toets ‘{toets}’ met de naam")
    if toets in _VELDEN and not fields:
        table.wrong("velden", "Noem welke velden dit bewijzen.")
    return Dossierpuntsoort(
        table.text("code"),
        table.text("naam"),
        table.text("uitleg"),
        toets,
        fields,
        table.number("incidenten", 0, 100, default=0),
        table.number("bronnen", 0, 20, default=0),
        table.number("dagen", 0, 3660, default=0),
        table.texts("middelen"),
        _read_papers(table, toets),
        table.text("bij_spoed", optional=True),
        _read_urgent_days(table),
    )


def _read_urgent_days(table: Tabel) -> int:
    if table.has("spoed_dagen") and not table.has("bij_spoed"):
        table.wrong("spoed_dagen", "Zeg eerst met ‘bij_spoed’ op welke regel spoed dit beantwoordt.")
    return table.number("spoed_dagen", 0, 3660, default=0)


def _read_papers(table: Tabel, toets: Toets) -> tuple[str, ...]:
    papers = table.texts("stukken")
    if papers and toets is not Toets.OBJECTIVERING:
        table.wrong("stukken", f"Alleen toets ‘{Toets.OBJECTIVERING}’ kent deze sleutel.")
    table.refuse_strange("stukken", papers, [kind.value for kind in StukSoort], "soort stuk")
    return papers


def _read_term(table: Tabel) -> Termijnregel:
    return Termijnregel(
        code=table.text("code"),
        naam=table.text("naam"),
        soort=table.choice("soort", TermijnSoort),
        duur=Duur(table.number("aantal", 1, 3660), table.choice("eenheid", Eenheid)),
        grondslag=table.text("grondslag"),
        vanzelf=table.choice("vanzelf", Vanzelf) if table.has("vanzelf") else Vanzelf.HAND,
        op_het_uur=table.flag("op_het_uur", False),
        verlengbaar=table.number("verlengbaar", 0, 99, default=0),
        hoogstens_dagen=table.maybe_number("hoogstens_dagen", 1, 3660),
        invordering=table.flag("invordering", False),
        gecontroleerd_op=table.day("gecontroleerd_op"),
        verleng_hoogstens=table.maybe_number("verleng_hoogstens", 1, 3660),
        telt_vanaf=table.text("telt_vanaf", optional=True),
        terug=table.flag("terug", False),
        ten_hoogste=table.flag("ten_hoogste", False),
        verlengen=table.choice("verlengen", Verlengwijze) if table.has("verlengen") else Verlengwijze.TERMIJN,
    )


def _read_measure(table: Tabel) -> Maatregelsoort:
    areas = table.numbers("leefgebieden")
    table.refuse_strange("leefgebieden", areas, NUMMERS, "leefgebied")
    demand = read_demand(table)
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
        na_start=frozenset(table.texts("na_start")),
        termijn=table.text("termijn", optional=True),
        evaluatie_na_dagen=table.number("evaluatie_na_dagen", 0, 3660, default=0),
        bewijs=table.choice("bewijs", Bewijsgrond),
        lichter=table.flag("lichter", False),
        bestuurlijk=table.flag("bestuurlijk", False),
        preventief=table.flag("preventief", False),
        na_afschalen=table.flag("na_afschalen", False),
        opheffen_na_maanden=table.number("opheffen_na_maanden", 0, 120, default=0),
        soorten=table.choices("soorten", _KINDS, filled=True),
        huurvormen=table.choices("huurvormen", _TENURES),
        leefgebieden=frozenset(areas),
        leeftijd_min=table.maybe_number("leeftijd_min", 0, 25),
        leeftijd_max=table.maybe_number("leeftijd_max", 0, 120),
        gericht_aan=table.choices("gericht_aan", list(GerichtAan)),
        alleen_bij=table.word("alleen_bij", _ONLY_WITH, optional=True),
        vereist_instelling=table.word("vereist_instelling", _SETTINGS, optional=True),
        niet_samen_met=frozenset(table.texts("niet_samen_met")),
        geen_lichter_middel=frozenset(table.texts("geen_lichter_middel")),
        alleen_lichter=frozenset(table.texts("alleen_lichter")),
        incidenten=demand.incidenten,
        bronnen=demand.bronnen,
        dagen=demand.dagen,
        actief=table.flag("actief", True),
        gecontroleerd_op=table.day("gecontroleerd_op"),
        bron=table.text("bron"),
        neveneffect=table.text("neveneffect", optional=True),
        mag=table.text("mag"),
        voorwaarden=table.texts("voorwaarden"),
        controle=table.text("controle", optional=True),
        bij_mislukken=table.texts("bij_mislukken"),
        bij_slagen=table.text("bij_slagen"),
        termijnen=table.texts("termijnen"),
        verlenging=table.texts("verlenging"),
        verlenging_verplicht=frozenset(table.texts("verlenging_verplicht")),
    )
