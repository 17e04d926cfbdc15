"""Time is noted with a key and a number, and corrected or taken back beside the werkvoorraad."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ivbdesk.actions.dossier.casus import open_casus
from ivbdesk.ui.acts import find_acts
from ivbdesk.ui.rapportage.page import RapportagePage
from ivbdesk.ui.rapportage.tabelkaart import Tabelkaart
from ivbdesk.ui.werk.tijd_card import KEY
from ivbdesk.ui.werk.tijd_dialog import TijdDialog
from ivbdesk.ui.window.main_window import MainWindow
from tests.ui.hand import seen, settle
from tests.werkplaats import casus_gegevens


def asked(window: MainWindow) -> TijdDialog:
    """The form, by the key or what the palette finds."""
    (found,) = [act for act in find_acts(window, "minuten") if act.name == "Tijd noteren"]
    assert found.key == KEY
    found.do()
    settle(window)
    return seen(window, TijdDialog, lambda _: True)


def rows(window: MainWindow) -> list[list[str]]:
    model = window.werkvoorraad.tijd.table.model()
    return [[str(model.index(r, c).data()) for c in range(3)] for r in range(model.rowCount())]


def test_a_number_and_ctrl_enter_are_enough(window: MainWindow) -> None:
    dialog = asked(window)
    assert QApplication.focusWidget() is dialog.minuten.edit
    QTest.keyClicks(dialog.minuten.edit, "45")
    QTest.keyClick(dialog.minuten.edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle(window)
    (row,) = rows(window)
    assert row[1:] == ["45 min", "Ander werk, of niet gezegd"]
    assert window.werkvoorraad.tijd.told.text().startswith("Deze week 45 min.")


def test_the_casus_on_the_screen_stands_in_it_and_a_line_is_changed_and_taken_back(
    window: MainWindow,
) -> None:
    casus_id = open_casus(window.place.ctx, casus_gegevens(), None)
    window.open_casus(casus_id)
    settle(window)
    dialog = asked(window)
    assert dialog.casus.value() == casus_id
    dialog.minuten.set_value(30)
    dialog.submit()
    settle(window)
    window.go_to("werkvoorraad")
    settle(window)
    card = window.werkvoorraad.tijd
    assert "Woonoverlast Proeflaan 3" in rows(window)[0][2]
    assert not card.change.isEnabled()
    card.table.selectRow(0)
    card.change.click()
    settle(window)
    change = seen(window, TijdDialog, lambda _: True)
    assert (change.minuten.value(), change.casus.value()) == (30, casus_id)
    change.minuten.set_value(75)
    change.submit()
    settle(window)
    assert rows(window)[0][1] == "1 u 15 min"
    assert [one.regel.minuten for one in card.table.chosen()] == [75], "what is changed stays chosen"
    assert card.back.isEnabled()
    card.back.click()
    settle(window)
    assert rows(window) == []


def test_what_is_wrong_is_told_at_its_fields_and_stays(window: MainWindow) -> None:
    dialog = asked(window)
    dialog.minuten.set_value(0)
    dialog.dag.set_value(dialog.place.today().replace(month=1))
    dialog.submit()
    settle(window)
    assert "1 tot en met 720" in dialog.minuten.error
    assert "afgesloten" in dialog.dag.error
    dialog.reject()


def test_the_figures_show_it_beside_the_capacity(window: MainWindow) -> None:
    dialog = asked(window)
    dialog.minuten.set_value(120)
    dialog.submit()
    settle(window)
    window.go_to("rapportage")
    settle(window)
    tab = seen(window, RapportagePage, lambda _: True).cijfers
    tab.keuze.deel.set_value("Tijd")
    settle(window)
    first = next(card for card in tab.findChildren(Tabelkaart) if card.isVisible())
    cells = [[first.table.model().index(r, c).data() for c in range(2)] for r in range(3)]
    assert cells == [["Ruimte", "4"], ["Gepland", "0"], ["Besteed", "2"]]
    tab.keuze.periode.set_value(str(window.place.today().year - 1))
    settle(window)
    assert [card for card in tab.findChildren(Tabelkaart) if card.isVisible()] == []
