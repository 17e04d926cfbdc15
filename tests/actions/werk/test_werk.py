"""The werkvoorraad as it is read: signals among the points of cases, pages that fit together, counts that hold."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ivbdesk.actions.beheer.toegang import close_casus_to
from ivbdesk.actions.context import Context
from ivbdesk.actions.dossier.casus import open_casus
from ivbdesk.actions.keten import keten
from ivbdesk.actions.signaal.signaal import record_signaal
from ivbdesk.actions.werk.werk import put_off
from ivbdesk.cases.kader.soorten import OP_DATUM, AandachtSoort, Thema
from ivbdesk.cases.signaal.signaal import SignaalBron, SignaalGegevens
from ivbdesk.cases.taal.fouten import RegelFout
from ivbdesk.cases.zoeken.rijen import WerkFilter
from ivbdesk.desk import Desk
from tests.storage.collega import colleague
from tests.werkplaats import NOW, casus_gegevens, new_desk

TODAY = NOW.date()
LATE, IN_SIGHT, NEW = (30, 12, 9), 6, 0
"""How many days ago a signal came that is late, that is due soon, and that is not shown yet."""
FILTERS = st.builds(
    WerkFilter,
    soorten=st.frozensets(st.sampled_from(AandachtSoort)),
    alleen_te_laat=st.booleans(),
    regels=st.sampled_from([frozenset(), frozenset({"S01"}), frozenset({"S27", "S01"})]),
    tot=st.one_of(st.none(), st.integers(-9, 9).map(lambda days: TODAY + timedelta(days=days))),
)


@pytest.fixture(scope="module")
def reads(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Desk, Context]]:
    """A register with afspraken in three cases and signals; one casus is the colleague's alone."""
    desk = new_desk(tmp_path_factory.mktemp("werk"))
    ctx, other = desk.ctx, colleague(desk)
    partner = ctx.reads.keten.partners()[0].id
    for number in range(3):
        casus_id = open_casus(ctx, casus_gegevens(titel=f"Woonoverlast {number}"), None)
        for days in (-20, -4, 3):
            due = TODAY + timedelta(days=days)
            what = keten.AfspraakGegevens(f"bellen {days}", partner, "", due)
            keten.make_afspraak(ctx, casus_id, what, TODAY - timedelta(days=40))
        if number == 2:
            close_casus_to(other, casus_id, frozenset({other.officer}), "voor een proef")
    for days in (*LATE, IN_SIGHT, NEW):
        came = NOW - timedelta(days=days)
        record_signaal(ctx, SignaalGegevens(SignaalBron.BOA, Thema.JEUGD, "onrust", ontvangen_op=came))
    yield desk, other
    desk.close()


def test_signals_stand_among_the_afspraken_by_their_day(reads: tuple[Desk, Context]) -> None:
    rows = reads[0].ctx.reads.werk.werkvoorraad(TODAY)
    dated = [row for row in rows if row.soort in OP_DATUM]
    assert rows[: len(dated)] == dated
    assert [row.termijn for row in dated] == sorted(row.termijn for row in dated if row.termijn)
    signals = [row for row in dated if row.soort is AandachtSoort.SIGNAAL]
    assert len(signals) == len(LATE) + 1
    assert dated[0] is signals[0]
    assert dated[1].soort is AandachtSoort.AFSPRAAK
    assert {row.casus_id for row in signals} == {None}


def test_acute_danger_stands_first_and_is_due_on_the_day_itself(tmp_path: Path) -> None:
    desk = new_desk(tmp_path)
    for days, acute in ((30, False), (0, True), (2, True)):
        came = NOW - timedelta(days=days)
        heard = SignaalGegevens(SignaalBron.BOA, Thema.JEUGD, "onrust", ontvangen_op=came, acuut=acute)
        record_signaal(desk.ctx, heard)
    reads = desk.ctx.reads
    days = [row.termijn for row in reads.werk.werkvoorraad(TODAY)]
    assert days[:2] == [TODAY - timedelta(days=2), TODAY]
    assert len(days) == 3
    late = WerkFilter(alleen_te_laat=True)
    assert [row.termijn for row in reads.werk.werk(late, TODAY, 0, 9)] == [days[0], days[2]]
    assert reads.werk.werk_tellingen(WerkFilter(), TODAY).te_laat == 2
    desk.close()


@given(filter=FILTERS, size=st.integers(1, 5), mine=st.booleans())
def test_pages_fit_together_and_the_counts_are_of_the_same_rows(
    reads: tuple[Desk, Context], filter: WerkFilter, size: int, mine: bool
) -> None:
    desk, other = reads
    for ctx, whose in ((desk.ctx, desk.ctx.officer), (other, desk.ctx.officer), (other, other.officer)):
        wanted = WerkFilter(
            whose if mine else None, filter.soorten, filter.alleen_te_laat, filter.regels, filter.tot
        )
        rows = ctx.reads.werk.werk(wanted, TODAY, 0, 500)
        pages = [
            row
            for n in range(0, len(rows) + size, size)
            for row in ctx.reads.werk.werk(wanted, TODAY, n, size)
        ]
        assert pages == rows
        told = ctx.reads.werk.werk_tellingen(wanted, TODAY)
        late = [row for row in rows if row.soort in OP_DATUM and row.termijn and row.termijn < TODAY]
        assert (told.alle, told.te_laat) == (len(rows), len(late))
        assert told.op_datum == sum(row.soort in OP_DATUM for row in rows) - len(late)
        assert told.gaten == sum(row.soort is AandachtSoort.GAT for row in rows)
        if wanted.alleen_te_laat:
            assert rows == late


def test_a_signal_is_of_nobody_so_never_work_of_a_colleague(reads: tuple[Desk, Context]) -> None:
    desk, other = reads
    wanted = frozenset({AandachtSoort.SIGNAAL})
    for ctx in (desk.ctx, other):
        assert len(ctx.reads.werk.werk(WerkFilter(ctx.officer, wanted), TODAY, 0, 9)) == len(LATE) + 1
        assert ctx.reads.werk.werk(WerkFilter(uuid4(), wanted), TODAY, 0, 9) == []
    closed = desk.ctx.reads.werk.tellingen(TODAY).werk, other.reads.werk.tellingen(TODAY).werk
    assert closed == (6 + 4, 9 + 4)


def test_a_signal_can_not_be_put_off(reads: tuple[Desk, Context]) -> None:
    ctx = reads[0].ctx
    row = ctx.reads.werk.werkvoorraad(TODAY)[0]
    with pytest.raises(RegelFout):
        put_off(ctx, row, TODAY + timedelta(days=2), "wegens vakantie")
