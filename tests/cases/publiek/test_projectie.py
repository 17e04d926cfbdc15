"""The audience projection: whatever was typed, no recipient gets the melder, or more than is his to see."""

from __future__ import annotations

from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ivbdesk.cases.betrokkenen.betrokkene import Betrokkenheid, Melder, Persoon, Persoonsgegevens, Rol
from ivbdesk.cases.betrokkenen.kwetsbaarheid import Kwetsbaarheid
from ivbdesk.cases.dossier.casus import Casus
from ivbdesk.cases.dossier.tijdlijn import ItemSoort
from ivbdesk.cases.kader.soorten import Herkomst
from ivbdesk.cases.ladder.ladder import situation_of
from ivbdesk.cases.publiek.ontvanger import Ontvanger
from ivbdesk.cases.publiek.projectie import Gevraagd, Oplegvraag, project
from tests.cases.taal.masker.mensen import NAMEN
from tests.cases.zaak import KADER, PARTNERS, TODAY, item, zaak

NAMES = st.text("bcdfghjklmnpqrstvwxz", min_size=5, max_size=12).map(str.capitalize)
AROUND = st.sampled_from(["{} belde", "mevrouw {}.", "({})", "van {} gehoord", "{}: 'stop'"])


def shown(casus: Casus, ontvanger: Ontvanger, vraag: Oplegvraag | None = None) -> str:
    asked = vraag or Oplegvraag(Gevraagd.INFORMEREN, "Kennisnemen.", "", "Anne", TODAY, "")
    situation = situation_of(casus, TODAY, frozenset())
    return repr(project(casus, KADER, situation, PARTNERS, {}, ontvanger, asked, TODAY, lijst=NAMEN))


@given(NAMES, NAMES, AROUND, st.sampled_from(list(Ontvanger)))
def test_the_melder_is_in_no_output_wherever_the_name_was_typed(
    first: str, last: str, around: str, ontvanger: Ontvanger
) -> None:
    casus = zaak()
    melder = Melder(uuid4(), casus.id, f"{first} {last}", "06-12345678")
    casus.melders.append(melder)
    text = around.format(last)
    casus.titel, casus.doel, casus.urgentie_reden = f"Overlast {last}", text, text.lower()
    item(casus, ItemSoort.MELDING, text, melder=melder.id, herkomst=Herkomst.MELDER, bron="Omwonende")
    item(casus, ItemSoort.NOTITIE, text.upper())
    vraag = Oplegvraag(Gevraagd.BESLUITEN, text, text, "Anne", TODAY, "", voorstel=text, gevolgen=text)
    told = shown(casus, ontvanger, vraag).casefold()
    assert last.casefold() not in told
    assert "12345678" not in told


@pytest.mark.parametrize("ontvanger", list(Ontvanger))
@pytest.mark.parametrize("herkomst", list(Herkomst))
def test_what_care_told_goes_to_the_burgemeester_alone_and_of_om_nothing_to_a_court(
    ontvanger: Ontvanger, herkomst: Herkomst
) -> None:
    casus = zaak()
    item(casus, ItemSoort.CONTACT, "kenmerkende woorden", herkomst=herkomst)
    withheld = {(Herkomst.ZORG, other) for other in Ontvanger if other is not Ontvanger.BURGEMEESTER} | {
        (Herkomst.OM, Ontvanger.JURIST)
    }
    expected = (herkomst, ontvanger) not in withheld
    assert ("kenmerkende woorden" in shown(casus, ontvanger)) is expected


@pytest.mark.parametrize("ontvanger", list(Ontvanger))
def test_special_data_stays_away_until_it_is_opened_with_a_reason(ontvanger: Ontvanger) -> None:
    casus = zaak()
    special = item(casus, ItemSoort.NOTITIE, "bijzondere woorden", bijzonder=True)
    assert "bijzondere woorden" not in shown(casus, ontvanger)
    for reason, expected in (("  ", False), ("nodig voor het besluit", True)):
        asked = Oplegvraag(
            Gevraagd.INFORMEREN, "Kennisnemen.", "", "Anne", TODAY, "", opengesteld={special.id: reason}
        )
        assert ("bijzondere woorden" in shown(casus, ontvanger, asked)) is expected


@pytest.mark.parametrize("ontvanger", list(Ontvanger))
def test_what_burdens_or_carries_a_person_goes_to_nobody(ontvanger: Ontvanger) -> None:
    casus = zaak()
    person = casus.betrokkenen[0].persoon
    casus.kwetsbaarheden.append(
        Kwetsbaarheid(uuid4(), casus.id, person.id, "schulden", 4, "draaglastwoorden", "lastbron", TODAY)
    )
    told = shown(casus, ontvanger)
    for word in ("draaglastwoorden", "lastbron", "schulden"):
        assert word not in told


@pytest.mark.parametrize("ontvanger", list(Ontvanger))
def test_a_child_is_counted_and_never_named(ontvanger: Ontvanger) -> None:
    casus = zaak()
    child = Persoon(uuid4(), Persoonsgegevens("Pim", "", "Kinderman", 2015))
    casus.betrokkenen.append(Betrokkenheid(uuid4(), casus.id, child, Rol.MINDERJARIGE, TODAY))
    item(casus, ItemSoort.NOTITIE, "Pim Kinderman was thuis.")
    told = shown(casus, ontvanger)
    assert "Kinderman" not in told
    assert "minderjarigen=1" in told
    assert "van der Berg" in told
