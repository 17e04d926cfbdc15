"""Writes the invented rows into one or more databases in bulk, past the actions: the audit chain does not cover them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy import Connection, Engine

from ivbdesk.bench.invent import Invention
from ivbdesk.cases.zoeken.zoeken import Zoekgroep
from ivbdesk.storage.asked import CaseWords, TextWords
from ivbdesk.storage.motor import motor_of
from ivbdesk.storage.tables import dossier as t

_CASES_AT_A_TIME, _TEXTS_AT_A_TIME = 5000, 10_000
_CASE_TABLES = ("object", "persoon", "casus", "betrokkenheid", "stand")
TIJDLIJN, AFSPRAAK, SIGNAAL = Zoekgroep.TIJDLIJN, Zoekgroep.AFSPRAAK, Zoekgroep.SIGNAAL
_TABLES = {TIJDLIJN: t.tijdlijnitem, AFSPRAAK: t.afspraak, SIGNAAL: t.signaal}
AFSPRAKEN_PER_CASUS = 2


def fill(engines: Sequence[Engine], cases: int, entries: int, today: date) -> list[UUID]:
    """The same invented rows in every database: gives the ids of the cases.

    Besides the entries two afspraken a casus and a signal for every second one, in the order in which they would
    have been written.
    """
    made = Invention(11, today)
    with engines[0].execution_options(readonly=True).connect() as connection:
        made.with_partners(list(connection.scalars(sa.select(t.partner.c.id).order_by(t.partner.c.naam))))
    ids: list[UUID] = []
    for start in range(1, cases + 1, _CASES_AT_A_TIME):
        part = [made.casus(number) for number in range(start, min(cases + 1, start + _CASES_AT_A_TIME))]
        rows = {name: [row for casus in part for row in casus[name]] for name in (*_CASE_TABLES, "zoek")}
        ids += [row["id"] for row in rows["casus"]]
        for engine in engines:
            with engine.begin() as connection:
                for name in _CASE_TABLES:
                    connection.execute(sa.insert(t.metadata.tables[name]), rows[name])
                motor_of(connection).write_cases(connection, [CaseWords(**row) for row in rows["zoek"]])
    for texts in _texts(made, ids, entries):
        for engine in engines:
            with engine.begin() as connection:
                _write(connection, texts)
    return ids


def _texts(
    made: Invention, ids: Sequence[UUID], entries: int
) -> Iterator[list[tuple[int, Zoekgroep, dict[str, Any]]]]:
    """Numbered texts of every kind, mixed, some thousands at a time."""
    deals, signals = len(ids) * AFSPRAKEN_PER_CASUS, len(ids) // 2
    many = entries + deals + signals
    part: list[tuple[int, Zoekgroep, dict[str, Any]]] = []
    heard = 0
    for number, day in enumerate(made.days(many), 1):
        at = made.random.random() * many
        casus_id = made.random.choice(ids)
        if at < entries:
            part.append((number, TIJDLIJN, made.entry(casus_id, day)))
        elif at < entries + deals:
            part.append((number, AFSPRAAK, made.deal(casus_id, day)))
        else:
            heard += 1
            part.append((number, SIGNAAL, made.signal(heard, day)))
        if len(part) == _TEXTS_AT_A_TIME:
            yield part
            part = []
    if part:
        yield part


def _write(connection: Connection, texts: Sequence[tuple[int, Zoekgroep, dict[str, Any]]]) -> None:
    by_kind: dict[Zoekgroep, list[dict[str, Any]]] = defaultdict(list)
    for _, kind, row in texts:
        by_kind[kind].append(row)
    for kind, rows in by_kind.items():
        connection.execute(sa.insert(_TABLES[kind]), rows)
    connection.execute(
        sa.insert(t.vindplaats),
        [
            {"nr": number, "entiteit_id": row["id"], "casus_id": row.get("casus_id"), "soort": kind.value}
            for number, kind, row in texts
        ],
    )
    motor_of(connection).write_texts(
        connection,
        [TextWords(nr=number, soort=kind, tekst=_words_of(kind, row)) for number, kind, row in texts],
    )


def _words_of(kind: Zoekgroep, row: dict[str, Any]) -> str:
    """What the storage puts in the index for such a row."""
    if kind == TIJDLIJN:
        return f"{row['bron']} {row['tekst']}"
    if kind == AFSPRAAK:
        return f"{row['wat']} {row['persoon']} {row['resultaat']}"
    name = " ".join(filter(None, (row["voornaam"], row["tussenvoegsel"], row["achternaam"])))
    place = f"{row['straat']} {row['huisnummer']}, {row['postcode']} {row['plaats']}"
    return f"{row['nummer']} {row['tekst']} {place} {name}"
