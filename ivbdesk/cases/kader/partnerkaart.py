"""The partner cards with which a new register starts, read from resources/partners.toml."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from ivbdesk.cases.kader.leefgebied_kader import NUMMERS
from ivbdesk.cases.kader.soorten import Klasse
from ivbdesk.cases.taal.toml_lezer import Tabel, TomlTekst, refuse_doubles


@dataclass(frozen=True, slots=True)
class Partnerkaart:
    """A partner as the municipality starts with it (IVB 5.1, 6.2.2); to be verified with each partner.

    `expertise` holds numbers of leefgebieden, `codes` the measures that it may carry out.
    """

    code: str
    naam: str
    kort: str
    domein: str
    klasse: Klasse
    taken: str
    bevoegdheden: str
    expertise: tuple[int, ...]
    diensten: str
    prioriteiten: str
    grenzen: str
    deelt: str
    ontvangt: str
    verwijzen: str
    trefwoorden: str
    bereikbaar: str
    codes: tuple[str, ...]
    gecontroleerd_op: date | None


_CARD_TEXTS = (
    "taken",
    "bevoegdheden",
    "diensten",
    "prioriteiten",
    "grenzen",
    "deelt",
    "ontvangt",
    "verwijzen",
    "trefwoorden",
    "bereikbaar",
)
_DOMAINS = ("zorg", "veiligheid", "wonen", "bestuur", "jeugd", "fiscaal", "sociaal")
_COLUMN = 14


def read_partners(
    text: str, file: str, maatregelen: Collection[str] | None = None
) -> tuple[Partnerkaart, ...]:
    """The partner cards from the text of a TOML file; raises KaderFout with every error in it.

    Where `maatregelen` gives the codes of the handelingskader, a card that names another is an error.
    """
    source = TomlTekst(text, file)
    source.top(("partner",))
    tables = source.tables("partner", Partnerkaart.__slots__)
    cards = tuple(_read_card(table) for table in tables)
    refuse_doubles(tables, "code", [card.code for card in cards])
    for table, card in zip(tables, cards, strict=True):
        table.refuse_strange("expertise", card.expertise, NUMMERS, "leefgebied")
        if maatregelen is not None:
            table.refuse_strange("codes", card.codes, maatregelen, "maatregel")
    source.finish()
    return cards


def _read_card(table: Tabel) -> Partnerkaart:
    return Partnerkaart(
        code=table.text("code"),
        naam=table.text("naam"),
        kort=table.text("kort", longest=_COLUMN),
        domein=table.word("domein", _DOMAINS),
        klasse=table.choice("klasse", Klasse),
        expertise=table.numbers("expertise"),
        codes=table.texts("codes"),
        gecontroleerd_op=table.day("gecontroleerd_op"),
        **{name: table.text(name, optional=True) for name in _CARD_TEXTS},
    )
