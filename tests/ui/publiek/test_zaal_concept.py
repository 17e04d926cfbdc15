"""What is typed in the zaal while nothing may be shown stays as a draft, and comes back when something may be."""

from __future__ import annotations

from uuid import UUID

import pytest
from PySide6.QtTest import QTest

from ivbdesk.actions.dossier.casus import open_casus
from ivbdesk.actions.keten import keten
from ivbdesk.actions.publiek import overleg as acts
from ivbdesk.ui.publiek.zaal.window import ZaalWindow
from ivbdesk.ui.window.main_window import MainWindow
from tests.ui.hand import settle
from tests.ui.publiek.test_zaal import Kamer, everything_said, kept, note
from tests.werkplaats import casus_gegevens

OPEN = {"gemeente_oov", "incluzio"}
TYPED = "Verlengen tot maart"
STRANGER = "politie"


@pytest.fixture
def zaal(window: MainWindow) -> tuple[Kamer, ZaalWindow, UUID]:
    """A meeting over two cases; the first was typed in when somebody came in who may see nothing of it."""
    made = Kamer(window.place.ctx)
    other = open_casus(made.ctx, casus_gegevens(titel="Ander"), None)
    acts.put_on_agenda(made.ctx, made.overleg_id, [other])
    casus = made.ctx.reads.dossier.casus(made.casus_id)
    role = next(i for i in casus.inzetten if i.partner_id == made.partners[STRANGER].id)
    keten.end_inzet(made.ctx, made.casus_id, role.id, "het is klaar")
    made.let_in(OPEN)
    window.conference.hold(made.overleg_id)
    settle(window)
    assert window.conference.zaal is not None
    agenda = made.ctx.reads.publiek.overleg(made.overleg_id).agenda
    second = next(item.id for item in agenda if item.casus_id == other)
    assert not window.conference.zaal.notities.decision.edit.isReadOnly()
    QTest.keyClicks(window.conference.zaal.notities.decision.input, TYPED)
    made.let_in({*OPEN, STRANGER})
    settle(window)
    assert window.conference.zaal.notities.decision.edit.isReadOnly()
    assert TYPED not in everything_said(window.conference.zaal)
    return made, window.conference.zaal, second


def there_and_back(window: MainWindow, made: Kamer, zaal: ZaalWindow, second: UUID) -> None:
    zaal.go_to(second)
    settle(window)
    assert zaal.notities.decision.value() == ""
    zaal.go_to(made.item_id)
    settle(window)


def test_it_comes_back_once_the_room_may_see_the_casus(
    window: MainWindow, zaal: tuple[Kamer, ZaalWindow, UUID]
) -> None:
    made, shown, second = zaal
    there_and_back(window, made, shown, second)
    assert TYPED not in everything_said(shown)
    made.let_in(OPEN)
    settle(window)
    assert shown.notities.decision.value() == TYPED
    assert kept(made)[2] == ""
    shown.notities.besluit.button.click()
    settle(window)
    assert kept(made)[2] == TYPED
    assert window.place.desk.drafts.all() == []


def test_it_leaves_what_a_colleague_kept_meanwhile(
    window: MainWindow, zaal: tuple[Kamer, ZaalWindow, UUID]
) -> None:
    made, shown, second = zaal
    shown.go_to(second)
    settle(window)
    made.let_in(OPEN)
    note(made, beeld="rustiger", besluit="Stoppen")
    shown.go_to(made.item_id)
    settle(window)
    assert shown.notities.picture.value() == "rustiger"
    assert shown.notities.decision.value() == TYPED
    assert "Er staat nu: Stoppen." in shown.notities.decision.error
    assert kept(made) == ("rustiger", "", "Stoppen")


def test_who_leaves_the_room_takes_no_draft_along(
    window: MainWindow, zaal: tuple[Kamer, ZaalWindow, UUID]
) -> None:
    """Noting in the window itself who left is no reason to forget what was typed."""
    made, shown, second = zaal
    there_and_back(window, made, shown, second)
    shown.agenda.boxes[made.partners[STRANGER].id].click()
    settle(window)
    assert shown.notities.decision.value() == TYPED
