"""The priorities of the policy and the actions that it names, read from resources/uitvoeringsplan.toml (IVB 6.1 to 6.3)."""

from __future__ import annotations

from dataclasses import dataclass

from ivbdesk.cases.cijfers.tabel import Cijferkader
from ivbdesk.cases.taal.toml_lezer import Tabel, TomlTekst, refuse_doubles
from ivbdesk.cases.uitvoeringsplan.plan import Planmoment
from ivbdesk.cases.uitvoeringsplan.waarde import answers_of

_LONGEST_CODE = 40


@dataclass(frozen=True, slots=True)
class Prioriteit:
    """What the policy puts first, and what it wants to reach."""

    code: str
    naam: str
    doel: str
    bron: str


@dataclass(frozen=True, slots=True)
class Actiesjabloon:
    """An action that the policy names, as a plan begins with it."""

    code: str
    prioriteit: str
    doel: str
    actie: str
    partners: str
    trekker: str
    kwartaal: Planmoment
    indicator: str
    antwoord: str
    streven: str
    bron: str


@dataclass(frozen=True)
class Plankader:
    """The priorities in their order, and with which actions a plan begins."""

    prioriteiten: tuple[Prioriteit, ...]
    acties: tuple[Actiesjabloon, ...]

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of the priorities, in their order."""
        return tuple(one.code for one in self.prioriteiten)


def read_plankader(text: str, file: str, cijfers: Cijferkader) -> Plankader:
    """The template from the text of a TOML file; raises KaderFout with every error in it, with file and line."""
    source = TomlTekst(text, file)
    source.top(("prioriteit", "actie"))
    blocks = source.tables("prioriteit", Prioriteit.__slots__)
    first = tuple(
        Prioriteit(
            code=block.text("code", longest=_LONGEST_CODE),
            naam=block.text("naam"),
            doel=block.text("doel"),
            bron=block.text("bron"),
        )
        for block in blocks
    )
    refuse_doubles(blocks, "code", [one.code for one in first])
    tables = source.tables("actie", Actiesjabloon.__slots__)
    actions = tuple(_action(block, [one.code for one in first], cijfers) for block in tables)
    refuse_doubles(tables, "code", [one.code for one in actions])
    source.finish()
    return Plankader(first, actions)


def _action(block: Tabel, prioriteiten: list[str], cijfers: Cijferkader) -> Actiesjabloon:
    indicator, antwoord = (block.text(key, optional=True) for key in ("indicator", "antwoord"))
    table = next((one for one in cijfers.tabellen if one.code == indicator), None)
    if indicator and table is None:
        block.refuse_strange("indicator", [indicator], [one.code for one in cijfers.tabellen], "tabel")
    if antwoord and (table is None or antwoord not in answers_of(table)):
        block.wrong("antwoord", f"‘{antwoord}’ is geen antwoord van de tabel die hier indicator is.")
    return Actiesjabloon(
        code=block.text("code", longest=_LONGEST_CODE),
        prioriteit=block.word("prioriteit", prioriteiten),
        doel=block.text("doel"),
        actie=block.text("actie"),
        partners=block.text("partners"),
        trekker=block.text("trekker"),
        kwartaal=block.choice("kwartaal", Planmoment),
        indicator=indicator,
        antwoord=antwoord,
        streven=block.text("streven", optional=True),
        bron=block.text("bron"),
    )
