"""What the check of a heavier means finds, line by line in a card."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout

from ivbdesk.cases.ladder.bevinding import Bevinding, Oordeel
from ivbdesk.cases.taal.nederlands import count
from ivbdesk.ui.widgets.basics import Card, Label, MutedLabel
from ivbdesk.ui.widgets.layouts import row

_SIGNS = {Oordeel.GOED: "✓", Oordeel.OPEN: "✕", Oordeel.STOP: "■"}
_ROLES = {Oordeel.GOED: "good", Oordeel.OPEN: "bad", Oordeel.STOP: "bad"}
_OPEN_SHOWN = 12
_GOOD_SHOWN = 5


def add_findings(card: Card, findings: tuple[Bevinding, ...], blocked: list[Bevinding]) -> None:
    """What lacks first, then what is in order; of long lists the beginning."""
    told = (
        f"Er {'ontbreekt' if len(blocked) == 1 else 'ontbreken'} nog {count(len(blocked), 'punt', 'punten')}:"
        if blocked
        else "Alles is verantwoord; dit middel mag starten."
    )
    card.add(Label(told, "strong"))
    missing = sorted(blocked, key=lambda f: f.oordeel is not Oordeel.STOP)
    good = [finding for finding in findings if finding.oordeel is Oordeel.GOED]
    for finding in (*missing[:_OPEN_SHOWN], *good[:_GOOD_SHOWN]):
        card.add(_finding_line(finding))
    hidden = max(0, len(missing) - _OPEN_SHOWN), max(0, len(good) - _GOOD_SHOWN)
    more = [
        f"nog {number} {what}" for number, what in zip(hidden, ("open", "in orde"), strict=True) if number
    ]
    if more:
        card.add(MutedLabel(f"En {' en '.join(more)}; alle punten staan in de afweging.", small=True))


def _finding_line(finding: Bevinding) -> QHBoxLayout:
    """A sign in its colour, and the words beside it; the source as a tip."""
    sign = Label(_SIGNS[finding.oordeel], _ROLES[finding.oordeel], wrap=False)
    words = Label(finding.tekst, "small")
    words.setToolTip(finding.bron)
    line = row(sign, spacing=5, stretch=False)
    line.setAlignment(sign, Qt.AlignmentFlag.AlignTop)
    line.addWidget(words, 1)
    return line
