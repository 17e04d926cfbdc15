"""Handing over in one act: what an officer has, but for the exceptions; all or nothing, and in the log of each casus."""

from __future__ import annotations

from uuid import UUID

import pytest

from ivbdesk.actions.beheer.toegang import add_officer, close_casus_to, end_officer, open_in_nood
from ivbdesk.actions.context import Context
from ivbdesk.actions.dossier.casus import assign, open_casus
from ivbdesk.actions.keten import keten
from ivbdesk.actions.signaal.signaal import record_signaal
from ivbdesk.actions.werk.overdragen import assign_all, hand_over
from ivbdesk.cases.betrokkenen.medewerker import Recht
from ivbdesk.cases.kader.soorten import Uitkomst
from ivbdesk.cases.taal.fouten import RegelFout
from ivbdesk.cases.werk.inhanden import HandenSoort, InHanden
from ivbdesk.desk import Desk
from tests.actions.signaal.test_beloften import HEARD
from tests.actions.signaal.test_wegen import weigh
from tests.storage.collega import colleague, context_of
from tests.werkplaats import NOW, casus_gegevens

TODAY = NOW.date()
WHY = "gaat met pensioen"


@pytest.fixture
def bram(desk: Desk) -> Context:
    """The colleague who takes over."""
    return colleague(desk)


def a_casus(ctx: Context, titel: str = "Woonoverlast Proeflaan 3") -> UUID:
    return open_casus(ctx, casus_gegevens(titel=titel), None)


def have(ctx: Context, wie: UUID | None = None) -> list[InHanden]:
    return ctx.reads.werk.in_handen(wie or ctx.officer, TODAY)


def kinds(found: list[InHanden]) -> list[tuple[str, str]]:
    return [(item.soort.value, item.nummer) for item in found]


def filled(anne: Context, bram: Context) -> None:
    """Two cases of Anne, one in which she stands in for Bram, an afspraak of hers there, and a promise."""
    for titel in ("Woonoverlast Proeflaan 3", "Woonoverlast Testweg"):
        a_casus(anne, titel)
    third = a_casus(bram, "Woonoverlast Havenkade")
    assign(bram, third, bram.officer, anne.officer, "wie vervangt")
    partner = anne.reads.keten.partners()[0].id
    for who in ("Anne Proef", "Anne", "Bram Collega"):
        keten.make_afspraak(anne, third, keten.AfspraakGegevens(f"bellen door {who}", partner, who, TODAY))
    weigh(anne, record_signaal(anne, HEARD), Uitkomst.ADVIES)


ALL = [
    ("casus", "LD-2026-001"),
    ("casus", "LD-2026-002"),
    ("vervanging", "LD-2026-003"),
    ("afspraak", "LD-2026-003"),
    ("signaal", "S-2026-001"),
]


def test_all_that_an_officer_has_goes_over_in_one_act(desk: Desk, bram: Context) -> None:
    anne, clara = desk.ctx, context_of(desk, add_officer(desk.ctx, "Clara", "OOV", Recht.REGIEVOERDER))
    filled(anne, bram)
    found = have(anne)
    assert kinds(found) == ALL
    shown = sum(row.nummer == "LD-2026-001" for row in anne.reads.werk.werkvoorraad(TODAY))
    assert found[0].taken == shown > 0
    before = anne.reads.beheer.audit_head()[0]
    hand_over(anne, anne.officer, clara.officer, found, WHY)
    assert have(anne) == []
    assert kinds(have(clara)) == ALL
    lines = anne.reads.beheer.auditregels(0, 50)
    new = [
        line for line in lines if line.volgnr > before and line.entiteit in ("casus", "afspraak", "belofte")
    ]
    assert {(line.actie, line.reden) for line in new} == {("werk overdragen", WHY)}
    assert {line.nummer for line in new} - {""} == {"LD-2026-001", "LD-2026-002", "LD-2026-003"}


def test_what_is_unticked_stays(desk: Desk, bram: Context) -> None:
    anne = desk.ctx
    filled(anne, bram)
    kept, *others = have(anne)
    hand_over(anne, anne.officer, bram.officer, others, WHY)
    assert have(anne) == [kept]
    casus = anne.reads.dossier.casus(next(item.id for item in others if item.soort is HandenSoort.VERVANGING))
    assert (casus.behandelaar_id, casus.vervanger_id) == (bram.officer, None), "nobody stands in for himself"


def test_who_stood_in_has_it_and_stands_in_no_more(desk: Desk, bram: Context) -> None:
    anne = desk.ctx
    id = a_casus(anne)
    assign(anne, id, anne.officer, bram.officer, "wie vervangt")
    hand_over(anne, anne.officer, bram.officer, have(anne), WHY)
    casus = anne.reads.dossier.casus(id)
    assert (casus.behandelaar_id, casus.vervanger_id) == (bram.officer, None)


def test_one_thing_that_cannot_go_keeps_all(desk: Desk, bram: Context) -> None:
    anne = desk.ctx
    filled(anne, bram)
    found = have(anne)
    assign(anne, found[1].id, bram.officer, None, "intussen van een ander")
    with pytest.raises(RegelFout, match="LD-2026-002 is intussen gewijzigd"):
        hand_over(anne, anne.officer, bram.officer, found, WHY)
    assert kinds(have(anne)) == [item for item in ALL if item != ("casus", "LD-2026-002")]


def test_the_work_of_who_left_can_still_be_handed_over(desk: Desk, bram: Context) -> None:
    anne = desk.ctx
    id = a_casus(bram)
    end_officer(anne, bram.officer, "andere baan")
    hand_over(anne, bram.officer, anne.officer, have(anne, bram.officer), WHY)
    assert anne.reads.dossier.casus(id).behandelaar_id == anne.officer


@pytest.mark.parametrize("chosen", [True, False])
def test_a_closed_casus_is_handed_over_by_who_is_let_in(desk: Desk, bram: Context, chosen: bool) -> None:
    anne, clara = desk.ctx, context_of(desk, add_officer(desk.ctx, "Clara", "OOV", Recht.REGIEVOERDER))
    id = a_casus(anne)
    close_casus_to(anne, id, [bram.officer] if chosen else [], "bedreiging van de buren")
    found = have(bram, anne.officer)
    assert kinds(found) == ([("casus", "LD-2026-001")] if chosen else [])
    if chosen:
        hand_over(bram, anne.officer, clara.officer, found, WHY)
        assert clara.reads.dossier.casus(id).behandelaar_id == clara.officer
    else:
        open_in_nood(bram, "LD-2026-001", "er is nu brand op dit adres")
        with pytest.raises(RegelFout, match="LD-2026-001: U opende deze casus in nood"):
            hand_over(bram, anne.officer, clara.officer, have(bram, anne.officer), WHY)


def test_who_may_hand_over_what_to_whom_and_why(desk: Desk, bram: Context) -> None:
    anne, clara = desk.ctx, context_of(desk, add_officer(desk.ctx, "Clara", "OOV", Recht.REGIEVOERDER))
    reader = add_officer(anne, "Lezer", "OOV", Recht.LEZER)
    a_casus(anne)
    found = have(anne)

    def refused(ctx: Context, naar: UUID | None, chosen: list[InHanden], reden: str = WHY) -> str:
        with pytest.raises(RegelFout) as caught:
            hand_over(ctx, anne.officer, naar, chosen, reden)
        return caught.value.veld or caught.value.melding

    assert refused(anne, bram.officer, found, "nvt") == "reden"
    assert refused(anne, bram.officer, []) == "gekozen"
    assert (
        refused(anne, None, found)
        == refused(anne, reader, found)
        == refused(anne, anne.officer, found)
        == "naar"
    )
    assert "alleen een beheerder" in refused(clara, bram.officer, found)
    hand_over(bram, anne.officer, clara.officer, found, WHY)
    assert kinds(have(clara)) == kinds(found)


def test_several_cases_of_the_list_get_another_behandelaar(desk: Desk, bram: Context) -> None:
    anne = desk.ctx
    first, second, third = (a_casus(anne, f"Woonoverlast {number}") for number in ("een", "twee", "drie"))
    assign(anne, first, anne.officer, bram.officer, "wie vervangt")
    with pytest.raises(RegelFout):
        assign_all(anne, [first, second], bram.officer, "")
    assign_all(anne, [first, second], bram.officer, "werkverdeling per wijk")
    cases = [anne.reads.dossier.casus(id) for id in (first, second, third)]
    assert [casus.behandelaar_id for casus in cases] == [bram.officer, bram.officer, anne.officer]
    assert cases[0].vervanger_id is None
    lines = [line for line in anne.reads.beheer.auditregels(0, 9) if line.actie == "casussen toewijzen"]
    assert {(line.nummer, line.reden) for line in lines} == {
        ("LD-2026-001", "werkverdeling per wijk"),
        ("LD-2026-002", "werkverdeling per wijk"),
    }
