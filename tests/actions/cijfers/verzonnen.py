"""A register of invented cases, written past the actions: every kind of row that is counted, at random."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from random import Random
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from ivbdesk.cases.besluitvorming.maatregel import MaatregelStatus, Resultaat
from ivbdesk.cases.betrokkenen.betrokkene import Rol
from ivbdesk.cases.betrokkenen.partner import InzetRol
from ivbdesk.cases.dossier.casusstatus import CasusStatus
from ivbdesk.cases.dossier.tijdlijn import ItemSoort, Verificatie
from ivbdesk.cases.kader.kader import CasusSoort
from ivbdesk.cases.kader.soorten import Thema, Uitkomst
from ivbdesk.cases.keten.keten import GatSoort
from ivbdesk.cases.signaal.signaal import SignaalBron, SignaalStatus
from ivbdesk.desk import Desk
from ivbdesk.storage.tables import dossier as t
from tests.storage.populate import fields_of
from tests.werkplaats import database_of

FIRST = date(2024, 1, 1)
_CLOSED = (CasusStatus.GESLOTEN, CasusStatus.GESLOTEN, CasusStatus.DOORGEZET, CasusStatus.AFGEWEZEN)
_POSTCODES = ("2351 AB", "2352 CD", "2353 EF", "2311 ZZ", "")


class Inventing:
    """Draws rows, each complete."""

    def __init__(self, desk: Desk, cases: int, seed: int) -> None:
        self.random, self.today, self.cases = Random(seed), desk.ctx.today(), cases
        self.rows: dict[str, list[dict[str, Any]]] = {}
        self.codes = [code for code in desk.ctx.kader.maatregelen if code != "B17"]
        self.partners = [partner.id for partner in desk.ctx.reads.keten.partners()]
        self.serial = 100

    def add(self, table: sa.Table, **given: object) -> UUID:
        self.serial += 1
        row = fields_of(table, 1)
        for column in table.columns:
            if column.nullable:
                row[column.name] = None
            elif isinstance(column.type, sa.Boolean):
                row[column.name] = False
        if isinstance(table.c.id.type, sa.Uuid):
            row["id"] = UUID(int=self.random.getrandbits(128))
        else:
            row["id"] = self.serial
        row.update(given)
        self.rows.setdefault(table.name, []).append(row)
        return row["id"]  # type: ignore[return-value]

    def day(self, first: date, last: date | None = None) -> date:
        span = ((last or self.today) - first).days
        return first + timedelta(days=self.random.randint(0, max(0, span)))

    def make(self) -> None:
        draw = self.random.choice
        places = [
            self.add(t.object_, straat="Proeflaan", huisnummer=n, toevoeging="", postcode=draw(_POSTCODES))
            for n in range(1, self.cases + 1)
        ]
        people = [self.add(t.persoon, volgnr=n, beperkt=n % 50 == 0) for n in range(1, self.cases + 1)]
        for number in range(1, self.cases + 1):
            self._casus(number, draw(places), draw(people))
        for number in range(1, self.cases // 2 + 1):
            self._signal(number)

    def _casus(self, number: int, place: UUID, person: UUID) -> None:
        draw, opened = self.random.choice, self.day(FIRST)
        status = draw((*_CLOSED, CasusStatus.ACTIEF, CasusStatus.MONITORING))
        closed = None if status.is_open else self.day(opened)
        id = self.add(
            t.casus, nummer=f"LD-{number}", volgnr=number, soort=draw(list(CasusSoort)), status=status, geopend_op=opened,
            gesloten_op=closed, besloten=number % 40 == 0, object_id=draw((place, place, None)),
            geinformeerd_op=draw((opened, None)), niet_geinformeerd_reden=draw(("", "Nog niet veilig.")),
        )  # fmt: skip
        self.add(
            t.betrokkenheid,
            casus_id=id,
            persoon_id=person,
            rol=draw((Rol.OVERLASTGEVER, Rol.HUISGENOOT)),
            sinds=opened,
        )
        last = closed or self.today
        for _ in range(self.random.randint(0, 4)):
            begun, ended = draw((self.day(opened, last), None)), draw((True, False))
            self.add(
                t.maatregel, casus_id=id, code=draw(self.codes), begonnen_op=begun, voorgesteld_op=opened,
                status=MaatregelStatus.BEEINDIGD if ended else MaatregelStatus.LOOPT,
                beeindigd_op=self.day(begun or opened, last) if ended else None,
                resultaat=draw(list(Resultaat)) if ended else None,
            )  # fmt: skip
            self.add(
                t.tijdlijnitem, casus_id=id, soort=draw((ItemSoort.INCIDENT, ItemSoort.MELDING)), datum=self.day(opened, last),
                verificatie=draw(list(Verificatie)),
            )  # fmt: skip
            self.add(t.inzet, casus_id=id, partner_id=draw(self.partners), sinds=self.day(opened, last),
                     geweigerd=draw((True, False)), wachttijd_weken=draw((0, 0, 6)), rol=draw(list(InzetRol)))  # fmt: skip
            self.add(t.leefgebiedscore, casus_id=id, leefgebied=self.random.randint(1, 3), score=draw((1, 3, 5, None)),
                     datum=opened + timedelta(days=self.serial % 3000))  # fmt: skip
            self.add(t.statusovergang, casus_id=id, van=draw(list(CasusStatus)), naar=draw(list(CasusStatus)),
                     op=self.day(opened, last))  # fmt: skip
            gap = {
                "casus_id": id,
                "soort": draw(list(GatSoort)).value,
                "leefgebied": self.random.randint(0, 12),
            }
            since = self.day(opened, last)
            if draw((True, False)):
                self.add(t.ketengat, **gap, sinds=since)
            else:
                self.add(t.gatverloop, **gap, sinds=since, gedicht_op=self.day(since, last))
        if draw((True, False)):
            self.add(
                t.verstrekking, casus_id=id, op=self.day(opened, last), grondslag=draw(("G04", "G12", "G90"))
            )

    def _signal(self, number: int) -> None:
        draw, came = self.random.choice, self.day(FIRST)
        weighed = draw((self.day(came, came + timedelta(days=14)), None))
        thema = draw(list(Thema))
        digital = weighed is not None and thema is Thema.GEDIGITALISEERD
        self.add(
            t.signaal, nummer=f"S-{number}", volgnr=number, thema=thema, bron=draw(list(SignaalBron)), acuut=draw((True, False)),
            ontvangen_op=datetime.combine(came, time(self.random.randint(0, 23), number % 60, number % 59), UTC),
            gewogen_op=weighed, uitkomst=(Uitkomst.GEDIGITALISEERD if digital else Uitkomst.NIETS) if weighed else None,
            categorie="bedrog" if digital else "", leeftijdsgroep="40+" if digital else "",
            status=SignaalStatus.AFGEROND if weighed else SignaalStatus.NIEUW, postcode=draw(_POSTCODES), straat="Proeflaan",
            huisnummer=draw((None, *range(1, 9))), toevoeging="", bewaarplicht="",
        )  # fmt: skip


def invent(desk: Desk, cases: int, seed: int) -> None:
    """Fill a register with so many cases, half as many signals, and what hangs on them."""
    made = Inventing(desk, cases, seed)
    made.make()
    with database_of(desk).begin() as connection:
        for table in t.metadata.sorted_tables:
            if table.name in made.rows:
                connection.execute(sa.insert(table), made.rows[table.name])
