"""Several at once: nothing is lost, no number is given twice, and the log is one chain."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from uuid import UUID

import pytest

from ivbdesk.actions.dossier.casus import change_casus, open_casus
from ivbdesk.actions.dossier.tijdlijn import ItemGegevens, record_entry
from ivbdesk.cases.betrokkenen.register import Instelling
from ivbdesk.cases.dossier.tijdlijn import Aard, ItemSoort
from ivbdesk.cases.kader.soorten import Herkomst
from ivbdesk.cases.taal.fouten import RegelFout
from ivbdesk.desk import Desk
from ivbdesk.storage.audit import verify_chain
from ivbdesk.storage.known_words import words_from
from tests.diep import DEEP
from tests.werkplaats import NOW, casus_gegevens

WRITERS = 8
TIMES = 40 if DEEP else 4


def test_all_that_is_saved_at_once_is_there_in_one_chain(desk: Desk) -> None:
    shared = open_casus(desk.ctx, casus_gegevens(), None)

    def work(writer: int) -> list[UUID]:
        cases = []
        for time in range(TIMES):
            cases.append(open_casus(desk.ctx, casus_gegevens(titel=f"Zaak {writer} {time}"), None))
            item = ItemGegevens(
                ItemSoort.NOTITIE,
                Aard.FEIT,
                Herkomst.EIGEN,
                "OOV",
                f"regel {writer}-{time} de het een",
                NOW.date(),
            )
            record_entry(desk.ctx, shared, item)
        return cases

    with ThreadPoolExecutor(WRITERS) as pool:
        made = [id for found in pool.map(work, range(WRITERS)) for id in found]
    rows = desk.ctx.reads.dossier.casusregels([*made, shared])
    numbers = sorted(row.nummer for row in rows.values())
    assert numbers == [f"LD-2026-{number:03}" for number in range(1, WRITERS * TIMES + 2)]
    lines = {item.tekst for item in desk.ctx.reads.dossier.casus(shared).tijdlijn}
    assert len(lines) == WRITERS * TIMES
    assert len(desk.ctx.reads.zoeken.zoek_teksten("regel", NOW.date(), 1000)) == min(40, WRITERS * TIMES)
    with desk.register.engine.connect() as connection:
        chain = verify_chain(connection, desk.register.audit_key)
        known = words_from(connection, "het", 9)
    assert chain.broken_at is None
    assert chain.head is not None
    assert chain.head[0] == chain.rows
    assert known == ["het"], "the words of all texts are known"


def test_who_is_in_a_casus_is_alone_in_it(desk: Desk) -> None:
    """What the second decides on is what the first made of it."""
    casus_id = open_casus(desk.ctx, casus_gegevens(), None)
    with ThreadPoolExecutor(1) as other:
        with desk.ctx.begin("proef", "eerst") as unit:
            unit.casus(casus_id).titel = "Eerst"
            later = other.submit(_add_word, desk, casus_id)
            with pytest.raises(TimeoutError):
                later.result(timeout=0.3)
        later.result(timeout=20)
    assert desk.ctx.reads.dossier.casus(casus_id).titel == "Eerst en daarna"


def _add_word(desk: Desk, casus_id: UUID) -> None:
    with desk.ctx.begin("proef", "daarna") as unit:
        casus = unit.casus(casus_id)
        casus.titel += " en daarna"


def test_two_that_take_up_a_new_counter_do_not_get_one_number(desk: Desk) -> None:
    """Of a year in which nobody has a number yet there is no row to hold."""
    with ThreadPoolExecutor(1) as other:
        with desk.ctx.begin("proef", "eerst") as unit:
            first = unit.nummers.casus(2031, "LD")
            later = other.submit(_number_in, desk, 2031)
            with pytest.raises(TimeoutError):
                later.result(timeout=0.3)
            unit.add(Instelling("proef", "iets"))
        assert {first[0], later.result(timeout=20)} == {1, 2}


def _number_in(desk: Desk, year: int) -> int:
    with desk.ctx.begin("proef", "daarna") as unit:
        return unit.nummers.casus(year, "LD")[0]


def test_what_fails_while_others_write_leaves_nothing(desk: Desk) -> None:
    casus_id = open_casus(desk.ctx, casus_gegevens(), None)
    late = ItemGegevens(
        ItemSoort.NOTITIE, Aard.FEIT, Herkomst.EIGEN, "OOV", "te laat", NOW.date() + timedelta(days=3)
    )

    def work(number: int) -> bool:
        try:
            if number % 2:
                record_entry(desk.ctx, casus_id, late)
            else:
                change_casus(desk.ctx, casus_id, casus_gegevens(titel=f"Zaak {number}"), "proef")
        except RegelFout:
            return False
        return True

    with ThreadPoolExecutor(4) as pool:
        done = list(pool.map(work, range(8)))
    assert done == [True, False] * 4
    with desk.register.engine.connect() as connection:
        assert verify_chain(connection, desk.register.audit_key).broken_at is None
    assert desk.ctx.reads.dossier.casus(casus_id).tijdlijn == []
