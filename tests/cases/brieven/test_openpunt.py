"""What a letter may not tell of what was decided, and the dates that cannot stand in it."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

import pytest

from ivbdesk.cases.besluitvorming.handhavingsverzoek import HandhavingStatus, Handhavingsverzoek
from ivbdesk.cases.brieven.openpunt import Openpunt, of_request
from ivbdesk.cases.brieven.vooraf import require_complete, wrong_days
from ivbdesk.cases.taal.fouten import RegelFout
from tests.cases.brieven.test_briefsoort import shipped

NOBODY = UUID(int=0)
DAY = date(2026, 11, 30)


def decided(status: HandhavingStatus) -> Handhavingsverzoek:
    return Handhavingsverzoek(NOBODY, NOBODY, DAY, "treed op tegen de muziek", status=status)


@pytest.mark.parametrize(
    ("code", "status", "refused"),
    [
        ("afwijzing", HandhavingStatus.TOEGEWEZEN, True),
        ("toewijzing", HandhavingStatus.AFGEWEZEN, True),
        ("toewijzing", HandhavingStatus.INGETROKKEN, True),
        ("afwijzing", HandhavingStatus.AFGEWEZEN, False),
        ("toewijzing", HandhavingStatus.TOEGEWEZEN, False),
    ],
)
def test_a_letter_tells_of_a_request_only_what_was_decided(
    code: str, status: HandhavingStatus, refused: bool
) -> None:
    points = tuple(of_request(shipped().soorten[code], decided(status)))
    assert any(punt.weigert for punt in points) == refused
    if refused:
        with pytest.raises(RegelFout, match="Op het verzoek is anders beslist"):
            require_complete({}, (), points, "met spoed nodig, zie het overleg")


def test_no_reason_makes_a_letter_that_is_refused() -> None:
    with pytest.raises(RegelFout) as wrong:
        require_complete({}, (), (Openpunt("Dit is niet besloten.", True, True),), "een uitgeschreven reden")
    assert wrong.value.veld == "soort"


@pytest.mark.parametrize(
    ("code", "question", "days", "told"),
    [
        ("uitnodiging", "gesprek_op", -4, "ligt voor de datum van de brief"),
        ("terugkoppeling", "melding_op", 14, "ligt na de datum van de brief"),
        ("verslag", "gehoord_op", 14, "ligt na de datum van de brief"),
        ("toewijzing", "verzoek_op", 14, "ligt na de datum van de brief"),
        ("huisverbod", "geldig_tot", 14, "hoogstens 10 dagen"),
    ],
)
def test_a_date_on_the_wrong_side_of_the_letter_is_told(
    code: str, question: str, days: int, told: str
) -> None:
    soort = shipped().soorten[code]
    assert told in wrong_days(soort, DAY, {question: DAY + timedelta(days=days)})[question]
    assert wrong_days(soort, DAY, {question: DAY}) == {}


def test_a_house_is_closed_before_its_closing_ends() -> None:
    soort, end = shipped().soorten["sluiting"], DAY + timedelta(days=14)
    assert "voor het einde" in wrong_days(soort, DAY, {"sluit_op": end, "geldig_tot": end})["sluit_op"]
