"""Mends the rows that did not pass: every objection at its cell, judged while one types, alike values in one act."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QCompleter,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from ivbdesk.cases.invoer.invoercheck import Controle
from ivbdesk.cases.invoer.invoerveld import Invoervelden
from ivbdesk.cases.invoer.lijst import BESIDE, REMARKS, Celplek, Lijst
from ivbdesk.cases.invoer.rijkeurder import Invoerrij, Rijkeurder
from ivbdesk.cases.taal.nederlands import count, shorten
from ivbdesk.ui.invoer.celhanden import Celhanden
from ivbdesk.ui.invoer.herstelmodel import Herstelmodel, Index
from ivbdesk.ui.invoer.herstelstappen import Herstelstappen
from ivbdesk.ui.theme import Theme
from ivbdesk.ui.widgets.basics import Label, MutedLabel, SecondaryButton
from ivbdesk.ui.widgets.layouts import clear, row

_TALL, _LOW, _FIRST, _WIDE, _TEXT = 2.1, 7, 8, 24, 44
_PROPOSED, _QUOTED, _BESIDE = 4, 40, 15


class _Editor(QStyledItemDelegate):
    """A line to type in, which completes the words of a set; `typing` says what stands in it so far."""

    typing = Signal(int, str, str)

    def __init__(self, model: Herstelmodel, words: Callable[[str], list[str]], parent: QWidget) -> None:
        super().__init__(parent)
        self._model, self._words = model, words

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """A line for one cell."""
        line = QLineEdit(parent)
        place = self._model.place_at(index)
        if place is not None:
            regel, code = place
            line.setAccessibleName(f"Rij {regel}, {self._model.name_of(code)}")
            line.textEdited.connect(lambda text: self.typing.emit(regel, code, text))
            if words := self._words(code):
                completer = QCompleter(words, line)
                completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
                completer.setFilterMode(Qt.MatchFlag.MatchContains)
                line.setCompleter(completer)
        return line

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        """As large as the whole cell: the line has room around its words of its own."""
        editor.setGeometry(option.rect)


class HerstelPane(QWidget):
    """The table, and below it all that is wrong with the row that is chosen.

    `mended` gives the list with what was mended; `refused` says why a key does nothing.
    """

    mended = Signal(object)
    refused = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._judge: Rijkeurder | None = None
        self._told_of: Celplek | None = None
        self._words: dict[str, list[str]] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(6)
        self.model = Herstelmodel(theme)
        self.steps = Herstelstappen(self, self.model, self.mended)
        self.model.typed.connect(self._on_typed)
        self.table = QTableView()
        self.table.setModel(self.model)
        self.table.setAccessibleName("Rijen die nog niet kunnen worden ingevoerd")
        self.table.setAccessibleDescription(
            "Typ in een cel om hem te verbeteren; Enter legt het vast, Ctrl+Z zet het terug"
        )
        self.table.setTabKeyNavigation(False)
        self.table.setWordWrap(False)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(round(self.table.fontMetrics().height() * _TALL))
        self.table.setMinimumHeight(self.table.fontMetrics().height() * _LOW)
        self.table.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )
        Celhanden(self.table, self.model, self._put, self.refused)
        self._editor = _Editor(self.model, lambda code: self._words.get(code, []), self.table)
        self._editor.typing.connect(self._while_typing)
        self.table.setItemDelegate(self._editor)
        self.table.selectionModel().currentChanged.connect(lambda *_: self._tell())
        column.addWidget(self.table, 1)
        self.same = QCheckBox()
        column.addWidget(self.same)
        told = QWidget()
        self._told = QVBoxLayout(told)
        self._told.setContentsMargins(0, 0, 0, 0)
        self._told.setSpacing(4)
        column.addWidget(told)
        self.all_proposals = SecondaryButton("", self._take_proposals)
        column.addLayout(row(self.all_proposals))

    def show_list(self, lijst: Lijst, controle: Controle, velden: Invoervelden, today: date) -> None:
        """Show the rows of a list that do not pass."""
        self.steps.begin(lijst)
        self._judge = Rijkeurder(lijst, velden, today)
        fields = velden.of(lijst.soort)
        self._words = {
            veld.code: [name for _, name in velden.choices(veld.lijst)] for veld in fields if veld.lijst
        }
        self.model.show_list(lijst, controle.rijen, {veld.code: veld.naam for veld in fields} | REMARKS)
        self.table.resizeColumnsToContents()
        em = self.table.fontMetrics().averageCharWidth()
        for number in range(self.model.columnCount()):
            most = em * (
                _FIRST if number == 0 else _TEXT if self.model.codes[number - 1] == "tekst" else _WIDE
            )
            self.table.setColumnWidth(number, min(self.table.columnWidth(number) + em, most))
        self._choose_first()

    def update_list(self, lijst: Lijst, controle: Controle) -> None:
        """Show the same rows as they are judged after mending."""
        self.model.update(lijst, controle.rijen)
        self._tell()

    def narrow(self, words: Sequence[str]) -> None:
        """Show only the rows in whose findings all of these words stand."""
        self.model.narrow(words)
        self._choose_first()

    def _choose_first(self) -> None:
        """The first cell with something wrong."""
        for number in range(min(1, self.model.rowCount())):
            found = self.model.judged(self.model.row_at(number).nummer).bevindingen
            code = found[0].code if found else ""
            column = self.model.codes.index(code) + 1 if code in self.model.codes else 1
            self.table.setCurrentIndex(self.model.index(number, column))
        self._tell()

    def _current(self) -> Celplek | None:
        return self.model.place_at(self.table.currentIndex())

    def _tell(self) -> None:
        """What is wrong with the row that is chosen, what may have been meant, and where the same stands."""
        clear(self._told)
        ready = self._certain()
        self.all_proposals.setText(f"Alle voorstellen overnemen ({len(ready)})")
        self.all_proposals.setVisible(bool(ready))
        self._told_of = place = self._current()
        self.same.hide()
        self.same.setChecked(False)
        if place is None:
            return
        self._show_findings(self.model.judged(place[0]))
        more, finding = len(self.model.same_wrong(place)) - 1, self.model.finding(place)
        text, choices = self.model.text_at(place), len(self._same_choice(place)) - 1
        if finding is not None and choices > 0:
            self.same.setText(
                f"Ook in {count(choices, 'andere rij', 'andere rijen')} met dit bezwaar: hetzelfde voorstel"
            )
            self.same.show()
        elif finding is not None and more > 0:
            quoted = "hetzelfde" if self.model.is_sealed(place[1]) else f"‘{shorten(text, _QUOTED)}’"
            what = quoted if text else "niets"
            self.same.setText(f"Ook in {count(more, 'andere rij', 'andere rijen')} waar {what} staat")
            self.same.show()

    def _show_findings(self, judged: Invoerrij) -> None:
        if judged.is_good:
            self._told.addWidget(MutedLabel(f"Rij {judged.regel} is goed en wordt ingevoerd."))
        for finding in judged.bevindingen:
            self._told.addWidget(
                Label(f"Rij {judged.regel}, {finding.kolom}: {finding.wat} {finding.doen}", "error")
            )
            place = (judged.regel, finding.code)
            if finding.code.startswith(BESIDE):
                self._told.addLayout(
                    row(SecondaryButton("Deze cel leeg maken", partial(self._put, place, "")))
                )
                continue
            if finding.code in REMARKS:
                self._told.addLayout(
                    row(SecondaryButton("Opmerking van deze rij weglaten", partial(self._put, place, "")))
                )
            if finding.voorstellen:
                self._told.addLayout(
                    row(
                        MutedLabel("Bedoeld is misschien:", wrap=False),
                        *(
                            SecondaryButton(label, partial(self._put, place, text))
                            for label, text in self._labelled(place, finding.voorstellen[:_PROPOSED])
                        ),
                    )
                )
        if judged.bevindingen:
            self._offer_leaving(judged)

    def _labelled(self, place: Celplek, texts: Sequence[str]) -> list[tuple[str, str]]:
        """The proposals with what their buttons say; of who reported, none spells out the name or the number."""
        labels = [self._label(place, text) for text in texts]
        if self.model.is_sealed(place[1]):
            hidden = [n for n, text in enumerate(texts) if text not in ("", self.model.text_at(place))]
            for number, at in enumerate(hidden, 1):
                labels[at] = f"Voorstel {number} overnemen" if len(hidden) > 1 else "Voorstel overnemen"
        return list(zip(labels, texts, strict=True))

    def _label(self, place: Celplek, text: str) -> str:
        """A proposal on its button: that the cell is left or emptied, else its words, those beside a mask first."""
        if not text:
            return "Leeg maken"
        if text == self.model.text_at(place):
            return "Zo laten"
        before, mask, after = text.partition("[")
        return shorten(
            f"… {before[-_BESIDE:]}{mask}{after}" if mask and len(before) > _BESIDE else text, _QUOTED
        )

    def _offer_leaving(self, judged: Invoerrij) -> None:
        """The hands that leave this row out, and all rows with an objection of it."""
        leave = [SecondaryButton("Deze rij weglaten", partial(self._leave, [judged.regel]))]
        several = len(judged.bevindingen) > 1
        for finding in judged.bevindingen:
            alike = self.model.same_objection(finding)
            if len(alike) > 1:
                which = f"dit bezwaar bij ‘{shorten(finding.kolom, _QUOTED)}’" if several else "dit bezwaar"
                button = SecondaryButton(
                    f"Alle {len(alike)} rijen met {which} weglaten", partial(self._leave, alike)
                )
                button.setToolTip(f"{finding.kolom}: {finding.wat}")
                leave.append(button)
        self._told.addLayout(row(*leave[:_PROPOSED]))

    def _leave(self, rows: Sequence[int]) -> None:
        self.table.setFocus()
        if self.model.lijst is not None:
            self.steps.mend(self.model.lijst.leaving(rows))

    def _while_typing(self, regel: int, code: str, text: str) -> None:
        """Judge the row as it would be with what stands in the editor now."""
        lijst = self.model.lijst
        if lijst is None or self._judge is None:
            return
        row = next((row for row in lijst.rijen if row.nummer == regel), None)
        if row is not None:
            clear(self._told)
            self._show_findings(self._judge.mended(lijst.mended({(regel, code): text})).judge(row))

    def _on_typed(self, regel: int, code: str, text: str) -> None:
        self._put((regel, code), text)

    def _put(self, place: Celplek, text: str) -> None:
        """Put a text in a cell, and where that is ticked in all cells with the same wrong value."""
        lijst = self.model.lijst
        if lijst is None:
            return
        self.table.setFocus()  # the button that was pressed goes
        everywhere = self.same.isChecked() and place == self._told_of
        self.steps.mend(lijst.mended(self._everywhere(place, text) if everywhere else {place: text}))

    def _same_choice(self, place: Celplek) -> dict[Celplek, tuple[str, ...]]:
        """The cells of which the same is said, with as many meanings to choose from: a year, or what comes first in a date."""
        finding = self.model.finding(place)
        if finding is None or len(finding.voorstellen) < 2:
            return {}
        cells = [(regel, finding.code) for regel in self.model.same_objection(finding)]
        offered = {
            cell: other.voorstellen for cell in cells if (other := self.model.finding(cell)) is not None
        }
        return {cell: texts for cell, texts in offered.items() if len(texts) == len(finding.voorstellen)}

    def _everywhere(self, place: Celplek, text: str) -> dict[Celplek, str]:
        """What is put in each cell: the meaning that was chosen here, or else the same in those that hold the same."""
        alike = self._same_choice(place)
        if text in alike.get(place, ()):
            chosen = alike[place].index(text)
            return {cell: texts[chosen] for cell, texts in alike.items()}
        return dict.fromkeys(self.model.same_wrong(place), text)

    def _certain(self) -> list[tuple[Celplek, str]]:
        """The cells of which only one thing can have been meant."""
        found = []
        for number in range(self.model.rowCount()):
            judged = self.model.judged(self.model.row_at(number).nummer)
            found += [
                ((judged.regel, item.code), item.voorstellen[0])
                for item in judged.bevindingen
                if len(item.voorstellen) == 1 and not item.geheim
            ]
        return found

    def _take_proposals(self) -> None:
        self.table.setFocus()
        lijst = self.model.lijst
        if lijst is not None:
            self.steps.mend(lijst.mended(dict(self._certain())))

    def changeEvent(self, event: QEvent) -> None:
        """In other colours the marks have other tints."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.table.viewport().update()
