"""How an item of the dossiercheck looks: a sign in its colour, its words, and the evidence below it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ivbdesk.cases.besluitvorming.bewijs import Bewijsregel
from ivbdesk.cases.besluitvorming.dossierpunt import PuntStaat
from ivbdesk.cases.ladder.dossiercheck import Checkregel
from ivbdesk.cases.taal.nederlands import short_date, shorten
from ivbdesk.ui.widgets.basics import HeaderLabel, Label, MutedLabel
from ivbdesk.ui.widgets.layouts import row

SIGNS = {
    PuntStaat.VOLDAAN: ("✓", "good"),
    PuntStaat.ELDERS: ("↗", "near"),
    PuntStaat.NVT: ("–", "muted"),
    PuntStaat.ONTBREEKT_GEACCEPTEERD: ("!", "near"),
    PuntStaat.OPEN: ("✕", "bad"),
}
_EVIDENCE_SHOWN = 6
_LONGEST = 150


def signed(sign: str, role: str, words: QWidget) -> QHBoxLayout:
    """A sign in its colour with the words beside it."""
    mark = Label(sign, role, wrap=False)
    line = row(mark, spacing=6, stretch=False)
    line.setAlignment(mark, Qt.AlignmentFlag.AlignTop)
    line.addWidget(words, 1)
    return line


class CheckBlock(QWidget):
    """One item: how it stands, what was counted, and each piece of evidence with its date."""

    def __init__(self, line: Checkregel) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(3)
        sign, role = SIGNS[line.staat]
        if line.verplicht and not line.is_beantwoord:
            sign, role = "■", "bad"
        must = " · verplicht" if line.verplicht else ""
        title = HeaderLabel(f"{line.soort.code} {line.soort.naam} · {line.staat.label.lower()}{must}", 3)
        column.addLayout(signed(sign, role, title))
        column.addWidget(MutedLabel(line.soort.uitleg, small=True))
        if line.woorden:
            column.addWidget(Label(line.woorden, "small"))
        for proof in line.bewijs[:_EVIDENCE_SHOWN]:
            column.addWidget(_evidence(proof))
        hidden = len(line.bewijs) - _EVIDENCE_SHOWN
        if hidden > 0:
            column.addWidget(MutedLabel(f"En nog {hidden} in de tijdlijn en stukken.", small=True))


def _evidence(proof: Bewijsregel) -> Label:
    text = shorten(proof.tekst, _LONGEST)
    words = Label(f"{short_date(proof.datum)} · {text}", "small")
    words.setContentsMargins(18, 0, 0, 0)
    return words
