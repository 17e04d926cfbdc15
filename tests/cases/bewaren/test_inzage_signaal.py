"""What a person reads of a signal: on which ground it was shared, each time its own."""

from __future__ import annotations

from datetime import UTC, date, datetime
from uuid import uuid4

from ivbdesk.cases.betrokkenen.betrokkene import Persoon, Persoonsgegevens
from ivbdesk.cases.bewaren.inzage_signaal import Inzageoordeel, Signaaloordeel, tell_signalen
from ivbdesk.cases.kader.soorten import Thema
from ivbdesk.cases.signaal.signaal import Signaal, SignaalBron, Signaaldeling
from tests.cases.taal.masker.mensen import NAMEN


def test_a_sharing_on_an_unknown_ground_tells_its_own_code() -> None:
    at = datetime(2026, 11, 23, 9, tzinfo=UTC)
    signaal = Signaal(uuid4(), "S-2026-001", 1, at, SignaalBron.BOA, Thema.WOONOVERLAST, "lawaai")
    signaal.grondslag = "Gemeentewet art. 172"
    signaal.delingen = [Signaaldeling(uuid4(), signaal.id, date(2026, 11, 23), "G99", "hulp", "Convenant")]
    person = Persoon(uuid4(), Persoonsgegevens("Sanne", "de", "Wit"))
    made = [(signaal, Signaaloordeel(signaal.id, Inzageoordeel.WEL))]
    (told,) = tell_signalen(person, made, (), (), {}, NAMEN)
    assert [item.grondslag for item in told.gedeeld] == ["G99, Convenant"]
