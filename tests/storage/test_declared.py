"""Every table and column says what log, destruction, search and inzage make of it: one that is added can not be forgotten."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import sqlalchemy as sa

from ivbdesk.storage.columns import loose_ref, metadata, own_id, ref, staying, text
from ivbdesk.storage.declared import CODE, SEARCHED, About, about, about_of, info_of, texts_of
from ivbdesk.storage.graph import going_along, letting_go, target, whole_of
from ivbdesk.storage.mapping import start_mappers
from ivbdesk.storage.tables import dossier as t


class Invented:
    """Stands for the class of a table that somebody adds."""


def unspoken(tables: sa.MetaData) -> Iterator[str]:
    """What does not say what it is: tables, texts, and ids that are no reference."""
    for table in tables.sorted_tables:
        told = table.info.get("about")
        if not isinstance(told, About) or (told.entity is None) is (not told.unlogged):
            yield f"{table.name}: whose rows, or why not in the log"
            continue
        if told.found is not None and told.day not in table.c:
            yield f"{table.name}: of which day its texts are"
        for column in texts_of(table):
            for use in ("search", "inzage"):
                if use not in column.info:
                    yield f"{column}: {use}"
        for column in table.columns:
            loose = isinstance(column.type, sa.Uuid) and not column.foreign_keys and not column.primary_key
            if loose and not (info_of(column).get("along") or info_of(column).get("stays")):
                yield f"{column}: goes along or stays"


def forgotten_by_the_log(tables: sa.MetaData) -> list[str]:
    """The columns of mapped tables that no change is logged of, and that do not say why."""
    left = []
    for table in tables.sorted_tables:
        kind = about_of(table).entity
        if kind is not None:
            mapped = {column for prop in sa.inspect(kind).column_attrs for column in prop.columns}
            left += [str(c) for c in table.columns if c not in mapped and not info_of(c).get("unlogged")]
    return left


def invented(*columns: sa.Column[object], **info: object) -> sa.MetaData:
    """A register of a casus and one table that somebody adds."""
    made = sa.MetaData()
    sa.Table("casus", made, own_id(), text("titel", SEARCHED), info=about(Invented))
    sa.Table("nieuw", made, own_id(), *columns, info=info)
    return made


def test_every_table_and_column_is_spoken_for() -> None:
    assert len(metadata.sorted_tables) > 50
    assert sum(1 for table in metadata.sorted_tables for _ in texts_of(table)) > 150
    assert list(unspoken(metadata)) == []


@pytest.mark.parametrize(
    ("columns", "info", "missing"),
    [
        ((ref("casus"),), {}, ["nieuw: whose rows, or why not in the log"]),
        ((ref("casus"),), about(), ["nieuw: whose rows, or why not in the log"]),
        ((sa.Column("wat", sa.Text),), about(Invented), ["nieuw.wat: search", "nieuw.wat: inzage"]),
        ((sa.Column("wat", sa.String(8)),), about(Invented), ["nieuw.wat: search", "nieuw.wat: inzage"]),
        ((sa.Column("bij", sa.Uuid),), about(Invented), ["nieuw.bij: goes along or stays"]),
        ((text("wat", CODE), loose_ref("bij"), staying("door", "an officer")), about(Invented), []),
    ],
)
def test_one_that_is_added_and_says_nothing_is_noticed(
    columns: tuple[sa.Column[object], ...], info: dict[str, object], missing: list[str]
) -> None:
    assert list(unspoken(invented(*columns, **info))) == missing


def test_every_column_is_logged_or_says_why_not() -> None:
    start_mappers()
    assert forgotten_by_the_log(metadata) == []
    added = t.weergave.to_metadata(sa.MetaData())
    added.append_column(sa.Column("nieuw", sa.Integer))
    assert forgotten_by_the_log(added.metadata)[-1:] == ["weergave.nieuw"]


def test_what_goes_with_a_casus_is_read_from_the_references() -> None:
    made = invented(ref("casus"), **about(Invented))
    casus, nieuw = made.tables["casus"], made.tables["nieuw"]
    part = sa.Table("deel", made, own_id(), ref("nieuw"), info=about(Invented))
    loose = sa.Table("los", made, own_id(), ref("nieuw", nullable=True), info=about(Invented))
    asked = sa.Table("mee", made, own_id(), ref("casus", nullable=True, along=True), info=about(Invented))
    some = sa.Table("ergens", made, own_id(), loose_ref("bij_id"), info=about(Invented))
    assert set(going_along(casus)) == {some.c.bij_id, asked.c.casus_id, nieuw.c.casus_id}
    assert set(going_along(nieuw)) == {some.c.bij_id, part.c.nieuw_id}
    assert letting_go(nieuw) == (loose.c.nieuw_id,)
    assert whole_of(part, casus) == (part.c.nieuw_id, nieuw)
    assert whole_of(loose, casus) is None


def test_every_reference_to_what_is_destroyed_goes_along_or_lets_go() -> None:
    for table in metadata.sorted_tables:
        for column in table.columns:
            whole = target(column)
            if whole is not None:
                assert (column in going_along(whole)) is not (column in letting_go(whole)), column
