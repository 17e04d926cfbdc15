"""The server is out of reach: what is shown stays, saving is refused with the form open, and after return it is saved once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import psycopg
import pytest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from ivbdesk.actions.dossier.casus import open_casus
from ivbdesk.cases.dossier.tijdlijn import ItemSoort
from ivbdesk.cases.kader.soorten import Thema
from ivbdesk.cases.signaal.signaal import SignaalBron
from ivbdesk.storage.keys.team_login import login_of
from ivbdesk.storage.line_errors import SaveUnanswered
from ivbdesk.team import open_team
from ivbdesk.ui.messages import ErrorDialog
from ivbdesk.ui.signaal.signaal_dialog import SignaalDialog
from ivbdesk.ui.theme import Theme
from ivbdesk.ui.window.main_window import MainWindow
from ivbdesk.ui.window.unanswered import Unanswered
from tests.beide_motoren import on_server
from tests.kabel import AFTER, BEFORE, Kabel
from tests.pg_server import server
from tests.ui.hand import enter, fill, form, press, settle
from tests.ui.team_vensters import leave, make_team, told, wait_for, window_of
from tests.werkplaats import NOW, PASSPHRASE, PERSOON, Klok, casus_gegevens


@pytest.fixture(autouse=True)
def motor() -> Iterator[None]:
    """Every test here is of a server."""
    yield from on_server()


@pytest.fixture
def kabel() -> Iterator[Kabel]:
    """The cable of this window."""
    made = Kabel()
    yield made
    made.away()


@pytest.fixture
def anne(tmp_path: Path, klok: Klok, theme: Theme, kabel: Kabel) -> Iterator[MainWindow]:
    """A window over that cable."""
    folder = tmp_path / "Proefstad.ivbteam"
    make_team(folder, klok)
    kabel.lay_to(folder)
    made = window_of(open_team(folder, PASSPHRASE, clock=klok), tmp_path / "anne.ini", theme)
    yield made
    leave(made)


def refused(window: MainWindow) -> str:
    """What the dialog says that tells of a refusal; it is closed."""
    shown = next(one for one in window.findChildren(ErrorDialog) if one.isVisible())
    words = told(shown)
    shown.accept()
    return words


def signals(window: MainWindow) -> int:
    return window.place.ctx.reads.werk.tellingen(NOW.date()).signalen


def type_signal(window: MainWindow) -> SignaalDialog:
    window.new_signaal()
    fill(window, tekst="geschreeuw en glas", thema=Thema.WOONOVERLAST, bron=SignaalBron.BEWONER)
    dialog = form(window)
    assert isinstance(dialog, SignaalDialog)
    return dialog


def test_what_is_shown_stays_with_its_age_and_is_fresh_after_return(
    anne: MainWindow, kabel: Kabel, qtbot: QtBot
) -> None:
    casus_id = open_casus(anne.place.ctx, casus_gegevens(), PERSOON)
    anne.open_casus(casus_id)
    settle(anne)
    kabel.pull()
    wait_for(qtbot, anne, lambda: "Geen verbinding met de server sinds 10:00" in told(anne))
    assert "U ziet de stand van 10:00" in told(anne)
    assert "geen verbinding sinds 10:00" in told(anne.nav)
    anne.casus_page.show_casus(casus_id)
    anne.refresh_counts()
    settle(anne)
    assert "Proeflaan 3" in told(anne.casus_page)
    assert not [one for one in anne.findChildren(QDialog) if one.isVisible()]
    late = type_signal(anne)
    assert "opslaan kan zodra de verbinding terug is" in told(late), "a form that is opened without a line"
    late.reject()
    kabel.plug()
    wait_for(qtbot, anne, lambda: "Geen verbinding" not in told(anne))
    assert "verbonden" in told(anne.nav)


def test_saving_is_refused_with_the_form_open_and_done_once_after_return(
    anne: MainWindow, kabel: Kabel, qtbot: QtBot
) -> None:
    dialog = type_signal(anne)
    kabel.pull()
    wait_for(qtbot, anne, lambda: "opslaan kan zodra de verbinding terug is" in told(dialog))
    dialog.submit()
    settle(anne)
    assert "niet opgeslagen" in refused(anne)
    assert dialog.isVisible()
    assert dialog.fields["tekst"].value() == "geschreeuw en glas"
    kabel.plug()
    wait_for(
        qtbot, anne, lambda: anne.place.desk.team is not None and anne.place.desk.team.lost_since is None
    )
    wait_for(qtbot, anne, lambda: "Geen verbinding" not in told(dialog))
    dialog.submit()
    settle(anne)
    assert signals(anne) == 1


@pytest.mark.parametrize("when", [BEFORE, AFTER])
def test_a_save_that_was_not_answered_is_done_once_whatever_became_of_it(
    anne: MainWindow, kabel: Kabel, qtbot: QtBot, when: str
) -> None:
    dialog = type_signal(anne)
    kabel.pull_at_commit(when, stays=True)
    dialog.submit()
    settle(anne)
    assert "nog niet bekend" in refused(anne)
    assert dialog.isVisible()
    dialog.submit()
    settle(anne)
    assert "Er is geen verbinding" in refused(anne)
    kabel.plug()
    wait_for(
        qtbot, anne, lambda: anne.place.desk.team is not None and anne.place.desk.team.lost_since is None
    )
    dialog.submit()
    settle(anne)
    assert signals(anne) == 1
    assert anne.place.desk.drafts.all() == []


def test_what_was_changed_after_it_was_saved_is_not_thrown_away(
    anne: MainWindow, kabel: Kabel, qtbot: QtBot
) -> None:
    dialog = type_signal(anne)
    kabel.pull_at_commit(AFTER, stays=True)
    dialog.submit()
    settle(anne)
    refused(anne)
    fill(anne, tekst="geschreeuw en glas, en een hond")
    kabel.plug()
    wait_for(
        qtbot, anne, lambda: anne.place.desk.team is not None and anne.place.desk.team.lost_since is None
    )
    dialog.submit()
    settle(anne)
    for _ in range(2):  # however often one presses
        assert "was al opgeslagen" in refused(anne)
        assert dialog.isVisible()
        assert dialog.fields["tekst"].value() == "geschreeuw en glas, en een hond"
        assert signals(anne) == 1
        dialog.submit()
        settle(anne)
    refused(anne)


def back(anne: MainWindow, kabel: Kabel, qtbot: QtBot) -> None:
    kabel.plug()
    wait_for(
        qtbot, anne, lambda: anne.place.desk.team is not None and anne.place.desk.team.lost_since is None
    )


def test_the_doubt_of_a_quick_line_is_of_its_own_casus(anne: MainWindow, kabel: Kabel, qtbot: QtBot) -> None:
    one, two = (open_casus(anne.place.ctx, casus_gegevens(titel=name), PERSOON) for name in ("Een", "Twee"))
    quick = anne.casus_page.tijdlijn.quick

    def record(text: str) -> None:
        for field, value in ((quick.kind, ItemSoort.CONTACT), (quick.who, "boa"), (quick.text, text)):
            enter(field, value)
        quick.record()
        settle(anne)

    def lines(casus_id: UUID) -> list[str]:
        return [item.tekst for item in anne.place.ctx.reads.dossier.casus(casus_id).tijdlijn]

    anne.open_casus(one, "Tijdlijn")
    settle(anne)
    kabel.pull_at_commit(AFTER, stays=True)
    record("ruzie op straat")
    refused(anne)
    back(anne, kabel, qtbot)
    anne.open_casus(two, "Tijdlijn")
    settle(anne)
    record("de boa belde")
    assert lines(two).count("de boa belde") == 1
    anne.open_casus(one, "Tijdlijn")
    settle(anne)
    record("ruzie op straat, en glas")
    assert "tweede regel" in refused(anne)
    assert "ruzie op straat, en glas" not in lines(one)
    record("ruzie op straat, en glas")
    assert lines(one).count("ruzie op straat") == 1
    assert lines(one).count("ruzie op straat, en glas") == 1


def test_what_is_not_known_is_asked_again_while_the_line_is_there(anne: MainWindow, qtbot: QtBot) -> None:
    asks = anne.findChild(Unanswered)
    assert asks is not None
    asks._again.setInterval(0)
    anne.place.messages.show_exception(SaveUnanswered((10**6, bytes(32))))
    assert "nog niet bekend" in refused(anne)
    wait_for(qtbot, anne, lambda: "is niet opgeslagen" in told(anne))


def test_who_is_not_let_in_any_more_is_told_so(anne: MainWindow, kabel: Kabel, qtbot: QtBot) -> None:
    login = login_of(anne.place.ctx.officer)
    with psycopg.connect(server(), dbname="postgres", autocommit=True) as connection:
        connection.execute(f"ALTER ROLE {login} NOLOGIN".encode())
        try:
            kabel.pull_at_commit(AFTER, stays=False)
            dialog = type_signal(anne)
            dialog.submit()
            settle(anne)
            assert "nog niet bekend" in refused(anne), "a refusal to let in is no answer"
            wait_for(qtbot, anne, lambda: "laat u sinds 10:00 niet meer toe" in told(anne))
            assert anne.place.desk.drafts.all(), "what is typed is kept here"
            assert "laat u niet meer toe" in told(dialog)
            assert "niet meer toegelaten sinds 10:00" in told(anne.nav)
            assert "Geen verbinding" not in told(anne) + told(dialog)
        finally:
            connection.execute(f"ALTER ROLE {login} LOGIN".encode())
    dialog.submit()
    settle(anne)
    assert signals(anne) == 1


@pytest.mark.parametrize(("when", "said"), [(BEFORE, "is niet opgeslagen"), (AFTER, "is opgeslagen")])
def test_of_a_button_too_it_is_told_what_became_of_it(
    anne: MainWindow, kabel: Kabel, qtbot: QtBot, when: str, said: str
) -> None:
    anne.go_to("partners")
    settle(anne)
    kabel.pull_at_commit(when, stays=True)
    press(anne, "Nagelopen met de partner")
    assert "nog niet bekend" in refused(anne)
    kabel.plug()
    wait_for(qtbot, anne, lambda: said in told(anne))


def test_a_passphrase_that_was_changed_elsewhere_is_told_at_the_next_read(
    anne: MainWindow, qtbot: QtBot
) -> None:
    """What listens is still let in; what is read needs a new line, and no page says by itself what is wrong."""
    login = login_of(anne.place.ctx.officer)
    casus_id = open_casus(anne.place.ctx, casus_gegevens(), PERSOON)
    with psycopg.connect(server(), dbname="postgres", autocommit=True) as connection:
        connection.execute(f"ALTER ROLE {login} NOLOGIN".encode())
        try:
            anne.place.desk.register.engine.dispose()  # type: ignore[attr-defined]  # of a desk of a team
            anne.open_casus(casus_id)
            wait_for(qtbot, anne, lambda: "laat u sinds 10:00 niet meer toe" in told(anne))
            assert not [one for one in anne.findChildren(ErrorDialog) if one.isVisible()]
        finally:
            connection.execute(f"ALTER ROLE {login} LOGIN".encode())
