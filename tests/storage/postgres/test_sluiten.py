"""A casus is closed and opened by who has it for good, once in a transaction, and never so that nobody has it."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import uuid4

import psycopg
import pytest
from sqlalchemy import Engine

from ivbdesk.cases.betrokkenen.medewerker import Recht
from ivbdesk.storage.tables import dossier as t
from tests.storage.postgres.besloten import CLOSED, PLAIN, Besloten, id_of, make_besloten
from tests.storage.postgres.vreemd import Connection, line, read_after, refused

_CLOSED, _PLAIN = id_of(t.casus, CLOSED), id_of(t.casus, PLAIN)
_AT_ONCE = "SET CONSTRAINTS ALL IMMEDIATE"
_END = "UPDATE toegang SET tot = nu() WHERE casus_id = '{}' AND tot IS NULL"


def _set(casus: object, besloten: bool) -> str:
    return f"UPDATE casus SET besloten = {besloten} WHERE id = '{casus}'"


def _into(id: object, casus: object, how: str = "false, '', NULL") -> str:
    return (
        "INSERT INTO toegang (id, casus_id, medewerker_id, sinds, nood, reden, tot)"
        f" SELECT '{id}', '{casus}', ik(), nu(), {how}"
    )


_EMERGENCY = "true, 'brand', nu() + interval '8 hours'"


@pytest.fixture
def besloten(empty: tuple[Engine, str]) -> Besloten:
    return make_besloten(*empty)


@pytest.fixture
def officer(besloten: Besloten) -> Iterator[Connection]:
    """A regievoerder who is in the closed casus by an emergency only."""
    opening = uuid4()
    with besloten.sign_in(Recht.REGIEVOERDER) as connection:
        assert (
            refused(connection, _into(opening, _CLOSED, _EMERGENCY), line("toegang", opening, casus=_CLOSED))
            == ""
        )
        yield connection


def test_an_emergency_opens_a_casus_to_nobody_else_and_does_not_last(officer: Connection) -> None:
    lasting = uuid4()
    to_all = (_set(_CLOSED, False), line("casus", _CLOSED, casus=_CLOSED))
    assert refused(officer, *to_all) == "IV003"
    stay = (*to_all, _set(_CLOSED, True), _into(lasting, _CLOSED), line("toegang", lasting, casus=_CLOSED))
    assert refused(officer, *stay) == "IV003"


def test_a_casus_is_closed_or_opened_once_in_a_transaction(besloten: Besloten) -> None:
    """Access that is laid up in a casus that stays open would let in when a colleague closes it."""
    laid_up = uuid4()
    told = line("casus", _PLAIN, casus=_PLAIN)
    into = (_into(laid_up, _PLAIN), line("toegang", laid_up, casus=_PLAIN))
    with besloten.sign_in(Recht.REGIEVOERDER) as officer:
        empty = (_END.format(_PLAIN), line("toegang", id_of(t.toegang, PLAIN), casus=_PLAIN))
        close = (_set(_PLAIN, True), told, *into)
        assert refused(officer, *close, _AT_ONCE, _set(_PLAIN, False)) == "IV003"
        assert refused(officer, *close) == ""
        assert refused(officer, _set(_PLAIN, False), told) == "IV003", "while somebody still has access"
        again = (_into(uuid4(), _PLAIN), line("toegang", uuid4()))
        ended = (*empty, _set(_PLAIN, False), told, line("toegang", laid_up, casus=_PLAIN))
        assert refused(officer, *ended, _AT_ONCE, *again) != ""
        assert refused(officer, *ended) == ""


def test_a_casus_never_stays_that_nobody_has(besloten: Besloten) -> None:
    mine = uuid4()
    close = (
        _set(_PLAIN, True),
        line("casus", _PLAIN),
        _into(mine, _PLAIN),
        line("toegang", mine, casus=_PLAIN),
    )
    ends = (
        _END.format(_PLAIN),
        line("toegang", mine, casus=_PLAIN),
        line("toegang", id_of(t.toegang, PLAIN), casus=_PLAIN),
    )
    with besloten.sign_in(Recht.REGIEVOERDER) as officer:
        assert refused(officer, *close, _AT_ONCE, *ends) == "IV003"
        assert refused(officer, *close) == ""


def test_no_casus_is_closed_that_is_put_in_the_place_of_another(besloten: Besloten) -> None:
    names = ", ".join(c.name for c in t.casus.columns if c.name not in ("id", "besloten", "nummer", "volgnr"))
    for end in ("", "(nummer) "):
        put = (
            f"INSERT INTO casus (id, besloten, nummer, volgnr, {names}) SELECT '{_CLOSED}', true, 'q', 99, {names}"
            f" FROM casus WHERE id = '{_PLAIN}' ON CONFLICT {end}DO NOTHING"
        )
        with besloten.sign_in(Recht.REGIEVOERDER) as officer:
            assert read_after(officer, put) == []


def test_who_leaves_does_not_come_back_before_it_is_committed(besloten: Besloten) -> None:
    """Else a beheerder took the place of the only one who has a closed casus, without that one ever leaving."""
    with psycopg.connect(besloten.where) as owner:
        (inside,) = owner.execute(
            "SELECT medewerker_id FROM toegang WHERE casus_id = %s", [_CLOSED]
        ).fetchone() or ("",)
    mine = uuid4()
    away = f"UPDATE medewerker SET tot = now() WHERE id = '{inside}'"
    back = f"UPDATE medewerker SET tot = NULL WHERE id = '{inside}'"
    told = (line("medewerker", inside), line("toegang", mine, casus=_CLOSED))
    with besloten.sign_in(Recht.BEHEERDER) as manager:
        assert refused(manager, away, _into(mine, _CLOSED), *told, _AT_ONCE, back) == "IV003"


def test_access_that_ended_does_not_go_on_in_a_transaction_that_began_before(
    officer: Connection, besloten: Besloten
) -> None:
    look = f"SELECT 1 FROM casus WHERE id = '{_CLOSED}'".encode()
    assert officer.execute(look).fetchall() == [(1,)]
    with psycopg.connect(besloten.where) as owner:
        owner.execute("UPDATE toegang SET tot = klok() WHERE casus_id = %s AND nood", [_CLOSED])
    assert officer.execute(look).fetchall() == []
