"""`python -m tests.samen.beelden MAP`: two windows of two officers side by side on one Xvfb, over a real server, as pictures in MAP.

What is seen: who has the casus open, that a colleague has the same form open, a botsing, a list that follows, an overleg that is followed,
and what a newcomer meets: a wrong passphrase, a server that is away, a line that is lost while she types, a closed casus.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

DISPLAY, WIDE, HIGH = ":94", 2560, 900
_PATIENCE_S = 90.0


class Beelden:
    """The windows of Anne, over a cable, and of Bram, who may do less."""

    def __init__(self, home: Path, target: Path) -> None:
        from PySide6.QtWidgets import QApplication

        from ivbdesk.team import open_team
        from ivbdesk.ui.theme import Theme
        from tests.kabel import Kabel
        from tests.ui.team_vensters import BRAM, make_team, window_of
        from tests.werkplaats import PASSPHRASE, Klok

        self._target, self._app = target, QApplication.instance()
        assert isinstance(self._app, QApplication)
        self.theme = Theme(self._app)
        self.theme.apply(self._app, "licht")
        klok, self.folder = Klok(), home / "Leiderdorp.ivbteam"
        make_team(self.folder, klok)
        self.bram = window_of(open_team(self.folder, BRAM, clock=klok), home / "bram.ini", self.theme)
        self.kabel = Kabel()
        self.kabel.lay_to(self.folder)
        self.anne = window_of(open_team(self.folder, PASSPHRASE, clock=klok), home / "anne.ini", self.theme)
        for window, left in ((self.anne, 0), (self.bram, WIDE // 2)):
            window.setGeometry(left, 0, WIDE // 2, HIGH)
        self.settle()

    def settle(self) -> None:
        """Both windows are done."""
        from tests.ui.hand import settle

        settle(self.anne)
        settle(self.bram)

    def until(self, asked: Callable[[], bool]) -> None:
        """Let both go on until it is so."""
        begun = time.monotonic()
        while not asked():
            assert time.monotonic() < begun + _PATIENCE_S, "het kwam niet"
            self._app.processEvents()  # type: ignore[union-attr]  # there is one
            time.sleep(0.02)
        self.settle()

    def keep(self, name: str) -> None:
        """What the whole screen shows now."""
        self.settle()
        self._app.primaryScreen().grabWindow(0).save(str(self._target / f"{name}.png"))  # type: ignore[union-attr]
        print(name, flush=True)

    def play(self) -> None:
        """All of it, in the order in which a day has it."""
        self._a_list_follows()
        self._one_casus()
        self._a_meeting()
        self._a_closed_casus()
        self._without_a_line()
        self._a_newcomer()

    def _a_list_follows(self) -> None:
        from ivbdesk.actions.dossier.casus import open_casus
        from tests.ui.window.test_team import titles
        from tests.werkplaats import PERSOON, casus_gegevens

        for window in (self.anne, self.bram):
            window.go_to("casussen")
        self.settle()
        self.casus_id = open_casus(
            self.anne.place.ctx, casus_gegevens(titel="Geluid en aanloop Proeflaan"), PERSOON
        )
        self.until(lambda: bool(titles(self.anne)) and bool(titles(self.bram)))
        self.keep("1-lijst-volgt")

    def _one_casus(self) -> None:
        from ivbdesk.ui.forms.botsing_dialog import Keuze
        from tests.ui.botsing import asked, casus_form, decide, save_form, type_in
        from tests.ui.team_vensters import told

        for window in (self.anne, self.bram):
            window.open_casus(self.casus_id)
        self.until(
            lambda: "heeft deze casus open" in told(self.anne) and "Anne Proef heeft" in told(self.bram)
        )
        self.keep("2-wie-er-is")
        mine, theirs = casus_form(self.anne, self.casus_id), casus_form(self.bram, self.casus_id)
        self.until(lambda: "wijzigt dit" in told(mine) and "wijzigt dit" in told(theirs))
        self.keep("3-wijzigt-dit")
        type_in(theirs, titel="Overlast door bezoekers", reden="na het huisbezoek")
        save_form(self.bram, theirs)
        type_in(mine, titel="Geluid in de nacht", reden="na de melding")
        save_form(self.anne, mine)
        asked(self.anne)
        self.keep("4-botsing")
        decide(self.anne, Keuze.MIJN)
        self.settle()

    def _a_meeting(self) -> None:
        from PySide6.QtTest import QTest

        from tests.ui.publiek.test_zaal import Kamer
        from tests.ui.team_vensters import told

        made = Kamer(self.anne.place.ctx)
        made.let_in({"gemeente_oov", "incluzio"})
        self.anne.conference.hold(made.overleg_id)
        leads = self.anne.conference.zaal
        assert leads is not None
        self.until(lambda: leads.notities.is_open("besluit"))
        self.bram.conference.hold(made.overleg_id)
        follows = self.bram.conference.zaal
        assert follows is not None
        for window, left in ((leads, 0), (follows, WIDE // 2)):
            window.showNormal()
            window.setGeometry(left, 0, WIDE // 2, HIGH)
        self.until(lambda: "maakt de notities" in told(follows))
        QTest.keyClicks(leads.notities.decision.input, "Verlengen tot maart")
        leads.notities.besluit.button.click()
        self.until(lambda: follows.notities.decision.value() == "Verlengen tot maart")
        self.keep("5-overleg-gevolgd")
        self.anne.conference.end()
        self.bram.conference.end()
        self.settle()

    def _a_closed_casus(self) -> None:
        from ivbdesk.actions.beheer.toegang import close_casus_to

        number = self.anne.place.ctx.reads.dossier.casus(self.casus_id).nummer
        close_casus_to(self.anne.place.ctx, self.casus_id, (), "niet iedereen hoeft dit te zien")
        self.settle()
        self.bram.go_to("casussen")
        self.bram.top.search.setText(number)
        self.bram.top.search.setFocus()
        time.sleep(1)
        self.keep("6-besloten-nummer-gezocht")
        self.bram.top.search.clear()

    def _without_a_line(self) -> None:
        from ivbdesk.cases.kader.soorten import Thema
        from ivbdesk.cases.signaal.signaal import SignaalBron
        from ivbdesk.ui.messages import ErrorDialog
        from tests.ui.hand import fill, form
        from tests.ui.team_vensters import told

        self.anne.new_signaal()
        fill(
            self.anne,
            tekst="geschreeuw en glas in de nacht",
            thema=Thema.WOONOVERLAST,
            bron=SignaalBron.BEWONER,
        )
        self.kabel.pull()
        self.until(lambda: "Geen verbinding met de server" in told(self.anne))
        self.keep("7-lijn-weg-onder-het-typen")
        form(self.anne).submit()
        self.until(lambda: bool(self.anne.findChildren(ErrorDialog)))
        self.keep("8-opslaan-zonder-lijn")
        for box in self.anne.findChildren(ErrorDialog):
            box.accept()
        self.kabel.plug()
        self.until(lambda: "Geen verbinding met de server" not in told(self.anne))
        form(self.anne).reject()
        self.settle()

    def _a_newcomer(self) -> None:
        from PySide6.QtCore import QSettings

        from ivbdesk.register_doors import RegisterDoors
        from ivbdesk.ui.start.start_window import StartWindow

        start = StartWindow(
            RegisterDoors, QSettings(str(self._target / "start.ini"), QSettings.Format.IniFormat)
        )
        start.setGeometry(0, 0, WIDE // 2, HIGH)
        start.show()
        start.raise_()
        start.show_unlock(self.folder)
        self.keep("9-openen")
        start.passphrase.set_value("een heel andere zin dan die")
        start.unlock()
        self.until(lambda: bool(start.passphrase.error))
        self.keep("10-verkeerde-wachtzin")
        from tests.werkplaats import PASSPHRASE

        self.kabel.pull()
        start.passphrase.set_value(PASSPHRASE)
        before = _shown(start)
        start.unlock()
        self.until(lambda: _shown(start) != before and start.background.is_idle)
        self.keep("11-server-weg")
        start.background.shutdown()
        start.close()
        self.kabel.plug()

    def away(self) -> None:
        """Both windows are closed."""
        from tests.ui.team_vensters import leave

        for window in (self.anne, self.bram):
            leave(window)
        self.kabel.away()


def _shown(widget: object) -> str:
    from PySide6.QtWidgets import QWidget

    from tests.ui.team_vensters import told

    assert isinstance(widget, QWidget)
    return told(widget)


@contextmanager
def _screen():  # type: ignore[no-untyped-def]  # a screen, gone afterwards
    quiet = subprocess.DEVNULL
    size = f"{WIDE}x{HIGH}x24"
    running = subprocess.Popen(["Xvfb", DISPLAY, "-screen", "0", size], stdout=quiet, stderr=quiet)
    time.sleep(1)
    try:
        yield
    finally:
        running.terminate()
        running.wait()


def main(target: Path) -> None:
    """Make the pictures, on a screen of their own."""
    target.mkdir(parents=True, exist_ok=True)
    with _screen(), TemporaryDirectory(prefix="ivbdesk-beelden-") as home:
        inner = [sys.executable, "-m", "tests.samen.beelden", "--binnen", home, str(target)]
        subprocess.run(inner, env={**os.environ, "DISPLAY": DISPLAY, "QT_QPA_PLATFORM": "xcb"}, check=True)


def _inside(home: Path, target: Path) -> None:
    from PySide6.QtWidgets import QApplication

    from tests.beide_motoren import on_server

    app = QApplication(sys.argv[:1])
    with contextmanager(on_server)():
        made = Beelden(home, target)
        try:
            made.play()
        finally:
            made.away()
    app.quit()


if __name__ == "__main__":
    if sys.argv[1] == "--binnen":
        _inside(Path(sys.argv[2]), Path(sys.argv[3]))
    else:
        main(Path(sys.argv[1]).absolute())
