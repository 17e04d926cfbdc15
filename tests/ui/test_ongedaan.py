"""Ctrl+Z in the real window: the last act is taken back and named; in a field it stays that of the typing."""

from __future__ import annotations

from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from ivbdesk.actions.betrokkenen.betrokkenen import end_betrokkenheid
from ivbdesk.actions.dossier.casus import open_casus
from ivbdesk.actions.keten import keten
from ivbdesk.cases.dossier.afspraak import AfspraakStatus
from ivbdesk.ui.dossier.plan import PlanTab
from ivbdesk.ui.messages import ErrorDialog, Toast
from ivbdesk.ui.window.main_window import MainWindow
from tests.ui.hand import fill, press, rest, save, seen, settle
from tests.werkplaats import NOW, PERSOON, casus_gegevens

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def opened(window: MainWindow) -> tuple[MainWindow, UUID]:
    ctx = window.place.ctx
    casus_id = open_casus(ctx, casus_gegevens(), PERSOON)
    partner = ctx.reads.keten.partners()[0]
    keten.make_afspraak(ctx, casus_id, keten.AfspraakGegevens("huisarts bellen", partner.id, "", NOW.date()))
    window.open_casus(casus_id, "Plan & afspraken")
    rest(window)
    return window, casus_id


def undo(window: MainWindow, at: QWidget | None = None) -> list[str]:
    """Press Ctrl+Z, and give what is told."""
    for toast in window.findChildren(Toast):
        toast.vanish()
    window.activateWindow()
    settle(window)
    (at or window.stack.currentWidget()).setFocus()
    QTest.keyClick(at or window, Qt.Key.Key_Z, CTRL)
    settle(window)
    return [toast.text for toast in window.findChildren(Toast) if toast.isVisible()]


def status(window: MainWindow, casus_id: UUID) -> AfspraakStatus:
    return window.place.ctx.reads.dossier.casus(casus_id).afspraken[0].status


def test_an_afspraak_that_was_finished_by_mistake_runs_again(opened: tuple[MainWindow, UUID]) -> None:
    window, casus_id = opened
    plan = seen(window, PlanTab, lambda _: True)
    plan.table.selectRow(0)
    press(window, "Afronden")
    fill(window, status=AfspraakStatus.GEDAAN, resultaat="gebeld")
    save(window)
    assert status(window, casus_id) is AfspraakStatus.GEDAAN
    assert undo(window) == ["Ongedaan gemaakt: afspraak afgerond bij casus LD-2026-001."]
    assert status(window, casus_id) is AfspraakStatus.OPEN
    rest(window)
    assert plan.table.words.index(0, 4).data() == "Open"
    assert undo(window) == ["De laatste handeling is al ongedaan gemaakt."]
    assert not [dialog for dialog in window.findChildren(ErrorDialog) if dialog.isVisible()]


def test_in_a_field_it_undoes_what_was_typed_there(opened: tuple[MainWindow, UUID]) -> None:
    window, casus_id = opened
    (role,) = window.place.ctx.reads.dossier.casus(casus_id).betrokkenen
    end_betrokkenheid(window.place.ctx, casus_id, role.id, "is verhuisd")
    window.open_casus(casus_id, "Tijdlijn")
    rest(window)
    for edit in (window.casus_page.tijdlijn.filter, window.casus_page.tijdlijn.quick.text.edit):
        edit.setFocus()
        QTest.keyClicks(edit, "muziek")
        assert undo(window, edit) == []
        assert edit.text() != "muziek"
        assert undo(window, edit) == [], "nor where nothing is left to undo"
    assert window.place.ctx.reads.dossier.casus(casus_id).betrokkenen[0].tot is not None
    assert undo(window) == ["Ongedaan gemaakt: rol beëindigd bij casus LD-2026-001."]
    assert window.place.ctx.reads.dossier.casus(casus_id).betrokkenen[0].tot is None


def test_it_says_why_something_stays(opened: tuple[MainWindow, UUID]) -> None:
    window, _ = opened
    open_casus(window.place.ctx, casus_gegevens(), PERSOON)
    assert undo(window) == ["‘Casus openen’ neemt u niet terug met Ctrl+Z. Wijzig het waar het staat."]
