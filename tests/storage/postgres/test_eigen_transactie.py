"""What is written and given up again opens nothing meanwhile: of that the log would never tell."""

from __future__ import annotations

import pytest
from sqlalchemy import Engine

from ivbdesk.cases.betrokkenen.medewerker import Recht
from ivbdesk.storage.tables import dossier as t
from tests.storage.postgres.besloten import CLOSED, PLAIN, Besloten, id_of, make_besloten
from tests.storage.postgres.vreemd import read_after

_CLOSED, _PLAIN = id_of(t.casus, CLOSED), id_of(t.casus, PLAIN)
_INTO = "INSERT INTO toegang (id, casus_id, medewerker_id, sinds, nood, reden, tot) SELECT gen_random_uuid(), '{}', ik(), nu(), {}"
_LETTING_IN = {
    "let in for good": (_INTO.format(_CLOSED, "false, '', NULL"),),
    "in an emergency": (_INTO.format(_CLOSED, "true, 'brand', nu() + interval '8 hours'"),),
    "in an emergency that ends now": (
        _INTO.format(_CLOSED, "true, 'brand', nu() + interval '8 hours'"),
        f"UPDATE toegang SET tot = nu() WHERE casus_id = '{_CLOSED}'",
    ),
    "let in before it is closed": (
        _INTO.format(_PLAIN, "false, '', NULL"),
        f"UPDATE toegang SET casus_id = '{_CLOSED}' WHERE medewerker_id = ik()",
    ),
}  # fmt: skip


@pytest.fixture
def besloten(empty: tuple[Engine, str]) -> Besloten:
    return make_besloten(*empty)


def test_who_lets_himself_in_and_gives_it_up_again_read_nothing(besloten: Besloten) -> None:
    for recht in Recht:
        with besloten.sign_in(recht) as connection:
            for what, acts in _LETTING_IN.items():
                assert read_after(connection, *acts) == [], (recht, what)
