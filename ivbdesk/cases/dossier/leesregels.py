"""Who may read what: the one definition, by where a text comes from and by what it is about (domein 3.1-3.2).

What is not named is denied. Which field is judged by which measure stands in `leestabel`.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum

from ivbdesk.cases.kader.kader import Spoor
from ivbdesk.cases.kader.soorten import Herkomst, Klasse

ZELF_NIETS = frozenset({Klasse.OVERIG, Klasse.RIEC, Klasse.NABIJ})
"""Who reads nothing by itself: RIEC and whoever stands close to a resident only what a ground of their own opens."""
_OWN = frozenset({Klasse.GEMEENTE, Klasse.BURGEMEESTER})
_CHAIN = frozenset(Klasse) - ZELF_NIETS
_POLICE = _OWN | {Klasse.POLITIE, Klasse.OM}


@dataclass(frozen=True, slots=True)
class Leesregel:
    """Who reads what comes from one origin, what it is called, and why others do not read it."""

    naam: str
    lezers: frozenset[Klasse]
    waarom: str


LEESREGELS: Mapping[Herkomst, Leesregel] = {
    Herkomst.EIGEN: Leesregel(
        "van de gemeente", _CHAIN, "RIEC, nabij en overig lezen alleen op een eigen grondslag (AVG art. 6)"
    ),
    Herkomst.MELDER: Leesregel(
        "van een melder", _CHAIN, "wat is gemeld, nooit door wie; anderen alleen op een eigen grondslag"
    ),
    Herkomst.CORPORATIE: Leesregel(
        "van de corporatie", _CHAIN, "wie in de keten meewerkt leest mee, anderen niet (AVG art. 6)"
    ),
    Herkomst.POLITIE: Leesregel(
        "van de politie", _POLICE | {Klasse.RECHTER}, "politiegegevens (Wpg art. 16 lid 1 onder b)"
    ),
    Herkomst.OM: Leesregel("van het OM", _POLICE, "strafvorderlijke gegevens, alleen in de driehoek (Wjsg)"),
    Herkomst.ZORG: Leesregel(
        "van zorg", _OWN | {Klasse.ZORG}, "beroepsgeheim van zorg (WGBO art. 7:457; AVG art. 9)"
    ),
}
"""Origin by class of reader: who is not named here is denied."""
DEELBAAR: Mapping[Herkomst, frozenset[Klasse]] = {h: regel.lezers for h, regel in LEESREGELS.items()}
ALLES = frozenset(Herkomst)
"""The origins of words of which nobody noted where they come from: only who reads all of them reads such words."""

_VAN_KLASSE = {
    Klasse.ZORG: Herkomst.ZORG,
    Klasse.POLITIE: Herkomst.POLITIE,
    Klasse.OM: Herkomst.OM,
    Klasse.RIEC: Herkomst.OM,
    Klasse.CORPORATIE: Herkomst.CORPORATIE,
}
_VAN_SPOOR = {Spoor.ZORG: Herkomst.ZORG, Spoor.STRAF: Herkomst.POLITIE}


def of_klasse(klasse: Klasse | None) -> Herkomst:
    """The origin of what a partner of this class says or does; one that we do not know is of the most private kind."""
    return Herkomst.ZORG if klasse is None else _VAN_KLASSE.get(klasse, Herkomst.EIGEN)


def of_spoor(spoor: Spoor) -> Herkomst:
    """The origin of all that is said about a means on this track: the one test of what is care and what is not."""
    return _VAN_SPOOR.get(spoor, Herkomst.EIGEN)


class Leesmaat(StrEnum):
    """By what a text is judged."""

    EIGEN = "eigen"
    MELDER = "melder"
    POLITIE = "politie"
    ZORG = "zorg"
    HERKOMST = "herkomst"
    BRON = "bron"
    MIDDEL = "middel"
    PARTNER = "partner"
    GEBIED = "gebied"
    ALLES = "alles"
    PERSOON = "persoon"
    MERK = "merk"
    VERZEGELD = "verzegeld"
    NERGENS = "nergens"

    @property
    def uitleg(self) -> str:
        """The words a user reads."""
        return _UITLEG[self]

    @property
    def is_told(self) -> bool:
        """Whether it stands in anything that leaves the program, as the words of a field."""
        return self not in (Leesmaat.VERZEGELD, Leesmaat.NERGENS, Leesmaat.PERSOON)


_UITLEG = {
    Leesmaat.EIGEN: "eigen woorden van de gemeente",
    Leesmaat.MELDER: "wat een melder of verzoeker schreef",
    Leesmaat.POLITIE: "wat de politie zegt",
    Leesmaat.ZORG: "zegt iets over zorg, gezondheid of vermogens",
    Leesmaat.HERKOMST: "naar de herkomst die erbij staat",
    Leesmaat.BRON: "van wie het komt: naar de herkomst, en van wie meldde alleen dat het een melder is",
    Leesmaat.MIDDEL: "naar het spoor van het middel waar het over gaat",
    Leesmaat.PARTNER: "naar de klasse van de partner; een onbekende partner telt als zorg",
    Leesmaat.GEBIED: "naar het leefgebied, en naar wie het oordeel gaf",
    Leesmaat.ALLES: "waar het vandaan komt is niet vastgelegd: alleen voor wie alles leest",
    Leesmaat.PERSOON: "hoofdpersonen bij naam, anderen met hun rol, op het gedeelde scherm pas na ‘namen tonen’",
    Leesmaat.MERK: "een code of kenmerk, geen woorden",
    Leesmaat.VERZEGELD: "wie meldde of verzocht: aan niemand (AVG art. 23 lid 1 onder i)",
    Leesmaat.NERGENS: "werk binnen de gemeente: staat in geen document en op geen gedeeld scherm",
}


class Anders(StrEnum):
    """What stands in the place of a text for who may not read it."""

    NIETS = "niets"
    WOORDEN = "woorden"
    FUNCTIE = "functie"
    DEELBAAR = "deelbaar"

    @property
    def uitleg(self) -> str:
        """The words a user reads."""
        return {
            "niets": "",
            "woorden": "dat het is vastgelegd",
            "functie": "wat voor partner of middel het is",
            "deelbaar": "de woorden die de partner goedkeurde, zonder naam",
        }[self.value]


@dataclass(frozen=True, slots=True)
class Veld:
    """How a field of an entity is judged: by all of these measures together, and what stands there for others."""

    maten: tuple[Leesmaat, ...]
    anders: Anders = Anders.NIETS

    def origins(self, herkomst: Herkomst | None, over: Collection[Herkomst]) -> frozenset[Herkomst] | None:
        """The origins of which a reader must read each; None where nobody reads it.

        `herkomst` is that of the entity itself, `over` are those of the means, partner or leefgebied it is about; without them
        it counts as everything at once.
        """
        found: set[Herkomst] = set()
        for maat in self.maten:
            if not maat.is_told or (maat is Leesmaat.BRON and herkomst is Herkomst.MELDER):
                return None
            own = {herkomst} if maat in _OWN_ORIGIN and herkomst else over
            found.update(_ORIGINS.get(maat) or own or ALLES)
        return frozenset(found)


_OWN_ORIGIN = (Leesmaat.HERKOMST, Leesmaat.BRON)
_ORIGINS: Mapping[Leesmaat, frozenset[Herkomst]] = {
    Leesmaat.EIGEN: frozenset({Herkomst.EIGEN}),
    Leesmaat.MERK: frozenset({Herkomst.EIGEN}),
    Leesmaat.MELDER: frozenset({Herkomst.MELDER}),
    Leesmaat.POLITIE: frozenset({Herkomst.POLITIE}),
    Leesmaat.ZORG: frozenset({Herkomst.ZORG}),
    Leesmaat.ALLES: ALLES,
}
