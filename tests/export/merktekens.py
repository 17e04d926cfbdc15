"""Words of their own in every text of an entity, and who may read each of those words.

Who may read is taken from the table (`leestabel`) and from nothing that makes a document.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Collection
from contextlib import AbstractContextManager
from dataclasses import dataclass
from itertools import count
from uuid import UUID

from ivbdesk.actions.context import Unit
from ivbdesk.cases.betrokkenen.partner import Partner
from ivbdesk.cases.dossier.leesregels import Leesmaat
from ivbdesk.cases.dossier.leestabel import veld_van
from ivbdesk.cases.kader.kader import Spoor
from ivbdesk.cases.kader.soorten import Herkomst, Klasse
from ivbdesk.desk import Desk
from tests.cases.zaak import KADER
from tests.werkplaats import NOW

TODAY = NOW.date()
CODES = ("gemeente_oov", "college", "ggz", "rijnhart_wonen", "politie", "om", "zvh")
"""The partners that have a role in the casus; that of sociaal domein is of care, whatever its domein says."""
MEANS = {
    Spoor.ZORG: ("Z05", "Z12"),
    Spoor.STRAF: ("S03",),
    Spoor.BESTUUR: ("B02", "B04"),
    Spoor.WONEN: ("C06",),
}
# Written out here once more, apart from the program: what is said of a means, and what a partner says.
OF_SPOOR = {Spoor.ZORG: Herkomst.ZORG, Spoor.STRAF: Herkomst.POLITIE}
OF_KLASSE = {
    Klasse.ZORG: Herkomst.ZORG,
    Klasse.POLITIE: Herkomst.POLITIE,
    Klasse.OM: Herkomst.OM,
    Klasse.CORPORATIE: Herkomst.CORPORATIE,
}
READERS = {
    Herkomst.EIGEN: set(Klasse) - {Klasse.OVERIG, Klasse.RIEC, Klasse.NABIJ},
    Herkomst.MELDER: set(Klasse) - {Klasse.OVERIG, Klasse.RIEC, Klasse.NABIJ},
    Herkomst.CORPORATIE: set(Klasse) - {Klasse.OVERIG, Klasse.RIEC, Klasse.NABIJ},
    Herkomst.POLITIE: {Klasse.GEMEENTE, Klasse.BURGEMEESTER, Klasse.POLITIE, Klasse.OM, Klasse.RECHTER},
    Herkomst.OM: {Klasse.GEMEENTE, Klasse.BURGEMEESTER, Klasse.POLITIE, Klasse.OM},
    Herkomst.ZORG: {Klasse.GEMEENTE, Klasse.BURGEMEESTER, Klasse.ZORG},
}
ZORG, EIGEN = frozenset({Herkomst.ZORG}), frozenset({Herkomst.EIGEN})
_LETTERS = "bcdfghjklmnpqrstvwxz"


@dataclass(frozen=True)
class Merkteken:
    """One word, where it stands, and the origins of which its reader reads each; None where nobody reads it."""

    woord: str
    plek: str
    herkomsten: frozenset[Herkomst] | None
    bijzonder: bool = False
    van: UUID | None = None

    def may(self, klassen: Collection[Klasse], geopend: Collection[UUID | None] = ()) -> bool:
        """Whether all of these may read it."""
        if self.herkomsten is None or (self.bijzonder and self.van not in geopend):
            return False
        return all(klasse in READERS[h] for h in self.herkomsten for klasse in klassen)


class Merker:
    """Marks what is written with words; `merken` are all of them, in their order."""

    def __init__(self, desk: Desk) -> None:
        self.desk, self.ctx = desk, desk.ctx
        self.merken: list[Merkteken] = []
        self.partners: dict[str, Partner] = {}
        self._numbers = count(1)

    def unit(self) -> AbstractContextManager[Unit]:
        return self.ctx.begin("beproeven", "merktekens")

    def new_id(self) -> UUID:
        return self.ctx.new_id()

    def _word(
        self,
        plek: str,
        herkomsten: Collection[Herkomst] | None,
        bijzonder: bool = False,
        van: UUID | None = None,
    ) -> str:
        number, letters = next(self._numbers), ""
        for _ in range(4):
            number, rest = divmod(number, len(_LETTERS))
            letters += _LETTERS[rest]
        merk = Merkteken(
            f"Q{letters}y", plek, None if herkomsten is None else frozenset(herkomsten), bijzonder, van
        )
        self.merken.append(merk)
        return merk.woord

    def _mark(
        self, thing: object, over: Collection[Herkomst] = (), *, only: Collection[str] = (), label: str = "",
        bijzonder: bool = False, van: UUID | None = None, short: bool = False,
    ) -> None:  # fmt: skip
        """Put a word of its own in every text of an entity; `short` with nothing beside it."""
        kind = type(thing)
        own = getattr(thing, "herkomst", None)
        for field in dataclasses.fields(thing):  # type: ignore[arg-type]  # every entity is a dataclass
            if field.type != "str" or (only and field.name not in only):
                continue
            veld = veld_van(kind, field.name)
            if set(veld.maten) & {Leesmaat.MERK, Leesmaat.PERSOON}:
                continue
            origins = veld.origins(own, frozenset(over))
            word = self._word(f"{kind.__name__}.{field.name}{label}", origins, bijzonder, van)
            setattr(thing, field.name, word if short else f"{word} is opgeschreven op deze plek")

    def made(self, kind: type, *args: object, over: Collection[Herkomst] = (), label: str = "", only: Collection[str] = (), **more: object):  # type: ignore[no-untyped-def]  # fmt: skip
        """An entity with a word in each of its texts; those that have a value to begin with get theirs too."""
        thing = kind(*args, **more)
        self._mark(thing, over, label=label, only=only, bijzonder=bool(more.get("bijzonder")), van=args[0])  # type: ignore[arg-type]
        return thing

    def _partner(self, turn: int) -> Partner:
        return self.partners[CODES[turn % len(CODES)]]

    def _origin(self, partner: Partner) -> Herkomst:
        return OF_KLASSE.get(partner.klasse, Herkomst.EIGEN)

    def _of_code(self, code: str) -> Herkomst:
        return OF_SPOOR.get(KADER.soort(code).spoor, Herkomst.EIGEN)

    def _means(self, turn: int) -> tuple[str, frozenset[Herkomst]]:
        codes = [code for group in MEANS.values() for code in group]
        code = codes[turn % len(codes)]
        return code, frozenset({self._of_code(code)})
