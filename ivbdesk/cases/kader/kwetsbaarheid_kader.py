"""The factors of vulnerability, read from resources/kwetsbaarheid.toml."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from ivbdesk.cases.kader.leefgebied_kader import NUMMERS
from ivbdesk.cases.taal.toml_lezer import Tabel, TomlTekst, refuse_doubles

_LONGEST_CODE = 40


class FactorSoort(StrEnum):
    """Whether a factor burdens, lastingly or since an event, or protects."""

    STRUCTUREEL = "structureel"
    GEBEURTENIS = "gebeurtenis"
    BESCHERMEND = "beschermend"

    @property
    def label(self) -> str:
        """The words a user reads."""
        labels = {"structureel": "Draaglast, langdurig", "gebeurtenis": "Draaglast, na een gebeurtenis"}
        return labels.get(self.value, "Draagkracht")

    @property
    def is_last(self) -> bool:
        """Whether it burdens."""
        return self is not FactorSoort.BESCHERMEND


@dataclass(frozen=True, slots=True)
class Factorgroep:
    """A group in which factors are counted per wijk."""

    code: str
    naam: str


@dataclass(frozen=True, slots=True)
class Factor:
    """One factor; `uitleg` asks what is seen in daily life, `zoekwoorden` find the partners that may help."""

    code: str
    naam: str
    soort: FactorSoort
    groep: str
    uitleg: str
    leefgebieden: tuple[int, ...]
    zoekwoorden: str


@dataclass(frozen=True, slots=True)
class Kwetsbaarheidskader:
    """All factors in their order, and their groups."""

    groepen: tuple[Factorgroep, ...]
    factoren: tuple[Factor, ...]

    def factor(self, code: str) -> Factor:
        """The factor with this code; one that the file no longer has keeps its code as its name."""
        for item in self.factoren:
            if item.code == code:
                return item
        return Factor(code, code.replace("_", " ").capitalize(), FactorSoort.STRUCTUREEL, "", "", (), "")


def read_kwetsbaarheid(text: str, file: str) -> Kwetsbaarheidskader:
    """The factors from the text of a TOML file; raises KaderFout with every error in it."""
    source = TomlTekst(text, file)
    source.top(("groep", "factor"))
    tables = source.tables("groep", Factorgroep.__slots__)
    groups = tuple(Factorgroep(t.text("code"), t.text("naam")) for t in tables)
    refuse_doubles(tables, "code", [group.code for group in groups])
    tables = source.tables("factor", Factor.__slots__)
    factors = tuple(_factor(table, [group.code for group in groups]) for table in tables)
    refuse_doubles(tables, "code", [factor.code for factor in factors])
    source.finish()
    return Kwetsbaarheidskader(groups, factors)


def _factor(table: Tabel, groups: list[str]) -> Factor:
    soort = table.choice("soort", FactorSoort)
    areas = table.numbers("leefgebieden")
    table.refuse_strange("leefgebieden", areas, NUMMERS, "leefgebied")
    if not soort.is_last and table.has("groep"):
        table.wrong("groep", "Wat beschermt wordt niet geteld en hoort bij geen groep.")
    return Factor(
        code=table.text("code", longest=_LONGEST_CODE),
        naam=table.text("naam"),
        soort=soort,
        groep=table.word("groep", groups) if soort.is_last else "",
        uitleg=table.text("uitleg"),
        leefgebieden=areas,
        zoekwoorden=table.text("zoekwoorden", optional=True),
    )
