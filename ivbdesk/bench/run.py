"""`ivbdesk bench`: the speed of the main job on a register of invented cases, beside plain SQLite.

Figures, not tests: a machine that is busy gives other figures, so each is a median and a 95th percentile,
and reads are also given as a ratio to the same question asked of SQLite without encryption.
"""

from __future__ import annotations

import json
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, replace
from functools import partial
from pathlib import Path
from random import Random
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from ivbdesk.actions.blad import read_blad
from ivbdesk.actions.tijdlijn import ItemGegevens, record_entry
from ivbdesk.bench.dossier import Dossiermeting, measure_dossier
from ivbdesk.bench.invent import fill
from ivbdesk.bench.meting import Meting, timed
from ivbdesk.bench.window import measure_window
from ivbdesk.cases.rijen import CasusFilter, CasusKolom
from ivbdesk.cases.tijdlijn import Aard, Herkomst, ItemSoort
from ivbdesk.desk import Desk, with_passphrase
from ivbdesk.storage import tables as t
from ivbdesk.storage.bestandsnamen import KEYS
from ivbdesk.storage.envelope import Envelope
from ivbdesk.storage.recovery import RecoveryKey

PASSPHRASE = "meetlat paraplu zeehond kachel fietsbel wandelpad"


def run_bench(cases: int, entries: int, *, as_json: bool) -> int:
    """Make the register, measure, and print; gives exit code 0."""
    with tempfile.TemporaryDirectory(prefix="ivbdesk-bench-") as folder:
        place = Path(folder) / "meting.ivb"
        figures, dossier = _measure(place, cases, entries)
        size = sum(file.stat().st_size for file in place.rglob("*") if file.is_file()) / 1e6
    if as_json:
        rows = [asdict(figure) for figure in figures]
        print(
            json.dumps(
                {
                    "casussen": cases,
                    "regels": entries,
                    "register_mb": round(size, 1),
                    "metingen": rows,
                    "dossiercheck": asdict(dossier),
                }
            )
        )
        return 0
    print(f"{cases} casussen, {entries} tijdlijnregels, register {size:.1f} MB")
    print(f"{'':44}{'p50 ms':>10}{'p95 ms':>10}{'x SQLite':>10}")
    for figure in figures:
        ratio = f"{figure.keer_sqlite:.2f}" if figure.keer_sqlite is not None else ""
        print(f"{figure.wat:44}{figure.p50_ms:10.2f}{figure.p95_ms:10.2f}{ratio:>10}")
    print(dossier.zin)
    return 0


def _measure(place: Path, cases: int, entries: int) -> tuple[list[Meting], Dossiermeting]:
    Desk.create(place, PASSPHRASE, RecoveryKey.new(), "Meting", "", {}).close()
    desk = Desk.open(place, with_passphrase(PASSPHRASE))
    ids = fill(desk, cases, entries)
    desk.close()
    key = timed(
        "sleutel afleiden (Argon2id)", lambda: Envelope.load(place / KEYS).unlock_passphrase(PASSPHRASE), 3
    )
    desk = Desk.open(place, with_passphrase(PASSPHRASE))
    try:
        figures = [key, *_measure_open(desk, ids, Random(3))]
    finally:
        desk.close()
    figures += measure_window(place, PASSPHRASE, ids)
    desk = Desk.open(place, with_passphrase(PASSPHRASE))
    try:
        return figures, measure_dossier(desk.ctx, ids)
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
        yield timed("lijst op naam, willekeurige bladzijde",
                    lambda: reads.casussen(by_name, today, random.randrange(max(1, len(ids) - 200)), 200))  # fmt: skip
        yield timed("lijst tellen", lambda: reads.count_casussen(all_cases, today))
        for word in ("ber", "acacia", "kievit 1"):
            match = " ".join(f'"{part}"*' for part in word.split())
            yield _beside(f"zoeken ‘{word}’", partial(reads.zoek, word), partial(_plain_search, plain, match))
        for word in ("o", "ove", "overl", "muziek gal", '"muziek galerij"', "kievit"):
            yield timed(f"zoeken in alle teksten ‘{word}’", partial(reads.zoek_teksten, word, today))
        yield timed("werkvoorraad openen", lambda: reads.werkvoorraad(today))
        yield timed("casus openen, alle tabbladen", lambda: read_blad(desk.ctx, random.choice(ids)))
        entry = ItemGegevens(ItemSoort.NOTITIE, Aard.FEIT, Herkomst.EIGEN, "OOV", "Gemeten regel.", today)
        yield timed("tijdlijnregel opslaan", lambda: record_entry(desk.ctx, random.choice(ids), entry))


def _plain_search(plain: sqlite3.Connection, match: str) -> list[Any]:
    query = (
        "SELECT * FROM casus JOIN stand ON stand.casus_id = casus.id WHERE volgnr IN (SELECT rowid FROM zoek"
        " WHERE zoek MATCH ? ORDER BY rowid DESC LIMIT 500) ORDER BY volgnr DESC LIMIT 12"
    )
    return plain.execute(query, (match,)).fetchall()


def _beside(wat: str, ours: Callable[[], Any], plain: Callable[[], Any]) -> Meting:
    mine, theirs = timed(wat, ours), timed(wat, plain)
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
