"""How often the register is asked: over a line, each statement is a journey of its own (issue 21: at most 12)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import event

from ivbdesk.actions.dossier.blad import read_blad
from ivbdesk.actions.dossier.casus import change_casus, open_casus
from ivbdesk.actions.dossier.tijdlijn import ItemGegevens, record_entry
from ivbdesk.cases.dossier.tijdlijn import Aard, ItemSoort
from ivbdesk.cases.kader.soorten import Herkomst
from ivbdesk.desk import Desk
from tests.werkplaats import NOW, PERSOON, casus_gegevens, new_desk

pytestmark = pytest.mark.op_beide_motoren
MOST = 12


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    opened = new_desk(tmp_path)
    yield opened
    opened.close()


def asked(desk: Desk, act: Callable[[], object]) -> list[str]:
    """The statements of an act, but for what begins a transaction."""
    found: list[str] = []

    def note(*told: object) -> None:
        found.append(" ".join(str(told[2]).split())[:70])

    event.listen(desk.register.engine, "before_cursor_execute", note)
    try:
        act()
    finally:
        event.remove(desk.register.engine, "before_cursor_execute", note)
    return [line for line in found if not line.startswith("BEGIN")]


def test_a_casus_is_read_in_few_statements(desk: Desk) -> None:
    casus_id = open_casus(desk.ctx, casus_gegevens(), PERSOON)
    statements = asked(desk, lambda: read_blad(desk.ctx, casus_id))
    assert 0 < len(statements) <= 4, statements


def test_an_entry_is_saved_in_few_statements(desk: Desk) -> None:
    casus_id = open_casus(desk.ctx, casus_gegevens(), PERSOON)
    entry = ItemGegevens(ItemSoort.NOTITIE, Aard.WAARNEMING, Herkomst.EIGEN, "", "Rustig", NOW.date())
    record_entry(desk.ctx, casus_id, entry)
    statements = asked(desk, lambda: record_entry(desk.ctx, casus_id, entry))
    assert 0 < len(statements) <= MOST, statements


def test_a_field_is_saved_in_few_statements(desk: Desk) -> None:
    casus_id = open_casus(desk.ctx, casus_gegevens(), PERSOON)
    titel = casus_gegevens(titel="Woonoverlast Proeflaan 5")
    statements = asked(desk, lambda: change_casus(desk.ctx, casus_id, titel, "adres klopte niet"))
    assert 0 < len(statements) <= MOST, statements
