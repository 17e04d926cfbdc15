"""Pictures below each other, as wide as the window: of a picture, or of the pages of a PDF, some at a time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from ivbdesk.cases.dossier.stukinhoud import Bladzijde, Bladzijden
from ivbdesk.ui.messages import explain
from ivbdesk.ui.widgets.basics import Label, MutedLabel, SecondaryButton
from ivbdesk.ui.widgets.layouts import clear, row, scrolling
from ivbdesk.ui.workplace import Workplace

NO_PICTURE = (
    "Deze afbeelding kan hier niet worden getoond; misschien is het bestand beschadigd. Het origineel is bewaard: open "
    "het buiten ivbdesk."
)
NO_PDF = (
    "Deze PDF kan hier niet worden getoond; misschien is er een wachtwoord op gezet, of is het bestand beschadigd. Het "
    "origineel is bewaard: open het buiten ivbdesk."
)
_NO_PAGE = "Deze bladzijde kan hier niet worden getoond."


@dataclass(frozen=True)
class Plaat:
    """A picture as it was unpacked, with its name and words for who does not see it."""

    image: QImage
    naam: str
    tekst: str = ""


class Platen(QWidget):
    """Shows what `read` gives from a number on, unpacked in a thread; without an answer it says why."""

    def __init__(
        self, place: Workplace, wide: int, read: Callable[[int], Bladzijden], none: str, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._place, self._wide, self._read, self._none = place, wide, read, none
        self._at = self._after = 0
        self._before: list[int] = []
        content = QWidget()
        self._list = QVBoxLayout(content)
        self.area = scrolling(content)
        self.area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # the keys turn over the pages
        self.area.setAccessibleName("Inhoud van het stuk")
        self._told = MutedLabel("", small=True)
        self._told.setWordWrap(False)
        self.back = SecondaryButton("Vorige bladzijden", self._go_back)
        self.on = SecondaryButton("Volgende bladzijden", self._go_on)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.area, 1)
        column.addLayout(row(self.back, self.on, self._told))
        self._turn_to(0)

    def _go_on(self) -> None:
        self._before.append(self._at)
        self._turn_to(self._after)

    def _go_back(self) -> None:
        self._turn_to(self._before.pop())

    def _turn_to(self, number: int) -> None:
        self._at = number
        for button in (self.back, self.on):
            button.setEnabled(False)
        self._told.setText("Wordt gelezen …")
        read, wide = self._read, round(self._wide * self.devicePixelRatioF())

        def unpacked() -> tuple[Bladzijden, list[Plaat]]:
            found = read(number)
            return found, [_plaat(page, nr, found, wide) for nr, page in enumerate(found.platen, number + 1)]

        self._place.background.run(unpacked, self._show, self._fail, owner=self)

    def _show(self, found: tuple[Bladzijden, Sequence[Plaat]]) -> None:
        pages, shown = found
        clear(self._list)
        for plaat in shown:
            self._list.addWidget(self._label(plaat))
        self._list.addStretch(1)
        if not shown or (pages.aantal == 1 and shown[0].image.isNull()):
            self._say(self._none)
            return
        self._after = pages.vanaf + len(shown)
        is_one = pages.aantal == 1
        self._told.setText(f"Bladzijde {pages.vanaf + 1} tot en met {self._after} van {pages.aantal}")
        for widget in (self._told, self.back, self.on):
            widget.setVisible(not is_one)
        self.back.setEnabled(bool(self._before))
        self.on.setEnabled(self._after < pages.aantal)
        self.area.verticalScrollBar().setValue(0)

    def _label(self, plaat: Plaat) -> QWidget:
        if plaat.image.isNull():
            return Label(_NO_PAGE, "near")
        label = QLabel()
        pixmap = QPixmap.fromImage(plaat.image)
        pixmap.setDevicePixelRatio(self.devicePixelRatioF())
        label.setPixmap(pixmap)
        label.setAccessibleName(plaat.naam)
        label.setAccessibleDescription(plaat.tekst)
        return label

    def _say(self, text: str) -> None:
        clear(self._list)
        self.told = Label(text, "near")
        self._list.addWidget(self.told)
        self._list.addStretch(1)
        for widget in (self._told, self.back, self.on):
            widget.hide()

    def _fail(self, error: BaseException) -> None:
        self._say(" ".join(part for part in explain(error) if part))


def _plaat(page: Bladzijde, number: int, among: Bladzijden, wide: int) -> Plaat:
    """Unpacked and made as wide as the window, where it is wider; away from the UI thread."""
    image = QImage.fromData(page.plaatje)
    if image.width() > wide:
        image = image.scaledToWidth(wide, Qt.TransformationMode.SmoothTransformation)
    name = "Afbeelding" if among.aantal == 1 and not page.tekst else f"Bladzijde {number}"
    return Plaat(image, name, page.tekst)
