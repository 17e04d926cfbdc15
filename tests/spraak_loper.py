"""The walker of `tests.spraak`: an officer without a mouse, from a signal to a closed casus, in a real window."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSettings
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtTest import QTest

from ivbdesk.ui.qt_start import start_qt
from ivbdesk.ui.theme import Theme
from ivbdesk.ui.window.main_window import MainWindow
from tests.spraak_toetsen import ALT, CTRL, KEY, SHIFT, Toetsen
from tests.ui.hand import settle
from tests.werkplaats import Klok, new_desk

_PAUSE_MS = 300
"""What a window does of its own accord after a key, such as to say that an act is done."""
_SHORT_MS = 50
_MOST_PAUSES = 400
_SEARCHED_MS = 900
"""After so long without typing the manual says what it found."""
_HOUSING = "Woningcorporatie Rijnhart Wonen"
_POLICE = "Politie Eenheid Den Haag, basisteam Leiden-Noord"


def walk(keys: Toetsen, aside: Path, say: Callable[[str], object]) -> None:
    """A whole vignette: each form is sent empty or wrong first, and mended after what is told."""
    for part, told in (
        (record_signal, "Iemand belt: een signaal"),
        (weigh, "Het signaal wordt gewogen en wordt een casus"),
        (write_down, "Een regel in de tijdlijn, en een afspraak"),
        (make_active, "De casus wordt actief"),
        (use_the_ladder, "Een licht middel begint, een zwaarder middel wordt afgewogen"),
        (bring_in, "Een partner in de keten, en een gat dat mag blijven"),
        (partial(hand_over, aside=aside), "Het dossier als PDF"),
        (close, "De casus wordt gesloten"),
        (look_around, "De handleiding en de rondleiding"),
    ):
        say(told)
        part(keys)


def record_signal(keys: Toetsen) -> None:
    """What somebody tells on the telephone."""
    keys.press(KEY.Key_F9)
    keys.save_wrong()
    keys.fill(
        {
            "Wat is er gehoord of gezien": "harde muziek tot na middernacht",
            "Thema": "Woonoverlast",
            "Straat of plek": "Proeflaan",
            "Nummer": "3",
            "Plaats": "Leiderdorp",
            "Achternaam": "Berg",
            "Van wie": "Bewoner",
        }
    )
    keys.save()


def weigh(keys: Toetsen) -> None:
    """It becomes a casus."""
    keys.press(KEY.Key_2, ALT)
    keys.tab_to("Signalen")
    keys.press(KEY.Key_Return)
    keys.save_wrong()
    keys.fill({"Uitkomst": "Nieuwe casus"})
    keys.save_wrong()
    keys.fill(
        {
            "Ernst": "2", "Frequentie": "2", "Gevaar voor anderen": "0", "Kwetsbaarheid": "0",
            "Minderjarige betrokken": "0", "Verloop": "0",
            "Is dit iets voor zorg en veiligheid? Ja": "", "Past dit bij het doel waarvoor het is gemeld? Ja": "",
            "Staat wat u vastlegt in verhouding tot het probleem? Ja": "",
            "Lukt het niet op een minder ingrijpende manier? Ja": "",
            "Waarom een nieuwe casus": "er loopt hier nog niets", "Wettelijke grondslag": "Gemeentewet",
            "Waarom is dit nodig": "zonder naam is er geen gesprek te voeren",
        }
    )  # fmt: skip
    keys.save()


def write_down(keys: Toetsen) -> None:
    """A line of the tijdlijn, and what was agreed."""
    keys.do("tijdlijn vastleggen")
    keys.press(KEY.Key_Return)
    keys.fill(
        {
            "Snel vastleggen": "Melding",
            "Wie meldde dit": "de buurvrouw",
            "Wat is er gebeurd of gezegd": "weer muziek",
        }
    )
    keys.tab_to("Wat is er gebeurd of gezegd")
    keys.press(KEY.Key_Return)
    keys.do("afspraak maken")
    keys.save_wrong()
    keys.fill(
        {
            "Wat is afgesproken": "de corporatie belt de huurder",
            "Wie (organisatie)": _HOUSING,
            "Uiterlijk op": "over 14 dagen",
        }
    )
    keys.save()


def make_active(keys: Toetsen) -> None:
    """The casus goes on, once it is written down that the resident knows of it."""
    _go_on(keys, "In weging")
    keys.save()
    _go_on(keys, "Actief")
    keys.save_wrong()
    keys.press(KEY.Key_Escape)
    keys.press_button("Gegevens")
    keys.fill({"Titel": ""})
    keys.save_wrong()
    keys.fill({"Titel": "Muziek aan de Proeflaan", "Betrokkene geïnformeerd op": "gisteren"})
    keys.save()
    keys.press_button("Status wijzigen")  # where what was typed stands still
    keys.save()


def _go_on(keys: Toetsen, status: str) -> None:
    keys.press_button("Status wijzigen")
    keys.save_wrong()
    keys.fill({"Naar": status, "Reden": "de casus gaat verder"})


def use_the_ladder(keys: Toetsen) -> None:
    """A light means begins; a heavier one is weighed."""
    keys.show_tab("Ladder")
    keys.press_button("+ 3 middelen, Melder*")
    keys.choose("Gesprek")
    keys.press_button("Starten")
    keys.fill({"Begint op": "nooit"})
    keys.save_wrong()
    keys.fill({"Begint op": "vandaag", "Wie voert het uit": _POLICE}, rest="nodig")
    keys.save()
    keys.press_button("+ 4 middelen, Gesprek burgemeester*")
    keys.choose("Bestuurlijke waarschuwing")
    keys.press_button("Afweging maken")
    keys.save_wrong()
    who = {"Van welke zorgpartner": "sociaal team", "Van welke veiligheidspartner": "politie"}
    keys.fill(who, rest="het gesprek hielp een week en daarna begon de muziek opnieuw")
    keys.save()


def bring_in(keys: Toetsen) -> None:
    """A partner comes into the chain, and a gap is left for a while."""
    keys.show_tab("Keten")
    keys.press_button("Leefgebied beoordelen")
    keys.save_wrong()
    keys.fill({"Leefgebied": "Wonen", "Hoe gaat het daar": "2", "Wie gaf dit oordeel": "sociaal team"})
    keys.save()
    keys.press_button("Partner inzetten")
    keys.save_wrong()
    keys.fill({"Leefgebied": "Wonen", "Partner": _HOUSING, "Rol": "◐"})
    keys.save()
    keys.press_button("*: Aanvaarden …")
    keys.save_wrong()
    keys.fill(
        {
            "Wie aanvaardt dit": "de burgemeester",
            "Waarom mag dit gat blijven": "de wachtlijst is lang",
            "Tot en met": "over 14 dagen",
        }
    )
    keys.save()


def hand_over(keys: Toetsen, aside: Path) -> None:
    """The file goes to the lawyer as a PDF."""
    keys.do("dossier als pdf")
    keys.fill({"Voor wie": "Burgemeester"})
    keys.name_file(aside / "dossier.pdf")
    keys.press(KEY.Key_Return, CTRL)


def close(keys: Toetsen) -> None:
    """What still runs is said by the form that would close the casus; then it is ended, and the casus is closed."""
    _go_on(keys, "Gesloten")
    keys.save_wrong()
    keys.press(KEY.Key_Escape)
    keys.show_tab("Plan & afspraken")
    keys.tab_to("Afspraken")
    keys.press(KEY.Key_Down)
    keys.press(KEY.Key_Return)
    keys.save_wrong()
    keys.fill({"Hoe staat het ermee": "Gedaan"}, rest="er is gebeld")
    keys.save()
    keys.show_tab("Ladder")
    keys.press_button("Gesprek wijkagent*")
    keys.press_button("Beëindigen")
    keys.save_wrong()
    keys.fill({"Uitkomst": "Gelukt"})
    keys.save()
    keys.press_button("Status wijzigen")
    keys.save()


def look_around(keys: Toetsen) -> None:
    """The manual at the page where one is, a way back, and the tour."""
    keys.press(KEY.Key_Z, CTRL)
    keys.press(KEY.Key_F1)
    keys.press(KEY.Key_F, CTRL)
    keys.write("laptop gestolen")
    QTest.qWait(_SEARCHED_MS)
    keys.press(KEY.Key_Down)
    keys.press(KEY.Key_Escape)
    keys.do("rondleiding")
    keys.press(KEY.Key_Tab)
    keys.press(KEY.Key_Backtab, SHIFT)
    keys.press(KEY.Key_Return, times=5)


def _write(line: str) -> None:
    """Set what is done between what is heard."""
    with Path(os.environ["SPRAAK_LOG"]).open("a", encoding="utf-8") as log:
        log.write(f"{line}\n")


class _Hearer:
    """Who listens on the bus, in another process."""

    def __init__(self, window: MainWindow) -> None:
        self._window, self._marks = window, 0
        self._heard = Path(os.environ["SPRAAK_MERK"])

    def wait(self) -> None:
        """Wait until all that was told by now is heard: what comes after it on the bus is a mark that is given back."""
        QTest.qWait(_PAUSE_MS)
        self._marks += 1
        mark = f"merk {self._marks}"
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._window, mark))
        for _ in range(_MOST_PAUSES):
            if self._heard.exists() and self._heard.read_text(encoding="utf-8") == mark:
                return
            QTest.qWait(_SHORT_MS)


def main() -> None:
    """Open an empty register, and walk."""
    app = start_qt(["ivbdesk"])
    theme = Theme(app)
    theme.apply(app, "licht")
    with tempfile.TemporaryDirectory(prefix="ivbdesk-loper-") as aside:
        settings = QSettings(str(Path(aside) / "loper.ini"), QSettings.Format.IniFormat)
        window = MainWindow(new_desk(Path(aside), Klok()), theme, settings)
        window.show()
        window.activateWindow()
        QTest.qWaitForWindowActive(window)
        settle(window)
        walk(Toetsen(window, _Hearer(window).wait, _write), Path(aside), lambda told: _write(f"\n== {told}"))
        window.close()


if __name__ == "__main__":
    main()
