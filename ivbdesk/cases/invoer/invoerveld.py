"""The fields that an import fills and the words it understands, read from resources/invoer.toml."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any

from ivbdesk.cases.betrokkenen.betrokkene import Rol
from ivbdesk.cases.dossier.casusstatus import CasusStatus
from ivbdesk.cases.kader.kader import CasusSoort, Huurvorm
from ivbdesk.cases.kader.soorten import Thema, Urgentie
from ivbdesk.cases.signaal.signaal import SignaalBron, SignaalStatus
from ivbdesk.cases.taal.masker.naamlijst import Naamlijst
from ivbdesk.cases.taal.nederlands import sort_key
from ivbdesk.cases.taal.toml_lezer import Tabel, TomlTekst

_NONE = frozenset[str]()
NO_NAMES = Naamlijst(_NONE, _NONE, _NONE, _NONE, {}, _NONE)
"""Of fields that were only read, without what is known around names."""
Waarden = dict[str, Any]
"""The values of a row by field: each of the kind of its field, which the reader of the cell saw to."""


class InvoerSoort(StrEnum):
    """What the rows of a spreadsheet become."""

    SIGNAAL = "signaal"
    CASUS = "casus"

    @property
    def label(self) -> str:
        """The word a user reads."""
        return {"signaal": "Signalen", "casus": "Casussen"}[self.value]


class JaNee(StrEnum):
    """Yes or no."""

    JA = "ja"
    NEE = "nee"

    @property
    def label(self) -> str:
        """The word a user reads."""
        return self.value


class Naamwoord(StrEnum):
    """What a word in the place of a name says; `ERBIJ` is one that may stand beside a word that is no name."""

    GEEN = "geen_naam"
    NAAM = "wel_een_naam"
    ERBIJ = "woord_erbij"

    @property
    def label(self) -> str:
        """The word a user reads."""
        return {
            "geen_naam": "Niemand: de naam blijft leeg",
            "wel_een_naam": "Eén persoon met deze naam",
            "woord_erbij": "Een woord bij een ander",
        }[self.value]


NAAMWOORD = "naamwoord"
"""The set of the words that stand where a name should."""
LIJSTEN: Mapping[str, type[StrEnum]] = {
    "bron": SignaalBron,
    "thema": Thema,
    "soort": CasusSoort,
    "urgentie": Urgentie,
    "huurvorm": Huurvorm,
    "rol": Rol,
    "signaalstatus": SignaalStatus,
    "casusstatus": CasusStatus,
    "ja_nee": JaNee,
    NAAMWOORD: Naamwoord,
}
"""The closed sets of words by name."""
GRONDSLAG = "grondslag"
"""The one set that the handelingskader holds."""
DATUMS = frozenset({"ontvangen_op", "gebeurd_op", "geopend_op", "geinformeerd_op"})
"""The fields of which the value is a day."""
ADRES = ("adres", "straat", "huisnummer", "toevoeging", "postcode", "plaats")
"""The fields of an address: in one column, or in five."""
VERZEGELD = ("melder_naam", "melder_contact", "opmerking_melder")
"""Who reported: no draft keeps it."""
_PERSOON = ("naam", "voorletters", "voornaam", "tussenvoegsel", "achternaam")
CODES: Mapping[InvoerSoort, tuple[str, ...]] = {
    InvoerSoort.SIGNAAL: (
        "tekst", "ontvangen_op", "tijd", "gebeurd_op", "bron", "thema", "van", "melder_naam", "melder_contact",
        "wil_terugkoppeling", *ADRES, *_PERSOON, "status",
    ),
    InvoerSoort.CASUS: (
        "soort", "titel", "doel", "grondslag", "urgentie", "urgentie_reden", "geopend_op", "procesregie", "casusregie",
        *ADRES, "huurvorm", "eigenaar", *_PERSOON, "geboortejaar", "rol", "geinformeerd_op", "niet_geinformeerd_reden",
        "status",
    ),
}  # fmt: skip
"""The fields that the program can fill."""


@dataclass(frozen=True, slots=True)
class Invoerveld:
    """One field: `namen` are heads that its column may have; `vast` allows one value for all rows."""

    soort: InvoerSoort
    code: str
    naam: str
    namen: tuple[str, ...]
    verplicht: bool
    vast: bool

    @property
    def lijst(self) -> str:
        """The set of words that its value is one of; empty where it is free."""
        if self.code == "status":
            return f"{self.soort}status"
        if self.code == "wil_terugkoppeling":
            return "ja_nee"
        return self.code if self.code in LIJSTEN or self.code == GRONDSLAG else ""


@dataclass(frozen=True)
class Invoervelden:
    """All fields and words; `woorden` gives for each set the value of a word as `fold` makes it.

    `afkortingen` are words that are proposed and asked once, for a municipality may mean something else by them.
    `namen` are the words around names, by which a melder is found in a text.
    """

    velden: tuple[Invoerveld, ...]
    woorden: Mapping[str, Mapping[str, str]]
    afkortingen: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    namen: Naamlijst = NO_NAMES

    def of(self, soort: InvoerSoort) -> tuple[Invoerveld, ...]:
        """The fields of one kind, in the order of the file."""
        return tuple(veld for veld in self.velden if veld.soort is soort)

    def with_grounds(self, grondslagen: tuple[str, ...]) -> Invoervelden:
        """The same with the grounds that the handelingskader knows."""
        return replace(self, woorden={**self.woorden, GRONDSLAG: {fold(g): g for g in grondslagen}})

    def choices(self, lijst: str) -> list[tuple[str, str]]:
        """The values of a set with their words, for a list to choose from."""
        if lijst in LIJSTEN:
            kind = [item for item in LIJSTEN[lijst] if item is not Naamwoord.ERBIJ]
            return [(item.value, getattr(item, "label", item.value)) for item in kind]
        return [(value, value) for value in dict.fromkeys(self.woorden.get(lijst, {}).values())]


def fold(text: str) -> str:
    """A head or word without case, accents, signs and doubled spaces, so that "E-mail " is "e mail"."""
    return " ".join("".join(char if char.isalnum() else " " for char in sort_key(text)).split())


def read_invoervelden(text: str, file: str) -> Invoervelden:
    """The fields and words from the text of a TOML file; raises KaderFout with every error in it."""
    source = TomlTekst(text, file)
    source.top(("veld", "woord"))
    tables = source.tables("veld", Invoerveld.__slots__)
    velden = tuple(_field(table) for table in tables)
    _refuse_doubles(tables, velden)
    for soort in InvoerSoort:
        missing = set(CODES[soort]) - {veld.code for veld in velden if veld.soort is soort}
        if missing and tables:
            tables[-1].wrong("code", f"Voor ‘{soort}’ ontbreekt: {', '.join(sorted(missing))}.")
    words = {
        name: {fold(known): item.value for item in kind for known in (item.value, item.label)}  # type: ignore[attr-defined]  # each has a label
        for name, kind in LIJSTEN.items()
    }
    short: dict[str, dict[str, str]] = {name: {} for name in LIJSTEN}
    for table in source.tables("woord", ("lijst", "waarde", "namen", "afkortingen")):
        name = table.word("lijst", LIJSTEN)
        value = table.word("waarde", [item.value for item in LIJSTEN[name]]) if name in LIJSTEN else ""
        if value:
            _take_words(table, "namen", words[name], value)
            _take_words(table, "afkortingen", short[name], value)
    source.finish()
    return Invoervelden(velden, words, short)


def _field(table: Tabel) -> Invoerveld:
    soort = table.choice("soort", InvoerSoort)
    return Invoerveld(
        soort=soort,
        code=table.word("code", CODES[soort]),
        naam=table.text("naam", longest=60),
        namen=table.texts("namen"),
        verplicht=table.flag("verplicht", False),
        vast=table.flag("vast", False),
    )


def _refuse_doubles(tables: list[Tabel], velden: tuple[Invoerveld, ...]) -> None:
    seen: dict[tuple[InvoerSoort, str], str] = {}
    for table, veld in zip(tables, velden, strict=True):
        if any(
            other.code == veld.code and other.soort is veld.soort for other in velden if other is not veld
        ):
            table.wrong("code", f"‘{veld.code}’ komt twee keer voor.")
        for name in {fold(name) for name in (veld.naam, veld.code, *veld.namen)}:
            other = seen.setdefault((veld.soort, name), veld.code)
            if other != veld.code:
                table.wrong("namen", f"‘{name}’ hoort al bij ‘{other}’.")


def _take_words(table: Tabel, key: str, words: dict[str, str], value: str) -> None:
    for name in table.texts(key):
        if words.setdefault(fold(name), value) != value:
            table.wrong(key, f"‘{name}’ hoort al bij ‘{words[fold(name)]}’.")
