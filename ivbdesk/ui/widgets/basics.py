"""Cards, chips, headings, buttons and the empty state: the plain blocks of every page."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Literal, Protocol, Self

from PySide6.QtCore import QRectF, QSize, Qt, SignalInstance
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPalette, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
    QVBoxLayout,
    QWidget,
)

from ivbdesk.cases.taal.nederlands import shorten

if TYPE_CHECKING:
    from ivbdesk.cases.betrokkenen.medewerker import Recht

_WORD, _BUTTON, _LINK = 30, 80, 28
_LONG_WORD = re.compile(rf"\S{{{_WORD + 1},}}")
_MAY_BREAK = "\u200b"
LOOK_ONLY = "U kunt dit alleen bekijken."
ChipKind = Literal[
    "neutral", "trede1", "trede2", "trede3", "trede4", "trede5", "trede6", "gap", "warn", "ok", "bad"
]
_KEYPAD = Qt.KeyboardModifier.KeypadModifier
_SIGNS = {"gap": "◆", "warn": "!", "ok": "✓", "bad": "✕"}


def window_title(subject: str) -> str:
    """What the taskbar reads: what the window is for, and never whom it is about."""
    return f"{subject} – ivbdesk"


def set_role(widget: QWidget, role: str) -> None:
    """Give a widget the looks of a role of the style sheet, also after it has been shown."""
    widget.setProperty("role", role)
    widget.style().unpolish(widget)
    widget.style().polish(widget)


def unit(widget: QWidget) -> int:
    """The height of a line of text in this widget: the measure for its margins."""
    return widget.fontMetrics().height()


def breakable(text: str) -> str:
    """A text in which a word that is longer than words are may go on below: else it would widen its window."""
    return _LONG_WORD.sub(
        lambda word: _MAY_BREAK.join(word[0][n : n + _WORD] for n in range(0, len(word[0]), _WORD)), text
    )


def shortened(text: str) -> str:
    """A text for a button or a mark, of which the end gives way to an ellipsis where it is longer than these are."""
    return text if len(text) <= _BUTTON else shorten(text, _BUTTON)


def plain(text: str) -> str:
    """A text for a button, a box or a menu, in which an ampersand is just that."""
    return text.replace("&", "&&")


class Label(QLabel):
    """Plain text, never read as HTML, that wraps unless told otherwise."""

    def __init__(self, text: str = "", role: str = "", *, wrap: bool = True) -> None:
        super().__init__(breakable(text))
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        self.setProperty("role", role)

    def setText(self, text: str) -> None:
        """Show these words."""
        super().setText(breakable(text))

    def text(self) -> str:
        """The words, as they were given."""
        return super().text().replace(_MAY_BREAK, "")


class HeaderLabel(Label):
    """A heading: level 1 for the page, 2 for a card, 3 within a card."""

    def __init__(self, text: str = "", level: Literal[1, 2, 3] = 1) -> None:
        super().__init__(text, f"h{level}", wrap=level > 1)


class MutedLabel(Label):
    """Text of the second plan; `small` for lines under a heading."""

    def __init__(self, text: str = "", *, small: bool = False, wrap: bool = True) -> None:
        super().__init__(text, "muted-small" if small else "muted", wrap=wrap)


class Chip(QLabel):
    """A short mark in a box. Its meaning stands in its words, and for a finding in a sign before them."""

    def __init__(self, text: str = "", kind: ChipKind = "neutral") -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)
        self.show_as(text, kind)

    def show_as(self, text: str, kind: ChipKind) -> None:
        """Show other words or another kind."""
        sign = _SIGNS.get(kind, "")
        self.setText(shortened(text if not sign or text.startswith(sign) else f"{sign} {text}"))
        self.setAccessibleName(text)
        self.setProperty("chip", kind)
        self.style().unpolish(self)
        self.style().polish(self)


class Card(QFrame):
    """A white box with a title; add what it holds to `body`. `gap` draws its edge in the colour of gaps."""

    def __init__(self, title: str = "", *, aside: QWidget | None = None, gap: bool = False) -> None:
        super().__init__()
        self.setProperty("role", "card-gap" if gap else "card")
        self.setAccessibleName(title)
        space = unit(self)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(space, space * 7 // 8, space, space * 7 // 8)
        self.body.setSpacing(space // 2)
        self.title = HeaderLabel(title, 2)
        if not title:
            self.title.hide()  # never shown here: without a parent it would be a window of its own for a moment
        if title or aside:
            head = QHBoxLayout()
            head.addWidget(self.title, 1)
            if aside:
                head.addWidget(aside)
            self.body.addLayout(head)

    def add(self, item: QWidget | QLayout) -> None:
        """Add a widget or a layout below what is there."""
        if isinstance(item, QWidget):
            self.body.addWidget(item)
        else:
            self.body.addLayout(item)


class Pressable(QPushButton):
    """A button that the keyboard presses as people expect."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that has the focus, as the space bar does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() & ~_KEYPAD:
            self.click()
        else:
            super().keyPressEvent(event)


class KnowsRights(Protocol):
    """Where it is known what the officer may do, as a Workplace; `recht_known` says that it is known now."""

    @property
    def recht(self) -> Recht:
        """What the officer may do."""

    @property
    def recht_known(self) -> SignalInstance:
        """Told when that is known."""


class _Button(Pressable):
    def __init__(self, text: str, role: str, clicked: Callable[[], object] | None) -> None:
        super().__init__(plain(shortened(text)))
        self._place: KnowsRights | None = None
        self._needs: Recht | None = None
        self._is_on, self._barred, self._told = True, "", ""
        self.setProperty("role", role)
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        if clicked is not None:
            self.clicked.connect(lambda: clicked())

    def needing(self, place: KnowsRights, needs: Recht | None = None) -> Self:
        """Only who has this right, or else that of a regievoerder, can press it; anybody else is told so before."""
        from ivbdesk.cases.betrokkenen.medewerker import Recht  # the unlock window has no use for it

        self._place, self._needs = place, needs or Recht.REGIEVOERDER
        place.recht_known.connect(self._judge)
        self._judge()
        return self

    def setEnabled(self, on: bool) -> None:
        """As far as the right of the officer goes."""
        self._is_on = on
        self._judge()

    def bar(self, why: str) -> None:
        """Cannot be pressed, and says why it would be refused; an empty reason lets it go again."""
        self._barred = why
        self._judge()

    def _judge(self) -> None:
        held_back = bool(self._place and self._needs and not self._place.recht.covers(self._needs))
        why = LOOK_ONLY if held_back else self._barred
        super().setEnabled(self._is_on and not why)
        if why or self._told:
            self._told = why
            self.setToolTip(why)
            self.setAccessibleDescription(why)

    def setText(self, text: str) -> None:
        """Read these words."""
        super().setText(plain(shortened(text)))

    def text(self) -> str:
        """The words, as they are read."""
        return super().text().replace("&&", "&")


class PrimaryButton(_Button):
    """The one act that a page or dialog is for."""

    def __init__(self, text: str, clicked: Callable[[], object] | None = None) -> None:
        super().__init__(text, "primary", clicked)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the focus as a ring within, since the button itself has the colour of the focus."""
        super().paintEvent(event)
        if not self.hasFocus():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.HighlightedText), 2))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(3.5, 3.5, -3.5, -3.5), 3, 3)


class SecondaryButton(_Button):
    """Any other act."""

    def __init__(self, text: str, clicked: Callable[[], object] | None = None) -> None:
        super().__init__(text, "", clicked)


class LinkButton(_Button):
    """An act or a place to go to that reads as a part of the text; the end of a long one gives way where there is no room."""

    def __init__(self, text: str, clicked: Callable[[], object] | None = None) -> None:
        super().__init__(text, "link", clicked)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        """Room for a few words, or for all where they are fewer."""
        whole = super().minimumSizeHint()
        return QSize(min(whole.width(), self.fontMetrics().averageCharWidth() * _LINK), whole.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What does not fit is told in the tip."""
        super().resizeEvent(event)
        if not self.accessibleDescription():
            self.setToolTip(self.text() if self.width() < self.sizeHint().width() else "")

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw as much of the words as there is room for."""
        missing = self.sizeHint().width() - self.width()
        if missing <= 0:
            super().paintEvent(event)
            return
        option, metrics = QStyleOptionButton(), self.fontMetrics()
        self.initStyleOption(option)
        room = metrics.horizontalAdvance(self.text()) - missing
        option.text = plain(metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, room))
        QStylePainter(self).drawControl(QStyle.ControlElement.CE_PushButton, option)


class EmptyState(QWidget):
    """What stands where nothing is yet: what this place is for, and how to begin."""

    def __init__(self, title: str, text: str, action: QPushButton | None = None) -> None:
        super().__init__()
        space = unit(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(space * 2, space * 2, space * 2, space * 2)
        column.setSpacing(space // 2)
        heading, words = HeaderLabel(title, 2), MutedLabel(text)
        words.setMaximumWidth(space * 26)
        column.addStretch(1)
        for label in (heading, words):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(heading)
        middle = QHBoxLayout()  # a row asks the wrapped words for their height; an alignment would not
        middle.addStretch(1)
        middle.addWidget(words, 20)
        middle.addStretch(1)
        column.addLayout(middle)
        if action is not None:
            column.addSpacing(space // 2)
            column.addWidget(action, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        self.setAccessibleName(f"{title}. {text}")


class Rule(QFrame):
    """A thin line between parts."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "rule")

    def sizeHint(self) -> QSize:
        """One pixel high."""
        return QSize(10, 1)
