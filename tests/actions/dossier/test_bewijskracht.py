"""What the register proves of an incident: who told it, who saw it, and one event as one incident (bevinding 2)."""

from __future__ import annotations

from dataclasses import replace
from datetime import time, timedelta
from uuid import UUID

import pytest

from ivbdesk.actions.betrokkenen.betrokkenen import add_melder
from ivbdesk.actions.dossier.blad import read_blad
from ivbdesk.actions.dossier.casus import open_casus
from ivbdesk.actions.dossier.stukken import StukGegevens, add_stuk
from ivbdesk.actions.dossier.tijdlijn import ItemGegevens, accept_event, correct_entry, record_entry
from ivbdesk.actions.ladder.dossierpunten import answer_dossierpunten
from ivbdesk.cases.besluitvorming.dossierpunt import PuntStaat
from ivbdesk.cases.dossier.casus import Casus
from ivbdesk.cases.dossier.tijdlijn import Aard, ItemSoort, Verificatie
from ivbdesk.cases.kader.soorten import Herkomst, StukSoort
from ivbdesk.cases.ladder.dossiercheck import Checkregel, check_dossier
from ivbdesk.cases.ladder.overlast import Overlastcijfers, count_overlast
from ivbdesk.cases.taal.fouten import RegelFout
from ivbdesk.desk import Desk
from tests.werkplaats import NOW, PERSOON, casus_gegevens

TODAY = NOW.date()
MELDING = ItemGegevens(ItemSoort.MELDING, Aard.VERKLARING, Herkomst.MELDER, "mw. A", "harde muziek", TODAY)
INCIDENT = replace(MELDING, soort=ItemSoort.INCIDENT)
OWN = ItemGegevens(ItemSoort.INCIDENT, Aard.WAARNEMING, Herkomst.EIGEN, "OOV", "harde muziek", TODAY)
SEEN = replace(OWN, bron="Boa", verificatie=Verificatie.WAARGENOMEN)


@pytest.fixture
def casus_id(desk: Desk) -> UUID:
    return open_casus(desk.ctx, casus_gegevens(), PERSOON)


def casus(desk: Desk, casus_id: UUID) -> Casus:
    return desk.ctx.reads.dossier.casus(casus_id)


def figures(desk: Desk, casus_id: UUID) -> Overlastcijfers:
    return count_overlast(casus(desk, casus_id), desk.ctx.kader)


def line(desk: Desk, casus_id: UUID, code: str, measure: str = "B04") -> Checkregel:
    blad = read_blad(desk.ctx, casus_id)
    rows = check_dossier(blad.casus, desk.ctx.kader, blad.situatie, measure, None)
    return next(row for row in rows if row.soort.code == code)


@pytest.mark.parametrize("own", [OWN, replace(OWN, verificatie=Verificatie.AANNEMELIJK)])
def test_an_own_incident_is_no_second_source_beside_the_melding_it_came_from(
    desk: Desk, casus_id: UUID, own: ItemGegevens
) -> None:
    """One melder, fourteen meldingen and the incidents an officer typed from them (RBZWB:2023:1461)."""
    melder = add_melder(desk.ctx, casus_id, "mw. A", "", False)
    for day in range(14):
        on = TODAY - timedelta(days=day * 10)
        made = record_entry(desk.ctx, casus_id, replace(own, datum=on))
        record_entry(
            desk.ctx,
            casus_id,
            replace(MELDING, bron="Omwonende", melder_id=melder, datum=on, incident_id=made),
        )
    found = figures(desk, casus_id)
    assert (found.incidenten, found.meldingen, found.bronnen, len(found.bevestigd)) == (14, 14, 1, 0)
    assert found.zin == "14 incidenten, waarvan geen bevestigd; 14 meldingen; 1 bron; over 130 dagen."
    assert line(desk, casus_id, "D02").staat is PuntStaat.OPEN
    assert line(desk, casus_id, "D03").staat is PuntStaat.OPEN


def test_the_sentence_shows_how_was_counted(desk: Desk, casus_id: UUID) -> None:
    made = [record_entry(desk.ctx, casus_id, replace(INCIDENT, tekst=f"{n}")) for n in range(6)]
    record_entry(desk.ctx, casus_id, SEEN)
    told = replace(MELDING, herkomst=Herkomst.CORPORATIE, bron="Woonconsulent", incident_id=made[0])
    record_entry(desk.ctx, casus_id, told)
    assert figures(desk, casus_id).zin.startswith(
        "7 incidenten, waarvan 2 bevestigd: 1 door een functionaris, 1 door een tweede bron; 1 melding; 3 bronnen;"
    )


@pytest.mark.parametrize(
    ("names", "sources"),
    [
        (["mw. A", "Mw A.", "mevr A", "Mevrouw A"], 1),
        (["J.P. Smit", "dhr. JP Smit", "J P Smit"], 1),
        (["mw. A", "Omwonende", "een buurvrouw"], 1),
        (["Omwonende", "buurman", "anoniem"], 1),
        (["mw. A", "mw. B"], 2),
        (["J. Jansen", "Jansen, J.", "mw J Jansen"], 1),
        (["Jansen", "J. Jansen", "mw J Jansen", "Jansen, J.", "Jantje Jansen"], 1),
        (["Jan van den Berg", "J. van den Berg", "Berg, van den"], 1),
        (["Jan Jansen", "Piet Jansen"], 2),
        (["Jansen, J.", "Smit, J."], 2),
    ],
)
def test_one_name_is_one_source_however_it_is_written(
    desk: Desk, casus_id: UUID, names: list[str], sources: int
) -> None:
    first = record_entry(desk.ctx, casus_id, replace(INCIDENT, bron=names[0]))
    for name in names[1:]:
        record_entry(desk.ctx, casus_id, replace(MELDING, bron=name, incident_id=first))
    found = figures(desk, casus_id)
    assert found.bronnen == sources
    assert len(found.door_tweede_bron) == (sources > 1)


def test_the_officials_of_one_organisation_are_one_source(desk: Desk, casus_id: UUID) -> None:
    """Fresh eyes, finding 9: five labels of the police were five sources."""
    for name in ("Wijkagent", "Mutatie", "Politie", "Agent 12", "wijkagent Piet"):
        record_entry(desk.ctx, casus_id, replace(MELDING, herkomst=Herkomst.POLITIE, bron=name))
    assert figures(desk, casus_id).bronnen == 1
    for name in ("Boa", "Toezichthouder"):
        record_entry(desk.ctx, casus_id, replace(SEEN, bron=name))
    assert figures(desk, casus_id).bronnen == 2


@pytest.mark.parametrize(
    ("aard", "seen"),
    [(Aard.FEIT, 1), (Aard.WAARNEMING, 1), (Aard.VERKLARING, 0), (Aard.OORDEEL, 0)],
)
def test_an_official_confirms_only_with_own_eyes(desk: Desk, casus_id: UUID, aard: Aard, seen: int) -> None:
    record_entry(desk.ctx, casus_id, replace(SEEN, aard=aard))
    found = figures(desk, casus_id)
    assert (len(found.door_functionaris), found.bronnen) == (seen, seen)


def test_organisations_are_one_source_too_and_keep_their_first_spelling(desk: Desk, casus_id: UUID) -> None:
    for name in ("Rijnhart Wonen", "rijnhart  wonen.", "De Rijnhart Wonen"):
        record_entry(desk.ctx, casus_id, replace(MELDING, herkomst=Herkomst.CORPORATIE, bron=name))
    assert {item.bron for item in casus(desk, casus_id).tijdlijn} == {"Rijnhart Wonen"}
    assert figures(desk, casus_id).bronnen == 1


def test_the_name_of_who_reports_is_sealed_once_and_stands_nowhere_open(desk: Desk, casus_id: UUID) -> None:
    record_entry(desk.ctx, casus_id, replace(MELDING, bron="mw. Appelmans"))
    record_entry(desk.ctx, casus_id, replace(MELDING, bron="Mevr Appelmans"))
    third = record_entry(desk.ctx, casus_id, replace(MELDING, bron="Verzegelde melder 1"))
    correct_entry(
        desk.ctx, casus_id, third, replace(MELDING, bron="mevrouw Appelmans"), "naam beter geschreven"
    )
    read = desk.ctx.reads.dossier.casus_om_te_delen(casus_id)
    assert [melder.naam for melder in read.melders] == ["mw. Appelmans"]
    assert {(item.bron, item.melder_id) for item in read.tijdlijn} == {("Melder", read.melders[0].id)}
    assert desk.ctx.reads.zoeken.zoek_teksten("appelmans", TODAY) == []


@pytest.mark.parametrize(
    ("herkomst", "confirmed"),
    [(Herkomst.POLITIE, 1), (Herkomst.EIGEN, 1), (Herkomst.MELDER, 0), (Herkomst.CORPORATIE, 0)],
)
def test_only_what_an_official_saw_confirms_by_itself(
    desk: Desk, casus_id: UUID, herkomst: Herkomst, confirmed: int
) -> None:
    seen = replace(SEEN, herkomst=herkomst, bron="mw. A")
    record_entry(desk.ctx, casus_id, seen)
    assert len(figures(desk, casus_id).door_functionaris) == confirmed
    assert (line(desk, casus_id, "D03").staat is PuntStaat.VOLDAAN) == bool(confirmed)


@pytest.mark.parametrize(
    ("kind", "objective"),
    [
        (StukSoort.METING, True), (StukSoort.FOTO, True), (StukSoort.VIDEO, True), (StukSoort.NOTARIEEL, True),
        (StukSoort.BUURTONDERZOEK, True), (StukSoort.BEVINDINGEN, True), (StukSoort.PROCES_VERBAAL, True),
        (StukSoort.LOGBOEK, False), (StukSoort.VERKLARING, False), (StukSoort.BRIEF, False), (StukSoort.MAIL, False),
    ],
)  # fmt: skip
def test_a_log_of_the_melder_objectifies_nothing(
    desk: Desk, casus_id: UUID, kind: StukSoort, objective: bool
) -> None:
    paper = add_stuk(
        desk.ctx, casus_id, StukGegevens("avonden", kind, TODAY, Herkomst.MELDER, "Omwonende"), b"x"
    )
    assert ("Nog te koppelen" in line(desk, casus_id, "D03").woorden) == objective
    answer_dossierpunten(desk.ctx, casus_id, {}, {"D03": [paper]})
    row = line(desk, casus_id, "D03")
    assert (row.staat is PuntStaat.VOLDAAN) == objective
    assert ("objectiveert niet" in row.woorden) != objective


def test_meldingen_within_hours_become_one_incident_on_the_word_of_the_first(
    desk: Desk, casus_id: UUID
) -> None:
    night = TODAY - timedelta(days=3)
    made = [
        record_entry(desk.ctx, casus_id, replace(MELDING, bron=who, tekst=who, datum=day, tijd=at))
        for who, day, at in (
            ("mw. A", night, time(23, 10)),
            ("mw. B", night + timedelta(days=1), time(1, 5)),
            ("mw. A", night + timedelta(days=1), time(9, 0)),
        )
    ]
    with pytest.raises(RegelFout, match="intussen veranderd"):
        accept_event(desk.ctx, casus_id, made)
    incident = accept_event(desk.ctx, casus_id, made[:2])
    found = figures(desk, casus_id)
    assert (found.incidenten, found.meldingen, found.bronnen) == (1, 3, 2)
    assert found.door_tweede_bron == {incident}
    items = {item.id: item for item in casus(desk, casus_id).tijdlijn}
    assert [items[id].incident_id for id in made] == [incident, incident, None]
    assert items[incident].melder_id == items[made[0]].melder_id


def test_one_melder_who_calls_twice_of_one_evening_confirms_nothing(desk: Desk, casus_id: UUID) -> None:
    made = [record_entry(desk.ctx, casus_id, MELDING) for _ in range(2)]
    accept_event(desk.ctx, casus_id, made)
    found = figures(desk, casus_id)
    assert (found.incidenten, found.bronnen, len(found.bevestigd)) == (1, 1, 0)
