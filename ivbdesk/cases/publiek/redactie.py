"""Which names and numbers are taken out of free text before somebody reads it (domein 3.2).

How they are found stands in `taal.masker`; here, who of a casus may be read. On a screen and in a document it is the same.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator
from uuid import UUID

from ivbdesk.cases.betrokkenen.object import Adres
from ivbdesk.cases.dossier.casus import Casus
from ivbdesk.cases.taal.masker.naamdrager import Naamdrager, read_naamdrager
from ivbdesk.cases.taal.masker.naamlijst import Naamlijst
from ivbdesk.cases.taal.masker.naamzoeker import Naamzoeker
from ivbdesk.cases.taal.masker.nummers import numbers_of
from ivbdesk.cases.taal.masker.vlak import Vlak
from ivbdesk.cases.taal.masker.vondst import Vondst, Vondstsoort, masked, unmasked, without_overlap


class Redactie:
    """Takes people out of free text: the melder always, others than the main persons by their role."""

    def __init__(
        self,
        casus: Casus,
        lijst: Naamlijst,
        *,
        everyone: bool = False,
        zaal: bool = False,
        alleen: Collection[UUID] | None = None,
    ) -> None:
        """With `everyone` also the main persons and the address give way, and all that is not sure.

        For the `zaal` all that is not sure gives way too where the main persons are named: nobody reads it over there.
        `alleen` are the only main persons who are named; None for all of them.
        """
        self.lijst, self._unsure = lijst, everyone or zaal
        self._namen = Naamzoeker([*_dragers(casus, lijst, frozenset() if everyone else alleen)], lijst)
        self._contact = tuple(
            re.sub(r"\W", "", item.contact).casefold() for item in casus.melders if item.contact
        )
        self._eigen = frozenset() if everyone else _own_place(casus)
        self._adres = _address_pattern(casus) if everyone else None

    def __call__(self, text: str) -> str:
        """The text as it is printed; on a shared screen without whatever may be a name or a number of one person."""
        return masked(text, self._taken_out(text))

    def typed_over(self, text: str, edited: str) -> str:
        """What an officer typed over the text as it is printed, with who stands under the masks that were left."""
        return unmasked(edited, text, self._taken_out(text))

    def _taken_out(self, text: str) -> list[Vondst]:
        return [item for item in self.find(text) if self._unsure or item.zeker]

    def names_somebody(self, text: str) -> bool:
        """Whether somebody of the casus who may not be read is named here."""
        return bool(text) and bool(self._namen.known(Vlak(text)))

    def find(self, text: str) -> list[Vondst]:
        """All that points at one person, what is not sure included."""
        if not text:
            return []
        vlak = Vlak(text)
        numbers = numbers_of(vlak, self._eigen, ook_plek=True)
        names = self._namen.find(vlak, self._eigen)
        return without_overlap(
            [*self._address(vlak), *(self._sure(text, item, names) for item in numbers), *names]
        )

    def _sure(self, text: str, number: Vondst, names: list[Vondst]) -> Vondst:
        """A number of the melder, or a mail address with a name in it, goes without asking."""
        bare = re.sub(r"\W", "", text[number.start : number.eind]).casefold()
        of_melder = any(bare and (bare in contact or contact in bare) for contact in self._contact)
        first, until = (
            bisect_left(names, place, key=lambda item: item.start) for place in (number.start, number.eind)
        )
        named = any(item.zeker for item in names[first:until])
        if number.zeker or not (of_melder or named):
            return number
        return Vondst(number.start, number.eind, number.soort, True, number.masker)

    def _address(self, vlak: Vlak) -> Iterator[Vondst]:
        for match in self._adres.finditer(vlak.tekst) if self._adres else ():
            start, eind = vlak.span(*match.span())
            yield Vondst(start, eind, Vondstsoort.ADRES, True, Vondstsoort.ADRES.masker)


def _dragers(casus: Casus, lijst: Naamlijst, alleen: Collection[UUID] | None) -> Iterator[Naamdrager]:
    """Who may not be named. A melder goes as "[naam]": a mask that said more would tell who it is to who types a name."""
    for melder in casus.melders:
        if (named := read_naamdrager(melder.naam, Vondstsoort.NAAM.masker, lijst)) is not None:
            yield named
    main = {item.persoon.id for item in casus.hoofdpersonen()}
    for item in casus.betrokkenen:
        may_be_read = item.persoon.id in main and (alleen is None or item.persoon.id in alleen)
        yield item.persoon.gegevens.naamdrager(f"[{item.rol.label.lower()}]", open=may_be_read)
        for acting in item.persoon.vertegenwoordigers:
            if (named := read_naamdrager(acting.naam, f"[{acting.soort.woord}]", lijst)) is not None:
                yield named


def _own_place(casus: Casus) -> frozenset[str]:
    """House numbers and postcodes of the homes that the casus is about: who reads a document about it knows them."""
    return frozenset(part for adres in casus.adressen() for part in adres.kenmerken)


def _forms(place: Adres) -> tuple[str, ...]:
    return str(place), place.kort, place.postcode, place.postcode.replace(" ", ""), place.straat


def _address_pattern(casus: Casus) -> re.Pattern[str] | None:
    forms = {form for place in casus.adressen() for form in _forms(place)} - {""}
    flat = sorted((Vlak(form).tekst for form in forms), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, flat))})(?!\w)") if flat else None
