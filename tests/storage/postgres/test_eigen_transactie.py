"""What is written and given up again opens nothing meanwhile: of that the log would never tell."""

from __future__ import annotations

import psycopg
import pytest
from sqlalchemy import Engine

from ivbdesk.cases.betrokkenen.medewerker import Recht
from ivbdesk.storage.tables import dossier as t
from tests.storage.postgres.besloten import CLOSED, PLAIN, Besloten, id_of, make_besloten
from tests.storage.postgres.vreemd import read_after, refused

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


_HIDDEN = {
    table.name: id_of(table, CLOSED) for table in (t.persoon, t.object_, t.casus)
}  # those of no open casus


def test_nothing_is_pointed_at_who_is_hidden(besloten: Besloten) -> None:
    """By whichever column refers to a person, a place or a casus: by a row of one's own one would see who that is."""
    named = [
        (table, column, key.column.table)
        for table in t.metadata.sorted_tables
        for column in table.columns
        for key in column.foreign_keys
        if key.column.table.name in _HIDDEN
    ]
    assert len(named) > 40
    with besloten.sign_in(Recht.BEHEERDER) as connection:
        for table, column, whole in named:
            own = "casus_id" if "casus_id" in table.columns else "id"
            mine = _PLAIN if own == "casus_id" else id_of(table, PLAIN) if "id" in table.columns else None
            point = f"UPDATE {table.name} SET {column.name} = '{_HIDDEN[whole.name]}' WHERE {own} = '{mine}'"
            state = refused(connection, point)
            assert state in ("42501", "IV001", "IV003"), (point, state)
            assert read_after(connection, point) == [], point
        for table, held in ((t.casusobject, "object_id"), (t.betrokkenheid, "persoon_id")):
            names = [column.name for column in table.columns if column.name not in ("id", held)]
            copied = ", ".join(names)
            into = (
                f"INSERT INTO {table.name} (id, {held}, {copied}) SELECT gen_random_uuid(),"
                f" '{id_of(t.object_ if held == 'object_id' else t.persoon, CLOSED)}', {copied} FROM {table.name}"
            )
            assert refused(connection, into) == "42501", into


def test_what_a_word_can_become_tells_nothing_of_closed_texts(besloten: Besloten) -> None:
    """Whoever puts a word in a text of his own is told it, whether a closed text has it or not."""
    with besloten.sign_in(Recht.REGIEVOERDER) as connection:
        (number,) = connection.execute("SELECT rowid FROM vind").fetchone() or (0,)
        ask = "SELECT * FROM woorden_van('zwij', 'zwik', 9)"
        assert connection.execute(ask).fetchall() == []
        connection.execute("DELETE FROM vind WHERE rowid = %s", [number])
        words = "INSERT INTO vind (rowid, tekst, woorden, gelezen) VALUES (%s, 'x', array_to_tsvector('{zwijg,zwijn}'), '')"
        connection.execute(words, [number])
        assert connection.execute(ask).fetchall() == [("zwijg",), ("zwijn",)]
        connection.rollback()
        for name in ("ken_woorden", "vergeet_woorden"):
            assert refused(connection, f"SELECT {name}('{{zwijg}}', '{{1}}')") == "42883"


def test_drafts_of_colleagues_go_with_a_destruction_only(besloten: Besloten) -> None:
    with psycopg.connect(besloten.where) as owner:
        owner.execute("UPDATE concept SET ref = %s", [str(_PLAIN)])
        kept = owner.execute("SELECT count(*) FROM concept").fetchone()
    with besloten.sign_in(Recht.REGIEVOERDER) as connection:
        assert refused(connection, f"SELECT wis_concepten('{{{_PLAIN}}}')") == ""
    with psycopg.connect(besloten.where) as owner:
        assert owner.execute("SELECT count(*) FROM concept").fetchone() == kept != (0,)
