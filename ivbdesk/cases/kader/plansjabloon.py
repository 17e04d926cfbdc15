"""Templates of a plan van aanpak, read from resources/plansjablonen.toml."""

from __future__ import annotations

from dataclasses import dataclass

from ivbdesk.cases.kader.kader import CasusSoort
from ivbdesk.cases.kader.leefgebied_kader import NUMMERS
from ivbdesk.cases.taal.toml_lezer import TomlTekst, refuse_doubles


@dataclass(frozen=True, slots=True)
class Plansjabloon:
    """A goal that often returns, with its steps; `soorten` are the kinds of casus in which it is offered."""

    code: str
    naam: str
    leefgebied: int
    soorten: frozenset[CasusSoort]
    doel: str
    stappen: tuple[str, ...]
    weken: int


def read_plansjablonen(text: str, file: str) -> tuple[Plansjabloon, ...]:
    """The templates from the text of a TOML file; raises KaderFout with every error in it."""
    source = TomlTekst(text, file)
    source.top(("sjabloon",))
    tables = source.tables("sjabloon", Plansjabloon.__slots__)
    found = tuple(
        Plansjabloon(
            code=table.text("code"),
            naam=table.text("naam"),
            leefgebied=table.number("leefgebied", min(NUMMERS), max(NUMMERS)),
            soorten=table.choices("soorten", list(CasusSoort)),
            doel=table.text("doel"),
            stappen=tuple(table.texts("stappen")),
            weken=table.number("weken", 1, 104),
        )
        for table in tables
    )
    refuse_doubles(tables, "code", [item.code for item in found])
    source.finish()
    return found
