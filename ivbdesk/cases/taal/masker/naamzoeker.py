"""Finds names in a flat text: of some people in every way they are written, and of whomever by the form of a name."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from ivbdesk.cases.taal.masker.afkorting import Afkortingen
from ivbdesk.cases.taal.masker.naamdrager import Naamdrager
from ivbdesk.cases.taal.masker.naamlijst import Naamlijst
from ivbdesk.cases.taal.masker.naamvormen import Naamvormen
from ivbdesk.cases.taal.masker.namen import Namen
from ivbdesk.cases.taal.masker.vlak import Vlak
from ivbdesk.cases.taal.masker.vondst import Vondst, Vondstsoort, without_overlap


class Naamzoeker:
    """The names of some people, made ready once; whoever else is named stands there as `anders`."""

    def __init__(
        self, dragers: Sequence[Naamdrager], lijst: Naamlijst, anders: str = Vondstsoort.NAAM.masker
    ) -> None:
        self._namen, self._letters = Namen(dragers, lijst), Afkortingen(dragers)
        self._vormen = Naamvormen(lijst, anders)

    def known(self, vlak: Vlak) -> list[Vondst]:
        """Every place where one of them is named who may not be read."""
        return without_overlap([*self._letters.find(vlak), *self._namen.find(vlak)[0]])

    def find(self, vlak: Vlak, eigen: Collection[str] = ()) -> list[Vondst]:
        """The same, and every other name, with the home behind it unless its number is among `eigen`."""
        names, spared = self._namen.find(vlak)
        formed = [
            item
            for item in self._vormen.find(vlak, eigen)
            if not any(start <= item.start and item.eind <= eind for start, eind in spared)
        ]
        found = without_overlap([*self._letters.find(vlak), *names, *formed])
        return [left for item in found if (left := _trimmed(vlak.bron, item)).start < left.eind]


def _trimmed(text: str, item: Vondst) -> Vondst:
    """What is left of a name beside another, without the white between them."""
    part = text[item.start : item.eind]
    start = item.start + len(part) - len(part.lstrip())
    return replace(item, start=start, eind=start + len(part.strip()))
