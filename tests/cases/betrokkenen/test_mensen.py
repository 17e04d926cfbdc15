"""Officers, and the people at partners: what is refused of them, told at the field."""

from __future__ import annotations

from uuid import uuid4

import pytest

from ivbdesk.cases.betrokkenen.medewerker import Medewerker, require_emergency, require_own_name
from ivbdesk.cases.betrokkenen.partner import (
    Contactpersoon,
    Inzet,
    InzetRol,
    require_valid_contact,
    require_valid_inzet,
)
from ivbdesk.cases.taal.fouten import RegelFout
from tests.cases.zaak import INCLUZIO, TODAY, days_ago


def test_two_officers_never_bear_one_name() -> None:
    there, left = Medewerker(uuid4(), "Sam Proef"), Medewerker(uuid4(), "Bo Proef", tot=days_ago(3))
    require_own_name("Bo Proef", [there, left])
    for name in ("", " ", " sam proef "):
        with pytest.raises(RegelFout) as caught:
            require_own_name(name, [there, left])
        assert caught.value.veld == "naam"


def test_nobody_takes_away_their_own_access() -> None:
    officer = Medewerker(uuid4(), "Sam Proef")
    with pytest.raises(RegelFout):
        officer.leave(TODAY, officer.id)
    assert officer.tot is None
    officer.leave(TODAY, uuid4())
    assert officer.tot == TODAY


def test_an_emergency_is_told_in_a_sentence() -> None:
    with pytest.raises(RegelFout):
        require_emergency("spoed nu")
    require_emergency("politie belt nu")


@pytest.mark.parametrize(
    ("veld", "value"), [("naam", " "), ("telefoon", "bel mij"), ("mail", "@gemeente.nl"), ("mail", "jo")]
)
def test_a_contact_can_be_called_or_written_to(veld: str, value: str) -> None:
    contact = Contactpersoon(uuid4(), INCLUZIO.id, "Jo", "", "071 123 45 67", "jo@voorbeeld.nl")
    require_valid_contact(contact)
    setattr(contact, veld, value)
    with pytest.raises(RegelFout) as caught:
        require_valid_contact(contact)
    assert caught.value.veld == veld


def test_a_refusal_says_why() -> None:
    inzet = Inzet(uuid4(), uuid4(), INCLUZIO.id, 1, InzetRol.GENOEMD, TODAY, geweigerd=True)
    with pytest.raises(RegelFout) as caught:
        require_valid_inzet(inzet)
    assert caught.value.veld == "toelichting"
    inzet.toelichting = "er is geen plek"
    require_valid_inzet(inzet)
