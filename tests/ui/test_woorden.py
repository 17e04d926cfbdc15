"""Words as they are meant: an ampersand is one, a due day is one, and one word has one meaning."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel

from ivbdesk.actions.dossier.casus import NieuwePersoon, open_casus
from ivbdesk.cases.betrokkenen.betrokkene import Persoonsgegevens, Rol
from ivbdesk.cases.kader.kader import Huurvorm
from ivbdesk.cases.publiek.betrokken import people_lines
from ivbdesk.ui.fields.fields import CheckField, TextField
from ivbdesk.ui.widgets.basics import LinkButton, SecondaryButton
from ivbdesk.ui.window.main_window import MainWindow
from tests.ui.hand import press, settle
from tests.werkplaats import NOW, PERSOON, casus_gegevens


def shown(window: MainWindow) -> str:
    labels = window.stack.currentWidget().findChildren(QLabel)
    return "\n".join(label.text() for label in labels if label.isVisible())


def test_an_ampersand_is_just_that(window: MainWindow) -> None:
    for kind in (SecondaryButton, LinkButton):
        button = kind("Bakkerij Jansen & Zn")
        assert button.text() == "Bakkerij Jansen & Zn"
        assert button.shortcut().isEmpty()
        button.setText("Plan & afspraken")
        assert button.shortcut().isEmpty()
    assert CheckField("x", "Wonen & zorg").box.shortcut().isEmpty()
    field = TextField("x", "Wonen & zorg")
    assert "&&" in field._title.text()  # the label of a field names a key with a single one


def test_a_due_day_is_named_as_one(window: MainWindow) -> None:
    window.open_casus(open_casus(window.place.ctx, casus_gegevens(), PERSOON), "Plan & afspraken")
    settle(window)
    press(window, "Nieuwe afspraak")
    dialog = next(d for d in window.findChildren(QLabel) if d.text() == "Uiterlijk op")
    assert dialog.isVisible()


def test_a_casus_that_is_not_active_yet_is_not_called_unweighed(window: MainWindow) -> None:
    window.open_casus(open_casus(window.place.ctx, casus_gegevens(), PERSOON), "Keten")
    settle(window)
    assert "gewogen" not in shown(window)


def test_what_is_not_known_behind_an_address_is_not_the_address(window: MainWindow) -> None:
    more = {"huurvorm": Huurvorm.ONBEKEND}
    window.open_casus(open_casus(window.place.ctx, casus_gegevens(**more), PERSOON), "Overzicht")
    settle(window)
    assert "(huur of koop onbekend)" in shown(window)
    assert "(nog niet bekend)" not in shown(window)


def test_an_organisation_has_no_age(window: MainWindow) -> None:
    ctx = window.place.ctx
    firm = NieuwePersoon(Persoonsgegevens("", "", "Kamerverhuur Proef B.V.", None), Rol.OVERLASTGEVER)
    casus = ctx.reads.dossier.casus(open_casus(ctx, casus_gegevens(), firm))
    assert people_lines(casus, NOW.date()) == ["Overlastgever: Kamerverhuur Proef B.V."]
