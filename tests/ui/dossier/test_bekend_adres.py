"""A casus that is known at the address is told at the address, within sight, and can be opened from there."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from ivbdesk.actions.dossier.casus import open_casus
from ivbdesk.ui.dossier.nieuwe_casus import NieuweCasusDialog
from ivbdesk.ui.widgets.basics import Label, LinkButton
from ivbdesk.ui.window.main_window import MainWindow
from tests.ui.hand import fill, press, rest, seen
from tests.werkplaats import PERSOON, casus_gegevens


def in_sight(dialog: NieuweCasusDialog, widget: QWidget) -> bool:
    """Whether all of it stands in the part of the form that is shown."""
    pane = dialog.frame.scroll.viewport()
    return pane.rect().contains(widget.rect().translated(widget.mapTo(pane, widget.rect().topLeft())))


def test_a_known_casus_is_told_at_the_address_and_opens(window: MainWindow) -> None:
    casus_id = open_casus(window.place.ctx, casus_gegevens(), PERSOON)
    rest(window)
    dialog = NieuweCasusDialog(window.place, window)
    dialog.start()
    dialog.resize(dialog.frame.size_on(QSize(1024, 768), dialog.design_width))
    fill(window, straat="Proeflaan", huisnummer="3")
    rest(window)
    told = seen(dialog, Label, lambda label: label.text().startswith("Al bekend, kijk eerst"))
    link = seen(dialog, LinkButton, lambda b: b.text().startswith("LD-2026-001"))
    assert in_sight(dialog, told)
    assert in_sight(dialog, link)
    press(window, link.text(), dialog)
    assert window.shown_casus == casus_id


def test_nothing_is_told_of_an_address_that_is_not_known(window: MainWindow) -> None:
    open_casus(window.place.ctx, casus_gegevens(), PERSOON)
    dialog = NieuweCasusDialog(window.place, window)
    dialog.start()
    fill(window, straat="Proeflaan", huisnummer="3")
    rest(window)
    fill(window, huisnummer="")
    rest(window)
    assert not [b for b in dialog.findChildren(LinkButton) if b.isVisible() and "LD-2026" in b.text()]
