"""What stands in the way of a destruction: its term, what was asked or opened since, or a proposal (domein 3.4)."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID, uuid4

import pytest

from ivbdesk import resources
from ivbdesk.cases.betrokkenen.betrokkene import Persoon, Persoonsgegevens
from ivbdesk.cases.bewaren.bewaren import GewogenSignaal, LosVerzoek, read_bewaartermijnen
from ivbdesk.cases.bewaren.inzage_signaal import require_not_asked_about
from ivbdesk.cases.bewaren.vernietiging import (
    Vernietiging,
    VernietigingStatus,
    require_first_proposal,
    require_requests_due,
    require_signal_due,
    require_still_closed,
)
from ivbdesk.cases.dossier.casusstatus import CasusStatus
from ivbdesk.cases.kader.soorten import Thema, Uitkomst
from ivbdesk.cases.signaal.signaal import OVER_PERSOON, Dubbelbesluit, Signaal, SignaalBron
from ivbdesk.cases.taal.fouten import RegelFout
from tests.cases.zaak import KADER, NOW, TODAY, zaak

_FILE = "bewaartermijnen.toml"
TERMS = read_bewaartermijnen(resources.read(_FILE), _FILE, KADER.maatregelen)


def proposal(casus_id: UUID, status: VernietigingStatus = VernietigingStatus.VOORGESTELD) -> Vernietiging:
    return Vernietiging(
        uuid4(), casus_id, "LD-2026-001", "", "vijf jaar", "domein 3.4", status, uuid4(), TODAY
    )


def test_a_signal_goes_from_the_day_that_was_decided() -> None:
    weighed = GewogenSignaal(uuid4(), "S-2026-001", "ruzie", Uitkomst.NIETS, TODAY, TODAY)
    require_signal_due(weighed.nummer, weighed.id, TERMS.due((), (), TODAY, [weighed]))
    with pytest.raises(RegelFout, match="nog niet verstreken"):
        require_signal_due(
            weighed.nummer, weighed.id, TERMS.due((), (), TODAY - timedelta(days=1), [weighed])
        )


def test_what_was_asked_since_keeps_the_requests_of_a_person() -> None:
    asked, other = LosVerzoek(uuid4(), "V-1", TODAY.replace(year=1990)), uuid4()
    due = TERMS.due((), (), TODAY, (), [asked])
    require_requests_due(asked.nummer, asked.persoon_id, due)
    with pytest.raises(RegelFout, match="iets gevraagd"):
        require_requests_due(asked.nummer, other, due)


def test_a_casus_that_was_opened_again_stays() -> None:
    require_still_closed(zaak(status=CasusStatus.GESLOTEN))
    with pytest.raises(RegelFout, match="LD-2026-001 is heropend"):
        require_still_closed(zaak(status=CasusStatus.ACTIEF))


def test_one_proposal_waits_at_a_time() -> None:
    casus_id = uuid4()
    made = proposal(casus_id)
    require_first_proposal(made, [proposal(uuid4()), proposal(casus_id, VernietigingStatus.AFGEWEZEN)])
    with pytest.raises(RegelFout, match="al een voorstel"):
        require_first_proposal(made, [proposal(casus_id)])


def test_a_signal_stays_while_somebody_asks_who_may_be_in_it() -> None:
    signaal = Signaal(
        uuid4(), "S-2026-001", 1, NOW, SignaalBron.BOA, Thema.WOONOVERLAST, "geschreeuw",
        voornaam="Jo", achternaam="Berg",
    )  # fmt: skip
    jo, an = (Persoon(uuid4(), Persoonsgegevens(*name)) for name in (("Jo", "", "Berg"), ("An", "", "Dijk")))
    require_not_asked_about(signaal, [an])
    with pytest.raises(RegelFout) as caught:
        require_not_asked_about(signaal, [an, jo])
    assert caught.value.bron == "AVG art. 12"
    signaal.dubbelbesluiten = [
        Dubbelbesluit(uuid4(), signaal.id, OVER_PERSOON, jo.id, False, TODAY),
        Dubbelbesluit(uuid4(), signaal.id, OVER_PERSOON, an.id, True, TODAY),
    ]
    require_not_asked_about(signaal, [jo])
    with pytest.raises(RegelFout):
        require_not_asked_about(signaal, [an])
