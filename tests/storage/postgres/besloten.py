"""A register on a server with one closed casus, of which every word is a marker, and an officer of each right outside it."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from uuid import UUID, uuid4

import psycopg
import sqlalchemy as sa
from sqlalchemy import Connection, Engine

from ivbdesk.cases.betrokkenen.medewerker import Recht
from ivbdesk.cases.zoeken.zoeken import Zoekgroep
from ivbdesk.storage import audit
from ivbdesk.storage.asked import CaseWords, TextWords
from ivbdesk.storage.mapping import start_mappers
from ivbdesk.storage.postgres.fulltext import write_cases, write_texts
from ivbdesk.storage.postgres.rights.visible import OPEN, UNREAD
from ivbdesk.storage.tables import dossier as t
from tests.storage.populate import MOMENT, fields_of

MARKER = "zwijg"
CLOSED, PLAIN = 1, 2
"""The numbers of what belongs to the closed casus, and of what belongs to one that is open to all."""


@dataclass
class Besloten:
    """The database, the login of each right, and of the one who is let in."""

    where: str
    logins: dict[Recht, str] = field(default_factory=dict)
    officers: dict[Recht, UUID] = field(default_factory=dict)
    inside: str = ""
    key: bytes = field(default_factory=lambda: secrets.token_bytes(32))

    def sign_in(self, recht: Recht) -> psycopg.Connection[tuple[object, ...]]:
        """As the officer with this right, who is outside."""
        return psycopg.connect(f"{self.where} user={self.logins[recht]}")

    def sign_in_inside(self) -> psycopg.Connection[tuple[object, ...]]:
        """As the one who is let in."""
        return psycopg.connect(f"{self.where} user={self.inside}")


def id_of(table: sa.Table, number: int) -> UUID:
    """The id of the row with this number."""
    found = fields_of(table, number)["id"]
    assert isinstance(found, UUID)
    return found


def make_besloten(engine: Engine, where: str) -> Besloten:
    """Fills an empty database as its owner."""
    start_mappers()
    made, insider = Besloten(where), uuid4()
    with engine.begin() as connection:
        for recht in Recht:
            made.officers[recht] = _officer(connection, recht)
        connection.execute(sa.insert(t.medewerker), _medewerker(insider, Recht.REGIEVOERDER))
        for table in t.metadata.sorted_tables:
            if table not in (t.audit, t.medewerker, t.woord):
                rows = [_row(table, number, insider) for number in (CLOSED, PLAIN)]
                connection.execute(sa.insert(table), rows)
        _index(connection)
        _keep_files(connection)
        _log(connection, made.key, insider)
    with psycopg.connect(where) as owner:
        for recht, officer in made.officers.items():
            made.logins[recht] = _login(owner, officer)
        made.inside = _login(owner, insider)
    return made


def _officer(connection: Connection, recht: Recht) -> UUID:
    id = uuid4()
    connection.execute(sa.insert(t.medewerker), _medewerker(id, recht))
    return id


def _medewerker(id: UUID, recht: Recht) -> dict[str, object]:
    return {"id": id, "naam": f"Naam {id}", "functie": "OOV", "recht": recht}


def _login(owner: psycopg.Connection[tuple[object, ...]], officer: UUID) -> str:
    found = owner.execute("SELECT maak_aanmelding(%s, '')", [officer]).fetchone()
    assert found is not None
    return str(found[0])


def _row(table: sa.Table, number: int, insider: UUID) -> dict[str, object]:
    row = fields_of(table, number)
    for column in table.columns:
        if column.name == "casus_id":
            row[column.name] = id_of(t.casus, number)
        elif column.name in ("medewerker_id", "wie", "door") and isinstance(column.type, sa.Uuid):
            row[column.name] = insider
        elif number == CLOSED and _speaks(table, column):
            length = column.type.length if isinstance(column.type, sa.String) else None
            row[column.name] = f"{MARKER} {table.name} {column.name}"[:length]
        elif number == CLOSED and isinstance(column.type, sa.LargeBinary) and table not in OPEN:
            row[column.name] = MARKER.encode() + bytes(32 - len(MARKER))
    if table is t.casus:
        row["besloten"] = number == CLOSED
    elif table is t.toegang:
        row["tot"] = None
    elif table is t.persoon:
        row["samengevoegd_met"] = None
    return row


def _speaks(table: sa.Table, column: sa.Column[object]) -> bool:
    words = isinstance(column.type, sa.String) and not isinstance(column.type, sa.Enum)
    return (
        words and table not in OPEN and table not in UNREAD and column.name not in ("postcode", "toevoeging")
    )


def _index(connection: Connection) -> None:
    for number in (CLOSED, PLAIN):
        said = f"{MARKER} in de index" if number == CLOSED else "gewoon in de index"
        write_cases(connection, [CaseWords(volgnr=number, nummer=said, naam=said, adres=said, titel=said)])
        nr = connection.scalar(
            sa.select(t.vindplaats.c.nr).where(t.vindplaats.c.casus_id == id_of(t.casus, number))
        )
        write_texts(connection, [TextWords(nr=nr, soort=Zoekgroep.TIJDLIJN, tekst=said)])


def _keep_files(connection: Connection) -> None:
    """The key file, and what is sealed of the document of each casus."""
    connection.execute(sa.text("INSERT INTO sleutelbestand VALUES (true, 'sleutels')"))
    put = sa.text("INSERT INTO stukinhoud (stuk_id, nr, deel) VALUES (:id, 0, :deel)")
    for number, part in ((CLOSED, f"{MARKER} deel"), (PLAIN, "gewoon")):
        connection.execute(put, {"id": id_of(t.stuk, number), "deel": part.encode()})


def _log(connection: Connection, key: bytes, insider: UUID) -> None:
    doing = audit.Doing(insider, "beproeven", f"{MARKER} reden", MOMENT)
    of_casus = audit.Entry(
        "tijdlijnitem", str(uuid4()), {"tekst": ("", f"{MARKER} log")}, id_of(t.casus, CLOSED)
    )
    loose = [
        audit.Entry(table.name, str(id_of(table, CLOSED)), {"naam": ("", f"{MARKER} log")})
        for table in (t.persoon, t.object_, t.woonadres, t.verzoek, t.signaal, t.wegingsantwoord)
    ]
    audit.append(connection, key, doing, [of_casus, *loose])
    plain = audit.Entry("casus", str(id_of(t.casus, PLAIN)), {"titel": ("", "gewoon")}, id_of(t.casus, PLAIN))
    audit.append(connection, key, audit.Doing(insider, "beproeven", "gewoon", MOMENT), [plain])
