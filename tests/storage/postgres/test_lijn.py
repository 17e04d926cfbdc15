"""What one officer saves another hears at once, a closed casus by kind only; and each sees where the other is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from queue import Queue

import pytest

from ivbdesk.actions.beheer.toegang import add_officer, close_casus_to
from ivbdesk.actions.dossier.casus import open_casus
from ivbdesk.cases.betrokkenen.medewerker import Recht
from ivbdesk.desk import Desk
from ivbdesk.storage.told import Told
from ivbdesk.storage.unit_of_work import Changes
from ivbdesk.team import open_team
from tests.server_register import new_team
from tests.werkplaats import CHEAP, PASSPHRASE, Klok, casus_gegevens

BRAM = "wortel kapper stelten zandbak magneet"
PATIENCE_S = 60


@pytest.fixture
def anne(tmp_path: Path) -> Iterator[Desk]:
    """A team register, opened by its first officer."""
    new_team(tmp_path / "Proef.ivbteam", PASSPHRASE, CHEAP, Klok())
    desk = open_team(tmp_path / "Proef.ivbteam", PASSPHRASE, clock=Klok())
    yield desk
    desk.close()


@pytest.fixture
def bram(anne: Desk) -> Iterator[Desk]:
    """The same, opened by a colleague."""
    id = add_officer(anne.ctx, "Bram Proef", "OOV", Recht.REGIEVOERDER)
    anne.keys.give_passphrase(id, BRAM)
    desk = open_team(anne.register.folder, BRAM, str(id), Klok())
    yield desk
    desk.close()


def heard_by(desk: Desk) -> Queue[Changes]:
    heard: Queue[Changes] = Queue()
    desk.on_change(heard.put)
    return heard


def until(asked: Callable[[], list[str]], wanted: list[str], told: Queue[None]) -> None:
    while asked() != wanted:
        told.get(timeout=PATIENCE_S)


def test_what_is_saved_is_heard_once_by_each(anne: Desk, bram: Desk) -> None:
    his, hers = heard_by(bram), heard_by(anne)
    casus_id = open_casus(anne.ctx, casus_gegevens(), None)
    told = his.get(timeout=PATIENCE_S)
    assert told.casussen == {casus_id}
    assert "casus" in told.entiteiten
    assert not told.onbekend
    assert hers.get(timeout=PATIENCE_S).casussen == {casus_id}
    open_casus(bram.ctx, casus_gegevens(titel="Een andere"), None)
    assert hers.get(timeout=PATIENCE_S).casussen != {casus_id}
    assert hers.empty(), "her own is not told twice"


def test_a_closed_casus_is_told_by_kind_only(anne: Desk, bram: Desk) -> None:
    casus_id = open_casus(anne.ctx, casus_gegevens(), None)
    his = heard_by(bram)
    close_casus_to(anne.ctx, casus_id, (), "niet iedereen hoeft dit te zien")
    told = his.get(timeout=PATIENCE_S)
    while "toegang" not in told.entiteiten:  # that it was made is told too
        told = his.get(timeout=PATIENCE_S)
    assert casus_id not in told.casussen
    assert told.onbekend


def test_each_sees_where_the_other_is_until_she_leaves(anne: Desk, bram: Desk) -> None:
    casus_id, other = (open_casus(anne.ctx, casus_gegevens(titel=name), None) for name in ("Een", "Twee"))
    assert anne.team is not None
    assert bram.team is not None
    moved: Queue[None] = Queue()
    anne.team.on_presence(lambda: moved.put(None))
    bram.team.show(casus_id)
    until(lambda: anne.team.who(casus_id) if anne.team else [], ["Bram Proef"], moved)
    assert anne.team.who(other) == []
    assert bram.team.who(casus_id) == []
    bram.team.show(other)
    until(lambda: anne.team.who(other) if anne.team else [], ["Bram Proef"], moved)
    assert anne.team.who(casus_id) == []
    bram.team.end()
    bram.team = None
    until(lambda: anne.team.who(other) if anne.team else [], [], moved)


def test_what_is_too_long_to_tell_says_that_much_may_have_changed(anne: Desk) -> None:
    from uuid import uuid4

    told = Told(frozenset({"casus"}), frozenset(uuid4() for _ in range(300)))
    assert len(told.as_text()) < 8000
    assert Told.read(told.as_text()).everything
    few = Told(frozenset({"casus", "stap"}), frozenset({uuid4()}), unknown=True)
    assert Told.read(few.as_text()) == few
    assert Told.read("geen json").everything
