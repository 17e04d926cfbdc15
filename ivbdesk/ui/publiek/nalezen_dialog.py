"""The window in which a document is read over before it leaves: each thing that was found, in its sentence."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtGui import QFont, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QWidget

from ivbdesk.cases.publiek.bevinding import Keuzewijze, Leesvondst, Naleeskeuze, Nalezing
from ivbdesk.cases.taal.nederlands import count
from ivbdesk.ui.fields.choice_field import ChoiceField, perhaps
from ivbdesk.ui.fields.fields import LongTextField
from ivbdesk.ui.forms.form_dialog import FormDialog
from ivbdesk.ui.forms.form_values import FormValues
from ivbdesk.ui.widgets.basics import Card, Label, LinkButton
from ivbdesk.ui.workplace import Workplace

_OPEN, _SHUT = "▸", "◂"
"""Signs around what was found: it stands out without colour too."""
_ASK = "Kies eerst wat hiermee gebeurt."


class NalezenDialog(FormDialog):
    """Shows what was found, each in its sentence, with the choice; `saved` gives the decisions.

    What the officer decided before is there again. A sentence that is written anew changes this document only.
    """

    design_width = 860

    def __init__(
        self, place: Workplace, nalezing: Nalezing, eerder: Sequence[Naleeskeuze], parent: QWidget
    ) -> None:
        self._nalezing = nalezing
        found = count(len(nalezing.bevindingen), "plek vraagt", "plekken vragen")
        super().__init__(
            place, "Nalezen voordat het naar buiten gaat", self._decided, draft=None, verb="Zo naar buiten", parent=parent,
            intro=f"{found} uw oordeel. Namen en nummers die zeker zijn, zijn al gemaskeerd. Wat u hier herschrijft, staat "
            "alleen zo in dit stuk; het register verandert niet. Hoort iets er ook in het register niet, verbeter het dan daar. "
            "Uw keuzes komen in het logboek en bij Delen.",
        )  # fmt: skip
        rest = LinkButton("Alles waarover niet is beslist maskeren", self.mask_rest)
        self.form.addWidget(rest)
        known = {(item.bevinding.tekst, item.bevinding.vondst.start): item for item in eerder}
        self._blocks = [
            _Block(self, number, item, known.get((item.tekst, item.vondst.start)))
            for number, item in enumerate(nalezing.bevindingen)
        ]

    def mask_rest(self) -> None:
        """Mask whatever was not decided on yet."""
        for block in self._blocks:
            if block.wijze.value() is None:
                block.wijze.set_value(Keuzewijze.MASKEREN)

    def problems(self, values: FormValues) -> dict[str, str]:
        """Each place is decided on, with its reason or with a sentence that names nobody."""
        made = self._decided(values)
        wrong = {}
        for block in self._blocks:
            if not any(keuze.settles(block.bevinding) for keuze in made):
                wrong[block.wijze.name] = _ASK
        for block in self._blocks:
            own = block.made(values)
            if own is not None and (problem := self._nalezing.problem(own)):
                wrong[block.woorden.name] = problem
        return wrong

    def _decided(self, values: FormValues) -> tuple[Naleeskeuze, ...]:
        return tuple(made for block in self._blocks if (made := block.made(values)) is not None)


class _Block:
    """One finding in the window: where it stands, its sentence, and what becomes of it."""

    def __init__(
        self, dialog: NalezenDialog, number: int, bevinding: Leesvondst, eerder: Naleeskeuze | None
    ) -> None:
        self.bevinding = bevinding
        card = Card(bevinding.plek)
        dialog.form.addWidget(card)
        card.add(Label(f"! {bevinding.waarom}", "near"))
        card.add(_Zin(bevinding, dialog.place.theme.px))
        choices = perhaps([(wijze, wijze.label) for wijze in Keuzewijze])
        self.wijze = dialog.add(
            ChoiceField(f"wijze_{number}", f"Wat gebeurt met ‘{bevinding.kort}’", choices), card.body
        )
        self.woorden = dialog.add(
            LongTextField(f"woorden_{number}", "Reden", lines=1, bereikbaar=True), card.body
        )
        self.wijze.changed.connect(self._show)
        self.wijze.set_value(eerder.wijze if eerder else bevinding.voorstel)
        self.woorden.set_value(eerder.woorden if eerder else "")
        self._show()

    def _show(self) -> None:
        """Ask for the reason or the sentence, where one of them is needed."""
        wijze = self.wijze.value()
        self.woorden.setVisible(wijze in (Keuzewijze.LATEN, Keuzewijze.HERSCHRIJVEN))
        rewriting = wijze is Keuzewijze.HERSCHRIJVEN
        self.woorden.set_title(
            "De zin zoals die wordt afgedrukt" if rewriting else "Waarom dit zo naar buiten mag"
        )
        start, eind = self.bevinding.zin
        sentence = self.bevinding.tekst[start:eind]
        if rewriting and not self.woorden.value():
            self.woorden.set_value(sentence)
        elif not rewriting and self.woorden.value() == sentence:
            self.woorden.set_value("")

    def made(self, values: FormValues) -> Naleeskeuze | None:
        """What was decided; None where nothing was yet."""
        wijze = values[self.wijze]
        words = "" if wijze is Keuzewijze.MASKEREN else values[self.woorden].strip()
        return Naleeskeuze(self.bevinding, wijze, words) if wijze is not None else None


class _Zin(QPlainTextEdit):
    """The sentence in which something was found, that word bold, underlined and between signs."""

    def __init__(self, bevinding: Leesvondst, px: Callable[[int], int]) -> None:
        super().__init__()
        self.setReadOnly(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.setAccessibleName(f"Zin met ‘{bevinding.kort}’")
        start, eind = bevinding.zin
        cursor = self.textCursor()
        plain, marked = QTextCharFormat(), QTextCharFormat()
        marked.setFontWeight(QFont.Weight.Bold)
        marked.setFontUnderline(True)
        marked.setBackground(self.palette().highlight())
        marked.setForeground(self.palette().highlightedText())
        cursor.insertText(bevinding.tekst[start : bevinding.vondst.start], plain)
        cursor.insertText(f"{_OPEN}{bevinding.woord}{_SHUT}", marked)
        cursor.insertText(bevinding.tekst[bevinding.vondst.eind : eind], plain)
        cursor.movePosition(QTextCursor.MoveOperation.Start)
        self.setTextCursor(cursor)
        lines = min(6, (eind - start) // 85 + 1)
        self.setFixedHeight(self.fontMetrics().lineSpacing() * lines + px(24))


def after_reading(
    place: Workplace,
    parent: QWidget,
    nalezing: Nalezing,
    eerder: Sequence[Naleeskeuze],
    go_on: Callable[[tuple[Naleeskeuze, ...]], None],
) -> None:
    """Go on at once where nothing was found; else after the officer decided on all of it."""
    if not nalezing.bevindingen:
        go_on(())
        return
    dialog = NalezenDialog(place, nalezing, eerder, parent)
    dialog.saved.connect(go_on)
    dialog.start()
