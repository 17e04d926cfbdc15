"""The rows that are not taken in, as they leave: each whole, with all that is wrong with it, to be read again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from ivbdesk.cases.invoer.invoercheck import Controle
from ivbdesk.cases.invoer.lijst import Lijst
from ivbdesk.cases.invoer.rekenblad import Plek, as_text
from ivbdesk.cases.taal.persoonsnummers import has_bsn

LEFT_OUT = "(weggelaten: kan een BSN zijn)"


@dataclass(frozen=True)
class Afgekeurd:
    """The heads of the file with what was found behind them, and the rows with their cells as text.

    `opmerkingen` are the comments at cells, by the place of the row in `rijen` and the column (both from 0).
    """

    koppen: tuple[str, ...]
    rijen: tuple[tuple[str, ...], ...]
    opmerkingen: Mapping[Plek, str] = field(default_factory=dict)


def rejected(lijst: Lijst, controle: Controle) -> Afgekeurd:
    """Every row with findings; a mended cell as it was mended, with the comments that were to come in, and no cell or
    comment that may hold a BSN.
    """
    bad = {row.regel: row.bevindingen for row in controle.fout}
    codes = {index: code for code, index in lijst.koppeling.kolommen.items()}
    width = max((len(row.cellen) for row in lijst.rijen if row.nummer in bad), default=0)
    heads = [*lijst.koppen[:width], *[""] * (width - len(lijst.koppen))]
    rows: list[tuple[str, ...]] = []
    at: dict[int, int] = {}
    for row in lijst.rijen:
        if row.nummer not in bad:
            continue
        found = " ".join(dict.fromkeys(f"{item.kolom}: {item.wat} {item.doen}" for item in bad[row.nummer]))
        cells = [
            _safe(_text(lijst, row.nummer, codes, n, as_text(cell))) for n, cell in enumerate(row.cellen)
        ]
        cells += [""] * (width - len(cells))
        at[row.nummer] = len(rows)
        rows.append((str(row.nummer), *cells, found))
    comments = {
        (at[number], column + 1): text
        for (number, column), text in lijst.celopmerkingen.items()
        if number in at and column < width and not has_bsn(text)
    }
    return Afgekeurd(("Rij in het bestand", *heads, "Waarom niet ingevoerd"), tuple(rows), comments)


def _text(lijst: Lijst, number: int, codes: Mapping[int, str], index: int, text: str) -> str:
    return lijst.hersteld.get((number, codes.get(index, "")), text)


def _safe(text: str) -> str:
    return LEFT_OUT if has_bsn(text) else text
