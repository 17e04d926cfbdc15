"""A list leaves the screen as a file: read anew as far as the officer may see it, marked, and logged with each casus."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Generic, TypeVar
from uuid import UUID

from ivbdesk.actions.auditkop import auditkop
from ivbdesk.actions.bestand import placing, require_writable
from ivbdesk.actions.context import AMSTERDAM, Context, Unit
from ivbdesk.actions.csvbestand import csv_bytes
from ivbdesk.actions.publiek.uitvoer import gemeente_of
from ivbdesk.cases.betrokkenen.medewerker import Medewerker
from ivbdesk.cases.dossier.casus import Casus
from ivbdesk.cases.dossier.tijdlijn import Tijdlijnitem
from ivbdesk.cases.taal.fouten import RegelFout
from ivbdesk.cases.taal.nederlands import count
from ivbdesk.cases.zoeken.lijst import (
    Cel,
    Lijstblad,
    Lijstdoel,
    Lijstkolom,
    Lijstvorm,
    cells_of,
    require_size,
)
from ivbdesk.cases.zoeken.lijstkolommen import (
    CASUSSEN,
    SIGNALEN,
    TIJDLIJN,
    WERKVOORRAAD,
    told_cases,
    told_signals,
    told_work,
)
from ivbdesk.cases.zoeken.rijen import CasusFilter, CasusRij, SignaalFilter, SignaalRij, WerkFilter, WerkRij

R = TypeVar("R")
_PAGE = 250
_WITHOUT_TEXT = (
    "Wat is gemeld, over wie en door wie staat er niet in: daarin kunnen mensen zijn genoemd, en buiten het register is dat niet "
    "meer af te schermen."
)
Tel = Callable[[int, int], None]
"""Is told how many rows of how many were read; what it raises ends the work."""
Maak = Callable[[Lijstblad, Lijstvorm, str], bytes]
"""Makes the file; the text is the head of the log."""


@dataclass(frozen=True)
class Lijstbron(Generic[R]):
    """Where the rows of a list come from: those that the officer may see now, in the order of the screen.

    `over` gives of which cases and signals a row tells. `gekozen` are the keys of the rows that are wanted, all where
    it is None; `sleutel` gives that of a row. `zonder` says what is left out of it, and why.
    """

    titel: str
    kolommen: tuple[Lijstkolom[R], ...]
    filter: Callable[[Sequence[Medewerker]], str]
    aantal: Callable[[], int]
    lees: Callable[[int, int], Sequence[R]]
    over: Callable[[R], tuple[str, UUID]]
    sleutel: Callable[[R], Hashable]
    gekozen: frozenset[Hashable] | None = None
    zonder: str = ""

    def with_columns(self, shown: Sequence[int]) -> Lijstbron[R]:
        """With the columns of the screen that are shown, in their order there."""
        always = [kolom for kolom in self.kolommen if kolom.bij < 0]
        chosen = [kolom for number in shown for kolom in self.kolommen if kolom.bij == number]
        return replace(self, kolommen=(*always, *chosen))

    def rows(self, tel: Tel) -> list[R]:
        """All rows that are wanted; raises RegelFout where one that was chosen is not there any more."""
        total, found, offset = self.aantal(), list[R](), 0
        while page := self.lees(offset, _PAGE):
            offset += len(page)
            found += [row for row in page if self.gekozen is None or self.sleutel(row) in self.gekozen]
            tel(min(offset, total), total)
            if self.gekozen is not None and len(found) == len(self.gekozen):
                break
        if self.gekozen is not None and len(found) < len(self.gekozen):
            raise RegelFout("", "Een gekozen rij is intussen gewijzigd. Kies de rijen opnieuw.")
        return found


def cases_source(ctx: Context, filter: CasusFilter) -> Lijstbron[CasusRij]:
    """The list of cases under a filter."""
    reads, today = ctx.reads.dossier, ctx.today()
    return Lijstbron(
        "Casussen", CASUSSEN, lambda officers: told_cases(filter, _name(officers, filter.wie)),
        lambda: reads.count_casussen(filter, today),
        lambda offset, limit: reads.casussen(filter, today, offset, limit),
        lambda row: ("casus", row.id), lambda row: row.id,
    )  # fmt: skip


def work_source(ctx: Context, filter: WerkFilter) -> Lijstbron[WerkRij]:
    """The werkvoorraad under a filter."""
    reads, today = ctx.reads.werk, ctx.today()
    return Lijstbron(
        "Werkvoorraad", WERKVOORRAAD, lambda officers: told_work(filter, _name(officers, filter.wie)),
        lambda: reads.werk_tellingen(filter, today).alle,
        lambda offset, limit: reads.werk(filter, today, offset, limit),
        _about_work, lambda row: row,
    )  # fmt: skip


def signals_source(ctx: Context, filter: SignaalFilter) -> Lijstbron[SignaalRij]:
    """The list of signals under a filter."""
    reads = ctx.reads.signaal
    return Lijstbron(
        "Signalen", SIGNALEN, lambda _: told_signals(filter),
        lambda: reads.count_signalen(filter), lambda offset, limit: reads.signalen(filter, offset, limit),
        lambda row: ("signaal", row.id), lambda row: row.id, zonder=_WITHOUT_TEXT,
    )  # fmt: skip


def timeline_source(
    ctx: Context, casus: Casus, shown: Sequence[UUID], filter: str
) -> Lijstbron[Tijdlijnitem]:
    """The entries of a casus that are shown, in their order on the screen."""
    order = {id: place for place, id in enumerate(shown)}

    def read(offset: int, limit: int) -> Sequence[Tijdlijnitem]:
        items = [item for item in ctx.reads.dossier.casus(casus.id).tijdlijn if item.id in order]
        return sorted(items, key=lambda item: order[item.id])[offset : offset + limit]

    return Lijstbron(
        f"Tijdlijn {casus.nummer}", TIJDLIJN, lambda _: filter, lambda: len(shown), read,
        lambda item: ("casus", item.casus_id), lambda item: item.id,
    )  # fmt: skip


def save_list(
    ctx: Context, bron: Lijstbron[R], vorm: Lijstvorm, doel: Lijstdoel, target: Path, maak: Maak, tel: Tel
) -> int:
    """Write a list to a file, and log that it leaves, or neither; gives how many rows it holds.

    Raises RegelFout, KanNietSchrijven, and what `tel` raises: then nothing was logged and nothing written.
    """
    require_writable(target)
    require_size(len(bron.gekozen) if bron.gekozen is not None else bron.aantal(), vorm)
    rows = bron.rows(tel)
    require_size(len(rows), vorm)
    lijst = _marked(ctx, bron, rows, doel)
    told = f"lijst {bron.titel} als {vorm.value}, {count(len(rows), 'rij', 'rijen')}, doel: {doel.label}"
    with placing(target) as write, ctx.begin("lijst exporteren", doel.label) as unit:
        unit.take_time()
        data = (
            csv_of(lijst)
            if vorm is Lijstvorm.CSV
            else maak(lijst, vorm, auditkop(unit.register.audit_head()))
        )
        tel(len(rows), len(rows))
        digest = hashlib.sha256(data).hexdigest()
        _log(unit, bron, rows, f"{told}, sha256 {digest}")
        write(data)
    return len(rows)


def copy_list(ctx: Context, bron: Lijstbron[R], rows: Sequence[R], doel: Lijstdoel) -> list[list[Cel]]:
    """The cells of rows that go to the clipboard, under their headings; that they leave is logged with each casus."""
    told = f"lijst {bron.titel} gekopieerd, {count(len(rows), 'rij', 'rijen')}, doel: {doel.label}"
    with ctx.begin("lijst kopiëren", doel.label) as unit:
        _log(unit, bron, rows, told)
    return [[kolom.kop for kolom in bron.kolommen], *copied_cells(ctx, bron, rows)]


def copied_cells(ctx: Context, bron: Lijstbron[R], rows: Sequence[R]) -> list[list[Cel]]:
    """The cells of rows as they go to the clipboard."""
    return [list(cells_of(bron.kolommen, row, ctx.kader)) for row in rows]


def _log(unit: Unit, bron: Lijstbron[R], rows: Sequence[R], told: str) -> None:
    """Note with each casus and signal of which a list tells that it leaves."""
    for entiteit, id in dict.fromkeys(bron.over(row) for row in rows):
        unit.log(entiteit, id, told)


def csv_of(lijst: Lijstblad) -> bytes:
    """The list as csv, with what is marked on it above the table."""
    marks = [(lijst.merk,), *lijst.kenmerken, ()]
    return csv_bytes([*marks, lijst.koppen, *([as_cell(cel) for cel in row] for row in lijst.rijen)])


def as_cell(cel: object) -> str | int:
    """A cell of a csv: a day as every spreadsheet program knows it."""
    if isinstance(cel, datetime):
        return f"{cel:%Y-%m-%d %H:%M}"
    return cel if isinstance(cel, int) else str(cel)


def _marked(ctx: Context, bron: Lijstbron[R], rows: Sequence[R], doel: Lijstdoel) -> Lijstblad:
    officers = ctx.reads.beheer.medewerkers()
    chosen = f"; {count(len(rows), 'gekozen rij', 'gekozen rijen')}" if bron.gekozen is not None else ""
    return Lijstblad(
        titel=bron.titel,
        koppen=tuple(kolom.kop for kolom in bron.kolommen),
        breed=tuple(kolom.breed for kolom in bron.kolommen),
        rijen=tuple(cells_of(bron.kolommen, row, ctx.kader) for row in rows),
        gemeente=gemeente_of(ctx),
        door=_name(officers, ctx.officer),
        op=ctx.now().astimezone(AMSTERDAM),
        doel=doel,
        filter=bron.filter(officers) + chosen,
    )


def _name(officers: Sequence[Medewerker], id: UUID | None) -> str:
    return next((officer.naam for officer in officers if officer.id == id), "")


def _about_work(row: WerkRij) -> tuple[str, UUID]:
    if row.casus_id is not None:
        return "casus", row.casus_id
    assert row.signaal_id is not None  # it is of one of the two
    return "signaal", row.signaal_id
