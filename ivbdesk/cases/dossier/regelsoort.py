"""What the quick line proposes for each kind of entry, read from resources/tijdlijn.toml."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ivbdesk.cases.dossier.tijdlijn import Aard, ItemSoort, Verificatie
from ivbdesk.cases.kader.bronregels import Bronregels
from ivbdesk.cases.kader.soorten import Herkomst
from ivbdesk.cases.taal.toml_lezer import TomlTekst, refuse_doubles


@dataclass(frozen=True, slots=True)
class Regelsoort:
    """What is proposed for one kind, and how is asked who told it."""

    code: ItemSoort
    aard: Aard
    herkomst: Herkomst
    wie: str


@dataclass(frozen=True, slots=True)
class Regelsoorten:
    """The proposals for every kind; `eigen_bron` is the municipality itself, `samen_uren` how near one event lies."""

    soorten: Mapping[ItemSoort, Regelsoort]
    eigen_bron: str
    samen_uren: int


def first_certainty(soort: ItemSoort, aard: Aard, herkomst: Herkomst, regels: Bronregels) -> Verificatie:
    """How sure an entry of the quick line is: seen where it is a waarneming of an official, else only reported."""
    seen = aard is Aard.WAARNEMING and herkomst in regels.functionaris
    told = soort in (ItemSoort.MELDING, ItemSoort.INCIDENT)
    return Verificatie.WAARGENOMEN if told and seen else Verificatie.GEMELD


def read_regelsoorten(text: str, file: str) -> Regelsoorten:
    """The proposals from the text of a TOML file; raises KaderFout with every error in it."""
    source = TomlTekst(text, file)
    top = source.top(("eigen_bron", "samen_uren", "soort"))
    own, hours = top.text("eigen_bron"), top.number("samen_uren", 1, 24)
    tables = source.tables("soort", Regelsoort.__slots__)
    kinds = [
        Regelsoort(
            table.choice("code", ItemSoort),
            table.choice("aard", Aard),
            table.choice("herkomst", Herkomst),
            table.text("wie"),
        )
        for table in tables
    ]
    refuse_doubles(tables, "code", [kind.code for kind in kinds])
    known = {kind.code: kind for kind in kinds}
    missing = [kind.value for kind in ItemSoort if kind not in known]
    if tables and missing:
        tables[-1].wrong("code", f"Hier ontbreekt: {', '.join(missing)}.")
    source.finish()
    return Regelsoorten(known, own, hours)
