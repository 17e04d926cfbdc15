"""Takes everybody else out of the words that a person gets to read of their own data (AVG art. 15 lid 4)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from ivbdesk.cases.betrokkenen.betrokkene import Persoon
from ivbdesk.cases.dossier.casus import Casus
from ivbdesk.cases.taal.masker.naamdrager import Naamdrager, read_naamdrager
from ivbdesk.cases.taal.masker.naamlijst import Naamlijst
from ivbdesk.cases.taal.masker.naamzoeker import Naamzoeker
from ivbdesk.cases.taal.masker.nummers import numbers_in, numbers_of
from ivbdesk.cases.taal.masker.vlak import Vlak
from ivbdesk.cases.taal.masker.vondst import Vondst, Vondstsoort, masked, without_overlap

MASK = "[iemand anders]"


_REACH = (Vondstsoort.TELEFOON, Vondstsoort.MAIL)
"""What is taken out of how a reporter is reached, where more stands beside it: "0612345678, alleen 's avonds"."""


class Inzagemasker:
    """Puts `MASK` in the place of every name of another person in these cases, reporters included.

    What may also be an ordinary word gives way too: nobody looks at it once more. What may be the person's own name
    stays, and so do functions: "Bericht van de wijkagent" names nobody. `more` are names beside them, `numbers` how to
    reach a reporter; of `passed_on`, words on who reported it, only what is written as a name counts. `words` go as they stand.
    """

    def __init__(
        self,
        persoon: Persoon,
        casussen: Sequence[Casus],
        lijst: Naamlijst,
        more: Sequence[str] = (),
        *,
        numbers: Sequence[str] = (),
        passed_on: str = "",
        words: Sequence[str] = (),
    ) -> None:
        melders = [melder for casus in casussen for melder in casus.melders]
        capitals = " ".join(word for word in passed_on.split() if word[:1].isupper())
        said = (*(melder.naam for melder in melders), *more, capitals)
        others = [
            item.persoon for casus in casussen for item in casus.betrokkenen if item.persoon.id != persoon.id
        ]
        named = (read_naamdrager(text, MASK, lijst) for text in said)
        self._namen = Naamzoeker(
            [
                _drager(persoon, open=True),
                *map(_drager, others),
                *(item for item in named if item is not None),
            ],
            lijst,
            MASK,
        )
        places = [adres for casus in casussen for adres in casus.adressen()]
        self._own = frozenset(part for place in places for part in place.kenmerken)
        reached = [*numbers, *(melder.contact for melder in melders)]
        within = [part for text in reached for part in _within(text)]
        self._loose = _literal([*words, *reached, *within])

    def __call__(self, text: str) -> str:
        """The text as this person may read it."""
        vlak = Vlak(text)
        names = [item for item in self._namen.known(vlak) if not item.gedeeld]
        return masked(text, without_overlap([*self._left_out(vlak), *names]))

    def find(self, text: str) -> list[Vondst]:
        """What is left in such a text to ask about: what may be another of the same name, whoever else seems to be named,
        and numbers and houses of others.
        """
        vlak = Vlak(text)
        names = self._namen.find(vlak, self._own)
        return without_overlap([*numbers_of(vlak, self._own, ook_plek=True), *names])

    def _left_out(self, vlak: Vlak) -> Iterator[Vondst]:
        for match in self._loose.finditer(vlak.tekst) if self._loose else ():
            start, eind = vlak.span(*match.span())
            yield Vondst(start, eind, Vondstsoort.NAAM, True, MASK)


def _within(text: str) -> Iterator[str]:
    """The numbers of a telephone and the addresses for e-mail in a text; a day is none."""
    return (text[item.start : item.eind] for item in numbers_in(text) if item.soort in _REACH)


def _drager(persoon: Persoon, *, open: bool = False) -> Naamdrager:
    return persoon.gegevens.naamdrager(MASK, open=open)


def _literal(words: Iterable[str]) -> re.Pattern[str] | None:
    """Matches these as they stand; the digits of a number may be parted in any way."""
    flat = sorted({Vlak(word.strip()).tekst for word in words} - {""}, key=len, reverse=True)
    forms = [
        r"[ .\-/()]{0,3}".join(re.findall(r"\d", word)) if _is_number(word) else re.escape(word)
        for word in flat
    ]
    return re.compile("|".join(rf"(?<!\w){form}(?!\w)" for form in forms)) if forms else None


def _is_number(word: str) -> bool:
    return re.fullmatch(r"[\d +().\-/]{8,}", word) is not None
