"""Words of a list that are not known: what each means is asked once, with a proposal, and remembered."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from ivbdesk.cases.invoer.invoerveld import Invoervelden
from ivbdesk.cases.invoer.vertaling import OnbekendWoord, choices_of, list_name, value_name
from ivbdesk.cases.taal.nederlands import count
from ivbdesk.ui.fields.choice_field import ChoiceField
from ivbdesk.ui.widgets.basics import Label, MutedLabel, PrimaryButton, SecondaryButton
from ivbdesk.ui.widgets.layouts import clear, row, scrolling
from ivbdesk.ui.workplace import Workplace

_SHOWN = 40


class WoordenPane(QWidget):
    """A line for each word. `done` is given the value by set and word of those that were chosen."""

    def __init__(self, place: Workplace, done: Callable[[dict[tuple[str, str], str]], object]) -> None:
        super().__init__()
        self._done = done
        self._words: Sequence[OnbekendWoord] = ()
        self.fields: dict[tuple[str, str], ChoiceField[str]] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.addWidget(
            MutedLabel(
                "Deze woorden kent het programma nog niet. Zeg één keer wat ze betekenen; bij een volgende lijst hoeft het niet "
                "opnieuw. Wat de naam van iemand kan zijn, wordt niet onthouden: dat geldt alleen in deze lijst.",
                small=True,
            )
        )
        lines = QWidget()
        self._grid = QGridLayout(lines)
        self._grid.setContentsMargins(0, 0, 6, 0)
        self._grid.setColumnStretch(1, 2)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(2, 2)
        column.addWidget(scrolling(lines), 1)
        self._more = MutedLabel("", small=True)
        column.addWidget(self._more)
        self.keep = PrimaryButton("Onthouden en opnieuw controleren", self._keep).needing(place)
        self.propose = SecondaryButton("Alle voorstellen invullen", self._propose)
        column.addLayout(row(self.keep, self.propose))

    def show_words(
        self, words: Sequence[OnbekendWoord], velden: Invoervelden, straten: Sequence[str]
    ) -> None:
        """Ask these words; what was chosen of one that is asked already, stays."""
        if words == self._words and self.fields:
            return
        chosen = {key: field.chosen() for key, field in self.fields.items()}
        clear(self._grid)
        self._words, self.fields = words, {}
        for number, word in enumerate(words[:_SHOWN]):
            self._add(number, word, velden, straten)
        for key, value in chosen.items():
            if key in self.fields and value:
                self.fields[key].set_value(value)
        self._grid.setRowStretch(len(words), 1)
        more = len(words) - _SHOWN
        self._more.setText(
            f"En nog {count(more, 'woord', 'woorden')}; die volgen hierna." if more > 0 else ""
        )
        self._more.setVisible(more > 0)
        self.propose.setVisible(any(word.voorstel for word in words))

    @property
    def once(self) -> frozenset[tuple[str, str]]:
        """The words that hold for this list only, by set and word."""
        return frozenset((word.lijst, word.woord) for word in self._words if word.eenmalig)

    def _add(self, number: int, word: OnbekendWoord, velden: Invoervelden, straten: Sequence[str]) -> None:
        name = f"‘{word.woord}’"
        told = f"{list_name(word.lijst)}, in {count(word.aantal, 'rij', 'rijen')}"
        if word.eenmalig:
            told += ". Kan een naam zijn: alleen voor deze lijst, niet onthouden"
        title = QVBoxLayout()
        title.setSpacing(0)
        title.addWidget(Label(name, "strong"))
        title.addWidget(MutedLabel(told, small=True))
        title.addStretch(1)
        self._grid.addLayout(title, number, 0)
        field: ChoiceField[str] = ChoiceField(
            word.woord,
            f"{name} betekent{' in deze lijst' if word.eenmalig else ''}",
            choices_of(velden, word, straten),
        )
        self.fields[word.lijst, word.woord] = field
        self._grid.addWidget(field, number, 1)
        if word.voorstel:
            value, shown = word.voorstel, value_name(word.lijst, word.voorstel)
            button = SecondaryButton(f"Voorstel: {shown}", lambda: field.set_value(value))
            button.setAccessibleName(f"Voorstel voor {name}: {shown}")
            beside = QHBoxLayout()
            beside.addWidget(button)
            beside.addStretch(1)
            self._grid.addLayout(beside, number, 2)

    def _propose(self) -> None:
        for word in self._words:
            field = self.fields.get((word.lijst, word.woord))
            if field is not None and word.voorstel and field.chosen() is None:
                field.set_value(word.voorstel)

    def _keep(self) -> None:
        chosen = {key: field.chosen() for key, field in self.fields.items()}
        found = {key: value for key, value in chosen.items() if value}
        if found:
            self._done(found)
        elif self.fields:
            first = next(iter(self.fields.values()))
            first.show_error("Kies van minstens één woord wat het betekent.")
            first.setFocus()
