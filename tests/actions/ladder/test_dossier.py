"""The file of a measure in a real register: links, hearing, decision, terms, requests to act, and versions."""

from __future__ import annotations

from datetime import date, time, timedelta
from pathlib import Path
from uuid import UUID

import pytest
import sqlalchemy as sa

from ivbdesk import resources
from ivbdesk.actions.besluitvorming import handhaving, termijnen
from ivbdesk.actions.dossier.blad import read_blad
from ivbdesk.actions.dossier.casus import change_status, open_casus
from ivbdesk.actions.dossier.stukken import StukGegevens, add_stuk, remove_stuk
from ivbdesk.actions.dossier.tijdlijn import ItemGegevens, record_entry
from ivbdesk.actions.ladder import dossierpunten as dossier
from ivbdesk.actions.ladder import ladder
from ivbdesk.cases.besluitvorming.afweging import Grond
from ivbdesk.cases.besluitvorming.dossierpunt import PuntStaat
from ivbdesk.cases.besluitvorming.handhavingsverzoek import HandhavingStatus
from ivbdesk.cases.besluitvorming.maatregel import Resultaat
from ivbdesk.cases.besluitvorming.termijn import TermijnStatus, reckon
from ivbdesk.cases.besluitvorming.zienswijze import Hoorvorm
from ivbdesk.cases.dossier.casus import Casus
from ivbdesk.cases.dossier.casusstatus import CasusStatus
from ivbdesk.cases.dossier.tijdlijn import Aard, ItemSoort, Verificatie
from ivbdesk.cases.kader.duur import Duur, Eenheid
from ivbdesk.cases.kader.soorten import Herkomst, StukSoort
from ivbdesk.cases.ladder.dossiercheck import Checkregel, check_dossier
from ivbdesk.cases.taal.fouten import RegelFout
from ivbdesk.cases.werk.werkvoorraad import AandachtSoort
from ivbdesk.desk import Desk
from ivbdesk.kader_bestand import own_kader
from ivbdesk.storage.tables import dossier as t
from tests.actions.ladder import dossier_vol as vol
from tests.werkplaats import NOW, PERSOON, Klok, casus_gegevens, database_of, new_desk, reopen

TODAY = NOW.date()


@pytest.fixture
def casus_id(desk: Desk) -> UUID:
    return vol.active(desk)


def casus(desk: Desk, casus_id: UUID) -> Casus:
    return desk.ctx.reads.dossier.casus(casus_id)


def line(desk: Desk, casus_id: UUID, measure: str, code: str) -> Checkregel:
    blad = read_blad(desk.ctx, casus_id)
    rows = check_dossier(
        blad.casus, desk.ctx.kader, blad.situatie, measure, blad.casus.laatste_afweging(measure)
    )
    return next(row for row in rows if row.soort.code == code)


def note(desk: Desk, casus_id: UUID, text: str = "ontvangstbewijs") -> UUID:
    return record_entry(
        desk.ctx, casus_id, ItemGegevens(ItemSoort.NOTITIE, Aard.FEIT, Herkomst.EIGEN, "OOV", text, TODAY)
    )


def weighing(code: str, **changes: object) -> ladder.AfwegingGegevens:
    plain: dict[str, object] = {
        "code": code, "zorgperspectief": "hulp is aangeboden", "zorg_door": "GGZ", "veiligheidsperspectief": "de buurt is onrustig",
        "veiligheid_door": "Politie", "besluit": "het middel is nodig", "bevoegd": "Burgemeester", "evaluatie_op": TODAY + timedelta(days=30), "spoed": True,
        "spoed_reden": "acuut gevaar voor de buren", "motivering": "de gewone weg hielp niet",
    }  # fmt: skip
    return ladder.AfwegingGegevens(**{**plain, **changes})  # type: ignore[arg-type]  # a test's own fields


def test_a_link_proves_an_item_and_a_removed_document_lets_it_fall(desk: Desk, casus_id: UUID) -> None:
    paper = add_stuk(
        desk.ctx,
        casus_id,
        StukGegevens("brief", StukSoort.BRIEF, TODAY, Herkomst.EIGEN, "OOV"),
        b"tekst",
    )
    entry = note(desk, casus_id)
    dossier.answer_dossierpunten(desk.ctx, casus_id, {}, {"D12": [paper], "D01": [paper, entry]})
    assert line(desk, casus_id, "B02", "D12").staat is PuntStaat.VOLDAAN
    assert {proof.id for proof in line(desk, casus_id, "B02", "D01").bewijs} == {entry, paper}
    remove_stuk(desk.ctx, paper, "hoort bij een andere casus")
    assert line(desk, casus_id, "B02", "D12").staat is PuntStaat.OPEN
    assert line(desk, casus_id, "B02", "D01").staat is PuntStaat.VOLDAAN
    dossier.answer_dossierpunten(desk.ctx, casus_id, {}, {"D01": []})
    assert line(desk, casus_id, "B02", "D01").staat is PuntStaat.OPEN
    assert casus(desk, casus_id).bewijzen == []


def test_a_wrong_answer_keeps_none_of_them(desk: Desk, casus_id: UUID) -> None:
    answers = {"D01": (PuntStaat.ELDERS, "zaak Z-1"), "D04": (PuntStaat.NVT, " ")}
    with pytest.raises(RegelFout) as caught:
        dossier.answer_dossierpunten(desk.ctx, casus_id, answers)
    assert caught.value.veld == "toelichting_D04"
    assert casus(desk, casus_id).dossierpunten == []


def test_the_hearing_keeps_its_term_until_the_resident_reacted(
    desk: Desk, casus_id: UUID, klok: Klok
) -> None:
    until = TODAY + timedelta(days=14)
    asked = dossier.ZienswijzeGegevens("B03", TODAY, until, Hoorvorm.WACHT)
    made = dossier.record_zienswijze(desk.ctx, casus_id, asked)
    (term,) = casus(desk, casus_id).termijnen
    assert reckon(term, desk.ctx.naslag.feestdagen).laatste == until
    assert line(desk, casus_id, "B04", "D13").staat is PuntStaat.OPEN
    klok.nu += timedelta(days=3)
    said = dossier.ZienswijzeGegevens(
        "B03",
        TODAY,
        until,
        Hoorvorm.MONDELING,
        TODAY + timedelta(days=2),
        "het klopt niet",
        "twee data geschrapt",
    )
    assert dossier.record_zienswijze(desk.ctx, casus_id, said) == made
    (term,) = casus(desk, casus_id).termijnen
    assert term.status is TermijnStatus.AFGEROND
    assert line(desk, casus_id, "B04", "D13").staat is PuntStaat.VOLDAAN
    assert len(casus(desk, casus_id).zienswijzen) == 1


@pytest.mark.parametrize(
    ("vorm", "changes", "veld"),
    [
        (Hoorvorm.GEEN_REACTIE, {}, "vorm"),
        (Hoorvorm.SCHRIFTELIJK, {"ontvangen_op": TODAY, "inhoud": " "}, "inhoud"),
        (Hoorvorm.MONDELING, {"inhoud": "het klopt niet"}, "ontvangen_op"),
        (Hoorvorm.NIET_GEHOORD, {"grond": ""}, "grond"),
        (Hoorvorm.WACHT, {"uiterlijk": TODAY}, "uiterlijk"),
    ],
)
def test_a_hearing_that_can_not_be_so_names_the_field(
    desk: Desk, casus_id: UUID, vorm: Hoorvorm, changes: dict[str, object], veld: str
) -> None:
    plain: dict[str, object] = {"uiterlijk": TODAY + timedelta(days=14)}
    gegevens = dossier.ZienswijzeGegevens("B03", TODAY, vorm=vorm, **{**plain, **changes})  # type: ignore[arg-type]
    with pytest.raises(RegelFout) as caught:
        dossier.record_zienswijze(desk.ctx, casus_id, gegevens)
    assert caught.value.veld == veld
    assert casus(desk, casus_id).zienswijzen == []


def test_the_announcement_begins_the_term_for_bezwaar(desk: Desk, casus_id: UUID, klok: Klok) -> None:
    prepared = dossier.BesluitGegevens(
        "B16", last="geen bezoek na 22 uur", dwangsom_bedrag=250, dwangsom_per="keer", dwangsom_max=2500
    )
    made = dossier.record_besluit(desk.ctx, casus_id, prepared)
    assert casus(desk, casus_id).termijnen == []
    vol.lies_elsewhere(desk, casus_id, "B16")
    on = TODAY - timedelta(days=2)
    vol.hear(desk, casus_id, "B16", TODAY - timedelta(days=14), on, on)
    vol.weigh(desk, casus_id, "B16")
    known = dossier.BesluitGegevens(
        "B16",
        last="geen bezoek na 22 uur",
        geldig_tot=TODAY + timedelta(days=90),
        bekend_op=TODAY,
        bekend_wijze="aangetekend",
        ondanks="de overlast duldt geen uitstel",
    )
    assert dossier.record_besluit(desk.ctx, casus_id, known) == made
    (term,) = [item for item in casus(desk, casus_id).termijnen if item.bij_id == made]
    assert (term.code, term.vanaf) == ("T02", TODAY)
    assert reckon(term, desk.ctx.naslag.feestdagen).laatste == date(2027, 1, 4)
    dossier.record_besluit(desk.ctx, casus_id, known)
    assert sum(item.bij_id == made for item in casus(desk, casus_id).termijnen) == 1, (
        "the same announcement begins nothing anew"
    )


@pytest.mark.parametrize(
    ("changes", "veld"),
    [
        ({"dwangsom_bedrag": 500, "dwangsom_max": 100}, "dwangsom_max"),
        ({"dwangsom_max": 100}, "dwangsom_bedrag"),
        ({"last": "geen bezoek na 22 uur", "bekend_op": TODAY}, "bekend_wijze"),
        ({"bekend_op": TODAY, "bekend_wijze": "post"}, "last"),
        (
            {"last": "geen bezoek na 22 uur", "bekend_op": TODAY + timedelta(days=1), "bekend_wijze": "post"},
            "bekend_op",
        ),
    ],
)
def test_a_decision_that_can_not_be_so_names_the_field(
    desk: Desk, casus_id: UUID, changes: dict[str, object], veld: str
) -> None:
    with pytest.raises(RegelFout) as caught:
        dossier.record_besluit(desk.ctx, casus_id, dossier.BesluitGegevens("B04", **changes))  # type: ignore[arg-type]
    assert caught.value.veld == veld


def test_a_huisverbod_begins_its_terms_and_ends_with_them(desk: Desk, casus_id: UUID, klok: Klok) -> None:
    told = (("D27", Grond.MOTIVERING, "het instrument is mondeling afgenomen"),)
    ladder.record_afweging(desk.ctx, casus_id, weighing("B10", verantwoordingen=told))
    with pytest.raises(RegelFout) as asked:
        ladder.start_measure(desk.ctx, casus_id, "B10")
    assert (asked.value.veld, casus(desk, casus_id).maatregelen) == ("tijd", [])
    with pytest.raises(RegelFout, match="toekomst"):
        ladder.start_measure(desk.ctx, casus_id, "B10", tijd=time(10, 1))
    measure = ladder.start_measure(desk.ctx, casus_id, "B10", tijd=time(10))
    terms = {t.code: t for t in casus(desk, casus_id).termijnen}
    assert set(terms) == {"T09", "T42"}  # T10 and T11 begin with a request and with what he says
    moment = reckon(terms["T09"], desk.ctx.naslag.feestdagen).moment
    assert moment is not None
    assert (moment.date(), f"{moment:%H:%M}") == (TODAY + timedelta(days=10), "10:00")
    with pytest.raises(RegelFout, match="nieuw besluit"):
        termijnen.extend_termijn(desk.ctx, casus_id, terms["T09"].id, Duur(18, Eenheid.DAG), "gevaar blijft")
    ladder.end_measure(desk.ctx, casus_id, measure, Resultaat.GELUKT, "")
    assert not any(term.loopt for term in casus(desk, casus_id).termijnen)


def test_a_request_to_act_has_eight_weeks_and_ends_in_a_decision(
    desk: Desk, casus_id: UUID, klok: Klok
) -> None:
    made = handhaving.record_handhavingsverzoek(desk.ctx, casus_id, TODAY, "treed op tegen het lawaai")
    term = handhaving.term_of(casus(desk, casus_id), made)
    assert term is not None
    assert reckon(term, desk.ctx.naslag.feestdagen).laatste == TODAY + timedelta(weeks=8)
    with pytest.raises(RegelFout, match="te vroeg"):
        handhaving.record_notice(desk.ctx, casus_id, made, TODAY)
    termijnen.suspend_termijn(
        desk.ctx, casus_id, term.id, TODAY + timedelta(days=7), None, "stukken gevraagd"
    )
    stand = read_blad(desk.ctx, casus_id).stand
    assert not any(point.soort is AandachtSoort.TERMIJN for point in stand.punten), "it stands still"
    klok.nu += timedelta(days=20)
    termijnen.resume_termijn(desk.ctx, casus_id, term.id, TODAY + timedelta(days=17))
    stand = read_blad(desk.ctx, casus_id).stand
    due = next(point.termijn for point in stand.punten if point.soort is AandachtSoort.TERMIJN)
    assert due == TODAY + timedelta(weeks=8, days=10)
    klok.nu += timedelta(days=60)
    handhaving.record_notice(desk.ctx, casus_id, made, due + timedelta(days=3))
    with pytest.raises(RegelFout):
        change_status(desk.ctx, casus_id, CasusStatus.GESLOTEN, "het is klaar")
    handhaving.decide_handhavingsverzoek(
        desk.ctx,
        casus_id,
        made,
        HandhavingStatus.AFGEWEZEN,
        "geen overtreding vastgesteld",
        due + timedelta(days=4),
        "vier controles, niets waargenomen",
        "de bewoner werkt overdag",
    )
    now = casus(desk, casus_id)
    assert now.handhavingsverzoeken[0].status is HandhavingStatus.AFGEWEZEN
    assert not any(term.loopt for term in now.termijnen)
    change_status(desk.ctx, casus_id, CasusStatus.GESLOTEN, "het is klaar")


def test_an_amended_weighing_is_a_new_version_and_the_old_one_stays(
    desk: Desk, casus_id: UUID, klok: Klok
) -> None:
    options = (("niets", "Niets doen", "", "de overlast gaat door", False),
               ("afschalen", "Afschalen", "", "het is te vroeg", False),
               ("B02", "Waarschuwing", "een duidelijke grens", "", True))  # fmt: skip
    first = ladder.record_afweging(desk.ctx, casus_id, weighing("B02", opties=options))
    klok.nu += timedelta(hours=1)
    with pytest.raises(RegelFout) as caught:
        ladder.record_afweging(desk.ctx, casus_id, weighing("B02", opties=options))
    assert caught.value.veld == "wijziging"
    second = ladder.record_afweging(
        desk.ctx, casus_id, weighing("B02", opties=options, wijziging="nieuwe melding")
    )
    found = {item.id: item for item in casus(desk, casus_id).afwegingen}
    assert (found[first].versie, found[second].versie) == (1, 2)
    assert [option.code for option in found[first].opties] == ["niets", "afschalen", "B02"]
    assert casus(desk, casus_id).laatste_afweging("B02").id == second  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("options", "veld"),
    [
        ((("niets", "Niets doen", "", "de overlast gaat door", False), ("B02", "W", "een duidelijke grens", "", True)), "opties"),
        ((("niets", "N", "", "de overlast gaat door", False), ("afschalen", "A", "", ".", False), ("B02", "W", "een duidelijke grens", "", True)), "tegen_afschalen"),
        ((("niets", "N", "", "de overlast gaat door", True), ("afschalen", "A", "", "dat is te vroeg", False), ("B02", "W", "een duidelijke grens", "", True)), "gekozen"),
    ],
)  # fmt: skip
def test_options_stand_side_by_side_and_one_is_chosen(
    desk: Desk, casus_id: UUID, options: tuple[tuple[str, str, str, str, bool], ...], veld: str
) -> None:
    with pytest.raises(RegelFout) as caught:
        ladder.record_afweging(desk.ctx, casus_id, weighing("B02", opties=options))
    assert caught.value.veld == veld


def test_quiet_leads_down_to_nazorg_with_an_end_and_a_reopening_keeps_it_all(
    desk: Desk, casus_id: UUID, klok: Klok
) -> None:
    seen = ItemGegevens(ItemSoort.INCIDENT, Aard.WAARNEMING, Herkomst.EIGEN, "Boa", "muziek", TODAY,
                        verificatie=Verificatie.WAARGENOMEN)  # fmt: skip
    record_entry(desk.ctx, casus_id, seen)
    ladder.start_measure(desk.ctx, casus_id, "P03")
    ladder.end_measure(desk.ctx, casus_id, casus(desk, casus_id).maatregelen[0].id, Resultaat.GELUKT, "")

    def proposed() -> list[str]:
        points = read_blad(desk.ctx, casus_id).stand.punten
        return [point.wat for point in points if point.soort is AandachtSoort.AFSCHALEN]

    klok.nu += timedelta(days=83)
    assert proposed() == []
    klok.nu += timedelta(days=1)
    assert proposed() == ["Naar monitoring"]
    change_status(desk.ctx, casus_id, CasusStatus.MONITORING, "het is rustig")
    assert proposed() == ["Naar nazorg"]
    with pytest.raises(RegelFout, match="tot wanneer"):
        change_status(desk.ctx, casus_id, CasusStatus.NAZORG, "het is rustig")
    until = desk.ctx.today() + timedelta(days=90)
    change_status(desk.ctx, casus_id, CasusStatus.NAZORG, "het is rustig", nazorg_tot=until)
    assert proposed() == []
    klok.nu += timedelta(days=90)
    assert proposed() == ["Afsluiten"]
    change_status(desk.ctx, casus_id, CasusStatus.GESLOTEN, "het is klaar")
    klok.nu += timedelta(days=30)
    change_status(desk.ctx, casus_id, CasusStatus.ACTIEF, "er is terugval")
    now = casus(desk, casus_id)
    assert now.is_heropend
    assert now.gesloten_op is None
    assert [m.code for m in now.maatregelen] == ["P03"]
    assert now.nazorg_tot == until


OWN = resources.read("handelingskader.toml").replace('versie = "2026-5"', 'versie = "eigen-1"')


GONE = '[[maatregel]]\ncode = "N03"'


def write_own(tmp_path: Path, text: str) -> None:
    own_kader(tmp_path / "proef.ivb").write_text(text, encoding="utf-8")


def test_the_own_copy_is_used_and_a_casus_keeps_the_version_it_was_weighed_under(
    tmp_path: Path, klok: Klok
) -> None:
    desk = new_desk(tmp_path, klok, apv_151d="2:79")
    casus_id = open_casus(desk.ctx, casus_gegevens(), PERSOON)
    ladder.record_afweging(desk.ctx, casus_id, weighing("B02"))
    desk.close()
    more = OWN.replace(
        'dossier = ["D01", "D02", "D06", "D07", "D12"]',
        'dossier = ["D01", "D02", "D06", "D07", "D12", "D31"]',
    )
    assert more != OWN
    write_own(tmp_path, more)
    klok.nu += timedelta(days=1)
    desk = reopen(tmp_path, klok)
    ctx = desk.ctx
    assert ctx.kader.versie == "eigen-1"
    assert "D31" in ctx.kader.soort("B02").dossier
    weighed = ctx.reads.dossier.casus(casus_id).laatste_afweging("B02")
    assert ctx.kader_under(weighed).versie == "2026-5"
    assert "D31" not in ctx.kader_under(weighed).soort("B02").dossier
    assert [item.versie for item in ctx.reads.beheer.kaderversies()] == ["2026-5", "eigen-1"]
    desk.close()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            OWN.replace('versie = "eigen-1"', 'versie = "2026-5"', 1).replace(
                'naam = "HALT"', 'naam = "Halt"'
            ),
            "nieuwe naam",
        ),
        (OWN.replace('spoor = "zorg"', 'spoor = "zrog"', 1), "Bedoelde u"),
        ("dit is geen toml [", "regel 1"),
        (OWN[: OWN.index(GONE)] + OWN[OWN.index("\n[[termijn]]") :], "N03"),
    ],
    ids=["same name", "wrong word", "no toml", "a measure is gone"],
)
def test_a_mistake_in_the_own_copy_is_told_and_never_stops_the_work(
    tmp_path: Path, klok: Klok, text: str, told: str
) -> None:
    new_desk(tmp_path, klok).close()
    write_own(tmp_path, text)
    desk = reopen(tmp_path, klok)
    assert told in desk.own_kader.keuze.fout
    assert desk.ctx.kader.versie == "2026-5"
    assert [item.versie for item in desk.ctx.reads.beheer.kaderversies()] == ["2026-5"]
    desk.close()


def test_a_version_of_an_earlier_program_still_opens_and_holds_as_it_held(tmp_path: Path, klok: Klok) -> None:
    """An earlier program did not ask which measures are an offer of help, and left a text of the same name."""
    asked = '\nmiddelen = ["Z01", "Z02", "Z03", "Z04", "Z05", "Z07"]'
    earlier = resources.read("handelingskader.toml").replace(asked, "")
    assert asked not in earlier
    desk = new_desk(tmp_path, klok)
    with database_of(desk).begin() as connection:
        connection.execute(sa.update(t.kaderversie).values(inhoud=earlier))
    desk.close()
    desk = reopen(tmp_path, klok)
    assert desk.own_kader.keuze.inhoud == earlier
    assert "nieuwe naam" in desk.own_kader.keuze.fout
    assert "Z01" in desk.ctx.kader.dossierpunten["D08"].middelen
    desk.close()


def test_a_kept_version_that_can_not_be_read_gives_way_to_the_shipped_one(tmp_path: Path, klok: Klok) -> None:
    desk = new_desk(tmp_path, klok)
    with database_of(desk).begin() as connection:
        connection.execute(sa.update(t.kaderversie).values(inhoud='versie = "2026-5"'))
    desk.close()
    desk = reopen(tmp_path, klok)
    assert desk.own_kader.keuze.inhoud == resources.read("handelingskader.toml")
    desk.close()


def test_a_copy_that_is_no_text_at_all_is_told_too(tmp_path: Path, klok: Klok) -> None:
    new_desk(tmp_path, klok).close()
    own_kader(tmp_path / "proef.ivb").write_bytes(b'versie = "\xff"')
    desk = reopen(tmp_path, klok)
    assert "UTF-8" in desk.own_kader.keuze.fout
    desk.close()


def test_the_own_copy_is_made_once(tmp_path: Path, klok: Klok) -> None:
    desk = new_desk(tmp_path, klok)
    file = desk.own_kader.make()
    assert file.read_text(encoding="utf-8") == resources.read("handelingskader.toml")
    with pytest.raises(Exception, match="al een eigen exemplaar"):
        desk.own_kader.make()
    assert desk.own_kader.check().versie == "2026-5"
    desk.close()
