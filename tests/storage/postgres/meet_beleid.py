"""What row-level security costs: `python -m tests.storage.postgres.meet_beleid [cases]`; a measurement and no test.

Each read as the owner, whom no policy holds back, and as an officer, with more and more cases closed to the officer; the
best of some times, since a computer does more than this.
"""

from __future__ import annotations

import sys
import time
from uuid import uuid4

import psycopg
import sqlalchemy as sa

from ivbdesk.cases.betrokkenen.medewerker import Recht
from ivbdesk.storage.tables import dossier as t
from tests.pg_server import name_of, server
from tests.server_register import empty_database
from tests.storage.populate import fields_of

Connection = psycopg.Connection[tuple[object, ...]]
ENTRIES = 10
AS_OURS = "options='-c jit=off'"
"""As our own connections are (`storage/postgres/engine.py`)."""
CLOSED = (0, 150, 5000)
READS = {
    "journaal van een casus": "SELECT * FROM tijdlijnitem WHERE casus_id = '{casus}'",
    "regel op id": "SELECT * FROM tijdlijnitem WHERE id = '{item}'",
    "persoon op id": "SELECT * FROM persoon WHERE id = '{persoon}'",
    "casus op nummer": "SELECT * FROM casus WHERE nummer = '{nummer}'",
    "nieuwste 50 casussen": "SELECT * FROM casus ORDER BY volgnr DESC LIMIT 50",
    "nieuwste 50 logregels": "SELECT * FROM audit ORDER BY seq DESC LIMIT 50",
    "zoeken: gewoon woord": "SELECT treffers('vind', '''overlast'':*', '', 40)",
    "zoeken: zeldzaam woord": "SELECT treffers('vind', '''w777''', '', 40)",
    "zoeken: begin van veel": "SELECT treffers('vind', '''w7'':*', '', 40)",
    "woorden die zo beginnen": "SELECT * FROM woorden_van('w77', 'w78', 24)",
    "alle casussen tellen": "SELECT count(*) FROM casus",
    "alle regels tellen": "SELECT count(*) FROM tijdlijnitem",
}


def main(cases: int) -> None:
    """Writes a line for each read."""
    engine, where = empty_database()
    engine.dispose()
    root = f"{server()} dbname={name_of(where)} {AS_OURS}"
    officer = uuid4()
    with psycopg.connect(root, autocommit=True) as owner:
        _fill(owner, cases, officer)
        login = owner.execute("SELECT maak_aanmelding(%s, '')", [officer]).fetchone()
        assert login is not None
        with psycopg.connect(f"{where} user={login[0]} {AS_OURS}", autocommit=True) as reader:
            for closed in CLOSED:
                some = "SELECT id FROM casus ORDER BY volgnr LIMIT " + str(min(closed, cases - 1))
                owner.execute(f"UPDATE casus SET besloten = id IN ({some})")  # type: ignore[arg-type]
                owner.execute("VACUUM ANALYZE")
                asked = _names(owner)
                for what, read in READS.items():
                    query = read.format(**asked)
                    bare, held = _ms(owner, query), _ms(reader, query)
                    print(
                        f"{closed:5} besloten  {what:24} {bare:9.2f} ms  {held:9.2f} ms  +{held - bare:.2f}"
                    )


def _fill(owner: Connection, cases: int, officer: object) -> None:
    for table in (t.casus, t.tijdlijnitem, t.persoon, t.betrokkenheid, t.audit):
        owner.execute(f"ALTER TABLE {table.name} DISABLE TRIGGER ALL")  # type: ignore[arg-type]
    owner.execute("INSERT INTO medewerker VALUES (%s, 'Lezer', '', %s)", [officer, Recht.LEZER.value])
    numbers = f"generate_series(1, {cases}) AS n"
    _copies(owner, t.casus, numbers, id=_id("c", "n"), nummer="'LD-' || n", volgnr="n", object_id="NULL")
    _copies(owner, t.persoon, numbers, id=_id("p", "n"), samengevoegd_met="NULL")
    _copies(
        owner, t.betrokkenheid, numbers, id=_id("b", "n"), casus_id=_id("c", "n"), persoon_id=_id("p", "n")
    )
    entries = f"{numbers}, generate_series(1, {ENTRIES}) AS m"
    of_casus = {"casus_id": _id("c", "n"), "incident_id": "NULL", "melder_id": "NULL"}
    _copies(owner, t.tijdlijnitem, entries, id=_id("i", "n || '-' || m"), tekst="'regel ' || m", **of_casus)
    _texts(owner)
    lines = {"entiteit": "'tijdlijnitem'", "entiteit_id": _id("i", "n") + "::text", "casus_id": _id("c", "n")}
    _copies(owner, t.audit, numbers, seq="n", **lines)


def _texts(owner: Connection) -> None:
    """Each entry with a word that all have, some that more and more have, and one that it has alone."""
    owner.execute(
        "INSERT INTO vindplaats (nr, entiteit_id, casus_id, soort)"
        " SELECT row_number() OVER (), id, casus_id, 'tijdlijn' FROM tijdlijnitem"
    )
    owner.execute(
        "INSERT INTO vind (rowid, tekst, woorden, gelezen) SELECT nr, 'overlast w' || nr, array_to_tsvector(ARRAY["
        "'=tijdlijn', 'overlast', 'a' || nr % 7, 'b' || nr % 97, 'c' || nr % 997, 'd' || nr % 4999, 'w' || nr]),"
        " ' overlast w' || nr || ' ' FROM vindplaats"
    )
    owner.execute("INSERT INTO woord SELECT 'w' || nr, 1 FROM vindplaats")


def _id(kind: str, number: str) -> str:
    return f"md5('{kind}' || {number})::uuid"


def _copies(owner: Connection, table: sa.Table, numbers: str, **own: str) -> None:
    """Rows like one that is made, but for these columns."""
    row = {name: value for name, value in fields_of(table, 1).items() if name not in own}
    listed = ", ".join([*own, *row])
    given = ", ".join([*own.values(), *["%s"] * len(row)])
    values = [value.value if hasattr(value, "value") else value for value in row.values()]
    owner.execute(f"INSERT INTO {table.name} ({listed}) SELECT {given} FROM {numbers}", values)  # type: ignore[arg-type]


def _names(owner: Connection) -> dict[str, str]:
    """The newest casus, which is open, with what is of it."""
    found = owner.execute(
        "SELECT c.id, c.nummer, (SELECT id FROM tijdlijnitem i WHERE i.casus_id = c.id LIMIT 1),"
        " (SELECT persoon_id FROM betrokkenheid b WHERE b.casus_id = c.id) FROM casus c ORDER BY volgnr DESC LIMIT 1"
    ).fetchone()
    assert found is not None
    return dict(zip(("casus", "nummer", "item", "persoon"), map(str, found), strict=True))


def _ms(connection: Connection, query: str) -> float:
    times = []
    for _ in range(3 if "count" in query else 15):
        start = time.perf_counter()
        connection.execute(query).fetchall()  # type: ignore[arg-type]  # what is ours
        times.append((time.perf_counter() - start) * 1000)
    return min(times)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 30_000)
