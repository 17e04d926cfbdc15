"""Counts every figure again from the plain rows of a register, knowing nothing of how the program counts them.

`python -m tests.actions.cijfers.narekenen [CASUSSEN]` does so for an invented register of so many cases (5000).
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import sqlalchemy as sa

from ivbdesk.actions.cijfers.cijfers import count
from ivbdesk.cases.besluitvorming.termijn import Termijn, reckon
from ivbdesk.cases.cijfers.blad import Bladregel
from ivbdesk.cases.cijfers.periode import Periode, Selectie
from ivbdesk.desk import Desk
from ivbdesk.storage.tables import dossier as t
from tests.actions.cijfers.narekenen_rijen import (
    HANGING,
    THEMES,
    Row,
    by_case,
    of_areas,
    of_case,
    of_signal,
    places_of,
    wijk_at,
)


def exported(desk: Desk) -> dict[str, list[Row]]:
    """Every row of the tables that are counted."""
    names = (
        "casus", "object", "persoon", "betrokkenheid", "signaal", "maatregel", "tijdlijnitem", "inzet", "partner",
        "ketengat", "gatverloop", "leefgebiedscore", "statusovergang", "verzoek", "verstrekking",
    )  # fmt: skip
    with desk.register.engine.connect() as connection:
        return {
            name: [dict(row._mapping) for row in connection.execute(sa.select(t.metadata.tables[name]))]
            for name in names
        }


def again(desk: Desk, selectie: Selectie) -> Counter[tuple[str, str]]:
    """How often each answer of each table occurs, by the code of the table."""
    found: Counter[tuple[str, str]] = Counter()
    for kind, themes, wijk, cells in _facts(desk, exported(desk), selectie.periode.van, selectie.periode.tot):
        if selectie.thema and selectie.thema not in themes:
            continue
        if selectie.wijk and (wijk or "Overig") != selectie.wijk:
            continue
        assert kind
        found.update(cells)
    return found


def _facts(
    desk: Desk, rows: dict[str, list[Row]], van: date, tot: date
) -> Iterator[tuple[str, set[str], str, list[tuple[str, str]]]]:
    beperkt = {row["id"] for row in rows["persoon"] if row["beperkt"]}
    hidden = {row["casus_id"] for row in rows["betrokkenheid"] if row["persoon_id"] in beperkt}
    cases = {row["id"]: row for row in rows["casus"] if not row["besloten"] and row["id"] not in hidden}
    places = {row["id"]: row["postcode"] for row in rows["object"]}
    where = {id: wijk_at(places.get(row["object_id"], "")) for id, row in cases.items()}
    themes = {id: THEMES.get(row["soort"], {row["soort"].value}) for id, row in cases.items()}

    def within(day: date | None) -> bool:
        return day is not None and van <= day <= tot

    def stands(begin: date | None, end: date | None) -> bool:
        return begin is not None and begin <= tot and (end is None or end > tot)

    heard: dict[Any, list[Row]] = {}
    for signal in rows["signaal"]:
        if signal["huisnummer"]:
            for place in places_of(signal):
                heard.setdefault(place, []).append(signal)
    rows = by_case(rows) | rows
    about = ("overlastgever", "betrokkene")
    people: dict[Any, set[Any]] = {}
    around: dict[Any, list[Any]] = {}
    for b in rows["betrokkenheid"]:
        if b["casus_id"] in cases and b["rol"] in about:
            people.setdefault(b["casus_id"], set()).add(b["persoon_id"])
            around.setdefault(b["persoon_id"], []).append(b["casus_id"])
    for id, row in cases.items():
        if row["object_id"] is not None:
            around.setdefault(row["object_id"], []).append(id)
    for signal in rows["signaal"]:
        if signal["casus_id"] is None or signal["casus_id"] in cases:
            yield (
                "signaal",
                {signal["thema"].value},
                wijk_at(signal["postcode"]),
                list(of_signal(desk, signal, heard, cases, within, stands)),
            )
    for id, row in cases.items():
        cells = list(of_case(row, rows, cases, people, around, tot, within, stands))
        yield "casus", themes[id], where[id], cells
    for kind, cells_of in HANGING.items():
        for row in rows[kind]:
            if row["casus_id"] in cases:
                id = row["casus_id"]
                yield kind, themes[id], where[id], list(cells_of(row, rows, within, stands))
    for casus_id in cases:
        yield from (
            ("leefgebied", themes[casus_id], where[casus_id], cells)
            for cells in of_areas(rows["leefgebiedscore van", casus_id], within)
        )
    if not desk:
        return
    with sa.orm.Session(desk.register.engine) as session:
        today = desk.ctx.today()
        for term in session.scalars(sa.select(Termijn)):
            last = reckon(term, desk.ctx.naslag.feestdagen).laatste
            if term.casus_id not in cases or term.status == "vervallen" or last is None:
                continue
            met = term.afgerond_op is not None and term.afgerond_op <= last
            if (last < today or met) and within(last):
                told = [("termijnen", "ja" if met else "nee")]
                yield "termijn", themes[term.casus_id], where[term.casus_id], told
    for row in rows["verzoek"]:
        if within(row["afgehandeld_op"]):
            yield (
                "verzoek",
                set(),
                "",
                [("verzoeken", "ja" if row["afgehandeld_op"] <= row["uiterlijk"] else "nee")],
            )


def differences(desk: Desk, selectie: Selectie) -> list[tuple[str, str, int, int]]:
    """Where the program counts something else: table, answer, its number and this one."""
    own = again(desk, selectie)
    sheet = count(desk.ctx, selectie).intern
    wrong = []
    for tabel in sheet.tabellen:
        if tabel.code == "voorraad":  # the last day of each month, counted as of a selection of its own
            wrong += [one for line in tabel.regels for one in _stock_wrong(desk, selectie, line)]
            continue
        for line in tabel.regels:
            if line.nu.aantal != own[tabel.code, line.antwoord]:
                wrong.append((tabel.code, line.antwoord, line.nu.aantal, own[tabel.code, line.antwoord]))
        total = sum(line.nu.aantal for line in tabel.regels)
        if tabel.totaal.nu.aantal != total:
            wrong.append((tabel.code, "", tabel.totaal.nu.aantal, total))
    return wrong


def _stock_wrong(desk: Desk, selectie: Selectie, line: Bladregel) -> list[tuple[str, str, int, int]]:
    month = Periode.of_month(date.fromisoformat(line.antwoord))
    own = again(desk, Selectie(month, selectie.thema, selectie.wijk))
    ran = sum(number for (code, _), number in own.items() if code == "casussen-lopend")
    return [] if ran == line.nu.aantal else [("voorraad", line.antwoord, line.nu.aantal, ran)]


def main(cases: int) -> int:
    from tests.actions.cijfers.verzonnen import invent
    from tests.werkplaats import new_desk

    with TemporaryDirectory() as folder:
        desk = new_desk(Path(folder))
        invent(desk, cases, 1)
        for selectie in (
            Selectie(Periode.of_year(2025)),
            Selectie(Periode.of_quarter(2026, 2), "woonoverlast"),
        ):
            began = datetime.now(UTC)
            sheet = count(desk.ctx, selectie).intern
            print(f"{len(sheet.tabellen)} tabellen in {(datetime.now(UTC) - began).total_seconds():.1f} s")
            if wrong := differences(desk, selectie):
                print(wrong)
                return 1
        desk.close()
    print(f"{cases} casussen: elk cijfer klopt")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 5000))
