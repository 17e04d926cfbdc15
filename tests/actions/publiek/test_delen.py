"""Sharing by its own ground: RIEC, decisions of police and OM, consent, and whoever stands close (domein 3.2; finding 25)."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import pytest

from ivbdesk.actions.dossier.casus import open_casus
from ivbdesk.actions.dossier.stukken import StukGegevens, add_stuk
from ivbdesk.actions.dossier.tijdlijn import ItemGegevens, record_entry
from ivbdesk.actions.publiek.delen import ConvenantGegevens, VerstrekkingGegevens, save_convenant, share
from ivbdesk.actions.publiek.zaal import audience_of
from ivbdesk.cases.dossier.casus import Casus
from ivbdesk.cases.dossier.delen import Drager
from ivbdesk.cases.dossier.stuk import StukSoort
from ivbdesk.cases.dossier.tijdlijn import Aard, ItemSoort
from ivbdesk.cases.kader.kader import CasusSoort
from ivbdesk.cases.kader.soorten import Herkomst
from ivbdesk.cases.publiek.overlegbeeld import not_entitled
from ivbdesk.cases.taal.fouten import RegelFout
from ivbdesk.desk import Desk
from tests.werkplaats import NOW, casus_gegevens

TODAY = NOW.date()


def casus(desk: Desk, soort: CasusSoort = CasusSoort.WOONOVERLAST) -> UUID:
    casus_id = open_casus(desk.ctx, casus_gegevens(soort=soort), None)
    for origin in Herkomst:
        told = ItemGegevens(ItemSoort.NOTITIE, Aard.FEIT, origin, "bron", f"van {origin.value}", TODAY)
        record_entry(desk.ctx, casus_id, told)
    return casus_id


def refused(desk: Desk, casus_id: UUID, code: str, grond: str, herkomst: Herkomst, **more: object) -> str:
    """The field at which the sharing is refused; empty where it is kept."""
    partner = next(p.id for p in desk.ctx.reads.keten.partners() if p.code == code)
    part = next(i.id for i in desk.ctx.reads.dossier.casus(casus_id).tijdlijn if i.herkomst is herkomst)
    gegevens = VerstrekkingGegevens(
        partner, "", Drager.SCHRIFTELIJK, "een regel", grond, "anders kan de partner zijn deel niet doen", TODAY,
        (part,), **more,  # type: ignore[arg-type]  # a test's own fields
    )  # fmt: skip
    try:
        share(desk.ctx, casus_id, gegevens)
    except RegelFout as wrong:
        return wrong.veld
    return ""


def agree(desk: Desk, *codes: str) -> UUID:
    made = ConvenantGegevens("Convenant van de proef", TODAY - timedelta(days=9), None, codes, "", "")
    return save_convenant(desk.ctx, None, made)


@pytest.mark.parametrize("code", ["riec", "heit"])
def test_riec_receives_only_under_its_own_ground_in_a_casus_of_ondermijning(desk: Desk, code: str) -> None:
    own, plain = casus(desk, CasusSoort.ONDERMIJNING), casus(desk)
    under = {"convenant_id": agree(desk, code)}
    for grond in ("G04", "G02", "G03", "G10", "G18"):
        assert refused(desk, own, code, grond, Herkomst.EIGEN, **under) == "grondslag", grond
    assert refused(desk, own, code, "G13", Herkomst.EIGEN) == "convenant_id"
    assert refused(desk, plain, code, "G13", Herkomst.EIGEN, **under) == "grondslag"
    assert refused(desk, own, code, "G13", Herkomst.EIGEN, **under) == ""
    assert refused(desk, own, code, "G13", Herkomst.ZORG, **under) == "grondslag"


def test_in_a_meeting_riec_reads_along_only_in_a_casus_of_ondermijning_under_its_convenant(
    desk: Desk,
) -> None:
    riec = next(p for p in desk.ctx.reads.keten.partners() if p.code == "riec")
    own, plain = (
        desk.ctx.reads.dossier.casus(casus(desk, s)) for s in (CasusSoort.ONDERMIJNING, CasusSoort.BEIDE)
    )

    def read(which: Casus) -> set[Herkomst]:
        publiek = audience_of(desk.ctx, which, [riec])
        return {item.herkomst for item in which.tijdlijn if publiek.may_read(item.id, item.herkomst)}

    assert read(own) == set(), "without a convenant nothing"
    agree(desk, "riec")
    assert read(own) == {Herkomst.EIGEN, Herkomst.MELDER}
    assert read(plain) == set()
    assert not_entitled(plain, [riec]) == [riec]


@pytest.mark.parametrize(("grond", "herkomst"), [("G09", Herkomst.POLITIE), ("G11", Herkomst.OM)])
def test_data_of_police_and_om_go_on_by_a_decision_with_number_and_day(
    desk: Desk, grond: str, herkomst: Herkomst
) -> None:
    casus_id = casus(desk)
    known: dict[str, object] = {"besluit_kenmerk": "PL-2026-0451"}
    assert refused(desk, casus_id, "rijnhart_wonen", grond, herkomst) == "besluit_kenmerk"
    assert refused(desk, casus_id, "rijnhart_wonen", grond, herkomst, **known) == "besluit_op"
    late = TODAY + timedelta(days=1)
    assert (
        refused(desk, casus_id, "rijnhart_wonen", grond, herkomst, **known, besluit_op=late) == "besluit_op"
    )
    assert refused(desk, casus_id, "rijnhart_wonen", grond, herkomst, **known, besluit_op=TODAY) == ""
    (kept,) = desk.ctx.reads.dossier.casus(casus_id).verstrekkingen
    assert (kept.besluit_kenmerk, kept.besluit_op) == ("PL-2026-0451", TODAY)


def test_consent_has_its_day_and_its_paper(desk: Desk) -> None:
    casus_id, other = casus(desk), casus(desk)
    papers = [
        add_stuk(
            desk.ctx,
            id,
            StukGegevens("Toestemming", StukSoort.BRIEF, TODAY, Herkomst.EIGEN, "betrokkene"),
            b"ja",
        )
        for id in (casus_id, other)
    ]
    day: dict[str, object] = {"toestemming_op": TODAY}
    assert refused(desk, casus_id, "politie", "G01", Herkomst.ZORG) == "toestemming_op"
    assert refused(desk, casus_id, "politie", "G01", Herkomst.ZORG, **day) == "toestemming_stuk_id"
    wrong = papers[1]
    assert refused(desk, casus_id, "politie", "G01", Herkomst.ZORG, **day, toestemming_stuk_id=wrong) == (
        "toestemming_stuk_id"
    )
    assert (
        refused(desk, casus_id, "politie", "G01", Herkomst.ZORG, **day, toestemming_stuk_id=papers[0]) == ""
    )


@pytest.mark.parametrize("code", ["buurtbemiddeling", "scholen"])
def test_whoever_stands_close_receives_what_consent_covers_and_nothing_of_police_or_care(
    desk: Desk, code: str
) -> None:
    casus_id = casus(desk)
    paper = add_stuk(
        desk.ctx,
        casus_id,
        StukGegevens("Toestemming", StukSoort.BRIEF, TODAY, Herkomst.EIGEN, "betrokkene"),
        b"ja",
    )
    consent: dict[str, object] = {"toestemming_op": TODAY, "toestemming_stuk_id": paper}
    assert refused(desk, casus_id, code, "G04", Herkomst.EIGEN) == "grondslag"
    assert refused(desk, casus_id, code, "G20", Herkomst.EIGEN) == "toestemming_op"
    assert refused(desk, casus_id, code, "G20", Herkomst.EIGEN, **consent) == ""
    for origin in (Herkomst.POLITIE, Herkomst.OM, Herkomst.ZORG, Herkomst.CORPORATIE):
        assert refused(desk, casus_id, code, "G20", origin, **consent) == "grondslag"
