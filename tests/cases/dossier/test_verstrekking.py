"""A sharing and a convenant that can not be so, told at the field (AVG art. 5; domein 3.2)."""

from __future__ import annotations

from datetime import date
from uuid import uuid4

import pytest

from ivbdesk import resources
from ivbdesk.cases.dossier.casus import inform, require_involved
from ivbdesk.cases.dossier.delen import Drager
from ivbdesk.cases.dossier.verstrekking import (
    Convenant,
    Verstrekking,
    require_some_convenant,
    require_valid_convenant,
    require_valid_sharing,
)
from ivbdesk.cases.kader.grondslag import read_grondslagen
from ivbdesk.cases.taal.fouten import RegelFout
from tests.cases.zaak import GGZ, INCLUZIO, NOW, TODAY, days_ago, zaak

GROUNDS = read_grondslagen(resources.read("grondslagen.toml"), "grondslagen.toml")


@pytest.mark.parametrize(
    ("veld", "value"),
    [("wat", " "), ("noodzaak", ""), ("op", date(2026, 11, 24)), ("geldig_tot", days_ago(8))],
)
def test_a_sharing_says_what_and_why_and_has_happened(veld: str, value: object) -> None:
    made = Verstrekking(
        uuid4(),
        uuid4(),
        days_ago(7),
        NOW,
        Drager.MONDELING,
        "GGZ",
        "de afspraak",
        "G04",
        "nodig voor de afspraak",
    )
    require_valid_sharing(made, TODAY)
    setattr(made, veld, value)
    with pytest.raises(RegelFout) as caught:
        require_valid_sharing(made, TODAY)
    assert caught.value.veld == veld


def test_a_convenant_has_a_name_and_ends_after_it_begins() -> None:
    made = Convenant(uuid4(), "Zorg en veiligheid", TODAY, TODAY)
    require_valid_convenant(made)
    made.geldig_tot = days_ago(1)
    with pytest.raises(RegelFout) as ended:
        require_valid_convenant(made)
    made.naam = ""
    with pytest.raises(RegelFout) as nameless:
        require_valid_convenant(made)
    assert (ended.value.veld, nameless.value.veld) == ("geldig_tot", "naam")


def test_a_ground_that_asks_for_a_convenant_needs_one_of_the_partner() -> None:
    ground = next(item for item in GROUNDS.values() if item.convenant)
    made = Convenant(uuid4(), "Zorg en veiligheid", days_ago(9), None, INCLUZIO.code)
    require_some_convenant(INCLUZIO, [made], ground, TODAY)
    with pytest.raises(RegelFout, match="geen geldig convenant"):
        require_some_convenant(GGZ, [made], ground, TODAY)


def test_a_ground_that_is_not_active_is_refused_at_its_field() -> None:
    for ground in GROUNDS.values():
        if ground.actief:
            ground.require_active("deelgrond")
            continue
        with pytest.raises(RegelFout) as caught:
            ground.require_active("deelgrond")
        assert (caught.value.veld, caught.value.bron) == ("deelgrond", ground.artikel)


def test_informing_is_done_or_postponed_with_a_reason_and_a_day() -> None:
    casus = zaak(geinformeerd_op=None)
    for op, reden, opnieuw, veld in (
        (None, " ", None, "reden"),
        (None, "het onderzoek loopt nog", None, "opnieuw"),
        (None, "het onderzoek loopt nog", TODAY, "opnieuw"),
        (date(2026, 11, 24), "", None, "op"),
    ):
        with pytest.raises(RegelFout) as caught:
            inform(casus, op, reden, opnieuw, TODAY)
        assert caught.value.veld == veld
    inform(casus, None, "het onderzoek loopt nog", date(2026, 12, 1), TODAY)
    assert (casus.niet_geinformeerd_reden, casus.informeren_op) == (
        "het onderzoek loopt nog",
        date(2026, 12, 1),
    )
    inform(casus, TODAY, "het onderzoek loopt nog", date(2026, 12, 1), TODAY)
    assert (casus.geinformeerd_op, casus.niet_geinformeerd_reden, casus.informeren_op) == (TODAY, "", None)


def test_only_who_is_in_the_casus_is_named_in_it() -> None:
    casus = zaak()
    require_involved(casus, casus.betrokkenen[0].persoon.id, "factor")
    with pytest.raises(RegelFout) as caught:
        require_involved(casus, uuid4(), "factor")
    assert caught.value.veld == "factor"
