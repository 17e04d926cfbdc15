"""`ivbdesk bench`: the speed of the main job on a register of invented cases, beside plain SQLite.

Figures, not tests: a machine that is busy gives other figures, so each is a median and a 95th percentile,
and reads and saves are also given as a ratio to the same rows in SQLite without encryption.
"""

from __future__ import annotations

import json
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path
from random import Random
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from ivbdesk.actions.blad import read_blad
from ivbdesk.actions.tijdlijn import ItemGegevens, record_entry
from ivbdesk.cases.rijen import CasusFilter, CasusKolom
from ivbdesk.cases.tijdlijn import Aard, Herkomst, ItemSoort
from ivbdesk.desk import Desk, with_passphrase
from ivbdesk.storage import tables as t
from ivbdesk.storage.recovery import RecoveryKey

PASSPHRASE = "meetlat paraplu zeehond kachel fietsbel wandelpad"
_STREETS = ("Acacialaan", "Berkenkade", "Kievitstraat", "Lindelaan", "Molenwerf", "Touwbaan", "Vlinderpad")
_NAMES = ("Bakker", "Berg", "Broek", "Hendriks", "Jong", "Leeuwen", "Smit", "Vermeulen", "Wit", "Yilmaz")
_WORDS = [
    "overlast",
    "gesprek",
    "bezoek",
    "melding",
    "avond",
    "buren",
    "hulp",
    "afspraak",
    "muziek",
    "rustig",
    "galerij",
    "wijk",
    "zorg",
]


@dataclass(frozen=True)
class Meting:
    """One figure: what was done, the median and 95th percentile in milliseconds, the ratio to plain SQLite."""

    wat: str
    p50_ms: float
    p95_ms: float
    keer_sqlite: float | None = None


def run_bench(cases: int, entries: int, *, as_json: bool) -> int:
    """Make the register, measure, and print; gives exit code 0."""
    with tempfile.TemporaryDirectory(prefix="ivbdesk-bench-") as folder:
        place = Path(folder) / "meting.ivb"
        figures = list(_measure(place, cases, entries))
        size = sum(file.stat().st_size for file in place.rglob("*") if file.is_file()) / 1e6
    if as_json:
        rows = [asdict(figure) for figure in figures]
        print(
            json.dumps(
                {"casussen": cases, "regels": entries, "register_mb": round(size, 1), "metingen": rows}
            )
        )
        return 0
    print(f"{cases} casussen, {entries} tijdlijnregels, register {size:.1f} MB")
    print(f"{'':44}{'p50 ms':>10}{'p95 ms':>10}{'x SQLite':>10}")
    for figure in figures:
        ratio = f"{figure.keer_sqlite:.2f}" if figure.keer_sqlite is not None else ""
        print(f"{figure.wat:44}{figure.p50_ms:10.2f}{figure.p95_ms:10.2f}{ratio:>10}")
    return 0


def _measure(place: Path, cases: int, entries: int) -> Iterator[Meting]:
    Desk.create(place, PASSPHRASE, RecoveryKey.new(), "Meting", "", {}).close()
    desk = Desk.open(place, with_passphrase(PASSPHRASE))
    ids = _fill(desk, cases, entries)
    desk.close()
    started = time.perf_counter()
    desk = Desk.open(place, with_passphrase(PASSPHRASE))
    unlocked = (time.perf_counter() - started) * 1000
    yield Meting("ontgrendelen (met Argon2id)", unlocked, unlocked)
    try:
        yield from _measure_open(desk, ids, Random(3))
    finally:
        desk.close()


def _measure_open(desk: Desk, ids: list[UUID], random: Random) -> Iterator[Meting]:
    reads, today = desk.ctx.reads, desk.ctx.today()
    all_cases = CasusFilter(alleen_open=False)
    with _plain_copy(desk) as plain:
        listed = "SELECT * FROM casus JOIN stand ON stand.casus_id = casus.id ORDER BY volgnr DESC LIMIT 200"
        yield _beside("lijst openen, eerste 200", lambda: reads.casussen(all_cases, today, 0, 200),
                      lambda: plain.execute(listed).fetchall())  # fmt: skip
        by_name = replace(all_cases, sorteer=CasusKolom.NAAM, aflopend=False)
        yield _time("lijst op naam, willekeurige bladzijde",
                    lambda: reads.casussen(by_name, today, random.randrange(max(1, len(ids) - 200)), 200))  # fmt: skip
        yield _time("lijst tellen", lambda: reads.count_casussen(all_cases, today))
        for word in ("ber", "acacia", "kievit 1"):
            match = " ".join(f'"{part}"*' for part in word.split())
            yield _beside(f"zoeken ‘{word}’", partial(reads.zoek, word), partial(_plain_search, plain, match))
        yield _time("werkvoorraad openen", lambda: reads.werkvoorraad(today))
        yield _time("casus openen, alle tabbladen", lambda: read_blad(desk.ctx, random.choice(ids)))
        entry = ItemGegevens(ItemSoort.NOTITIE, Aard.FEIT, Herkomst.EIGEN, "OOV", "Gemeten regel.", today)
        plain.execute("CREATE TABLE bench_item AS SELECT * FROM tijdlijnitem LIMIT 0")
        yield _beside("tijdlijnregel opslaan", lambda: record_entry(desk.ctx, random.choice(ids), entry),
                      lambda: _plain_save(plain))  # fmt: skip


def _plain_search(plain: sqlite3.Connection, match: str) -> list[Any]:
    query = (
        "SELECT * FROM casus JOIN stand ON stand.casus_id = casus.id WHERE volgnr IN (SELECT rowid FROM zoek"
        " WHERE zoek MATCH ? ORDER BY rowid DESC LIMIT 500) ORDER BY volgnr DESC LIMIT 12"
    )
    return plain.execute(query, (match,)).fetchall()


def _plain_save(plain: sqlite3.Connection) -> None:
    plain.execute("BEGIN IMMEDIATE")
    plain.execute("INSERT INTO bench_item SELECT * FROM tijdlijnitem LIMIT 1")
    plain.execute("COMMIT")


def _time(wat: str, work: Callable[[], Any], runs: int = 60) -> Meting:
    work()
    times = []
    for _ in range(runs):
        started = time.perf_counter()
        work()
        times.append((time.perf_counter() - started) * 1000)
    return Meting(wat, statistics.median(times), sorted(times)[int(runs * 0.95)])


def _beside(wat: str, ours: Callable[[], Any], plain: Callable[[], Any]) -> Meting:
    mine, theirs = _time(wat, ours), _time(wat, plain)
    return replace(mine, keer_sqlite=mine.p50_ms / theirs.p50_ms if theirs.p50_ms else None)


@contextmanager
def _plain_copy(desk: Desk) -> Iterator[sqlite3.Connection]:
    """The invented rows in SQLite without a key, for the ratio; it is gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="ivbdesk-bench-") as folder:
        plain = sqlite3.connect(Path(folder) / "plain.db", isolation_level=None)
        plain.execute("PRAGMA journal_mode = WAL")
        plain.execute("PRAGMA synchronous = FULL")
        plain.execute("PRAGMA cache_size = -65536")
        with desk.register.engine.execution_options(readonly=True).connect() as source:
            plain.execute("BEGIN")
            for table in (t.casus, t.stand, t.tijdlijnitem):
                columns = ", ".join(column.name for column in table.columns)
                marks = ", ".join("?" for _ in table.columns)
                plain.execute(f"CREATE TABLE {table.name} ({columns})")
                rows = source.execution_options(yield_per=5000).execute(
                    sa.text(f"SELECT {columns} FROM {table.name}")
                )
                for part in rows.partitions():
                    plain.executemany(
                        f"INSERT INTO {table.name} VALUES ({marks})", [tuple(row) for row in part]
                    )
            plain.execute("CREATE VIRTUAL TABLE zoek USING fts5(nummer, naam, adres, titel, prefix='2 3')")
            found = source.execute(sa.text("SELECT rowid, nummer, naam, adres, titel FROM zoek"))
            insert = "INSERT INTO zoek(rowid, nummer, naam, adres, titel) VALUES (?, ?, ?, ?, ?)"
            plain.executemany(insert, [tuple(row) for row in found])
            plain.execute("CREATE INDEX ix_volgnr ON casus(volgnr)")
            plain.execute("CREATE INDEX ix_stand ON stand(casus_id)")
            plain.execute("COMMIT")
        try:
            yield plain
        finally:
            plain.close()


def _fill(desk: Desk, cases: int, entries: int) -> list[UUID]:
    """Invented cases in bulk, past the actions: the audit chain does not cover them."""
    random, today = Random(11), desk.ctx.today()
    ids = [UUID(int=random.getrandbits(128), version=4) for _ in range(cases)]
    with desk.register.engine.begin() as connection:
        for start in range(0, cases, 5000):
            part = range(start, min(cases, start + 5000))
            rows = [_invent(random, ids[number], number + 1, today) for number in part]
            for table in ("object", "persoon", "casus", "betrokkenheid", "stand"):
                connection.execute(sa.insert(t.metadata.tables[table]), [row[table] for row in rows])
            connection.execute(
                sa.text("INSERT INTO zoek(rowid, nummer, naam, adres, titel) VALUES (:r, :n, :p, :a, :t)"),
                [row["zoek"] for row in rows],
            )
        for start in range(0, entries, 10_000):
            many = min(10_000, entries - start)
            connection.execute(
                sa.insert(t.tijdlijnitem), [_item(random, random.choice(ids), today) for _ in range(many)]
            )
    return ids


def _invent(random: Random, casus_id: UUID, volgnr: int, today: date) -> dict[str, dict[str, Any]]:
    object_id, person_id, role_id = (UUID(int=random.getrandbits(128), version=4) for _ in range(3))
    street, number, name = random.choice(_STREETS), random.randint(1, 200), random.choice(_NAMES)
    opened = today - timedelta(days=random.randint(1, 1500))
    nummer, titel = f"LD-{opened.year}-{volgnr:06d}", f"Woonoverlast {street} {number}"
    status = "actief" if volgnr % 5 else "gesloten"
    return {
        "object": {"id": object_id, "straat": street, "huisnummer": number, "toevoeging": "", "postcode": "2351 ZX",
                   "plaats": "Leiderdorp", "huurvorm": "sociale_huur", "eigenaar": ""},
        "persoon": {"id": person_id, "voornaam": "Sam", "tussenvoegsel": "van den", "achternaam": name,
                    "geboortejaar": 1980},
        "casus": {"id": casus_id, "nummer": nummer, "volgnr": volgnr, "soort": "woonoverlast", "titel": titel,
                  "status": status, "urgentie": "geel", "urgentie_reden": "", "doel": "meting", "grondslag": "meting",
                  "geopend_op": opened, "kader_versie": "", "procesregie": "", "casusregie": "",
                  "niet_geinformeerd_reden": "", "zvh_criteria": "", "pgax_referentie": "", "object_id": object_id},
        "betrokkenheid": {"id": role_id, "casus_id": casus_id, "persoon_id": person_id, "rol": "overlastgever",
                          "sinds": opened},
        "stand": {"casus_id": casus_id, "trede": volgnr % 5, "gaten": volgnr % 3, "termijn": opened, "laatste_op": opened,
                  "hoofdpersoon": f"{name}, Sam van den", "sorteernaam": name.lower(), "adres": f"{street} {number}",
                  "berekend_op": today},
        "zoek": {"r": volgnr, "n": nummer, "p": f"Sam van den {name}", "a": f"{street} {number}", "t": titel},
    }  # fmt: skip


def _item(random: Random, casus_id: UUID, today: date) -> dict[str, Any]:
    return {
        "id": UUID(int=random.getrandbits(128), version=4), "casus_id": casus_id, "soort": "notitie", "aard": "feit",
        "herkomst": "eigen", "bron": "OOV", "tekst": " ".join(random.choices(_WORDS, k=36)),
        "datum": today - timedelta(days=random.randint(0, 900)), "vastgelegd_op": datetime.now(UTC),
        "verificatie": "gemeld", "bijzonder": False,
    }  # fmt: skip
