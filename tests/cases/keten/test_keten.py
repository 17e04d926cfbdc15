"""The kinds of gap (domein 6.5): each is found, and gone once what closes it has happened."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ivbdesk.cases.besluitvorming.afweging import Afweging, Stand, Standpunt
from ivbdesk.cases.besluitvorming.inzichtverschil import Inzichtverschil, choose
from ivbdesk.cases.besluitvorming.maatregel import Maatregel, MaatregelStatus
from ivbdesk.cases.betrokkenen.leefgebied import PROBLEM_AT_MOST
from ivbdesk.cases.betrokkenen.partner import InzetRol
from ivbdesk.cases.dossier.afspraak import AfspraakStatus, finish
from ivbdesk.cases.dossier.casus import Casus
from ivbdesk.cases.dossier.casusstatus import CasusStatus
from ivbdesk.cases.dossier.gataanvaarding import Gataanvaarding
from ivbdesk.cases.dossier.overdracht import Overdracht, OverdrachtSoort, OverdrachtStatus, answer
from ivbdesk.cases.keten.keten import Gat, GatSoort, chain_of, gaps_of, open_gaps
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

AREAS = tuple(gebied.nummer for gebied in GEBIEDEN.lijst)


def kinds(casus: Casus) -> list[GatSoort]:
    return [gap.soort for gap in gaps_of(casus, GEBIEDEN, PARTNERS, TODAY)]


def looked_at() -> Casus:
    """A casus of which every leefgebied was scored well, long ago."""
    made = zaak()
    for area in AREAS:
        score(made, area, 5, days=300)
    return made


@pytest.fixture
def casus() -> Casus:
    made = looked_at()
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
    inzet(casus, 7, INCLUZIO)
    assert kinds(casus) == [GatSoort.GEEN_ACTIE]


def test_a_partner_of_other_expertise_closes_nothing_until_an_officer_says_why(casus: Casus) -> None:
    made = inzet(casus, 7, GGZ)
    afspraak(casus, 7, 10)
    (gap,) = gaps_of(casus, GEBIEDEN, PARTNERS, TODAY)
    assert gap.soort is GatSoort.GEEN_PARTNER
    assert gap.voorstel == (
        "Vraag Incluzio Leiderdorp, of schrijf bij GGZ op waarom die het dekt: de kaart noemt dit leefgebied niet"
    )
    made.dekking = "kent het netwerk al jaren en doet dit mee"
    assert kinds(casus) == []


def test_one_new_afspraak_hides_none_that_lies_still(casus: Casus) -> None:
    inzet(casus, 7, INCLUZIO)
    late = [afspraak(casus, 7, -30), afspraak(casus, 7, -40)]
    afspraak(casus, 7, 10)
    found = gaps_of(casus, GEBIEDEN, PARTNERS, TODAY)
    assert [(gap.soort, gap.over_id) for gap in found] == [(GatSoort.STIL, item.id) for item in late]
    late[0].uiterlijk = TODAY + timedelta(days=7)
    assert [gap.over_id for gap in gaps_of(casus, GEBIEDEN, PARTNERS, TODAY)] == [late[1].id]


def test_an_accepted_gap_shows_as_such_until_its_day_and_then_comes_back(casus: Casus) -> None:
    casus.aanvaardingen.append(
        Gataanvaarding(
            uuid4(), casus.id, "geen_partner", 7, "M. Verzonnen, teamleider", "wacht op inkoop", days_ago(7), TODAY
        )
    )  # fmt: skip
    (gap,) = gaps_of(casus, GEBIEDEN, PARTNERS, TODAY)
    assert gap.kort == "probleem zonder partner, aanvaard tot en met 23 nov 2026"
    assert open_gaps([gap]) == ()
    row = next(row for row in chain_of(casus, GEBIEDEN, PARTNERS, TODAY) if row.leefgebied == 7)
    assert row.gat == gap
    (again,) = gaps_of(casus, GEBIEDEN, PARTNERS, TODAY + timedelta(days=1))
    assert again.aanvaard is None
    inzet(casus, 7, INCLUZIO)
    (other,) = gaps_of(casus, GEBIEDEN, PARTNERS, TODAY)
    assert (other.soort, other.aanvaard) == (GatSoort.GEEN_ACTIE, None), "another gap is not accepted with it"


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
    inzet(casus, 7, GGZ).dekking = "doet dit leefgebied mee"
    assert kinds(casus) == []


def test_without_casusregie_somebody_must_be_named(casus: Casus) -> None:
    casus.leefgebieden.clear()
    for area in AREAS:
        score(casus, area, 5)
    casus.casusregie = " "
    assert kinds(casus) == [GatSoort.GEEN_REGIE]
    casus.casusregie, casus.procesregie = "Incluzio", ""
    assert kinds(casus) == [GatSoort.GEEN_PROCESREGIE]


def test_dissent_that_waits_two_weeks_is_a_deadlock() -> None:
    casus = looked_at()
    weighing = Afweging(
        uuid4(), casus.id, "B02", days_ago(15), NOW, "zorg", "GGZ", "veilig", "Politie", "besluit", "Burgemeester",
        TODAY + timedelta(days=30), "2026-1",
    )  # fmt: skip
    weighing.standpunten.append(Standpunt(uuid4(), weighing.id, "GGZ", Stand.TEGEN, "nu nog te vroeg"))
    casus.afwegingen.append(weighing)
    assert kinds(casus) == [GatSoort.IMPASSE]
    started = Maatregel(uuid4(), casus.id, "B02", MaatregelStatus.LOOPT, TODAY, afweging_id=weighing.id)
    casus.maatregelen.append(started)
    assert kinds(casus) == []


def test_what_nobody_looked_at_is_a_blind_spot() -> None:
    casus = zaak()
    assert kinds(casus) == [GatSoort.BLINDE_VLEK]
    score(casus, 9, 4)
    (gap,) = gaps_of(casus, GEBIEDEN, PARTNERS, TODAY)
    assert (gap.soort, gap.naam) == (GatSoort.BLINDE_VLEK, "11 leefgebieden van 12")
    for area in AREAS:
        score(casus, area, None, days=43)
    assert [gap.leefgebied for gap in gaps_of(casus, GEBIEDEN, PARTNERS, TODAY)] == [
        a for a in AREAS if a != 9
    ]
    for area in AREAS:
        score(casus, area, None, days=1)
    assert kinds(casus) == []


@pytest.mark.parametrize("status", [CasusStatus.AANGEMELD, CasusStatus.WEGING, CasusStatus.GESLOTEN])
def test_a_casus_without_a_chain_has_no_gaps(casus: Casus, status: CasusStatus) -> None:
    casus.status = status
    assert kinds(casus) == []


PROBLEMS = st.dictionaries(st.sampled_from(AREAS), st.integers(1, 5), min_size=1, max_size=5)


def closed_chain(problems: dict[int, int]) -> Casus:
    """Each problem has a partner and one afspraak that runs."""
    casus = looked_at()
    for area, value in problems.items():
        score(casus, area, value)
        inzet(casus, area, INCLUZIO).dekking = "doet dit leefgebied mee"
        afspraak(casus, area, 10)
    return casus


def every_gap(casus: Casus) -> set[Gat]:
    return set(gaps_of(casus, GEBIEDEN, PARTNERS, TODAY))


@given(PROBLEMS, st.data(), st.sampled_from(["weg", *AfspraakStatus]))
def test_removing_one_afspraak_opens_exactly_the_gap_that_it_closed(
    problems: dict[int, int], data: st.DataObject, how: str
) -> None:
    casus = closed_chain(problems)
    for area in data.draw(st.lists(st.sampled_from(AREAS), max_size=4)):
        afspraak(casus, area, data.draw(st.integers(1, 60)))
    assert every_gap(casus) == set()
    gone = data.draw(st.sampled_from(casus.afspraken))
    others = [a for a in casus.afspraken if a.leefgebied == gone.leefgebied and a is not gone]
    if how == "weg":
        casus.afspraken.remove(gone)
    else:
        finish(gone, AfspraakStatus(how), "met een reden", TODAY)
    problem = gone.leefgebied in problems and problems[gone.leefgebied or 0] <= PROBLEM_AT_MOST
    served = gone in casus.afspraken and (gone.status.is_running or gone.status is AfspraakStatus.GEDAAN)
    found = {(gap.soort, gap.leefgebied, gap.partner_id) for gap in every_gap(casus)}
    if problem and not others and not served:
        assert found == {(GatSoort.GEEN_ACTIE, gone.leefgebied, INCLUZIO.id)}
        afspraak(casus, gone.leefgebied or 0, 10)
        assert every_gap(casus) == set()
    else:
        assert found == set()


def no_partner(casus: Casus) -> None:
    casus.inzetten.clear()


def no_action(casus: Casus) -> None:
    casus.afspraken.clear()


def blocked(casus: Casus) -> None:
    casus.inzetten[0].geweigerd = True


def silent(casus: Casus) -> None:
    casus.afspraken[0].uiterlijk = days_ago(22)


def no_regie(casus: Casus) -> None:
    casus.casusregie = ""


def no_process(casus: Casus) -> None:
    casus.procesregie = ""


def deadlock(casus: Casus) -> None:
    casus.verschillen.append(Inzichtverschil(uuid4(), casus.id, "Blijven of gaan?", days_ago(15)))


def blind(casus: Casus) -> None:
    score(casus, 3, None, days=43)


def unanswered(casus: Casus) -> None:
    casus.overdrachten.append(
        Overdracht(uuid4(), casus.id, OverdrachtSoort.CASUSREGIE, "OOV", "GGZ", days_ago(15), "druk")
    )


def new_partner(casus: Casus, gap: Gat) -> None:
    asked = next(partner for partner in PARTNERS if partner.id == gap.partner_id)
    inzet(casus, gap.leefgebied, asked).dekking = "doet dit leefgebied mee"


def new_afspraak(casus: Casus, gap: Gat) -> None:
    afspraak(casus, gap.leefgebied, 10)


def new_date(casus: Casus, gap: Gat) -> None:
    next(a for a in casus.afspraken if a.id == gap.over_id).uiterlijk = TODAY + timedelta(days=7)


def new_regie(casus: Casus, gap: Gat) -> None:
    casus.casusregie = "GGZ"


def new_process(casus: Casus, gap: Gat) -> None:
    casus.procesregie = "Gemeente OOV"


def a_choice(casus: Casus, gap: Gat) -> None:
    known = next(v for v in casus.verschillen if v.id == gap.over_id)
    choose(known, "blijven", "burgemeester", TODAY, TODAY + timedelta(days=30))


def a_judgement(casus: Casus, gap: Gat) -> None:
    score(casus, gap.leefgebied, 4, days=0)


def an_answer(casus: Casus, gap: Gat) -> None:
    asked = next(o for o in casus.overdrachten if o.id == gap.over_id)
    answer(asked, OverdrachtStatus.GEWEIGERD, "er is geen plek", TODAY)


CAUSES: dict[GatSoort, tuple[Callable[[Casus], None], Callable[[Casus, Gat], None]]] = {
    GatSoort.GEEN_PARTNER: (no_partner, new_partner),
    GatSoort.GEEN_ACTIE: (no_action, new_afspraak),
    GatSoort.GEBLOKKEERD: (blocked, new_partner),
    GatSoort.STIL: (silent, new_date),
    GatSoort.GEEN_REGIE: (no_regie, new_regie),
    GatSoort.GEEN_PROCESREGIE: (no_process, new_process),
    GatSoort.IMPASSE: (deadlock, a_choice),
    GatSoort.BLINDE_VLEK: (blind, a_judgement),
    GatSoort.OVERDRACHT: (unanswered, an_answer),
}


@pytest.mark.parametrize("kind", list(GatSoort))
def test_each_kind_of_gap_has_its_own_cause_and_its_proposal_closes_it(kind: GatSoort) -> None:
    cause, close = CAUSES[kind]
    casus = closed_chain({9: 2, 1: 3})
    assert every_gap(casus) == set()
    cause(casus)
    found = list(gaps_of(casus, GEBIEDEN, PARTNERS, TODAY))
    assert found
    assert {gap.soort for gap in found} == {kind}
    assert all(gap.voorstel for gap in found)
    for gap in found:
        close(casus, gap)
    assert every_gap(casus) == set()


@pytest.mark.parametrize(
    "status", [AfspraakStatus.VERVALLEN, AfspraakStatus.GEWEIGERD, AfspraakStatus.NIET_GELUKT]
)
def test_an_afspraak_that_did_not_happen_is_no_action(casus: Casus, status: AfspraakStatus) -> None:
    inzet(casus, 7, INCLUZIO)
    finish(afspraak(casus, 7, 10), status, "de ggz kan nu niet", TODAY)
    assert kinds(casus) == [GatSoort.GEEN_ACTIE]
