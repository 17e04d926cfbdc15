"""Fields in which one types or ticks: text, a number, yes or no."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMimeData
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QPlainTextEdit, QWidget

from ivbdesk.ui.fields.field import Field
from ivbdesk.ui.fields.icon_button import IconButton
from ivbdesk.ui.widgets.basics import plain

_BEYOND = 1000
"""So much more than fits is taken in, to say that it is too much; a megabyte on one line would hold up the window."""


class FreeText(Field):
    """A text in one's own words: a number that points at one person is pointed out as it is typed."""

    watched = False
    """Whether it is: such a number is asked about once more when it is saved."""
    longest = 20_000
    longest_word = 200
    """A longer word is no word, and would make the window as wide as itself; a path or address may be longer."""

    def objection(self) -> str:
        """A text that is too long for its place."""
        text = str(self.raw())
        word = max((w for w in text.split() if not set(w) & set("/\\@")), key=len, default="")
        if len(text) > self.longest:
            return f"Dit zijn {len(text)} tekens; hier passen er {self.longest}. Kort het in."
        if len(word) > self.longest_word:
            return f"Hier staan {len(word)} tekens achter elkaar zonder spatie. Kijk na of dit klopt."
        return ""

    def watch(self) -> None:
        """Say at the field that such a number stands in it, as long as it does."""
        self.watched = True
        self.changed.connect(self._look_through)

    def _look_through(self) -> None:
        from ivbdesk.cases.taal.persoonsnummers import told_of_numbers  # the unlock window has no use for it

        self.show_warning(told_of_numbers(str(self.value())))


class TextField(FreeText):
    """One line of text; one that is `secret`, or asks how to reach someone, is not looked through.

    One that is `sealed` asks who reported, and is in no draft.
    """

    def __init__(
        self,
        name: str,
        title: str,
        help: str = "",
        *,
        secret: bool = False,
        hint: str = "",
        bereikbaar: bool = False,
        sealed: bool = False,
        needed: bool = False,
        longest: int = 1000,
    ) -> None:
        super().__init__(name, title, help)
        self.needed, self.longest = needed, longest
        self.longest_word = longest if secret else 80
        self._kept = not sealed and not secret
        self._eye: IconButton | None = None
        self.edit = QLineEdit()
        self.edit.setMaxLength(longest + _BEYOND)
        self.edit.setPlaceholderText(hint)
        self.edit.textChanged.connect(self.changed)
        self._set_input(self.edit, self._hidden() if secret else None)
        if not secret and not bereikbaar:
            self.watch()

    def _hidden(self) -> QWidget:
        """The line with dots for what is typed, and beside it an eye that shows the words, or hides them again."""
        both = QWidget()
        row = QHBoxLayout(both)
        row.setContentsMargins(0, 0, 0, 0)
        self._eye = eye = IconButton("oog", "", "")
        eye.clicked.connect(lambda: self._show_words(not self._shows_words))
        self._show_words(False)
        row.addWidget(self.edit, 1)
        row.addWidget(eye)
        return both

    @property
    def _shows_words(self) -> bool:
        return self.edit.echoMode() is QLineEdit.EchoMode.Normal

    def _show_words(self, shown: bool) -> None:
        self.edit.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
        self._tell_eye()

    def _tell_eye(self) -> None:
        """The eye is called by what it does next, so that who does not see it knows how it stands."""
        drawing, verb = ("oog-dicht", "Verbergen") if self._shows_words else ("oog", "Tonen")
        if self._eye is not None:
            self._eye.become(drawing, f"{verb} wat u typt", f"{self.title} {verb.lower()}")

    def hide_words(self) -> None:
        """Dots again for what is typed, where it was to be seen."""
        if self._eye is not None:
            self._show_words(False)

    def forget(self) -> None:
        """Nothing in it, no letter to be seen, and nothing that undoing brings back."""
        self.edit.setText("")
        self.hide_words()

    def set_title(self, title: str) -> None:
        """Call the field otherwise, and the eye beside it."""
        super().set_title(title)
        self._tell_eye()

    def may_be_kept(self) -> bool:
        """Not what is sealed, nor a password."""
        return self._kept

    def value(self) -> str:
        """The text."""
        return self.edit.text()

    def set_value(self, value: object) -> None:
        """Show a text, from its beginning."""
        self.edit.setText(str(value or ""))
        self.edit.setCursorPosition(0)


class _Lines(QPlainTextEdit):
    """Some lines of text, as high as its font needs, also when that grows."""

    def __init__(self, lines: int, most: int) -> None:
        super().__init__()
        self._lines, self._most = lines, most
        self.setTabChangesFocus(True)
        self._fit()

    def _fit(self) -> None:
        line = self.fontMetrics().lineSpacing()
        self.setMinimumHeight(line * self._lines + 18)
        self.setMaximumHeight(line * (self._lines + 3) + 18)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Of what is pasted or dropped, no more than is too much."""
        if len(source.text()) <= self._most:
            super().insertFromMimeData(source)
        else:
            self.insertPlainText(source.text()[: self._most])

    def changeEvent(self, event: QEvent) -> None:
        """Fit another size of text."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._fit()


class LongTextField(FreeText):
    """Some lines of text; Tab goes to the next field."""

    def __init__(
        self,
        name: str,
        title: str,
        help: str = "",
        *,
        lines: int = 3,
        bereikbaar: bool = False,
        needed: bool = False,
    ) -> None:
        super().__init__(name, title, help)
        self.needed = needed
        self.edit = _Lines(lines, self.longest + _BEYOND)
        self.edit.textChanged.connect(self.changed)
        self._set_input(self.edit)
        if not bereikbaar:
            self.watch()

    def value(self) -> str:
        """The text."""
        return self.edit.toPlainText()

    def set_value(self, value: object) -> None:
        """Show a text; of one that was kept elsewhere, no more than is too much."""
        self.edit.setPlainText(str(value or "")[: self.longest + _BEYOND])


class CheckField(Field):
    """Yes or no, with its words beside the box."""

    def __init__(self, name: str, title: str, help: str = "") -> None:
        super().__init__(name, title, help)
        self._title.hide()
        self.box = QCheckBox(plain(title))
        self.box.toggled.connect(lambda _: self.changed.emit())
        self._set_input(self.box)

    def value(self) -> bool:
        """Whether it is ticked."""
        return self.box.isChecked()

    def set_value(self, value: object) -> None:
        """Tick or untick."""
        self.box.setChecked(bool(value))

    def as_text(self, value: object) -> str:
        """Yes or no."""
        return "Ja" if value else "Nee"


class _NumberInput(Field):
    """A line in which a whole number is typed."""

    def __init__(self, name: str, title: str, help: str = "") -> None:
        super().__init__(name, title, help)
        self.edit = QLineEdit()
        self.edit.textChanged.connect(self.changed)
        self._set_input(self.edit)

    def set_value(self, value: object) -> None:
        """Show a number."""
        self.edit.setText("" if value is None else str(value))

    def raw(self) -> object:
        """The text as typed."""
        return self.edit.text()

    def _number(self) -> int:
        text = self.edit.text().strip()
        if not text.isascii() or not text.isdigit() or len(text) > 9:
            raise ValueError("Vul een geheel getal in.")
        return int(text)


class NumberField(_NumberInput):
    """A whole number."""

    def value(self) -> int:
        """The number."""
        return self._number()


class OptionalNumberField(_NumberInput):
    """A whole number, or nothing."""

    def value(self) -> int | None:
        """The number; None for an empty field."""
        return self._number() if self.edit.text().strip() else None
