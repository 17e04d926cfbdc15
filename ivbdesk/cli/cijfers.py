"""`ivbdesk cijfers`: the report of a year as it may leave, on the screen, as JSON or in a file."""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from ivbdesk.actions.cijfers.uitvoer import established_or_now, save_report
from ivbdesk.cases.cijfers.blad import Blad
from ivbdesk.cases.cijfers.bladtekst import read_sheet
from ivbdesk.cases.cijfers.buiten import DEEL, UITLEG
from ivbdesk.cases.cijfers.cel import LEGENDA
from ivbdesk.cases.cijfers.periode import Periode, Selectie
from ivbdesk.cases.cijfers.vorm import Cijfervorm
from ivbdesk.cases.taal.fouten import RegelFout
from ivbdesk.cli import GOOD
from ivbdesk.cli.answer import tell_of
from ivbdesk.cli.passphrases import passphrase_of
from ivbdesk.team import open_any

_FIRST, _LAST = 1990, 9998
_FORMS = {
    vorm.uitgang: vorm
    for vorm in (
        Cijfervorm.BLAD_PDF,
        Cijfervorm.BRIEF_DOCX,
        Cijfervorm.XLSX,
        Cijfervorm.ODS,
        Cijfervorm.CSV,
        Cijfervorm.JSON,
    )
}
_NOTA = {vorm.uitgang: vorm for vorm in (Cijfervorm.NOTA_DOCX, Cijfervorm.NOTA_PDF)}


def run_cijfers(options: argparse.Namespace) -> int:
    """Give the report that was established of a year; one that is not yet established is so now, and stays as it is."""
    if not _FIRST <= options.year <= _LAST:
        raise RegelFout("year", f"Geef een jaar vanaf {_FIRST}.")
    forms = _NOTA if options.nota else _FORMS
    form = forms.get(options.out.suffix.lower()) if options.out is not None else None
    if form is None and (options.nota or options.out is not None):
        raise RegelFout("out", f"Geef met --out het bestand een naam op {', '.join(forms)}.")
    if options.out is not None and not options.out.parent.is_dir():  # before anything is fixed for good
        raise RegelFout("out", f"De map {options.out.parent} bestaat niet. Er is niets vastgesteld.")
    selectie = Selectie(Periode.of_year(options.year))
    desk = open_any(options.register, passphrase_of(options))
    try:
        report = established_or_now(desk.ctx, selectie)
        if form is not None:
            save_report(desk.ctx, desk.drukkerij, selectie, form, options.out)
    finally:
        desk.close()
    if form is not None:
        done = f"De cijfers van {options.year} staan in {options.out}."
        tell_of(options, options.out, done, desk.register.warnings)
    else:
        print(report.inhoud if options.json else "\n".join(_lines(read_sheet(report.inhoud))))
    return GOOD


def _lines(blad: Blad) -> Iterator[str]:
    """The report as text."""
    now, then = blad.selectie.periode.naam, blad.selectie.jaar_eerder().periode.naam
    yield f"{blad.titel}, gemeente {blad.gemeente}"
    yield LEGENDA
    for deel in blad.delen:
        yield f"\n{deel.upper()}"
        for tabel in blad.van_deel(deel):
            yield f"\n{tabel.kop}"
            widest = max(len(line.naam) for line in tabel.all_lines())
            yield f"  {'':{widest}}  {now:>8}  {then:>8}"
            for line in tabel.all_lines():
                yield f"  {line.naam:{widest}}  {line.nu.teken:>8}  {line.toen.teken:>8}"
            yield from (f"  {told}" for told in tabel.zinnen)
    if blad.buiten:
        yield f"\n{DEEL.upper()}"
        yield UITLEG
        yield from (f"  {'; '.join(line.cellen)}" for line in blad.buiten)
