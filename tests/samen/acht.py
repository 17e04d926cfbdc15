"""Eight officers do whatever comes up in 200 cases, on a real server: what is lost, given twice or wrong afterwards (team.md C7, 1).

`python -m tests.samen.acht 10` works for ten minutes; a second number is the seed.
"""

from __future__ import annotations

import random
import statistics
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from uuid import UUID

import sqlalchemy as sa

from ivbdesk.actions.dossier.casus import NieuwePersoon, change_status, open_casus, refresh_around
from ivbdesk.cases.betrokkenen.betrokkene import Persoonsgegevens, Rol
from ivbdesk.cases.betrokkenen.object import Adres
from ivbdesk.cases.dossier.casusstatus import CasusStatus
from ivbdesk.desk import Desk
from ivbdesk.storage.audit import verify_chain
from ivbdesk.storage.tables import dossier as t
from tests.samen.doen import STREETS, Medewerker
from tests.samen.uitsluiten import server_desk
from tests.storage.collega import colleague
from tests.werkplaats import casus_gegevens

OFFICERS, CASES, PEOPLE = 8, 200, 60
_DERIVED = (t.stand, t.aandacht, t.ketengat)
_AROUND = ("S03", "S04", "S05")
"""Rules about other cases of the same people or address: worked out when the casus itself changes, and each morning."""


@dataclass(frozen=True)
class Uitslag:
    """What came of it: `einde` counts how acts ended, `verloren` are marks that the log does not have.

    `standen_anders` are the cases that show other figures than are worked out anew, `omgeving_anders` those where only
    what is told of other cases differs.
    """

    einde: Counter[str]
    verloren: list[str]
    dubbel: list[str]
    keten_gebroken: int | None
    standen_anders: int
    omgeving_anders: int
    fouten: list[str]

    @property
    def is_goed(self) -> bool:
        """Nothing lost, given twice, broken or other than it is worked out."""
        wrong = (self.verloren, self.dubbel, self.keten_gebroken, self.standen_anders, self.fouten)
        return not any(wrong)


def prepare(desk: Desk, cases: int, people: int) -> list[UUID]:
    """Active cases at few addresses, with people who stand in several."""
    known: list[UUID] = []
    made = []
    for number in range(cases):
        place = Adres(STREETS[number % len(STREETS)], number % 30 + 1, "", "2351 AB", "Leiderdorp")
        who = known[number % people] if len(known) >= people else None
        person = NieuwePersoon(
            Persoonsgegevens(achternaam=f"Proef {number}"), Rol.OVERLASTGEVER, who, iemand_anders=True
        )
        id = open_casus(desk.ctx, casus_gegevens(titel=f"Zaak {number}", adres=place), person)
        change_status(desk.ctx, id, CasusStatus.WEGING, "wegen van het signaal")
        change_status(desk.ctx, id, CasusStatus.ACTIEF, "lokale aanpak")
        if who is None:
            known.append(desk.ctx.reads.dossier.casus(id).betrokkenen[0].persoon.id)
        made.append(id)
    return made


def at_work(
    desk: Desk,
    cases: Sequence[UUID],
    number: int,
    seed: int,
    until: Callable[[Medewerker], bool],
    denktijd: float,
) -> list[Medewerker]:
    """So many officers, each in a thread, until that says that it is enough."""
    desk.on_change(lambda changes: refresh_around(desk.ctx, changes.omgeving))  # as a window does
    contexts = [desk.ctx, *(colleague(desk, f"Collega {n}", als_venster=True) for n in range(1, number))]
    refresh_around(desk.ctx, cases)  # as the morning after: there are more officers to stand in
    officers = [
        Medewerker(ctx, chr(ord("a") + n), cases, random.Random(f"{seed} {n}"), denktijd)
        for n, ctx in enumerate(contexts)
    ]

    def work(officer: Medewerker) -> None:
        while not until(officer):
            officer.one_thing()

    with ThreadPoolExecutor(number) as pool:
        list(pool.map(work, officers))
    return officers


def judge(desk: Desk, officers: Sequence[Medewerker]) -> Uitslag:
    """What the register and its log have afterwards, against what was acknowledged."""
    kept = {mark: act for officer in officers for mark, act in officer.boek.bewaard.items()}
    with desk.register.engine.connect() as connection:
        a = t.audit.c
        told = "\n".join(
            f"{line.reden} {line.wijzigingen}"
            for line in connection.execute(sa.select(a.reden, a.wijzigingen))
        )
        numbers = [
            number
            for table in (t.casus, t.signaal)
            for number in connection.scalars(
                sa.select(table.c.nummer).group_by(table.c.nummer).having(sa.func.count() > 1)
            )
        ]
        broken = verify_chain(connection, desk.register.audit_key).broken_at
    einde: Counter[str] = Counter()
    for officer in officers:
        einde += officer.boek.einde
    return Uitslag(
        einde,
        sorted(f"{act} {mark}" for mark, act in kept.items() if mark not in told),
        numbers,
        broken,
        *_standen_anders(desk),
        [fout for officer in officers for fout in officer.boek.fouten],
    )


def _standen_anders(desk: Desk) -> tuple[int, int]:
    """How many cases show other figures than are worked out anew, and how many only of other cases."""
    before = _figures(desk)
    ids = sorted(before)
    for start in range(0, len(ids), 50):
        with desk.ctx.begin("bijwerken", "nagerekend") as unit:
            for id in ids[start : start + 50]:
                unit.refresh(id)
    after = _figures(desk)
    differing = [
        any("aandacht" not in line or not line.endswith(_AROUND) for line in before[id] ^ after[id])
        for id in ids
        if before[id] != after[id]
    ]
    return sum(differing), len(differing) - sum(differing)


def _figures(desk: Desk) -> dict[UUID, set[str]]:
    """What lists show of each casus, a text for each row; that of a point of attention ends in its rule."""
    found: dict[UUID, set[str]] = defaultdict(set)
    with desk.register.engine.connect() as connection:
        for table in _DERIVED:
            columns = [column for column in table.columns if column.name != "id"]
            for row in connection.execute(sa.select(*columns)):
                fields = sorted(f"{name}={value}" for name, value in row._mapping.items())
                found[row.casus_id].add(f"{table.name} {fields} {row._mapping.get('regel', '')}")
    return found


def main(minutes: float, seed: int) -> None:
    """Work so long, and tell what came of it."""
    with server_desk() as desk:
        cases = prepare(desk, CASES, PEOPLE)
        print(f"{len(cases)} casussen", flush=True)
        stop = time.monotonic() + minutes * 60
        officers = at_work(desk, cases, OFFICERS, seed, lambda _: time.monotonic() > stop, 0.2)
        uitslag = judge(desk, officers)
    total = sum(uitslag.einde.values())
    print(f"{total} handelingen in {minutes} minuten: {dict(uitslag.einde)}")
    print(f"verloren: {uitslag.verloren}")
    print(f"nog eens: {100 * uitslag.einde['nog eens'] / total:.2f} %")
    print(
        f"verloren {len(uitslag.verloren)}, dubbele nummers {len(uitslag.dubbel)}, keten {uitslag.keten_gebroken or 'heel'}"
    )
    print(
        f"standen anders dan nagerekend: {uitslag.standen_anders}, en {uitslag.omgeving_anders} over andere casussen"
    )
    print(f"fouten: {Counter(uitslag.fouten)}")
    for name in sorted({name for officer in officers for name in officer.boek.duur}):
        took = sorted(second for officer in officers for second in officer.boek.duur[name])
        print(
            f"{name:16} {len(took):5} keer, mediaan {1000 * statistics.median(took):4.0f} ms, p95 {1000 * took[len(took) * 95 // 100]:4.0f} ms"
        )
    print("goed" if uitslag.is_goed else "NIET GOED")
    if not uitslag.is_goed:
        sys.exit(1)


if __name__ == "__main__":
    main(float(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1)
