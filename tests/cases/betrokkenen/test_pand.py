"""What is told of a house by who has not seen what is known of it."""

from __future__ import annotations

from uuid import UUID

import pytest

from ivbdesk.cases.betrokkenen.object import Adres, Object
from ivbdesk.cases.kader.kader import Huurvorm
from ivbdesk.cases.taal.fouten import RegelFout


def house() -> Object:
    return Object(UUID(int=1), Adres("Proeflaan", 3), Huurvorm.KOOP, "Vastgoed Geheim")


def test_only_what_is_not_known_is_filled() -> None:
    found = Object(UUID(int=1), Adres("Proeflaan", 3))
    found.tell(Huurvorm.KOOP, " Vastgoed  BV ")
    found.tell(Huurvorm.ONBEKEND, "")
    found.tell(Huurvorm.KOOP, "Vastgoed BV")
    assert (found.huurvorm, found.eigenaar) == (Huurvorm.KOOP, "Vastgoed BV")


def test_something_else_is_refused_and_what_is_known_is_not_told() -> None:
    found = house()
    with pytest.raises(RegelFout) as refused:
        found.tell(Huurvorm.SOCIALE_HUUR, "Corporatie")
    told = refused.value.per_veld()
    assert set(told) == {"huurvorm", "eigenaar"}
    assert not any("Geheim" in one.gezegd or Huurvorm.KOOP.label in one.gezegd for one in told.values())
    assert (found.huurvorm, found.eigenaar) == (Huurvorm.KOOP, "Vastgoed Geheim")
    found.tell(Huurvorm.SOCIALE_HUUR, "", gezien=False)
    assert (found.huurvorm, found.eigenaar) == (Huurvorm.SOCIALE_HUUR, "Vastgoed Geheim")
