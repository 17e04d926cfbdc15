"""The rules of the werkvoorraad: each fires on its bound and not the day before, whatever the file says the bound is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ivbdesk import resources
from ivbdesk.cases.besluitvorming.besluit import Besluit
from ivbdesk.cases.besluitvorming.handhavingsverzoek import Handhavingsverzoek
from ivbdesk.cases.besluitvorming.inzichtverschil import Inzichtverschil
from ivbdesk.cases.besluitvorming.maatregel import Maatregel, MaatregelStatus
from ivbdesk.cases.besluitvorming.termijn import Termijn, reckon
from ivbdesk.cases.besluitvorming.uitstel import Uitstel
from ivbdesk.cases.betrokkenen.betrokkene import Betrokkenheid, Persoon, Persoonsgegevens, Rol
from ivbdesk.cases.dossier.casus import Casus
from ivbdesk.cases.dossier.casusstatus import CasusStatus, Statusovergang
from ivbdesk.cases.dossier.doel import Doel
from ivbdesk.cases.dossier.tijdlijn import ItemSoort, Verificatie
from ivbdesk.cases.dossier.verstrekking import Convenant
from ivbdesk.cases.kader.duur import Eenheid, TermijnSoort
from ivbdesk.cases.kader.kader_lezer import read_handelingskader
from ivbdesk.cases.kader.signaalregels import Maat, Signaalregel, Signaalregels, read_signaalregels
from ivbdesk.cases.taal.feestdagen import read_feestdagen
from ivbdesk.cases.taal.fouten import KaderFout
from ivbdesk.cases.taal.maanden import months_after
from ivbdesk.cases.werk.aandacht_datum import working_days_before
from ivbdesk.cases.werk.aandacht_register import register_points
from ivbdesk.cases.werk.aandachtspunt import Elders, Omgeving, Rondom
from ivbdesk.cases.werk.werkvoorraad import AandachtSoort, stand_of
from tests.cases.zaak import (
    GEBIEDEN,
    GGZ,
    KADER,
    PARTNERS,
    TODAY,
    afspraak,
    days_ago,
    inzet,
    item,
    score,
    zaak,
)
from tests.kaderteksten import OWN

TEXT = resources.read("signaalregels.toml")
REGELS = read_signaalregels(TEXT, "signaalregels.toml")
FEESTDAGEN = read_feestdagen(resources.read("feestdagen.toml"), "feestdagen.toml")
DAY = timedelta(days=1)
OFFICER = uuid4()
ALONE = Rondom(medewerkers=frozenset({OFFICER}))


def omgeving(vandaag: date, regels: Signaalregels = REGELS, rondom: Rondom = ALONE) -> Omgeving:
    return Omgeving(KADER, GEBIEDEN, FEESTDAGEN, regels, PARTNERS, rondom, vandaag)


def fires(
    casus: Casus, meet: Maat, vandaag: date, regel: Signaalregel | None = None, rondom: Rondom = ALONE
) -> bool:
    """Whether this rule finds something that shows on the day, and says what and what to do about it."""
    changed = regel or REGELS.regel(meet)
    regels = replace(REGELS, lijst=tuple(changed if r.meet is meet else r for r in REGELS.lijst))
    points = stand_of(casus, omgeving(vandaag, regels, rondom)).punten
    shown = [point for point in points if point.regel == changed.code and point.vanaf <= vandaag]
    assert all(point.wat and len(point.toelichting.split()) > 1 for point in shown if meet is not Maat.ACTIE)
    return bool(shown)


def measure(
    casus: Casus, code: str, status: MaatregelStatus = MaatregelStatus.LOOPT, days: int = 40
) -> Maatregel:
    made = Maatregel(uuid4(), casus.id, code, status, days_ago(days), begonnen_op=days_ago(days))
    casus.maatregelen.append(made)
    return made


def term(casus: Casus, soort: TermijnSoort) -> date:
    made = Termijn(uuid4(), casus.id, "", "proef", soort, "Awb 1:1", TODAY, 4, Eenheid.WEEK)
    casus.termijnen.append(made)
    last = reckon(made, FEESTDAGEN).laatste
    assert last is not None
    return last


def _contact(casus: Casus, regel: Signaalregel) -> date:
    return item(casus, ItemSoort.CONTACT, days=30).datum + regel.na


def _appointment(casus: Casus, regel: Signaalregel) -> date:
    return afspraak(casus, 1, 5).uiterlijk - regel.vooraf


def _statutory(casus: Casus, regel: Signaalregel) -> date:
    return working_days_before(term(casus, TermijnSoort.WETTELIJK), regel.vooraf_werkdagen, FEESTDAGEN)


def _other_term(casus: Casus, regel: Signaalregel) -> date:
    return term(casus, TermijnSoort.BESCHIKKING) - regel.vooraf


def _penalty(casus: Casus, regel: Signaalregel) -> date:
    measure(casus, "B05", days=200)
    casus.besluiten.append(
        Besluit(uuid4(), casus.id, "B05", days_ago(190), dwangsom_bedrag=100, dwangsom_per="keer", dwangsom_max=500,
                bekend_op=days_ago(180))
    )  # fmt: skip
    seen = item(casus, ItemSoort.INCIDENT, days=150, verificatie=Verificatie.VASTGESTELD)
    return min(seen.datum + regel.na, months_after(seen.datum, 12) - regel.vooraf)


def _plan(casus: Casus, regel: Signaalregel) -> date:
    casus.doelen.append(Doel(uuid4(), casus.id, 1, "huur gewaarborgd", days_ago(20)))
    return days_ago(20) + regel.na


def _ends(casus: Casus, regel: Signaalregel) -> date:
    running = measure(casus, "B04")
    until = TODAY + timedelta(days=90)
    casus.besluiten.append(Besluit(uuid4(), casus.id, running.code, days_ago(40), geldig_tot=until))
    return until - regel.vooraf


def _inform(casus: Casus, regel: Signaalregel) -> date:
    casus.geinformeerd_op = None
    return casus.geopend_op + regel.na


def _difference(casus: Casus, regel: Signaalregel) -> date:
    casus.verschillen.append(Inzichtverschil(uuid4(), casus.id, "blijven of gaan", days_ago(9)))
    return days_ago(9) + regel.na


def _request(casus: Casus, regel: Signaalregel) -> date:
    casus.handhavingsverzoeken.append(
        Handhavingsverzoek(uuid4(), casus.id, days_ago(3), "treed op tegen de nachtelijke muziek")
    )
    return days_ago(3) + regel.na - regel.vooraf


def _evaluation(casus: Casus, regel: Signaalregel) -> date:
    measure(casus, "P03").evaluatie_op = TODAY + timedelta(days=30)
    return TODAY + timedelta(days=30) - regel.vooraf


def _quiet(casus: Casus, regel: Signaalregel) -> date:
    measure(casus, "B02")
    seen = item(casus, ItemSoort.INCIDENT, days=50, verificatie=Verificatie.WAARGENOMEN)
    return seen.datum + regel.na


BY_DAY: dict[Maat, Callable[[Casus, Signaalregel], date]] = {
    Maat.CONTACT: _contact,
    Maat.ACTIE: _appointment,
    Maat.WETTELIJKE_TERMIJN: _statutory,
    Maat.ANDERE_TERMIJN: _other_term,
    Maat.DWANGSOM: _penalty,
    Maat.PLAN: _plan,
    Maat.MAATREGEL_EINDE: _ends,
    Maat.INFORMEREN: _inform,
    Maat.VERSCHIL: _difference,
    Maat.HANDHAVING: _request,
    Maat.EVALUATIE: _evaluation,
    Maat.RUST: _quiet,
}


@pytest.mark.parametrize("meet", BY_DAY)
@given(
    changes=st.fixed_dictionaries(
        {
            "na": st.integers(1, 300).map(lambda days: timedelta(days=days)),
            "vooraf": st.integers(0, 60).map(lambda days: timedelta(days=days)),
            "vooraf_werkdagen": st.integers(0, 20),
        }
    )
)
def test_a_rule_fires_on_its_day_and_not_the_day_before(meet: Maat, changes: dict[str, object]) -> None:
    for regel in (REGELS.regel(meet), replace(REGELS.regel(meet), **changes)):  # type: ignore[arg-type]
        casus = zaak()
        first = BY_DAY[meet](casus, regel)
        assert not fires(casus, meet, first - DAY, regel)
        assert fires(casus, meet, first, regel)
        assert not fires(casus, meet, first, replace(regel, aan=False)), "switched off"


@pytest.mark.parametrize("meet", [Maat.MELDINGEN_ADRES, Maat.MELDER])
def test_reports_count_until_they_are_too_old(meet: Maat) -> None:
    regel = REGELS.regel(meet)
    many = regel.aantal + (meet is Maat.MELDER)
    casus, who = zaak(), uuid4()
    for _ in range(many - 1):
        item(casus, ItemSoort.MELDING, days=0, melder=who)
    assert not fires(casus, meet, TODAY)
    item(casus, ItemSoort.MELDING, days=0, melder=who)
    assert fires(casus, meet, TODAY)
    assert fires(casus, meet, TODAY + regel.na - DAY)
    assert not fires(casus, meet, TODAY + regel.na)


def test_reports_elsewhere_at_the_address_count_and_a_step_answers_them() -> None:
    casus = zaak()
    around = Rondom(meldingen=(days_ago(3), days_ago(2)))
    item(casus, ItemSoort.MELDING, days=1)
    assert fires(casus, Maat.MELDINGEN_ADRES, TODAY, rondom=around)
    made = afspraak(casus, 1, 5)
    made.gemaakt_op = TODAY
    assert not fires(casus, Maat.MELDINGEN_ADRES, TODAY, rondom=around)


@given(within=st.booleans())
def test_a_report_after_closing_counts_up_to_its_last_day(within: bool) -> None:
    regel = REGELS.regel(Maat.NA_SLUITING)
    closed = days_ago(200)
    casus = zaak()
    told = item(casus, ItemSoort.MELDING)
    told.datum = closed + regel.na + (timedelta() if within else DAY)
    around = Rondom(elders=(Elders("LD-2026-009", "zelfde adres", closed),))
    assert fires(casus, Maat.NA_SLUITING, TODAY, rondom=around) is within


def test_a_closed_casus_only_tells_of_a_report_since() -> None:
    casus = zaak(status=CasusStatus.GESLOTEN, gesloten_op=days_ago(20))
    casus.overgangen.append(
        Statusovergang(uuid4(), casus.id, CasusStatus.ACTIEF, CasusStatus.GESLOTEN, days_ago(20), "klaar")
    )
    afspraak(casus, 1, 2)
    assert stand_of(casus, omgeving(TODAY)).punten == ()
    item(casus, ItemSoort.MELDING, days=2)
    assert {p.regel for p in stand_of(casus, omgeving(TODAY)).punten} == {REGELS.regel(Maat.NA_SLUITING).code}
    item(casus, ItemSoort.NOTITIE, days=1)
    assert stand_of(casus, omgeving(TODAY)).punten == ()


@given(days=st.integers(1, 60))
def test_the_longer_an_afspraak_is_late_the_more_it_asks(days: int) -> None:
    regel = REGELS.regel(Maat.ACTIE)
    casus = zaak()
    afspraak(casus, 1, -days)
    told = next(
        p for p in stand_of(casus, omgeving(TODAY)).punten if p.soort is AandachtSoort.AFSPRAAK
    ).toelichting
    reached = sum(days >= step for step in regel.stappen)
    assert told.endswith(regel.doen[reached - 1])


@given(fall=st.integers(0, 4))
def test_a_fall_of_the_score_counts_from_its_number(fall: int) -> None:
    casus = zaak()
    score(casus, 9, 5, days=30)
    score(casus, 9, 5 - fall, days=3)
    assert fires(casus, Maat.SCORE_DALING, TODAY) is (fall >= REGELS.regel(Maat.SCORE_DALING).aantal)
    afspraak(casus, 9, 5).gemaakt_op = days_ago(1)
    assert not fires(casus, Maat.SCORE_DALING, TODAY), "an afspraak answers it"


@given(weeks=st.integers(0, 30))
def test_a_waiting_list_counts_above_its_number(weeks: int) -> None:
    casus = zaak()
    inzet(casus, 9, GGZ).wachttijd_weken = weeks
    assert fires(casus, Maat.WACHTLIJST, TODAY) is (weeks > REGELS.regel(Maat.WACHTLIJST).aantal)


@given(days=st.integers(0, 40))
def test_a_gap_is_told_at_once_and_by_its_rule_when_it_stays_open(days: int) -> None:
    casus = zaak(casusregie="")
    since = Rondom({("geen_regie", 0): days_ago(days)}, medewerkers=frozenset({OFFICER}))
    point = next(p for p in stand_of(casus, omgeving(TODAY, rondom=since)).punten if "casusregie" in p.wat)
    assert point.soort is AandachtSoort.GAT
    assert (point.regel == "S10") is (timedelta(days=days) >= REGELS.regel(Maat.GAT).na)


def test_a_minor_asks_a_partner_for_the_young() -> None:
    casus = zaak()
    child = Persoon(uuid4(), Persoonsgegevens("Kim", "", "Berg", TODAY.year - 9))
    casus.betrokkenen.append(Betrokkenheid(uuid4(), casus.id, child, Rol.HUISGENOOT, days_ago(2)))
    assert not fires(casus, Maat.MINDERJARIGE, days_ago(3))
    assert fires(casus, Maat.MINDERJARIGE, days_ago(2))
    inzet(casus, 6, GGZ)
    assert fires(casus, Maat.MINDERJARIGE, TODAY), "of no use to a child"
    able = replace(REGELS.regel(Maat.MINDERJARIGE), partners=(GGZ.code,))
    assert not fires(casus, Maat.MINDERJARIGE, TODAY, able)
    child.gegevens = replace(child.gegevens, geboortejaar=TODAY.year - 18)
    assert fires(casus, Maat.MINDERJARIGE, TODAY), "may be seventeen until the end of the year"
    child.gegevens = replace(child.gegevens, geboortejaar=TODAY.year - 19)
    assert not fires(casus, Maat.MINDERJARIGE, TODAY)


def test_repression_without_prevention_is_told_until_something_lighter_was_begun() -> None:
    casus = zaak()
    measure(casus, "B04", MaatregelStatus.VOORGESTELD, days=1)
    assert fires(casus, Maat.REPRESSIE, TODAY)
    measure(casus, "P03")
    assert not fires(casus, Maat.REPRESSIE, TODAY)


def test_what_prevents_is_what_the_handelingskader_calls_so() -> None:
    """It was every means on levels 1 and 2, whatever the municipality had written down of it."""
    own = read_handelingskader(OWN, "handelingskader.toml")
    regel = REGELS.regel(Maat.REPRESSIE)

    def found(*begun: str) -> bool:
        casus = zaak()
        for code in ("B90", *begun):
            measure(casus, code)
        points = stand_of(casus, replace(omgeving(TODAY), kader=own)).punten
        return any(point.regel == regel.code for point in points)

    assert (own.soort("C01").trede, own.soort("C01").preventief) == (1, False)
    assert found("C01")
    assert (own.soort("L02").trede, own.soort("L02").preventief) == (0, True)
    assert not found("L02")


def test_other_cases_and_who_stands_in() -> None:
    casus = zaak(behandelaar_id=OFFICER)
    assert not fires(casus, Maat.DUBBEL, TODAY)
    assert fires(casus, Maat.DUBBEL, TODAY, rondom=Rondom(elders=(Elders("LD-2026-002", "zelfde persoon"),)))
    assert not fires(casus, Maat.VERVANGER, TODAY), "of one officer alone nothing is asked"
    two = Rondom(medewerkers=frozenset({OFFICER, uuid4()}))
    assert fires(casus, Maat.VERVANGER, TODAY, rondom=two)
    casus.vervanger_id = next(iter(two.medewerkers - {OFFICER}))
    assert not fires(casus, Maat.VERVANGER, TODAY, rondom=two)
    assert fires(casus, Maat.VERVANGER, TODAY, rondom=Rondom(medewerkers=frozenset({uuid4()}))), "both left"


@pytest.mark.parametrize("code", ["S14", "S16", "S24"])
def test_the_rules_of_the_register_fire_on_their_day(code: str) -> None:
    regel = next(r for r in REGELS.lijst if r.code == code)
    partner = replace(GGZ, gecontroleerd_op=TODAY)
    convenant = Convenant(uuid4(), "Convenant ZVH", TODAY, TODAY + timedelta(days=90))
    first = {"S14": TODAY + timedelta(days=90) - regel.vooraf}.get(code, TODAY + regel.na)

    def found(day: date) -> bool:
        points = register_points(REGELS, [convenant], [partner], (), TODAY, day)
        return code in {point.regel for point in points}

    assert not found(first - DAY)
    assert found(first)


@given(days=st.integers(-3, 14))
def test_what_is_put_off_shows_again_by_itself(days: int) -> None:
    casus = zaak()
    made = afspraak(casus, 1, 2)
    other = afspraak(casus, 1, 2)
    until = TODAY + timedelta(days=days)
    casus.uitstellen.append(
        Uitstel(uuid4(), casus.id, "afspraak", made.wat, until, "vakantie", TODAY, OFFICER, made.id)
    )
    points = {p.over_id: p for p in stand_of(casus, omgeving(TODAY)).punten if p.over_id}
    assert points[made.id].uitgesteld_tot == (until if days > 0 else None)
    assert points[other.id].uitgesteld_tot is None, "the same words, but another afspraak"


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("stappen = [1, 7, 21]", "stappen = [7, 1, 21]", "oplopende lijst"),
        ("weken = 4", "weken = 4\naantal = 3", "kent deze sleutel niet"),
        ("weken = 4", "", "geheel getal"),
        ('meet = "dubbel"', 'meet = "dubel"', "Bedoelde u ‘dubbel’"),
        ('meet = "dubbel"', 'meet = "contact"', "Er is geen regel voor: dubbel"),
        ('werk = "navragen"', 'werk = "navraag"', "onbekend"),
        ('code = "S02"', 'code = "S01"', "twee keer"),
        ('code = "overleg"', 'code = "vergadering"', "ontbreekt: overleg"),
        ("uitstel = false", "uitstel = true", "wegen is beslissen of het kan wachten"),
        (
            "wettelijk = true",
            "wettelijk = true\nuitstel = true",
            "Wat wettelijk is, kan niet worden uitgesteld",
        ),
        ("uren_per_week = 4", "uren_per_week = 400", "van 1 tot en met 40"),
    ],
)
def test_a_wrong_file_names_what_is_wrong_where(old: str, new: str, told: str) -> None:
    assert old in TEXT
    with pytest.raises(KaderFout) as caught:
        read_signaalregels(TEXT.replace(old, new, 1), "signaalregels.toml")
    assert told in str(caught.value)
