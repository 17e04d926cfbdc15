"""What differs between two versions of the handelingskader, in words that an officer reads."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from ivbdesk.cases.kader.kader import Handelingskader
from ivbdesk.cases.kader.maatregelgrond import Beleidsregel, Feiteneis
from ivbdesk.cases.taal.nederlands import short_date

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

_KEYS = {
    "naam": "naam", "kort": "korte naam", "trede": "trede", "spoor": "spoor", "ingrijpend": "hoe ingrijpend",
    "grondslag": "grondslag", "bevoegd": "wie beslist", "vooraf": "wat vooraf gaat", "dossier": "wat in het dossier moet",
    "verplicht": "wat verplicht is", "na_start": "wat na de start volgt", "termijn": "termijn", "evaluatie_na_dagen": "evaluatie na dagen",
    "bewijs": "wie om lichtere middelen vraagt", "lichter": "telt als lichter middel",
    "bestuurlijk": "maakt de casus bestuurlijk", "preventief": "telt als preventieve inzet",
    "na_afschalen": "kan volgen op afschalen", "opheffen_na_maanden": "opheffen na maanden rust",
    "invordering": "hoort bij invorderen", "soorten": "soort casus",
    "huurvormen": "huur of koop", "leefgebieden": "leefgebieden", "leeftijd_min": "leeftijd vanaf",
    "leeftijd_max": "leeftijd tot en met", "gericht_aan": "aan wie gericht", "alleen_bij": "alleen bij",
    "vereist_instelling": "vereiste instelling",
    "niet_samen_met": "niet samen met", "alleen_lichter": "enige lichtere middelen", "bij_spoed": "spoed beantwoordt dit", "spoed_dagen": "spoed beantwoordt dit tot zoveel dagen",
    "eis": "wat de feiten ten minste houden", "zonder_vooraf": "zonder wat normaal voorafgaat", "vondst": "wat is gevonden",
    "hoeveelheid": "hoeveelheid", "pand": "woning of lokaal", "keer": "hoe vaak", "gevolg": "wat het beleid zegt", "actief": "in gebruik", "gecontroleerd_op": "juridisch getoetst op",
    "bron": "bron", "neveneffect": "gevolg om op te letten", "mag": "wat mag", "voorwaarden": "voorwaarden",
    "controle": "wie controleert", "bij_mislukken": "als het niet helpt", "bij_slagen": "als het helpt",
    "termijnen": "termijnen", "uitleg": "uitleg", "toets": "hoe het wordt bewezen", "velden": "velden",
    "incidenten": "aantal incidenten", "bronnen": "aantal bronnen", "dagen": "spreiding in dagen", "soort": "soort",
    "duur": "duur", "vanzelf": "begint vanzelf bij", "op_het_uur": "van uur tot uur", "verlengbaar": "vaak te verlengen",
    "verlengen": "hoe te verlengen", "verlenging": "wat bij verlengen in het dossier moet",
    "verlenging_verplicht": "wat bij verlengen verplicht is",
    "hoogstens_dagen": "hoogstens dagen", "verleng_hoogstens": "langste verlenging", "telt_vanaf": "telt vanaf",
    "terug": "teruggerekend", "ten_hoogste": "nooit langer", "voor_bewoners": "uitleg voor bewoners", "kop": "kop", "tekst": "tekst",
}  # fmt: skip


@dataclass(frozen=True)
class Verschil:
    """One difference: of what, which part of it, and what stood and stands there; new and gone leave one empty."""

    waarvan: str
    wat: str
    was: str
    wordt: str


def compare(old: Handelingskader, new: Handelingskader) -> tuple[Verschil, ...]:
    """Every difference between two versions, measures first, in the order of the newer file."""
    found = [
        *_between("", old.maatregelen, new.maatregelen),
        *_between("", old.termijnen, new.termijnen),
        *_between("", old.dossierpunten, new.dossierpunten),
        *_between("Grond ", *({f"{g.maatregel} {g.code}": g for g in kader.gronden} for kader in (old, new))),
        *_between("Beleid ", _policy(old), _policy(new)),
        *_between("Trede ", {str(t.nummer): t for t in old.treden}, {str(t.nummer): t for t in new.treden}),
        *_between("Uitleg ", {u.kop: u for u in old.uitleg}, {u.kop: u for u in new.uitleg}),
    ]
    for name, key in (
        ("Grondslagen van een casus", "grondslagen"),
        ("Criteria Zorg- en Veiligheidshuis", "zvh_criteria"),
        ("Maanden tot een nieuwe toets", "toets_na_maanden"),
    ):
        was, becomes = getattr(old, key), getattr(new, key)
        if was != becomes:
            found.append(Verschil(name, "", _words(was), _words(becomes)))
    return tuple(found)


def _policy(kader: Handelingskader) -> dict[str, Beleidsregel]:
    return {f"{r.maatregel} {r.vondst}, {r.hoeveelheid}, {r.pand}, {r.keer}": r for r in kader.beleid}


def _between(
    prefix: str, old: Mapping[str, DataclassInstance], new: Mapping[str, DataclassInstance]
) -> Iterable[Verschil]:
    for code, item in new.items():
        label = f"{prefix}{code} {getattr(item, 'naam', '')}".strip()
        if code not in old:
            yield Verschil(label, "nieuw", "", getattr(item, "mag", "") or getattr(item, "uitleg", ""))
            continue
        for part in fields(item):
            was, becomes = getattr(old[code], part.name), getattr(item, part.name)
            if was != becomes:
                yield Verschil(label, _KEYS.get(part.name, part.name), _words(was), _words(becomes))
    for code in old.keys() - new.keys():
        yield Verschil(f"{prefix}{code} {getattr(old[code], 'naam', '')}".strip(), "vervallen", "", "")


def _words(value: object) -> str:
    if value is None or value == "" or value == () or value == frozenset():
        return "–"
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, date):
        return short_date(value)
    if isinstance(value, StrEnum):
        return value.value.replace("_", " ")
    if isinstance(value, Set):
        return ", ".join(sorted(_words(item) for item in value))
    if isinstance(value, tuple):
        return "; ".join(_words(item) if not isinstance(item, tuple) else " of ".join(item) for item in value)
    if isinstance(value, Feiteneis):
        told = (value.incidenten, value.bronnen, value.dagen)
        names = ("incidenten", "bronnen", "dagen")
        return ", ".join(f"{n} {name}" for n, name in zip(told, names, strict=True) if n is not None) or "–"
    return str(value)
