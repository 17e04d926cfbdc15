"""A number is given once: not after a destruction or the undo of an import, and none is lost by what failed."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest
import sqlalchemy as sa
from alembic import command

from ivbdesk.actions.bewaren.bewaren import destroy_again
from ivbdesk.actions.dossier.casus import make_casus, open_casus
from ivbdesk.actions.invoer.invoer import undo_import
from ivbdesk.cases.invoer.invoer import Invoer, Invoerregel
from ivbdesk.cases.taal.fouten import RegelFout
from ivbdesk.desk import Desk
from ivbdesk.storage.migrations.migrate import configuration, upgrade
from ivbdesk.storage.sqlite.engine import make_engine
from ivbdesk.storage.tables import dossier as t
from tests.werkplaats import NOW, PERSOON, casus_gegevens, new_desk

pytestmark = pytest.mark.op_beide_motoren


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    opened = new_desk(tmp_path)
    yield opened
    opened.close()


def opened(desk: Desk) -> tuple[str, int]:
    casus = desk.ctx.reads.dossier.casus(open_casus(desk.ctx, casus_gegevens(), PERSOON))
    return casus.nummer, casus.volgnr


def test_a_number_is_not_given_again_after_the_undo_of_an_import(desk: Desk) -> None:
    assert opened(desk) == ("LD-2026-001", 1)
    with desk.ctx.begin("invoeren", "proef") as unit:
        casus_id = make_casus(desk.ctx, unit, casus_gegevens(), PERSOON, NOW.date()).id
        made = Invoer(uuid4(), NOW, "casus", 1, "", desk.ctx.officer)
        made.regels.append(Invoerregel(uuid4(), made.id, 1, "casus", casus_id))
        unit.add(made)
        unit.log("invoer", made.id, "1 regel ingevoerd")
    undo_import(desk.ctx, desk.ctx.reads.invoer.invoeren()[0])
    assert desk.ctx.reads.dossier.casus_op_nummer("LD-2026-002") is None
    assert opened(desk) == ("LD-2026-003", 3)


@pytest.mark.alleen_in_een_map("a copy of a register on a server is not put back by an officer")
def test_what_was_destroyed_after_a_copy_was_made_keeps_its_number(desk: Desk) -> None:
    stone = {
        "id": str(uuid4()),
        "casus_id": str(uuid4()),
        "nummer": "LD-2026-007",
        "onderdelen": "",
        "termijn": "vijf jaar",
        "bron": "domein 3.4",
        "voorgesteld_door": str(desk.ctx.officer),
        "voorgesteld_op": "2026-11-20",
        "beslist_door": str(uuid4()),
        "beslist_op": "2026-11-21",
    }
    assert destroy_again(desk.ctx, [stone]) == 1
    assert opened(desk)[0] == "LD-2026-008"


def test_what_failed_takes_no_number(desk: Desk) -> None:
    with pytest.raises(RegelFout):
        open_casus(desk.ctx, casus_gegevens(titel=""), PERSOON)
    with pytest.raises(ValueError, match="toch niet"), desk.ctx.begin("proef", "") as unit:
        assert [unit.nummers.casus(2026, "LD") for _ in range(2)] == [(1, 1), (2, 2)]
        raise ValueError("toch niet")
    assert opened(desk) == ("LD-2026-001", 1)


def test_who_came_later_has_the_higher_number(desk: Desk) -> None:
    for _ in range(3):
        opened(desk)
    with desk.register.engine.connect() as connection:
        by_casus = (
            sa.select(t.persoon.c.volgnr).join(t.betrokkenheid).join(t.casus).order_by(t.casus.c.volgnr)
        )
        assert list(connection.scalars(by_casus)) == [1, 2, 3]
        logged = connection.scalars(sa.select(t.audit.c.wijzigingen).where(t.audit.c.entiteit == "persoon"))
        assert not [changes for changes in logged if "volgnr" in changes]


GONE: dict[str, object] = {
    "id": "1",
    "casus_id": "2",
    "nummer": "LD-2026-012",
    **dict.fromkeys(("onderdelen", "termijn", "bron", "reden", "verklaring_sha256"), ""),
    "status": "uitgevoerd",
    "voorgesteld_door": "3",
    "voorgesteld_op": "2026-11-20",
}
LOGGED: dict[str, object] = {
    "seq": 1,
    "op": "2026-11-20 12:00:00",
    "wie": "3",
    **dict.fromkeys(("actie", "reden", "entiteit_id"), ""),
    "entiteit": "signaal",
    "wijzigingen": '{"nummer":[null,"S-2025-0031"],"tekst":[null,"iets"]}',
    "klok_terug": False,
    "vorige": bytes(32),
    "mac": bytes(32),
}
PERSON: dict[str, object] = {
    **dict.fromkeys(("voornaam", "tussenvoegsel", "achternaam"), ""),
    "beperkt": False,
}


@pytest.mark.alleen_in_een_map("of a database of SQLite itself")
def test_an_older_register_counts_on_from_the_highest_number_it_knows(tmp_path: Path) -> None:
    """Also where only a declaration of destruction or the log still names it."""
    engine = make_engine(tmp_path / "register.db", secrets.token_bytes(32))
    with engine.begin() as connection:
        command.upgrade(configuration(connection), "0007")
        people = [("persoon", PERSON | {"id": id}) for id in ("z", "a", "m")]
        for table, row in [("vernietiging", GONE), ("audit", LOGGED), *people]:
            names = ", ".join(row)
            values = ", ".join(f":{name}" for name in row)
            connection.execute(sa.text(f"INSERT INTO {table} ({names}) VALUES ({values})"), row)
    upgrade(engine)
    with engine.connect() as connection:
        found = {row.start: row.laatste for row in connection.execute(sa.select(t.teller))}
        people_in_order = sa.text("SELECT id FROM persoon ORDER BY volgnr DESC")
        assert list(connection.scalars(people_in_order)) == ["m", "a", "z"], "newest first"
    engine.dispose()
    assert found == {"casus": 0, "signaal": 0, "LD-2026-": 12, "S-2025-": 31}
