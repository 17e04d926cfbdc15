"""`ivbdesk bench`: the speed of the main job on a register of invented cases, beside plain SQLite.

Figures, not tests: a machine that is busy gives other figures, so each is a median and a 95th percentile, and what
the register does is also given as a ratio to the same without encryption, on the same rows and measured in turn.
"""

from __future__ import annotations

import json
import multiprocessing
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from random import Random
from uuid import UUID

from ivbdesk.actions.context import Context
from ivbdesk.actions.dossier.blad import read_blad
from ivbdesk.actions.dossier.tijdlijn import ItemGegevens, record_entry
from ivbdesk.bench.dossier import DossierTiming, measure_dossier
from ivbdesk.bench.fill import AFSPRAKEN_PER_CASUS, fill
from ivbdesk.bench.invent import is_closed
from ivbdesk.bench.measure import Timing, beside, measured, timed
from ivbdesk.bench.plain import MEANING, plain_context, plain_copy
from ivbdesk.bench.typing import typed_letters
from ivbdesk.bench.watchdog import Wait
from ivbdesk.bench.window import WindowProbe, measure_window
from ivbdesk.cases.dossier.tijdlijn import Aard, ItemSoort
from ivbdesk.cases.kader.soorten import Herkomst
from ivbdesk.cases.zoeken.rijen import CasusFilter, CasusKolom
from ivbdesk.desk import Desk, with_passphrase
from ivbdesk.storage.keys.envelope import Envelope
from ivbdesk.storage.keys.recovery import RecoveryKey
from ivbdesk.storage.sqlite.file_names import KEYS

PASSPHRASE = "meetlat paraplu zeehond kachel fietsbel wandelpad"
_MOST_DOSSIERS = 2000
_DOORS = 7
_NOTICED_MS = 50


@dataclass(frozen=True)
class BenchResult:
    """Everything that was measured."""

    metingen: list[Timing]
    wachttijden: list[Wait]
    dossiercheck: DossierTiming
    register_mb: float
    gewoon_mb: float
    geheugen_mb: float
    vullen_s: float


def run_bench(cases: int, entries: int, *, as_json: bool) -> int:
    """Make the register, measure, and print; gives exit code 0."""
    with tempfile.TemporaryDirectory(prefix="ivbdesk-bench-") as folder:
        found = _measure(Path(folder), cases, entries)
    if as_json:
        told = asdict(found)
        print(json.dumps({"casussen": cases, "regels": entries, "gewoon": MEANING, **told}))
        return 0
    print(
        f"{cases} casussen, {entries} tijdlijnregels, {cases * AFSPRAKEN_PER_CASUS} afspraken, {cases // 2} signalen; "
        f"gevuld in {found.vullen_s:.0f} s"
    )
    print(f"{'':56}{'p50 ms':>10}{'p95 ms':>10}{'x p50':>8}{'x p95':>8}")
    for figure in found.metingen:
        ratios = (figure.keer_sqlite, figure.keer_sqlite_p95)
        told_ratios = "".join(f"{ratio:8.2f}" if ratio is not None else " " * 8 for ratio in ratios)
        print(f"{figure.wat:56}{figure.p50_ms:10.2f}{figure.p95_ms:10.2f}{told_ratios}".rstrip())
    print(
        f"register {found.register_mb:.1f} MB, {found.register_mb / found.gewoon_mb:.2f} keer gewone SQLite "
        f"({found.gewoon_mb:.1f} MB)"
    )
    print(f"zo lang antwoordde het venster niet, per handeling, als dat langer was dan {_NOTICED_MS} ms:")
    for wait in found.wachttijden:
        if wait.ms > _NOTICED_MS:
            print(f"{wait.ms:8.0f} ms  {wait.handeling:60}{wait.functie}".rstrip())
    if found.geheugen_mb:
        print(f"geheugen van het programma met dit register open, op zijn hoogst: {found.geheugen_mb:.0f} MB")
    print(found.dossiercheck.zin)
    print(f"x: keer zo lang als {MEANING}.")
    return 0


def _measure(folder: Path, cases: int, entries: int) -> BenchResult:
    place, plain_file = folder / "meting.ivb", folder / "gewoon.db"
    desk = Desk.create(place, PASSPHRASE, RecoveryKey.new(), "Meting", "", {})
    plain = plain_copy(desk, plain_file)
    started = time.perf_counter()
    ids = fill([desk.register.engine, plain], cases, entries, desk.ctx.today())
    filled = time.perf_counter() - started
    desk.close()
    plain.dispose()
    size, plain_size = _size(place), plain_file.stat().st_size / 1e6
    key = timed(
        "sleutel afleiden (Argon2id)", lambda: Envelope.load(place / KEYS).unlock_passphrase(PASSPHRASE), 3
    )
    doors = _measure_doors(place)
    desk = Desk.open(place, with_passphrase(PASSPHRASE))
    try:
        typed = typed_letters(desk, Random(7))
        figures = [key, *doors, *_measure_open(desk, plain_context(desk, plain), ids, typed)]
        dossier = measure_dossier(desk.ctx, _seen(ids)[:_MOST_DOSSIERS])
    finally:
        plain.dispose()
        desk.close()
    window = _in_own_process(place, _seen(ids), typed)
    return BenchResult(
        [*figures, *window.metingen],
        window.wachttijden,
        dossier,
        size,
        plain_size,
        window.geheugen_mb,
        filled,
    )


def _measure_doors(place: Path) -> list[Timing]:
    """Opening and closing: both read the whole database, for its seal."""
    opening: list[float] = []
    closing: list[float] = []
    for _ in range(_DOORS):
        started = time.perf_counter()
        desk = Desk.open(place, with_passphrase(PASSPHRASE))
        opened = time.perf_counter()
        desk.close()
        opening.append((opened - started) * 1000)
        closing.append((time.perf_counter() - opened) * 1000)
    return [
        measured("register openen, met Argon2id en zegel", opening[1:]),
        measured("register sluiten, met zegel", closing[1:]),
    ]


def _in_own_process(place: Path, ids: list[UUID], typed: list[str]) -> WindowProbe:
    """The window as it is at work: in a process that holds nothing but the program and this register."""
    fresh = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(1, mp_context=fresh) as pool:
        return pool.submit(measure_window, place, PASSPHRASE, ids, typed).result()


def _measure_open(desk: Desk, plain: Context, ids: list[UUID], typed: list[str]) -> Iterator[Timing]:
    ctx, random, today = desk.ctx, Random(3), desk.ctx.today()
    all_cases = CasusFilter(alleen_open=False)
    by_name = replace(all_cases, sorteer=CasusKolom.NAAM, aflopend=False)
    seen = _seen(ids)
    some = [random.choice(seen) for _ in range(300)]
    starts = [random.randrange(max(1, len(ids) - 200)) for _ in range(20)]
    yield beside("zoeken, per getypte letter: eerste resultaten",
                 lambda words: ctx.reads.zoeken.zoek_casussen(words, today),
                 lambda words: plain.reads.zoeken.zoek_casussen(words, today), typed)  # fmt: skip
    yield beside("zoeken, per getypte letter: alle teksten",
                 lambda words: ctx.reads.zoeken.zoek_teksten(words, today),
                 lambda words: plain.reads.zoeken.zoek_teksten(words, today), typed)  # fmt: skip
    yield beside("lijst openen, eerste 200",
                 lambda _: ctx.reads.dossier.casussen(all_cases, today, 0, 200),
                 lambda _: plain.reads.dossier.casussen(all_cases, today, 0, 200), range(120))  # fmt: skip
    yield beside("lijst op naam, willekeurige bladzijde",
                 lambda start: ctx.reads.dossier.casussen(by_name, today, start, 200),
                 lambda start: plain.reads.dossier.casussen(by_name, today, start, 200), starts)  # fmt: skip
    yield beside("lijst tellen",
                 lambda _: ctx.reads.dossier.count_casussen(all_cases, today),
                 lambda _: plain.reads.dossier.count_casussen(all_cases, today), range(20))  # fmt: skip
    yield beside("werkvoorraad openen",
                 lambda _: ctx.reads.werk.werkvoorraad(today),
                 lambda _: plain.reads.werk.werkvoorraad(today), range(60))  # fmt: skip
    yield beside("casus openen, alle tabbladen",
                 lambda casus_id: read_blad(ctx, casus_id),
                 lambda casus_id: read_blad(plain, casus_id), some)  # fmt: skip
    entry = ItemGegevens(
        ItemSoort.NOTITIE, Aard.FEIT, Herkomst.EIGEN, "OOV", "Gemeten regel over muziek.", today
    )
    yield beside("tijdlijnregel opslaan",
                 lambda casus_id: record_entry(ctx, casus_id, entry),
                 lambda casus_id: record_entry(plain, casus_id, entry), some)  # fmt: skip


def _seen(ids: list[UUID]) -> list[UUID]:
    """Those that this officer may see."""
    return [id for number, id in enumerate(ids, 1) if not is_closed(number)]


def _size(place: Path) -> float:
    return sum(file.stat().st_size for file in place.rglob("*") if file.is_file()) / 1e6
