"""Requests of residents: their term, their answer, and a copy in which no one else is named."""

from __future__ import annotations

import calendar
from datetime import UTC, date, datetime
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ivbdesk import resources
from ivbdesk.cases.besluitvorming.verzoek import VerzoekSoort, VerzoekStatus, make_verzoek
from ivbdesk.cases.betrokkenen.betrokkene import Betrokkenheid, Melder, Persoon, Persoonsgegevens, Rol
from ivbdesk.cases.bewaren.inzage import inzage_of
from ivbdesk.cases.bewaren.inzagemasker import MASK
from ivbdesk.cases.dossier.casus import Casus
from ivbdesk.cases.dossier.casusstatus import CasusStatus
from ivbdesk.cases.dossier.tijdlijn import Aard, ItemSoort, Tijdlijnitem
from ivbdesk.cases.kader.kader import CasusSoort
from ivbdesk.cases.kader.soorten import Herkomst, Urgentie
from ivbdesk.cases.taal.feestdagen import read_feestdagen
from ivbdesk.cases.taal.fouten import RegelFout
from ivbdesk.cases.taal.maanden import months_after
from tests.cases.taal.masker.mensen import NAMEN
from tests.cases.zaak import KADER

DAGEN = read_feestdagen(resources.read("feestdagen.toml"), "feestdagen.toml")
TODAY = date(2026, 11, 23)
MOMENT = datetime(2026, 11, 23, 9, tzinfo=UTC)
PLAIN = {"Zag", "Een", "Melding", "Mevrouw", "Iemand", "Anders", "Oov"}
NAMES = (
    st.text("abcdefghijklmnoprstuvwzéëï", min_size=3, max_size=9)
    .map(str.capitalize)
    .filter(lambda name: name not in PLAIN and name.casefold() not in NAMEN.rollen | NAMEN.functies)
)


@given(st.dates(date(1990, 1, 1), date(2090, 12, 31)), st.integers(0, 60))
def test_months_later_is_the_same_day_or_the_last_of_the_month(start: date, months: int) -> None:
    found = months_after(start, months)
    assert found.year * 12 + found.month == start.year * 12 + start.month + months
    assert found.day == min(start.day, calendar.monthrange(found.year, found.month)[1])


def test_a_request_has_a_month_and_may_be_extended_once_within_it() -> None:
    request = make_verzoek(uuid4(), uuid4(), VerzoekSoort.WISSING, date(2026, 10, 31), "", TODAY, DAGEN)
    assert request.uiterlijk == date(2026, 11, 30)
    with pytest.raises(RegelFout):
        request.extend(" ", TODAY, DAGEN)
    request.extend("veel stukken", TODAY, DAGEN)
    assert request.uiterlijk == date(2027, 2, 1)  # 31 January is a Sunday
    with pytest.raises(RegelFout, match="al verlengd"):
        request.extend("nog meer tijd nodig", TODAY, DAGEN)
    late = make_verzoek(uuid4(), uuid4(), VerzoekSoort.WISSING, date(2026, 1, 1), "", TODAY, DAGEN)
    with pytest.raises(RegelFout, match="voorbij"):
        late.extend("te laat gevraagd", TODAY, DAGEN)
    with pytest.raises(RegelFout, match="toekomst"):
        make_verzoek(uuid4(), uuid4(), VerzoekSoort.WISSING, date(2026, 12, 1), "", TODAY, DAGEN)


def test_the_month_moves_off_a_holiday_and_the_sum_is_shown() -> None:
    """25 December is a Friday; Saturday and Sunday follow. So it may still be extended on the 28th."""
    request = make_verzoek(
        uuid4(), uuid4(), VerzoekSoort.INZAGE, date(2026, 11, 25), "", date(2026, 11, 25), DAGEN
    )
    assert request.uiterlijk == date(2026, 12, 28)
    told = request.term(DAGEN).uitleg
    assert "vr 25 dec 2026 is Eerste kerstdag" in told
    assert "1182/71 art. 3 lid 4" in told
    request.extend("veel stukken", date(2026, 12, 28), DAGEN)
    assert request.uiterlijk == request.term(DAGEN).laatste == date(2027, 2, 25)


def test_an_answer_needs_an_identity_and_a_reason_and_comes_once() -> None:
    request = make_verzoek(uuid4(), uuid4(), VerzoekSoort.INZAGE, TODAY, "", TODAY, DAGEN)
    with pytest.raises(RegelFout) as told:
        request.decide(VerzoekStatus.GEWEIGERD, "omdat", TODAY)
    assert told.value.veld == "identiteit_vastgesteld"
    request.identiteit_vastgesteld = True
    for status, reason, field in (
        (VerzoekStatus.LOOPT, "x", "status"),
        (VerzoekStatus.DEELS, " ", "besluit"),
    ):
        with pytest.raises(RegelFout) as told:
            request.decide(status, reason, TODAY)
        assert told.value.veld == field
    request.decide(VerzoekStatus.DEELS, "zonder gegevens van anderen", TODAY)
    assert not request.is_open
    with pytest.raises(RegelFout, match="al afgehandeld"):
        request.decide(VerzoekStatus.INGEWILLIGD, "toch", TODAY)


def casus_with(
    persoon: Persoon, role: Rol, others: list[Persoon], melder: str, *items: Tijdlijnitem
) -> Casus:
    id = uuid4()
    casus = Casus(
        id, "LD-2026-001", 1, CasusSoort.WOONOVERLAST, "titel", CasusStatus.ACTIEF, Urgentie.GEEL, "", "doel", "wet",
        TODAY, "1",
    )  # fmt: skip
    casus.betrokkenen = [Betrokkenheid(uuid4(), id, persoon, role, TODAY)]
    casus.betrokkenen += [Betrokkenheid(uuid4(), id, other, Rol.BENADEELDE, TODAY) for other in others]
    casus.melders = [Melder(uuid4(), id, melder, "06-12345678", False)]
    casus.tijdlijn = list(items)
    return casus


def item(text: str, herkomst: Herkomst = Herkomst.EIGEN, bron: str = "OOV") -> Tijdlijnitem:
    return Tijdlijnitem(uuid4(), uuid4(), ItemSoort.NOTITIE, Aard.FEIT, herkomst, bron, text, TODAY, MOMENT)


@given(NAMES, NAMES, NAMES, NAMES, st.lists(st.sampled_from(["a", "b", "m", "eigen"]), max_size=8))
def test_no_one_else_is_named_in_the_copy(
    own: str, first: str, last: str, melder: str, said: list[str]
) -> None:
    other = Persoon(uuid4(), Persoonsgegevens(first, "van der", last))
    persoon = Persoon(uuid4(), Persoonsgegevens("Jo", "", own))
    words = {"a": first.upper(), "b": f"mevrouw {last}", "m": melder, "eigen": own}
    text = " zag ".join(words[key] for key in said)
    casus = casus_with(
        persoon, Rol.BETROKKENE, [other], melder, item(text, Herkomst.MELDER, melder), item(text)
    )
    told = inzage_of(persoon, [casus], [], KADER, lijst=NAMEN).casussen[0]
    own_words = {own.casefold(), "jo"}
    for line in told.regels:
        shown = {word.casefold() for part in line[2:] for word in part.replace("[", " ").split()}
        for hidden in (first, last, melder):
            assert hidden.casefold() in own_words or hidden.casefold() not in shown
    if "eigen" in said and own.casefold() not in {first.casefold(), last.casefold(), melder.casefold()}:
        assert own in told.regels[1][3]


@pytest.mark.parametrize("melder", ["de wijkagent", "Wijkagent", "wijkagent Kees Roos", "buurvrouw van 16"])
def test_a_function_is_no_person_in_the_copy(melder: str) -> None:
    persoon = Persoon(uuid4(), Persoonsgegevens("Jo", "", "Berg"))
    other = Persoon(uuid4(), Persoonsgegevens("Kim", "", "Smit"))
    text = "Bericht van de wijkagent: de buurvrouw zag K.\u00a0Smit bij Berg."
    casus = casus_with(persoon, Rol.OVERLASTGEVER, [other], melder, item(text))
    (line,) = inzage_of(persoon, [casus], [], KADER, lijst=NAMEN).casussen[0].regels
    assert line[3] == f"Bericht van de wijkagent: de buurvrouw zag {MASK} bij Berg."


def test_police_data_and_what_names_only_others_is_left_out() -> None:
    persoon = Persoon(uuid4(), Persoonsgegevens("Jo", "", "Berg"))
    other = Persoon(uuid4(), Persoonsgegevens("Kim", "", "Smit"))
    lines = (
        item("Over Berg gesproken."),
        item("Kim belde."),
        item("Proces-verbaal", Herkomst.POLITIE, "wijkagent"),
    )
    main = inzage_of(
        persoon, [casus_with(persoon, Rol.OVERLASTGEVER, [other], "Roos", *lines)], [], KADER, lijst=NAMEN
    )
    assert [line[3] for line in main.casussen[0].regels] == ["Over Berg gesproken.", f"{MASK} belde."]
    assert main.casussen[0].doorverwezen == 1
    aside = inzage_of(
        persoon, [casus_with(persoon, Rol.HUISGENOOT, [other], "Roos", *lines)], [], KADER, lijst=NAMEN
    )
    assert [line[3] for line in aside.casussen[0].regels] == ["Over Berg gesproken."]
    assert aside.casussen[0].middelen == ()
