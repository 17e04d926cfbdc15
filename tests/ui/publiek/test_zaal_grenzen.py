"""At the edges of a meeting: who is refused, who may not know of a casus, and what is left when it is over."""

from __future__ import annotations

from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from ivbdesk.actions.dossier.casus import open_casus
from ivbdesk.actions.keten import keten
from ivbdesk.actions.publiek import overleg as acts
from ivbdesk.cases.betrokkenen.partner import InzetRol
from ivbdesk.cases.kader.kader import CasusSoort
from ivbdesk.ui.publiek.left_behind import LeftBehindCard
from ivbdesk.ui.publiek.overleg_page import OverlegPage
from ivbdesk.ui.publiek.zaal.window import ZaalWindow
from ivbdesk.ui.window.main_window import MainWindow
from tests.ui.hand import press, settle
from tests.ui.publiek.test_zaal import Kamer, everything_said
from tests.werkplaats import PERSOON, casus_gegevens

HERE = {"gemeente_oov", "incluzio"}


class Zitting(Kamer):
    """The meeting of the room on the shared screen, with a few in it."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window.place.ctx)
        self.window = window
        self.let_in(HERE)
        window.conference.hold(self.overleg_id)
        settle(window)

    @property
    def zaal(self) -> ZaalWindow:
        assert self.window.conference.zaal is not None
        return self.window.conference.zaal

    def said(self) -> str:
        settle(self.window)
        return everything_said(self.zaal)

    def silent_casus(self) -> UUID:
        """A casus of ondermijning on the agenda, in which Incluzio has no role."""
        made = open_casus(self.ctx, casus_gegevens(soort=CasusSoort.ONDERMIJNING), PERSOON)
        given = keten.InzetGegevens(self.partners["politie"].id, 1, InzetRol.BETROKKEN)
        keten.assign_partner(self.ctx, made, given)
        acts.put_on_agenda(self.ctx, self.overleg_id, [made])
        return made

    def left(self) -> LeftBehindCard:
        self.window.go_to("overleg")
        settle(self.window)
        (page,) = self.window.findChildren(OverlegPage)
        return page.detail.left


@pytest.fixture
def zitting(window: MainWindow) -> Zitting:
    return Zitting(window)


def test_a_silent_casus_is_told_to_nobody_outside(zitting: Zitting) -> None:
    number = zitting.ctx.reads.dossier.casus(zitting.silent_casus()).nummer
    assert number not in zitting.said()
    QTest.keyClick(zitting.zaal, Qt.Key.Key_PageDown)
    said = zitting.said()
    assert number not in said
    assert "casus 1 van 1" in said
    zitting.let_in({"gemeente_oov", "politie"})
    assert number in zitting.said()
    QTest.keyClick(zitting.zaal, Qt.Key.Key_PageDown)
    assert f"{number} · Ondermijning" in zitting.said()
    zitting.let_in(HERE | {"politie"})
    assert number not in zitting.said(), "somebody came in who may not know of it"


def test_a_refused_arrival_bares_the_screen_again(zitting: Zitting) -> None:
    acts.close_overleg(zitting.ctx, zitting.overleg_id)
    settle(zitting.window)
    zitting.zaal.agenda.moved.emit(zitting.partners["politie"].id, True)
    zitting.said()
    shown = zitting.zaal.beeld
    at = zitting.zaal.childAt(shown.mapTo(zitting.zaal, shown.rect().center()))
    assert at is shown or shown.isAncestorOf(at)
    assert "zolang het overleg bezig is" in zitting.said()


def test_names_are_hidden_when_somebody_comes_in(zitting: Zitting) -> None:
    QTest.keyClick(zitting.zaal, Qt.Key.Key_F8)
    assert "Jo van der Berg" in zitting.said()
    zitting.zaal.agenda.moved.emit(zitting.partners["ggz"].id, True)
    assert "Jo van der Berg" not in zitting.said()


def test_a_meeting_goes_on_where_it_was(zitting: Zitting) -> None:
    second = open_casus(zitting.ctx, casus_gegevens(), PERSOON)
    for code in HERE:
        given = keten.InzetGegevens(zitting.partners[code].id, 1, InzetRol.BETROKKEN)
        keten.assign_partner(zitting.ctx, second, given)
    acts.put_on_agenda(zitting.ctx, zitting.overleg_id, [second])
    settle(zitting.window)
    QTest.keyClick(zitting.zaal, Qt.Key.Key_PageDown)
    number = zitting.ctx.reads.dossier.casus(second).nummer
    assert f"{number} · " in zitting.said()
    zitting.zaal.close()
    settle(zitting.window)
    zitting.window.conference.hold(zitting.overleg_id)
    assert f"{number} · " in zitting.said()


def test_who_left_may_be_named_by_those_it_met(zitting: Zitting) -> None:
    """The police may not be told that care takes part, but it saw who sat at the table."""
    zitting.let_in({"gemeente_oov", "ggz", "politie"})
    settle(zitting.window)
    zitting.let_in({"gemeente_oov", "politie"})
    settle(zitting.window)
    named = [
        zitting.zaal.notities.who.combo.itemText(n) for n in range(zitting.zaal.notities.who.combo.count())
    ]
    assert "GGZ" in named
    assert "Incluzio" not in named
    assert not [name for name in named if "andere" in name]


def test_what_was_typed_and_not_kept_stays_in_sight(zitting: Zitting) -> None:
    QTest.keyClicks(zitting.zaal.notities.what.input, "Belt de huisarts")
    zitting.zaal.close()
    settle(zitting.window)
    left = zitting.left()
    assert "Afspraak: Belt de huisarts" in left.words.text()
    acts.close_overleg(zitting.ctx, zitting.overleg_id)
    left = zitting.left()
    assert left.isVisible()
    assert "Belt de huisarts" in left.words.text()
    press(zitting.window, "Weggooien", left)
    settle(zitting.window)
    zitting.window.go_to("werkvoorraad")
    assert not zitting.left().isVisible()


def test_who_presence_refuses_is_not_there(zitting: Zitting) -> None:
    """The list of who may come in is a menu: walking through it lets nobody in."""
    before = zitting.ctx.reads.publiek.overleg(zitting.overleg_id).came()
    others = zitting.zaal.agenda.others
    others.setFocus()
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up):
        QTest.keyClick(others, key)
    settle(zitting.window)
    assert zitting.ctx.reads.publiek.overleg(zitting.overleg_id).came() == before
    others.menu().actions()[0].trigger()
    settle(zitting.window)
    assert len(zitting.ctx.reads.publiek.overleg(zitting.overleg_id).came()) == len(before) + 1
