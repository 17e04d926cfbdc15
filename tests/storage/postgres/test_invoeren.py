"""An import of many rows while colleagues work: they get their numbers meanwhile, and one that was stopped leaves no gap."""

from __future__ import annotations

import time
from threading import Thread

import pytest
import sqlalchemy as sa

from ivbdesk.actions.dossier.casus import open_casus
from ivbdesk.actions.invoer.invoer import Afgebroken, import_rows, judge
from ivbdesk.actions.signaal.signaal import record_signaal
from ivbdesk.cases.invoer.invoerveld import InvoerSoort
from ivbdesk.cases.kader.soorten import Thema
from ivbdesk.cases.signaal.signaal import SignaalBron, SignaalGegevens
from ivbdesk.desk import Desk
from ivbdesk.spreadsheet.grenzen import MAX_ROWS
from ivbdesk.storage.numbers import Numbers
from ivbdesk.storage.postgres import counted
from ivbdesk.storage.postgres.errors import NoServerRight
from tests.samen.invoeren import list_of
from tests.server_register import owner_engine
from tests.storage.collega import colleague, engine_of
from tests.werkplaats import casus_gegevens, is_whole

SIGNAL = SignaalGegevens(SignaalBron.BOA, Thema.WOONOVERLAST, "muziek")
BEGIN = "S-2026-"


def numbers(desk: Desk, table: str) -> list[str]:
    with desk.register.engine.connect() as connection:
        return list(connection.scalars(sa.text(f"SELECT nummer FROM {table} ORDER BY nummer")))


def do_import(desk: Desk, soort: InvoerSoort, meanwhile: object) -> None:
    lijst = list_of(desk, soort, 3)
    found = judge(desk.ctx, desk.invoerbank.velden, lijst)

    def stap(done: int, of: int) -> None:
        if done == of:
            meanwhile()  # type: ignore[operator]  # a test's own act

    import_rows(desk.ctx, lijst, found, stap=stap)


def test_a_colleague_gets_a_signal_and_a_casus_while_a_list_comes_in(desk: Desk) -> None:
    other = colleague(desk)
    known = list_of(desk, InvoerSoort.CASUS, 1)
    import_rows(desk.ctx, known, judge(desk.ctx, desk.invoerbank.velden, known))
    do_import(desk, InvoerSoort.SIGNAAL, lambda: record_signaal(other, SIGNAL))
    assert numbers(desk, "signaal") == [f"{BEGIN}00{number}" for number in (1, 2, 3, 4)]
    do_import(desk, InvoerSoort.CASUS, lambda: open_casus(other, casus_gegevens(), None))
    assert numbers(desk, "casus") == [f"LD-2026-00{number}" for number in (1, 2, 3, 4)]
    assert is_whole(desk)


def test_a_list_that_is_stopped_leaves_no_gap(desk: Desk) -> None:
    def stop() -> None:
        raise Afgebroken

    with pytest.raises(Afgebroken):
        do_import(desk, InvoerSoort.SIGNAAL, stop)
    record_signaal(desk.ctx, SIGNAL)
    assert numbers(desk, "signaal") == [f"{BEGIN}001"]


_WAITED_FOR = sa.text(
    "SELECT EXISTS (SELECT 1 FROM pg_locks WHERE NOT granted AND locktype = 'transactionid')"
)


def test_a_list_that_is_stopped_while_a_colleague_saves_takes_nothing_back_of_hers(desk: Desk) -> None:
    saving = engine_of(desk, colleague(desk).officer).connect()
    seen = engine_of(desk, desk.ctx.officer)

    def save() -> None:
        with seen.connect() as looking:
            while not looking.scalar(_WAITED_FOR):
                looking.rollback()
                time.sleep(0.01)
        saving.commit()
        saving.close()

    saves = Thread(target=save)

    def stop() -> None:
        for start in (BEGIN, "signaal"):
            last = saving.scalar(sa.text("SELECT houd_teller(:start)"), {"start": start})
            saving.execute(sa.text("SELECT zet_teller(:start, :last)"), {"start": start, "last": last + 1})
        saves.start()
        raise Afgebroken

    with pytest.raises(Afgebroken):
        do_import(desk, InvoerSoort.SIGNAAL, stop)
    saves.join()
    record_signaal(desk.ctx, SIGNAL)
    assert numbers(desk, "signaal") == [f"{BEGIN}005"], "a colleague has 004"


def test_numbers_that_were_put_aside_are_of_one_officer_and_one_transaction(desk: Desk) -> None:
    other = colleague(desk)
    aside = sa.text("SELECT houd_reeks('S-2026-', 5)")
    taking = sa.text("SELECT neem_reeks('S-2026-', :first)")
    with desk.register.engine.begin() as connection:
        first = connection.scalar(aside)
    with pytest.raises(NoServerRight), engine_of(desk, other.officer).begin() as theirs:
        theirs.execute(taking, {"first": first})
    with desk.register.engine.begin() as connection:
        connection.execute(taking, {"first": first})
    with pytest.raises(NoServerRight), desk.register.engine.begin() as connection:
        connection.execute(taking, {"first": first})


def test_a_number_of_a_range_is_given_by_that_range_alone(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else the range goes back where its numbers are in use, and nobody can save any more."""

    def both(self: Numbers, start: str) -> int:
        connection = self.session.connection()
        connection.execute(sa.text("SELECT houd_teller(:start)"), {"start": start})
        return int(connection.scalar(sa.text("SELECT houd_reeks(:start, 5)"), {"start": start}) or 0)

    with monkeypatch.context() as changed:
        changed.setattr(Numbers, "_next", both)
        with pytest.raises(NoServerRight):
            record_signaal(desk.ctx, SIGNAL)
    record_signaal(desk.ctx, SIGNAL)
    assert numbers(desk, "signaal") == [f"{BEGIN}001"]


def test_the_longest_list_that_is_read_gets_its_numbers(desk: Desk) -> None:
    firsts = counted.put_aside(desk.register.engine, {BEGIN: MAX_ROWS})
    counted.give_back(desk.register.engine, firsts)
    with pytest.raises(NoServerRight):
        counted.put_aside(desk.register.engine, {BEGIN: MAX_ROWS + 1})


def test_ranges_that_were_used_or_left_do_not_stay(desk: Desk) -> None:
    """Each names an officer."""
    engine = desk.register.engine
    used = counted.put_aside(engine, {BEGIN: 2})
    with engine.begin() as connection:
        counted.take(connection, used)
    left = counted.put_aside(engine, {BEGIN: 2})
    record_signaal(desk.ctx, SIGNAL)
    last = counted.put_aside(engine, {BEGIN: 2})
    with owner_engine(desk).connect() as connection:
        assert list(connection.scalars(sa.text("SELECT van FROM reeks"))) == [last[BEGIN]]
    assert (used[BEGIN], left[BEGIN], last[BEGIN]) == (1, 3, 6)


def test_a_list_that_came_in_gives_nothing_back(desk: Desk) -> None:
    """What might go wrong then would tell of an import that is there as of one that failed."""
    asked: list[str] = []

    @sa.event.listens_for(desk.register.engine, "before_cursor_execute")
    def _note(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        asked.append(statement)

    do_import(desk, InvoerSoort.SIGNAAL, lambda: None)
    assert any("neem_reeks" in one for one in asked)
    assert not any("laat_reeks" in one for one in asked)
