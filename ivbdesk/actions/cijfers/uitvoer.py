"""A report leaves: only one that was established, in one of its forms, and the log tells of it."""

from __future__ import annotations

from pathlib import Path

from ivbdesk.actions.cijfers.cijfers import establish
from ivbdesk.actions.context import Context
from ivbdesk.actions.csvbestand import csv_bytes
from ivbdesk.actions.publiek.uitvoer import Drukkerij, hand_over
from ivbdesk.cases.cijfers.blad import Blad
from ivbdesk.cases.cijfers.bladtekst import read_sheet
from ivbdesk.cases.cijfers.brief import four_years, write_brief
from ivbdesk.cases.cijfers.buiten import DEEL, KOPPEN, UITLEG
from ivbdesk.cases.cijfers.cel import LEGENDA
from ivbdesk.cases.cijfers.periode import Selectie
from ivbdesk.cases.cijfers.rapport import Cijferrapport, same_report
from ivbdesk.cases.cijfers.vorm import Cijfervorm
from ivbdesk.cases.taal.fouten import RegelFout


def save_report(
    ctx: Context, drukkerij: Drukkerij, selectie: Selectie, vorm: Cijfervorm, target: Path
) -> None:
    """Write the report of a selection; raises RegelFout where none was established, and KanNietSchrijven."""
    report = same_report(ctx.reads.cijfers.rapporten(), selectie)
    if report is None:
        raise RegelFout("", "Stel het rapport eerst vast; alleen dat gaat naar buiten.")
    about = [("cijferrapport", report.id)]
    hand_over(
        ctx,
        target,
        "cijfers",
        "college en raad",
        about,
        lambda _: render_report(ctx, drukkerij, report, vorm),
    )


def render_report(ctx: Context, drukkerij: Drukkerij, report: Cijferrapport, vorm: Cijfervorm) -> bytes:
    """The report in one of its forms; the json is the very text of which the hash was kept."""
    sheet = read_sheet(report.inhoud)
    if vorm is Cijfervorm.JSON:
        return report.inhoud.encode("utf-8")
    if vorm is Cijfervorm.CSV:
        return csv_bytes(table_lines(sheet))
    if vorm.is_tekst:
        words = ctx.naslag.nota if vorm.is_nota else ctx.naslag.brief
        return drukkerij.raadsbrief(write_brief(words, sheet, ctx.today(), _of_four_years(ctx, sheet)), vorm)
    return drukkerij.cijfers(sheet, vorm)


def _of_four_years(ctx: Context, blad: Blad) -> Blad | None:
    """The report of the four years that end with this one, where it was established too."""
    longer = four_years(blad.selectie)
    report = same_report(ctx.reads.cijfers.rapporten(), longer) if longer is not None else None
    return read_sheet(report.inhoud) if report is not None else None


def established_or_now(ctx: Context, selectie: Selectie) -> Cijferrapport:
    """The report that was established of a selection; established now where there is none, with what `establish` raises."""
    return same_report(ctx.reads.cijfers.rapporten(), selectie) or establish(ctx, selectie)


def table_lines(blad: Blad) -> list[tuple[str | int, ...]]:
    """All tables below each other, each line with its subject and table; last of what they are, and what the marks mean."""
    lines: list[tuple[str | int, ...]] = [
        ("onderwerp", "tabel", "regel", blad.selectie.periode.naam, blad.selectie.jaar_eerder().periode.naam)
    ]
    for tabel in blad.tabellen:
        for line in tabel.all_lines():
            lines.append((tabel.deel, tabel.kop, line.naam, *line.cellen))
    if blad.buiten:
        lines += [(), (DEEL, UITLEG), KOPPEN, *(line.cellen for line in blad.buiten)]
    return [*lines, (), (blad.kenmerk,), (LEGENDA,)]
