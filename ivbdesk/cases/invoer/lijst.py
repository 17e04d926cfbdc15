"""A list that is to be judged: its heads, its rows, how they are matched, and what the officer said of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from ivbdesk.cases.invoer.invoerveld import InvoerSoort, Invoerveld, Invoervelden
from ivbdesk.cases.invoer.kolommen import Koppeling
from ivbdesk.cases.invoer.rekenblad import Cel, Plek, Rekenrij, is_blank

Celplek = tuple[int, str]
"""The number of a row, and the code of the field that its cell becomes."""
BESIDE = "naast"
"""Begins the code of a cell that stands beside the last head; its column follows."""
STAYS_OUT = "weggelaten"
"""Stands for the code of a cell where what was mended is that the whole row stays out."""


REMARK, MELDER_REMARK = "opmerking", "opmerking_melder"
"""Stand for the code of a cell where what was mended is the comment of a row: the open one, and the one that is sealed."""
REMARKS = {REMARK: "Opmerking", MELDER_REMARK: "Opmerking over de melder"}
"""What these are called for the officer."""
BY_THE_CELL = "Opmerking in de cel: "


@dataclass(frozen=True)
class Lijst:
    """The rows to judge, with their heads, and how they are matched.

    `laatste_kop` is how many columns there are up to the last head; what stands beyond is a finding, unless its
    column is matched or `ernaast_weglaten`. `opmerkingen` are the comments by row that become part of the text,
    `over_melder` those that are sealed with the melder, `celopmerkingen` both at their cells; `hersteld` is what the officer put in the place of a cell.
    """

    soort: InvoerSoort
    koppen: Sequence[str]
    rijen: Sequence[Rekenrij]
    koppeling: Koppeling
    samengevoegd: frozenset[Plek] = frozenset()
    laatste_kop: int | None = None
    ernaast_weglaten: bool = False
    opmerkingen: Mapping[int, str] = field(default_factory=dict)
    over_melder: Mapping[int, str] = field(default_factory=dict)
    celopmerkingen: Mapping[Plek, str] = field(default_factory=dict)
    hersteld: Mapping[Celplek, str] = field(default_factory=dict)

    def cell(self, row: Rekenrij, code: str) -> Cel:
        """What stands in the cell of a field, as it was mended where it was; None where the field has no column."""
        mended = self.hersteld.get((row.nummer, code))
        return mended if mended is not None else self.original(row, code)

    def remark(self, number: int, code: str) -> str:
        """The comment of a row, as it was mended where it was; empty where there is none, or it was left out."""
        mended = self.hersteld.get((number, code))
        if mended is None:
            return (self.opmerkingen if code == REMARK else self.over_melder).get(number, "")
        return f"{BY_THE_CELL}{mended.strip()}" if mended.strip() else ""

    def original(self, row: Rekenrij, code: str) -> Cel:
        """What stands in the cell of a field in the file; of the open comments of a row their own words."""
        if code == REMARK:
            return self.opmerkingen.get(row.nummer, "").replace(BY_THE_CELL, "") or None
        index = (
            int(code.removeprefix(BESIDE)) if code.startswith(BESIDE) else self.koppeling.kolommen.get(code)
        )
        return row.cellen[index] if index is not None and index < len(row.cellen) else None

    def mended(self, texts: Mapping[Celplek, str]) -> Lijst:
        """The same with these texts in these cells."""
        return replace(self, hersteld={**self.hersteld, **texts})

    def leaving(self, rows: Iterable[int], out: bool = True) -> Lijst:
        """The same with these rows left out, or taken along again."""
        return self.mended({(row, STAYS_OUT): "ja" if out else "" for row in rows})

    @property
    def weggelaten(self) -> frozenset[int]:
        """The numbers of the rows that the officer left out."""
        return frozenset(row for (row, code), text in self.hersteld.items() if code == STAYS_OUT and text)

    def alike(self, place: Celplek) -> list[Celplek]:
        """The cells of this field in which the same stands, the one of `place` too."""
        number, code = place
        cell = next((self.cell(row, code) for row in self.rijen if row.nummer == number), None)
        if is_blank(cell):
            return [place]
        return [(row.nummer, code) for row in self.rijen if self.cell(row, code) == cell]


def missing_fields(soort: InvoerSoort, koppeling: Koppeling, velden: Invoervelden) -> list[Invoerveld]:
    """The fields that every row needs and that have neither a column nor a value for all rows."""
    return [
        veld
        for veld in velden.of(soort)
        if veld.verplicht
        and veld.code not in koppeling.kolommen
        and not koppeling.vast.get(veld.code, "").strip()
    ]


def beside_heads(lijst: Lijst) -> list[int]:
    """The numbers of the rows in which something stands beside the last head."""
    last = len(lijst.koppen) if lijst.laatste_kop is None else lijst.laatste_kop
    return [row.nummer for row in lijst.rijen if any(not is_blank(cell) for cell in row.cellen[last:])]
