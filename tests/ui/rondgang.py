"""A walk past everything of the program in which something can be typed or chosen."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

import shiboken6
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QWidget

from ivbdesk.actions.publiek.overleg import OverlegGegevens, begin_overleg, plan_overleg, put_on_agenda
from ivbdesk.cases.publiek.overleg import OverlegSoort
from ivbdesk.register_doors import RegisterDoors
from ivbdesk.ui.beheer.veiligheid import VeiligheidTab
from ivbdesk.ui.messages import ErrorDialog
from ivbdesk.ui.start.start_window import StartWindow
from ivbdesk.ui.window.main_window import MainWindow
from tests.ui.formulieren import dialogs
from tests.ui.hand import settle
from tests.werkplaats import NOW


def places(window: MainWindow, casus_id: UUID) -> Iterator[str]:
    """Every page and tab, one by one."""
    for key in window.pages:
        window.go_to(key)
        settle(window)
        yield key
    for tab in window.beheer.tab_pages:
        window.go_to("beheer")
        window.beheer.tabs.show_tab(tab)
        settle(window)
        yield tab
    safety = window.beheer.tab_pages["Veiligheid"]
    assert isinstance(safety, VeiligheidTab)
    for number in reversed(range(safety.views.count())):  # the first is that which is seen first
        safety.views.setCurrentIndex(number)
        window.beheer.open_safety()
        settle(window)
        yield safety.views.name_at(number)
    for tab in window.casus_page._tabs:
        window.open_casus(casus_id, tab)
        settle(window)
        yield tab


def forms(window: MainWindow) -> Iterator[tuple[str, QWidget]]:
    """Every form, opened and closed again."""
    for dialog in dialogs(window):
        dialog.start()
        settle(window)
        yield type(dialog).__name__, dialog
        if shiboken6.isValid(dialog):  # one that was saved is gone
            dialog.reject()
        for told in window.findChildren(ErrorDialog):
            told.reject()
        settle(window)


def everything(window: MainWindow, casus_id: UUID, settings: QSettings) -> Iterator[tuple[str, QWidget]]:
    """Every page, tab and form, the window before a register is open, and that for the room of a meeting."""
    for place in places(window, casus_id):
        yield place, window
    yield from forms(window)
    start = StartWindow(RegisterDoors, settings)
    start.show()
    yield "start", start
    start.background.shutdown()
    start.close()
    yield "zaal", room(window, casus_id)


def room(window: MainWindow, casus_id: UUID) -> QWidget:
    """The window that the partners see, in a meeting about this casus."""
    ctx = window.place.ctx
    partner = ctx.reads.keten.partners()[0].id
    asked = OverlegGegevens(OverlegSoort.LOKAAL, NOW.date(), None, "", "", (partner,))
    meeting = plan_overleg(ctx, asked)
    put_on_agenda(ctx, meeting, [casus_id])
    begin_overleg(ctx, meeting)
    window.conference.hold(meeting)
    settle(window)
    assert window.conference.zaal is not None
    return window.conference.zaal
