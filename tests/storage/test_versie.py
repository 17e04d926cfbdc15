"""What stands in no casus counts its changes, and the log says nothing of the count."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from ivbdesk.actions.beheer.beheer import change_settings, confirm_partner
from ivbdesk.actions.betrokkenen.betrokkenen import end_betrokkenheid
from ivbdesk.actions.betrokkenen.persoon import Bereik, change_bereik
from ivbdesk.actions.dossier.casus import change_casus, open_casus
from ivbdesk.cases.betrokkenen.object import Adres
from ivbdesk.cases.betrokkenen.register import GEMEENTE
from ivbdesk.desk import Desk
from ivbdesk.storage.mapping import COUNTED
from ivbdesk.storage.tables import dossier as t
from tests.werkplaats import PERSOON, casus_gegevens, new_desk

pytestmark = pytest.mark.op_beide_motoren

STANDS_ALONE = (t.partner, t.convenant, t.overleg, t.instelling, t.medewerker, t.persoon, t.object_)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    opened = new_desk(tmp_path)
    yield opened
    opened.close()


def counts(desk: Desk, table: sa.Table, *where: sa.ColumnElement[bool]) -> list[int]:
    with desk.register.engine.connect() as connection:
        return list(connection.scalars(sa.select(table.c.versie).where(*where)))


def test_what_stands_in_no_casus_has_a_count() -> None:
    assert [table.name for table in STANDS_ALONE if "versie" not in table.c] == []


def test_each_change_counts_and_only_of_what_changed(desk: Desk) -> None:
    casus_id = open_casus(desk.ctx, casus_gegevens(), PERSOON)
    role = desk.ctx.reads.dossier.casus(casus_id).betrokkenen[0]
    assert counts(desk, t.persoon) == counts(desk, t.object_) == [1]
    change_bereik(desk.ctx, casus_id, role.persoon.id, Bereik("06 12345678", "", False))
    change_bereik(desk.ctx, casus_id, role.persoon.id, Bereik("06 12345678", "Pools", False))
    end_betrokkenheid(desk.ctx, casus_id, role.id, "zij is verhuisd")
    assert counts(desk, t.persoon) == [3]
    change_casus(desk.ctx, casus_id, casus_gegevens(eigenaar="Stichting Proef"), "proef")
    change_casus(desk.ctx, casus_id, casus_gegevens(eigenaar="Stichting Proef", doel="rust"), "proef")
    assert counts(desk, t.object_) == [2]
    place = Adres("Proeflaan", 9, "", "2351 AB", "Leiderdorp")
    change_casus(desk.ctx, casus_id, casus_gegevens(adres=place), "verhuisd")
    assert sorted(counts(desk, t.object_)) == [1, 2]
    one, other, *_ = desk.ctx.reads.keten.partners()
    confirm_partner(desk.ctx, one.id)
    assert counts(desk, t.partner, t.partner.c.id == one.id) == [2]
    assert counts(desk, t.partner, t.partner.c.id == other.id) == [1]
    for name in ("Proefdorp", "Proefstad"):
        change_settings(desk.ctx, {GEMEENTE: name}, "proef")
    assert counts(desk, t.instelling, t.instelling.c.naam == GEMEENTE)[0] > 1


def test_the_log_tells_the_change_and_not_the_count(desk: Desk) -> None:
    change_settings(desk.ctx, {GEMEENTE: "Proefstad"}, "proef")
    with desk.register.engine.connect() as connection:
        alone = t.audit.c.entiteit.in_([table.name for table in STANDS_ALONE])
        told = connection.scalars(sa.select(t.audit.c.wijzigingen).where(alone))
        names = {name for line in told for name in json.loads(line)}
    assert names.isdisjoint({COUNTED, "versie"})
