"""A label that is not seen: what a screen reader calls a box of choices or one of many fields with the same title."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QWidget

from ivbdesk.ui.widgets.basics import plain


def label_aside(input: QWidget, words: str) -> QLabel:
    """The label, beside an input that stands in something.

    On Linux Qt tells of a box of choices only what is chosen, and leaves it to the label how it is called.
    """
    label = QLabel(plain(words), input.parentWidget())
    label.setBuddy(input)
    label.hide()
    return label
