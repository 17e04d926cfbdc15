"""A letter from a casus: what it carries and asks, what is told before it, and what its sending begins."""

from __future__ import annotations

from datetime import timedelta
from io import BytesIO
from pathlib import Path
from uuid import UUID

import pytest
from docx import Document

from ivbdesk.actions.betrokkenen.betrokkenen import add_melder
from ivbdesk.actions.brieven.maken import Briefverzoek, make_brief, prepare, read_over_brief
from ivbdesk.actions.brieven.opnemen import take_in_final
from ivbdesk.actions.dossier.stukken import read_stuk
from ivbdesk.actions.dossier.tijdlijn import ItemGegevens, record_entry
from ivbdesk.actions.ladder import dossierpunten as dossier
from ivbdesk.cases.besluitvorming.zienswijze import Hoorvorm
from ivbdesk.cases.betrokkenen.medewerker import Recht
from ivbdesk.cases.brieven.geadresseerden import Aan, addressees
from ivbdesk.cases.brieven.verzending import Verzending, Verzendwijze
from ivbdesk.cases.dossier.tijdlijn import Aard, ItemSoort
from ivbdesk.cases.kader.soorten import Herkomst
from ivbdesk.cases.taal.fouten import KaderFout, RegelFout
from ivbdesk.desk import Desk
from tests.actions.ladder.dossier_vol import active, answer, decision, hear, weigh
from tests.export.test_brief import letter, words_of
from tests.storage.collega import colleague
from tests.werkplaats import NOW, Klok, is_whole

TODAY = NOW.date()
ANSWERS = {
    "regel": "artikel 2:79 van de APV", "last": "geen bezoek na 22.00 uur", "noodzakelijk": "praten hielp niet",
    "contact": "team OOV, 071-5450000", "verwacht": "geen muziek na 22.00 uur", "hulp": "het sociaal team belt u",
    "melding_op": "1 november 2026", "herkomst": "de politie", "ontvangers": "het sociaal team", "fg": "fg@x.nl",
}  # fmt: skip


@pytest.fixture
def casus_id(desk: Desk) -> UUID:
    return active(desk)


def to(desk: Desk, casus_id: UUID, code: str) -> Aan:
    ctx = desk.ctx
    casus = ctx.reads.dossier.casus_om_te_delen(casus_id)
    return addressees(casus, ctx.naslag.brieven.soorten[code], ctx.reads.keten.partners())[0][0]


def asked(
    desk: Desk, casus_id: UUID, code: str, ondanks: str = "met spoed nodig, zie overleg"
) -> Briefverzoek:
    bare = Briefverzoek(code, to(desk, casus_id, code), desk.ctx.today(), "De burgemeester")
    known = [vraag.code for vraag in prepare(desk.ctx, casus_id, bare).vragen]
    given = tuple((name, ANSWERS.get(name, "30 november 2026")) for name in known)
    return Briefverzoek(code, bare.aan, bare.datum, bare.ondertekenaar, given, ondanks)


def made(desk: Desk, casus_id: UUID, code: str, target: Path) -> str:
    make_brief(desk.ctx, desk.brieven, casus_id, asked(desk, casus_id, code), target)
    return words_of(target.read_bytes())


def entry(desk: Desk, casus_id: UUID, herkomst: Herkomst, tekst: str) -> None:
    said = ItemGegevens(ItemSoort.INCIDENT, Aard.FEIT, herkomst, "bron", tekst, desk.ctx.today())
    record_entry(desk.ctx, casus_id, said)


def sent(desk: Desk, casus_id: UUID, code: str, **more: object) -> Verzending:
    soort = desk.ctx.naslag.brieven.soorten[code]
    plain: dict[str, object] = {"op": desk.ctx.today(), "wijze": Verzendwijze.POST}
    return Verzending(soort, to(desk, casus_id, code), **{**plain, **more})  # type: ignore[arg-type]  # a test's own


def final(words: str = "Waarschuwing aan de bewoner") -> bytes:
    paper, out = Document(), BytesIO()
    paper.add_paragraph(words)
    paper.save(out)
    return out.getvalue()


def test_a_letter_carries_what_the_resident_may_read_and_says_what_it_was_made_from(
    desk: Desk, casus_id: UUID, tmp_path: Path
) -> None:
    entry(desk, casus_id, Herkomst.POLITIE, "harde muziek in de nacht")
    entry(desk, casus_id, Herkomst.ZORG, "is opgenomen bij de kliniek")
    entry(desk, casus_id, Herkomst.OM, "een zitting volgt")
    told = made(desk, casus_id, "waarschuwing", tmp_path / "brief.docx")
    assert "De heer of mevrouw Jo van der Berg\nProeflaan 3\n2351 AB Leiderdorp" in told
    assert "Geachte heer of mevrouw Van der Berg," in told
    assert "harde muziek in de nacht" in told
    assert "geen muziek na 22.00 uur" in told
    assert "kliniek" not in told
    assert "zitting" not in told
    casus = desk.ctx.reads.dossier.casus(casus_id)
    assert [item.aan for item in casus.verstrekkingen] == ["Overlastgever"]


def test_only_what_the_dossier_does_not_hold_is_asked(desk: Desk, casus_id: UUID) -> None:
    bare = Briefverzoek("voornemen", to(desk, casus_id, "voornemen"), TODAY, "De burgemeester")
    before = {vraag.code for vraag in prepare(desk.ctx, casus_id, bare).vragen}
    assert {"last", "noodzakelijk"} <= before
    answer(desk, casus_id, "B04")
    weigh(desk, casus_id, "B04")
    dossier.record_besluit(
        desk.ctx, casus_id, decision(desk, "B04", TODAY + timedelta(days=90), bekend_op=None, bekend_wijze="")
    )
    after = {vraag.code for vraag in prepare(desk.ctx, casus_id, bare).vragen}
    assert before - after == {"last", "noodzakelijk", "dwangsom", "geldig_tot"}


def test_what_is_open_is_told_and_never_papered_over(desk: Desk, casus_id: UUID, tmp_path: Path) -> None:
    found = prepare(desk.ctx, casus_id, asked(desk, casus_id, "dwangsom"))
    assert any("nog niet voorbereid" in punt.tekst for punt in found.punten)
    assert not any(punt.tekst.startswith(("D21", "D22")) for punt in found.punten), (
        "the letter itself does that"
    )
    silent = asked(desk, casus_id, "dwangsom", ondanks="")
    with pytest.raises(RegelFout) as wrong:
        make_brief(desk.ctx, desk.brieven, casus_id, silent, tmp_path / "x.docx")
    assert wrong.value.veld == "ondanks"
    assert not (tmp_path / "x.docx").exists()


def test_a_letter_about_what_was_not_decided_is_refused(desk: Desk, casus_id: UUID, tmp_path: Path) -> None:
    for code, told in (
        ("verlenging", "geen besluit tot verlenging"),
        ("huisverbod", "legt uit wat er niet is"),
    ):
        with pytest.raises(RegelFout, match=told):
            make_brief(desk.ctx, desk.brieven, casus_id, asked(desk, casus_id, code), tmp_path / "x.docx")


def test_a_decision_that_is_known_already_is_told(desk: Desk, casus_id: UUID, klok: Klok) -> None:
    answer(desk, casus_id, "B05")
    hear(desk, casus_id, "B05", TODAY, TODAY + timedelta(days=7), TODAY)
    klok.nu += timedelta(days=8)
    weigh(desk, casus_id, "B05")
    said = decision(desk, "B05", TODAY + timedelta(days=90), ondanks="de jurist keek dit na, zie de zaak")
    dossier.record_besluit(desk.ctx, casus_id, said)
    for code, told in (
        ("bestuursdwang", "al bekendgemaakt op"),
        ("bestuursdwang", "Awb 5:36"),
        ("voornemen", "een voornemen gaat daaraan vooraf"),
    ):
        points = prepare(desk.ctx, casus_id, asked(desk, casus_id, code)).punten
        assert any(told in punt.tekst and punt.verplicht for punt in points), (code, told)


def test_the_college_signs_with_its_secretary(desk: Desk, casus_id: UUID, tmp_path: Path) -> None:
    given = asked(desk, casus_id, "avg")
    assert "secretaris" in dict(given.antwoorden)
    make_brief(desk.ctx, desk.brieven, casus_id, given, tmp_path / "brief.docx")
    told = words_of((tmp_path / "brief.docx").read_bytes())
    assert "30 november 2026, secretaris\nDe burgemeester, burgemeester" in told
    assert "Postadres: [nog invullen: adres van de gemeente]" in told
    bare = prepare(desk.ctx, casus_id, asked(desk, casus_id, "dwangsom"))
    assert "secretaris" not in {vraag.code for vraag in bare.vragen}, "151d is of the burgemeester"


def test_an_own_template_of_a_decision_tells_the_remedy(desk: Desk) -> None:
    desk.brieven.map.mkdir()
    paper = Document()
    paper.add_paragraph("{{ aanhef }} {{ last }} {{ datum }}")
    paper.save(str(desk.brieven.map / "dwangsom.docx"))
    _, faults = desk.brieven.check()
    assert ["rechtsmiddelen" in str(fault) for fault in faults] == [True]
    soort = desk.ctx.naslag.brieven.soorten["dwangsom"]
    with pytest.raises(KaderFout, match="rechtsmiddelen"):
        desk.brieven.fill(soort, letter())


def test_all_that_was_not_answered_is_told_at_once(desk: Desk, casus_id: UUID) -> None:
    bare = Briefverzoek("waarschuwing", to(desk, casus_id, "waarschuwing"), TODAY, "De burgemeester")
    with pytest.raises(RegelFout) as wrong:
        read_over_brief(desk.ctx, casus_id, bare)
    assert {"regel", "verwacht", "hulp", "contact"} <= set(wrong.value.per_veld())


def test_a_letter_to_a_melder_tells_of_nobody_else(desk: Desk, casus_id: UUID, tmp_path: Path) -> None:
    add_melder(desk.ctx, casus_id, "Petra Zwijger", "", True)
    entry(desk, casus_id, Herkomst.EIGEN, "muziek bij Jo van der Berg")
    told = made(desk, casus_id, "terugkoppeling", tmp_path / "brief.docx")
    assert "Petra Zwijger" in told
    for other in ("Berg", "Proeflaan", "LD-", "muziek"):
        assert other not in told
    casus = desk.ctx.reads.dossier.casus(casus_id)
    assert [item.aan for item in casus.verstrekkingen] == ["De melder"]
    assert is_whole(desk)


def test_the_own_template_goes_first_and_its_faults_are_told(
    desk: Desk, casus_id: UUID, tmp_path: Path
) -> None:
    assert "waarschuwing.docx" in desk.brieven.write_examples()
    own = desk.brieven.map / "waarschuwing.docx"
    paper = Document()
    paper.add_paragraph("Eigen huisstijl voor {{ aanhef }}")
    paper.save(str(own))
    assert made(desk, casus_id, "waarschuwing", tmp_path / "brief.docx").startswith(
        "Eigen huisstijl voor Geachte"
    )
    paper.add_paragraph("{{ onbekend_veld }}")
    paper.save(str(own))
    with pytest.raises(RegelFout, match="alinea 2: Er is geen veld ‘onbekend_veld’") as wrong:
        make_brief(
            desk.ctx, desk.brieven, casus_id, asked(desk, casus_id, "waarschuwing"), tmp_path / "y.docx"
        )
    assert wrong.value.veld == "soort"
    assert not (tmp_path / "y.docx").exists()
    (desk.brieven.map / "vreemd.docx").write_bytes(b"geen word")
    names, faults = desk.brieven.check()
    assert "vreemd.docx" in names
    assert [one.bestand for one in faults] == ["vreemd.docx", "vreemd.docx", "waarschuwing.docx"]


def test_the_final_letter_is_kept_with_how_it_went(desk: Desk, casus_id: UUID) -> None:
    how = sent(desk, casus_id, "waarschuwing", wijze=Verzendwijze.AANGETEKEND, kenmerk="3S ABCD 123")
    stuk_id = take_in_final(desk.ctx, casus_id, how, final()).stuk_id
    (stuk,) = desk.ctx.reads.dossier.stukken(casus_id)
    assert (stuk.id, stuk.brief, stuk.verzonden_op, stuk.verzendwijze) == (
        stuk_id,
        "waarschuwing",
        TODAY,
        "aangetekend",
    )
    assert (stuk.volgnummer, stuk.aan) == ("3S ABCD 123", how.aan.sleutel)
    terms = desk.ctx.reads.dossier.casus(casus_id).termijnen
    assert [term.code for term in terms] == ["T32"]
    take_in_final(desk.ctx, casus_id, how, final("nog eens verzonden"))
    assert len(desk.ctx.reads.dossier.casus(casus_id).termijnen) == 1, "a term begins once"
    assert is_whole(desk)


def test_who_reported_is_found_by_no_search(desk: Desk, casus_id: UUID) -> None:
    add_melder(desk.ctx, casus_id, "Petra Zwijger", "", True)
    take_in_final(desk.ctx, casus_id, sent(desk, casus_id, "terugkoppeling"), final("Beste Petra Zwijger"))
    (stuk,) = desk.ctx.reads.dossier.stukken(casus_id)
    assert stuk.herkomst is Herkomst.MELDER
    assert desk.ctx.reads.zoeken.zoek_teksten("zwijger", TODAY) == []
    assert read_stuk(desk.ctx, stuk.id)[1]
    assert desk.ctx.reads.beheer.auditregels(0, 1)[0].actie == "melder tonen"
    with pytest.raises(RegelFout):  # who is not shown the melder reads no letter to one
        read_stuk(colleague(desk, recht=Recht.LEZER), stuk.id)


def test_what_was_left_open_or_is_no_letter_is_refused(desk: Desk, casus_id: UUID) -> None:
    how = sent(desk, casus_id, "waarschuwing")
    for content, told in (
        (final("Aan: [nog invullen: adres]"), "nog invullen"),
        (b"gewone tekst", "PDF of als Word"),
    ):
        with pytest.raises(RegelFout, match=told):
            take_in_final(desk.ctx, casus_id, how, content)
    with pytest.raises(RegelFout) as wrong:
        take_in_final(
            desk.ctx, casus_id, sent(desk, casus_id, "waarschuwing", wijze=Verzendwijze.AANGETEKEND), final()
        )
    assert wrong.value.veld == "kenmerk"
    assert desk.ctx.reads.dossier.stukken(casus_id) == []


def test_sending_an_intention_begins_the_hearing(desk: Desk, casus_id: UUID) -> None:
    until = TODAY + timedelta(days=14)
    take_in_final(desk.ctx, casus_id, sent(desk, casus_id, "voornemen", uiterlijk=until), final())
    casus = desk.ctx.reads.dossier.casus(casus_id)
    (hearing,) = casus.zienswijzen
    assert (hearing.vorm, hearing.uitgenodigd_op, hearing.uiterlijk) == (Hoorvorm.WACHT, TODAY, until)
    assert [term.bij_id for term in casus.termijnen] == [hearing.id]


def test_sending_a_decision_announces_it_with_its_terms(desk: Desk, casus_id: UUID, klok: Klok) -> None:
    answer(desk, casus_id, "B05")
    hear(desk, casus_id, "B05", TODAY, TODAY + timedelta(days=7), TODAY)
    klok.nu += timedelta(days=8)
    weigh(desk, casus_id, "B05")
    with pytest.raises(RegelFout, match="Bereid eerst het besluit voor"):
        take_in_final(desk.ctx, casus_id, sent(desk, casus_id, "bestuursdwang"), final())
    until = desk.ctx.today() + timedelta(days=90)
    dossier.record_besluit(
        desk.ctx, casus_id, decision(desk, "B05", until, bekend_op=None, bekend_wijze="", ondanks="")
    )
    why = "de jurist keek dit na, zie de zaak"
    take_in_final(desk.ctx, casus_id, sent(desk, casus_id, "bestuursdwang", ondanks=why), final())
    casus = desk.ctx.reads.dossier.casus(casus_id)
    (known,) = casus.besluiten
    assert known.bekend_op == desk.ctx.today()
    assert known.bekend_wijze == "Met de gewone post"
    assert "T02" in {term.code for term in casus.termijnen}


def test_sending_the_notice_tells_that_the_resident_knows(desk: Desk, casus_id: UUID, klok: Klok) -> None:
    klok.nu += timedelta(days=3)
    take_in_final(desk.ctx, casus_id, sent(desk, casus_id, "avg"), final())
    assert desk.ctx.reads.dossier.casus(casus_id).geinformeerd_op == desk.ctx.today()
