"""The tables that are worked out from a casus: its figures, its points of attention, its search words."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy import Connection

from ivbdesk.cases.dossier.casus import Casus
from ivbdesk.cases.werk.werkvoorraad import Casusstand
from ivbdesk.storage.asked import CaseWords
from ivbdesk.storage.motor import motor_of
from ivbdesk.storage.tables import dossier as t


def store_stand(connection: Connection, casus: Casus, stand: Casusstand, vandaag: date) -> None:
    """Write the figures, points of attention and search words of one casus anew."""
    connection.execute(sa.delete(t.stand).where(t.stand.c.casus_id == casus.id))
    connection.execute(
        sa.insert(t.stand),
        {
            "casus_id": casus.id,
            "trede": stand.trede,
            "gaten": stand.gaten,
            "termijn": stand.termijn,
            "laatste_op": stand.laatste_op,
            "hoofdpersoon": stand.hoofdpersoon,
            "sorteernaam": stand.sorteernaam,
            "adres": stand.adres,
            "berekend_op": vandaag,
        },
    )
    connection.execute(sa.delete(t.aandacht).where(t.aandacht.c.casus_id == casus.id))
    if stand.punten:
        connection.execute(
            sa.insert(t.aandacht),
            [
                {
                    "casus_id": casus.id,
                    "soort": punt.soort.value,
                    "wat": punt.wat,
                    "toelichting": punt.toelichting,
                    "wie": punt.wie,
                    "termijn": punt.termijn,
                    "vanaf": punt.vanaf,
                    "regel": punt.regel,
                    "uitgesteld_tot": punt.uitgesteld_tot,
                    "over_id": punt.over_id,
                    "rang": punt.soort.rang,
                }
                for punt in stand.punten
            ],
        )
    _store_gaps(connection, casus.id, stand, vandaag)
    _index(connection, casus)


def _store_gaps(connection: Connection, casus_id: UUID, stand: Casusstand, vandaag: date) -> None:
    """The gaps that are there, each since the day on which it was first seen, accepted too; and those that closed."""
    c = t.ketengat.c
    kept = connection.execute(sa.select(c.soort, c.leefgebied, c.sinds).where(c.casus_id == casus_id))
    since = {(row.soort, row.leefgebied): row.sinds for row in kept}
    connection.execute(sa.delete(t.ketengat).where(c.casus_id == casus_id))
    found: dict[tuple[str, int], bool] = {}
    for gap in stand.alle_gaten:
        key = gap.soort.value, gap.leefgebied
        found[key] = found.get(key, True) and gap.aanvaard is not None
    closed = [
        {"casus_id": casus_id, "soort": kind, "leefgebied": area, "sinds": day, "gedicht_op": vandaag}
        for (kind, area), day in since.items()
        if (kind, area) not in found
    ]
    if closed:
        connection.execute(sa.insert(t.gatverloop), closed)
    if found:
        rows = [
            {
                "casus_id": casus_id,
                "soort": kind,
                "leefgebied": area,
                "sinds": since.get((kind, area), vandaag),
                "aanvaard": accepted,
            }
            for (kind, area), accepted in found.items()
        ]
        connection.execute(sa.insert(t.ketengat), rows)


def _index(connection: Connection, casus: Casus) -> None:
    """The search words: number, title, addresses, telephones and every person but the sealed melder."""
    index = motor_of(connection)
    index.forget_cases(connection, [casus.volgnr])
    words = CaseWords(
        volgnr=casus.volgnr,
        nummer=casus.nummer,
        naam=" ".join(item.persoon.gegevens.volledig for item in casus.betrokkenen),
        adres=" ".join([*map(str, casus.adressen()), *_reached_at(casus)]),
        titel=casus.titel,
    )
    index.write_cases(connection, [words])


def _reached_at(casus: Casus) -> Iterator[str]:
    """Where the people of the casus live and lived, and their telephones, with and without spaces."""
    for person in {item.persoon.id: item.persoon for item in casus.betrokkenen}.values():
        yield from (str(home) for home in person.adressen)
        if person.telefoon:
            yield f"{person.telefoon} {person.telefoon.replace(' ', '')}"
