"""The tables that are worked out from a casus: its figures, its points of attention, its search words."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from datetime import date
from functools import cache
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy import Connection

from ivbdesk.cases.dossier.casus import Casus
from ivbdesk.cases.werk.werkvoorraad import Casusstand
from ivbdesk.storage.asked import CaseWords
from ivbdesk.storage.gathered import CASUS_ID, Rows
from ivbdesk.storage.motor import motor_of
from ivbdesk.storage.tables import dossier as t
from ivbdesk.storage.together import Question, Values

_WORDED = frozenset(
    table.name for table in (t.casus, t.casusobject, t.object_, t.betrokkenheid, t.persoon, t.woonadres)
)
"""What the search words of a casus are made of."""
_KEPT = (t.stand, t.aandacht, t.ketengat)


@cache
def questions_of_derived() -> Mapping[str, Question]:
    """What is asked for the figures of a casus as they were written last."""
    return {
        table.name: Question(
            sa.select(*(column for column in table.columns if column.name != "id")).where(
                table.c.casus_id == CASUS_ID
            ),
            tuple(column for column in table.columns if column.name == "id"),
        )
        for table in _KEPT
    }


def store_stand(connection: Connection, casus: Casus, stand: Casusstand, was: Rows, vandaag: date) -> None:
    """Write the figures, points of attention and gaps of one casus, where they are not what stands there."""
    figures: Values = {
        "casus_id": casus.id,
        "trede": stand.trede,
        "gaten": stand.gaten,
        "termijn": stand.termijn,
        "laatste_op": stand.laatste_op,
        "hoofdpersoon": stand.hoofdpersoon,
        "sorteernaam": stand.sorteernaam,
        "adres": stand.adres,
        "berekend_op": vandaag,
    }
    written = {table.name: [row.values() for row in was[table.name]] for table in _KEPT}
    if not written[t.stand.name]:
        connection.execute(sa.insert(t.stand), figures)
    elif written[t.stand.name] != [figures]:
        connection.execute(sa.update(t.stand).where(t.stand.c.casus_id == casus.id), figures)
    points: list[Values] = [
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
    ]
    _write_anew(connection, t.aandacht, casus.id, points, written[t.aandacht.name])
    gaps = _gaps(casus.id, stand, written[t.ketengat.name], vandaag)
    _note_closed(connection, casus.id, gaps, written[t.ketengat.name], vandaag)
    _write_anew(connection, t.ketengat, casus.id, gaps, written[t.ketengat.name])


def _write_anew(
    connection: Connection, table: sa.Table, casus_id: UUID, rows: list[Values], written: list[Values]
) -> None:
    """The rows of a casus in this table, in this order, where they are others than those that stand there."""
    if rows == written:
        return
    if written:
        connection.execute(sa.delete(table).where(table.c.casus_id == casus_id))
    if rows:
        connection.execute(sa.insert(table), rows)


def _gaps(casus_id: UUID, stand: Casusstand, written: list[Values], vandaag: date) -> list[Values]:
    """The gaps that are there, each since the day on which it was first seen; one that is accepted too."""
    since = {(row["soort"], row["leefgebied"]): row["sinds"] for row in written}
    found: dict[tuple[str, int], bool] = {}
    for gap in stand.alle_gaten:
        key = gap.soort.value, gap.leefgebied
        found[key] = found.get(key, True) and gap.aanvaard is not None
    return [
        {
            "casus_id": casus_id,
            "soort": kind,
            "leefgebied": area,
            "sinds": since.get((kind, area), vandaag),
            "aanvaard": accepted,
        }
        for (kind, area), accepted in found.items()
    ]


def _note_closed(
    connection: Connection, casus_id: UUID, gaps: list[Values], written: list[Values], vandaag: date
) -> None:
    """Of each gap that was there and is not any more, from when to when it was."""
    still = {(row["soort"], row["leefgebied"]) for row in gaps}
    closed = [
        {
            "casus_id": casus_id,
            "soort": soort,
            "leefgebied": area,
            "sinds": row["sinds"],
            "gedicht_op": vandaag,
        }
        for row in written
        if (soort := row["soort"], area := row["leefgebied"]) not in still
    ]
    if closed:
        connection.execute(sa.insert(t.gatverloop), closed)


def index_casus(
    connection: Connection, casus: Casus, changed: Collection[str], was: Rows, vandaag: date
) -> None:
    """The search words anew: number, title, addresses, telephones and every person but the sealed melder.

    Only where something changed that they are made of, and at the first change of a day, so that a word that was
    left behind does not stay.
    """
    is_first = all(row["berekend_op"] != vandaag for row in was[t.stand.name])
    if _WORDED.isdisjoint(changed) and not is_first:
        return
    motor_of(connection).write_cases(connection, [case_words(casus)])


def case_words(casus: Casus) -> CaseWords:
    """The words by which a casus is found."""
    return CaseWords(
        volgnr=casus.volgnr,
        nummer=casus.nummer,
        naam=" ".join(item.persoon.gegevens.volledig for item in casus.betrokkenen),
        adres=" ".join([*map(str, casus.adressen()), *_reached_at(casus)]),
        titel=casus.titel,
    )


def _reached_at(casus: Casus) -> Iterator[str]:
    """Where the people of the casus live and lived, and their telephones, with and without spaces."""
    for person in {item.persoon.id: item.persoon for item in casus.betrokkenen}.values():
        yield from (str(home) for home in person.adressen)
        if person.telefoon:
            yield f"{person.telefoon} {person.telefoon.replace(' ', '')}"
