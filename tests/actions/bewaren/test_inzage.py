"""Inzage of what never became a casus: found by the Dutch rules, judged by the officer, with nobody else in it."""

from __future__ import annotations

from datetime import timedelta
from io import BytesIO
from uuid import UUID

import pypdf
import pytest

from ivbdesk.actions.bewaren.inzage import export_inzage, find_for_inzage
from ivbdesk.actions.bewaren.verzoeken import Persoonsgegevens, answer, take_in_new
from ivbdesk.actions.dossier.casus import NieuwePersoon, open_casus
from ivbdesk.actions.signaal.signaal import record_signaal
from ivbdesk.cases.besluitvorming.verzoek import VerzoekSoort, VerzoekStatus
from ivbdesk.cases.betrokkenen.betrokkene import Rol
from ivbdesk.cases.betrokkenen.object import Adres
from ivbdesk.cases.bewaren.inzage_signaal import Inzageoordeel, Signaaloordeel
from ivbdesk.cases.kader.soorten import Thema, Uitkomst
from ivbdesk.cases.signaal.signaal import SignaalBron, SignaalGegevens
from ivbdesk.cases.taal.fouten import RegelFout
from ivbdesk.desk import Desk
from ivbdesk.drukwerk import render_own_data
from tests.actions.signaal.test_wegen import partner, weigh
from tests.werkplaats import NOW, PERSOON, casus_gegevens

ELSEWHERE = Adres("Acacialaan", 12, "", "2352 CD", "Leiderdorp")


def heard(desk: Desk, tekst: str, achternaam: str = "", **more: object) -> UUID:
    plain: dict[str, object] = {
        "bron": SignaalBron.BEWONER, "thema": Thema.WOONOVERLAST, "tekst": tekst, "achternaam": achternaam,
        "van": "Mevrouw Hofstra, buurvrouw", "melder_naam": "Ria Hofstra", "melder_contact": "0612345678",
        "adres": Adres("Elders", 1), "ontvangen_op": NOW - timedelta(days=3),
    }  # fmt: skip
    return record_signaal(desk.ctx, SignaalGegevens(**{**plain, **more}))  # type: ignore[arg-type]


def words(data: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in pypdf.PdfReader(BytesIO(data)).pages).split())


def requester(desk: Desk, soort: VerzoekSoort = VerzoekSoort.INZAGE) -> tuple[UUID, UUID]:
    asked = take_in_new(desk.ctx, Persoonsgegevens("Sanne", "de", "Wit", 1990), soort, NOW.date(), "alles")
    (request,) = [item for item in desk.ctx.reads.inzage.verzoeken() if item.id == asked]
    assert request.persoon_id
    return request.persoon_id, asked


def test_it_is_found_by_name_by_address_and_by_its_words_and_by_nothing_else(desk: Desk) -> None:
    person, _ = requester(desk)
    named = heard(desk, "lawaai", "Witt", voornaam="S.")
    placed = heard(desk, "ruzie", adres=Adres("Acacialn", 12))
    told = heard(desk, "Een zekere de WIT schreeuwt.")
    heard(desk, "iets anders", "Bakker")
    heard(desk, "wittebrood op straat", "Zwart")
    reads = desk.ctx.reads
    assert {item.id for item in reads.inzage.gevonden_signalen(person)} == {named, told}
    found = {item.id: item.reden for item in reads.inzage.gevonden_signalen(person, [ELSEWHERE])}
    assert set(found) == {named, placed, told}
    assert "adres" in found[placed]
    assert "Hofstra" not in repr(reads.inzage.gevonden_signalen(person, [ELSEWHERE]))


def test_the_copy_has_the_signal_without_who_told_it_and_a_name_alike_is_not_enough(desk: Desk) -> None:
    open_casus(desk.ctx, casus_gegevens(), PERSOON)
    person, asked = requester(desk)
    told = "Sanne de Wit schreeuwt; Ria Hofstra (0612345678) hoort het elke nacht."
    own = heard(desk, told, "Wit", melder_contact="06-12345678 · Opmerking in de cel: alleen 's avonds")
    other = heard(desk, "Een heel andere Wit met een hond.", "Wit")
    police = heard(desk, "Proces-verbaal over Wit.", "Wit", bron=SignaalBron.WIJKAGENT)
    ctx, render = desk.ctx, render_own_data(desk.ctx)
    weigh(
        ctx,
        own,
        Uitkomst.PARTNER,
        partner_id=partner(ctx, "incluzio"),
        deelgrond="G04",
        noodzaak="zonder Ria niet",
    )
    with pytest.raises(RegelFout, match="Beslis eerst"):
        export_inzage(ctx, person, render, [Signaaloordeel(own, Inzageoordeel.WEL)])
    judged = [
        Signaaloordeel(own, Inzageoordeel.WEL, "elke nacht; x"),
        Signaaloordeel(other, Inzageoordeel.ANDER),
        Signaaloordeel(police, Inzageoordeel.WEL),
    ]
    said = words(export_inzage(ctx, person, render, judged))
    for told in (
        "S-2026-001",
        "Sanne de Wit schreeuwt",
        "[iemand anders]",
        "een melding",
        "Incluzio",
        "S-2026-003",
    ):
        assert told in said, told
    for hidden in ("Hofstra", "0612345678", "Ria", "nacht", "hond", "Proces-verbaal", "Berg", "LD-2026"):
        assert hidden not in said, hidden
    body = said.partition("Geboortejaar 1990")[2]
    assert body
    assert body in words(export_inzage(ctx, person, render)), "decided once, and kept"
    assert [line.actie for line in ctx.reads.beheer.auditregels(0, 3)] == ["inzage verstrekken"] * 3
    answer(ctx, asked, VerzoekStatus.INGEWILLIGD, "afschrift gegeven", True)


def test_what_is_withheld_has_a_ground_and_the_answer_says_so(desk: Desk) -> None:
    person, asked = requester(desk)
    id = heard(desk, "geheim over Wit", "Wit")
    ctx, render = desk.ctx, render_own_data(desk.ctx)
    with pytest.raises(RegelFout, match="waarom"):
        export_inzage(ctx, person, render, [Signaaloordeel(id, Inzageoordeel.NIET)])
    ground = Signaaloordeel(id, Inzageoordeel.NIET, "onderzoek loopt, UAVG art. 41 lid 1 onder d")
    said = words(export_inzage(ctx, person, render, [ground]))
    assert "geven wij niet" in said
    assert "geheim" not in said
    assert ctx.reads.inzage.gevonden_signalen(person)[0].oordeel == ground
    with pytest.raises(RegelFout) as told:
        answer(ctx, asked, VerzoekStatus.INGEWILLIGD, "alles gegeven", True)
    assert told.value.veld == "status"
    answer(ctx, asked, VerzoekStatus.DEELS, "UAVG art. 41", True)


def test_who_stands_in_a_casus_is_asked_there_and_who_asks_again_is_the_same(desk: Desk) -> None:
    open_casus(
        desk.ctx,
        casus_gegevens(),
        NieuwePersoon(Persoonsgegevens("Sanne", "de", "Wit", 1990), Rol.BETROKKENE),
    )
    with pytest.raises(RegelFout, match="LD-2026-001"):
        requester(desk)
    wie = Persoonsgegevens("Sanne", "de", "Wit", 1971)
    take_in_new(desk.ctx, wie, VerzoekSoort.INZAGE, NOW.date(), "alles", iemand_anders=True)
    (request,) = desk.ctx.reads.inzage.verzoeken()
    assert request.persoon_id
    persoon = desk.ctx.reads.inzage.persoon(request.persoon_id)
    assert [item.nummers for item in find_for_inzage(desk.ctx, persoon).naamgenoten] == [("LD-2026-001",)]
    loose = Persoonsgegevens("Kim", "", "Smit", 1980)
    for _ in range(2):
        take_in_new(desk.ctx, loose, VerzoekSoort.INZAGE, NOW.date(), "alles")
    assert len({item.persoon_id for item in desk.ctx.reads.inzage.verzoeken()}) == 2
