"""The areas of life on which a casus is judged, read from resources/leefgebieden.toml."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

from ivbdesk.cases.taal.toml_lezer import TomlTekst, refuse_doubles

NUMMERS = range(1, 13)


@dataclass(frozen=True, slots=True)
class Leefgebied:
    """One area of life (domein 2.3); `partners` are the codes of those to ask first, in that order.

    `zorg` marks health: who scores it reveals care data (AVG art. 9). `trefwoorden` are what people call it.
    """

    nummer: int
    code: str
    naam: str
    kort: str
    partners: tuple[str, ...]
    zorg: bool = False
    trefwoorden: str = ""


@dataclass(frozen=True, slots=True)
class Leefgebieden:
    """The twelve areas of life in their order, what the scores 1 to 5 and no score are called.

    A gap on one of them can be accepted for as long as `aanvaarden`, and is then looked at again.
    """

    lijst: tuple[Leefgebied, ...]
    scores: Mapping[int, str]
    onbekend: str
    aanvaarden: timedelta

    def naam(self, nummer: int) -> str:
        """The name of a leefgebied; raises KeyError where there is none."""
        for gebied in self.lijst:
            if gebied.nummer == nummer:
                return gebied.naam
        raise KeyError(nummer)

    def kort(self, nummer: int) -> str:
        """The short name of a leefgebied; raises KeyError where there is none."""
        for gebied in self.lijst:
            if gebied.nummer == nummer:
                return gebied.kort
        raise KeyError(nummer)

    def is_zorg(self, nummer: int) -> bool:
        """Whether a leefgebied is one of health."""
        return any(gebied.zorg for gebied in self.lijst if gebied.nummer == nummer)

    def score_label(self, score: int | None) -> str:
        """What a score is called; None is onbekend."""
        return self.scores[score] if score is not None else self.onbekend


def read_leefgebieden(text: str, file: str) -> Leefgebieden:
    """The leefgebieden from the text of a TOML file; raises KaderFout with every error in it."""
    source = TomlTekst(text, file)
    top = source.top(("onbekend", "aanvaarden_weken", "leefgebied", "score"))
    unknown, accepted = top.text("onbekend"), timedelta(weeks=top.number("aanvaarden_weken", 1, 52))
    tables = source.numbered("leefgebied", NUMMERS, Leefgebied.__slots__)
    areas = tuple(
        Leefgebied(
            number,
            t.text("code"),
            t.text("naam"),
            t.text("kort", longest=14),
            tuple(t.texts("partners")),
            t.flag("zorg", False),
            t.text("trefwoorden", optional=True),
        )
        for number, t in tables
    )
    refuse_doubles([table for _, table in tables], "code", [area.code for area in areas])
    levels = source.numbered("score", range(1, 6), ("nummer", "naam"))
    scores = {number: table.text("naam") for number, table in levels}
    source.finish()
    return Leefgebieden(areas, scores, unknown, accepted)
