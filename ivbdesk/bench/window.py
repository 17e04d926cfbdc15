"""What the officer waits for in the real window: from the act until it is painted, drawn without a display."""

from __future__ import annotations

import gc
import os
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random
from uuid import UUID

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication, QEventLoop, QSettings
from PySide6.QtWidgets import QApplication

from ivbdesk.bench.measure import Timing, measured, peak_memory_mb, timed
from ivbdesk.bench.tour import tour
from ivbdesk.bench.watchdog import Wait, Watchdog
from ivbdesk.cases.dossier.tijdlijn import ItemSoort
from ivbdesk.desk import Desk, with_passphrase
from ivbdesk.ui.dossier.casussen import CasussenPage
from ivbdesk.ui.qt_start import start_qt
from ivbdesk.ui.theme import Theme
from ivbdesk.ui.window.main_window import MainWindow

_GIVE_UP_S = 30.0
_RUNS, _KEYS = 20, 200


@dataclass(frozen=True)
class WindowProbe:
    """What was measured in the window, how long it did not answer in each act, and the most memory that the process held."""

    metingen: list[Timing]
    wachttijden: list[Wait]
    geheugen_mb: float


def measure_window(place: Path, passphrase: str, ids: list[UUID], typed: list[str]) -> WindowProbe:
    """Everything of the window, in this process."""
    dog = Watchdog()
    return WindowProbe(list(_measure(place, passphrase, ids, typed, dog)), dog.waits, peak_memory_mb())


def _measure(
    place: Path, passphrase: str, ids: list[UUID], typed: list[str], dog: Watchdog
) -> Iterator[Timing]:
    """Unlock to a painted list, search, open a casus, change tabs, save; and round all there is, under the watchdog."""
    app = QApplication.instance() or start_qt(["ivbdesk"])
    assert isinstance(app, QApplication)
    theme = Theme(app)
    theme.apply(app, "licht")
    settings = QSettings(str(place.parent / "bench.ini"), QSettings.Format.IniFormat)
    started = time.perf_counter()
    window = MainWindow(Desk.open(place, with_passphrase(passphrase)), theme, settings)
    window.resize(1440, 900)
    window.go_to("casussen")
    window.show()
    page = window.pages["casussen"]
    assert isinstance(page, CasussenPage)
    _until(lambda: page.model.loaded)
    window.repaint()
    taken = (time.perf_counter() - started) * 1000
    yield Timing("ontgrendelen tot getekende lijst, met Argon2id", taken, taken)
    gc.freeze()  # as desktop.py does
    try:
        with dog:
            with dog.during("typen in het zoekveld"):
                yield from _measure_search(window, typed)
            with dog.during("casussen openen, tabbladen wisselen, regels vastleggen"):
                yield from _measure_casus(window, ids, Random(5))
            tour(window, ids, dog)
        yield from (
            Timing("langste wachttijd van het venster", longest.ms, longest.ms) for longest in dog.waits[:1]
        )
    finally:
        window.close()


def _measure_search(window: MainWindow, typed: list[str]) -> Iterator[Timing]:
    """A key every so often, as one types; from each key until its first hits are painted, if none came after it."""
    field, times = window.top.search, []
    window.top.focus_search()
    for words in typed[:_KEYS]:
        shown = window.hits.answers
        started = time.perf_counter()
        field.setText(words)
        _until(lambda shown=shown: window.hits.answers > shown)  # type: ignore[misc]  # a lambda with its own count
        window.hits.repaint()
        times.append((time.perf_counter() - started) * 1000)
    field.clear()
    QCoreApplication.processEvents()
    yield measured("letter getypt tot de eerste resultaten zijn getekend", times)


def _measure_casus(window: MainWindow, ids: list[UUID], random: Random) -> Iterator[Timing]:
    page = window.casus_page

    def open_casus() -> None:
        wanted = random.choice(ids)
        window.open_casus(wanted)
        _until(lambda: page.shown_id == wanted and page.overzicht.is_complete)
        window.repaint()

    def change_tab() -> None:
        page.tabs.setCurrentIndex((page.tabs.currentIndex() + 1) % page.tabs.count())
        QCoreApplication.processEvents()
        window.repaint()

    yield timed("casus openen tot hij is getekend", open_casus, _RUNS)
    yield timed("tabblad wisselen tot het is getekend", change_tab, _RUNS)
    page.tabs.show_tab("Tijdlijn")
    tab = page.tijdlijn

    def save() -> None:
        before = tab.model.rowCount()
        tab.quick.kind.set_value(ItemSoort.NOTITIE)
        tab.quick.text.set_value("Gemeten regel.")
        tab.quick.record()
        _until(lambda: tab.model.rowCount() > before)
        window.repaint()

    yield timed("regel vastleggen tot zij in de tijdlijn staat", save, _RUNS)


def _until(ready: Callable[[], bool]) -> None:
    end = time.perf_counter() + _GIVE_UP_S
    while not ready():
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 5)
        if time.perf_counter() > end:
            raise TimeoutError
