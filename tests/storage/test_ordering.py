"""Where an empty value comes in an order is said: the engines would not agree by themselves."""

from __future__ import annotations

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import configure_mappers

from ivbdesk.cases.dossier.casus import Casus
from ivbdesk.storage.mapping import start_mappers
from ivbdesk.storage.tables import dossier as t
from tests.storage.ordering import may_be_empty, unspelled

A = t.aandacht.c


def test_no_relation_is_in_the_order_of_a_column_that_can_be_empty() -> None:
    start_mappers()
    configure_mappers()
    relations = [
        relation for mapper in sa.inspect(Casus).registry.mappers for relation in mapper.relationships
    ]
    assert len(relations) > 30
    assert [str(r) for r in relations if any(may_be_empty(order) for order in r.order_by or ())] == []


@pytest.mark.parametrize(
    ("order", "found"),
    [
        (A.termijn, True),
        (A.termijn.desc(), True),
        (sa.case((A.termijn > sa.func.current_date(), A.rang)), True),
        (sa.func.max(A.termijn), True),
        (A.termijn.nulls_first(), False),
        (A.termijn.desc().nulls_last(), False),
        (A.termijn.is_(None), False),
        (A.rang.desc(), False),
    ],
)
def test_what_watches_every_statement_of_the_tests_sees_it(
    order: sa.ColumnElement[object], found: bool
) -> None:
    assert bool(unspelled(sa.select(A.id).order_by(order))) is found
    within = sa.select(A.id).where(A.id.in_(sa.select(A.id).order_by(order).limit(1)))
    assert bool(unspelled(within)) is found


def test_it_watches_what_is_asked_of_a_database_each_time() -> None:
    t.metadata.create_all(engine := sa.create_engine("sqlite://"), [t.aandacht])
    with engine.connect() as connection:
        for _ in range(2):
            connection.execute(sa.select(A.id).order_by(A.termijn.nulls_last()))
            with pytest.raises(AssertionError, match="termijn"):
                connection.execute(sa.select(A.id).order_by(A.termijn))
