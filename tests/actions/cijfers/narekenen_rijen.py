"""In which tables each plain row counts, told again from the rules in words, without the program's own counting."""

from __future__ import annotations

import calendar
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from ivbdesk.desk import Desk

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
STOPS = ("gesloten", "afgewezen", "doorgezet", "aangemeld", "weging")


def wijk_at(postcode: str) -> str:
    return WIJKEN.get(postcode[:4], "")


def of_signal(
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


def places_of(row: Row) -> set[tuple[str, int, str]]:
    """By its postcode and by its street: two rows are of one place where one of these is the same."""
    streets = {row["postcode"].replace(" ", "").upper(), row["straat"].casefold()} - {""}
    return {(street, row["huisnummer"], row["toevoeging"].casefold()) for street in streets}


def _heard_before(row: Row, signals: dict[Any, list[Row]], cases: Any) -> str:
    if not row["huisnummer"]:
        return "onbekend"
    for other in [other for place in places_of(row) for other in signals[place]]:
        counts = other["casus_id"] is None or other["casus_id"] in cases
        if counts and other["huisnummer"] and other is not row:
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


def of_case(
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


def by_case(rows: dict[str, list[Row]]) -> Any:
    """What hangs on each casus."""
    found: Any = defaultdict(list)
    for kind in ("maatregel", "tijdlijnitem", "leefgebiedscore", "statusovergang"):
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
    stops = [step["op"] for step in rows["statusovergang van", row["casus_id"]] if step["naar"] in STOPS]
    if within(closed) and closed not in stops:
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


HANGING = {
    "maatregel": _measure, "tijdlijnitem": _item, "inzet": _asked, "ketengat": _gap, "gatverloop": _gap,
    "statusovergang": _step, "verstrekking": _shared,
}  # fmt: skip


def of_areas(scores: list[Row], within: Any) -> Iterator[list[tuple[str, str]]]:
    by_area: dict[int, list[Row]] = {}
    for row in scores:
        if row["score"] is not None:
            by_area.setdefault(row["leefgebied"], []).append(row)
    for area, found in by_area.items():
        found.sort(key=lambda row: row["datum"])
        first, last = found[0], found[-1]
        if within(last["datum"]):
            step = last["score"] - first["score"]
            went = (
                "onbekend"
                if len(found) == 1
                else "beter"
                if step > 0
                else "slechter"
                if step < 0
                else "gelijk"
            )
            yield [("leefgebieden", went), ("leefgebieden-waar", str(area))]
