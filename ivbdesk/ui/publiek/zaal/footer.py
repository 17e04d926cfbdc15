"""The foot of the shared screen: what was kept and when, what went wrong, a warning, and the keys."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ivbdesk.ui.widgets.basics import Label

KEYS = (
    ("PgDn/PgUp", "volgende of vorige casus"), ("F2", "afspraak"), ("F3", "besluit"), ("F4", "verschil"),
    ("Ctrl+Enter", "vastleggen"), ("F6", "wie is er"), ("F8", "namen"), ("F1", "uitleg"), ("Esc", "sluiten"),
)  # fmt: skip
HELP = (
    ("PgDn, PgUp", "naar de volgende of vorige casus; wat u typte, wordt vastgelegd"),
    ("F2", "een afspraak typen; Enter bij de datum legt haar vast"),
    ("F3", "het besluit typen"),
    ("F4", "een verschil van inzicht typen"),
    ("Ctrl+Enter", "vastleggen wat u in dit vak typte"),
    ("F6", "aanvinken wie er is; de spatiebalk zet een vinkje of haalt het weg"),
    ("F8", "namen tonen of verbergen; dat u ze toont, wordt vastgelegd"),
    ("Esc", "het gedeelde beeld sluiten, na een vraag"),
    ("Ctrl+L", "het register vergrendelen"),
)


class Footer(QWidget):
    """Its words are for everyone in the room: they name nobody and nothing of a casus but its number."""

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setSpacing(2)
        self._problem, self._kept = Label("", "bad"), Label("", "good")
        self._warning = QFrame()
        self._warning.setProperty("role", "banner")
        self._warned = Label("", "strong")
        QVBoxLayout(self._warning).addWidget(self._warned)
        keys = Label(
            " · ".join(f"{key}\N{NO-BREAK SPACE}{_unbroken(what)}" for key, what in KEYS), "muted-small"
        )
        keys.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        for widget in (self._warning, self._problem, self._kept, keys):
            column.addWidget(widget)
        for widget in (self._warning, self._problem, self._kept):
            widget.hide()

    def tell(self, told: str) -> None:
        """Say that something was kept."""
        self._kept.setText(told)
        self._kept.setVisible(bool(told))

    def tell_problem(self, told: str) -> None:
        """Say what was not done, and why."""
        self._problem.setText(told)
        self._problem.setVisible(bool(told))

    def warn_of_lock(self, seconds: int) -> None:
        """Warn that the program is about to be locked, for which any key is the answer; 0 takes the warning away."""
        minutes = -(-seconds // 60)
        left = "een minuut" if minutes == 1 else f"{minutes} minuten"
        told = f"Binnen {left} sluit dit beeld, omdat niemand toetsenbord of muis gebruikt. Druk op een toets om door te gaan."
        told = told if seconds else ""
        self._warned.setText(told)
        self._warning.setVisible(bool(told))

    def clear(self) -> None:
        """What was told was of another casus."""
        self.tell("")
        self.tell_problem("")


def _unbroken(words: str) -> str:
    return words.replace(" ", "\N{NO-BREAK SPACE}")
