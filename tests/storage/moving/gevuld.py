"""A register with something of everything: what it is to hold after each move."""

from __future__ import annotations

import random
from datetime import date
from pathlib import Path
from uuid import UUID

import sqlalchemy as sa

from ivbdesk.actions.beheer.toegang import add_officer, close_casus_to
from ivbdesk.actions.dossier.casus import open_casus
from ivbdesk.actions.dossier.stukken import StukGegevens, add_stuk
from ivbdesk.cases.betrokkenen.medewerker import Recht
from ivbdesk.cases.kader.soorten import Herkomst, StukSoort
from ivbdesk.desk import Desk
from ivbdesk.storage import audit
from ivbdesk.storage.keys.envelope import Envelope
from ivbdesk.storage.keys.team_login import login_of
from ivbdesk.storage.moving.digests import Digests, digests
from ivbdesk.storage.moving.told import MoveStep, nobody
from ivbdesk.storage.sqlite.file_names import KEYS
from ivbdesk.storage.tables import dossier as t
from tests.storage.populate import ROWS, fields_of, fill_tables, write_documents
from tests.werkplaats import NOW, PERSOON, casus_gegevens, new_desk

PNG = b"\x89PNG\r\n\x1a\n"
SHUT = "Stil geval bij de Ĳssel, Łódź"


def filled(folder: Path, sizes: tuple[int, ...] = (0, 3, 2_500_000)) -> Path:
    """A register with a closed casus, documents of these sizes, a colleague, a draft, and rows in every table."""
    desk, chance = new_desk(folder), random.Random(7)
    with desk.register.engine.begin() as connection:
        fill_tables(connection)
        connection.execute(
            sa.insert(t.teller), [{"start": name, "laatste": ROWS} for name in ("casus", "signaal")]
        )
        connection.execute(sa.insert(t.knelpunt), [_strange(chance) for _ in range(40)])
    write_documents(desk.register.folder)
    open_ = open_casus(desk.ctx, casus_gegevens(), PERSOON)
    shut = open_casus(desk.ctx, casus_gegevens(titel=SHUT), None)
    close_casus_to(desk.ctx, shut, (), "niet iedereen hoeft dit te zien")
    for number, size in enumerate(sizes):
        gegevens = StukGegevens(f"Verslag {number}", StukSoort.VERSLAG, NOW.date(), Herkomst.EIGEN, "OOV")
        add_stuk(desk.ctx, open_, gegevens, PNG + chance.randbytes(size))
    add_officer(desk.ctx, "Bram Proef", "OOV", Recht.LEZER)
    desk.drafts.save("casus", "nieuw", "half getypt", NOW)
    desk.close()
    return desk.register.folder


def told(desk: Desk, last: int = 0) -> tuple[Digests, list[tuple[object, ...]]]:
    """The digest of each table and the log, as they were when the log ended at line `last`; without it, as they are."""
    with desk.register.engine.execution_options(readonly=True).connect() as connection:
        end = last or audit.head(connection)[0]
        lines = sa.select(t.audit).where(t.audit.c.seq <= end).order_by(t.audit.c.seq)
        return digests(connection, end, MoveStep("", nobody)), [
            tuple(row) for row in connection.execute(lines)
        ]


def _strange(chance: random.Random) -> dict[str, object]:
    """A row of which every value is one that an engine or a driver may read in its own way."""
    signs = [
        *"aZ09 '\"\\%:;$\t\n\r",
        "é",
        "e\u0301",
        "ł",
        "ĳ",
        "\u200f",
        "\ue000",
        "\uffff",
        "😀",
        "\x01",
        "\x7f",
    ]
    row = fields_of(t.knelpunt, ROWS)
    for column in t.knelpunt.columns:
        if type(column.type) is sa.Text:
            row[column.name] = "".join(chance.choices(signs, k=chance.randrange(60)))
        elif type(column.type) is sa.Date:
            row[column.name] = chance.choice([date.min, date.max, date(2024, 2, 29)])
    return row | {"id": UUID(int=chance.getrandbits(128))}


def own_login(database: str, register: Path) -> None:
    """A login is of the server: that of the officer, who moves in each test, comes to the database of this one."""
    from tests.pg_server import take_logins

    (holder,) = Envelope.load(register / KEYS).header.holders
    take_logins(database, login_of(UUID(holder)))
