"""What a window says of itself: every text that does not fit, every bar, break and overlap, measured from its widgets."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import combinations

from PySide6.QtCore import QModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QTextLayout, QTextOption
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QScrollArea,
    QScrollBar,
    QSizeGrip,
    QStackedLayout,
    QStyle,
    QStyleOptionComboBox,
    QStyleOptionFrame,
    QStyleOptionViewItem,
    QTabBar,
    QTableView,
    QTextEdit,
    QToolButton,
    QWidget,
)

from ivbdesk.ui.forms.form_dialog import FormDialog
from ivbdesk.ui.ladder.ladder_grid import LadderCell
from ivbdesk.ui.theme import Theme
from ivbdesk.ui.widgets.basics import LinkButton, PrimaryButton, SecondaryButton
from ivbdesk.ui.widgets.layouts import held
from ivbdesk.ui.widgets.table_text import TextDelegate
from ivbdesk.ui.window.nav import NavEntry
from ivbdesk.ui.window.page_stack import PageStack

SMALLEST = 0.89
_ROUNDING = 1
_POINTS = 0.1
_ARROW = 20
"""What Qt counts for the arrow of each head of a list that can be sorted, though only one has it."""
_LONG = 32
"""A text of more characters may end in dots in a list, with the whole in its tip."""
_PARTS = re.compile(r"[^\s-]+-?")
"""What Qt keeps on one line."""


def faults(
    window: QWidget, theme: Theme, smallest: float = SMALLEST, screen: QSize | None = None
) -> list[str]:
    """Everything that is wrong to the eye in a shown window, each with the kind of fault first.

    `smallest` is how small a text may be, as a part of the usual size; `screen` is the one it is on, if not the real one.
    """
    told = list(_scrolls_on_a_free_screen(window, screen or window.screen().availableGeometry().size()))
    least = theme.font(smallest).pointSizeF() - _POINTS
    for widget in (window, *window.findChildren(QWidget)):
        if widget.isVisibleTo(window) and widget.window() is window and not isinstance(widget, QSizeGrip):
            told += [f"{kind}: {name_of(widget)}" for look in _LOOKS for kind in look(widget)]
            told += [f"{kind}: {name_of(widget)}" for kind in _small(widget, least)]
    return told


def too_large(window: QWidget, screen: QSize) -> list[str]:
    """Whether a window, or what it needs at the least, goes past this screen: its buttons would be out of reach."""
    least = window.minimumSizeHint().expandedTo(window.minimumSize()).expandedTo(window.size())
    fits = least.width() <= screen.width() and least.height() <= screen.height()
    return (
        [] if fits else [f"groter dan het scherm: {type(window).__name__} {least.width()}x{least.height()}"]
    )


def name_of(widget: QWidget) -> str:
    words = widget.text() if isinstance(widget, QLabel | QAbstractButton) else ""
    inside = type(widget.parentWidget()).__name__ if widget.parentWidget() else ""
    label = words or widget.accessibleName() or widget.objectName()
    return f"{type(widget).__name__} in {inside} {widget.width()}x{widget.height()} {label[:60]!r}"


def _cut(widget: QWidget) -> Iterator[str]:
    """A text that its own rectangle does not hold, unless it is shortened on purpose with the whole in a tooltip."""
    if isinstance(widget, QLabel):
        yield from _cut_label(widget)
    elif isinstance(widget, QAbstractButton):
        least = widget.minimumSizeHint() if widget.hasHeightForWidth() else widget.sizeHint()
        if widget.text() and widget.toolTip() == widget.text():  # shortened, with the whole in its tip
            return
        if not widget.hasHeightForWidth() and widget.width() < least.width() - _ROUNDING and widget.text():
            yield "afgesneden"
        high = max(least.height(), widget.heightForWidth(widget.width()))
        if widget.height() < high - _ROUNDING:
            yield "te laag"
    elif isinstance(widget, QComboBox):
        yield from _cut_chooser(widget)
    elif isinstance(widget, QLineEdit):
        room = _typing_room(widget)
        if not widget.text() and _advance(widget, widget.placeholderText()) > room:
            yield "afgesneden voorbeeld"
    elif isinstance(widget, QHeaderView):
        yield from _cut_header(widget)
    elif isinstance(widget, QTabBar):
        wide = sum(widget.tabRect(n).width() for n in range(widget.count()) if widget.isTabVisible(n))
        if wide > widget.width() + _ROUNDING:
            yield "tabs buiten beeld"
    elif isinstance(widget, QTableView):
        yield from _cut_cells(widget)
    elif isinstance(widget, QListView) and widget.viewport().height() < widget.sizeHintForRow(0) - _ROUNDING:
        yield "te laag"


def _cut_label(label: QLabel) -> Iterator[str]:
    words = QLabel.text(label)
    if not words or label.toolTip():
        return
    if label.wordWrap():
        if label.height() < label.heightForWidth(label.width()) - _ROUNDING:
            yield "te laag"
    elif label.width() < label.sizeHint().width() - _ROUNDING:
        yield "afgesneden"
    elif label.height() < label.sizeHint().height() - _ROUNDING:
        yield "te laag"


def _cut_chooser(combo: QComboBox) -> Iterator[str]:
    option = QStyleOptionComboBox()
    combo.initStyleOption(option)
    box = combo.style().subControlRect(
        QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, combo
    )
    shown = combo.currentText() or combo.placeholderText()
    if not combo.isEditable() and _advance(combo, shown) > box.width() and not combo.toolTip():
        yield "afgesneden keuze"


def _cut_header(header: QHeaderView) -> Iterator[str]:
    model = header.model()
    if header.orientation() is not Qt.Orientation.Horizontal or model is None:
        return
    for section in range(header.count()):
        if header.isSectionHidden(section) or not model.headerData(section, Qt.Orientation.Horizontal):
            continue
        sorts = header.isSortIndicatorShown() and header.sortIndicatorSection() != section
        needed = header.sectionSizeFromContents(section).width() - (_ARROW if sorts else 0)
        if header.sectionSize(section) < needed - _ROUNDING:
            yield f"afgesneden kop {model.headerData(section, Qt.Orientation.Horizontal)}"


def _cut_cells(table: QTableView) -> Iterator[str]:
    delegate, model = table.itemDelegate(), table.model()
    if not isinstance(delegate, TextDelegate):
        yield from cut_lines(table)
        return
    for row in range(model.rowCount(QModelIndex())):
        for column in range(model.columnCount(QModelIndex())):
            index = model.index(row, column)
            box = table.visualRect(index)
            if table.isColumnHidden(column) or not box.intersects(table.viewport().rect()):
                continue
            option = QStyleOptionViewItem()
            option.initFrom(table)
            option.font = index.data(Qt.ItemDataRole.FontRole) or table.font()
            if table.rowHeight(row) < delegate.sizeHint(option, index).height() - _ROUNDING:
                yield f"te lage rij {row}"
            words = str(index.data() or "")
            room = table.columnWidth(column) - theme_room(delegate.theme)
            if wide := [
                w for w in _PARTS.findall(words) if QFontMetrics(option.font).horizontalAdvance(w) > room
            ]:
                yield f"te brede woorden in kolom {column}: {wide[0]}"


def cut_lines(table: QTableView) -> Iterator[str]:
    """Cells that end in dots, but for a long text of which the tip has the whole."""
    delegate, model = table.itemDelegate(), table.model()
    for row in range(model.rowCount(QModelIndex())):
        for column in range(model.columnCount(QModelIndex())):
            index = model.index(row, column)
            if table.isColumnHidden(column) or not table.visualRect(index).intersects(
                table.viewport().rect()
            ):
                continue
            option = QStyleOptionViewItem()
            option.initFrom(table)
            option.font = table.font()
            delegate.initStyleOption(option, index)
            words = option.text.replace("\u2028", "\n")
            style = table.style()
            option.rect = QRect(0, 0, table.columnWidth(column), table.rowHeight(row))
            edge = 2 * (style.pixelMetric(QStyle.PixelMetric.PM_FocusFrameHMargin, option, table) + 1)
            box = style.subElementRect(QStyle.SubElement.SE_ItemViewItemText, option, table)
            wraps = Qt.TextFlag.TextWordWrap if table.wordWrap() else Qt.TextFlag.TextSingleLine
            metrics = QFontMetrics(option.font)
            needed = metrics.boundingRect(QRect(0, 0, box.width() - edge, 10_000), int(wraps), words)
            whole = needed.width() <= box.width() - edge + _ROUNDING and needed.height() <= box.height()
            told = len(words) > _LONG and index.data(Qt.ItemDataRole.ToolTipRole)
            if words and not whole and not told:
                yield f"afgesneden cel {words[:30]!r} in kolom {column}"


def _scrolls_on_a_free_screen(window: QWidget, screen: QSize) -> Iterator[str]:
    """A form of which something is out of sight though the screen has room for it."""
    if isinstance(window, FormDialog) and window.frame.scroll.verticalScrollBar().maximum() > 0:
        most = screen.height() * 9 // 10
        if window.height() < most - _ROUNDING:
            yield f"schuift, en het scherm heeft nog {most - window.height()} over"


def theme_room(theme: Theme) -> int:
    """What a cell of a table keeps free beside its words."""
    return theme.px(20)


def _bars(widget: QWidget) -> Iterator[str]:
    """What goes past the side of its pane, with a bar or cut off; and a pane that scrolls in one that scrolls."""
    if not isinstance(widget, QAbstractScrollArea):
        return
    if widget.horizontalScrollBar().maximum() > 0:
        yield f"schuift opzij ({widget.horizontalScrollBar().maximum()})"
    if isinstance(widget, QPlainTextEdit | QTextEdit) or not widget.verticalScrollBar().maximum():
        return
    parent = widget.parentWidget()
    while parent is not None:
        last_resort = isinstance(parent, PageStack)
        if isinstance(parent, QScrollArea) and not last_resort and parent.verticalScrollBar().maximum():
            yield "balk in een balk"
        parent = parent.parentWidget()


def _breaks(widget: QWidget) -> Iterator[str]:
    """A word that goes on below though a line has room for it, or that is wider than its line."""
    if isinstance(widget, QLabel) and widget.wordWrap() and widget.textFormat() is Qt.TextFormat.PlainText:
        yield from broken(QLabel.text(widget), widget.font(), widget.contentsRect().width())
    elif isinstance(widget, QPlainTextEdit):
        text = widget.toPlainText()
        room = widget.viewport().width() - 2 * round(widget.document().documentMargin())
        yield from broken(text, widget.font(), room)


def broken(text: str, font: QFont, width: int) -> Iterator[str]:
    """The words of a text that at this width do not stand on one line."""
    for line in text.split("\n"):
        layout = QTextLayout(line, font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.beginLayout()
        while (part := layout.createLine()).isValid():
            part.setLineWidth(width)
            end = part.textStart() + part.textLength()
            if part.textStart() and _within(line, part.textStart()):
                yield f"woord gebroken: {line[max(0, part.textStart() - 20) : end][:40]}"
        layout.endLayout()


def _within(line: str, at: int) -> bool:
    before, after = line[at - 1], line[at : at + 1]
    return before.isalnum() and after.isalnum()


def _places(widget: QWidget) -> Iterator[str]:
    """A widget that stands outside of the one that holds it, or over another one of the same layout."""
    parent, layout = widget.parentWidget(), widget.layout()
    scrolled = parent is not None and isinstance(parent.parentWidget(), QAbstractScrollArea)
    free = parent is None or scrolled or widget.isWindow() or isinstance(widget, QScrollBar)
    if parent and not free and not parent.rect().adjusted(-1, -1, 1, 1).contains(widget.geometry()):
        yield "buiten zijn vak"
    if layout is not None and not isinstance(layout, QStackedLayout):
        for one, other in combinations([w for w in held(layout) if w.isVisibleTo(widget)], 2):
            if _overlap(one.geometry(), other.geometry()):
                yield f"over elkaar: {name_of(one)} en {name_of(other)} in"


def _overlap(one: QRect, other: QRect) -> bool:
    shared = one.intersected(other)
    return shared.width() > _ROUNDING and shared.height() > _ROUNDING


def _small(widget: QWidget, least: float) -> Iterator[str]:
    """Words smaller than the smallest of the theme."""
    words = widget.text() if isinstance(widget, QLabel | QAbstractButton | QLineEdit) else ""
    points = widget.font().pointSizeF()
    if words and points < least:
        yield f"te klein ({points:.1f})"


def _underlined(widget: QWidget) -> Iterator[str]:
    """A word with an ampersand, of which Qt makes a key and leaves the sign out."""
    words = widget.text() if isinstance(widget, QAbstractButton) else ""
    if isinstance(widget, LinkButton | PrimaryButton | SecondaryButton):
        words = QAbstractButton.text(widget)
    if isinstance(widget, QLabel) and widget.buddy() is not None:
        words = QLabel.text(widget)
    if "&" in words.replace("&&", "") and not isinstance(
        widget, NavEntry | LadderCell
    ):  # these paint it as it is
        yield "& als sneltoets"


def _advance(widget: QWidget, text: str) -> int:
    return widget.fontMetrics().horizontalAdvance(text)


def _typing_room(line: QLineEdit) -> int:
    """The width within the edge, the padding and the margins in which a line shows its text."""
    option = QStyleOptionFrame()
    line.initStyleOption(option)
    inner = line.style().subElementRect(QStyle.SubElement.SE_LineEditContents, option, line)
    buttons = sum(part.width() for part in line.findChildren(QToolButton) if part.isVisible())
    return inner.width() - 4 - buttons


_LOOKS: tuple[Callable[[QWidget], Iterator[str]], ...] = (_cut, _bars, _breaks, _places, _underlined)
