"""What may be done with a signal in the state it is in (domein 3.4, 6.3)."""

from __future__ import annotations

from uuid import uuid4

import pytest

from ivbdesk.cases.dossier.casusstatus import CasusStatus
from ivbdesk.cases.kader.soorten import Thema, Uitkomst
from ivbdesk.cases.signaal.signaal import Signaal, SignaalBron, SignaalStatus
from ivbdesk.cases.signaal.signaal_verloop import hold, reopen, require_joinable, require_may_go, require_open
from ivbdesk.cases.taal.fouten import RegelFout
from tests.cases.zaak import NOW, zaak


def signaal(**changes: object) -> Signaal:
    made = Signaal(
        uuid4(), "S-2026-001", 1, NOW, SignaalBron.BOA, Thema.WOONOVERLAST, "geschreeuw", reden="klein",
        status=SignaalStatus.AFGEROND, uitkomst=Uitkomst.NIETS,
    )  # fmt: skip
    for name, value in changes.items():
        setattr(made, name, value)
    return made


def test_what_was_weighed_is_opened_before_it_is_weighed_again() -> None:
    item = signaal()
    with pytest.raises(RegelFout) as caught:
        require_open(item)
    assert caught.value.veld == "uitkomst"
    reopen(item)
    require_open(item)
    assert (item.uitkomst, item.reden) == (None, "")


def test_what_was_not_weighed_or_belongs_to_a_casus_is_not_opened_again() -> None:
    for item in (signaal(status=SignaalStatus.NIEUW), signaal(casus_id=uuid4())):
        with pytest.raises(RegelFout):
            reopen(item)


def test_a_held_signal_stays() -> None:
    item = signaal()
    require_may_go(item)
    with pytest.raises(RegelFout, match="klacht"):
        hold(item, " ")
    hold(item, "er loopt een klacht ")
    assert item.bewaarplicht == "er loopt een klacht"
    with pytest.raises(RegelFout, match="bewaarplicht"):
        require_may_go(item)
    with pytest.raises(RegelFout, match="al een"):
        hold(item, "nog een klacht")


def test_a_signal_in_use_stays_and_is_held_with_its_casus() -> None:
    for item in (signaal(status=SignaalStatus.IN_WEGING), signaal(casus_id=uuid4())):
        with pytest.raises(RegelFout, match="weer in gebruik"):
            require_may_go(item)
    with pytest.raises(RegelFout, match="hoort bij een casus"):
        hold(signaal(casus_id=uuid4()), "er loopt een klacht")


def test_no_signal_is_joined_to_a_closed_casus() -> None:
    require_joinable(zaak(status=CasusStatus.NAZORG))
    with pytest.raises(RegelFout) as caught:
        require_joinable(zaak(status=CasusStatus.GESLOTEN))
    assert caught.value.veld == "casus_id"
