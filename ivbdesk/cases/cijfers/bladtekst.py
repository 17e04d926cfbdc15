"""A report as JSON, as docs/cijfers.schema.json describes it, and read back; a hidden number is not in it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from datetime import date
from typing import Any

from ivbdesk.cases.cijfers.blad import Blad, Bladregel, Bladtabel
from ivbdesk.cases.cijfers.buiten import Buitenregel
from ivbdesk.cases.cijfers.cel import LEGENDA, Cel, Cellen, Toon
from ivbdesk.cases.cijfers.periode import Periode, Selectie
from ivbdesk.cases.cijfers.tellen import Celsleutel

SCHEMA = "ivbdesk-cijfers-1"


def write_sheet(blad: Blad) -> str:
    """The report as JSON; the same report gives the same text."""
    if blad.intern:
        raise ValueError("numbers that nobody hid do not leave")
    told = {
        "schema": SCHEMA,
        "gemeente": blad.gemeente,
        "periode": _period(blad.selectie.periode),
        "vergeleken_met": _period(blad.selectie.jaar_eerder().periode),
        "thema": blad.selectie.thema,
        "wijk": blad.selectie.wijk,
        "vastgesteld_op": blad.vastgesteld_op.isoformat() if blad.vastgesteld_op else None,
        "legenda": LEGENDA,
        "tabellen": [_table(tabel) for tabel in blad.tabellen],
        "cijfers_van_anderen": [asdict(line) for line in blad.buiten],
    }
    return json.dumps(told, ensure_ascii=False, indent=1)


def read_sheet(text: str) -> Blad:
    """The report of a text that `write_sheet` made; what is hidden in it stays hidden."""
    told = json.loads(text)
    periode = told["periode"]
    selectie = Selectie(
        Periode(date.fromisoformat(periode["van"]), date.fromisoformat(periode["tot"])), told["thema"], told["wijk"]
    )  # fmt: skip
    fixed = told["vastgesteld_op"]
    tables = tuple(_read_table(one) for one in told["tabellen"])
    outside = tuple(Buitenregel(**line) for line in told.get("cijfers_van_anderen", ()))
    return Blad(
        told["gemeente"], selectie, tables, False, date.fromisoformat(fixed) if fixed else None, outside
    )


def write_cells(cellen: Cellen) -> str:
    """All numbers with how each is shown, for the register only."""
    return json.dumps(
        [
            [
                key.selectie.periode.van.isoformat(), key.selectie.periode.tot.isoformat(), key.selectie.thema,
                key.selectie.wijk, key.van, key.antwoord, cel.aantal, cel.toon.value,
            ]
            for key, cel in cellen.items()
        ],
        ensure_ascii=False,
    )  # fmt: skip


def read_cells(texts: Iterable[str]) -> dict[Celsleutel, Cel]:
    """The numbers of several reports."""
    found = {}
    for text in texts:
        for van, tot, thema, wijk, code, antwoord, aantal, toon in json.loads(text):
            periode = Periode(date.fromisoformat(van), date.fromisoformat(tot))
            found[Celsleutel(Selectie(periode, thema, wijk), code, antwoord)] = Cel(aantal, Toon(toon))
    return found


def _period(periode: Periode) -> dict[str, str]:
    return {"van": periode.van.isoformat(), "tot": periode.tot.isoformat(), "naam": periode.naam}


def _table(tabel: Bladtabel) -> dict[str, object]:
    return {
        "code": tabel.code,
        "deel": tabel.deel,
        "kop": tabel.kop,
        "eenheid": tabel.eenheid,
        "zo_geteld": tabel.zo_geteld,
        "in_brief": tabel.in_brief,
        "regels": [_line(line) for line in tabel.regels],
        "totaal": _line(tabel.totaal),
        "zinnen": list(tabel.zinnen),
    }


def _line(line: Bladregel) -> dict[str, object]:
    return {
        "antwoord": line.antwoord,
        "naam": line.naam,
        "aantal": line.nu.getoond,
        "getoond": line.nu.toon.value,
        "jaar_eerder": line.toen.getoond,
        "jaar_eerder_getoond": line.toen.toon.value,
    }


def _read_table(told: Mapping[str, Any]) -> Bladtabel:
    return Bladtabel(
        told["code"], told["deel"], told["kop"], told["eenheid"], told["zo_geteld"],
        tuple(_read_line(line) for line in told["regels"]), _read_line(told["totaal"]), tuple(told["zinnen"]),
        told["in_brief"],
    )  # fmt: skip


def _read_line(told: Mapping[str, Any]) -> Bladregel:
    now = Cel(told["aantal"] or 0, Toon(told["getoond"]))
    then = Cel(told["jaar_eerder"] or 0, Toon(told["jaar_eerder_getoond"]))
    return Bladregel(told["antwoord"], told["naam"], now, then)
