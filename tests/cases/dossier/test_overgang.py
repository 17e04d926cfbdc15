"""From state to state: what must be there first, and that a reason is always asked (domein 6.3)."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from uuid import uuid4

import pytest

from ivbdesk.cases.besluitvorming.maatregel import Maatregel, MaatregelStatus
from ivbdesk.cases.dossier.casus import Casus
from ivbdesk.cases.dossier.casusstatus import CasusStatus
from ivbdesk.cases.dossier.overdracht import Overdracht, OverdrachtSoort, OverdrachtStatus
from ivbdesk.cases.dossier.overgang import (
    OVERGANGEN,
    change_status,
    is_relapse,
    meets_zvh_criteria,
    objections,
    require_handover,
    set_aftercare,
)
from ivbdesk.cases.dossier.volgende_stap import next_steps
from ivbdesk.cases.kader.kader import CasusSoort
from ivbdesk.cases.taal.fouten import RegelFout
from tests.cases.zaak import KADER, TODAY, afspraak, score, zaak


def to(casus: Casus, naar: CasusStatus, reden: str = "omdat het kan") -> None:
    change_status(casus, KADER, naar, reden, TODAY, uuid4())


def test_a_casus_goes_its_way_and_every_step_is_kept() -> None:
    casus = zaak(status=CasusStatus.AANGEMELD)
    way = [
        CasusStatus.WEGING,
        CasusStatus.ACTIEF,
        CasusStatus.MONITORING,
        CasusStatus.NAZORG,
        CasusStatus.GESLOTEN,
    ]
    for naar in way:
        if naar is CasusStatus.NAZORG:
            with pytest.raises(RegelFout, match="tot wanneer"):
                to(casus, naar)
            casus.nazorg_tot = TODAY
        to(casus, naar)
    assert [(o.van, o.naar) for o in casus.overgangen] == list(pairwise([CasusStatus.AANGEMELD, *way]))
    assert casus.gesloten_op == TODAY
    to(casus, CasusStatus.ACTIEF)
    assert casus.gesloten_op is None


@pytest.mark.parametrize("van", list(CasusStatus))
def test_no_state_is_reached_that_does_not_follow(van: CasusStatus) -> None:
    for naar in set(CasusStatus) - set(OVERGANGEN[van]):
        with pytest.raises(RegelFout) as wrong:
            to(zaak(status=van), naar)
        assert wrong.value.veld == "naar"


def test_without_a_reason_nothing_changes() -> None:
    casus = zaak()
    with pytest.raises(RegelFout) as wrong:
        to(casus, CasusStatus.MONITORING, "  ")
    assert (wrong.value.veld, casus.status, casus.overgangen) == ("reden", CasusStatus.ACTIEF, [])


def test_meervoudig_asks_two_problems_before_it_is_weighed() -> None:
    casus = zaak(status=CasusStatus.AANGEMELD, soort=CasusSoort.MEERVOUDIG)
    score(casus, 1, 2)
    assert objections(casus, KADER, CasusStatus.WEGING)
    score(casus, 2, 3)
    assert objections(casus, KADER, CasusStatus.WEGING) == []


def test_betrokkene_is_informed_or_there_is_a_reason() -> None:
    casus = zaak(status=CasusStatus.WEGING, geinformeerd_op=None)
    assert objections(casus, KADER, CasusStatus.ACTIEF)
    casus.niet_geinformeerd_reden = "zou het onderzoek schaden"
    assert objections(casus, KADER, CasusStatus.ACTIEF) == []


def test_no_administrative_course_without_prevention_first() -> None:
    casus = zaak()
    casus.maatregelen.append(Maatregel(uuid4(), casus.id, "P01", MaatregelStatus.BEEINDIGD, TODAY))
    assert objections(casus, KADER, CasusStatus.BESTUURLIJK), "registering a report is no prevention"
    casus.maatregelen.append(Maatregel(uuid4(), casus.id, "P03", MaatregelStatus.LOOPT, TODAY))
    assert objections(casus, KADER, CasusStatus.BESTUURLIJK) == []


def test_nothing_is_closed_over_open_work() -> None:
    casus = zaak()
    afspraak(casus, 1, 5)
    casus.maatregelen.append(Maatregel(uuid4(), casus.id, "P03", MaatregelStatus.LOOPT, TODAY))
    assert len(objections(casus, KADER, CasusStatus.GESLOTEN)) == 2


@pytest.mark.parametrize(
    ("letters", "met"),
    [("abc", True), ("d", True), ("abcd", True), ("ab", False), ("bc", False), ("", False)],
)
def test_the_criteria_of_the_zvh(letters: str, met: bool) -> None:
    assert meets_zvh_criteria(letters) is met


def test_a_new_casus_says_what_comes_next() -> None:
    casus = zaak(status=CasusStatus.AANGEMELD)
    assert next_steps(casus, KADER)[-1].startswith("Weeg de aanmelding")
    casus.status = CasusStatus.ACTIEF
    score(casus, 1, 2)
    assert next_steps(casus, KADER) == ("Begin op de ladder met het lichtste middel dat past.",)
    casus.maatregelen.append(Maatregel(uuid4(), casus.id, "P03", MaatregelStatus.LOOPT, TODAY))
    assert next_steps(casus, KADER) == ()


@pytest.mark.parametrize(
    ("again", "relapse"), [(date(2026, 3, 1), True), (date(2026, 8, 28), True), (date(2026, 8, 29), False)]
)
def test_within_six_months_after_closing_it_is_a_relapse(again: date, relapse: bool) -> None:
    assert is_relapse(date(2026, 2, 28), again) is relapse


def test_aftercare_ends_on_a_day_to_come() -> None:
    casus = zaak(status=CasusStatus.MONITORING)
    with pytest.raises(RegelFout) as caught:
        set_aftercare(casus, TODAY, TODAY)
    assert caught.value.veld == "nazorg_tot"
    assert casus.nazorg_tot is None
    set_aftercare(casus, date(2027, 2, 23), TODAY)
    assert objections(casus, KADER, CasusStatus.NAZORG) == []


def handover(casus: Casus, soort: OverdrachtSoort, criteria: str = "", kenmerk: str = "") -> Overdracht:
    return Overdracht(
        uuid4(), casus.id, soort, "wij", "zij", TODAY, "omdat het kan", criteria=criteria, kenmerk=kenmerk
    )


def test_a_handover_of_the_same_kind_waits_for_the_first() -> None:
    casus = zaak()
    first = handover(casus, OverdrachtSoort.CASUSREGIE)
    require_handover(casus, first, KADER)
    casus.overdrachten.append(first)
    with pytest.raises(RegelFout, match="loopt al"):
        require_handover(casus, handover(casus, OverdrachtSoort.CASUSREGIE), KADER)
    casus.overdrachten.append(handover(casus, OverdrachtSoort.TAAK))
    require_handover(casus, handover(casus, OverdrachtSoort.TAAK), KADER)
    first.status = OverdrachtStatus.GEWEIGERD
    require_handover(casus, handover(casus, OverdrachtSoort.CASUSREGIE), KADER)


def test_to_and_from_the_zvh_only_where_that_can_be() -> None:
    casus = zaak()
    with pytest.raises(RegelFout) as up:
        require_handover(casus, handover(casus, OverdrachtSoort.OPSCHALEN_ZVH, "ab"), KADER)
    assert up.value.veld == "criteria"
    assert f"Nog niet aangekruist: c (‘{KADER.zvh_criteria[2]}’)" in up.value.melding
    with pytest.raises(RegelFout, match="PGAx") as unknown:
        require_handover(casus, handover(casus, OverdrachtSoort.OPSCHALEN_ZVH, "abc"), KADER)
    assert unknown.value.veld == "kenmerk"
    require_handover(casus, handover(casus, OverdrachtSoort.OPSCHALEN_ZVH, "abc", "PGAx-12"), KADER)
    with pytest.raises(RegelFout) as down:
        require_handover(casus, handover(casus, OverdrachtSoort.AFSCHALEN_ZVH), KADER)
    assert down.value.veld == "soort"
    casus.status = CasusStatus.OPGESCHAALD_ZVH
    require_handover(casus, handover(casus, OverdrachtSoort.AFSCHALEN_ZVH), KADER)
