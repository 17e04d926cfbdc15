"""Reads the rows of an extract of the BAG: which column is which, and which rows are addresses."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice

from ivbdesk.cases.betrokkenen.bagadres import BagAdres
from ivbdesk.cases.betrokkenen.object import Adres
from ivbdesk.cases.invoer.invoerveld import fold
from ivbdesk.cases.invoer.rekenblad import Rekenblad, as_text
from ivbdesk.cases.taal.fouten import RegelFout

KOPPEN = {
    "straat": ("openbare ruimte naam", "openbareruimtenaam", "openbare ruimte", "openbareruimte", "straatnaam", "straat", "naam openbare ruimte"),
    "huisnummer": ("huisnummer", "huisnr", "nummer"),
    "huisletter": ("huisletter", "letter"),
    "toevoeging": ("huisnummertoevoeging", "huisnummer toevoeging", "toevoeging", "toev"),
    "postcode": ("postcode", "pc6"),
    "plaats": ("woonplaatsnaam", "woonplaats naam", "woonplaats", "plaats", "naam woonplaats"),
    "buurt": ("buurtnaam", "buurt", "naam buurt"),
    "wijk": ("wijknaam", "wijk", "naam wijk"),
}  # fmt: skip
"""By which heads a column is known, as `fold` writes them (Catalogus BAG 2018; CBS Wijk- en buurtkaart)."""
_NEEDED = ("straat", "huisnummer", "postcode")
_HEAD_WITHIN = 20
_MOST_TOLD = 10


@dataclass(frozen=True)
class Adressenlijst:
    """The addresses of an extract, each once; `overgeslagen` are the numbers of the rows that were none."""

    adressen: tuple[BagAdres, ...]
    overgeslagen: tuple[int, ...]


def read_adressenlijst(blad: Rekenblad) -> Adressenlijst:
    """The addresses on the first sheet; raises RegelFout where its columns are not recognised."""
    rows = ([as_text(cell) for cell in row.cellen] for row in blad.bladen[0].rijen)
    columns = _columns(islice(rows, _HEAD_WITHIN))
    found: dict[Adres, BagAdres] = {}
    skipped: list[int] = []
    for row in blad.bladen[0].rijen[columns.pop("") :]:
        texts = {
            name: as_text(row.cellen[at]) if at < len(row.cellen) else "" for name, at in columns.items()
        }
        try:
            known = _address(texts)
        except RegelFout:
            if not row.is_empty:
                skipped.append(row.nummer)
            continue
        found.setdefault(known.adres, known)
    if not found:
        raise RegelFout("", "In dit bestand staat geen enkel adres dat te lezen is.")
    return Adressenlijst(tuple(found.values()), tuple(skipped))


def _columns(rows: Iterable[Sequence[str]]) -> dict[str, int]:
    """Where each part stands; under "" where the rows below the heads begin."""
    first: Sequence[str] = ()
    for number, row in enumerate(rows, 1):
        first = first or [text for text in row if text.strip()]
        heads = [fold(text) for text in row]
        columns = {
            name: heads.index(head)
            for name, heads_of in KOPPEN.items()
            for head in heads_of[::-1]
            if head in heads
        }
        if all(name in columns for name in _NEEDED):
            return {**columns, "": number}
    raise RegelFout(
        "",
        "De koppen van dit bestand zijn niet herkend. Nodig zijn straat (of openbare ruimte), huisnummer en postcode; "
        f"huisletter, toevoeging, woonplaats, buurt en wijk mogen erbij. {_told(first)}",
    )


def _told(heads: Sequence[str]) -> str:
    """What stands where the heads were looked for."""
    if not heads:
        return "Het bestand is leeg."
    more = " …" if len(heads) > _MOST_TOLD else ""
    return f"Bovenaan staat: {', '.join(head[:30] for head in heads[:_MOST_TOLD])}{more}."


def _address(texts: dict[str, str]) -> BagAdres:
    addition = f"{texts.get('huisletter', '')} {texts.get('toevoeging', '')}"
    whole = Adres.parse(
        texts["straat"], texts["huisnummer"], addition, texts["postcode"], texts.get("plaats", "")
    )
    return BagAdres(whole, texts.get("buurt", "").strip(), texts.get("wijk", "").strip())
