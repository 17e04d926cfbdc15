"""What changed in a version, under its headings: the subject of each change stands out from what is said of it."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import QWidget

from ivbdesk.cases.beheer.programma import Veranderd
from ivbdesk.ui.widgets.basics import HeaderLabel, Label


def changes_of(changed: Veranderd) -> Iterator[QWidget]:
    """A label for each heading, subject and text."""
    for heading, lines in changed:
        yield HeaderLabel(heading, 3)
        for change in lines:
            if change.onderwerp:
                yield Label(change.onderwerp, "strong")
            yield Label(change.tekst if change.onderwerp else f"• {change.tekst}")
