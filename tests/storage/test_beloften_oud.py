"""Of a register of before the promises: what a melder still waits for is promised, and what is over is left alone."""

from __future__ import annotations

import secrets
from datetime import timedelta
from pathlib import Path

import sqlalchemy as sa
from alembic import command

from ivbdesk.cases.dossier.casusstatus import CasusStatus
from ivbdesk.cases.signaal.signaal import SignaalStatus
from ivbdesk.storage.migrations.migrate import configuration, upgrade
from ivbdesk.storage.sqlite.engine import make_engine
from ivbdesk.storage.tables import dossier as t
from tests.storage.populate import MOMENT, fields_of

OPEN, DONE = SignaalStatus.NIEUW, SignaalStatus.AFGEROND


def test_what_a_melder_still_waits_for_is_promised(tmp_path: Path) -> None:
    engine = make_engine(tmp_path / "register.db", secrets.token_bytes(32))
    with engine.begin() as connection:
        command.upgrade(configuration(connection), "0012")
    cases = {1: CasusStatus.ACTIEF, 2: CasusStatus.GESLOTEN}
    signals = {1: (OPEN, None), 2: (DONE, 1), 3: (DONE, 2), 4: (DONE, None), 5: (OPEN, None)}
    with engine.begin() as connection:
        then = sa.MetaData()
        then.reflect(connection, only=["casus", "signaal"], resolve_fks=False)
        for number, status in cases.items():
            row = fields_of(t.casus, number) | {"status": status, "object_id": None}
            connection.execute(sa.insert(t.casus), _known(row, then.tables["casus"]))
        for number, (state, of) in signals.items():
            row = fields_of(t.signaal, number) | {
                "status": state,
                "casus_id": fields_of(t.casus, of)["id"] if of else None,
                "partner_id": None,
                "wil_terugkoppeling": number != 5,
            }
            connection.execute(sa.insert(t.signaal), _known(row, then.tables["signaal"]))
    upgrade(engine)
    with engine.connect() as connection:
        made = connection.execute(sa.select(t.belofte)).all()
        ids = {fields_of(t.signaal, number)["id"]: number for number in signals}
        assert {ids[row.signaal_id]: row.casus_id for row in made} == {
            1: None,
            2: fields_of(t.casus, 1)["id"],
        }
        day = MOMENT.date()
        assert {(row.op, row.uiterlijk, row.uitkomst) for row in made} == {
            (day, day + timedelta(days=14), None)
        }
        assert len({row.id for row in made}) == 2
    engine.dispose()


def _known(row: dict[str, object], table: sa.Table) -> dict[str, object]:
    """What of a row that table had then."""
    return {name: value for name, value in row.items() if name in table.c}
