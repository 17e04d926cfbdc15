"""Acts that exclude each other, done at the same moment by two officers: exactly one succeeds (team.md C7, 4).

`python -m tests.samen.uitsluiten 1000` does each pair that often on a real server.
"""

from __future__ import annotations

import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Barrier
from uuid import UUID

from ivbdesk.actions.beheer.toegang import change_officer
from ivbdesk.actions.betrokkenen.betrokkenen import add_betrokkene
from ivbdesk.actions.betrokkenen.samenvoegen import merge_people
from ivbdesk.actions.context import Context
from ivbdesk.actions.dossier.casus import NieuwePersoon, change_status, open_casus
from ivbdesk.actions.ladder.ladder import end_measure, start_measure
from ivbdesk.actions.signaal.signaal import record_signaal
from ivbdesk.actions.signaal.weging import Weging, decide
from ivbdesk.cases.besluitvorming.maatregel import Resultaat
from ivbdesk.cases.betrokkenen.betrokkene import Persoonsgegevens, Rol
from ivbdesk.cases.betrokkenen.medewerker import Medewerker, Recht
from ivbdesk.cases.betrokkenen.samenvoeging import Samengesteld
from ivbdesk.cases.dossier.basis import TegelijkBewaard
from ivbdesk.cases.dossier.casusstatus import CasusStatus
from ivbdesk.cases.kader.soorten import Thema, Uitkomst
from ivbdesk.cases.signaal.signaal import SignaalBron, SignaalGegevens
from ivbdesk.cases.signaal.weging import Ingevuld, Wegingsbesluit
from ivbdesk.cases.taal.fouten import RegelFout
from ivbdesk.desk import Desk
from tests.beide_motoren import on_server
from tests.cases.signaal.test_weging import ENOUGH
from tests.storage.collega import colleague
from tests.werkplaats import casus_gegevens, new_desk

Act = Callable[[Context], object]
Pair = Callable[[Context, Context], tuple[Act, Act]]
P03 = "P03"
ELS = Persoonsgegevens(voornaam="Els", achternaam="Tegelijk")


def active(ctx: Context) -> UUID:
    """A casus that is worked on."""
    made = open_casus(ctx, casus_gegevens(), None)
    change_status(ctx, made, CasusStatus.WEGING, "wegen van het signaal")
    change_status(ctx, made, CasusStatus.ACTIEF, "lokale aanpak")
    return made


def _close_or_start(ctx: Context, _: Context) -> tuple[Act, Act]:
    casus_id = active(ctx)
    return (
        lambda one: change_status(one, casus_id, CasusStatus.GESLOTEN, "er is rust"),
        lambda one: start_measure(one, casus_id, P03),
    )


def _start_twice(ctx: Context, _: Context) -> tuple[Act, Act]:
    casus_id = active(ctx)
    return (lambda one: start_measure(one, casus_id, P03),) * 2


def _end_twice(ctx: Context, _: Context) -> tuple[Act, Act]:
    casus_id = active(ctx)
    running = start_measure(ctx, casus_id, P03)

    def end(result: Resultaat) -> Act:
        return lambda one: end_measure(one, casus_id, running, result, "zo ging het")

    return end(Resultaat.GELUKT), end(Resultaat.ONVOLDOENDE)


def _decide_a_signal_twice(ctx: Context, _: Context) -> tuple[Act, Act]:
    signal = record_signaal(ctx, SignaalGegevens(SignaalBron.BOA, Thema.WOONOVERLAST, "veel aanloop"))

    def decided(why: str) -> Act:
        besluit = Wegingsbesluit(Uitkomst.NIETS, why, vernietigen_op=ctx.today() + timedelta(days=30))
        return lambda one: decide(one, signal, Weging(Ingevuld(Thema.WOONOVERLAST, ENOUGH), besluit))

    return decided("niet van ons"), decided("het is al opgelost")


def _merge_both_ways(ctx: Context, _: Context) -> tuple[Act, Act]:
    casus_id = active(ctx)
    people = []
    for role in (Rol.OVERLASTGEVER, Rol.BETROKKENE):
        add_betrokkene(ctx, casus_id, NieuwePersoon(ELS, role, iemand_anders=True))
        people = [b.persoon for b in ctx.reads.dossier.casus(casus_id).betrokkenen]
    one, two = people

    def merge(stays: UUID, goes: UUID) -> Act:
        chosen = Samengesteld(ELS)
        return lambda by: merge_people(by, stays, goes, chosen, "dezelfde persoon")

    return merge(one.id, two.id), merge(two.id, one.id)


def _add_a_person_twice(ctx: Context, _: Context) -> tuple[Act, Act]:
    """Each in a casus of their own; who comes second is asked whether it is the same person."""
    name = "".join(chr(ord("a") + byte % 26) for byte in ctx.new_id().bytes[:8])
    typed = Persoonsgegevens(voornaam="Jo", achternaam=name.capitalize())
    person = NieuwePersoon(typed, Rol.BETROKKENE, nazoeken=True)

    def add(casus_id: UUID) -> Act:
        return lambda one: add_betrokkene(one, casus_id, person)

    return add(active(ctx)), add(active(ctx))


def _take_the_right_of_each_other(first: Context, second: Context) -> tuple[Act, Act]:
    """The only two beheerders; whoever lost it the time before gets it back."""
    officers = {item.id: item for item in first.reads.beheer.medewerkers()}
    one, two = officers[first.officer], officers[second.officer]
    for lost, by in ((one, second), (two, first)):
        if lost.recht is not Recht.BEHEERDER:
            change_officer(by, lost.id, lost.naam, lost.functie, Recht.BEHEERDER)

    def take(other: Medewerker) -> Act:
        return lambda by: change_officer(by, other.id, other.naam, other.functie, Recht.REGIEVOERDER)

    return take(two), take(one)


PAIRS: Mapping[str, Pair] = {
    "sluiten of een middel beginnen": _close_or_start,
    "een middel twee keer beginnen": _start_twice,
    "een middel twee keer beëindigen": _end_twice,
    "een signaal twee keer beslissen": _decide_a_signal_twice,
    "twee personen over en weer samenvoegen": _merge_both_ways,
    "een persoon twee keer toevoegen": _add_a_person_twice,
    "de enige twee beheerders nemen elkaar het recht af": _take_the_right_of_each_other,
}


def at_once(first: Context, second: Context, acts: tuple[Act, Act]) -> list[str]:
    """How both ended: "gelukt", "geweigerd" by a rule, or "nog eens" where it may be pressed again."""
    ready = Barrier(2)

    def do(ctx: Context, act: Act) -> str:
        ready.wait()
        try:
            act(ctx)
        except RegelFout:
            return "geweigerd"
        except TegelijkBewaard:
            return "nog eens"
        return "gelukt"

    with ThreadPoolExecutor(2) as pool:
        begun = [pool.submit(do, *one) for one in zip((first, second), acts, strict=True)]
        return [one.result() for one in begun]


@contextmanager
def server_desk() -> Iterator[Desk]:
    """A register on a server, gone afterwards."""
    with TemporaryDirectory(prefix="ivbdesk-samen-") as folder, contextmanager(on_server)():
        desk = new_desk(Path(folder))
        yield desk
        desk.close()


def main(rounds: int) -> None:
    """Every pair so many times."""
    with server_desk() as desk:
        other = colleague(desk)
        for name, pair in PAIRS.items():
            ends: Counter[str] = Counter()
            begun = time.monotonic()
            for _ in range(rounds):
                ends[" + ".join(sorted(at_once(desk.ctx, other, pair(desk.ctx, other))))] += 1
            print(f"{name}: {dict(ends)}, {time.monotonic() - begun:.0f} s", flush=True)


if __name__ == "__main__":
    main(int(sys.argv[1]))
