"""The weekly look at every page: silent when all is well, and damage is reported though no one read that page."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from os import SEEK_CUR

import pytest

from ivbdesk.actions.dossier.casus import open_casus
from ivbdesk.desk import Desk
from ivbdesk.storage.findings import CheckResult, Finding, Severity
from ivbdesk.ui.beheer.keuring import KeuringLine
from ivbdesk.ui.messages import ErrorDialog
from ivbdesk.ui.window.main_window import MainWindow
from tests.ui.hand import press, settle
from tests.werkplaats import NOW, Klok, casus_gegevens


def checks(window: MainWindow) -> int:
    return len(window.place.ctx.reads.beheer.auditregels(0, 99, actie="register controleren"))


def test_a_sound_register_is_examined_once_a_week(window: MainWindow, klok: Klok) -> None:
    window.keuring.look()
    settle(window)
    assert not [d for d in window.findChildren(ErrorDialog) if d.isVisible()]
    assert checks(window) == 1
    klok.nu = NOW + timedelta(days=3)
    window.keuring.look()
    settle(window)
    assert checks(window) == 1
    klok.nu = NOW + timedelta(days=8)
    window.keuring.look()
    settle(window)
    assert checks(window) == 2
    klok.nu = NOW
    window.keuring.look()
    settle(window)
    assert checks(window) == 3, "a clock that was put back counts as long ago"


@pytest.fixture
def damaged(window: MainWindow) -> Iterator[None]:
    """A bit of the register is another, until the test is over: what closes it reads pages too."""
    for number in range(4):
        open_casus(window.place.ctx, casus_gegevens(titel=f"Casus {number}"), None)
    settle(window)
    desk = window.place.desk
    assert isinstance(desk, Desk)
    desk.register.settle_destruction(())  # the journal into the file
    path = desk.register.folder / "register.db"

    def flip() -> None:
        desk.register.engine.dispose()  # what was read is forgotten
        with path.open("rb+") as file:
            file.seek(path.stat().st_size // 2)
            byte = file.read(1)[0]
            file.seek(-1, SEEK_CUR)
            file.write(bytes([byte ^ 1]))

    flip()
    yield
    flip()


def line_of(window: MainWindow) -> KeuringLine:
    line = window.findChild(KeuringLine)
    assert line is not None
    return line


def test_damage_in_a_page_that_no_one_reads_is_told_in_a_line(window: MainWindow, damaged: None) -> None:
    assert line_of(window).isHidden()
    window.keuring.look()
    settle(window)
    assert "beschadigd" in line_of(window).accessibleName()


def test_what_is_found_stands_in_a_line_and_not_over_somebodys_work(window: MainWindow) -> None:
    wrong = Finding("opslag", Severity.FOUT, "De server kan iets verliezen.", "Bel wie hem beheert.")
    window.keuring.found.emit(CheckResult((wrong,)))
    settle(window)
    assert line_of(window).accessibleName() == "De server kan iets verliezen. Bel wie hem beheert."
    assert not [d for d in window.findChildren(ErrorDialog) if d.isVisible()]
    press(window, "Bekijken", line_of(window))
    assert window.beheer.current_tab == "Veiligheid"
    window.keuring.found.emit(CheckResult(()))
    assert line_of(window).isHidden()


def test_damage_is_found_by_a_check_that_is_asked(window: MainWindow, damaged: None) -> None:
    outcomes: list[object] = []
    window.keuring.found.connect(outcomes.append)
    window.keuring.begin()
    settle(window)
    assert "beschadigd" in repr(outcomes)
