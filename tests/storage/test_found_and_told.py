"""What the columns say of search and inzage is so: a word of its own in every text, and what is then found and told."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from uuid import UUID, uuid5

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from ivbdesk.actions.bewaren.inzage import export_inzage
from ivbdesk.cases.betrokkenen.betrokkene import Rol
from ivbdesk.cases.bewaren.inzage import Inzage
from ivbdesk.cases.dossier.casus import Casus
from ivbdesk.cases.kader.soorten import Herkomst
from ivbdesk.cases.signaal.signaal import OVER_PERSOON
from ivbdesk.desk import Desk
from ivbdesk.storage.declared import about_of, info_of, texts_of
from ivbdesk.storage.derived import index_casus
from ivbdesk.storage.postings import index
from ivbdesk.storage.sqlite.backup import make_copy
from ivbdesk.storage.sqlite.file_names import DATABASE
from ivbdesk.storage.tables import dossier as t
from tests.storage.populate import OFFICER, fill_tables, write_documents
from tests.werkplaats import NOW, new_desk

ROW = 3
"""The row of each table that has the words; all refer to each other."""
TEXTS = [
    column
    for table in t.metadata.sorted_tables
    for column in texts_of(table)
    if about_of(table).entity is not None and "id" in table.c
]


def row_of(table: sa.Table) -> UUID:
    return uuid5(OFFICER, f"{table.name} {ROW}")


def word_of(column: sa.Column[object]) -> str:
    """A word that stands in no other column, within the length of this one."""
    letters = "".join("abcdefghij"[int(digit)] for digit in str(TEXTS.index(column)).zfill(3))
    return f"x{letters}q"


@pytest.fixture
def filled(tmp_path: Path) -> Iterator[Desk]:
    made = new_desk(tmp_path)
    with made.register.engine.begin() as connection:
        fill_tables(connection, first=ROW)
    write_documents(made.register.folder, first=ROW)
    yield made
    made.close()


@pytest.fixture
def desk(filled: Desk) -> Desk:
    """Every text with a word of its own."""
    with filled.register.engine.begin() as connection:
        connection.execute(sa.text("DROP TRIGGER oplegger_update"))
        for column in TEXTS:
            mine = sa.update(column.table).where(column.table.c.id == row_of(column.table))
            connection.execute(mine, {column.name: word_of(column)})
        person = row_of(t.persoon)
        of_row = {
            t.betrokkenheid: {"rol": Rol.OVERLASTGEVER},
            t.tijdlijnitem: {"melder_id": None, "herkomst": Herkomst.CORPORATIE},
            t.verstrekking: {"partner_id": None, "onderdelen": ""},
            t.signaal: {"casus_id": None},
            t.dubbelbesluit: {"ander_id": person, "ander_soort": OVER_PERSOON, "zelfde": True},
            t.maatregel: {"code": next(iter(filled.ctx.kader.maatregelen))},
            t.signaaldeling: {"grondslag": next(iter(filled.ctx.naslag.grondslagen))},
            t.kwetsbaarheid: {"factor": filled.ctx.naslag.kwetsbaarheid.factoren[0].code},
        }
        for table, values in of_row.items():
            connection.execute(sa.update(table).where(table.c.id == row_of(table)), values)
    return filled


def index_all(desk: Desk) -> None:
    """Write the indexes anew from the entities, as a unit of work does."""
    with Session(desk.register.engine) as session, session.begin():
        connection = session.connection()
        for table in t.metadata.sorted_tables:
            kind = about_of(table).entity
            if about_of(table).found is not None and kind is not None:
                index(connection, [], [session.get(kind, row_of(table))], [])
        casus = session.get(Casus, row_of(t.casus))
        assert casus is not None
        index_casus(connection, casus, [t.casus.name], {t.stand.name: []}, NOW.date())


def found(desk: Desk, word: str) -> bool:
    reads, today = desk.ctx.reads.zoeken, NOW.date()
    return bool(reads.zoek_casussen(word, today) or reads.zoek_teksten(word, today))


def test_a_search_finds_the_words_of_every_text_that_is_searched_and_of_no_other(desk: Desk) -> None:
    index_all(desk)
    wrong = [
        f"{column}: {'found' if info_of(column)['search'].why_not else 'not found'}"
        for column in TEXTS
        if found(desk, word_of(column)) is bool(info_of(column)["search"].why_not)
    ]
    assert wrong == []


def test_the_source_of_a_melding_is_not_found_where_it_may_be_the_reporter(desk: Desk) -> None:
    with desk.register.engine.begin() as connection:
        connection.execute(sa.update(t.tijdlijnitem), {"melder_id": row_of(t.melder)})
    index_all(desk)
    assert found(desk, word_of(t.tijdlijnitem.c.tekst))
    assert not found(desk, word_of(t.tijdlijnitem.c.bron))


def test_a_copy_of_ones_own_data_tells_every_text_that_is_told_and_no_other(desk: Desk) -> None:
    told: list[Inzage] = []

    def render(inzage: Inzage, gemeente: str, kop: str) -> bytes:
        told.append(inzage)
        return b""

    export_inzage(desk.ctx, row_of(t.persoon), render)
    said = repr(told)
    ctx = desk.ctx
    in_words = {
        t.maatregel.c.code: next(iter(ctx.kader.maatregelen.values())).naam,
        t.signaaldeling.c.grondslag: next(iter(ctx.naslag.grondslagen.values())).naam,
        t.kwetsbaarheid.c.factor: ctx.naslag.kwetsbaarheid.factoren[0].naam,
    }
    wrong = [
        f"{column}: {'told' if info_of(column)['inzage'].why_not else 'not told'}"
        for column in TEXTS
        if (in_words.get(column, word_of(column)) in said) is bool(info_of(column)["inzage"].why_not)
    ]
    assert wrong == []


def test_a_copy_of_the_register_has_every_row_of_every_table(filled: Desk, tmp_path: Path) -> None:
    def everything(connection: sa.Connection) -> dict[str, list[str]]:
        return {
            table.name: sorted(map(repr, connection.execute(sa.select(table))))
            for table in t.metadata.sorted_tables
        }

    with filled.register.engine.connect() as connection:
        before = everything(connection)
    assert all(before.values())
    copy = make_copy(filled.register, tmp_path / "kopieen", NOW)
    assert filled.register.look_into(copy.folder / DATABASE, everything) == before
