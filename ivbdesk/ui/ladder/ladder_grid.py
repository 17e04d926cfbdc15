"""The grid of the ladder: levels from heavy to light, one column a track, a cell for each means."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGridLayout, QLabel, QMenu, QSizePolicy, QVBoxLayout, QWidget

from ivbdesk.cases.kader.kader import Handelingskader, Maatregelsoort, Spoor
from ivbdesk.cases.ladder.ladderbeeld import CelStaat, Laddercel
from ivbdesk.ui.theme import Theme
from ivbdesk.ui.widgets.basics import Pressable, plain

TODO = "nog zonder uitkomst"
CHOSEN = "gekozen"
_BAR = 5
_RADIUS = 6.0
_SOFT_HYPHEN = "\u00ad"
# Dutch writes compounds as one word: these are the parts before which such a word may be broken off.
_BREAK = re.compile(
    r"(?<=\w{4})(?=aanwijzing|baarheid|bemiddeling|dwang|gesprek|huis|machtiging|maatregel|meester|onderzoek|overleg"
    r"|rechter|schuwing|sluiting|verbod)"
)


@dataclass(frozen=True)
class Appearance:
    """How a state looks: the names of its colours, and whether its edge is dashed."""

    bar: str
    ground: str
    dashed: bool = False
    strong: bool = False


_LOOKS: Mapping[CelStaat | None, Appearance] = {
    CelStaat.GELUKT: Appearance("ok", "ok_soft"),
    CelStaat.DEELS: Appearance("warn", "warn_soft"),
    CelStaat.NIET_GELUKT: Appearance("ink3", "bg"),
    CelStaat.LOOPT: Appearance("accent", "accent_soft"),
    CelStaat.HOOGSTE: Appearance("r4", "r4_soft", strong=True),
    CelStaat.VOORGESTELD: Appearance("accent", "card", dashed=True),
    CelStaat.OVERGESLAGEN: Appearance("ink3", "card", dashed=True),
    None: Appearance("gap", "gap_soft"),
}


class _Wrapped:
    """Words in a narrow cell: a word that is too wide is broken off between its parts, or else anywhere."""

    def __init__(self, text: str, font: QFont, width: int) -> None:
        whole, anywhere = Qt.TextFlag.TextWordWrap, Qt.TextFlag.TextWrapAnywhere
        self._font = font
        for self._text, flags in (
            (text, whole),
            (_BREAK.sub(_SOFT_HYPHEN, text), whole),
            (text, whole | anywhere),
        ):
            self._flags = int(flags)
            box = self._box(width)
            if box.width() <= width:
                break
        self.height = box.height()

    def _box(self, width: int) -> QRect:
        return QFontMetrics(self._font).boundingRect(QRect(0, 0, width, 2000), self._flags, self._text)

    def draw(self, painter: QPainter, place: QRect) -> None:
        """Draw the words in the colour of the pen."""
        painter.setFont(self._font)
        painter.drawText(place, self._flags, self._text)


class LadderCell(Pressable):
    """One means: its short name, its sign, and how it stands in words. Enter or a click chooses it."""

    def __init__(
        self, theme: Theme, title: str, line: str, staat: CelStaat | None, *, empty: bool = False
    ) -> None:
        super().__init__()
        self._theme, self._title, self._line, self._staat, self._empty = theme, title, line, staat, empty
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(f"{title}, {line}" if line else title)
        self.setToolTip(title)
        theme.changed.connect(self.update)

    def _fonts(self) -> tuple[QFont, QFont]:
        weight = QFont.Weight.Normal if self._empty else QFont.Weight.DemiBold
        return self._theme.font(0.93, weight), self._theme.font(0.89)

    def _rects(self, width: int) -> tuple[QRect, QRect]:
        title_font, line_font = self._fonts()
        inner = max(40, width - 2 * _BAR - 10)
        title, line = _Wrapped(self._title, title_font, inner), _Wrapped(self._line_text(), line_font, inner)
        top, left = 5, _BAR + 8
        title_rect = QRect(left, top, inner, title.height)
        return title_rect, QRect(left, top + title.height + 2, inner, line.height if self._line else 0)

    def _line_text(self) -> str:
        sign = "◆" if self._staat is None and not self._empty else (self._staat.teken if self._staat else "")
        return f"{sign} {self._line}".strip()

    def hasHeightForWidth(self) -> bool:
        """The height follows the width, since the words wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height in which all words fit."""
        title, line = self._rects(width)
        return max(line.bottom() if self._line else title.bottom(), title.bottom()) + 7

    def sizeHint(self) -> QSize:
        """Wide enough for a short name."""
        width = self.fontMetrics().averageCharWidth() * 15
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Narrow columns wrap, they do not cut off."""
        width = self.fontMetrics().averageCharWidth() * 10
        return QSize(width, self.heightForWidth(max(width, self.width())))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground, edge, bar, name and line; the focus as a ring."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look = _LOOKS[self._staat]
        colour = self._theme.colour
        box = self.rect().adjusted(1, 1, -1, -1)
        edge = QPen(colour("line" if not look.strong else look.bar), 2 if look.strong else 1)
        if self._empty or look.dashed:
            edge.setStyle(Qt.PenStyle.DashLine)
            edge.setColor(colour("edge"))
        painter.setPen(edge)
        painter.setBrush(colour("card") if self._empty else colour(look.ground))
        painter.drawRoundedRect(box, _RADIUS, _RADIUS)
        if not self._empty:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour(look.bar))
            painter.drawRoundedRect(QRect(box.left(), box.top(), _BAR, box.height()), 2, 2)
        if self.hasFocus() or self.isChecked():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(colour("accent"), 2))
            painter.drawRoundedRect(box, _RADIUS, _RADIUS)
        self._draw_words(painter, colour("ink3") if self._empty else colour("ink"), colour("ink2"))

    def _draw_words(self, painter: QPainter, ink: QColor, ink2: QColor) -> None:
        title_rect, line_rect = self._rects(self.width())
        title_font, line_font = self._fonts()
        painter.setPen(ink)
        _Wrapped(self._title, title_font, title_rect.width()).draw(painter, title_rect)
        if self._line:
            painter.setPen(ink2)
            _Wrapped(self._line_text(), line_font, line_rect.width()).draw(painter, line_rect)


class LadderGrid(QWidget):
    """All six levels by four tracks; `chosen` gives the code of the means that was picked.

    A cell holds every means that is used, proposed, skipped or (marked with ◆) still lacks an outcome;
    the others stand behind one dashed cell.
    """

    chosen = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._buttons: dict[str, LadderCell] = {}
        self._cells: dict[str, LadderCell] = {}
        self._chosen = ""
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(6)

    def show_ladder(
        self,
        kader: Handelingskader,
        cells: Sequence[Laddercel],
        todo: Sequence[str],
        fitting: Sequence[str],
        chosen: str = "",
    ) -> None:
        """Draw the grid anew; `todo` are lighter means without outcome, `fitting` the means that may be chosen.

        The means that is `chosen` always has a cell of its own.
        """
        held = [code for code, cell in self._cells.items() if cell.hasFocus()]
        focused = chosen if chosen in held else next(iter(held), "")
        self._chosen = chosen
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._buttons.clear()
        self._cells.clear()
        for column, spoor in enumerate(Spoor, start=1):
            head = QLabel(spoor.label, alignment=Qt.AlignmentFlag.AlignCenter)
            head.setProperty("role", "kolomkop")
            self._grid.addWidget(head, 0, column)
            self._grid.setColumnStretch(column, 1)
        by_code = {cell.code: cell for cell in cells}
        for row, trede in enumerate(sorted(kader.treden, key=lambda t: -t.nummer), start=1):
            label = QLabel(f"{trede.nummer} {trede.naam.capitalize()}")
            label.setProperty("role", "rijkop")
            label.setContentsMargins(0, 8, 0, 0)
            self._grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
            for column, spoor in enumerate(Spoor, start=1):
                means = kader.op(trede.nummer, spoor)
                slot = self._slot(means, by_code, todo, fitting)
                for cell in slot.findChildren(LadderCell):  # where it stands is seen, and so must be said
                    cell.setAccessibleDescription(f"Trede {trede.nummer} {trede.naam}, {spoor.label}")
                self._grid.addWidget(slot, row, column)
        self._grid.setRowStretch(len(kader.treden) + 1, 1)
        self._mark(chosen)
        if focused in self._cells:  # who walks the grid by keyboard stays where he was
            cell = self._cells[focused]
            QTimer.singleShot(0, cell, lambda: cell.setFocus(Qt.FocusReason.OtherFocusReason))

    def _slot(
        self,
        means: Sequence[Maatregelsoort],
        cells: Mapping[str, Laddercel],
        todo: Sequence[str],
        fitting: Sequence[str],
    ) -> QWidget:
        slot = QWidget()
        column = QVBoxLayout(slot)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        rest, skipped = [], []
        for soort in means:
            cell = cells.get(soort.code)
            passed_over = cell is None or cell.staat is CelStaat.OVERGESLAGEN
            if soort.code in todo and passed_over:
                column.addWidget(self._button(soort.code, LadderCell(self._theme, soort.kort, TODO, None)))
            elif cell is not None and passed_over and soort.code != self._chosen:
                skipped.append(soort)
            elif cell is not None:
                button = LadderCell(self._theme, cell.kort, cell.onderschrift, cell.staat)
                column.addWidget(self._button(soort.code, button))
            elif soort.code == self._chosen:
                picked = LadderCell(self._theme, soort.kort, CHOSEN, None, empty=True)
                column.addWidget(self._button(soort.code, picked))
            elif soort.code in fitting:
                rest.append(soort)
        if skipped:
            column.addWidget(self._skipped(skipped, cells))
        if rest:
            column.addWidget(self._rest(rest))
        column.addStretch(1)
        return slot

    def _skipped(self, means: Sequence[Maatregelsoort], cells: Mapping[str, Laddercel]) -> LadderCell:
        """One cell for what was passed over with a reason: a name, or a menu of names."""
        if len(means) == 1:
            only = cells[means[0].code]
            return self._button(only.code, LadderCell(self._theme, only.kort, only.onderschrift, only.staat))
        names = ", ".join(soort.kort for soort in means)
        cell = LadderCell(self._theme, f"{len(means)} overgeslagen", names, CelStaat.OVERGESLAGEN)
        cell.setToolTip("\n".join(f"{cells[s.code].kort}: {cells[s.code].onderschrift}" for s in means))
        self._add_menu(cell, means)
        return cell

    def _button(self, code: str, button: LadderCell) -> LadderCell:
        button.clicked.connect(lambda: self.choose(code))
        self._buttons[code] = self._cells[code] = button
        return button

    def _rest(self, means: Sequence[Maatregelsoort]) -> LadderCell:
        """One dashed cell for what is still unused: a name, or a menu of names."""
        if len(means) == 1:
            only = means[0]
            cell = LadderCell(self._theme, only.kort, "", None, empty=True)
            cell.clicked.connect(lambda: self.choose(only.code))
            self._buttons[only.code] = self._cells[only.code] = cell
            return cell
        names = ", ".join(soort.kort for soort in means)
        cell = LadderCell(self._theme, f"+ {len(means)} middelen", names, None, empty=True)
        cell.setToolTip("\n".join(soort.naam for soort in means))
        self._add_menu(cell, means)
        return cell

    def _add_menu(self, cell: LadderCell, means: Sequence[Maatregelsoort]) -> None:
        cell.setCheckable(False)
        self._cells |= {soort.code: cell for soort in means}
        menu = QMenu(cell)
        menu.setAccessibleName(cell.accessibleName())
        for soort in means:
            menu.addAction(plain(soort.naam)).triggered.connect(partial(self.choose, soort.code))
        cell.clicked.connect(lambda: menu.popup(cell.mapToGlobal(cell.rect().bottomLeft())))

    def choose(self, code: str, *_: object) -> None:
        """Pick a means and mark its cell."""
        self._mark(code)
        self.chosen.emit(code)

    def _mark(self, code: str) -> None:
        for other, button in self._buttons.items():
            button.setChecked(other == code)
