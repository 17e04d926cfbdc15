"""What is said in a room stays readable for those who were there, and for no others than its origin allows."""

from __future__ import annotations

from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ivbdesk.cases.betrokkenen.betrokkene import Melder
from ivbdesk.cases.dossier.delen import Publiek, origin_among, origins_of, store_origins
from ivbdesk.cases.dossier.leesregels import DEELBAAR, ZELF_NIETS
from ivbdesk.cases.kader.soorten import Herkomst, Klasse
from ivbdesk.cases.publiek.overleg import Bespreking
from ivbdesk.cases.publiek.redactie import Redactie
from tests.cases.taal.masker.mensen import NAMEN
from tests.cases.zaak import zaak

READERS = sorted(set(Klasse) - ZELF_NIETS)


@given(st.sets(st.sampled_from(READERS), min_size=1))
def test_who_was_there_may_read_later_what_was_said(room: set[Klasse]) -> None:
    assert room <= DEELBAAR[origin_among(room)]


@given(st.sets(st.sampled_from([Klasse.GEMEENTE, Klasse.BURGEMEESTER, Klasse.ZORG])))
def test_what_care_says_among_care_stays_from_police_and_om(room: set[Klasse]) -> None:
    origin = origin_among(room | {Klasse.ZORG})
    assert not {Klasse.POLITIE, Klasse.OM, Klasse.CORPORATIE} & DEELBAAR[origin]


def test_what_the_police_says_among_its_own_stays_from_the_corporatie() -> None:
    assert origin_among({Klasse.POLITIE, Klasse.GEMEENTE}) is Herkomst.POLITIE
    assert origin_among({Klasse.POLITIE, Klasse.GEMEENTE, Klasse.CORPORATIE}) is Herkomst.EIGEN


def test_what_was_private_stays_so_when_others_come_back() -> None:
    item = Bespreking(uuid4(), uuid4(), uuid4(), 1)
    item.note_among({Klasse.ZORG}, "eigen")
    item.note_among({Klasse.ZORG, Klasse.POLITIE}, "eigen")
    assert origins_of(item.herkomst) == {Herkomst.ZORG}


def test_what_care_said_and_what_the_police_said_is_for_neither_of_them_alone() -> None:
    item = Bespreking(uuid4(), uuid4(), uuid4(), 1)
    item.note_among({Klasse.GEMEENTE, Klasse.ZORG}, "eigen")
    item.note_among({Klasse.GEMEENTE}, "politie")
    origins = origins_of(item.herkomst)
    assert origins == {Herkomst.ZORG, Herkomst.POLITIE}
    for kind, hears in ((Klasse.ZORG, False), (Klasse.POLITIE, False), (Klasse.BURGEMEESTER, True)):
        assert Publiek.of(Klasse.GEMEENTE, kind).may_hear(item.id, origins) is hears


@given(st.sets(st.sampled_from(list(Herkomst)), min_size=1))
def test_of_origins_together_only_what_adds_something_is_stored(origins: set[Herkomst]) -> None:
    stored = origins_of(store_origins(origins))
    assert stored <= origins
    assert frozenset.intersection(*(DEELBAAR[h] for h in stored)) == frozenset.intersection(
        *(DEELBAAR[h] for h in origins)
    )


@pytest.mark.parametrize(
    "text",
    [
        "Bergs hond blaft",
        "bel 06-12345678 of jo@voorbeeld.nl",
        "woont 2351AB",
        "nummer 123456782",
        "Kaboutermans dochter zag het",
    ],
)
def test_a_shared_screen_gives_nobody_away(text: str) -> None:
    casus = zaak()
    casus.melders.append(Melder(uuid4(), casus.id, "Saar Kabouterman"))
    told = Redactie(casus, NAMEN, everyone=True)(text)
    for secret in ("Berg", "Kabouterman", "12345678", "voorbeeld.nl", "2351AB"):
        assert secret not in told
