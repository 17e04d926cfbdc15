"""One definition of an audience: a recipient of a document reads what the same people in a room would read."""

from __future__ import annotations

from uuid import uuid4

import pytest

from ivbdesk.cases.betrokkenen.partner import Partner
from ivbdesk.cases.dossier.delen import Publiek
from ivbdesk.cases.dossier.leesregels import DEELBAAR, of_spoor
from ivbdesk.cases.dossier.verstrekking import audience
from ivbdesk.cases.kader.kader import CasusSoort, Spoor
from ivbdesk.cases.kader.soorten import Herkomst, Klasse
from ivbdesk.cases.publiek.lichtere_middelen import measure_name
from ivbdesk.cases.publiek.ontvanger import Ontvanger
from tests.cases.zaak import KADER, TODAY


@pytest.mark.parametrize("ontvanger", list(Ontvanger))
def test_a_recipient_is_an_audience_like_any_other(ontvanger: Ontvanger) -> None:
    classes = [who.klasse for who in ontvanger.publiek.aanwezigen]
    partners = [
        Partner(uuid4(), klasse.value, klasse.value, klasse.value, "", klasse=klasse) for klasse in classes
    ]
    room = audience(partners, (), {}, (), TODAY, CasusSoort.WOONOVERLAST)
    for herkomst in Herkomst:
        for special in (False, True):
            asked = ontvanger.publiek.may_read(uuid4(), herkomst, bijzonder=special)
            assert asked is room.may_read(uuid4(), herkomst, bijzonder=special)
            assert asked is (set(classes) <= DEELBAAR[herkomst] and not special)
    for soort in KADER.maatregelen.values():
        assert measure_name(soort, ontvanger.publiek) == measure_name(soort, room)


def test_only_the_burgemeester_reads_what_care_said() -> None:
    """WGBO 7:457; domein 3.2."""
    assert [who for who in Ontvanger if who.publiek.sees(Herkomst.ZORG)] == [Ontvanger.BURGEMEESTER]


def test_care_and_police_each_hide_their_means_from_the_other() -> None:
    police, care = Publiek.of(Klasse.POLITIE), Publiek.of(Klasse.ZORG)
    assert [spoor for spoor in Spoor if not police.sees(of_spoor(spoor))] == [Spoor.ZORG]
    assert [spoor for spoor in Spoor if not care.sees(of_spoor(spoor))] == [Spoor.STRAF]
