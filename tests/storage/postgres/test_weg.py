"""What goes without a line of its own goes with what this transaction decides, and with nothing else."""

from __future__ import annotations

from uuid import UUID, uuid4

import psycopg
import pytest
from sqlalchemy import Engine

from ivbdesk.cases.betrokkenen.medewerker import Recht
from ivbdesk.storage.tables import dossier as t
from tests.storage.postgres.besloten import PLAIN, Besloten, id_of, make_besloten
from tests.storage.postgres.vreemd import line, refused

_PLAIN = id_of(t.casus, PLAIN)
_GONE = f"DELETE FROM afspraak WHERE casus_id = '{_PLAIN}'"
_EMPTIED = "UPDATE audit SET reden = '', wijzigingen = '', zout = '' WHERE {}"
_NAMED = line("logregels", "").replace(
    "'logregels', '', ''", "'logregels', '', '{\"regels\": [null, \"1-999\"]}'"
)


def _import(id: UUID, undone: str = "NULL") -> str:
    return (
        "INSERT INTO invoer (id, op, soort, aantal, kolommen, door, ongedaan_op)"
        f" VALUES ('{id}', now(), 'casus', 1, '', ik(), {undone})"
    )


@pytest.fixture
def besloten(empty: tuple[Engine, str]) -> Besloten:
    return make_besloten(*empty)


def test_an_import_that_made_nothing_takes_nothing_away(besloten: Besloten) -> None:
    with besloten.sign_in(Recht.REGIEVOERDER) as officer:
        for id in (uuid4(), _PLAIN):
            assert refused(officer, _import(id, "now()"), line("invoer", id)) == "IV003", "made and undone"
            assert refused(officer, _import(id), line("invoer", id)) == ""
            undo = (f"UPDATE invoer SET ongedaan_op = now() WHERE id = '{id}'", line("invoer", id), _NAMED)
            assert refused(officer, *undo, _GONE) == "IV002"
            for lines in (f"casus_id = '{_PLAIN}'", f"entiteit_id = '{_PLAIN}'", "casus_id IS NULL"):
                assert refused(officer, *undo, _EMPTIED.format(lines)) == "IV002", lines
            whole = (_GONE, f"DELETE FROM casus WHERE id = '{_PLAIN}'")
            assert refused(officer, *undo, *whole, "SET CONSTRAINTS ALL IMMEDIATE")
            assert refused(officer, *undo) == ""
            assert refused(officer, undo[0].replace("now()", "NULL"), line("invoer", id)) == "IV003"


def _proposal(id: UUID, casus: UUID, parts: str) -> str:
    return (
        "INSERT INTO vernietiging (id, casus_id, nummer, onderdelen, termijn, bron, status, voorgesteld_door,"
        f" voorgesteld_op, reden, verklaring_sha256) SELECT '{id}', '{casus}', 'x', '{parts}', '', '', 'voorgesteld', ik(),"
        " now(), '', ''"
    )


def test_a_decision_takes_away_what_it_is_about_and_when_it_is_taken(besloten: Besloten) -> None:
    old, other = uuid4(), uuid4()
    decide = "UPDATE vernietiging SET status = 'uitgevoerd', beslist_door = ik(), beslist_op = now() WHERE id = '{}'"
    (number,) = (id_of(t.afspraak, PLAIN),)
    with besloten.sign_in(Recht.BEHEERDER) as manager:
        for id, casus in ((old, _PLAIN), (other, uuid4())):
            assert refused(manager, _proposal(id, casus, str(number)), line("vernietiging", id)) == ""
        decided = (decide.format(old), line("vernietiging", old))
        assert refused(manager, *decided) == ""
        again = (line("vernietiging", old), _NAMED)
        assert refused(manager, *again, _GONE) == "IV002", "decided long before"
        assert refused(manager, *again, _EMPTIED.format(f"casus_id = '{_PLAIN}'")) == "IV002"
        elsewhere = (decide.format(other), line("vernietiging", other), _NAMED)
        assert refused(manager, *elsewhere, _GONE) == "IV002", "of another casus"
        assert refused(manager, *elsewhere, f"DELETE FROM persoon WHERE id = '{id_of(t.persoon, PLAIN)}'")
        assert refused(manager, *elsewhere, _EMPTIED.format(f"casus_id = '{_PLAIN}'")) == "IV002"
        third = uuid4()
        propose = (_proposal(third, _PLAIN, str(number)), line("vernietiging", third))
        assert refused(manager, *propose) == ""
        now = (decide.format(third), line("vernietiging", third))
        unnamed = (*now, line("logregels", ""), _EMPTIED.format(f"casus_id = '{_PLAIN}'"))
        assert refused(manager, *unnamed), "a line that is emptied is named"
        assert refused(manager, *now, _NAMED, _GONE, _EMPTIED.format(f"casus_id = '{_PLAIN}'")) == ""
    with psycopg.connect(besloten.where) as owner:
        found = owner.execute("SELECT 1 FROM afspraak WHERE casus_id = %s", [_PLAIN]).fetchall()
        assert found == []
