"""What stays in view while a signal is weighed: whom to call, the signal itself, and what fits."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ivbdesk.actions.context import AMSTERDAM
from ivbdesk.actions.signaal.weging_bekend import BekendeCasus
from ivbdesk.cases.kader.soorten import Uitkomst
from ivbdesk.cases.kader.wegingskader import Bellen
from ivbdesk.cases.signaal.signaal import Signaal
from ivbdesk.cases.signaal.weging import Uitkomststand
from ivbdesk.cases.taal.nederlands import short_date
from ivbdesk.ui.widgets.basics import Card, HeaderLabel, Label, LinkButton, MutedLabel
from ivbdesk.ui.widgets.layouts import clear


class AcuutCard(Card):
    """Whom to call, the first on top, in large words."""

    def __init__(self, bellen: Sequence[Bellen]) -> None:
        super().__init__("! Bel eerst. Dit formulier kan wachten.", gap=True)
        for number, call in enumerate(bellen):
            called = call.wie if call.wie == call.nummer else f"{call.wie}: {call.nummer}"
            self.add(HeaderLabel(called, 1 if number == 0 else 2))
            self.add(MutedLabel(call.wanneer, small=True))


class SignaalCard(Card):
    """The words of the signal, with when, from whom and where; never who reported it."""

    def __init__(self, signaal: Signaal) -> None:
        super().__init__(signaal.nummer)
        day = short_date(signaal.ontvangen_op.astimezone(AMSTERDAM).date())
        facts = [day, signaal.bron.label, str(signaal.plek), signaal.naam]
        self.add(MutedLabel(" · ".join(fact for fact in facts if fact), small=True))
        self.add(Label(signaal.tekst))


class BekendCard(Card):
    """Cases at about this address or with about this name; `chosen` gives the one that the signal is to join."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__("Er is al een casus")
        self.buttons: list[LinkButton] = []
        self.hide()

    def show_cases(self, known: Sequence[BekendeCasus]) -> None:
        """Show these, and nothing where there are none."""
        for casus in known:
            button = LinkButton(f"Voeg bij {casus.nummer}", partial(self.chosen.emit, casus))
            self.buttons.append(button)
            self.add(button)
            self.add(MutedLabel(f"{casus.wat} · {casus.reden}", small=True))
        self.setVisible(bool(known))


class WatPastCard(Card):
    """Which outcomes fit and why, live; `chosen` gives the one that is pressed."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__("Wat past")
        self._shown: list[Uitkomststand] | None = None
        self.buttons: list[LinkButton] = []
        self._lines = QVBoxLayout()
        self._lines.setSpacing(4)
        self.add(self._lines)

    def widest(self) -> int:
        """How wide it is with the longest outcome in it, which is not wrapped."""
        buttons = [LinkButton(_fits(outcome)) for outcome in Uitkomst]
        for button in buttons:
            button.ensurePolished()
        box = self.layout()
        assert box is not None
        edges = box.contentsMargins()
        return max(button.sizeHint().width() for button in buttons) + edges.left() + edges.right()

    def show_findings(self, findings: Sequence[Uitkomststand], after: QWidget) -> None:
        """Show those that fit with their reason, next `after` this in the order of Tab; the others on one line each."""
        if list(findings) == self._shown:
            return
        self._shown = list(findings)
        clear(self._lines)
        self.buttons = []
        fitting = [finding for finding in findings if finding.past]
        if not fitting:
            self._lines.addWidget(MutedLabel("Beantwoord de vragen; hier staat dan wat past en waarom."))
        for finding in fitting:
            button = LinkButton(_fits(finding.uitkomst), partial(self._choose, finding.uitkomst))
            button.setAccessibleName(f"Kies: {finding.uitkomst.label}")
            self.buttons.append(button)
            self._lines.addWidget(button)
            self._lines.addWidget(MutedLabel(finding.waarom, small=True))
        for button in self.buttons:
            QWidget.setTabOrder(after, button)
            after = button
        refused = [finding for finding in findings if not finding.kan]
        if refused:
            self._lines.addWidget(HeaderLabel("Kan nu niet", 3))
        for finding in refused:
            self._lines.addWidget(MutedLabel(f"✕ {finding.uitkomst.label}: {finding.waarom}", small=True))

    def _choose(self, which: Uitkomst) -> None:
        self.chosen.emit(which)


def _fits(outcome: Uitkomst) -> str:
    return f"✓ {outcome.label}"


class WegingSide(QWidget):
    """Whom to call and the signal, below each other; `past` stands where there is room for it."""

    def __init__(self, signaal: Signaal, bellen: Sequence[Bellen]) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        self.acuut, self.bekend, self.past = AcuutCard(bellen), BekendCard(), WatPastCard()
        self.acuut.setVisible(signaal.acuut)
        for card in (self.acuut, SignaalCard(signaal), self.bekend):
            column.addWidget(card)
