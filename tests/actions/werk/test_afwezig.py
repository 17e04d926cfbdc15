"""Who is away: the stand-in sees the work with the name beside it, what is closed only when let in, and it ends by itself."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

import pytest

from ivbdesk.actions.beheer.afwezigheid import end_absence, record_absence
from ivbdesk.actions.beheer.toegang import add_officer, close_casus_to
from ivbdesk.actions.context import Context
from ivbdesk.actions.dossier.casus import open_casus
from ivbdesk.actions.signaal.signaal import record_signaal
from ivbdesk.cases.betrokkenen.medewerker import Recht
from ivbdesk.cases.kader.soorten import Uitkomst, Urgentie
from ivbdesk.cases.taal.fouten import RegelFout
from ivbdesk.cases.zoeken.rijen import CasusFilter, WerkFilter
from ivbdesk.desk import Desk
from tests.actions.signaal.test_beloften import HEARD
from tests.actions.signaal.test_wegen import weigh
from tests.storage.collega import colleague, context_of
from tests.werkplaats import NOW, casus_gegevens

TODAY = NOW.date()
FIRST, LAST = TODAY + timedelta(days=1), TODAY + timedelta(days=10)
ACUTE = Urgentie.ROOD


@pytest.fixture
def bram(desk: Desk) -> Context:
    """The colleague who stands in."""
    return colleague(desk)


def work(ctx: Context, dag: date, wie: UUID | None = None) -> dict[str, str]:
    """The numbers in a werkvoorraad, with for whom; the counts and the sums of the week must agree with it."""
    wanted = WerkFilter(wie=wie or ctx.officer)
    rows = ctx.reads.werk.werk(wanted, dag, 0, 100)
    assert ctx.reads.werk.werk_tellingen(wanted, dag).alle == len(rows)
    return {row.nummer: row.voor for row in rows}


def test_the_work_is_with_the_stand_in_in_these_days_only(desk: Desk, bram: Context) -> None:
    anne = desk.ctx
    open_casus(anne, casus_gegevens(urgentie=ACUTE), None)
    open_casus(bram, casus_gegevens(titel="Woonoverlast Testweg", urgentie=ACUTE), None)
    weigh(anne, record_signaal(anne, HEARD), Uitkomst.ADVIES)
    own = {"LD-2026-002": ""}
    assert work(bram, FIRST) == own
    record_absence(anne, anne.officer, bram.officer, FIRST, LAST)
    theirs = {"LD-2026-001": "Anne Proef", "S-2026-001": "Anne Proef"}
    assert work(bram, TODAY) == own
    for day in (FIRST, LAST):
        assert work(bram, day) == own | theirs
        assert work(anne, day) == dict.fromkeys(theirs, ""), "it stays her own"
        seen = bram.reads.werk.werk(WerkFilter(), day, 0, 100)
        assert {row.voor for row in seen if row.nummer in theirs} == {"Anne Proef"}, (
            "in the list of the team too"
        )
    assert work(bram, LAST + timedelta(days=1)) == own
    assert sum(bram.reads.werk.werk_per_regel(bram.officer, LAST + timedelta(days=9), FIRST).values()) == 3
    listed = bram.reads.dossier.casussen(CasusFilter(wie=bram.officer), FIRST, 0, 10)
    assert [row.nummer for row in listed] == list(own), "the casus is still hers"


@pytest.mark.parametrize("let_in", [True, False])
def test_what_is_closed_shows_only_to_a_stand_in_who_is_let_in(
    desk: Desk, bram: Context, let_in: bool
) -> None:
    anne = desk.ctx
    casus_id = open_casus(anne, casus_gegevens(urgentie=ACUTE), None)
    close_casus_to(anne, casus_id, [bram.officer] if let_in else [], "bedreiging van de buren")
    record_absence(anne, anne.officer, bram.officer, TODAY, LAST)
    assert list(work(bram, TODAY)) == (["LD-2026-001"] if let_in else [])


def test_who_is_back_early_has_the_work_alone_again(desk: Desk, bram: Context) -> None:
    anne = desk.ctx
    open_casus(anne, casus_gegevens(urgentie=ACUTE), None)
    record_absence(anne, anne.officer, bram.officer, TODAY, LAST)
    (today,) = anne.reads.beheer.afwezigheden()
    assert work(bram, TODAY)
    end_absence(anne, today)
    assert (work(bram, TODAY), anne.reads.beheer.afwezigheden()) == ({}, []), "it had not begun"
    record_absence(anne, anne.officer, bram.officer, TODAY - timedelta(days=3), LAST)
    end_absence(anne, anne.reads.beheer.afwezigheden()[0])
    (kept,) = anne.reads.beheer.afwezigheden()
    assert (kept.tot, work(bram, TODAY)) == (TODAY - timedelta(days=1), {})


def test_it_is_logged_without_why(desk: Desk, bram: Context) -> None:
    record_absence(desk.ctx, desk.ctx.officer, bram.officer, FIRST, LAST)
    line = next(
        line for line in desk.ctx.reads.beheer.auditregels(0, 5) if line.actie == "afwezigheid vastleggen"
    )
    assert (line.wie, line.entiteit, line.reden) == ("Anne Proef", "afwezigheid", "met een vervanger")
    assert {FIRST.isoformat(), LAST.isoformat()} <= set(line.wijzigingen.replace('"', " ").split())


def test_only_a_beheerder_records_that_another_is_away(desk: Desk, bram: Context) -> None:
    clara = context_of(desk, add_officer(desk.ctx, "Clara", "OOV", Recht.REGIEVOERDER))
    record_absence(bram, clara.officer, desk.ctx.officer, FIRST, LAST)
    with pytest.raises(RegelFout, match="alleen een beheerder"):
        record_absence(clara, bram.officer, desk.ctx.officer, FIRST, LAST)
    (away,) = clara.reads.beheer.afwezigheden()
    end_absence(clara, away)
    record_absence(clara, clara.officer, bram.officer, FIRST, LAST)


def test_days_in_which_the_work_would_be_with_nobody_are_refused(desk: Desk, bram: Context) -> None:
    anne, me = desk.ctx, desk.ctx.officer
    clara = add_officer(anne, "Clara", "OOV", Recht.REGIEVOERDER)
    reader = add_officer(anne, "Lezer", "OOV", Recht.LEZER)

    def refused(who: UUID, stand_in: UUID, van: date, tot: date) -> str:
        with pytest.raises(RegelFout) as caught:
            record_absence(anne, who, stand_in, van, tot)
        return caught.value.veld

    assert refused(me, bram.officer, LAST + timedelta(days=9), FIRST) == "tot"
    assert refused(me, bram.officer, TODAY - timedelta(days=9), TODAY - timedelta(days=1)) == "tot"
    assert refused(me, me, FIRST, LAST) == "vervanger_id"
    assert refused(me, reader, FIRST, LAST) == "vervanger_id"
    record_absence(anne, bram.officer, clara, FIRST, LAST)
    assert refused(bram.officer, me, LAST, LAST + timedelta(days=5)) == "van", "twice"
    assert refused(me, bram.officer, LAST, LAST) == "vervanger_id", "away too"
    assert refused(clara, me, FIRST, FIRST) == "van", "stands in for another"
    record_absence(anne, me, bram.officer, LAST + timedelta(days=1), LAST + timedelta(days=2))
