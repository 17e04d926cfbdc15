"""Counting, and establishing a report: what leaves is what was established, and stays as it was."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from ivbdesk.actions.cijfers.maanden import rows_now
from ivbdesk.actions.context import Context
from ivbdesk.actions.publiek.uitvoer import gemeente_of
from ivbdesk.cases.cijfers.blad import VOORRAAD, Blad, Kwartielen, as_they_are, lay_out, stock_by_month
from ivbdesk.cases.cijfers.bladtekst import read_cells, read_sheet, write_cells, write_sheet
from ivbdesk.cases.cijfers.cel import Cel
from ivbdesk.cases.cijfers.onthulling import protect
from ivbdesk.cases.cijfers.periode import Periode, Selectie
from ivbdesk.cases.cijfers.rapport import (
    Cijferrapport,
    Maanden,
    first_day,
    numbers_of,
    require_over,
    require_whole,
    same_report,
    whole_of,
)
from ivbdesk.cases.cijfers.tabel import Cijferkader
from ivbdesk.cases.cijfers.tellen import Celsleutel, count_table
from ivbdesk.cases.cijfers.telrij import Telrij, Telsoort
from ivbdesk.cases.taal.fouten import RegelFout

_RUNNING = "casussen-lopend"


@dataclass(frozen=True)
class Daarachter:
    """What is behind a number: the signals or cases that this officer may see, each with its number and what it is about."""

    regels: tuple[tuple[UUID, str, str], ...]
    zijn_signalen: bool
    zonder_casus: int
    niet_te_zien: int


@dataclass(frozen=True)
class Overzicht:
    """A selection as the page shows it: the numbers as they are, and the report that was established of it if there is one.

    `onvolledig` where something of it was destroyed of which no number is kept.
    """

    intern: Blad
    vastgesteld: Blad | None
    sha256: str
    onvolledig: bool


def count(ctx: Context, selectie: Selectie) -> Overzicht:
    """The numbers of a selection as they are now."""
    rows, kader = rows_now(ctx), ctx.naslag.cijfers
    numbers = _numbers(ctx, rows, selectie)
    sheet = lay_out(
        kader,
        selectie,
        gemeente_of(ctx),
        as_they_are(numbers),
        _quartiles(kader, rows, selectie, numbers),
        intern=True,
    )
    stock = stock_by_month(selectie, _stock(ctx, rows, selectie))
    sheet = replace(sheet, tabellen=(*sheet.tabellen, *([stock] if stock.regels else [])))
    report = same_report(ctx.reads.cijfers.rapporten(), selectie)
    kept = Maanden(ctx.reads.cijfers.maanden())
    return Overzicht(
        sheet,
        read_sheet(report.inhoud) if report else None,
        report.sha256 if report else "",
        any(kept.misses(one) for one in (selectie, selectie.jaar_eerder())),
    )


def preview(ctx: Context, selectie: Selectie) -> Blad:
    """The report as it would leave, beside all that left before; nothing is kept.

    Raises RegelFout for a period that still runs.
    """
    return _safe(ctx, selectie)[0]


def behind(ctx: Context, selectie: Selectie, tabel: str, antwoord: str) -> Daarachter:
    """The signals or cases behind a number of a table, `antwoord` empty for its total; of those that the officer may see."""
    if tabel == VOORRAAD:  # its answers are months
        month = Periode.of_month(date.fromisoformat(antwoord))
        selectie, tabel, antwoord = replace(selectie, periode=month), _RUNNING, ""
    chosen = ctx.naslag.cijfers.tabel(tabel)
    counted = count_table(chosen, selectie, rows_now(ctx))
    rows = counted.per_antwoord.get(antwoord, ()) if antwoord else counted.alle
    if chosen.telt is Telsoort.SIGNAAL:
        signals = {rij.id for rij in rows}
        found = ctx.reads.cijfers.signalen(signals)
        return Daarachter(tuple(found), True, 0, len(signals) - len(found))
    cases = {rij.casus_id for rij in rows if rij.casus_id is not None}
    seen = ctx.reads.cijfers.casussen(cases)
    return Daarachter(tuple(seen), False, sum(rij.casus_id is None for rij in rows), len(cases) - len(seen))


def first_year(ctx: Context) -> int:
    """The first year of which something is counted."""
    first = first_day(rows_now(ctx))
    return min(first.year, ctx.today().year) if first is not None else ctx.today().year


def establish(ctx: Context, selectie: Selectie) -> Cijferrapport:
    """Freeze the report of a selection, with its hash; what is told in it is never told otherwise.

    Raises RegelFout where it was established already, for a period that still runs.
    """
    if same_report(ctx.reads.cijfers.rapporten(), selectie) is not None:
        raise RegelFout("", "Dit rapport is al vastgesteld. Het verandert niet meer.")
    require_over(selectie, ctx.today())
    sheet, cells = _safe(ctx, selectie)
    text = write_sheet(sheet)
    made = Cijferrapport(
        ctx.new_id(), selectie.periode.van, selectie.periode.tot, selectie.thema, selectie.wijk, ctx.now(),
        ctx.officer, text, hashlib.sha256(text.encode("utf-8")).hexdigest(), write_cells(cells),
    )  # fmt: skip
    with ctx.begin("cijferrapport vaststellen", "verantwoording aan college en raad") as unit:
        unit.add(made)
    return made


def _safe(ctx: Context, selectie: Selectie) -> tuple[Blad, dict[Celsleutel, Cel]]:
    """The report as it may leave today, and its numbers with how each is shown."""
    require_over(selectie, ctx.today())
    require_whole(selectie, Maanden(ctx.reads.cijfers.maanden()))
    rows, kader = rows_now(ctx), ctx.naslag.cijfers
    before = read_cells(report.cellen for report in reversed(ctx.reads.cijfers.rapporten()))
    both = (selectie, selectie.jaar_eerder())
    numbers = _numbers(ctx, rows, selectie)
    cells = protect(kader, rows, both, numbers, before)
    sheet = lay_out(
        kader,
        selectie,
        gemeente_of(ctx),
        cells,
        _quartiles(kader, rows, selectie, numbers),
        vastgesteld_op=ctx.today(),
    )
    return sheet, cells


def _numbers(ctx: Context, rows: Sequence[Telrij], selectie: Selectie) -> dict[Celsleutel, int]:
    """The numbers of a selection and of the same a year before."""
    kader, kept = ctx.naslag.cijfers, Maanden(ctx.reads.cijfers.maanden())
    both = (selectie, selectie.jaar_eerder())
    return {key: number for one in both for key, number in numbers_of(kader, rows, one, kept).items()}


def _stock(ctx: Context, rows: Sequence[Telrij], selectie: Selectie) -> dict[date, int]:
    """How many cases ran on the last day of each month that is over, and of the same months a year before."""
    kader, kept = ctx.naslag.cijfers, Maanden(ctx.reads.cijfers.maanden())
    months = [*selectie.periode.months(), *selectie.jaar_eerder().periode.months()]
    return {
        month.van: whole_of(kader.tabel(_RUNNING), rows, replace(selectie, periode=month), kept)
        for month in months
        if month.tot < ctx.today()
    }


def _quartiles(
    kader: Cijferkader, rows: Iterable[Telrij], selectie: Selectie, numbers: Mapping[Celsleutel, int]
) -> Kwartielen:
    """The medians; none where rows that are in the numbers were destroyed."""
    found: dict[str, tuple[int, int, int] | None] = {}
    for tabel in kader.tabellen:
        if tabel.mediaan:
            counted = count_table(tabel, selectie, rows)
            whole = numbers.get(Celsleutel(selectie, tabel.geheel)) == len(counted.alle)
            found[tabel.code] = counted.quartiles() if whole else None
    return found
