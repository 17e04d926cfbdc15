"""What went from a closed casus stays as closed as it was: its lines in the log, and a person without a role."""

from __future__ import annotations

import pytest
from sqlalchemy import Engine

from ivbdesk.cases.betrokkenen.medewerker import Recht
from ivbdesk.storage.tables import dossier as t
from tests.storage.postgres.besloten import CLOSED, MARKER, PLAIN, Besloten, id_of, make_besloten
from tests.storage.postgres.vreemd import line, refused


@pytest.fixture
def besloten(empty: tuple[Engine, str]) -> Besloten:
    return make_besloten(*empty)


def _gone(table: str, id: object) -> tuple[str, str]:
    return f"DELETE FROM {table} WHERE id = '{id}'", line(table, id)


def _read(besloten: Besloten) -> str:
    with besloten.sign_in(Recht.BEHEERDER) as outside:
        return str(outside.execute("SELECT * FROM audit").fetchall())


def test_the_log_tells_an_outsider_nothing_of_what_went(besloten: Besloten) -> None:
    with besloten.sign_in_inside() as inside:
        for table in (t.woonadres, t.verzoek, t.wegingsantwoord):
            assert refused(inside, *_gone(table.name, id_of(table, CLOSED))) == "", table.name
            assert MARKER not in _read(besloten), table.name
        assert MARKER in str(inside.execute("SELECT * FROM audit").fetchall())


def test_a_person_without_a_role_is_as_closed_as_the_casus_was(besloten: Besloten) -> None:
    person, role = id_of(t.persoon, CLOSED), id_of(t.betrokkenheid, CLOSED)
    seen = f"SELECT 1 FROM persoon WHERE id = '{person}'"
    taken_out = (
        f"DELETE FROM betrokkenheid WHERE id = '{role}'",
        line("betrokkenheid", role, casus=id_of(t.casus, CLOSED)),
    )
    with besloten.sign_in_inside() as inside, besloten.sign_in(Recht.BEHEERDER) as outside:
        assert refused(inside, *taken_out) == ""
        assert inside.execute(seen).fetchall()
        assert not outside.execute(seen).fetchall()
        assert MARKER not in _read(besloten)
        move = (
            f"UPDATE betrokkenheid SET persoon_id = '{person}' WHERE id = '{id_of(t.betrokkenheid, PLAIN)}'"
        )
        told = line("betrokkenheid", id_of(t.betrokkenheid, PLAIN), casus=id_of(t.casus, PLAIN))
        assert refused(inside, move, told) == ""
        assert outside.execute(seen).fetchall(), "who stands in an open casus is seen again"


def test_a_place_that_a_closed_casus_left_is_as_closed_as_it_was(besloten: Besloten) -> None:
    place, casus = id_of(t.object_, CLOSED), id_of(t.casus, CLOSED)
    seen, more = f"SELECT 1 FROM object WHERE id = '{place}'", id_of(t.casusobject, CLOSED)
    moved = (
        f"UPDATE casus SET object_id = NULL WHERE id = '{casus}'",
        line("casus", casus),
        f"DELETE FROM casusobject WHERE id = '{more}'",
        line("casusobject", more, casus=casus),
    )
    with besloten.sign_in_inside() as inside, besloten.sign_in(Recht.BEHEERDER) as outside:
        assert refused(inside, *moved) == ""
        assert inside.execute(seen).fetchall()
        assert not outside.execute(seen).fetchall()
        assert MARKER not in _read(besloten)
        back = f"UPDATE casus SET object_id = '{place}' WHERE id = '{casus}'", line("casus", casus)
        assert refused(inside, *back) == "", "a closed casus without an address gets one"


def _moved(table: str, column: str, number: int, to: object) -> tuple[str, str]:
    """As another program moves a row: the line about it names no casus."""
    id = id_of(t.metadata.tables[table], number)
    value = f"'{to}'" if to else "NULL"
    return f"UPDATE {table} SET {column} = {value} WHERE id = '{id}'", line(table, id)


def test_of_what_is_moved_to_another_person_the_earlier_lines_stay_closed(besloten: Besloten) -> None:
    person = id_of(t.persoon, PLAIN)
    with besloten.sign_in_inside() as inside, besloten.sign_in(Recht.BEHEERDER) as outside:
        for table in (t.woonadres, t.verzoek, t.samenvoeging):
            name, id = table.name, id_of(table, CLOSED)
            words = f"SELECT reden FROM audit WHERE entiteit_id = '{id}'"
            move = f"UPDATE {name} SET persoon_id = '{person}' WHERE id = '{id}'", line(name, id)
            assert refused(inside, *move) == "", name
            assert outside.execute(f"SELECT 1 FROM {name} WHERE id = '{id}'").fetchall(), "of whom it now is"
            assert MARKER not in _read(besloten), name
            assert not outside.execute(words).fetchall(), "with what the move itself tells"
            assert refused(inside, *move) == ""
            assert outside.execute(words).fetchall() == [("",)], "what is told of it since is of who is open"
            assert len(inside.execute(words).fetchall()) >= 2


def test_a_signal_that_is_loosened_keeps_what_was_told_of_it_and_its_parts_closed(besloten: Besloten) -> None:
    signal, answer = id_of(t.signaal, CLOSED), id_of(t.wegingsantwoord, CLOSED)
    casus = id_of(t.casus, CLOSED)
    loosened = (
        f"UPDATE signaal SET casus_id = NULL WHERE id = '{signal}'",
        line("signaal", signal, casus=casus),
    )
    with besloten.sign_in_inside() as inside, besloten.sign_in(Recht.BEHEERDER) as outside:
        assert refused(inside, *loosened) == ""
        for table, id in ((t.signaal, signal), (t.wegingsantwoord, answer)):
            assert outside.execute(f"SELECT 1 FROM {table.name} WHERE id = '{id}'").fetchall(), table.name
        assert MARKER not in _read(besloten)
        assert MARKER in str(inside.execute("SELECT * FROM audit").fetchall())


def test_who_a_row_no_longer_points_at_is_as_closed_as_the_casus(besloten: Besloten) -> None:
    casus = id_of(t.casus, CLOSED)
    away = (f"UPDATE casus SET object_id = NULL WHERE id = '{casus}'", line("casus", casus))
    with besloten.sign_in_inside() as inside, besloten.sign_in(Recht.BEHEERDER) as outside:
        assert refused(inside, *away) == ""
        for row, column, whole in (
            (t.betrokkenheid, "persoon_id", t.persoon),
            (t.casusobject, "object_id", t.object_),
        ):
            id, left = id_of(row, CLOSED), f"SELECT 1 FROM {whole.name} WHERE id = '{id_of(whole, CLOSED)}'"
            move = f"UPDATE {row.name} SET {column} = '{id_of(whole, PLAIN)}' WHERE id = '{id}'"
            assert refused(inside, move, line(row.name, id, casus=casus)) == ""
            assert inside.execute(left).fetchall()
            assert not outside.execute(left).fetchall(), whole.name
            assert MARKER not in _read(besloten), whole.name


_ASKED = "EXPLAIN (ANALYZE, BUFFERS off, COSTS off, TIMING off, SUMMARY off) SELECT FROM {} WHERE {}"


def test_a_plan_does_not_tell_how_a_closed_text_begins_or_of_which_day_it_is(besloten: Besloten) -> None:
    """Row by row the policy looks first, so that as many rows are removed whatever is asked."""
    day = "SELECT datum FROM tijdlijnitem WHERE casus_id = %s"
    with besloten.sign_in_inside() as inside:
        ((when,),) = inside.execute(day, [id_of(t.casus, CLOSED)]).fetchall()
    entry = [
        ("tekst >= 'zwijg' AND tekst < 'zwijh'", "tekst >= 'zwija' AND tekst < 'zwijb'"),
        ("starts_with(tekst, 'zwijg')", "starts_with(tekst, 'zwija')"),
        ("tekst::name >= 'zwijg'", "tekst::name >= 'zz'"),
        (f"datum = DATE '{when}'", "datum = DATE '1900-01-01'"),
        ("tijd = TIME '01:00'", "tijd = TIME '23:59'"),
    ]
    key = ("sleutel >= 'zwijg'::bytea", "sleutel >= 'zz'::bytea")
    pairs = [*((t.tijdlijnitem, *one) for one in entry), (t.stuk, *key)]
    with besloten.sign_in(Recht.LEZER) as outside:
        for table, there, nowhere in pairs:
            told = []
            for where in (there, nowhere):
                plan = outside.execute(_ASKED.format(table.name, where)).fetchall()  # type: ignore[arg-type]  # ours
                told.append(
                    [line for (line,) in plan if "Filter:" not in str(line) or "Removed" in str(line)]
                )
            assert told[0] == told[1], there
