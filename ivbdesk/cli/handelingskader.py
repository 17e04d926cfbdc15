"""`ivbdesk handelingskader`: looks an own handelingskader over, or explains it."""

from __future__ import annotations

import argparse
import json
import sys
from datetime import datetime

from ivbdesk import resources
from ivbdesk.actions.bestand import write_file
from ivbdesk.cases.betrokkenen.register import GEMEENTE, read_instellingen
from ivbdesk.cases.kader.kader import Handelingskader
from ivbdesk.cases.taal.fouten import KaderFout, RegelFout
from ivbdesk.cases.taal.nederlands import AMSTERDAM
from ivbdesk.cli import FINDING, GOOD
from ivbdesk.cli.answer import tell_of
from ivbdesk.kader_bestand import check_file, shipped_kader


def run_handelingskader(options: argparse.Namespace) -> int:
    """Look for every mistake in a handelingskader, or explain it to residents."""
    try:
        kader = check_file(options.bestand) if options.bestand else shipped_kader()
    except KaderFout as fout:
        if options.json:
            wrong = [vars(item) for item in fout.fouten]
            print(json.dumps({"in_orde": False, "fouten": wrong}, indent=2))
        else:
            print(str(fout), file=sys.stderr)
        return FINDING
    return _explain(options, kader) if options.wat == "uitleg" else _tell_good(options, kader)


def _explain(options: argparse.Namespace, kader: Handelingskader) -> int:
    if options.out is None:
        raise RegelFout("out", "Noem met --out waar de PDF komt.")
    from ivbdesk.export.uitleg import render_uitleg  # reportlab takes half a second to load

    name = "instellingen.toml"
    gemeente = options.gemeente or read_instellingen(resources.read(name), name)[GEMEENTE]
    write_file(options.out, render_uitleg(kader, gemeente, datetime.now(AMSTERDAM)))
    tell_of(options, options.out, f"De uitleg voor bewoners staat in {options.out}.")
    return GOOD


def _tell_good(options: argparse.Namespace, kader: Handelingskader) -> int:
    found = {
        "middelen": len(kader.maatregelen),
        "dossierpunten": len(kader.dossierpunten),
        "termijnen": len(kader.termijnen),
        "nog_te_toetsen": sum(soort.gecontroleerd_op is None for soort in kader.maatregelen.values()),
    }
    if options.json:
        print(json.dumps({"in_orde": True, "fouten": [], "versie": kader.versie, **found}))
        return GOOD
    print(
        f"Handelingskader {kader.versie} is in orde: {found['middelen']} middelen, {found['dossierpunten']} "
        f"dossierpunten, {found['termijnen']} termijnen; {found['nog_te_toetsen']} middelen nog te toetsen door een jurist."
    )
    return GOOD
