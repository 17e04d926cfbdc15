"""Counts every figure again from the plain rows of a register, knowing nothing of how the program counts them.

`python -m tests.actions.cijfers.narekenen [CASUSSEN]` does so for an invented register of so many cases (5000).
"""

from __future__ import annotations

import calendar
import sys
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from zoneinfo import ZoneInfo

import sqlalchemy as sa

from ivbdesk.actions.cijfers.cijfers import count
from ivbdesk.cases.besluitvorming.termijn import Termijn, reckon
from ivbdesk.cases.cijfers.blad import Bladregel
from ivbdesk.cases.cijfers.periode import Periode, Selectie
from ivbdesk.desk import Desk
from ivbdesk.storage.tables import dossier as t

Row = dict[str, Any]
RESOURCES = Path(__file__).parents[3] / "resources"
LADDER = {
    m["code"]: m for m in tomllib.loads((RESOURCES / "handelingskader.toml").read_text("utf-8"))["maatregel"]
}
AREAS = {
    str(a["nummer"])
    for a in tomllib.loads((RESOURCES / "leefgebieden.toml").read_text("utf-8"))["leefgebied"]
}
GROUNDS = {g["code"] for g in tomllib.loads((RESOURCES / "grondslagen.toml").read_text("utf-8"))["grondslag"]}
WIJKEN = {
    w["postcodes"][0]: w["naam"]
    for w in tomllib.loads((RESOURCES / "wijken.toml").read_text("utf-8"))["wijk"]
}
SHOWN = next(
    b["middelen"]
    for b in tomllib.loads((RESOURCES / "cijfers.toml").read_text("utf-8"))["tabel"]
    if b["code"] == "middelen"
)
THEMES = {"beide": {"meervoudig", "woonoverlast"}}
UP, REST = ("opgeschaald_zvh", "bestuurlijk"), ("monitoring", "nazorg")


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
    where = {id: _wijk(places.get(row["object_id"], "")) for id, row in cases.items()}
    themes = {id: THEMES.get(row["soort"], {row["soort"].value}) for id, row in cases.items()}

    def within(day: date | None) -> bool:
        return day is not None and van <= day <= tot

    def stands(begin: date | None, end: date | None) -> bool:
        return begin is not None and begin <= tot and (end is None or end > tot)

    heard: dict[Any, list[Row]] = {}
    for signal in rows["signaal"]:
        if signal["huisnummer"]:
            heard.setdefault(_place(signal), []).append(signal)
    by_case = _by_case(rows)
    by_case.update(rows)
    rows = by_case
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
                _wijk(signal["postcode"]),
                list(_signal(desk, signal, heard, cases, within, stands)),
            )
    for id, row in cases.items():
        cells = list(_case(row, rows, cases, people, around, tot, within, stands))
        yield "casus", themes[id], where[id], cells
    for kind, cells_of in _HANGING.items():
        for row in rows[kind]:
            if row["casus_id"] in cases:
                id = row["casus_id"]
                yield kind, themes[id], where[id], list(cells_of(row, rows, within, stands))
    for casus_id in cases:
        yield from (
            ("leefgebied", themes[casus_id], where[casus_id], cells)
            for cells in _areas(rows["leefgebiedscore van", casus_id], within)
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


def _wijk(postcode: str) -> str:
    return WIJKEN.get(postcode[:4], "")


def _signal(
    desk: Desk, row: Row, signals: dict[Any, list[Row]], cases: Any, within: Any, stands: Any
) -> Iterator[tuple[str, str]]:
    local = row["ontvangen_op"].astimezone(ZoneInfo("Europe/Amsterdam")).date()
    weighed = row["gewogen_op"] if row["uitkomst"] is not None else None
    if within(local):
        yield "signalen-thema", row["thema"].value
        yield "signalen-bron", row["bron"].value
        yield "signalen-herhaald", _heard_before(row, signals, cases)
    if within(weighed):
        yield "signalen-uitkomst", row["uitkomst"].value
        yield "signalen-op-tijd", "ja" if weighed <= _last_day(desk, local, row["acuut"]) else "nee"
        if row["uitkomst"] == "gedigitaliseerd":
            yield "gedigitaliseerd", row["categorie"] or "onbekend"
            yield "gedigitaliseerd-leeftijd", row["leeftijdsgroep"] or "onbekend"
        if row["thema"] == "ondermijning":
            yield "ondermijning", row["uitkomst"].value
    if stands(local, weighed):
        yield "signalen-te-wegen", row["thema"].value


def _place(row: Row) -> tuple[str, int, str]:
    street = row["postcode"].replace(" ", "").upper() or row["straat"].casefold()
    return street, row["huisnummer"], row["toevoeging"].casefold()


def _heard_before(row: Row, signals: dict[Any, list[Row]], cases: Any) -> str:
    if not row["huisnummer"]:
        return "onbekend"
    for other in signals[_place(row)]:
        counts = other["casus_id"] is None or other["casus_id"] in cases
        if counts and other["huisnummer"] and other is not row and _place(other) == _place(row):
            apart = row["ontvangen_op"] - other["ontvangen_op"]
            if timedelta() <= apart <= timedelta(days=365) and (apart or other["id"] < row["id"]):
                return "ja"
    return "nee"


def _last_day(desk: Desk, day: date, acute: bool) -> date:
    left = 0 if acute else 5
    while left:
        day += timedelta(days=1)
        left -= not desk.ctx.naslag.feestdagen.is_vrij(day)
    return day


def _later(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def _length(begin: date, end: date) -> str:
    for code, months in (("3m", 3), ("6m", 6), ("12m", 12)):
        if end <= _later(begin, months):
            return code
    return "langer"


def _case(
    row: Row, rows: Any, cases: Any, people: Any, around: Any, tot: date, within: Any, stands: Any
) -> Iterator[tuple[str, str]]:
    opened, closed = row["geopend_op"], row["gesloten_op"]
    if within(opened):
        yield "casussen-geopend", row["soort"].value
        yield "herhaling", _came_back(row, cases, people, around)
        reason = "reden" if row["niet_geinformeerd_reden"] else "nee"
        yield "geinformeerd", "ja" if row["geinformeerd_op"] else reason
    if stands(opened, closed):
        yield "casussen-lopend", row["soort"].value
        yield "ouderdom", _length(opened, tot)
    if not within(closed):
        return
    begun = [
        (LADDER[m["code"]]["trede"], m["begonnen_op"])
        for m in rows["maatregel van", row["id"]]
        if m["begonnen_op"]
    ]
    top = max([step for step, _ in begun], default=0)
    yield "casussen-gesloten", row["soort"].value
    yield "casussen-trede", str(top)
    yield "preventiemeter", "boven" if top >= 3 else "onder"
    heavy = min([day for step, day in begun if step >= 3], default=None)
    light = heavy and any(step in (1, 2) and day <= heavy for step, day in begun)
    yield "lichter-eerst", "onbekend" if heavy is None else "ja" if light else "nee"
    yield "afloop", row["status"].value
    length = _length(opened, closed)
    yield "duur", length
    yield "drie-maanden", "ja" if length == "3m" else "nee"
    seen = [i["datum"] for i in rows["tijdlijnitem van", row["id"]] if _is_incident(i)]
    yield "rust", _length(opened, max(opened, *seen)) if seen else "geen"


def _came_back(row: Row, cases: Any, people: Any, around: Any) -> str:
    def ran(other: Any) -> bool:
        one = cases[other]
        until = one["gesloten_op"]
        return one["geopend_op"] < row["geopend_op"] and (
            until is None or until >= _later(row["geopend_op"], -12)
        )

    there = row["object_id"] is not None and any(ran(id) for id in around[row["object_id"]])
    known = any(ran(id) for person in people.get(row["id"], ()) for id in around[person])
    return "beide" if there and known else "adres" if there else "persoon" if known else "nee"


def _by_case(rows: dict[str, list[Row]]) -> Any:
    """What hangs on each casus."""
    found: Any = defaultdict(list)
    for kind in ("maatregel", "tijdlijnitem", "leefgebiedscore"):
        for row in rows[kind]:
            found[f"{kind} van", row["casus_id"]].append(row)
    return found


def _is_incident(row: Row) -> bool:
    return row["soort"] == "incident" and row["verificatie"] != "weerlegd"


def _measure(row: Row, rows: Any, within: Any, stands: Any) -> Iterator[tuple[str, str]]:
    step = LADDER[row["code"]]["trede"]
    ended = row["beeindigd_op"] if row["status"] == "beeindigd" else None
    if within(row["begonnen_op"]):
        yield "middelen", row["code"] if row["code"] in SHOWN else "overig"
        yield "middelen-trede", str(step) if step else "overig"
        if step >= 3:
            yield "afgewogen", "ja" if row["afweging_id"] else "nee"
    if row["begonnen_op"] and stands(row["begonnen_op"], ended):
        yield "middelen-lopend", LADDER[row["code"]]["spoor"]
    if row["begonnen_op"] and within(ended):
        yield "middelen-resultaat", row["resultaat"].value if row["resultaat"] else "onbekend"


def _item(row: Row, rows: Any, within: Any, stands: Any) -> Iterator[tuple[str, str]]:
    if _is_incident(row) and within(row["datum"]):
        yield "incidenten", "ja" if row["verificatie"] in ("waargenomen", "vastgesteld") else "nee"


def _asked(row: Row, rows: Any, within: Any, stands: Any) -> Iterator[tuple[str, str]]:
    if row["rol"] != "genoemd" and within(row["sinds"]):
        yield (
            "partners",
            "geweigerd" if row["geweigerd"] else "wacht" if row["wachttijd_weken"] else "ingezet",
        )
        kinds = {partner["id"]: partner["klasse"].value for partner in rows["partner"]}
        yield "partners-soort", kinds[row["partner_id"]]


def _gap(row: Row, rows: Any, within: Any, stands: Any) -> Iterator[tuple[str, str]]:
    closed = row.get("gedicht_op")
    if stands(row["sinds"], closed):
        yield "gaten", row["soort"]
    if within(row["sinds"]):
        yield "gaten-ontstaan", str(row["leefgebied"]) if str(row["leefgebied"]) in AREAS else "overig"
    if within(closed):
        yield "gaten-gedicht", row["soort"]


def _step(row: Row, rows: Any, within: Any, stands: Any) -> Iterator[tuple[str, str]]:
    if within(row["op"]):
        if row["naar"] in UP and row["van"] not in UP:
            yield "op-en-afschalen", "op"
        elif row["naar"] in REST or (row["van"] in UP and row["naar"] == "actief"):
            yield "op-en-afschalen", "af"


def _shared(row: Row, rows: Any, within: Any, stands: Any) -> Iterator[tuple[str, str]]:
    if within(row["op"]):
        yield "delen", row["grondslag"] if row["grondslag"] in GROUNDS else "overig"


_HANGING = {
    "maatregel": _measure, "tijdlijnitem": _item, "inzet": _asked, "ketengat": _gap, "gatverloop": _gap,
    "statusovergang": _step, "verstrekking": _shared,
}  # fmt: skip


def _areas(scores: list[Row], within: Any) -> Iterator[list[tuple[str, str]]]:
    by_area: dict[int, list[Row]] = {}
    for row in scores:
        if row["score"] is not None:
            by_area.setdefault(row["leefgebied"], []).append(row)
    for area, found in by_area.items():
        found.sort(key=lambda row: row["datum"])
        first, last = found[0], found[-1]
        if within(last["datum"]):
            step = last["score"] - first["score"]
            went = "een" if len(found) == 1 else "beter" if step > 0 else "slechter" if step < 0 else "gelijk"
            yield [("leefgebieden", went), ("leefgebieden-waar", str(area))]


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
