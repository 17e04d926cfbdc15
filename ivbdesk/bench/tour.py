"""Every page and tab of the real window once, and what is done there most, each under the watchdog."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import QCoreApplication, QEventLoop
from PySide6.QtWidgets import QTabWidget

from ivbdesk.bench.watchdog import Watchdog
from ivbdesk.ui.dossier.casussen import CasussenPage
from ivbdesk.ui.window.main_window import MainWindow

_SETTLES_S = 600.0


def tour(window: MainWindow, ids: list[UUID], dog: Watchdog) -> None:
    """Go round, twice: what is made at the first sight of a page counts, and what comes back too."""
    for turn in ("eerste keer", "daarna"):
        for key, page in window.pages.items():
            _act(window, dog, f"pagina {key}, {turn}", lambda key=key: window.go_to(key))  # type: ignore[misc]
            for tabs in page.findChildren(QTabWidget):
                _round(window, dog, key, tabs, turn)
        for casus_id in ids[:5]:
            _act(window, dog, f"casus openen, {turn}", lambda one=casus_id: window.open_casus(one))  # type: ignore[misc]
            _round(window, dog, "casus", window.casus_page.tabs, turn)
    _list(window, dog)


def _round(window: MainWindow, dog: Watchdog, where: str, tabs: QTabWidget, turn: str) -> None:
    for index in (*range(1, tabs.count()), 0):
        name = tabs.tabText(index).replace("&&", "&")
        _act(window, dog, f"{where}: tabblad {name}, {turn}", lambda index=index: tabs.setCurrentIndex(index))  # type: ignore[misc]


def _list(window: MainWindow, dog: Watchdog) -> None:
    page = window.pages["casussen"]
    assert isinstance(page, CasussenPage)
    window.go_to("casussen")
    bar = page.table.verticalScrollBar()
    _act(window, dog, "lijst: ook gesloten", page.open_only.click)
    for column in range(page.model.columnCount()):
        _act(window, dog, "lijst: op een andere kolom", lambda column=column: page.model.sort(column))  # type: ignore[misc]
    _act(window, dog, "lijst: naar het midden", lambda: bar.setValue(bar.maximum() // 2))
    _act(window, dog, "lijst: naar het einde", lambda: bar.setValue(bar.maximum()))
    for words in ("b", "ba", "bakker", "2026-1", ""):
        _act(window, dog, "lijst: filter", lambda words=words: page.text.setText(words))  # type: ignore[misc]


def _act(window: MainWindow, dog: Watchdog, name: str, do: Callable[[], object]) -> None:
    with dog.during(name):
        do()
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents)
        if not window.background.wait_idle(_SETTLES_S):
            raise TimeoutError(name)
        window.repaint()
