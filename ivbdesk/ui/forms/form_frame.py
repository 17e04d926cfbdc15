"""How a form looks around its fields: a heading, what is told above them, the fields, and the buttons below."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, QSize
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ivbdesk.ui.fields.field import Field
from ivbdesk.ui.theme import Theme
from ivbdesk.ui.widgets.basics import (
    HeaderLabel,
    Label,
    LinkButton,
    MutedLabel,
    PrimaryButton,
    SecondaryButton,
)
from ivbdesk.ui.widgets.layouts import scrolling


class FormFrame:
    """Built into `dialog`; the fields come in `column`."""

    def __init__(self, dialog: QDialog, theme: Theme, title: str, intro: str) -> None:
        self._dialog, self._px = dialog, theme.px
        px = self._px
        self._outer = QVBoxLayout(dialog)
        self._outer.setContentsMargins(0, 0, 0, 0)
        self._outer.setSpacing(0)
        self._head = QWidget()
        head = QVBoxLayout(self._head)
        head.setContentsMargins(px(22), px(18), px(22), px(10))
        head.setSpacing(px(6))
        heading = HeaderLabel(title)
        heading.setWordWrap(True)
        head.addWidget(heading)
        if intro:
            head.addWidget(MutedLabel(intro))
        self._refusal = Label("", "bad")
        self._refusal.hide()
        head.addWidget(self._refusal)
        self._others = Label("", "near")
        self._others.hide()
        head.addWidget(self._others)
        self.banner = QFrame()
        self._banner_text = Label("")
        head.addWidget(self.banner)
        self._outer.addWidget(self._head)
        self.body = QWidget()
        self.column = QVBoxLayout(self.body)
        self.column.setContentsMargins(px(22), px(4), px(22), px(16))
        self.column.setSpacing(px(11))
        self.scroll = scrolling(self.body)
        self._outer.addWidget(self.scroll, 1)
        self.footer = QFrame()
        self.problem = Label("", "error")

    def fill_banner(self, start_empty: Callable[[], object]) -> None:
        """Room to tell that a draft was put back, with the way to be without it."""
        px = self._px
        self.banner.setProperty("role", "banner")
        row = QHBoxLayout(self.banner)
        row.setContentsMargins(px(12), px(5), px(8), px(5))
        row.addWidget(self._banner_text, 1)
        row.addWidget(LinkButton("Leegmaken", start_empty))
        self.banner.hide()

    def fill_footer(
        self, verb: str, submit: Callable[[], object], cancel: Callable[[], object]
    ) -> PrimaryButton:
        """The line that tells what is wrong, and the buttons; gives the one that saves."""
        px = self._px
        self.footer.setProperty("role", "footer")
        row = QHBoxLayout(self.footer)
        row.setContentsMargins(px(22), px(12), px(22), px(12))
        row.setSpacing(px(10))
        row.addWidget(self.problem, 1)
        self._verb, self._save = verb, PrimaryButton(verb, submit)
        self._save.setToolTip("Ctrl Enter")
        self.cancel_button = SecondaryButton("Annuleren", cancel)
        row.addWidget(self.cancel_button)
        row.addWidget(self._save)
        self._outer.addWidget(self.footer)
        return self._save

    def set_busy(self, busy: bool) -> None:
        """Show that it is being saved, and let nobody save twice."""
        self._save.setEnabled(not busy)
        self._save.setText("Bezig …" if busy else self._verb)

    def refuse(self, text: str) -> None:
        """Say above the fields why nothing can be saved here now."""
        self._refusal.setText(text)
        self._refusal.show()

    def tell_others(self, text: str) -> None:
        """Say above the fields what colleagues or the line do to it; empty where that is nothing."""
        self._others.setText(text)
        self._others.setVisible(bool(text))

    def tell(self, text: str) -> None:
        """Show above the fields that a draft was put back."""
        self._banner_text.setText(text)
        self.banner.show()

    def fit(self, design_width: int) -> None:
        """As high as everything needs at the width of the design, within the screen."""
        self._dialog.resize(self.size_on(self._dialog.screen().availableGeometry().size(), design_width))

    def grow(self, design_width: int) -> None:
        """Higher where what is shown asks for that, never smaller, and still on the screen."""
        before = self._dialog.size()
        self.fit(design_width)
        self._dialog.resize(self._dialog.size().expandedTo(before))
        below = self._dialog.frameGeometry().bottom() - self._dialog.screen().availableGeometry().bottom()
        if below > 0:
            top = self._dialog.screen().availableGeometry().top()
            self._dialog.move(self._dialog.x(), max(top, self._dialog.y() - below))

    def size_on(self, screen: QSize, design_width: int) -> QSize:
        """The size for which `fit` asks on a screen that is this large."""
        width = min(self._px(design_width), screen.width() * 9 // 10)
        self.body.ensurePolished()
        wrapped = max(self.body.heightForWidth(width), self.body.sizeHint().height())
        head = self._head.heightForWidth(width)
        needed = head + wrapped + self.footer.sizeHint().height() + self._px(20)
        return QSize(width, min(needed, screen.height() * 9 // 10))

    def bring_in_sight(self, field: Field) -> None:
        """All of it where it fits, else from its top, where it says what is wrong."""
        top, room = field.mapTo(self.body, QPoint()), self.scroll.viewport().height()
        self.scroll.ensureVisible(top.x(), top.y() + min(field.height(), room), 0, 0)
        self.scroll.ensureVisible(top.x(), top.y(), 0, 0)
