"""Every page opens for each right, under the rights of the server: nothing that is shown is asked further than one may."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from ivbdesk.actions.beheer.toegang import add_officer, close_casus_to
from ivbdesk.actions.dossier.casus import open_casus
from ivbdesk.cases.betrokkenen.medewerker import Recht
from ivbdesk.team import open_team
from ivbdesk.ui.theme import Theme
from tests.beide_motoren import on_server
from tests.server_register import new_team
from tests.ui.hand import settle
from tests.ui.team_vensters import BRAM, leave, told, window_of
from tests.werkplaats import CHEAP, PASSPHRASE, PERSOON, Klok, casus_gegevens

_REFUSED = "staat dit voor u niet toe"


@pytest.fixture(autouse=True)
def motor() -> Iterator[None]:
    """Every test here is of a server."""
    yield from on_server()


@pytest.mark.parametrize("recht", list(Recht))
def test_every_page_opens(recht: Recht, tmp_path: Path, klok: Klok, theme: Theme) -> None:
    folder = tmp_path / "Proefstad.ivbteam"
    new_team(folder, PASSPHRASE, CHEAP, klok)
    desk = open_team(folder, PASSPHRASE, clock=klok)
    casus_id, closed = (
        open_casus(desk.ctx, casus_gegevens(titel=titel), PERSOON) for titel in ("Een", "Twee")
    )
    close_casus_to(desk.ctx, closed, (), "niet iedereen hoeft dit te zien")
    bram = add_officer(desk.ctx, "Bram Proef", "OOV", recht)
    desk.keys.give_passphrase(bram, BRAM)
    desk.close()
    window = window_of(open_team(folder, BRAM, clock=klok), tmp_path / "bram.ini", theme)
    for key in window.pages:
        window.go_to(key)
        settle(window)
        assert _REFUSED not in told(window), key
    for number in range(window.beheer.tabs.count()):
        window.beheer.tabs.setCurrentIndex(number)
        settle(window)
        assert _REFUSED not in told(window), window.beheer.tabs.tabText(number)
    window.open_casus(casus_id)
    settle(window)
    tabs = window.casus_page.tabs
    for number in range(tabs.count()):
        tabs.setCurrentIndex(number)
        settle(window)
        assert _REFUSED not in told(window), tabs.tabText(number)
    assert "grondslag: Gemeentewet art. 172" in told(window)
    leave(window)
