"""One officer imports a list while seven do whatever comes up: how long the others wait for it (team.md C7, 5).

`python -m tests.samen.invoeren 5000 signaal` does so with as many rows; `casus` makes a casus of each row instead.
"""

from __future__ import annotations

import multiprocessing
import random
import sys
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from multiprocessing.synchronize import Event
from pathlib import Path

from ivbdesk.actions.invoer.invoer import import_rows, judge
from ivbdesk.cases.invoer.invoerveld import InvoerSoort
from ivbdesk.cases.invoer.kolommen import propose
from ivbdesk.cases.invoer.lijst import Lijst
from ivbdesk.cases.invoer.rekenblad import Rekenrij
from ivbdesk.desk import Desk
from ivbdesk.storage import team_folder
from ivbdesk.team import open_team
from tests.samen.acht import Uitslag, prepare
from tests.samen.acht import judge as judged
from tests.samen.doen import STREETS, Medewerker
from tests.samen.uitsluiten import server_desk
from tests.storage.collega import colleague
from tests.werkplaats import PASSPHRASE, Klok

OTHERS, CASES, PEOPLE = 7, 60, 20
PAUSE_S, WORKED_OUT_S = 2.0, 300
"""Between two things that somebody does, on average: hands that type, not a load."""
_HEADS = {
    InvoerSoort.SIGNAAL: ("Datum melding", "Gemeld door", "Categorie", "Omschrijving", "Adres"),
    InvoerSoort.CASUS: (
        "Geopend op",
        "Soort",
        "Titel",
        "Doel",
        "Grondslag",
        "Urgentie",
        "Adres",
        "Achternaam",
        "Rol",
    ),
}


@dataclass(frozen=True)
class Wachttijd:
    """How long each act of the others took before and during the import, in seconds, and what was done."""

    ervoor: Sequence[tuple[float, str]]
    tijdens: Sequence[tuple[float, str]]
    uitslag: Uitslag
    ingevoerd: bool
    invoer_s: float

    @property
    def is_goed(self) -> bool:
        """All came in, and of the others nothing is lost."""
        return self.ingevoerd and self.uitslag.is_goed


def list_of(desk: Desk, soort: InvoerSoort, rows: int) -> Lijst:
    """A list without a fault, at the addresses where the others work too."""
    heads = _HEADS[soort]
    lines = [Rekenrij(number + 2, _cells(soort, number)) for number in range(rows)]
    velden = desk.invoerbank.velden
    match = propose(heads, velden.of(soort), lines)
    return Lijst(soort, heads, lines, match)


def _cells(soort: InvoerSoort, number: int) -> tuple[str, ...]:
    place = f"{STREETS[number % len(STREETS)]} {number % 97 + 1}, 2351 AB Leiderdorp"
    if soort is InvoerSoort.SIGNAAL:
        return "3-4-2026", "wijkagent", "geluidsoverlast", f"melding {number}: harde muziek", place
    who = "Proef, " + " ".join(chr(65 + int(digit)) for digit in str(number))
    return (
        "3-4-2026",
        "woonoverlast",
        f"Lijst {number}",
        "rust",
        "Gemeentewet art. 172 (openbare orde)",
        "geel",
        place,
        who,
        "overlastgever",
    )


def _import(folder: Path, soort: InvoerSoort, rows: int, ready: Event, go: Event, done: Event) -> None:
    """What the computer of the first officer does."""
    team_folder.OF_TESTS = True  # a server on a socket
    desk = open_team(folder, PASSPHRASE, clock=Klok())
    try:
        lijst = list_of(desk, soort, rows)
        found = judge(desk.ctx, desk.invoerbank.velden, lijst)
        assert not found.bevindingen, found.bevindingen[0]
        ready.set()
        go.wait()
        import_rows(desk.ctx, lijst, found)
    finally:
        done.set()
        desk.close()


def wait_beside(desk: Desk, soort: InvoerSoort, rows: int, others: int, before_s: float) -> Wachttijd:
    """The import by a process of its own, and what the others wait meanwhile."""
    contexts = [colleague(desk, f"Collega {number}") for number in range(others)]
    cases = prepare(desk, CASES, PEOPLE)
    officers = [
        Medewerker(ctx, chr(ord("a") + number), cases, random.Random(f"invoer {number}"), 0)
        for number, ctx in enumerate(contexts)
    ]
    apart = multiprocessing.get_context("spawn")
    ready, go, done = apart.Event(), apart.Event(), apart.Event()
    importer = apart.Process(
        target=_import, args=(desk.register.folder, soort, rows, ready, go, done), daemon=True
    )
    importer.start()
    if not ready.wait(WORKED_OUT_S):
        raise TimeoutError
    begun = time.monotonic()
    _work(
        officers, lambda: time.monotonic() > begun + before_s
    )  # the first of each is slower: it is new to all
    until = time.monotonic() + before_s
    calm = _work(officers, lambda: time.monotonic() > until)
    go.set()
    started = time.monotonic()
    busy = _work(officers, done.is_set)
    took = time.monotonic() - started
    importer.join()
    return Wachttijd(calm, busy, judged(desk, officers), importer.exitcode == 0, took)


def _work(officers: Sequence[Medewerker], enough: Callable[[], bool]) -> list[tuple[float, str]]:
    """What each thing that was done took, however it ended."""

    def work(officer: Medewerker) -> list[tuple[float, str]]:
        took = []
        while not enough():
            begun = time.monotonic()
            what = officer.one_thing()
            took.append((time.monotonic() - begun, what))
            time.sleep(officer.toeval.uniform(0, 2 * PAUSE_S))
        return took

    with ThreadPoolExecutor(len(officers)) as pool:
        return sorted(one for found in pool.map(work, officers) for one in found)


def main(rows: int, soort: InvoerSoort) -> None:
    """Do it, and tell the longest."""
    with server_desk() as desk:
        found = wait_beside(desk, soort, rows, OTHERS, 10)
    print(f"{rows} regels ingevoerd in {found.invoer_s:.0f} s, naast {dict(found.uitslag.einde)}")
    for when, took in (("ervoor", found.ervoor), ("tijdens", found.tijdens)):
        p50, p95 = (1000 * took[len(took) * part // 100][0] for part in (50, 95))
        longest = ", ".join(f"{what} {1000 * s:.0f}" for s, what in took[:-6:-1])
        print(f"{when:8} {len(took):5} keer, mediaan {p50:.0f} ms, p95 {p95:.0f} ms, langste: {longest}")
    print("goed" if found.is_goed else f"NIET GOED: {found}")
    if not found.is_goed:
        sys.exit(1)


if __name__ == "__main__":
    main(int(sys.argv[1]), InvoerSoort(sys.argv[2]))
