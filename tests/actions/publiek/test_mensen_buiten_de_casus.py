"""Who is not of this casus is not named either; who acts by office is no melder (issue 16)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest

from ivbdesk.actions.betrokkenen.betrokkenen import add_melder
from ivbdesk.actions.dossier.casus import NieuwePersoon, open_casus
from ivbdesk.actions.publiek import overleg as acts
from ivbdesk.actions.publiek.aanwezig import name_persons
from ivbdesk.actions.publiek.gezegd import note_bespreking
from ivbdesk.actions.publiek.oplegger import make_draft, suggest_question
from ivbdesk.actions.publiek.overleg_uitvoer import (
    read_over_agendablad,
    read_over_verslag,
    save_agendablad,
)
from ivbdesk.actions.publiek.zaal import read_zaal
from ivbdesk.cases.betrokkenen.betrokkene import Persoonsgegevens, Rol
from ivbdesk.cases.publiek.agendablad import Agendablad
from ivbdesk.cases.publiek.bevinding import Keuzewijze, Naleeskeuze
from ivbdesk.cases.publiek.ontvanger import Ontvanger
from ivbdesk.cases.publiek.overleg import OverlegSoort
from ivbdesk.desk import Desk
from ivbdesk.drukwerk import drukkerij
from tests.werkplaats import NOW, PERSOON, casus_gegevens, new_desk

TODAY = NOW.date()
FENNA = NieuwePersoon(Persoonsgegevens("Fenna", "", "Öztürk", 1991), Rol.OVERLASTGEVER)
CHAIR = "Anne Verzonnen"


class Middag:
    """A meeting over two cases, with a chair who has the surname of a melder."""

    def __init__(self, desk: Desk) -> None:
        self.ctx = desk.ctx
        self.casus = open_casus(self.ctx, casus_gegevens(), PERSOON)
        self.other = open_casus(self.ctx, casus_gegevens(titel="Woonoverlast Berkenkade"), FENNA)
        add_melder(self.ctx, self.casus, "Sara Verzonnen", "", False)
        self.ours = next(p.id for p in self.ctx.reads.keten.partners() if p.code == "gemeente_oov")
        made = acts.OverlegGegevens(OverlegSoort.LOKAAL, TODAY, None, "Buurtkamer", CHAIR, (self.ours,))
        self.overleg = acts.plan_overleg(self.ctx, made)
        acts.put_on_agenda(self.ctx, self.overleg, [self.casus, self.other])
        self.item = self.ctx.reads.publiek.overleg(self.overleg).in_order()[0].id

    def decide(self, besluit: str) -> UUID:
        acts.begin_overleg(self.ctx, self.overleg)
        name_persons(self.ctx, self.overleg, self.ours, "Kees Verzonnen")
        note_bespreking(self.ctx, self.overleg, self.item, beeld="", oordeel="", besluit=besluit)
        return self.item

    def shown(self, *, namen: bool) -> str:
        beeld = read_zaal(self.ctx, self.overleg, self.item, namen=namen).beeld
        assert beeld is not None
        return beeld.besluit

    def type_over(self, shown: str, edited: str) -> None:
        """Keep what was typed over the decision as the screen showed it."""
        seen = {"besluit": shown}
        note_bespreking(self.ctx, self.overleg, self.item, beeld="", oordeel="", besluit=edited, gezien=seen)

    def kept(self) -> str:
        """The decision as it lies in the register."""
        return self.ctx.reads.publiek.overleg(self.overleg).in_order()[0].besluit


@pytest.fixture
def middag(tmp_path: Path) -> Iterator[Middag]:
    opened = new_desk(tmp_path)
    yield Middag(opened)
    opened.close()


@pytest.mark.parametrize("namen", [True, False])
def test_on_the_shared_screen_nobody_else_is_named_and_no_number_stands(middag: Middag, namen: bool) -> None:
    middag.decide(
        "Fenna Öztürk van de Berkenkade 156 en mevrouw Pietersen bellen Kees Jansen op (071) 541 23 45."
    )
    assert middag.shown(namen=namen) == "[naam] en mevrouw [naam] bellen [naam] op [telefoonnummer]."


def test_a_name_that_the_register_does_not_know_is_masked_just_the_same(middag: Middag) -> None:
    middag.decide("Fenna Öztürk en Fenna Özdemir, mevrouw Öztürk en mevrouw Özdemir")
    assert middag.shown(namen=True) == "[naam] en [naam], mevrouw [naam] en mevrouw [naam]"


@pytest.mark.parametrize("namen", [False, True])
def test_a_name_that_was_hidden_is_not_written_over_by_who_types_on(middag: Middag, namen: bool) -> None:
    kept = "Jo van der Berg belt op (071) 541 23 45 met Kees Jansen."
    middag.decide(kept)
    shown = middag.shown(namen=namen)
    middag.type_over(shown, f"{shown} Volgende week horen wij meer.".replace("belt", "schrijft"))
    assert middag.kept() == kept.replace("belt", "schrijft") + " Volgende week horen wij meer."


@pytest.mark.parametrize("edited", ["[naam] belt morgen.", "Morgen belt [naam] met [naam]; [naam] weet het."])
def test_a_mask_stays_where_nobody_can_know_whom_it_hides(middag: Middag, edited: str) -> None:
    middag.decide("Kees Jansen belt met Piet Smit.")
    middag.type_over(middag.shown(namen=False), edited)
    assert middag.kept() == edited


def test_what_the_screen_showed_with_names_is_not_written_over_what_was_kept(middag: Middag) -> None:
    kept = "Jo van der Berg belt op (071) 541 23 45 met Kees Jansen."
    middag.decide(kept)
    shown = middag.shown(namen=True)
    assert shown == "Jo van der Berg belt op [telefoonnummer] met [naam]."
    middag.type_over(shown, shown)
    assert middag.kept() == kept


def test_minutes_ask_about_people_of_other_cases_and_tell_no_role(middag: Middag) -> None:
    middag.decide("Öztürk is er niet bij, wijkagent Van Dam belt.")
    acts.close_overleg(middag.ctx, middag.overleg)
    read = read_over_verslag(middag.ctx, middag.overleg, middag.item)
    assert [item.woord for item in read.bevindingen] == ["Öztürk"]
    assert "overlastgever" not in repr([item.vondst for item in read.bevindingen])
    assert "van iemand uit een andere casus" in read.bevindingen[0].told


def test_the_chair_is_not_taken_for_the_melder(middag: Middag, tmp_path: Path) -> None:
    ctx, printed = middag.ctx, list[Agendablad]()
    acts.change_bespreking(ctx, middag.overleg, middag.item, "Belde Verzonnen weer?", 10)

    def draw(blad: Agendablad, head: str) -> bytes:
        printed.append(blad)
        return b"%PDF"

    read = read_over_agendablad(ctx, middag.overleg, None)
    assert read.bevindingen == ()
    every = [Naleeskeuze(item, Keuzewijze.MASKEREN) for item in read.bevindingen]
    press = replace(drukkerij(ctx), agendablad=draw)
    save_agendablad(ctx, press, middag.overleg, None, tmp_path / "agenda.pdf", every)
    assert printed[0].voorzitter == CHAIR
    assert printed[0].regels[0].vraag == "Belde [naam] weer?", "in free text it is the melder"
    middag.decide("Wij gaan door.")
    acts.close_overleg(ctx, middag.overleg)
    assert read_over_verslag(ctx, middag.overleg, middag.item).bevindingen == ()


def test_who_signs_the_note_is_not_asked_about(middag: Middag) -> None:
    asked = suggest_question(middag.ctx, middag.casus, TODAY + timedelta(days=7))
    asked = replace(asked, steller=CHAIR, kern="Verzonnen belde weer.")
    note = make_draft(middag.ctx, lambda *_: b"%PDF", middag.casus, Ontvanger.DRIEHOEK, asked)
    assert note.inhoud.vraag.steller == CHAIR
    assert note.inhoud.vraag.kern == "[naam] belde weer."
    assert note.waarschuwingen == ()
