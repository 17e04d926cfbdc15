"""A file with figures of others, row by row: what is taken in, and what is wrong with which row and column."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from ivbdesk.cases.cijfers.buiten import read_period, read_value
from ivbdesk.cases.cijfers.periode import Periode
from ivbdesk.cases.invoer.formule import is_error, is_formula
from ivbdesk.cases.invoer.rekenblad import Formule, Rekenblad, Rekenrij, as_text
from ivbdesk.cases.taal.nederlands import join_nl

NEEDED = ("bron", "indicator", "periode", "eenheid", "waarde")
WIJK = "wijk"
MOST_ROWS = 1000
_LONGEST = 200
_FORMULA = "hier staat een formule. Zet in uw rekenblad het getal zelf neer en sla het bestand opnieuw op."


@dataclass(frozen=True)
class Buitenrij:
    """One row that is right."""

    nummer: int
    bron: str
    indicator: str
    periode: Periode
    eenheid: str
    waarde: str
    wijk: str

    @property
    def sleutel(self) -> tuple[str, str, Periode, str]:
        """Of what it is."""
        return (self.bron, self.indicator, self.periode, self.wijk)


@dataclass(frozen=True)
class Buitenlijst:
    """What was read: how, the rows that are right and, in words, all that is wrong; with one fault nothing is kept."""

    gelezen_als: str
    rijen: tuple[Buitenrij, ...]
    fouten: tuple[str, ...]


def read_list(blad: Rekenblad, wijken: Collection[str]) -> Buitenlijst:
    """The rows of the first sheet, each judged; its first row that holds something names the columns."""
    rows = [row for row in blad.bladen[0].rijen if not row.is_empty] if blad.bladen else []
    if not rows:
        return Buitenlijst(blad.gelezen_als, (), ("In dit bestand staat niets.",))
    head, *body = rows
    columns = {as_text(cell).strip().casefold(): place for place, cell in enumerate(head.cellen)}
    lacking = [name for name in NEEDED if name not in columns]
    if lacking:
        return Buitenlijst(blad.gelezen_als, (), tuple(_no_head(head, lacking, blad.gelezen_als)))
    if len(body) > MOST_ROWS:
        told = f"Dit zijn {len(body)} rijen; er passen er {MOST_ROWS}. Laad ze in delen."
        return Buitenlijst(blad.gelezen_als, (), (told,))
    good, wrong, seen = [], [], dict[object, int]()
    for row in body:
        made, faults = _read_row(row, columns, len(head.cellen), wijken)
        if made is not None and (before := seen.setdefault(made.sleutel, row.nummer)) != row.nummer:
            faults = [f"Rij {row.nummer}: dit getal staat ook op rij {before}. Houd er één over."]
        wrong += faults
        if made is not None and not faults:
            good.append(made)
    if not body:
        wrong.append("Onder de kopregel staat geen enkele rij.")
    return Buitenlijst(blad.gelezen_als, tuple(good), tuple(wrong))


def _no_head(head: Rekenrij, lacking: Sequence[str], read_as: str) -> Iterable[str]:
    named = join_nl([f"‘{name}’" for name in lacking])
    yield f"Rij {head.nummer}: de kop {named} ontbreekt. De eerste rij hoort te zijn: bron;indicator;periode;eenheid;waarde;wijk (wijk mag weg)."
    if len(head.cellen) < len(NEEDED):
        yield f"Het bestand is zo gelezen: {read_as}. Klopt dat niet, sla het dan op als csv met puntkomma’s."


def _read_row(
    row: Rekenrij, columns: Mapping[str, int], width: int, wijken: Collection[str]
) -> tuple[Buitenrij | None, list[str]]:
    filled = [place for place, cell in enumerate(row.cellen) if as_text(cell).strip()] if row.cellen else []
    if filled and max(filled) >= width:
        told = (
            f"Rij {row.nummer}: hier staan {max(filled) + 1} kolommen en in de kop {width}. Staat er een decimale komma in een "
            "bestand met komma’s ertussen? Sla het op met puntkomma’s."
        )
        return None, [told]
    texts, wrong = _texts(row, columns)
    faults = list(wrong.values())
    periode = read_period(texts["periode"])
    if periode is None and "periode" not in wrong:
        faults.append(
            f"Rij {row.nummer}, kolom periode: ‘{texts['periode']}’ is geen periode. Schrijf 2024, 2022-2023, 2024-K1 of 2024-03."
        )
    value = ""
    if "waarde" not in wrong:
        try:
            value = read_value(texts["waarde"])
        except ValueError as fault:
            faults.append(f"Rij {row.nummer}, kolom waarde: {fault}")
    if WIJK not in wrong and texts[WIJK] and texts[WIJK] not in wijken:
        known = join_nl([f"‘{name}’" for name in wijken])
        faults.append(
            f"Rij {row.nummer}, kolom wijk: ‘{texts[WIJK]}’ is hier geen wijk. De wijken zijn {known}."
        )
    if faults or periode is None:
        return None, faults
    made = Buitenrij(
        row.nummer, texts["bron"], texts["indicator"], periode, texts["eenheid"], value, texts[WIJK]
    )
    return made, []


def _texts(row: Rekenrij, columns: Mapping[str, int]) -> tuple[dict[str, str], dict[str, str]]:
    """What stands in each column, and by column why that cannot be taken in whatever it says."""
    texts, wrong = {}, {}
    for name in (*NEEDED, WIJK):
        place = columns.get(name)
        cell = row.cellen[place] if place is not None and place < len(row.cellen) else None
        text = cell.tekst if isinstance(cell, Formule) else " ".join(as_text(cell).split())
        texts[name] = text
        where = f"Rij {row.nummer}, kolom {name}"
        if isinstance(cell, Formule) or is_formula(text):
            wrong[name] = f"{where}: {_FORMULA}"
        elif is_error(text):
            wrong[name] = f"{where}: hier staat een fout van het rekenblad ({text})."
        elif not text and name != WIJK:
            wrong[name] = f"{where}: hier staat niets."
        elif len(text) > _LONGEST:
            wrong[name] = f"{where}: dit zijn {len(text)} tekens; er passen er {_LONGEST}."
    return texts, wrong
