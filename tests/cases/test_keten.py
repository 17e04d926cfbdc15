"""The seven kinds of gap (domein 6.5): each is found, and gone once what closes it has happened."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest

from ivbdesk.cases.afspraak import AfspraakStatus, finish
from ivbdesk.cases.afweging import Afweging, Stand, Standpunt
from ivbdesk.cases.casus import Casus, CasusStatus
from ivbdesk.cases.keten import GatSoort, gaps_of
from ivbdesk.cases.maatregel import Maatregel, MaatregelStatus
from ivbdesk.cases.partner import InzetRol
from tests.cases.zaak import (
    GEBIEDEN,
    GGZ,
    INCLUZIO,
    NOW,
    PARTNERS,
    TODAY,
    afspraak,
    days_ago,
    inzet,
    score,
    zaak,
)


def kinds(casus: Casus) -> list[GatSoort]:
    return [gap.soort for gap in gaps_of(casus, GEBIEDEN, PARTNERS, TODAY)]


@pytest.fixture
def casus() -> Casus:
    made = zaak()
    score(made, 7, 2)
    return made


def test_a_problem_without_a_partner_names_whom_to_ask(casus: Casus) -> None:
    (gap,) = gaps_of(casus, GEBIEDEN, PARTNERS, TODAY)
    assert (gap.soort, gap.leefgebied, gap.voorstel) == (
        GatSoort.GEEN_PARTNER,
        7,
        "Vraag Incluzio Leiderdorp",
    )
    inzet(casus, 7, INCLUZIO, InzetRol.GENOEMD)
    assert kinds(casus) == [GatSoort.GEEN_PARTNER]
    inzet(casus, 7, GGZ)
    assert kinds(casus) == [GatSoort.GEEN_ACTIE]


def test_a_partner_without_an_afspraak_is_a_gap_until_one_is_made(casus: Casus) -> None:
    inzet(casus, 7, INCLUZIO)
    assert kinds(casus) == [GatSoort.GEEN_ACTIE]
    made = afspraak(casus, 7, 10)
    assert kinds(casus) == []
    finish(made, AfspraakStatus.GEDAAN, "", days_ago(30))
    assert kinds(casus) == []
    finish(made, AfspraakStatus.GEDAAN, "", days_ago(43))
    assert kinds(casus) == [GatSoort.GEEN_ACTIE]


@pytest.mark.parametrize(("late", "expected"), [(21, []), (22, [GatSoort.STIL])])
def test_an_afspraak_three_weeks_late_lies_still(casus: Casus, late: int, expected: list[GatSoort]) -> None:
    inzet(casus, 7, INCLUZIO)
    afspraak(casus, 7, -late)
    assert kinds(casus) == expected


@pytest.mark.parametrize("refused", [True, False])
def test_a_refusal_or_a_long_wait_blocks(casus: Casus, refused: bool) -> None:
    made = inzet(casus, 7, INCLUZIO)
    made.geweigerd, made.wachttijd_weken = refused, 0 if refused else 9
    afspraak(casus, 7, 10)
    assert kinds(casus) == [GatSoort.GEBLOKKEERD]
    inzet(casus, 7, GGZ)
    assert kinds(casus) == []


def test_without_casusregie_somebody_must_be_named(casus: Casus) -> None:
    casus.leefgebieden.clear()
    score(casus, 7, 5)
    casus.casusregie = " "
    assert kinds(casus) == [GatSoort.GEEN_REGIE]


def test_dissent_that_waits_two_weeks_is_a_deadlock() -> None:
    casus = zaak()
    score(casus, 7, 5)
    weighing = Afweging(
        uuid4(), casus.id, "B02", days_ago(15), NOW, "zorg", "GGZ", "veilig", "Politie", "besluit", "Burgemeester",
        TODAY + timedelta(days=30), "2026-1",
    )  # fmt: skip
    weighing.standpunten.append(Standpunt(uuid4(), weighing.id, "GGZ", Stand.TEGEN, "te vroeg"))
    casus.afwegingen.append(weighing)
    assert kinds(casus) == [GatSoort.IMPASSE]
    started = Maatregel(uuid4(), casus.id, "B02", MaatregelStatus.LOOPT, TODAY, afweging_id=weighing.id)
    casus.maatregelen.append(started)
    assert kinds(casus) == []


def test_what_nobody_looked_at_is_a_blind_spot() -> None:
    casus = zaak()
    assert kinds(casus) == [GatSoort.BLINDE_VLEK]
    score(casus, 9, None, days=43)
    assert kinds(casus) == [GatSoort.BLINDE_VLEK]
    score(casus, 9, None, days=1)
    assert kinds(casus) == []


@pytest.mark.parametrize("status", [CasusStatus.AANGEMELD, CasusStatus.WEGING, CasusStatus.GESLOTEN])
def test_a_casus_without_a_chain_has_no_gaps(casus: Casus, status: CasusStatus) -> None:
    casus.status = status
    assert kinds(casus) == []
