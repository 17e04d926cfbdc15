"""What a casusoverleg refuses, before, during and after it."""

from __future__ import annotations

from uuid import uuid4

import pytest

from ivbdesk.cases.kader.soorten import Klasse
from ivbdesk.cases.publiek.overleg import Bespreking, Overleg, OverlegSoort, OverlegStatus
from ivbdesk.cases.publiek.overlegverslag import require_shown
from ivbdesk.cases.taal.fouten import RegelFout
from tests.cases.zaak import GGZ, INCLUZIO, TODAY


def overleg(status: OverlegStatus = OverlegStatus.BEZIG) -> Overleg:
    made = Overleg(uuid4(), OverlegSoort.LOKAAL, TODAY, None, status=status)
    made.agenda.append(Bespreking(uuid4(), made.id, uuid4(), 1))
    return made


@pytest.mark.parametrize("minuten", [0, 121])
def test_a_casus_has_a_time_that_fits_a_meeting(minuten: int) -> None:
    item = overleg().agenda[0]
    with pytest.raises(RegelFout) as caught:
        item.ask("Wie neemt regie?", minuten)
    assert caught.value.veld == "minuten"
    item.ask(" Wie neemt regie? ", 120)
    assert (item.vraag, item.minuten) == ("Wie neemt regie?", 120)


def test_what_was_talked_about_stays_on_the_agenda() -> None:
    meeting = overleg()
    item = meeting.agenda[0]
    item.besproken = True
    with pytest.raises(RegelFout, match="al besproken"):
        meeting.take_off(item)
    item.besproken = False
    meeting.take_off(item)
    assert meeting.agenda == []


def test_what_some_in_the_room_may_not_read_is_not_written_over() -> None:
    item = overleg().agenda[0]
    item.note_among({Klasse.ZORG}, "eigen")
    item.besluit = "behandeling begint"
    with pytest.raises(RegelFout) as caught:
        item.require_writable({Klasse.ZORG, Klasse.POLITIE})
    assert caught.value.veld == "besluit"
    item.require_writable({Klasse.ZORG, Klasse.GEMEENTE})


def test_a_meeting_is_called_off_once_with_a_reason() -> None:
    meeting = overleg(OverlegStatus.GEPLAND)
    with pytest.raises(RegelFout) as caught:
        meeting.cancel(" ")
    assert caught.value.veld == "reden"
    meeting.cancel("ziekte van de voorzitter")
    assert (meeting.status, meeting.toelichting) == (OverlegStatus.AFGELAST, "ziekte van de voorzitter")
    with pytest.raises(RegelFout, match="afgelast"):
        meeting.cancel("nog eens gevraagd")


@pytest.mark.parametrize(
    ("status", "held"),
    [
        (OverlegStatus.GEPLAND, False),
        (OverlegStatus.AFGELAST, False),
        (OverlegStatus.BEZIG, True),
        (OverlegStatus.GESLOTEN, True),
    ],
)
def test_only_of_a_meeting_that_was_held_is_reported(status: OverlegStatus, held: bool) -> None:
    if held:
        overleg(status).require_held()
    else:
        with pytest.raises(RegelFout):
            overleg(status).require_held()


def test_only_of_a_casus_on_the_agenda_is_reported() -> None:
    meeting = overleg()
    meeting.require_on_agenda(meeting.agenda[0].id)
    with pytest.raises(RegelFout, match="niet meer op de agenda"):
        meeting.require_on_agenda(uuid4())


def test_what_was_not_shown_in_the_room_is_not_reported() -> None:
    with pytest.raises(RegelFout, match="besloten"):
        require_shown(None, ())
    with pytest.raises(RegelFout, match="Incluzio en GGZ: aanwezig, maar zonder rol"):
        require_shown(None, (INCLUZIO, GGZ))
