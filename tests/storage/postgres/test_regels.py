"""The line of the log about a change is read by who may see what changed."""

from __future__ import annotations

import pytest
from sqlalchemy import Engine

from ivbdesk.cases.betrokkenen.medewerker import Recht
from ivbdesk.storage.tables import dossier as t
from tests.storage.postgres.besloten import CLOSED, PLAIN, Besloten, id_of, make_besloten
from tests.storage.postgres.vreemd import line, refused

_CLOSED, _PLAIN = id_of(t.casus, CLOSED), id_of(t.casus, PLAIN)


@pytest.fixture
def besloten(empty: tuple[Engine, str]) -> Besloten:
    return make_besloten(*empty)


def test_no_line_is_hidden_behind_a_closed_casus(besloten: Besloten) -> None:
    changes = {
        "casus": (_PLAIN, f"UPDATE casus SET titel = 'stil' WHERE id = '{_PLAIN}'"),
        "afspraak": (id_of(t.afspraak, PLAIN), f"DELETE FROM afspraak WHERE casus_id = '{_PLAIN}'"),
        "partner": (id_of(t.partner, PLAIN), f"UPDATE partner SET naam = 'stil' WHERE id = '{id_of(t.partner, PLAIN)}'"),
    }  # fmt: skip
    with besloten.sign_in(Recht.BEHEERDER) as manager:
        for kind, (id, change) in changes.items():
            assert refused(manager, change, line(kind, id, casus=_CLOSED)) == "42501", kind
    with besloten.sign_in_inside() as inside:
        for kind in ("casus", "afspraak"):
            id, change = changes[kind]
            assert refused(inside, change, line(kind, id, casus=_CLOSED)) == "IV002", kind
            assert refused(inside, change, line(kind, id, casus=_PLAIN)) == "", kind


def test_who_is_not_ended_after_all_keeps_the_line(besloten: Besloten) -> None:
    end = f"UPDATE medewerker SET tot = now() WHERE id = '{besloten.officers[Recht.LEZER]}'".encode()
    with besloten.sign_in(Recht.LEZER) as reader, besloten.sign_in(Recht.BEHEERDER) as manager:
        manager.execute(end)
        manager.execute("SELECT sluit_vertrokken()")
        manager.rollback()
        assert refused(manager, end.decode(), "SET CONSTRAINTS ALL IMMEDIATE") == "IV002"
        assert reader.execute("SELECT 1").fetchone() == (1,)
