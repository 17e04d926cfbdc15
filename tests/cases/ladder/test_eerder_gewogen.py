"""With what the weighing of an order begins, and which facts moved since."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid4

import pytest

from ivbdesk import resources
from ivbdesk.cases.besluitvorming.afweging import Afweging
from ivbdesk.cases.besluitvorming.besluit import Besluit
from ivbdesk.cases.besluitvorming.maatregel import Maatregel, MaatregelStatus, Resultaat
from ivbdesk.cases.besluitvorming.zienswijze import Hoorvorm, Zienswijze
from ivbdesk.cases.betrokkenen.betrokkene import Betrokkenheid, Persoon, Persoonsgegevens, Rol
from ivbdesk.cases.betrokkenen.kwetsbaarheid import Kwetsbaarheid
from ivbdesk.cases.betrokkenen.leefgebied import Leefgebiedscore
from ivbdesk.cases.dossier.casus import Casus, CasusStatus
from ivbdesk.cases.dossier.tijdlijn import Aard, ItemSoort, Tijdlijnitem
from ivbdesk.cases.kader.kader import CasusSoort
from ivbdesk.cases.kader.kader_lezer import read_handelingskader
from ivbdesk.cases.kader.leefgebied_kader import read_leefgebieden
from ivbdesk.cases.kader.soorten import Herkomst, Urgentie
from ivbdesk.cases.ladder.eerder_gewogen import Verandering, changes_since, earlier_weighing, why_again

KADER = read_handelingskader(resources.read("handelingskader.toml"), "handelingskader.toml")
GEBIEDEN = read_leefgebieden(resources.read("leefgebieden.toml"), "leefgebieden.toml")
THEN, TODAY = date(2026, 9, 14), date(2026, 11, 23)
MOMENT = datetime(2026, 9, 14, 10, tzinfo=UTC)
LATER = MOMENT + timedelta(days=30)
CASUS = uuid4()
LOD = KADER.soort("B04")


def weighing(code: str, at: datetime = MOMENT) -> Afweging:
    return Afweging(uuid4(), CASUS, code, at.date(), at, "zorg", "GGZ", "veilig", "Politie", "besluit", "Burgemeester",
                    TODAY, KADER.versie)  # fmt: skip


def casus(*weighings: Afweging) -> Casus:
    return Casus(
        CASUS, "LD-2026-007", 7, CasusSoort.WOONOVERLAST, "Woonoverlast", CasusStatus.ACTIEF, Urgentie.GEEL, "", "doel",
        "Gemeentewet art. 172", THEN - timedelta(days=90), KADER.versie, afwegingen=list(weighings),
    )  # fmt: skip


def since(case: Casus) -> tuple[Verandering, ...]:
    return changes_since(case, KADER, case.afwegingen[0], LOD, GEBIEDEN)


@pytest.mark.parametrize(
    ("weighed", "code", "begins_with"),
    [
        (("B03",), "B04", "B03"),
        (("B03",), "B05", "B03"),
        (("B03", "B04"), "B06", "B04"),
        (("B03",), "B06", "B03"),  # urgency skipped the order: the voornemen is the nearest
        (("B02", "B03"), "B04", "B03"),
        (("B02",), "B03", "B02"),
        (("C02", "Z10"), "B04", None),  # another track
        (("B04",), "B03", None),  # never back from the heavier one
        ((), "B04", None),
    ],
)
def test_the_nearest_of_the_same_line(weighed: tuple[str, ...], code: str, begins_with: str | None) -> None:
    case = casus(*(weighing(each, MOMENT + timedelta(days=n)) for n, each in enumerate(weighed)))
    found = earlier_weighing(case, KADER, KADER.soort(code))
    assert (found.code if found else None) == begins_with


def test_the_newest_version_counts() -> None:
    first, second = weighing("B03"), replace(weighing("B03", LATER), versie=2)
    assert earlier_weighing(casus(first, second), KADER, LOD) is second


def test_nothing_moved_asks_nothing() -> None:
    case = casus(weighing("B03"))
    case.tijdlijn = [incident(MOMENT - timedelta(days=1))]
    case.leefgebieden = [score(2, THEN)]
    case.betrokkenen = [person(Rol.OVERLASTGEVER, THEN)]
    case.maatregelen = [Maatregel(uuid4(), CASUS, "B03", MaatregelStatus.LOOPT, THEN, None, TODAY)]
    assert since(case) == ()
    assert why_again("geschikt", LOD, case.afwegingen[0], ()) == ()


def incident(at: datetime) -> Tijdlijnitem:
    return Tijdlijnitem(
        uuid4(), CASUS, ItemSoort.INCIDENT, Aard.WAARNEMING, Herkomst.EIGEN, "Boa", "Luid.", at.date(), at
    )


def score(value: int | None, op: date) -> Leefgebiedscore:
    return Leefgebiedscore(uuid4(), CASUS, 9, value, op, "GGZ")


def person(rol: Rol, sinds: date, tot: date | None = None) -> Betrokkenheid:
    return Betrokkenheid(
        uuid4(), CASUS, Persoon(uuid4(), Persoonsgegevens("Jo", "", "Berg", 1980)), rol, sinds, tot
    )


def test_a_new_incident_even_of_an_earlier_day() -> None:
    case = casus(weighing("B03"))
    case.tijdlijn = [replace(incident(LATER), datum=THEN - timedelta(days=3)), incident(LATER)]
    (found,) = since(case)
    assert found.tekst == "2 nieuwe incidenten vastgelegd, het laatste van 14 okt 2026."
    assert {"noodzakelijk", "veiligheidsperspectief", "tegen_niets"} <= set(found.velden)


def test_a_measure_that_ended() -> None:
    case = casus(weighing("B03"))
    case.maatregelen = [
        Maatregel(uuid4(), CASUS, "Z07", MaatregelStatus.BEEINDIGD, THEN, None, THEN, None, LATER.date(), Resultaat.GEWEIGERD)
    ]  # fmt: skip
    (found,) = since(case)
    assert found.tekst.endswith("beëindigd op 14 okt 2026, geweigerd.")
    assert {"noodzakelijk", "geschikt"} <= set(found.velden)


@pytest.mark.parametrize(("now", "told"), [(4, "van 2 naar 4."), (None, "van 2 naar onbekend.")])
def test_a_score_that_moved(now: int | None, told: str) -> None:
    case = casus(weighing("B03"))
    case.leefgebieden = [score(2, THEN), score(now, TODAY)]
    (found,) = since(case)
    assert found.tekst == f"{GEBIEDEN.naam(9)}: {told}"
    assert "kwetsbaarheid" in found.velden


def test_a_persons_situation() -> None:
    case = casus(weighing("B03"))
    case.betrokkenen = [person(Rol.MINDERJARIGE, TODAY), person(Rol.HUISGENOOT, THEN, TODAY)]
    case.kwetsbaarheden = [
        Kwetsbaarheid(uuid4(), CASUS, UUID(int=1), "schulden", 4, "Dreigende afsluiting.", "GGZ", TODAY)
    ]
    came, left, burden = since(case)
    assert came.tekst == "Nieuw betrokken: minderjarige."
    assert left.tekst == "Niet meer betrokken: huisgenoot."
    assert burden.meer == "Dreigende afsluiting."
    assert all({"derden", "evrm", "kwetsbaarheid"} <= set(found.velden) for found in (came, left, burden))


def test_what_the_resident_said() -> None:
    case = casus(weighing("B03"))
    case.zienswijzen = [
        Zienswijze(uuid4(), CASUS, "B03", THEN, TODAY, Hoorvorm.MONDELING, TODAY, "Ik durf niet te weigeren.", "Bezien.")
    ]  # fmt: skip
    (found,) = since(case)
    assert (found.tekst, found.meer) == ("Zienswijze van 23 nov 2026.", "Ik durf niet te weigeren.")
    assert why_again("evenwichtig", LOD, case.afwegingen[0], (found,)) == ("Zienswijze van 23 nov 2026.",)


def test_another_measure_is_decided_on_anew() -> None:
    for veld in ("voor_B04", "tegen_B04", "standpunt_0", "gat_D11"):
        assert why_again(veld, LOD, weighing("B03"), ())
    assert why_again("voor_niets", LOD, weighing("B03"), ()) == ()


def test_an_extension_begins_with_the_words_of_the_order_and_asks_why_it_must_last_longer() -> None:
    order = weighing("B04", LATER)
    case = casus(weighing("B03"), order)
    first = Besluit(uuid4(), CASUS, "B04", LATER.date(), bekend_op=LATER.date())
    longer = Besluit(uuid4(), CASUS, "B04", TODAY, verlengt_id=first.id)
    case.besluiten = [first]
    assert earlier_weighing(case, KADER, LOD) is case.afwegingen[0], "nothing is extended yet"
    case.besluiten.append(longer)
    assert earlier_weighing(case, KADER, LOD) is order
    for veld in ("noodzakelijk", "voor_B04", "standpunt_0", "gat_D11"):
        assert why_again(veld, LOD, order, ()), veld
    assert why_again("noodzakelijk", LOD, weighing("B03"), ()) == ()
