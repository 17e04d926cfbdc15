"""What is done once a field is left."""

from __future__ import annotations

from collections.abc import Callable

import shiboken6
from PySide6.QtWidgets import QLineEdit, QWidget


def when_left(edit: QLineEdit, do: Callable[[], object], *others: QWidget) -> None:
    """Do this each time the line is left, while it and the `others` that this looks at are there.

    A form that is taken down loses its fields one by one, and the last of them may be left after the first is gone.
    """

    def call() -> None:
        if all(shiboken6.isValid(widget) for widget in (edit, *others)):
            do()

    edit.editingFinished.connect(call)
