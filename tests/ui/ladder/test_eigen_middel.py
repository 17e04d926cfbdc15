"""A municipality's own order on the screen: the buttons, the dialogs and the weeks of rest follow from the files."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QAbstractButton, QWidget

from ivbdesk import resources
from ivbdesk.actions.dossier.casus import change_status, open_casus
from ivbdesk.actions.dossier.tijdlijn import ItemGegevens, record_entry
from ivbdesk.actions.ladder import ladder
from ivbdesk.cases.besluitvorming.zienswijze import Hoorvorm
from ivbdesk.cases.dossier.casusstatus import CasusStatus
from ivbdesk.cases.dossier.tijdlijn import Aard, ItemSoort, Verificatie
from ivbdesk.cases.kader.signaalregels import read_signaalregels
from ivbdesk.cases.kader.soorten import Herkomst
from ivbdesk.desk import Desk
from ivbdesk.kader_bestand import own_kader
from ivbdesk.ui.fields.choice_field import ChoiceField
from ivbdesk.ui.fields.fields import LongTextField
from ivbdesk.ui.ladder.ladder import LadderTab
from ivbdesk.ui.theme import Theme
from ivbdesk.ui.window.main_window import MainWindow
from tests.kaderteksten import OWN
from tests.ui.hand import fill, form, press, save, seen, settle
from tests.ui.ladder.test_ladder import words
from tests.werkplaats import NOW, PERSOON, Klok, casus_gegevens, new_desk

TODAY = NOW.date()


@pytest.fixture
def own_window(tmp_path: Path, klok: Klok, settings: QSettings, theme: Theme) -> Iterator[MainWindow]:
    """The main window of a register beside which the municipality's own handelingskader stands."""
    own_kader(tmp_path / "proef.ivb").write_text(OWN, encoding="utf-8")
    made = MainWindow(new_desk(tmp_path, klok), theme, settings)
    made.show()
    made.resize(1440, 900)
    settle(made)
    yield made
    made.close()


def active(window: MainWindow) -> UUID:
    casus_id = open_casus(window.place.ctx, casus_gegevens(), PERSOON)
    change_status(window.place.ctx, casus_id, CasusStatus.WEGING, "nu eerst wegen")
    change_status(window.place.ctx, casus_id, CasusStatus.ACTIEF, "lokale aanpak")
    return casus_id


def look_at(window: MainWindow, casus_id: UUID, code: str) -> LadderTab:
    window.open_casus(casus_id, "Ladder")
    settle(window)
    tab = seen(window, LadderTab, lambda _: True)
    tab.grid.choose(code)
    settle(window)
    return tab


def buttons(within: QWidget) -> set[str]:
    return {button.text() for button in within.findChildren(QAbstractButton) if button.isVisible()}


def test_the_own_order_asks_its_hearing_and_its_decision_and_makes_the_casus_bestuurlijk(
    own_window: MainWindow,
) -> None:
    window = own_window
    casus_id = active(window)
    weighed = ladder.AfwegingGegevens(
        "L01", "hulp is aangeboden", "GGZ", "de buurt is onrustig", "Politie", "het middel is nodig", "Burgemeester",
        TODAY + timedelta(days=30), motivering="de gewone weg hielp niet",
    )  # fmt: skip
    ladder.record_afweging(window.place.ctx, casus_id, weighed)
    tab = look_at(window, casus_id, "L01")
    assert {"Zienswijze", "Besluit", "Dossiercheck 0/2"} <= buttons(tab)
    assert "pas na bekendmaking" in words(window)
    press(window, "Zienswijze", tab)
    fill(
        window,
        uitgenodigd_op=TODAY,
        vorm=Hoorvorm.MONDELING,
        ontvangen_op=TODAY,
        inhoud="Ik sliep.",
        verwerking="Gewogen bij het tijdstip.",
        uitgesproken=True,
    )
    save(window)
    assert "Dossiercheck 1/2" in buttons(tab)
    press(window, "Besluit", tab)
    fill(
        window,
        last="Geen muziek na 22.00 uur.",
        dwangsom_bedrag=500,
        dwangsom_per="keer",
        dwangsom_max=5000,
        bekend_op=TODAY,
        bekend_wijze="post",
    )
    save(window)
    assert "Dossiercheck 2/2" in buttons(tab)
    assert "pas na bekendmaking" not in words(window)
    press(window, "Starten", tab)
    save(window)
    assert window.place.ctx.reads.dossier.casus(casus_id).status is CasusStatus.BESTUURLIJK


def test_a_measure_whose_file_asks_no_hearing_shows_no_button_for_it(own_window: MainWindow) -> None:
    tab = look_at(own_window, active(own_window), "B90")
    assert not {"Zienswijze", "Besluit"} & buttons(tab)


def test_what_may_follow_is_what_the_file_names_the_lightest_first(own_window: MainWindow) -> None:
    window = own_window
    casus_id = active(window)
    ladder.start_measure(window.place.ctx, casus_id, "P03")
    tab = look_at(window, casus_id, "P03")
    press(window, "Afschalen", tab)
    follow = form(window).fields["vervolg"]
    assert isinstance(follow, ChoiceField)
    names = [follow.input.itemText(n) for n in range(follow.input.count())]
    kader = window.place.ctx.kader
    assert names[:-1] == [kader.soort(code).naam for code in ("N01", "N03", "L02", "Z08")]


def test_the_weeks_of_rest_are_one_number_on_every_page(own_window: MainWindow, klok: Klok) -> None:
    """Ladder and Overzicht had twelve weeks of their own, whatever the rule of the werkvoorraad said."""
    window = own_window
    text = resources.read("signaalregels.toml").replace("weken = 12", "weken = 8")
    desk = window.place.desk
    assert isinstance(desk, Desk)
    naslag = replace(desk.ctx.naslag, signaalregels=read_signaalregels(text, "signaalregels.toml"))
    desk.ctx = replace(desk.ctx, naslag=naslag)
    casus_id = active(window)
    record_entry(
        window.place.ctx, casus_id,
        ItemGegevens(
            ItemSoort.INCIDENT, Aard.WAARNEMING, Herkomst.EIGEN, "boa", "muziek", TODAY, verificatie=Verificatie.WAARGENOMEN
        ),
    )  # fmt: skip
    ladder.start_measure(window.place.ctx, casus_id, "P03")
    tab = look_at(window, casus_id, "P03")
    assert "over 56 dagen is dat 8 weken" in words(window)
    press(window, "Afschalen", tab)
    reason = form(window).fields["reden"]
    assert isinstance(reason, LongTextField)
    assert "8 weken rust" in words(window)
    form(window).reject()
    window.open_casus(casus_id, "Overzicht")
    settle(window)
    assert "over 56 dagen is dat 8 weken" in words(window)
